import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { eventually } from '../../../test/eventually.ts';
import { type Api, hub, registerWorkspace } from '../../../test/hub.ts';
import { openTables } from '../../../test/tables.ts';
import { newId } from '../../db/id.ts';
import { internalEvents, orders } from '../../db/schema.ts';

const tables = openTables();
const SECRET = 'hush-hush-hush';

async function control(what: 'shop' | 'fail', body: unknown): Promise<{ ids: string[]; sent: number }> {
  const { origin } = new URL(hub().settings.SHOPIFY_BASE_URL ?? '');
  const answer = await fetch(`${origin}/_control/${what}`, { method: 'POST', body: JSON.stringify(body) });
  return what === 'shop' ? ((await answer.json()) as { ids: string[]; sent: number }) : { ids: [], sent: 0 };
}

async function connectShop() {
  const { api, workspace } = await registerWorkspace();
  const shopDomain = `shop-${newId()}.myshopify.com`;
  const config = { shopDomain, accessToken: 'shpat_0123456789abcdef', webhookSecret: SECRET };
  const { status, body } = await api('/data-sources', { body: { sourceType: 'shopify', name: 'Shop', config } });
  expect(status).toBe(201);
  await eventually(async () => {
    const { data } = (await api(`/data-sources/${body.id}/syncs`)).body;
    return data[0]?.status === 'success';
  });
  const address = `${hub().url}/webhooks/shopify/${body.id}`;
  return { api, workspaceId: workspace.id, id: body.id as string, shopDomain, address };
}

const stateOf = async (api: Api, id: string) => (await api(`/data-sources/${id}/reconciliation`)).body;

async function webhook(address: string, topic: string, body: object, secret = SECRET): Promise<number> {
  const text = JSON.stringify(body);
  const signature = createHmac('sha256', secret).update(text).digest('base64');
  const headers = { 'x-shopify-topic': topic, 'x-shopify-hmac-sha256': signature, 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: text });
  await answer.body?.cancel();
  return answer.status;
}

describe('a shop whose webhooks do not all arrive', () => {
  test('is behind until the lost orders were fetched, and then matches; forged ones never get in', async () => {
    const { api, workspaceId, id, shopDomain, address } = await connectShop();
    const asked = await api(`/data-sources/${id}/reconcile`, { body: { reach: 'all' } });
    expect(asked).toMatchObject({ status: 202, body: { state: 'checking' } });
    await eventually(async () => (await stateOf(api, id)).state === 'matches');

    const processedAt = new Date().toISOString();
    const placed = Array.from({ length: 20 }, () => ({ processedAt, price: 2500 }));
    const told = { address, secret: SECRET, drop: 0.4, double: 0.2, reorder: 0.3 };
    const { ids, sent } = await control('shop', { shop: shopDomain, orders: placed, webhooks: told });
    expect(sent).toBeLessThan(25);
    expect(await webhook(address, 'orders/create', { id: 666, total_price: '99999' }, 'not the secret')).toBe(401);

    // What is missing is fetched at once: only as late as somebody needs to see that it is.
    await control('fail', { path: shopDomain, body: 'query Whole', times: 1, how: 'late' });
    await api(`/data-sources/${id}/reconcile`, { body: { reach: 'recent' } });
    const behind = await eventually(async () => {
      const now = await stateOf(api, id);
      return now.state === 'behind' ? now : undefined;
    });
    expect(behind.text).toMatch(/^\d+ orders? behind, repairing$/);
    const [day] = behind.days.data;
    expect(day).toMatchObject({ currency: 'EUR', ordersDiffering: behind.ordersBehind });
    expect(day.provider.orders - day.here.orders).toBe(behind.ordersBehind);

    const matches = await eventually(async () => {
      const now = await stateOf(api, id);
      return now.state === 'matches' ? now : undefined;
    });
    expect(matches).toMatchObject({ ordersBehind: 0, days: { data: [] }, error: null });
    expect(matches.text).toMatch(/^matches Shopify to the cent as of \d\d:\d\d$/);
    const held = await tables.select().from(orders).where(eq(orders.workspaceId, workspaceId));
    expect(held).toHaveLength(60);
    expect(held.map(({ orderId }) => orderId)).toEqual(expect.arrayContaining(ids));
    const repairs = (await api(`/data-sources/${id}/syncs`)).body.data.filter(
      ({ kind }: { kind: string }) => kind === 'repair',
    );
    const fetched = behind.ordersBehind;
    expect(repairs.at(-1)).toMatchObject({ trigger: 'reconciler', status: 'success', fetched, processed: fetched });
  });

  test('is compared by itself after every sync', async () => {
    const { api, id } = await connectShop();
    await hub().runSchedule();
    await eventually(async () => (await stateOf(api, id)).state === 'matches');
  });

  test('says why it cannot be compared, and asks a source without a provider nothing', async () => {
    const { api, id, shopDomain } = await connectShop();
    await control('fail', { path: shopDomain, times: 20, how: { status: 403, body: { errors: 'Unavailable Shop' } } });
    await api(`/data-sources/${id}/reconcile`, { body: {} });
    const failed = await eventually(async () => {
      const now = await stateOf(api, id);
      return now.error ? now : undefined;
    });
    expect(failed.text).toBe('not compared with Shopify: Shopify: Unavailable Shop');
    const segment = await api('/data-sources', { body: { sourceType: 'segment', name: 'Web', config: {} } });
    expect(await stateOf(api, segment.body.id)).toMatchObject({
      state: 'unknown',
      text: 'there is nothing to compare this source with',
    });
    expect((await api(`/data-sources/${segment.body.id}/reconcile`, { body: {} })).status).toBe(409);
  });
});

describe('what Shopify tells the app', () => {
  test('disconnects a source from which it was removed, and says so', async () => {
    const { api, id, address } = await connectShop();
    expect(await webhook(address, 'app/uninstalled', { id: 42 }, 'not the secret')).toBe(401);
    expect(await webhook(address, 'app/uninstalled', { id: 42 })).toBe(202);
    await eventually(async () => (await api(`/data-sources/${id}`)).body.status === 'disconnected');
    expect((await api(`/data-sources/${id}/reconcile`, { body: {} })).status).toBe(409);
  });

  test.each(['customers/data_request', 'customers/redact', 'shop/redact'])(
    '%s is taken, verified and written down',
    async (topic) => {
      const { workspaceId, address } = await connectShop();
      const body = { shop_id: 42, customer: { id: 7, email: 'ada@shop.example' } };
      expect(await webhook(address, topic, body, 'not the secret')).toBe(401);
      expect(await webhook(address, topic, body)).toBe(202);
      const eventType = `shopify.${topic.replace('/', '_')}`;
      const told = () =>
        tables
          .select()
          .from(internalEvents)
          .where(and(eq(internalEvents.workspaceId, workspaceId), eq(internalEvents.eventType, eventType)));
      const [event] = await eventually(async () => {
        const rows = await told();
        return rows.length > 0 ? rows : undefined;
      });
      expect(event?.payload).toMatchObject({ shop_id: '42' });
      expect(JSON.stringify(event)).not.toContain('ada@');
    },
  );
});
