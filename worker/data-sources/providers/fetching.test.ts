import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import { startShopify } from '../../../dev/providers/shopify.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { PARSERS } from '../../ingest/parsers/index.ts';
import { PROVIDERS } from './index.ts';
import type { FetchedPage, FetchedRecord, OpenConfig, PageAsk, ProviderSettings } from './provider.ts';

let shopify: StandIn;
let facebook: StandIn;
let settings: ProviderSettings;

beforeAll(async () => {
  [shopify, facebook] = await Promise.all([startShopify(), startFacebook()]);
  settings = { SHOPIFY_BASE_URL: `${shopify.url}/{shop}`, FACEBOOK_BASE_URL: facebook.url };
});
afterAll(() => Promise.all([shopify.stop(), facebook.stop()]));

const NOW = new Date();
const WINDOW = { since: new Date(NOW.getTime() - 60 * 86_400_000), until: NOW, bulk: false };

/** Every page of a resource, read by the parser as what is sent in is read. */
async function fetchFrom(type: 'shopify' | 'facebook_pixel', resource: string, config: OpenConfig) {
  const events: CommonEvent[] = [];
  let cursor: string | null = null;
  do {
    const ask: PageAsk = { ...WINDOW, resource, cursor };
    const page: FetchedPage | undefined = await PROVIDERS[type].fetching?.fetchPage(config, settings, ask);
    if (!page) throw new Error('There is nothing to fetch');
    events.push(...page.records.flatMap(read));
    cursor = page.cursor;
  } while (cursor);
  return events;
}

function read({ kind, headers, body }: FetchedRecord): CommonEvent[] {
  const from = { id: 'record', workspaceId: 'workspace', sourceId: 'source', receivedAt: NOW.toISOString() };
  const parsed = PARSERS[kind].parse({ ...from, kind, headers, body }, {});
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return parsed.events;
}

describe('orders fetched from Shopify', () => {
  const config = { shopDomain: 'gift-shop.myshopify.com', accessToken: 'shpat_1' };

  test('come page by page as the purchases that its webhooks tell of, every digit kept', async () => {
    const events = await fetchFrom('shopify', 'orders', config);
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
    });
    expect(events.filter(({ order }) => order?.cancelledAt)).toHaveLength(1);
    expect(events.filter(({ order }) => order?.isTest)).toHaveLength(1);
    expect(events.filter(({ userId }) => userId === undefined).length).toBeGreaterThan(0);
  });

  test('are refused in words that say what is missing', async () => {
    await expect(fetchFrom('shopify', 'orders', { ...config, accessToken: 'shpat_noorders' })).rejects.toThrow(
      'Shopify: Access denied for orders field. Required access: `read_orders` access scope.',
    );
  });
});

describe('counts fetched from Facebook', () => {
  test('become one event without a person for each time, the same ones at every fetch', async () => {
    const config = { pixelId: '1234567', accessToken: 'EAAB' };
    const fetchCounts = () => fetchFrom('facebook_pixel', 'event_counts', config);
    const [first, second] = [await fetchCounts(), await fetchCounts()];
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
