import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { shopify } from '../ingest/parsers/shopify.ts';
import { writeEvents } from '../ingest/write.ts';
import { getPerson } from './detail.ts';
import { listMerges, takeApartByHand } from './merges.ts';
import { listPeople } from './people.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-17T12:00:00Z');
const MERGED = '2026-03-16T09:00:00.000Z';

/** A shop whose webhooks are read and written as they come. */
async function openShopify() {
  const ctx = await openShop(database.db, { now: NOW, currency: 'EUR' });
  const sourceId = await connectSource(ctx);
  const hear = async (topic: string, body: unknown) => {
    const headers = { topic, triggeredAt: MERGED };
    const record = { id: crypto.randomUUID(), workspaceId: ctx.workspace.id, sourceId, kind: 'shopify' as const };
    const parsed = shopify.parse({ ...record, headers, body: JSON.stringify(body), receivedAt: NOW.toISOString() }, {});
    if (parsed.kind !== 'events') throw new Error(parsed.reason);
    return (await writeEvents(ctx, ctx.workspace.id, parsed.events)).outcomes.map(({ kind }) => kind);
  };
  const bought = (order: number, customer: number, total: string) =>
    hear('orders/create', {
      ...{ id: order, currency: 'EUR', total_price: total, subtotal_price: total, name: `#${order}` },
      ...{ created_at: '2026-03-01T10:00:00Z', updated_at: '2026-03-01T10:00:00Z' },
      customer: { id: customer, email: `c${customer}@customers.example` },
    });
  const merge = (kept: number, deleted: number, more: object = {}) =>
    hear('customers/merge', {
      admin_graphql_api_customer_kept_id: `gid://shopify/Customer/${kept}`,
      admin_graphql_api_customer_deleted_id: `gid://shopify/Customer/${deleted}`,
      ...{ admin_graphql_api_job_id: null, status: 'completed', errors: [], ...more },
    });
  const everybody = async () => {
    const { data } = await listPeople(ctx, { limit: 10 });
    const all = await Promise.all(data.map(({ id }) => getPerson(ctx, id)));
    return all.sort((one, other) => one.id.localeCompare(other.id));
  };
  return { ctx, bought, merge, everybody };
}

test('two customers whom the shop merged are one person, and two again as they were when somebody says so', async () => {
  const { ctx, bought, merge, everybody } = await openShopify();
  await bought(1, 71, '30.00');
  await bought(2, 72, '12.50');
  const apart = await everybody();
  expect(apart.map(({ orders }) => orders)).toEqual([1, 1]);

  expect(await merge(71, 72)).toEqual(['stored']);
  expect(await merge(71, 72)).toEqual(['dropped']);
  const [person, ...others] = await everybody();
  expect(others).toEqual([]);
  expect(person).toMatchObject({ userId: '71', orders: 2 });
  const ids = person?.identifiers.map(({ kind, value }) => `${kind} ${value}`);
  expect(ids?.filter((one) => one.startsWith('user')).sort()).toEqual(['user 71', 'user 72']);
  const { data: edges } = await listMerges(ctx, person?.id ?? '');
  expect(edges).toMatchObject([
    {
      ...{ from: { userId: '72' }, into: { userId: '71' }, by: null, undoneAt: null },
      evidence: {
        keys: [
          { kind: 'user', value: '71' },
          { kind: 'user', value: '72' },
        ],
        event: { occurredAt: MERGED },
      },
    },
  ]);

  await takeApartByHand(ctx, { person: person?.id ?? '', mergeId: edges[0]?.id ?? '' });
  const money = (people: Awaited<ReturnType<typeof everybody>>) =>
    people.map(({ id, userId, email, orders, value }) => ({ id, userId, email, orders, value }));
  expect(money(await everybody())).toEqual(money(apart));
  expect(await merge(71, 72)).toEqual(['dropped']);
  expect(await everybody()).toHaveLength(2);
});

test('a merge that failed, or that is still going on, is none', async () => {
  const { bought, merge, everybody } = await openShopify();
  await bought(1, 71, '30.00');
  await bought(2, 72, '12.50');
  const errors = [{ customer_ids: [71], field: 'merge_in_progress', message: 'Is currently being merged.' }];
  expect(await merge(71, 72, { status: 'failed', errors })).toEqual([]);
  expect(await merge(71, 72, { status: 'in_progress' })).toEqual([]);
  expect(await everybody()).toHaveLength(2);
});

test('what comes late of a customer that was given up is the other’s', async () => {
  const { bought, merge, everybody } = await openShopify();
  await merge(71, 72);
  await bought(2, 72, '12.50');
  await bought(1, 71, '30.00');
  expect(await everybody()).toMatchObject([{ userId: '71', orders: 2 }]);
});
