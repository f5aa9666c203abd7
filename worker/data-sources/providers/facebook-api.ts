import * as z from 'zod';
import { type Answer, callProvider } from './call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

export const NAME = 'Facebook';
export const GRAPH_VERSION = 'v25.0';
const MINUTE_MS = 60_000;

const Refusal = z.object({
  error: z.object({
    message: z.string(),
    code: z.number().optional(),
    error_subcode: z.number().optional(),
    error_user_msg: z.string().optional(),
    is_transient: z.boolean().optional(),
  }),
});
/** `X-Business-Use-Case-Usage`: by business, how much of the limits is used and when it is over, in minutes. */
const Usage = z.record(z.string(), z.array(z.object({ estimated_time_to_regain_access: z.number().optional() })));

/** The codes that say the token is no longer taken: a person has to connect again. */
const REVOKED = [102, 190, 463, 467];
/** The codes of the app's, the user's, the account's and the business's limits. */
const BUSY = (code: number) => [4, 17, 32, 341, 613].includes(code) || (code >= 80_000 && code <= 80_014);
/** "Try again": an error of Facebook's own. */
const PASSING = [1, 2];

/** Code 100 with a subcode of 2804xxx: an event of a request to the Conversions API is not in order. */
const FAULT_OF_DATA = 'an event is not in order';

/** Where the Graph API is. */
export function graphBase(settings: ProviderSettings): string {
  return `${settings.FACEBOOK_BASE_URL ?? 'https://graph.facebook.com'}/${GRAPH_VERSION}`;
}

/**
 * One question to the Graph API; about the config's pixel unless it has a `path`. With `json` it is a POST, which is
 * repeated only where it says that it may be. Throws `ProviderError` with Facebook's own words.
 */
export async function askFacebook<T>(
  config: OpenConfig,
  settings: ProviderSettings,
  question: {
    path?: string;
    edge?: string;
    query?: Record<string, string>;
    json?: unknown;
    repeatable?: boolean;
    answer: z.ZodType<T>;
  },
): Promise<T> {
  const path = question.path ?? `/${config.pixelId}${question.edge ?? ''}`;
  const query = question.query ? `?${new URLSearchParams(question.query)}` : '';
  const { json, repeatable } = question;
  const answer = await callProvider({
    name: NAME,
    url: `${graphBase(settings)}${path}${query}`,
    // In the header and not in the address, where it would end up in logs.
    headers: { Authorization: `Bearer ${config.accessToken}` },
    ...(json === undefined ? {} : { json }),
    ...(repeatable === undefined ? {} : { repeatable }),
    timeoutMs: settings.timeoutMs,
    circuit: String(config.pixelId ?? 'me'),
  });
  if (answer.status !== 200) throw refusalOf(answer);
  const read = question.answer.safeParse(answer.body);
  if (!read.success) throw new ProviderError('away', `${NAME} answered with something unexpected`);
  return read.data;
}

/** Whether Facebook refused what was sent, and not who sent it: sending less of it may succeed. */
export function isFaultOfData(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.cause === FAULT_OF_DATA;
}

/** What a refused call means, in Facebook's own words. */
export function refusalOf({ status, body, headers }: Answer): ProviderError {
  const error = Refusal.safeParse(body).data?.error;
  const code = error?.code ?? 0;
  const message = `${NAME}: ${error?.error_user_msg ?? error?.message ?? `status ${status}`}`;
  if (BUSY(code)) return new ProviderError('busy', message, { retryAfterMs: waitOf(headers) });
  if (REVOKED.includes(code)) return new ProviderError('revoked', message);
  if (error?.is_transient || PASSING.includes(code)) return new ProviderError('away', message);
  const isOfData = code === 100 && Math.floor((error?.error_subcode ?? 0) / 1000) === 2804;
  return new ProviderError('refused', message, isOfData ? { cause: FAULT_OF_DATA } : {});
}

/** How long until the limits are over, as the headers tell; an hour where they do not, which is their window. */
function waitOf(headers: Headers): number {
  try {
    const usage = Usage.parse(JSON.parse(headers.get('X-Business-Use-Case-Usage') ?? ''));
    const minutes = Object.values(usage).flatMap((all) => all.map((one) => one.estimated_time_to_regain_access ?? 0));
    return Math.max(1, ...minutes) * MINUTE_MS;
  } catch {
    return 60 * MINUTE_MS;
  }
}
