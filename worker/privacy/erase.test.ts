import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { expectPackedAsStored } from '../../test/packed-deeds.ts';
import { openShop } from '../../test/shop.ts';
import { recordAudit } from '../actions/audit.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { type Fed, processRecords } from '../ingest/processing/process.ts';
import type { AcceptedRecord } from '../ingest/record.ts';
import { listPeople } from '../people/people.ts';
import { carryOut } from './carry-out.ts';
import { askToErase } from './erase.ts';
import { listRequests } from './requests.ts';
import { THEIRS } from './rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-17T12:00:00Z');
const ADA = {
  id: 207119551,
  email: 'ada@shop.example',
  phone: '+447700900123',
  first_name: 'Ada',
  last_name: 'Lovelace',
};
const BOB = { id: 207119777, email: 'bob@shop.example', first_name: 'Bob', last_name: 'Adams' };

interface Asked {
  kind: string;
  workspaceId: string;
  requestId: string;
}

/** A shop whose source is a Shopify one, and what it was asked to do. */
async function openStory() {
  const [jobs, told]: [Asked[], string[]] = [[], []];
  const keep = {
    sendBatch: async (messages: { body: Asked }[]) => void jobs.push(...messages.map(({ body }) => body)),
  };
  const forgetting = (name: string) => ({
    getByName: (id: string) => ({ forget: async () => void told.push(`${name} ${id}`), tell: async () => false }),
  });
  const shop = await openShop(database.db, { now: NOW, currency: 'USD' });
  const env = {
    ...{ JOBS: keep, LIVE_ROOM: forgetting('room'), CONVERSATION: forgetting('chat'), SOURCE_SYNC: forgetting('sync') },
  } as unknown as UserCtx['env'];
  const ctx: UserCtx = { ...shop, env, cache: { delete: async () => undefined } as unknown as KVNamespace };
  const workspaceId = ctx.workspace.id;
  const sourceId = await connect(workspaceId, 'shopify');
  const send = (topic: string, body: unknown, more: Partial<AcceptedRecord> = {}) =>
    processRecords(ctx, [fed({ workspaceId, sourceId }, topic, body, more)]);
  const carryOutAll = async () => {
    for (const job of jobs.splice(0)) if (job.kind === 'privacy') await carryOut(ctx, job);
  };
  const ledger = async () => (await listRequests(ctx, { limit: 50 })).data;
  const one = async (query: string) => (await listPeople(ctx, { limit: 10, query })).data[0]?.id ?? '';
  return { ctx, workspaceId, sourceId, send, carryOutAll, ledger, one, jobs, told };
}
type Story = Awaited<ReturnType<typeof openStory>>;

async function connect(workspaceId: string, type: string): Promise<string> {
  const id = newId();
  await database.db.execute(sql`
    insert into data_sources (id, workspace_id, source_type, name, created_at, updated_at)
    values (${id}::uuid, ${workspaceId}::uuid, ${type}, 'Till', '2025-01-01', '2025-01-01')`);
  return id;
}

let seq = 0;
function fed(
  source: { workspaceId: string; sourceId: string },
  topic: string,
  body: unknown,
  more: Partial<AcceptedRecord> = {},
): Fed {
  const record: AcceptedRecord = {
    ...{ ...source, id: newId(), kind: 'shopify', headers: { topic }, body: JSON.stringify(body) },
    ...{ receivedAt: NOW.toISOString(), ...more },
  };
  return { shard: 'shard', seq: ++seq, record, attempts: 0, reason: null };
}

const order = (
  id: number,
  customer: typeof BOB | typeof ADA,
  total: string,
  at = '2026-03-02T10:00:00Z',
  more = {},
) => ({
  ...{
    id,
    name: `#${id}`,
    email: customer.email,
    customer,
    total_price: total,
    subtotal_price: total,
    currency: 'USD',
  },
  ...{ processed_at: at, created_at: at, updated_at: at },
  line_items: [{ product_id: 1, title: 'Candle', quantity: 2, price: '20.00' }],
  ...more,
});
const refunded = {
  refunds: [
    {
      ...{ id: 9, order_id: 5001, created_at: '2026-03-04T10:00:00Z' },
      transactions: [{ id: 1, kind: 'refund', status: 'success', amount: '8.00' }],
    },
  ],
};
const redact = { shop_id: 42, customer: { id: ADA.id, email: ADA.email, phone: ADA.phone }, orders_to_redact: [5001] };

const FIRST = [
  [
    'customers/create',
    { ...ADA, updated_at: '2026-03-01T09:00:00Z', email_marketing_consent: { state: 'subscribed' } },
  ],
  ['orders/create', order(5001, ADA, '48.50', undefined, refunded)],
  ['orders/create', order(5002, BOB, '20.25')],
] as const;

/** Ada bought, was spoken of, and is written of wherever words are kept. */
async function tellAda(story: Story): Promise<void> {
  for (const [topic, body] of FIRST) await story.send(topic, body);
  const { ctx, workspaceId, sourceId } = story;
  const ada = await story.one(ADA.email);
  const [chat, plan, note] = [newId(), newId(), newId()];
  const { db } = ctx;
  const own = sql`${workspaceId}::uuid`;
  const said = JSON.stringify([{ type: 'people', rows: [{ id: ada, name: 'Ada Lovelace' }] }]);
  await recordAudit(ctx, {
    ...{ actor: { kind: 'person', id: ctx.user.id, name: 'Owner' }, surface: 'web', what: 'person.tagged' },
    ...{ text: 'Ada Lovelace was tagged', subject: { kind: 'person', id: ada }, after: { email: ADA.email } },
  });
  const failed = JSON.stringify({
    batch: [
      { userId: String(ADA.id), event: 'x' },
      { userId: 'other', event: 'y' },
    ],
  });
  await db.batch([
    db.execute(sql`insert into conversations (id, workspace_id, user_id, title)
      values (${chat}::uuid, ${own}, ${ctx.user.id}::uuid, 'Who is Ada Lovelace?')`),
    db.execute(sql`insert into messages (id, conversation_id, role, content, cards) values
      (${newId()}::uuid, ${chat}::uuid, 'user', 'Who is Ada Lovelace?', null),
      (${newId()}::uuid, ${chat}::uuid, 'assistant', ${`She is\nAda Lovelace, ${ADA.email}.`}, ${said}::jsonb),
      (${newId()}::uuid, ${chat}::uuid, 'user', 'Has Ada paid? And Bob?', null)`),
    db.execute(sql`insert into notes (id, workspace_id, title, body)
      values (${note}::uuid, ${own}, 'A call', ${`Call ADA@shop.example, that is ${ADA.phone}. Ask Bob Adams too.`})`),
    db.execute(sql`insert into search_documents (id, workspace_id, kind, ref_id, title, body, content_hash, updated_at)
      values (${newId()}::uuid, ${own}, 'note', ${note}, 'A call', ${`Call ${ADA.email}`}, '', now())`),
    db.execute(
      sql`insert into tasks (id, workspace_id, title, created_by) values (${newId()}::uuid, ${own}, 'Write to Ada Lovelace', '{}')`,
    ),
    db.execute(sql`insert into action_plans (id, workspace_id, kind, title, input, difference, hash, status, surface, requested_by, audience)
      values (${plan}::uuid, ${own}, 'send_email', 'Mail', ${JSON.stringify({ people: [ada] })}::jsonb, '{}', 'h', 'applied', 'web',
        '{}', ${JSON.stringify([ada])}::jsonb)`),
    db.execute(sql`insert into email_messages (id, workspace_id, plan_id, profile_id, address, subject, body, status)
      values (${newId()}::uuid, ${own}, ${plan}::uuid, ${ada}::uuid, ${ADA.email}, 'Hello Ada', 'Dear Ada', 'sent')`),
    db.execute(sql`insert into profile_tags (workspace_id, profile_id, tag) values (${own}, ${ada}::uuid, 'vip')`),
    db.execute(sql`insert into ingest_failures (id, workspace_id, source_id, record_id, kind, reason, attempts, payload, received_at)
      values (${newId()}::uuid, ${own}, ${sourceId}::uuid, 'r1', 'segment', 'x', 1, ${failed}, now())`),
  ]);
}

/** In which tables one of some words is found, in any column: rows of one workspace, as the text of the whole row. */
async function grep(workspaceId: string, ...words: string[]): Promise<string[]> {
  const { rows: tables } = await database.db.execute<{ table: string; mine: boolean }>(sql`
    select t.table_name as "table", exists (select from information_schema.columns w
      where w.table_schema = 'public' and w.table_name = t.table_name and w.column_name = 'workspace_id') as mine
    from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`);
  const patterns = JSON.stringify(words.map((word) => `%${word}%`));
  const searched = tables
    .filter(({ table, mine }) => mine || table === 'messages')
    .map(({ table, mine }) => {
      const which = mine
        ? sql`workspace_id = ${workspaceId}::uuid`
        : sql`conversation_id in (select id from conversations where workspace_id = ${workspaceId}::uuid)`;
      return sql`select ${table}::text as "table" from ${sql.identifier(table)} r where ${which}
        and to_jsonb(r)::text ilike any (array(select json_array_elements_text(${patterns}::json)))`;
    });
  const { rows } = await database.db.execute<{ table: string }>(sql.join(searched, sql` union `));
  return rows.map(({ table }) => table);
}

async function figures(workspaceId: string) {
  await expectPackedAsStored(database.db, workspaceId);
  const { rows } = await database.db.execute(sql`
    select (select jsonb_agg(jsonb_build_object('order', order_id, 'total', total, 'at', placed_at) order by order_id)
        from orders where workspace_id = ${workspaceId}::uuid) as orders,
      (select sum(amount)::text from refunds where workspace_id = ${workspaceId}::uuid) as refunds,
      (select jsonb_agg(jsonb_build_object('orders', orders, 'total', total)) from order_totals
        where workspace_id = ${workspaceId}::uuid) as totals,
      (select sum(count)::int from event_totals where workspace_id = ${workspaceId}::uuid and name in ('purchase', 'refund')) as deeds,
      (select sum(count)::int from event_times where workspace_id = ${workspaceId}::uuid) as times,
      (select people::int from workspace_counters where workspace_id = ${workspaceId}::uuid) as people`);
  return rows[0] as {
    orders: unknown[];
    refunds: string;
    totals: unknown;
    deeds: number;
    times: number;
    people: number;
  };
}

async function everything(workspaceId: string): Promise<string> {
  const { rows } = await database.db.execute(sql`
    select (select jsonb_agg(to_jsonb(e) order by id) from events e where workspace_id = ${workspaceId}::uuid) as events,
      (select jsonb_agg(to_jsonb(o) order by order_id) from orders o where workspace_id = ${workspaceId}::uuid) as orders,
      (select jsonb_agg(to_jsonb(p) order by id) from profiles p where workspace_id = ${workspaceId}::uuid) as people,
      (select jsonb_agg(to_jsonb(m) order by m.id) from messages m join conversations c on c.id = m.conversation_id
        where c.workspace_id = ${workspaceId}::uuid) as messages,
      (select jsonb_agg(to_jsonb(r) order by hash) from erasures r where workspace_id = ${workspaceId}::uuid) as traces`);
  return JSON.stringify(rows);
}

describe('an erased person', () => {
  test('is found nowhere, and the money of their orders stays', async () => {
    const [story, theirs] = [await openStory(), await openStory()];
    await tellAda(story);
    await tellAda(theirs);
    const ada = await story.one(ADA.email);
    const before = await figures(story.workspaceId);
    const others = await everything(theirs.workspaceId);
    expect(await grep(story.workspaceId, 'lovelace')).toContain('messages');

    await story.send('customers/redact', redact);
    await story.send('customers/redact', redact);
    expect(await story.ledger()).toHaveLength(1);
    await story.carryOutAll();

    const [request] = await story.ledger();
    expect(request).toMatchObject({
      kind: 'erase',
      origin: 'shopify',
      state: 'done',
      dueAt: '2026-04-16T12:00:00.000Z',
    });
    expect(await grep(story.workspaceId, ADA.email, ADA.phone, 'lovelace', String(ADA.id), ada)).toEqual([]);
    expect(await grep(story.workspaceId, 'bob')).toContain('messages');
    expect(story.told.some((one) => one.startsWith('chat'))).toBe(true);
    const after = await figures(story.workspaceId);
    expect(after).toEqual({ ...before, people: before.people - 1 });
    expect(await everything(theirs.workspaceId)).toBe(others);
  });

  test('does not come back with what a backfill or a repair brings, to the cent', async () => {
    const story = await openStory();
    await tellAda(story);
    await story.send('customers/redact', redact);
    await story.carryOutAll();
    const before = await everything(story.workspaceId);
    const fetched = { fetched: { syncId: newId(), historical: true } };
    const outcomes = [];
    for (const [topic, body] of FIRST) outcomes.push((await story.send(topic, body, fetched)).dropped);
    expect(outcomes).toEqual([{ erased: 1 }, { duplicate: 2 }, { duplicate: 1 }]);
    expect(await everything(story.workspaceId)).toBe(before);

    const more = order(5001, ADA, '40.50', '2026-03-02T10:00:00Z', { ...refunded, updated_at: '2026-03-18T09:00:00Z' });
    await story.send('orders/updated', more, { receivedAt: '2026-03-18T09:00:00.000Z' });
    await story.send(
      'customers/update',
      { ...ADA, updated_at: '2026-03-18T09:00:00Z' },
      { receivedAt: '2026-03-18T09:00:01.000Z' },
    );
    expect(await grep(story.workspaceId, 'lovelace')).toEqual([]);
    expect((await figures(story.workspaceId)).orders).toMatchObject([
      { order: '5001', total: 40.5 },
      { order: '5002' },
    ]);
  });

  test('who buys again is a new person, who was never asked about messages', async () => {
    const story = await openStory();
    await tellAda(story);
    const ada = await story.one(ADA.email);
    await story.send('customers/redact', redact);
    await story.carryOutAll();
    const later = '2026-03-20T09:00:00Z';
    await story.send('orders/create', order(5003, ADA, '10.00', later), { receivedAt: '2026-03-20T09:00:00.000Z' });
    const [again] = (await listPeople(story.ctx, { limit: 10, query: ADA.email })).data;
    expect(again).toMatchObject({ orders: 1, value: '10.00' });
    expect(again?.id).not.toBe(ada);
    const { rows } = await database.db.execute(sql`select consent from profiles where id = ${again?.id}::uuid`);
    expect(rows).toEqual([{ consent: {} }]);
  });

  test('is erased by hand once, and doing it again, or from the middle, ends the same', async () => {
    const story = await openStory();
    await tellAda(story);
    const ada = await story.one(ADA.email);
    await askToErase(story.ctx, ada);
    const [job] = story.jobs.filter(({ kind }) => kind === 'privacy');
    const broken = {
      ...story.ctx.env,
      LIVE_ROOM: { getByName: () => ({ forget: () => Promise.reject(new Error('away')) }) },
    };
    await expect(carryOut({ ...story.ctx, env: broken as unknown as UserCtx['env'] }, job as Asked)).rejects.toThrow(
      'away',
    );
    expect(await story.ledger()).toMatchObject([{ state: 'running', by: 'Ada L' }]);
    await carryOut(story.ctx, job as Asked);
    expect(await story.ledger()).toMatchObject([{ state: 'done', personId: null }]);
    expect(await grep(story.workspaceId, 'lovelace')).toEqual([]);
    const before = await everything(story.workspaceId);
    await carryOut(story.ctx, job as Asked);
    expect(await everything(story.workspaceId)).toBe(before);
    await expect(askToErase(story.ctx, ada)).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('no table that says whose a row is was forgotten', async () => {
  const { rows } = await database.db.execute<{ table: string }>(sql`
    select distinct c.table_name as "table" from information_schema.columns c
    where c.table_schema = 'public' and c.column_name in ('profile_id', 'person_id', 'into_profile_id')`);
  const otherwise = ['orders', 'events', 'email_messages', 'workflow_runs'];
  const known = new Set<string>([...THEIRS.map(([table]) => table), ...otherwise]);
  expect(rows.map(({ table }) => table).filter((table) => !known.has(table))).toEqual([]);
});

describe('what Shopify asks for', () => {
  test('somebody’s data waits for a person to hand it over; of a stranger there is nothing', async () => {
    const story = await openStory();
    await tellAda(story);
    const ask = (id: number, customer: object) =>
      story.send('customers/data_request', { shop_id: 42, customer, orders_requested: [], data_request: { id } });
    await ask(1, { id: ADA.id, email: ADA.email });
    await ask(1, { id: ADA.id, email: ADA.email });
    await ask(2, { id: 999, email: 'nobody@shop.example' });
    await story.carryOutAll();
    const states = (await story.ledger()).map(({ state, personId }) => ({ state, personId }));
    expect(states).toHaveLength(2);
    expect(states).toContainEqual({ state: 'waiting', personId: await story.one(ADA.email) });
    expect(states).toContainEqual({ state: 'done', personId: null });
    expect(await grep(story.workspaceId, 'nobody@')).toEqual([]);
  });

  test('a shop’s redaction takes all that its source brought, and leaves what others told', async () => {
    const story = await openStory();
    await tellAda(story);
    const web = await connect(story.workspaceId, 'segment');
    const body = { type: 'batch', batch: [{ type: 'track', event: 'Seen', messageId: 'm', userId: String(BOB.id) }] };
    await processRecords(story.ctx, [
      fed({ workspaceId: story.workspaceId, sourceId: web }, 'batch', body, {
        kind: 'segment',
        headers: { type: 'batch' },
      }),
    ]);
    await story.send('shop/redact', { shop_id: 42, shop_domain: 'lantern.myshopify.com' });
    await story.carryOutAll();
    expect(await story.ledger()).toMatchObject([{ kind: 'erase_source', state: 'done' }]);
    expect(await grep(story.workspaceId, ADA.email, 'lovelace', BOB.email, '"5001"', '"5002"')).toEqual([]);
    const bob = await story.one(String(BOB.id));
    expect((await listPeople(story.ctx, { limit: 10 })).data).toMatchObject([
      { id: bob, orders: 0, events: 1, name: null },
    ]);
    expect((await figures(story.workspaceId)).orders).toBeNull();
  });
});
