import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { gtmTemplate } from '../web/sources/ways/gtm-template.ts';
import { shopifyPixel } from '../web/sources/ways/shopify-pixel.ts';

const origin = 'https://hub.example';

interface Sent {
  url: string;
  body: Record<string, any>;
}

/** Runs the pixel as Shopify's sandbox does and hands it what a shop's visitor does. */
function inShopify(events: [name: string, data: unknown][]): Sent[] {
  const sent: Sent[] = [];
  const subscribers = new Map<string, (event: unknown) => void>();
  runInNewContext(shopifyPixel('key-1', origin), {
    analytics: { subscribe: (name: string, does: (event: unknown) => void) => subscribers.set(name, does) },
    init: { data: { customer: null } },
    fetch: async (url: string, { body }: { body: string }) => sent.push({ url, body: JSON.parse(body) }),
  });
  for (const [index, [name, data]] of events.entries()) {
    const location = { href: 'https://shop.example/products/candle', pathname: '/products/candle' };
    const context = { document: { location, title: 'Candle', referrer: '' } };
    subscribers.get(name)?.({
      id: `sh-${index}`,
      clientId: 'c-1',
      timestamp: '2026-11-20T10:00:00.000Z',
      context,
      data,
    });
  }
  return sent;
}

const price = { amount: 24, currencyCode: 'EUR' };
const variant = { id: 'gid://shopify/ProductVariant/9', sku: 'C-9', price, product: { id: '507', title: 'Candle' } };

describe('the Shopify pixel', () => {
  test('tells the steps to an order in the names that PulseHub knows, as one visitor', () => {
    const totalPrice = { amount: 48, currencyCode: 'EUR' };
    const checkout = {
      ...{ token: 't-1', totalPrice, email: 'gina@shop.example', lineItems: [{ variant, quantity: 2 }] },
      order: { id: 'gid://shopify/Order/1001', customer: { id: '77' } },
    };
    const sent = inShopify([
      ['page_viewed', {}],
      ['product_viewed', { productVariant: variant }],
      ['product_added_to_cart', { cartLine: { merchandise: variant, quantity: 2, cost: { totalAmount: totalPrice } } }],
      ['checkout_started', { checkout }],
      ['checkout_completed', { checkout }],
    ]);
    const calls = sent.map(({ url, body }) => `${url.slice(origin.length)} ${body.event ?? ''}`.trim());
    expect(calls).toEqual([
      '/v1/page',
      '/v1/track Product Viewed',
      '/v1/track Product Added',
      '/v1/track Checkout Started',
      '/v1/identify',
      '/v1/track Order Completed',
    ]);
    expect(new Set(sent.map(({ body }) => `${body.writeKey} ${body.anonymousId}`))).toEqual(new Set(['key-1 c-1']));
    expect(new Set(sent.map(({ body }) => body.messageId)).size).toBe(6);
    expect(sent[4]?.body).toMatchObject({ userId: '77', traits: { email: 'gina@shop.example' } });
    expect(sent[5]?.body).toMatchObject({
      messageId: 'sh-4',
      properties: { order_id: '1001', value: 48, currency: 'EUR', products: [{ product_id: '507', quantity: 2 }] },
    });
  });
});

describe('the Tag Manager template', () => {
  const template = gtmTemplate('key-1', origin);
  const sections = new Map(
    template.split(/^(?=___[A-Z_]+___$)/m).map((part) => {
      const [name = '', ...rest] = part.split('\n');
      return [name.replaceAll('_', ' ').trim(), rest.join('\n').trim()] as const;
    }),
  );

  test('has every section that the editor imports, with the key and the address in place', () => {
    expect([...sections.keys()]).toEqual([
      'INFO',
      'TEMPLATE PARAMETERS',
      'SANDBOXED JS FOR WEB TEMPLATE',
      'WEB PERMISSIONS',
      'TESTS',
      'NOTES',
    ]);
    const fields = JSON.parse(sections.get('TEMPLATE PARAMETERS') ?? '');
    expect(fields[0]).toMatchObject({ name: 'writeKey', defaultValue: 'key-1' });
    expect(JSON.parse(sections.get('INFO') ?? '')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
    expect(sections.get('WEB PERMISSIONS')).toContain(`${origin}/p.js`);
  });

  test('loads the snippet once and tells an order by its data layer', () => {
    const called: unknown[][] = [];
    const does =
      (name: string) =>
      (...args: unknown[]) =>
        void called.push([name, ...args]);
    const layer: Record<string, unknown> = {
      event: 'purchase',
      ecommerce: { value: 48, currency: 'EUR', transaction_id: '1001', items: [] },
    };
    const apis: Record<string, unknown> = {
      callInWindow: does('call'),
      setInWindow: does('set'),
      copyFromWindow: () => undefined,
      copyFromDataLayer: (key: string) => layer[key],
      injectScript: (url: string, success: () => void) => {
        called.push(['load', url]);
        success();
      },
    };
    runInNewContext(sections.get('SANDBOXED JS FOR WEB TEMPLATE') ?? '', {
      require: (name: string) => apis[name],
      data: { writeKey: 'key-1', call: 'track', gtmOnSuccess: does('success'), gtmOnFailure: does('failure') },
    });
    expect(called.map(([name]) => name)).toEqual(['set', 'load', 'call', 'success']);
    expect(called[2]).toMatchObject(['call', 'pulsehub.track', 'Order Completed', { order_id: '1001', value: 48 }]);
    // What the sandbox asks for is what it is permitted.
    for (const name of (sections.get('SANDBOXED JS FOR WEB TEMPLATE') ?? '').matchAll(/'(pulsehub[.\w]+)'/g)) {
      expect(sections.get('WEB PERMISSIONS')).toContain(name[1]);
    }
  });
});
