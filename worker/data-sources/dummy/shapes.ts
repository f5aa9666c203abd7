import type { FunnelStepName } from '../../../contract/analytics.ts';
import type { SourceType } from '../../../contract/sources.ts';
import type { AcceptedRecord } from '../../ingest/record.ts';
import type { Step } from './plan.ts';

/** What a source of this type would have sent: the parser that reads it, and the body. */
export type Said = Pick<AcceptedRecord, 'kind' | 'headers'> & { body: Record<string, unknown> };

export interface Shape {
  /** The config of a source that nobody is behind. */
  config: Record<string, unknown>;
  /** What this source calls the steps of the funnel. */
  names: Record<FunnelStepName, string>;
  /** A step as this source tells it; `data` goes over what was generated. */
  say(step: Step, given: { name: string; currency: string; data: Record<string, unknown> }): Said;
}

type Given = Parameters<Shape['say']>[1];

const SITE = 'https://shop.example';
const USER_AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
];

const GTM: Shape = {
  config: { containerId: 'GTM-DUMMY00', dummy: true },
  names: {
    page_view: 'page_view',
    product_view: 'view_item',
    add_to_cart: 'add_to_cart',
    checkout: 'begin_checkout',
    purchase: 'purchase',
  },
  say: (step, given) =>
    track('gtm', step, given, {
      tagId: `${Object.keys(GTM.names).indexOf(step.name) + 1}`,
      triggerId: `${2_147_479_553 + Object.keys(GTM.names).indexOf(step.name)}`,
      pageUrl: urlOf(step),
      sessionId: step.sessionId,
      items: [{ item_id: step.product.id, item_name: step.product.title, quantity: step.quantity }],
      ...(isOrder(step) ? { transaction_id: step.orderId } : {}),
    }),
};

const FACEBOOK: Shape = {
  config: { pixelId: '10000000001', dummy: true },
  names: {
    page_view: 'PageView',
    product_view: 'ViewContent',
    add_to_cart: 'AddToCart',
    checkout: 'InitiateCheckout',
    purchase: 'Purchase',
  },
  say: (step, given) =>
    track('facebook', step, given, {
      eventId: `fb-${step.id}`,
      pixelId: '10000000001',
      eventSourceUrl: urlOf(step),
      content_ids: [step.product.id],
      content_type: 'product',
      num_items: step.quantity,
      ...(isOrder(step) ? { order_id: step.orderId } : {}),
    }),
};

const SEGMENT: Shape = {
  config: { dummy: true },
  names: {
    page_view: 'Page Viewed',
    product_view: 'Product Viewed',
    add_to_cart: 'Product Added',
    checkout: 'Checkout Started',
    purchase: 'Order Completed',
  },
  say(step, given) {
    const message = track('segment', step, given, {
      product_id: step.product.id,
      name: step.product.title,
      price: amount(step.product.price),
      quantity: step.quantity,
      ...(isOrder(step) ? { order_id: step.orderId, revenue: said(given.data, AMOUNTS) ?? amount(step.total) } : {}),
    });
    if (given.name !== SEGMENT.names.page_view) return message;
    const { event: _, ...page } = message.body;
    return { ...message, body: { ...page, type: 'page', name: step.product.title } };
  },
};

/** A shop tells of views and carts by its web pixel, of checkouts and orders by its webhooks. */
const SHOPIFY: Shape = {
  config: { shopDomain: 'dummy-data.myshopify.com', dummy: true },
  names: {
    page_view: 'page_viewed',
    product_view: 'product_viewed',
    add_to_cart: 'product_added_to_cart',
    checkout: 'checkout_started',
    purchase: 'checkout_completed',
  },
  say(step, given) {
    if (given.name === SHOPIFY.names.checkout) return shopWebhook('checkouts/create', step, given);
    if (given.name === SHOPIFY.names.purchase) return shopWebhook('orders/create', step, given);
    return track('shopify', step, given, {
      customerId: step.person.id,
      productId: step.product.id,
      productTitle: step.product.title,
      productPrice: amount(step.product.price),
      quantity: step.quantity,
    });
  },
};

const WEBHOOK: Shape = {
  config: {
    dummy: true,
    mapping: {
      name: 'type',
      userId: 'customer.id',
      email: 'customer.email',
      timestamp: 'occurred_at',
      messageId: 'id',
      value: 'data.amount',
      currency: 'data.currency',
      orderId: 'data.order_number',
    },
  },
  names: {
    page_view: 'page.viewed',
    product_view: 'product.viewed',
    add_to_cart: 'cart.add',
    checkout: 'checkout.started',
    purchase: 'order.placed',
  },
  say: (step, { name, currency, data }) => ({
    kind: 'webhook',
    headers: {},
    body: {
      id: `dummy-webhook-${step.id}`,
      type: name,
      occurred_at: step.at.toISOString(),
      customer: { id: said(data, PERSON) ?? step.person.id, email: data.email ?? step.person.email },
      data: {
        product: step.product.title,
        quantity: step.quantity,
        amount: said(data, AMOUNTS) ?? amount(worth(step)),
        currency,
        ...(isOrder(step) ? { order_number: step.orderId } : {}),
        ...data,
      },
    },
  }),
};

export const SHAPES: Record<SourceType, Shape> = {
  gtm: GTM,
  facebook_pixel: FACEBOOK,
  segment: SEGMENT,
  shopify: SHOPIFY,
  webhook: WEBHOOK,
};

/** A call of the tracking API, which is how a tag, a pixel and an SDK send. */
function track(source: string, step: Step, { name, currency, data }: Given, own: Record<string, unknown>): Said {
  const userId = said(data, PERSON) ?? step.person.id;
  const value = step.name === 'page_view' ? {} : { value: amount(worth(step)), currency };
  return {
    kind: 'segment',
    headers: { type: 'track' },
    body: {
      type: 'track',
      event: name,
      messageId: `dummy-${source}-${step.id}`,
      userId,
      anonymousId: `visitor-${step.person.id}`,
      timestamp: step.at.toISOString(),
      properties: { ...own, ...value, userId, ...data },
      context: {
        traits: { email: step.person.email, firstName: step.person.firstName, lastName: step.person.lastName },
        page: { url: urlOf(step), title: step.product.title },
        userAgent: USER_AGENTS[Number(step.person.id) % USER_AGENTS.length],
        library: { name: 'dummy-data', version: '1' },
      },
    },
  };
}

function shopWebhook(topic: 'checkouts/create' | 'orders/create', step: Step, { currency, data }: Given): Said {
  const { person, product } = step;
  const at = step.at.toISOString();
  const email = data.email ?? person.email;
  const [first_name, last_name] = [person.firstName, person.lastName];
  return {
    kind: 'shopify',
    headers: { topic },
    body: {
      id: Number(topic === 'orders/create' ? step.orderId : step.id),
      token: `dummy-${step.orderId}`,
      created_at: at,
      updated_at: at,
      processed_at: at,
      cancelled_at: null,
      test: false,
      currency,
      total_price: said(data, AMOUNTS) ?? amount(step.total),
      email,
      customer: {
        id: said(data, PERSON) ?? Number(person.id),
        email,
        first_name,
        last_name,
        created_at: at,
        updated_at: at,
      },
      line_items: [
        {
          product_id: Number(product.id),
          title: product.title,
          price: amount(product.price),
          quantity: step.quantity,
        },
      ],
      ...data,
    },
  };
}

const PERSON = ['userId', 'user_id', 'customer_id', 'customerId'];
const AMOUNTS = ['revenue', 'total', 'value'];

/** The first of several names under which something was given. */
function said(data: Record<string, unknown>, names: string[]): unknown {
  return names.map((name) => data[name]).find((value) => value !== undefined && value !== null);
}

function isOrder({ name }: Step): boolean {
  return name === 'checkout' || name === 'purchase';
}

function worth(step: Step): number {
  return isOrder(step) ? step.total : step.product.price * step.quantity;
}

function urlOf({ name, product }: Step): string {
  return name === 'page_view' ? `${SITE}/` : `${SITE}/products/${product.id}`;
}

function amount(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
