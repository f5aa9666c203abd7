import { askForTokens, clientOf, type OAuthProvider } from './provider.ts';

const NAME = 'Google';
const TAG_MANAGER = 'https://www.googleapis.com/auth/tagmanager.readonly';
const ANALYTICS = 'https://www.googleapis.com/auth/analytics.readonly';

/**
 * Google's OAuth 2.0 for web servers, with PKCE. A refresh token comes at the first consent only, so consent is always
 * asked for; refreshing gives a new access token and, where Google rotates it, a new refresh token.
 */
export const google: OAuthProvider = {
  name: NAME,
  sourceType: 'gtm',
  pkce: true,
  requiredScopes: [TAG_MANAGER],
  refreshAheadMs: 5 * 60_000,
  client: ({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }) => clientOf(GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET),

  authorizeUrl({ client, settings }, { redirectUri, state, challenge }) {
    const query = new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: `${TAG_MANAGER} ${ANALYTICS}`,
      access_type: 'offline',
      prompt: 'consent',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    return `${settings.GOOGLE_BASE_URL ?? 'https://accounts.google.com'}/o/oauth2/v2/auth?${query}`;
  },

  exchange(asker, { code, verifier, redirectUri }) {
    const form = { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
    return askGoogle(asker, form);
  },

  refresh(asker, { refreshToken = '' }) {
    return askGoogle(asker, { grant_type: 'refresh_token', refresh_token: refreshToken });
  },
};

function askGoogle(asker: Parameters<OAuthProvider['refresh']>[0], form: Record<string, string>) {
  const url = `${asker.settings.GOOGLE_BASE_URL ?? 'https://oauth2.googleapis.com'}/token`;
  const { id, secret } = asker.client;
  return askForTokens({ name: NAME, url, form: { ...form, client_id: id, client_secret: secret }, asker });
}
