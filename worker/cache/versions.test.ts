import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Definition } from '../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import { readVocabulary } from '../ai/tools/vocabulary.ts';
import type { UserCtx } from '../context.ts';
import { answersVersion, products, reconciliations } from '../db/schema.ts';
import { rememberFact } from '../learning/facts.ts';
import { runMetric } from '../metrics/run.ts';
import { addPin, livePins } from '../pins/pins.ts';
import { createSegment, deleteSegment, updateSegment } from '../segments/segments.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A shop whose answers are cached, as those of every request are; each request reads the version of the data. */
async function cachingShop(): Promise<{ ctx: UserCtx; source: string }> {
  const shop = await openShop(database.db, { now: new Date('2026-03-16T14:00:00Z') });
  const rows = new Map<string, string>();
  const cache = {
    get: async (key: string) => JSON.parse(rows.get(key) ?? 'null'),
    put: async (key: string, value: string) => void rows.set(key, value),
  } as unknown as KVNamespace;
  const dataVersion = async () => {
    const { rows } = await shop.db.execute<{ version: string }>(
      sql`select ${answersVersion} as version from workspace_versions where workspace_id = ${shop.workspace.id}::uuid`,
    );
    return rows[0]?.version ?? '0.0';
  };
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  const ctx = { ...shop, cache, dataVersion, env: { SEGMENT_CLOCK: clocks } as never };
  return { ctx, source: await connectSource(ctx) };
}

const bought: Definition = { version: 1, who: 'known', where: { type: 'event', event: 'purchase' } };

test('a segment and a product are known by their names from the moment that they are there, renamed or gone', async () => {
  const { ctx, source } = await cachingShop();
  const known = async () => {
    const { segments, products } = await readVocabulary(ctx);
    return [...segments.map(({ name }) => name), ...products];
  };
  expect(await known()).toEqual([]);
  const { id } = await createSegment(ctx, { name: 'Giraffe lovers', definition: bought });
  expect(await known()).toEqual(['Giraffe lovers']);
  await updateSegment(ctx, { id, name: 'Okapi lovers' });
  expect(await known()).toEqual(['Okapi lovers']);
  const mine = { workspaceId: ctx.workspace.id, sourceId: source, stateAt: ctx.now() };
  await ctx.db.insert(products).values({ ...mine, productId: 'p', title: 'Teapot' });
  expect(await known()).toEqual(['Okapi lovers', 'Teapot']);
  await ctx.db.update(products).set({ title: 'Lantern' }).where(sql`workspace_id = ${ctx.workspace.id}::uuid`);
  await deleteSegment(ctx, id);
  expect(await known()).toEqual(['Lantern']);
});

test('a pinned answer follows what was said, and what a segment is, at once', async () => {
  const { ctx, source } = await cachingShop();
  await addSales(ctx, source, [{ customer: 'bob', at: '2026-03-10T12:00:00Z', total: '80.00', currency: 'GBP' }]);
  const { id } = await createSegment(ctx, { name: 'Big', definition: bought });
  await addPin(ctx, { title: 'Said', step: { tool: 'list_facts', input: {} } });
  await addPin(ctx, { title: 'Big', step: { tool: 'list_people', input: { segmentId: id } } });
  const texts = async () => (await livePins(ctx, new AbortController().signal)).map(({ text }) => text);
  const [nothing] = await texts();
  await rememberFact(ctx, { text: 'We are closed on Sundays.', source: 'written' });
  const where = { type: 'orders', of: 'value', is: 'more_than', amount: 50 } as const;
  await updateSegment(ctx, { id, definition: { ...bought, where } });
  const [said, big] = await texts();
  expect(nothing).not.toContain('Sundays');
  expect(said).toContain('Sundays');
  expect(big).toContain('1 person');
});

test('a number carries how the orders stand against the shop from the moment that this is known', async () => {
  const { ctx } = await cachingShop();
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    insert into data_sources (id, workspace_id, source_type, name, config, status)
    values (gen_random_uuid(), ${ctx.workspace.id}::uuid, 'shopify', 'Shop', '{"shopDomain": "lantern.myshopify.com"}', 'active')
    returning id`);
  const sourceId = rows[0]?.id ?? '';
  const stands = async () => (await runMetric(ctx, { metric: 'revenue', range: 'all' })).receipt.reconciliation;
  const green = { state: 'matches' as const, asOf: ctx.now(), checkedAt: ctx.now() };
  await ctx.db.insert(reconciliations).values({ sourceId, workspaceId: ctx.workspace.id, ...green });
  expect(await stands()).toMatchObject({ state: 'matches' });
  await ctx.db
    .update(reconciliations)
    .set({ state: 'behind', ordersBehind: 3 })
    .where(sql`source_id = ${sourceId}::uuid`);
  expect(await stands()).toMatchObject({ state: 'behind', ordersBehind: 3 });
});
