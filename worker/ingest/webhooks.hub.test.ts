import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { newId } from '../db/id.ts';
import { ingestFailures } from '../db/schema.ts';

const tables = openTables();
const SECRET = 'a-shared-webhook-secret';
const sample = (name: string) => readFileSync(`test/fixtures/webhooks/shopify/${name}.json`, 'utf8');

async function connect(sourceType: string, config: Record<string, unknown>) {
  const member = await registerWorkspace();
  const { body: source } = await member.api('/data-sources', { body: { sourceType, name: 'Shop', config } });
  return { member, source: source as { id: string; signingSecret?: string } };
}

/** Shopify does not let the orders of this shop be read: what is sent in is all that comes, and nothing sets it right. */
const connectShopify = () =>
  connect('shopify', { shopDomain: 'empty-cups.myshopify.com', accessToken: 'shpat_noorders', webhookSecret: SECRET });

/** A Shopify webhook, signed as Shopify does unless told otherwise. */
async function deliver(sourceId: string, topic: string, body: unknown, signature?: string | null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const hmac = signature === undefined ? createHmac('sha256', SECRET).update(text).digest('base64') : signature;
  const response = await hub().fetch(`/webhooks/shopify/${sourceId}`, {
    method: 'POST',
    body: text,
    headers: { 'X-Shopify-Topic': topic, ...(hmac && { 'X-Shopify-Hmac-Sha256': hmac }) },
  });
  return { status: response.status, body: await response.json() };
}

async function rowsOf(member: Member, table: 'events' | 'orders' | 'refunds' | 'profiles') {
  const { rows } = await tables.execute(
    sql`select * from ${sql.identifier(table)} where workspace_id = ${member.workspace.id}::uuid order by 1`,
  );
  return rows;
}

const whenRows = (
  member: Member,
  table: Parameters<typeof rowsOf>[1],
  isSo: (rows: any[]) => boolean,
  withinMs?: number,
) =>
  eventually(async () => {
    const rows = await rowsOf(member, table);
    return isSo(rows) ? rows : undefined;
  }, withinMs);

describe('Shopify', () => {
  test('is taken in when its signature is right, and refused when not', async () => {
    const { member, source } = await connectShopify();
    const body = sample('orders-create');
    expect(await deliver(source.id, 'orders/create', body, 'fake')).toMatchObject({
      status: 401,
      body: { error: 'invalid_signature' },
    });
    expect((await deliver(source.id, 'orders/create', body, null)).status).toBe(401);
    expect((await deliver(member.workspace.id, 'orders/create', body)).status).toBe(404);
    expect((await deliver(source.id, 'orders/create', body)).status).toBe(202);
    const [event] = await whenRows(member, 'events', (rows) => rows.length === 1);
    expect(event).toMatchObject({ name: 'purchase', order_id: '450789469', value: '409.9400', user_id: '207119551' });
  });

  test('an older state of an order never overwrites a newer one, and every state is one order', async () => {
    const { member, source } = await connectShopify();
    const customer = { id: '820982911946154509', email: 'ada@shop.example' };
    const order = (minute: number, more: object) =>
      `{"id":820982911946154508,"created_at":"2026-02-01T10:00:00Z","currency":"EUR",${JSON.stringify({ customer, updated_at: `2026-02-01T10:0${minute}:00Z`, ...more }).slice(1)}`;
    await deliver(source.id, 'orders/updated', order(3, { total_price: '30.00' }));
    await whenRows(member, 'orders', (rows) => rows.length === 1);
    await deliver(source.id, 'orders/create', order(0, { total_price: '10.00' }));
    await deliver(source.id, 'orders/paid', order(2, { total_price: '20.00' }));
    await deliver(source.id, 'orders/updated', order(3, { total_price: '30.00' }));
    await deliver(source.id, 'orders/updated', order(5, { total_price: '50.00' }));
    const [kept] = await whenRows(member, 'orders', (rows) => rows[0].total === '50.0000');
    expect(kept).toMatchObject({ order_id: '820982911946154508', currency: 'EUR', cancelled_at: null });
    await deliver(
      source.id,
      'orders/cancelled',
      order(7, { total_price: '50.00', cancelled_at: '2026-02-01T10:07:00Z' }),
    );
    await whenRows(member, 'orders', (rows) => rows[0].cancelled_at !== null);
    expect(await rowsOf(member, 'orders')).toHaveLength(1);
    expect(await rowsOf(member, 'events')).toHaveLength(1);
    expect(await rowsOf(member, 'profiles')).toMatchObject([{ user_id: '820982911946154509', order_count: '0' }]);
  });

  test('a cart becomes its buyer’s, a refund counts once, a customer’s newer traits stay', async () => {
    const { member, source } = await connectShopify();
    const customer = { id: 7, email: 'Ada@Shop.example' };
    await deliver(source.id, 'carts/create', { token: 't', line_items: [{ line_price: '5.00' }] });
    await deliver(source.id, 'checkouts/create', {
      token: 'c',
      cart_token: 't',
      email: 'ada@shop.example',
      total_price: '5.00',
    });
    await deliver(source.id, 'orders/create', {
      id: 1,
      cart_token: 't',
      customer,
      total_price: '5.00',
      currency: 'EUR',
    });
    for (let i = 0; i < 2; i++) {
      await deliver(source.id, 'refunds/create', {
        id: 2,
        order_id: 1,
        transactions: [{ kind: 'refund', status: 'success', amount: '5.00', currency: 'EUR' }],
      });
    }
    await deliver(source.id, 'customers/update', {
      ...customer,
      first_name: 'Ada',
      updated_at: '2026-02-02T00:00:00Z',
    });
    await whenRows(member, 'profiles', (rows) => rows.length === 1 && rows[0].traits.first_name === 'Ada');
    await deliver(source.id, 'customers/update', {
      ...customer,
      first_name: 'Adda',
      updated_at: '2026-02-01T00:00:00Z',
    });
    await whenRows(member, 'events', (rows) => rows.length === 6);
    expect(await rowsOf(member, 'profiles')).toMatchObject([
      {
        user_id: '7',
        email: 'ada@shop.example',
        cart_adds: '1',
        order_count: '1',
        order_value: '5.0000',
        traits: { first_name: 'Ada' },
      },
    ]);
    expect(await rowsOf(member, 'refunds')).toMatchObject([{ refund_id: '2', order_id: '1', amount: '5.0000' }]);
  });
});

describe('any system', () => {
  test('signs by Standard Webhooks or with a plain SHA-256', async () => {
    const { member, source } = await connect('webhook', { mapping: { userId: 'who' } });
    const secret = source.signingSecret ?? '';
    const body = JSON.stringify({ event: 'Order Completed', who: 'ada', revenue: 3 });
    const timestamp = Math.floor(Date.now() / 1000);
    const standard = (id: string, at = timestamp) => ({
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': `v1,${createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
        .update(`${id}.${at}.${body}`)
        .digest('base64')}`,
    });
    const send = async (headers: Record<string, string>, path = 'erp') =>
      (await hub().fetch(`/webhooks/${path}/${source.id}`, { method: 'POST', body, headers })).status;
    expect(await send(standard('msg_1'))).toBe(202);
    expect(await send(standard('msg_1'))).toBe(202);
    expect(await send(standard('msg_2', timestamp - 400))).toBe(401);
    const plain = createHmac('sha256', secret).update(body).digest('hex');
    expect(await send({ 'X-Signature-256': `sha256=${plain}` })).toBe(202);
    expect(
      await send({ 'X-Signature-256': `sha256=${plain.replace(/./, (char) => (char === '0' ? '1' : '0'))}` }),
    ).toBe(401);
    expect(await send({})).toBe(401);
    expect(await send(standard('msg_3'), 'shopify')).toBe(404);
    const events = await whenRows(member, 'events', (rows) => rows.length === 2);
    expect(events).toMatchObject([
      { name: 'purchase', user_id: 'ada', value: '3.0000' },
      { name: 'purchase', user_id: 'ada', value: '3.0000' },
    ]);
  });
});

describe('what cannot be processed', () => {
  test('is listed at once when it cannot be read, mended and replayed', async () => {
    const { member, source } = await connectShopify();
    expect((await deliver(source.id, 'orders/create', '{"id": 5, "total_price": "7.00"')).status).toBe(202);
    const failure = await whenFailed(member);
    expect(failure).toMatchObject({
      status: 'open',
      kind: 'shopify',
      sourceId: source.id,
      payload: '{"id": 5, "total_price": "7.00"',
    });
    expect(failure.reason).toMatch(/JSON/);
    const stranger = await registerWorkspace();
    expect((await stranger.api(`/ingest/failures/${failure.id}/replay`, { method: 'POST', body: {} })).status).toBe(
      404,
    );

    // As large as a webhook's own body may be, which is more than other calls take.
    const payload = `{"id": 5, "total_price": "7.00", "note": "${'x'.repeat(900_000)}"}`;
    const replay = () => member.api(`/ingest/failures/${failure.id}/replay`, { body: { payload } });
    expect(await replay()).toMatchObject({ status: 202, body: { status: 'replayed' } });
    expect(await replay()).toMatchObject({ status: 202, body: { status: 'replayed' } });
    await whenRows(member, 'orders', (rows) => rows.length === 1 && rows[0].total === '7.0000');
    expect(await rowsOf(member, 'events')).toHaveLength(1);
  });

  test('holds up nothing else, is tried again, and can be replayed once the cause is gone', {
    timeout: 400_000,
  }, async () => {
    const { member, source } = await connectShopify();
    // A database that refuses one order is the simplest bug that only shows when an event is written.
    const name = sql.identifier(`refuse_${member.workspace.id.replaceAll('-', '')}`);
    await tables.execute(sql`create function ${name}() returns trigger language plpgsql as $$
      begin raise exception 'this order is refused' using errcode = 'check_violation'; end $$`);
    await tables.execute(sql`create trigger ${name} before insert on events for each row
      when (new.workspace_id = ${sql.raw(`'${member.workspace.id}'`)}::uuid and new.order_id = '13') execute function ${name}()`);
    const orders = Array.from({ length: 20 }, (_, id) => ({ id: id + 1, total_price: '1.00' }));
    await Promise.all(orders.map((order) => deliver(source.id, 'orders/create', order)));

    await whenRows(member, 'events', (rows) => rows.length === 19, 120_000);
    const failure = await whenFailed(member, 120_000);
    expect(failure.reason).toMatch(/this order is refused/);
    expect(failure.attempts).toBeGreaterThan(3);

    await tables.execute(sql`drop trigger ${name} on events`);
    await tables.execute(sql`drop function ${name}()`);
    expect((await member.api(`/ingest/failures/${failure.id}/replay`, { method: 'POST', body: {} })).status).toBe(202);
    await whenRows(member, 'events', (rows) => rows.length === 20, 120_000);
    const { body } = await member.api('/ingest/failures?status=open');
    expect(body).toEqual({ data: [], nextCursor: null });
  });
});

test('failures with large payloads come on several pages, each once and whole', async () => {
  const { member, source } = await connectShopify();
  const ids = [newId(), newId(), newId()];
  const failure = { workspaceId: member.workspace.id, sourceId: source.id, kind: 'shopify', reason: 'Not JSON' };
  for (const [index, id] of ids.entries()) {
    const payload = String(index).repeat(1_500_000);
    await tables
      .insert(ingestFailures)
      .values({ ...failure, id, recordId: id, attempts: 1, payload, receivedAt: new Date(index) });
  }
  const first = (await member.api('/ingest/failures')).body;
  const second = (await member.api(`/ingest/failures?cursor=${first.nextCursor}`)).body;
  expect([first, second].map(({ data }) => data.map(({ id }: { id: string }) => id))).toEqual([
    [ids[2], ids[1]],
    [ids[0]],
  ]);
  expect(second.data[0].payload).toHaveLength(1_500_000);
  expect(second.nextCursor).toBeNull();
});

async function whenFailed(member: Member, withinMs?: number) {
  return eventually(async () => {
    const { body } = await member.api('/ingest/failures');
    return body.data[0];
  }, withinMs);
}
