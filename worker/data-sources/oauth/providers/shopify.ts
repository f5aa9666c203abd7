import { askForTokens, clientOf, type OAuthProvider } from './provider.ts';

const NAME = 'Shopify';
const SCOPES = ['read_orders', 'read_all_orders', 'read_customers', 'read_customer_merge', 'read_products'];
/** How old a callback may be when it arrives. */
const TOLERANCE_SECONDS = 90;

/**
 * Shopify's authorization code grant for offline access, with tokens that expire after an hour and refresh tokens that
 * rotate; the one used before stays good until its successor's token is used. The grant takes no PKCE: its callback
 * is signed instead.
 */
export const shopify: OAuthProvider = {
  name: NAME,
  sourceType: 'shopify',
  pkce: false,
  requiredScopes: ['read_orders', 'read_customers', 'read_products'],
  refreshAheadMs: 5 * 60_000,
  client: ({ SHOPIFY_CLIENT_ID, SHOPIFY_CLIENT_SECRET }) => clientOf(SHOPIFY_CLIENT_ID, SHOPIFY_CLIENT_SECRET),

  authorizeUrl({ client, settings, shop }, { redirectUri, state }) {
    const query = new URLSearchParams({
      client_id: client.id,
      scope: SCOPES.join(','),
      redirect_uri: redirectUri,
      state,
    });
    return `${baseOf(settings.SHOPIFY_BASE_URL, shop)}/admin/oauth/authorize?${query}`;
  },

  exchange(asker, { code }) {
    return askShop(asker, { code, expiring: '1' });
  },

  refresh(asker, { refreshToken = '' }) {
    return askShop(asker, { grant_type: 'refresh_token', refresh_token: refreshToken });
  },
};

function askShop(asker: Parameters<OAuthProvider['refresh']>[0], form: Record<string, string>) {
  const { id, secret } = asker.client;
  const url = `${baseOf(asker.settings.SHOPIFY_BASE_URL, asker.shop)}/admin/oauth/access_token`;
  return askForTokens({ name: NAME, url, form: { ...form, client_id: id, client_secret: secret }, asker });
}

function baseOf(setting: string | undefined, shop: string | null): string {
  return (setting ?? 'https://{shop}').replace('{shop}', shop ?? '');
}

/**
 * Whether a callback's query is Shopify's own and fresh: `hmac` is the HMAC-SHA256, in hex, of all its other
 * parameters in order of their names, under the app's secret.
 */
export async function isSignedQuery(secret: string, query: URLSearchParams, now: Date): Promise<boolean> {
  const given = query.get('hmac') ?? '';
  const age = Math.abs(now.getTime() / 1000 - Number(query.get('timestamp') ?? Number.NaN));
  if (!/^[0-9a-f]{64}$/i.test(given) || !(age <= TOLERANCE_SECONDS)) return false;
  const signed = new URLSearchParams([...query].filter(([name]) => name !== 'hmac'));
  signed.sort();
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'verify',
  ]);
  const signature = Uint8Array.from(given.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify('HMAC', key, signature, bytes.encode(signed.toString()));
}

/** What a person types for a shop - its name, its domain, its address - as its domain; undefined for anything else. */
export function readShop(typed: string): string | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/(?:admin\/?)?$/, '');
  const domain = text.includes('.') ? text : `${text}.myshopify.com`;
  return /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(domain) ? domain : undefined;
}
