import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { newId } from '../db/id.ts';
import { type CommonEvent, SHOP_RANK } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { listPeople } from '../people/people.ts';
import { exportPerson } from './export.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const AT = '2026-03-01T10:00:00.000Z';

test('the export of a person holds all of theirs, of any length, and nobody else’s', async () => {
  const ctx = await openShop(database.db, { now: new Date('2026-03-17T12:00:00Z') });
  const sourceId = await connectSource(ctx);
  const event = (given: Partial<CommonEvent>): CommonEvent => ({
    ...{ sourceId, messageId: newId(), kind: 'track', name: 'product_view', originalName: 'Seen', properties: {} },
    ...{ occurredAt: AT, receivedAt: AT, context: {}, historical: false },
    ...given,
  });
  const order = {
    ...{ orderId: '7', rank: SHOP_RANK, isTest: false, total: '48.5', currency: 'GBP', stateAt: AT, placedAt: AT },
    items: [{ name: 'Candle', quantity: 2, price: '20' }],
  };
  await writeEvents(ctx, ctx.workspace.id, [
    event({ anonymousId: 'browser-1', messageId: 'first' }),
    event({ kind: 'identify', name: 'identify', userId: 'ada', email: 'ada@shop.example', anonymousId: 'browser-1' }),
    event({ userId: 'ada', name: 'purchase', orderId: '7', value: '48.5', order }),
    event({ userId: 'ada', consents: [{ channel: 'email', state: 'subscribed', at: AT }] }),
    ...Array.from({ length: 1100 }, () => event({ userId: 'ada' })),
    event({ userId: 'bob', email: 'bob@shop.example' }),
  ]);
  const ada = (await listPeople(ctx, { limit: 1, query: 'ada@' })).data[0]?.id ?? '';
  const text = await new Response(await exportPerson(ctx, ada)).text();
  const told = JSON.parse(text);
  expect(told.person).toMatchObject({ id: ada, user_id: 'ada', email: 'ada@shop.example' });
  expect(told.ids.map(({ value }: { value: string }) => value).sort()).toEqual([
    'ada',
    'ada@shop.example',
    'browser-1',
  ]);
  expect(told.events).toHaveLength(1104);
  expect(new Set(told.events.map(({ id }: { id: string }) => id)).size).toBe(1104);
  expect(told.orders).toMatchObject([{ order_id: '7', total: 48.5, items: [{ name: 'Candle' }], refunds: [] }]);
  expect(told.consents).toMatchObject([{ channel: 'email', state: 'subscribed' }]);
  expect(text).not.toContain('bob@');
  const { rows } = await database.db.execute(
    sql`select actor->>'id' as by from audit_log where workspace_id = ${ctx.workspace.id}::uuid and what = 'person.exported'`,
  );
  expect(rows).toEqual([{ by: ctx.user.id }]);

  const stranger = await openShop(database.db);
  await expect(exportPerson(stranger, ada)).rejects.toMatchObject({ code: 'not_found' });
  const viewer = { ...ctx, user: { ...ctx.user, role: 'viewer' } };
  await expect(exportPerson(viewer, ada)).rejects.toMatchObject({ code: 'forbidden' });
});
