import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { SentEvent } from '../../../dev/providers/facebook/conversions.ts';
import { eventually } from '../../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { conversionsSent } from '../../db/schema.ts';

const base = hub().settings.FACEBOOK_BASE_URL ?? '';
let pixels = 20_000_000 + Math.floor(Math.random() * 10_000_000);

interface Shop {
  member: Member;
  pixelId: string;
  facebook: string;
  site: { id: string; writeKey: string };
}

/** A workspace with a website and a Facebook source that sends conversions. */
async function openShop(config: Record<string, unknown> = {}): Promise<Shop> {
  const member = await registerWorkspace();
  const pixelId = String(pixels++);
  const facebook = await member.api('/data-sources', {
    body: {
      sourceType: 'facebook_pixel',
      name: 'Pixel',
      config: { pixelId, accessToken: 'EAAtest', sendConversions: true, ...config },
    },
  });
  const site = await member.api('/data-sources', { body: { sourceType: 'segment', name: 'Site' } });
  return { member, pixelId, facebook: facebook.body.id, site: site.body };
}

/** What the pixel was sent, request by request, and what Facebook counts of it. */
async function sentTo({ pixelId }: Shop) {
  const shown = (await (await fetch(`${base}/_control/events`)).json()) as {
    requests: { pixel: string; testEventCode?: string; events: SentEvent[] }[];
    counted: (SentEvent & { key: string })[];
  };
  const requests = shown.requests.filter(({ pixel }) => pixel === pixelId);
  return {
    requests,
    events: requests.flatMap(({ events }) => events),
    counted: shown.counted.filter(({ key }) => key.startsWith(`${pixelId} `)),
  };
}

const consented = { consent: { categoryPreferences: { Advertising: true } } };
const page = { userAgent: 'Mozilla/5.0', ip: '203.0.113.7', page: { url: 'https://shop.example/thanks' } };

async function track(shop: Shop, message: Record<string, unknown>) {
  const body = { writeKey: shop.site.writeKey, type: 'track', userId: 'ada', ...message };
  const response = await hub().fetch('/v1/track', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(200);
}
const buy = (shop: Shop, messageId: string, more: Record<string, unknown> = {}) =>
  track(shop, {
    messageId,
    event: 'Order Completed',
    properties: { order_id: messageId, revenue: 49.9, currency: 'EUR' },
    context: { ...page, ...consented, traits: { email: 'Ada@Shop.Example' } },
    ...more,
  });

const fail = (shop: Shop, how: unknown, times = 1) =>
  fetch(`${base}/_control/fail`, {
    method: 'POST',
    body: JSON.stringify({ path: `/${shop.pixelId}/events`, times, how }),
  });

/** What was put off is due now. */
const makeDue = (shop: Shop) =>
  openTables()
    .update(conversionsSent)
    .set({ dueAt: new Date(Date.now() - 1000) })
    .where(and(eq(conversionsSent.sourceId, shop.facebook), eq(conversionsSent.status, 'pending')));

const figures = async ({ member, facebook }: Shop) => (await member.api(`/data-sources/${facebook}/conversions`)).body;

test('a purchase is sent under the id that the browser gave to the pixel, with the person hashed', async () => {
  const shop = await openShop({ testEventCode: 'TEST12345' });
  await buy(shop, 'order-1', { properties: { order_id: 'order-1', revenue: 49.9, currency: 'EUR', event_id: 'px-1' } });
  const { events, requests } = await eventually(async () => {
    const sent = await sentTo(shop);
    return sent.events.length > 0 && sent;
  });
  expect(requests[0]?.testEventCode).toBe('TEST12345');
  expect(events).toMatchObject([
    {
      event_name: 'Purchase',
      event_id: 'px-1',
      action_source: 'website',
      event_source_url: 'https://shop.example/thanks',
      user_data: { client_ip_address: '203.0.113.7', client_user_agent: 'Mozilla/5.0' },
      custom_data: { value: 49.9, currency: 'EUR', order_id: 'order-1' },
    },
  ]);
  expect(JSON.stringify(events)).not.toMatch(/ada@/i);
  await eventually(async () => (await figures(shop)).sent === 1);
  expect(await figures(shop)).toMatchObject({ enabled: true, sent: 1, deduplicated: 1, rate: 1, pending: 0 });
});

test('nothing is sent of people who did not consent, of the past, or of what Facebook has no name for', async () => {
  const shop = await openShop();
  const refused = { consent: { categoryPreferences: { Advertising: false } } };
  await buy(shop, 'no-1', { context: { ...page, ...refused } });
  await buy(shop, 'no-2', { context: page });
  await buy(shop, 'no-3', { context: { ...page, ...consented, historical: true } });
  const long = new Date(Date.now() - 8 * 86_400_000).toISOString();
  await buy(shop, 'no-4', { timestamp: long, originalTimestamp: long });
  await track(shop, { messageId: 'no-5', event: 'Tour Finished', context: { ...page, ...consented } });
  await buy(shop, 'yes-1');
  await eventually(async () => (await figures(shop)).sent === 1);
  await eventually(async () => (await figures(shop)).withoutConsent === 2);
  expect((await sentTo(shop)).events.map(({ event_id }) => event_id)).toEqual(['yes-1']);
});

test('a request that was taken but not answered counts once, and so does a job that comes again', async () => {
  const shop = await openShop();
  await fail(shop, 'lose');
  await buy(shop, 'once-1');
  await eventually(async () => (await figures(shop)).sent === 1);
  await hub().runSchedule();
  await buy(shop, 'once-1');
  await buy(shop, 'once-2');
  await eventually(async () => (await figures(shop)).sent === 2);
  const { events, counted } = await sentTo(shop);
  expect(events.map(({ event_id }) => event_id)).toEqual(['once-1', 'once-1', 'once-2']);
  expect(counted.map(({ event_id }) => event_id)).toEqual(['once-1', 'once-2']);
});

test('what Facebook puts off is sent when it is due', async () => {
  const shop = await openShop();
  const busy = { error: { message: 'Too many calls', type: 'OAuthException', code: 80_004 } };
  const usage = { 'X-Business-Use-Case-Usage': JSON.stringify({ 1: [{ estimated_time_to_regain_access: 12 }] }) };
  await fail(shop, { status: 400, body: busy, headers: usage });
  await buy(shop, 'later-1');
  await eventually(async () => (await figures(shop)).lastRefusal === 'Facebook: Too many calls');
  const [row] = await openTables().select().from(conversionsSent).where(eq(conversionsSent.sourceId, shop.facebook));
  expect(row?.dueAt.getTime()).toBeGreaterThan(Date.now() + 10 * 60_000);
  expect(await figures(shop)).toMatchObject({ sent: 0, pending: 1 });
  await makeDue(shop);
  await hub().runSchedule();
  await eventually(async () => (await figures(shop)).sent === 1);
});

test('one event that is refused does not take the others with it', async () => {
  const shop = await openShop();
  const bad = {
    error: { message: 'Invalid parameter', code: 100, error_subcode: 2804003, error_user_msg: 'Bad event' },
  };
  // The three together, then the first half of them, then the first of that half.
  await fail(shop, { status: 400, body: bad }, 3);
  const batch = ['a', 'b', 'c'].map((one) => ({
    ...{ type: 'track', event: 'Order Completed', userId: 'ada', messageId: `many-${one}` },
    properties: { order_id: `many-${one}`, revenue: 5 },
    context: { ...page, ...consented },
  }));
  const body = JSON.stringify({ writeKey: shop.site.writeKey, batch });
  await hub().fetch('/v1/batch', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await eventually(async () => (await figures(shop)).sent === 2);
  expect(await figures(shop)).toMatchObject({ refused: 1, pending: 0, lastRefusal: 'Facebook: Bad event' });
});

test('a token that Facebook no longer takes disconnects the source, and what waits is kept', async () => {
  const shop = await openShop();
  await fail(shop, { status: 400, body: { error: { message: 'Session has expired', code: 190 } } });
  await buy(shop, 'kept-1');
  await eventually(
    async () => (await shop.member.api(`/data-sources/${shop.facebook}`)).body.status === 'disconnected',
  );
  expect(await figures(shop)).toMatchObject({ sent: 0, pending: 1 });
  const again = await shop.member.api(`/data-sources/${shop.facebook}`, {
    method: 'PATCH',
    body: { config: { accessToken: 'EAAnew' } },
  });
  expect(again.body).toMatchObject({ status: 'active', disconnectedReason: null });
  await makeDue(shop);
  await hub().runSchedule();
  await eventually(async () => (await figures(shop)).sent === 1);
});

test('an order that both the shop and the browser report is sent once, under the browser’s id', async () => {
  const shop = await openShop();
  const secret = 'the-webhook-secret-of-the-shop';
  const shopify = await shop.member.api('/data-sources', {
    body: {
      sourceType: 'shopify',
      name: 'Shop',
      config: {
        shopDomain: `conversions-${shop.pixelId}.myshopify.com`,
        // It does not let its orders be read, or they would be compared with the one that is sent in here.
        accessToken: 'shpat_noorders',
        webhookSecret: secret,
      },
    },
  });
  const now = new Date().toISOString();
  const body = JSON.stringify({
    ...{ id: 900_001, created_at: now, updated_at: now, processed_at: now },
    ...{ total_price: '49.90', currency: 'EUR', email: 'ada@shop.example', customer: { id: 77 } },
    line_items: [],
  });
  const webhook = await hub().fetch(`/webhooks/shopify/${shopify.body.id}`, {
    method: 'POST',
    headers: {
      'x-shopify-topic': 'orders/create',
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
    body,
  });
  expect(webhook.status).toBe(202);
  await eventually(async () => (await figures(shop)).pending === 1);
  await buy(shop, 'of-browser', { properties: { order_id: '900001', revenue: 49.9, currency: 'EUR' } });
  await eventually(async () => (await figures(shop)).sent === 1);
  await makeDue(shop);
  await hub().runSchedule();
  expect((await sentTo(shop)).events.map(({ event_id }) => event_id)).toEqual(['of-browser']);
  expect(await figures(shop)).toMatchObject({ sent: 1, deduplicated: 1, pending: 0 });
});
