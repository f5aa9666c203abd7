import { control } from './shopify/control.ts';
import { answerQuery, throttled } from './shopify/graphql.ts';
import { World } from './shopify/world.ts';
import { type Asked, type Given, type StandIn, startStandIn } from './stand-in.ts';

/** The body of an answer that says "slow down"; its status is 200. */
export const THROTTLED = throttled();

/**
 * Shopify's Admin GraphQL API, version 2026-10: queries of orders, customers, products and abandoned checkouts page
 * by page and in bulk, with what they cost. It stands for every shop: its address begins with the shop's domain
 * (`{shop}` in SHOPIFY_BASE_URL). Tokens that begin with `shpat_` are taken until they end, except `shpat_noorders`,
 * which lacks the scope for orders. `world` is what the shops hold, to be changed by tests, or from outside by
 * `POST /_control/shop`. `also` answers first, where it answers at all: what else Shopify has at a shop's address.
 */
export async function startShopify(
  also: (asked: Asked, world: World) => Given | undefined = () => undefined,
): Promise<StandIn & { world: World }> {
  const world = new World();
  const standIn = await startStandIn((asked) => {
    if (asked.path === '/_control/shop') return control(world, asked.body);
    return also(asked, world) ?? answer(world, asked);
  });
  world.operations.base = standIn.url;
  return { ...standIn, world };
}

function answer(world: World, { method, path, headers, body }: Asked): Given {
  if (path.startsWith('/bulk/')) return world.operations.download(path, headers.range);
  const [, name, version] =
    /^\/([a-z0-9-]+)\.myshopify\.com\/admin\/api\/(\d{4}-(?:01|04|07|10))\/graphql\.json$/.exec(path) ?? [];
  if (!name || !version || name.startsWith('unknown-')) return { status: 404, body: { errors: 'Not Found' } };
  if (method !== 'POST') return { status: 406, body: { errors: 'Not Acceptable' } };
  const token = String(headers['x-shopify-access-token'] ?? '');
  if (!world.tokens.isTaken(token)) {
    return {
      status: 401,
      body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    };
  }
  const shop = world.shopOf(`${name}.myshopify.com`);
  const scopes = shop.scopes;
  if (token.startsWith('shpat_noorders')) shop.scopes = new Set(['read_customers', 'read_products']);
  try {
    return answerQuery(world, shop, body);
  } finally {
    shop.scopes = scopes;
  }
}
