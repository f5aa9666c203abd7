import * as z from 'zod';
import type { SourceType } from '../../../../contract/sources.ts';
import { callProvider } from '../../providers/call.ts';
import { ProviderError, type ProviderSettings } from '../../providers/provider.ts';

/** The app that PulseHub is at each provider, as it was registered there. Without both of a pair it is not offered. */
export interface OAuthSettings extends ProviderSettings {
  SHOPIFY_CLIENT_ID?: string;
  SHOPIFY_CLIENT_SECRET?: string;
  FACEBOOK_CLIENT_ID?: string;
  FACEBOOK_CLIENT_SECRET?: string;
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
}

export interface Client {
  id: string;
  secret: string;
}

/** What a provider granted. `expiresAt` is null for an access token that does not end by itself. */
export interface Grant {
  accessToken: string;
  refreshToken?: string | undefined;
  expiresAt: Date | null;
  /** As the provider lists them; undefined where it does not. */
  scopes?: string[] | undefined;
}

/** For whom tokens are asked. */
export interface Asker {
  client: Client;
  settings: OAuthSettings;
  now: Date;
  /** Shopify's alone. */
  shop: string | null;
}

/** The OAuth of one provider: what differs between them. One file each, listed in `index.ts`. */
export interface OAuthProvider {
  /** As a person knows it. */
  name: string;
  sourceType: SourceType;
  /** Whether the provider takes a code challenge (RFC 7636, S256). */
  pkce: boolean;
  /** Without these a connection is of no use. */
  requiredScopes: readonly string[];
  /** How long before its end a token is refreshed. Milliseconds. */
  refreshAheadMs: number;
  client(settings: OAuthSettings): Client | undefined;
  /** The page on which a person grants access. */
  authorizeUrl(
    asker: Asker,
    given: { redirectUri: string; state: string; challenge: string; reconnect: boolean },
  ): string;
  /** Trades the code of a callback for tokens. Throws `ProviderError`. */
  exchange(asker: Asker, given: { code: string; verifier: string; redirectUri: string }): Promise<Grant>;
  /** New tokens for old ones. Throws `ProviderError`: `revoked` when a person has to connect again. */
  refresh(asker: Asker, held: { accessToken: string; refreshToken: string | undefined }): Promise<Grant>;
}

const Tokens = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  expires_in: z.coerce.number().positive().optional(),
  scope: z.string().optional(),
});
const Refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** What the answers of token endpoints call a grant that is gone for good. */
const GONE = ['invalid_grant', 'invalid_subject_token', 'unauthorized_client'];
/** A token that comes with a refresh token ends, also where the answer forgets to say when. */
const ASSUMED_SECONDS = 3600;

/** One call to a token endpoint that answers by RFC 6749. A code and a refresh token are spent, so it is made once. */
export async function askForTokens(call: {
  name: string;
  url: string;
  form: Record<string, string>;
  asker: Asker;
}): Promise<Grant> {
  const { name, url, form, asker } = call;
  const { status, body } = await callProvider({
    ...{ name, url, form, timeoutMs: asker.settings.timeoutMs },
    circuit: `tokens ${asker.shop ?? ''}`,
  });
  if (status !== 200) {
    const refusal = Refusal.safeParse(body).data;
    const gone = refusal !== undefined && GONE.includes(refusal.error);
    const said = refusal?.error_description ?? refusal?.error ?? `status ${status}`;
    throw new ProviderError(gone ? 'revoked' : 'refused', `${name}: ${said}`);
  }
  return readTokens(name, body, asker.now);
}

/** The tokens of an answer. Throws `away` where it holds none. */
export function readTokens(name: string, body: unknown, now: Date): Grant {
  const tokens = Tokens.safeParse(body).data;
  if (!tokens) throw new ProviderError('away', `${name} answered with something unexpected`);
  const seconds = tokens.expires_in ?? (tokens.refresh_token ? ASSUMED_SECONDS : undefined);
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    expiresAt: seconds === undefined ? null : new Date(now.getTime() + seconds * 1000),
    scopes: tokens.scope === undefined ? undefined : tokens.scope.split(/[\s,]+/).filter(Boolean),
  };
}

/** The pair of settings as a client, when both are there. */
export function clientOf(id: string | undefined, secret: string | undefined): Client | undefined {
  return id && secret ? { id, secret } : undefined;
}
