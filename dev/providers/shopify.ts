import { type Asked, type Given, startStandIn } from './stand-in.ts';

const DAY = 86_400_000;
const ORDERS = 40;
const COST = { requestedQueryCost: 42, actualQueryCost: 12 };

/**
 * Shopify's Admin GraphQL API for the shop and its orders. It stands for every shop: its address begins with the
 * shop's domain (`{shop}` in SHOPIFY_BASE_URL). Tokens that begin with `shpat_` are taken, except `shpat_noorders`,
 * which lacks the scope for orders; shops that begin with `unknown-` do not exist.
 */
export const startShopify = () => startStandIn(answer);

function answer({ method, path, headers, body }: Asked): Given {
  const [, shop, version] =
    /^\/([a-z0-9-]+)\.myshopify\.com\/admin\/api\/(\d{4}-(?:01|04|07|10))\/graphql\.json$/.exec(path) ?? [];
  if (!shop || !version || shop.startsWith('unknown-')) return { status: 404, body: { errors: 'Not Found' } };
  if (method !== 'POST') return { status: 406, body: { errors: 'Not Acceptable' } };
  const token = String(headers['x-shopify-access-token'] ?? '');
  if (!token.startsWith('shpat_')) {
    return {
      status: 401,
      body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
    };
  }
  const { query = '', variables = {} } = JSON.parse(body) as { query?: string; variables?: Record<string, unknown> };
  if (/\borders\s*\(/.test(query)) {
    if (token.startsWith('shpat_noorders')) return denied();
    return ok({ orders: orders(shop, variables) });
  }
  if (/\bshop\s*\{/.test(query)) {
    const name = shop
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ');
    return ok({ shop: { name, currencyCode: 'EUR', ianaTimezone: 'Europe/Madrid' } });
  }
  return {
    body: { errors: [{ message: 'syntax error, unexpected end of file', locations: [{ line: 1, column: 1 }] }] },
  };
}

/** The body of an answer that says "slow down"; its status is 200. */
export const THROTTLED: Given = {
  body: {
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: {
        ...COST,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 6, restoreRate: 100 },
      },
    },
  },
};

function ok(data: unknown): Given {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 1988, restoreRate: 100 };
  return { body: { data, extensions: { cost: { ...COST, throttleStatus } } } };
}

function denied(): Given {
  return {
    body: {
      data: null,
      errors: [
        {
          message: 'Access denied for orders field. Required access: `read_orders` access scope.',
          extensions: { code: 'ACCESS_DENIED', requiredAccess: '`read_orders` access scope.' },
          path: ['orders'],
        },
      ],
    },
  };
}

/** One page of the shop's orders, newest first; the first has an id that needs every digit. */
function orders(shop: string, { first = 25, after }: Record<string, unknown>) {
  const from = after ? Number(after) + 1 : 0;
  const to = Math.min(from + Number(first), ORDERS);
  const today = Math.floor(Date.now() / DAY) * DAY;
  const nodes = [];
  for (let n = from; n < to; n++) nodes.push(order(shop, n, new Date(today - n * 0.4 * DAY).toISOString()));
  return { nodes, pageInfo: { hasNextPage: to < ORDERS, endCursor: to > from ? String(to - 1) : null } };
}

function order(shop: string, n: number, at: string) {
  const id = n === 0 ? '820982911946154508' : String(5_000_000_000 + n);
  const customer = n % 7 === 6 ? null : String(7_000_000_000 + (n % 12));
  const price = (19.9 + n * 3).toFixed(2);
  return {
    legacyResourceId: id,
    name: `#${1000 + ORDERS - n}`,
    createdAt: at,
    updatedAt: at,
    processedAt: at,
    cancelledAt: n === 5 ? at : null,
    test: n === 9,
    email: customer ? `customer${customer}@${shop}.example` : null,
    totalPriceSet: { shopMoney: { amount: price, currencyCode: 'EUR' } },
    customer: customer && {
      legacyResourceId: customer,
      firstName: 'Customer',
      lastName: customer.slice(-2),
      defaultEmailAddress: { emailAddress: `customer${customer}@${shop}.example` },
    },
    lineItems: {
      nodes: [
        {
          title: 'Paper lantern',
          quantity: 1 + (n % 3),
          sku: `PL-${n % 4}`,
          originalUnitPriceSet: { shopMoney: { amount: price, currencyCode: 'EUR' } },
          product: { legacyResourceId: String(9_000_000_000 + (n % 4)) },
        },
      ],
    },
  };
}
