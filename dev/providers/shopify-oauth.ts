import { createHmac, randomUUID } from 'node:crypto';
import { back, CLIENT, consentPage, formOf, Grants } from './oauth.ts';
import type { Shop } from './shopify/shop.ts';
import type { World } from './shopify/world.ts';
import type { Asked, Given } from './stand-in.ts';

const ACCESS_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 86_400;

/**
 * What else Shopify has at a shop's address: the page to install an app, its token endpoint - offline tokens that end
 * after an hour, with refresh tokens of which the one before stays good until its successor's token is used - and the
 * webhook subscriptions of the Admin API.
 */
export function shopifyOauth() {
  const grants = new Grants();
  /** Refresh tokens that go once the access token beside them was used, by that token. */
  const replaced = new Map<string, string>();
  const subscriptions = new Map<string, { id: string; topic: string; uri: string }[]>();

  return function answer(asked: Asked, world: World): Given | undefined {
    const controlled = grants.control(asked);
    if (controlled) return controlled;
    const url = new URL(asked.path, 'http://shopify');
    const [, domain, page] = /^\/([a-z0-9-]+\.myshopify\.com)\/admin\/(.+)$/.exec(url.pathname) ?? [];
    if (!domain || !page || domain.startsWith('unknown-')) return undefined;
    if (page === 'oauth/authorize') return authorize(url, domain);
    if (page === 'oauth/access_token') return token(asked, domain);
    if (!page.endsWith('/graphql.json')) return undefined;
    const held = String(asked.headers['x-shopify-access-token'] ?? '');
    if (grants.isOver(held)) world.tokens.end(held);
    else {
      grants.forget(replaced.get(held) ?? '');
      if (asked.body.includes('webhookSubscription')) return webhooks(world.shopOf(domain), asked.body);
    }
    return undefined;
  };

  function authorize(url: URL, shop: string): Given {
    const { client_id, scope = '', redirect_uri = '', state = '' } = Object.fromEntries(url.searchParams);
    if (client_id !== CLIENT.id) return { status: 404, body: { error: 'application_cannot_be_found' } };
    const decision = url.searchParams.get('decision');
    if (!decision) return consentPage(`Shopify: ${shop}`, url, scope.split(','));
    if (decision === 'deny') return back(redirect_uri, { error: 'access_denied', state });
    const query = new URLSearchParams({
      code: grants.allow({ redirectUri: redirect_uri, challenge: null, of: shop, scope }),
      host: Buffer.from(`admin.shopify.com/store/${shop.split('.')[0]}`)
        .toString('base64')
        .replace(/=+$/, ''),
      shop,
      state,
      timestamp: String(Math.floor(Date.now() / 1000)),
    });
    query.sort();
    const hmac = createHmac('sha256', CLIENT.secret).update(query.toString()).digest('hex');
    return back(redirect_uri, { ...Object.fromEntries(query), hmac });
  }

  function token(asked: Asked, shop: string): Given {
    const { client_id, client_secret, code = '', expiring, grant_type, refresh_token = '' } = formOf(asked);
    if (client_id !== CLIENT.id || client_secret !== CLIENT.secret) {
      return { status: 400, body: { error: 'invalid_client', error_description: 'The client is not known' } };
    }
    if (grant_type === 'refresh_token') {
      const granted = grants.behind(refresh_token, 'refresh');
      if (granted?.of !== shop) return refused('invalid_grant', 'This refresh token is expired or revoked');
      grants.countSpent(refresh_token);
      return { body: tokens(granted, refresh_token) };
    }
    const granted = grants.spend(code, {});
    if (typeof granted === 'string' || granted.of !== shop) {
      return refused('invalid_request', 'The authorization code was not found or was already used');
    }
    if (expiring !== '1') {
      return { body: { access_token: grants.issue(granted, 'access', 'shpat_', 1e9), scope: granted.scope } };
    }
    return { body: tokens(granted) };
  }

  function tokens(granted: Parameters<Grants['issue']>[0], before?: string) {
    const access_token = grants.issue(granted, 'access', 'shpat_', ACCESS_SECONDS);
    if (before) replaced.set(access_token, before);
    return {
      access_token,
      scope: granted.scope,
      expires_in: ACCESS_SECONDS,
      refresh_token: grants.issue(granted, 'refresh', 'shprt_', REFRESH_SECONDS),
      refresh_token_expires_in: REFRESH_SECONDS,
    };
  }

  function webhooks(shop: Shop, body: string): Given {
    const { query, variables } = JSON.parse(body) as {
      query: string;
      variables?: { topic: string; webhookSubscription: { uri: string }; after?: string | null };
    };
    const held = subscriptions.get(shop.domain) ?? [];
    subscriptions.set(shop.domain, held);
    const extensions = {
      cost: {
        ...{ requestedQueryCost: 10, actualQueryCost: 10 },
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1990, restoreRate: 100 },
      },
    };
    if (!/webhookSubscriptionCreate/.test(query)) {
      const first = Number(/first: (\d+)/.exec(query)?.[1] ?? 250);
      const from = Number(variables?.after ?? 0);
      const nodes = held.slice(from, from + first);
      const hasNextPage = from + first < held.length;
      const pageInfo = { hasNextPage, endCursor: nodes.length > 0 ? String(from + nodes.length) : null };
      return { body: { data: { webhookSubscriptions: { nodes, pageInfo } }, extensions } };
    }
    const { topic = '', webhookSubscription = { uri: '' } } = variables ?? {};
    const isTaken = held.some((one) => one.topic === topic && one.uri === webhookSubscription.uri);
    const created = { id: `gid://shopify/WebhookSubscription/${randomUUID()}`, topic, uri: webhookSubscription.uri };
    if (!isTaken) held.push(created);
    const userErrors = isTaken
      ? [{ field: ['webhookSubscription', 'uri'], message: 'Address for this topic has already been taken' }]
      : [];
    const webhookSubscriptionCreate = { webhookSubscription: isTaken ? null : created, userErrors };
    return { body: { data: { webhookSubscriptionCreate }, extensions } };
  }
}

function refused(error: string, error_description: string): Given {
  return { status: 400, body: { error, error_description } };
}
