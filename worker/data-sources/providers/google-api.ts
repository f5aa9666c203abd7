import * as z from 'zod';
import { callProvider } from './call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

export const NAME = 'Google';

/** The hosts of Google's APIs; one base address stands for all of them where it is set. */
const HOSTS = {
  tagManager: 'https://tagmanager.googleapis.com/tagmanager/v2',
  analyticsAdmin: 'https://analyticsadmin.googleapis.com/v1beta',
  analyticsData: 'https://analyticsdata.googleapis.com/v1beta',
} as const;

const Refusal = z.object({ error: z.object({ message: z.string(), status: z.string().optional() }) });
/** Quotas of Analytics count by the hour; that of concurrent requests is over sooner. */
const WAIT_MS = 10 * 60_000;

/**
 * One question to one of Google's APIs. A `json` body is a query, which may be asked again. Throws `ProviderError`
 * with Google's own words: `revoked` for a token that is no longer taken, `busy` for a quota that is used up.
 */
export async function askGoogle<T>(
  config: OpenConfig,
  settings: ProviderSettings,
  question: {
    api: keyof typeof HOSTS;
    path: string;
    query?: Record<string, string>;
    json?: unknown;
    answer: z.ZodType<T>;
  },
): Promise<T> {
  const { api, path, query, json } = question;
  const host = settings.GOOGLE_BASE_URL ? `${settings.GOOGLE_BASE_URL}${new URL(HOSTS[api]).pathname}` : HOSTS[api];
  const { status, body, headers } = await callProvider({
    name: NAME,
    url: `${host}${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    headers: { Authorization: `Bearer ${config.accessToken}` },
    ...(json === undefined ? {} : { json, repeatable: true }),
    timeoutMs: settings.timeoutMs,
    circuit: `${config.containerId ?? 'me'} ${config.ga4PropertyId ?? ''}`,
  });
  if (status !== 200) throw refusalOf(status, body, headers);
  const answer = question.answer.safeParse(body);
  if (!answer.success) throw new ProviderError('away', `${NAME} answered with something unexpected`);
  return answer.data;
}

function refusalOf(status: number, body: unknown, headers: Headers): ProviderError {
  const error = Refusal.safeParse(body).data?.error;
  const message = `${NAME}: ${error?.message ?? `status ${status}`}`;
  if (status === 401) return new ProviderError('revoked', message);
  // Tag Manager says so with 403 where the others say 429.
  if (error?.status === 'RESOURCE_EXHAUSTED' || /quota exceeded|rate limit/i.test(error?.message ?? '')) {
    const seconds = Number(headers.get('Retry-After'));
    return new ProviderError('busy', message, { retryAfterMs: seconds > 0 ? seconds * 1000 : WAIT_MS });
  }
  return new ProviderError('refused', message);
}
