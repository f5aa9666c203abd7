import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFacebook } from '../../../dev/providers/facebook.ts';
import { startShopify } from '../../../dev/providers/shopify.ts';
import type { StandIn } from '../../../dev/providers/stand-in.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { PARSERS } from '../../ingest/parsers/index.ts';
import { PROVIDERS } from './index.ts';
import { inPortions, MOST_EVENTS } from './portions.ts';
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

test('an hour of more than one record can tell is counted in parts, to the last, by Facebook and Google alike', () => {
  const [facebook, google] = [PARSERS.facebook, PARSERS.google];
  const from = { id: 'record', workspaceId: 'workspace', sourceId: 'source', receivedAt: NOW.toISOString() };
  const counted = (of: { events: CommonEvent[]; kind: string }[]) => of.flatMap(({ events }) => events);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 6 }), (counts) => {
      const hours = counts.map((count, n) => ({ value: `E${n}`, count }));
      const parts = inPortions(
        hours,
        ({ count }) => count,
        (one, from, count) => ({ ...one, from, count }),
      );
      const told = parts.map((data) => {
        expect(data.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(MOST_EVENTS);
        const body = JSON.stringify({ start_time: '2026-03-01T10:00:00+0000', data });
        return facebook.parse({ ...from, kind: 'facebook', headers: { pixel: '1234567' }, body }, {});
      });
      const rows = parts.map((data) => {
        const rows = data.map(({ value, count, ...more }) => ({
          ...{ dimensionValues: [{ value: '2026030110' }, { value }], metricValues: [{ value: String(count) }] },
          ...more,
        }));
        const body = JSON.stringify({ rows, metadata: { timeZone: 'Etc/UTC' } });
        return google.parse({ ...from, kind: 'google', headers: { property: '345678901' }, body }, {});
      });
      const total = counts.reduce((sum, count) => sum + count, 0);
      for (const all of [told, rows]) {
        const ids = counted(all as never).map(({ messageId }) => messageId);
        expect([ids.length, new Set(ids).size]).toEqual([total, total]);
      }
    }),
    { numRuns: 15 },
  );
});
