import * as z from 'zod';
import { callProvider } from './call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

export const NAME = 'Facebook';
const GRAPH_VERSION = 'v25.0';

const Refusal = z.object({ error: z.object({ message: z.string() }) });

/** One question to the Graph API about the config's pixel. Throws `ProviderError` with Facebook's own words. */
export async function askFacebook<T>(
  config: OpenConfig,
  settings: ProviderSettings,
  question: { edge?: string; query: Record<string, string>; answer: z.ZodType<T> },
): Promise<T> {
  const base = settings.FACEBOOK_BASE_URL ?? 'https://graph.facebook.com';
  const { status, body } = await callProvider({
    name: NAME,
    url: `${base}/${GRAPH_VERSION}/${config.pixelId}${question.edge ?? ''}?${new URLSearchParams(question.query)}`,
    // In the header and not in the address, where it would end up in logs.
    headers: { Authorization: `Bearer ${config.accessToken}` },
    timeoutMs: settings.timeoutMs,
  });
  if (status !== 200) {
    const said = Refusal.safeParse(body).data?.error.message ?? `status ${status}`;
    throw new ProviderError('refused', `${NAME}: ${said}`);
  }
  const answer = question.answer.safeParse(body);
  if (!answer.success) throw new ProviderError('away', `${NAME} answered with something unexpected`);
  return answer.data;
}
