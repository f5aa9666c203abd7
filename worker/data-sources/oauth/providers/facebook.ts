import { callProvider } from '../../providers/call.ts';
import { GRAPH_VERSION, graphBase, NAME, refusalOf } from '../../providers/facebook-api.ts';
import { type Asker, clientOf, type Grant, type OAuthProvider, readTokens } from './provider.ts';

const DAY_MS = 86_400_000;
const SCOPES = [
  ...['ads_management', 'ads_read', 'business_management'],
  // Leads: which pages there are, their tokens, being told of new ones, and reading them.
  ...['pages_show_list', 'pages_read_engagement', 'pages_manage_metadata', 'pages_manage_ads', 'leads_retrieval'],
];

/**
 * Facebook Login, built by hand. Its code flow takes PKCE only to sign people in (OpenID Connect); access to ads goes
 * without and rests on the app's secret. There is no refresh token: a short token is traded for one of sixty days, and
 * that one for a newer while it is still good.
 */
export const facebook: OAuthProvider = {
  name: NAME,
  sourceType: 'facebook_pixel',
  pkce: false,
  requiredScopes: [],
  refreshAheadMs: 14 * DAY_MS,
  client: ({ FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET }) => clientOf(FACEBOOK_CLIENT_ID, FACEBOOK_CLIENT_SECRET),

  authorizeUrl({ client, settings }, { redirectUri, state, reconnect }) {
    const query = new URLSearchParams({
      client_id: client.id,
      redirect_uri: redirectUri,
      response_type: 'code',
      scope: SCOPES.join(','),
      state,
      // Asks again for what was refused before.
      ...(reconnect ? { auth_type: 'rerequest' } : {}),
    });
    return `${settings.FACEBOOK_BASE_URL ?? 'https://www.facebook.com'}/${GRAPH_VERSION}/dialog/oauth?${query}`;
  },

  async exchange(asker, { code, redirectUri }) {
    const short = await askForToken(asker, { code, redirect_uri: redirectUri });
    return extend(asker, short.accessToken);
  },

  refresh(asker, { accessToken }) {
    return extend(asker, accessToken);
  },
};

/** Facebook does not always say when a long token ends. */
async function extend(asker: Asker, accessToken: string): Promise<Grant> {
  const grant = await askForToken(asker, { grant_type: 'fb_exchange_token', fb_exchange_token: accessToken });
  return { ...grant, expiresAt: grant.expiresAt ?? new Date(asker.now.getTime() + 60 * DAY_MS) };
}

async function askForToken(asker: Asker, form: Record<string, string>): Promise<Grant> {
  const answer = await callProvider({
    name: NAME,
    url: `${graphBase(asker.settings)}/oauth/access_token`,
    form: { ...form, client_id: asker.client.id, client_secret: asker.client.secret },
    timeoutMs: asker.settings.timeoutMs,
    circuit: 'tokens',
  });
  if (answer.status !== 200) throw refusalOf(answer);
  return readTokens(NAME, answer.body, asker.now);
}
