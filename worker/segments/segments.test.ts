import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { listSegments, createSegment } from './segments.ts';
import { previewSegment } from './preview.ts';
import { listMembers } from './people.ts';
import { writeEvents } from '../ingest/write.ts';
let database: TestDatabase;
beforeAll(async () => { database = await startTestDatabase(); }, 60000);
afterAll(() => database?.stop());
test('smoke', async () => {
  const ctx = await openShop(database.db);
  (ctx.env as any).SEGMENT_CLOCK = { idFromName: (x: string) => x, get: () => ({ wakeAt: async () => {} }) };
  const source = await connectSource(ctx);
  const ev = (userId: string, name: string, at: string, more = {}) => ({ sourceId: source, messageId: crypto.randomUUID(), kind: 'track' as const, name, originalName: name, userId, occurredAt: at, receivedAt: at, properties: {}, context: {}, historical: false, ...more });
  const now = Date.now(); const ago = (h: number) => new Date(now - h*3600e3).toISOString();
  await writeEvents(ctx, ctx.workspace.id, [ev('a','page_view',ago(1)), ev('b','add_to_cart',ago(2)), ev('c','purchase',ago(3),{value:'120'})]);
  const definition = { version: 1, where: { type: 'all', of: [
    { type: 'event', event: 'add_to_cart', within: { last: { n: 7, unit: 'days' } } },
    { type: 'none', of: [{ type: 'orders', of: 'net', is: 'at_least', amount: 1, within: { last: {n: 3, unit:'days'}} }] },
    { type: 'sequence', first: { event: 'add_to_cart' }, second: { event: 'purchase' }, missing: true, within: { n: 1, unit: 'hours' } },
    { type: 'consent', channel: 'email', state: 'unknown' },
    { type: 'segment', segment: 'cart_abandoners' },
    { type: 'trait', trait: 'plan', test: { op: 'equals', value: 'pro' }, not: true },
  ] } };
  const preview = await previewSegment(ctx, { definition });
  console.log(JSON.stringify(preview, null, 1));
  const made = await createSegment(ctx, { name: 'X', definition });
  console.log(JSON.stringify(made, null, 1));
  console.log(JSON.stringify(await listMembers(ctx, { id: made.id, limit: 10 })), (await listSegments(ctx)).map((s) => [s.name, s.people]));
  expect(preview.people).toBe(1);
});
