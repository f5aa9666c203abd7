import { OAUTH_PROBLEMS, type OAuthProblem, type OAuthProviders, type OAuthStarted } from '../../contract/oauth.ts';
import type { SourceType } from '../../contract/sources.ts';
import type { Api } from '../app/api.ts';

export type SignInProvider = OAuthProviders['providers'][number];

/** Where a source of this type can be connected by signing in; undefined where it takes a token. */
export async function signInFor(api: Api, type: SourceType): Promise<SignInProvider | undefined> {
  const { providers } = await api.get<OAuthProviders>('/oauth/providers');
  return providers.find((one) => one.sourceType === type && one.configured);
}

/** Leaves for the provider's page, which sends the browser back to the sources. Throws what the hub refuses. */
export async function signInAt(
  api: Api,
  { provider }: Pick<SignInProvider, 'provider'>,
  given: { shop?: string; name?: string; sourceId?: string },
): Promise<void> {
  const { url } = await api.get<OAuthStarted>(`/oauth/${provider}/start?${new URLSearchParams(given)}`);
  location.assign(url);
}

/** What to say after a way back from a provider that did not connect anything. */
export function problemWords(problem: string): string | undefined {
  return OAUTH_PROBLEMS[problem as OAuthProblem];
}
