import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import { startShopify } from '../../../dev/providers/shopify.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import { PROVIDERS } from './index.ts';
import type { OpenConfig, ProviderSettings } from './provider.ts';

let shopify: StandIn;
let facebook: StandIn;
let settings: ProviderSettings;

beforeAll(async () => {
  [shopify, facebook] = await Promise.all([startShopify(), startFacebook()]);
  settings = { SHOPIFY_BASE_URL: `${shopify.url}/{shop}`, FACEBOOK_BASE_URL: facebook.url };
});
afterAll(() => Promise.all([shopify.stop(), facebook.stop()]));

const DAY = 86_400_000;
function fetchFrom(type: 'shopify' | 'facebook_pixel', config: OpenConfig) {
  const now = new Date();
  const given = { sourceId: 'source-1', since: new Date(now.getTime() - 60 * DAY), now };
  return PROVIDERS[type].fetchEvents?.(config, settings, given) ?? Promise.reject(new Error('nothing to fetch'));
}

describe('orders fetched from Shopify', () => {
  const config = { shopDomain: 'gift-shop.myshopify.com', accessToken: 'shpat_1' };

  test('come page by page as the purchases that its webhooks tell of, every digit kept', async () => {
    const events = await fetchFrom('shopify', config);
    expect(events.filter(({ name }) => name === 'purchase')).toHaveLength(40);
    expect(new Set(events.map(({ messageId }) => messageId)).size).toBe(events.length);
    expect(events.find(({ orderId }) => orderId === '820982911946154508')).toMatchObject({
      messageId: 'shopify:order:820982911946154508',
      name: 'purchase',
      userId: '7000000000',
      email: 'customer7000000000@gift-shop.example',
      value: '19.9',
      currency: 'EUR',
      orderId: '820982911946154508',
      historical: true,
    });
    expect(events.filter(({ order }) => order?.cancelledAt)).toHaveLength(1);
    expect(events.filter(({ order }) => order?.isTest)).toHaveLength(1);
    expect(events.filter(({ userId }) => userId === undefined).length).toBeGreaterThan(0);
  });

  test('are refused in words that say what is missing', async () => {
    await expect(fetchFrom('shopify', { ...config, accessToken: 'shpat_noorders' })).rejects.toThrow(
      'Shopify: Access denied for orders field. Required access: `read_orders` access scope.',
    );
  });
});

describe('counts fetched from Facebook', () => {
  test('become one event without a person for each time, the same ones at every fetch', async () => {
    const config = { pixelId: '1234567', accessToken: 'EAAB' };
    const [first, second] = [await fetchFrom('facebook_pixel', config), await fetchFrom('facebook_pixel', config)];
    expect(first.length).toBeGreaterThan(100);
    expect(new Set(first.map(({ messageId }) => messageId)).size).toBe(first.length);
    expect(first.every(({ userId, anonymousId, email }) => !userId && !anonymousId && !email)).toBe(true);
    expect(new Set(first.map(({ name }) => name))).toEqual(
      new Set(['page_view', 'product_view', 'add_to_cart', 'purchase']),
    );
    const known = new Set(first.map(({ messageId }) => messageId));
    const shared = second.filter(({ messageId }) => known.has(messageId));
    expect(shared.length).toBeGreaterThan(first.length * 0.9);
  });
});
