import * as z from 'zod';
import { callProvider } from './call.ts';
import { type OpenConfig, ProviderError, type ProviderSettings, type SourceProvider } from './provider.ts';

const NAME = 'Google Tag Manager';
const MOST_PAGES = 5;

const Containers = z.object({
  container: z.array(z.object({ publicId: z.string(), name: z.string() })).default([]),
  nextPageToken: z.string().optional(),
});
const Refusal = z.object({ error: z.object({ message: z.string() }) });

/** Tag Manager keeps no events: they come in through the write key that a tag in the container uses. */
export const google: SourceProvider = {
  name: NAME,

  testConnection(config, settings) {
    return config.accessToken && config.accountId ? lookUp(config, settings) : fetchScript(config, settings);
  },
};

/** With a token and an account: the container must be one of the account's (Tag Manager API v2). */
async function lookUp(config: OpenConfig, settings: ProviderSettings): Promise<string> {
  const base = settings.GOOGLE_BASE_URL ?? 'https://tagmanager.googleapis.com';
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = pageToken ? `?pageToken=${encodeURIComponent(pageToken)}` : '';
    const { status, body } = await callProvider({
      name: NAME,
      url: `${base}/tagmanager/v2/accounts/${config.accountId}/containers${query}`,
      headers: { Authorization: `Bearer ${config.accessToken}` },
      timeoutMs: settings.timeoutMs,
    });
    if (status !== 200) {
      const said = Refusal.safeParse(body).data?.error.message ?? `status ${status}`;
      throw new ProviderError('refused', `${NAME}: ${said}`);
    }
    const answer = Containers.safeParse(body).data;
    if (!answer) throw new ProviderError('away', `${NAME} answered with something unexpected`);
    const found = answer.container.find(({ publicId }) => publicId === config.containerId);
    if (found) return `Found the container ${found.name} (${found.publicId})`;
    pageToken = answer.nextPageToken;
    if (!pageToken) break;
  }
  throw new ProviderError('refused', `${NAME}: the account ${config.accountId} has no container ${config.containerId}`);
}

/** Without a token: a published container's script is public, and 404 while there is none. */
async function fetchScript(config: OpenConfig, settings: ProviderSettings): Promise<string> {
  const base = settings.GOOGLE_BASE_URL ?? 'https://www.googletagmanager.com';
  const { status } = await callProvider({
    name: NAME,
    url: `${base}/gtm.js?id=${config.containerId}`,
    headers: { Accept: '*/*' },
    timeoutMs: settings.timeoutMs,
  });
  if (status === 200) return `Found the published container ${config.containerId}`;
  if (status === 404) {
    throw new ProviderError(
      'refused',
      `${NAME} has no published container ${config.containerId}: check the id, and publish it once`,
    );
  }
  throw new ProviderError('refused', `${NAME} refused to show the container ${config.containerId} (status ${status})`);
}
