import { gzipSync } from 'node:zlib';
import { Analytics } from '@segment/analytics-node';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';

const tables = openTables();

async function shop() {
  const member = await registerWorkspace();
  const { body: source } = await member.api('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  return { member, source, writeKey: source.writeKey as string };
}

async function storedEvents(member: Member) {
  const { rows } = await tables.execute(
    sql`select *, properties::text as text from events where workspace_id = ${member.workspace.id}::uuid order by occurred_at, message_id`,
  );
  return rows;
}

/** The stored events, as soon as there are so many. */
function whenStored(member: Member, count: number) {
  return eventually(async () => {
    const rows = await storedEvents(member);
    return rows.length >= count ? rows : undefined;
  });
}

describe('the tracking API', () => {
  test('takes what the public Segment SDK sends, unchanged', async () => {
    const { member, writeKey } = await shop();
    const analytics = new Analytics({ writeKey, host: hub().url, flushAt: 10, flushInterval: 100 });
    analytics.page({ anonymousId: 'visitor', name: 'Home', properties: { url: 'https://shop.example/' } });
    analytics.track({ anonymousId: 'visitor', event: 'Product Viewed', properties: { sku: 'cup' } });
    analytics.identify({ userId: 'ada', anonymousId: 'visitor', traits: { email: 'Ada@Shop.example', name: 'Ada' } });
    analytics.track({
      userId: 'ada',
      event: 'Order Completed',
      properties: { order_id: 'o-1', revenue: 19.99, currency: 'eur' },
    });
    analytics.screen({ userId: 'ada', name: 'Cart' });
    analytics.group({ userId: 'ada', groupId: 'club' });
    analytics.alias({ userId: 'ada', previousId: 'older-visitor' });
    await analytics.closeAndFlush();

    const rows = await whenStored(member, 7);
    expect(rows.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      'alias alias',
      'group group',
      'identify identify',
      'page page_view',
      'screen screen_view',
      'track product_view',
      'track purchase',
    ]);
    const { rows: people } = await tables.execute(
      sql`select * from profiles where workspace_id = ${member.workspace.id}::uuid`,
    );
    expect(people).toHaveLength(1);
    expect(people[0]).toMatchObject({
      user_id: 'ada',
      email: 'ada@shop.example',
      known: true,
      event_count: '4',
      order_count: '1',
      order_value: '19.9900',
      traits: { name: 'Ada' },
    });
  });

  test('has one effect for the same message twice', async () => {
    const { member, writeKey } = await shop();
    const message = { userId: 'ada', event: 'Product Added', messageId: 'once', writeKey };
    for (let i = 0; i < 3; i++) await call('/v1/track', message);
    await call('/v1/track', { ...message, messageId: 'twice' });
    const rows = await whenStored(member, 2);
    expect(rows.map((row) => row.message_id).sort()).toEqual(['once', 'twice']);
  });

  test('takes short forms, text from beacons, gzip, and keys by Basic auth', async () => {
    const { member, writeKey } = await shop();
    const basic = { authorization: `Basic ${btoa(`${writeKey}:`)}` };
    expect((await call('/v1/t', { event: 'A', userId: 'x', writeKey }, { 'content-type': 'text/plain' })).status).toBe(
      200,
    );
    expect((await call('/v1/p', { userId: 'x' }, basic)).status).toBe(200);
    const zipped = gzipSync(JSON.stringify({ batch: [{ type: 'track', event: 'B', userId: 'x' }] }));
    const response = await hub().fetch('/v1/b', {
      method: 'POST',
      body: zipped,
      headers: { ...basic, 'content-encoding': 'gzip' },
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ success: true });
    const rows = await whenStored(member, 3);
    expect(rows.map((row) => row.name).sort()).toEqual(['a', 'b', 'page_view']);
  });

  test('may be called from any page', async () => {
    const preflight = await hub().fetch('/v1/track', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    const { writeKey } = await shop();
    const settings = await hub().fetch(`/v1/projects/${writeKey}/settings`);
    expect(await settings.json()).toMatchObject({ integrations: { 'Segment.io': { apiKey: writeKey } } });
  });

  test('refuses what it cannot take, and says why', async () => {
    const { writeKey } = await shop();
    const basic = { authorization: `Basic ${btoa(`${writeKey}:`)}` };
    expect(await call('/v1/track', { event: 'A', writeKey: 'unknown-key-123' })).toMatchObject({
      status: 401,
      body: { statusCode: 401, error: 'invalid_write_key' },
    });
    expect((await call('/v1/track', { event: 'A' })).status).toBe(401);
    expect((await call('/v1/track', '{"event": ', basic)).status).toBe(400);
    expect((await call('/v1/track', [], basic)).status).toBe(400);
    expect((await call('/v1/track', { userId: 'x' }, basic)).status).toBe(400);
    expect((await call('/v1/batch', { userId: 'x' }, basic)).status).toBe(400);
    expect((await call('/v1/unheard', {}, basic)).status).toBe(404);
    const long = 'x'.repeat(33 * 1024);
    expect((await call('/v1/track', { event: 'A', properties: { long } }, basic)).status).toBe(413);
    expect(
      (await call('/v1/batch', { batch: [{ type: 'track', event: 'A', properties: { long } }] }, basic)).status,
    ).toBe(413);
    const many = {
      batch: Array.from({ length: 30 }, () => ({
        type: 'track',
        event: 'A',
        properties: { long: 'x'.repeat(20_000) },
      })),
    };
    expect((await call('/v1/batch', many, basic)).status).toBe(413);
    const bomb = gzipSync(JSON.stringify({ event: 'A', properties: { long: 'x'.repeat(20_000_000) } }));
    const inflated = await hub().fetch('/v1/track', {
      method: 'POST',
      body: bomb,
      headers: { ...basic, 'content-encoding': 'gzip' },
    });
    expect(inflated.status).toBe(413);
    const notGzip = await hub().fetch('/v1/track', {
      method: 'POST',
      body: '{}',
      headers: { ...basic, 'content-encoding': 'gzip' },
    });
    expect(notGzip.status).toBe(400);
  });

  test('stops taking from a source that was removed', async () => {
    const { member, source, writeKey } = await shop();
    expect((await call('/v1/track', { event: 'A', userId: 'x', writeKey })).status).toBe(200);
    await whenStored(member, 1);
    expect((await member.api(`/data-sources/${source.id}`, { method: 'DELETE' })).status).toBeLessThan(300);
    await eventually(async () => (await call('/v1/track', { event: 'A', userId: 'x', writeKey })).status === 401);
    const { body } = await hub().api('/openapi.json');
    expect(body.paths['/v1/batch'].post.responses).toHaveProperty('413');
  });

  test('keeps every digit, and what Postgres does not store as it is', async () => {
    const { member, writeKey } = await shop();
    await call(
      '/v1/track',
      `{"writeKey":"${writeKey}","event":"Order Completed","userId":820982911946154508,"messageId":"big",
      "properties":{"order_id":820982911946154509,"total":"10.10","nested":{"id":9007199254740993},"odd":"a\\u0000b\\ud800c","huge":1e999}}`,
    );
    const [row] = await whenStored(member, 1);
    expect(row).toMatchObject({ user_id: '820982911946154508', order_id: '820982911946154509', value: '10.1000' });
    expect(row?.properties).toMatchObject({ nested: { id: '9007199254740993' }, odd: 'ab\uFFFDc', huge: '1e999' });
  });
});

async function call(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await hub().fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
