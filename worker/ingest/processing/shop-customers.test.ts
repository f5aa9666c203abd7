import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import { newId } from '../../db/id.ts';
import { dataSources } from '../../db/schema.ts';
import { processRecords } from './process.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const gid = 'gid://shopify/Customer/9007199254740993123';
const ada = (more: object) => `{"id":9007199254740993123,${JSON.stringify(more).slice(1)}`;

async function openShopify() {
  const ctx = await openShop(database.db);
  const sourceId = newId();
  await database.db.insert(dataSources).values({
    ...{ id: sourceId, workspaceId: ctx.workspace.id, sourceType: 'shopify', name: 'Shop', status: 'active' },
    createdAt: new Date('2026-01-01'),
  });
  let seq = 0;
  const record = (topic: string, body: unknown, triggeredAt = '2026-03-01T10:00:00Z') => ({
    ...{ shard: 's', seq: ++seq, attempts: 0, reason: null },
    record: {
      ...{ id: newId(), workspaceId: ctx.workspace.id, sourceId, kind: 'shopify' as const },
      ...{ headers: { topic, triggeredAt }, receivedAt: '2026-03-02T10:00:00.000Z' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
  });
  const take = (...records: ReturnType<typeof record>[]) => processRecords(ctx, records);
  const people = async () => {
    const { rows } = await database.db.execute<{ user_id: string; traits: Record<string, unknown>; consent: object }>(
      sql`select user_id, traits, consent from profiles where workspace_id = ${ctx.workspace.id}::uuid`,
    );
    return rows;
  };
  const tags = async () => (await people())[0]?.traits.tags;
  return { record, take, people, tags };
}

const changed = (are: 'added' | 'removed', tags: string[], occurredAt: string) =>
  [`customer.tags_${are}`, { customerId: gid, tags, occurredAt }] as const;

test('a customer’s tags are those that were told whole, with what was put on and taken off since', async () => {
  const { record, take, people, tags } = await openShopify();
  const whole = ada({ updated_at: '2026-03-01T08:00:00Z', tags: 'wholesale, VIP, Newsletter' });
  await take(record('customers/update', whole));
  await take(record(...changed('added', ['Berlin', 'vip'], '2026-03-01T09:00:00Z')));
  await take(
    record(...changed('removed', ['Newsletter', 'never had'], '2026-03-01T09:01:00Z')),
    record(...changed('added', ['Summer'], '2026-03-01T09:02:00Z')),
  );
  expect(await tags()).toBe('Berlin, Summer, vip, wholesale');
  // Since the version 2025-01 a customer comes without: that says nothing of them.
  await take(record('customers/update', ada({ updated_at: '2026-03-01T09:30:00Z', first_name: 'Ada' })));
  expect(await tags()).toBe('Berlin, Summer, vip, wholesale');
  await take(record('customers/update', ada({ updated_at: '2026-03-01T09:40:00Z', tags: 'Winter' })));
  expect(await people()).toMatchObject([
    { user_id: '9007199254740993123', traits: { tags: 'Winter', first_name: 'Ada' } },
  ]);
});

test('a webhook of tags that comes twice is one, and the last tag that is taken off leaves none', async () => {
  const { record, take, tags } = await openShopify();
  const added = changed('added', ['VIP'], '2026-03-01T09:00:00Z');
  expect(await take(record(...added), record(...added))).toMatchObject({ stored: 1, dropped: { duplicate: 1 } });
  await take(record(...changed('removed', ['vip'], '2026-03-01T09:05:00Z')));
  expect(await take(record(...added))).toMatchObject({ stored: 0, dropped: { duplicate: 1 } });
  expect(await tags()).toBe('');
});

test('a customer who is deleted in the shop stays with what they did, and is written to no more', async () => {
  const { record, take, people } = await openShopify();
  const consent = { state: 'subscribed', opt_in_level: 'single_opt_in', consent_updated_at: '2026-02-01T08:00:00Z' };
  const before = { updated_at: '2026-03-01T08:00:00Z', first_name: 'Ada', email: 'ada@x.example', state: 'enabled' };
  await take(record('customers/create', ada({ ...before, email_marketing_consent: consent })));
  expect(await people()).toMatchObject([{ consent: { email: 'subscribed' } }]);
  await take(record('customers/delete', '{"id":9007199254740993123}'));
  // Told late: what the customer was before does not bring the permission back.
  await take(
    record(
      'customers/update',
      ada({ ...before, updated_at: '2026-03-01T08:30:00Z', email_marketing_consent: consent }),
    ),
  );
  expect(await people()).toMatchObject([
    { traits: { first_name: 'Ada', state: 'deleted' }, consent: { email: 'unsubscribed', sms: 'unsubscribed' } },
  ]);
});

test('that somebody who is not known was deleted makes nobody, and says so', async () => {
  const { record, take, people } = await openShopify();
  const taken = await take(record('customers/delete', { id: 404 }));
  expect(taken).toMatchObject({ stored: 0, dropped: { unknown_person: 1 }, failed: [] });
  expect(await people()).toEqual([]);
});
