import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startOpenai } from '../../dev/providers/openai.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { listConversations } from '../chat/conversations.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { campaignDrafts, conversations, messages, products, recommendations, searchDocuments } from '../db/schema.ts';
import { runMetric } from '../metrics/run.ts';
import { indexWorkspace, reindex } from './indexing.ts';
import { addNote, changeNote, deleteNote } from './notes.ts';
import { search } from './search.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** A queue and a rate limiter that are always there; jobs are done by the test. */
const SETTINGS = {
  JOBS: { sendBatch: async () => undefined },
  RATE_LIMITER: { getByName: () => ({ take: async () => ({ allowed: true, remaining: 1, retryAfter: 0 }) }) },
} as unknown as Record<string, string>;

const SHELF = [
  ['Waterproof hiking boots', 'Leather boots with a warm lining for long walks in the rain.'],
  ['Running shoes', 'Light shoes for road running and marathons.'],
  ['Beeswax candle', 'Hand-poured candle that burns for forty hours.'],
  ['Ceramic teapot', 'A glazed teapot for four cups of tea.'],
  ['Wool blanket', 'Soft merino wool for cold evenings.'],
  ['Garden gloves', 'Thorn-proof gloves for roses.'],
] as const;

async function shopWithShelf(): Promise<UserCtx> {
  const ctx = await openShop(database.db, { settings: SETTINGS });
  const sourceId = await connectSource(ctx);
  await ctx.db.insert(products).values(
    SHELF.map(([title, description], n) => ({
      ...{ workspaceId: ctx.workspace.id, productId: `p${n}`, sourceId, title, description, stateAt: ctx.now() },
    })),
  );
  await index(ctx);
  return ctx;
}

const index = (ctx: UserCtx) => indexWorkspace(ctx, { workspaceId: ctx.workspace.id });

const titles = async (ctx: UserCtx, q: string, mode: 'keyword' | 'semantic' | 'hybrid' = 'hybrid') =>
  (await search(ctx, { q, mode, kinds: [], limit: 20 })).data.map(({ title }) => title);

test('words find what has them, in any form of English, with the place where they stand', async () => {
  const ctx = await shopWithShelf();
  const { data, mode } = await search(ctx, { q: 'candles burning', mode: 'keyword', kinds: [], limit: 5 });
  expect(mode).toBe('keyword');
  expect(data.map(({ title }) => title)).toEqual(['Beeswax candle']);
  const [candle] = data;
  const marked = candle?.matches.map(([from, to]) => candle.snippet.slice(from, to));
  expect(marked).toEqual(['candle', 'burns']);
  expect(await titles(ctx, '"road running"', 'keyword')).toEqual(['Running shoes']);
  expect(await titles(ctx, 'wool -blanket', 'keyword')).toEqual([]);
});

test('meaning finds what is misspelt or has another ending, better than what has nothing to do with it', async () => {
  const ctx = await shopWithShelf();
  const asked: [query: string, wanted: string][] = [
    ['hikking boot', 'Waterproof hiking boots'],
    ['runing shoe', 'Running shoes'],
    ['beewax candel', 'Beeswax candle'],
    ['ceramik tea pot', 'Ceramic teapot'],
    ['wolen blankets', 'Wool blanket'],
    ['gardening glove', 'Garden gloves'],
  ];
  for (const [query, wanted] of asked) expect((await titles(ctx, query, 'semantic'))[0], query).toBe(wanted);
  for (const [query, wanted] of asked) expect((await titles(ctx, query))[0], query).toBe(wanted);
  expect(await titles(ctx, 'quantum spectroscopy', 'semantic')).not.toContain('Garden gloves');
});

test('both together rank first what both find, and say what each part gave', async () => {
  const ctx = await shopWithShelf();
  const { data, semantic } = await search(ctx, { q: 'warm boots', mode: 'hybrid', kinds: [], limit: 5 });
  expect(semantic).toEqual({ available: true, model: 'built-in-512', reason: null });
  expect(data[0]).toMatchObject({ kind: 'product', id: 'p0', parts: { keyword: { rank: 1 }, semantic: { rank: 1 } } });
  expect(data[0]?.score).toBeCloseTo(2 / 61, 10);
});

test('what is indexed again and again is there once, and what changes or goes is followed', async () => {
  const ctx = await shopWithShelf();
  const { id } = await addNote(ctx, { title: 'Suppliers', body: 'Call the lantern factory on Monday.' });
  await Promise.all([index(ctx), index(ctx), index(ctx)]);
  expect(await titles(ctx, 'lantern', 'keyword')).toEqual(['Suppliers']);
  expect(await ctx.db.$count(searchDocuments, sql`workspace_id = ${ctx.workspace.id} and kind = 'note'`)).toBe(1);
  await changeNote(ctx, id, { body: 'Call the umbrella factory.' });
  await index(ctx);
  expect(await titles(ctx, 'lantern', 'keyword')).toEqual([]);
  expect(await titles(ctx, 'umbrela', 'semantic')).toContain('Suppliers');
  expect(await reindex(ctx, ctx.workspace.id)).toBe(SHELF.length + 1);
  await index(ctx);
  expect(await titles(ctx, 'umbrella', 'keyword')).toEqual(['Suppliers']);
  await deleteNote(ctx, id);
  await ctx.db
    .update(products)
    .set({ deletedAt: ctx.now() })
    .where(sql`product_id = 'p1' and workspace_id = ${ctx.workspace.id}`);
  await index(ctx);
  expect(await titles(ctx, 'umbrella or running', 'keyword')).toEqual([]);
});

test('what was just written, changed or deleted is found as it is now, before any job has run', async () => {
  const ctx = await shopWithShelf();
  const { id } = await addNote(ctx, { title: 'Suppliers', body: 'Call the lantern factory on Monday.' });
  for (const mode of ['keyword', 'semantic', 'hybrid'] as const) {
    expect((await titles(ctx, 'lantern factory', mode))[0]).toBe('Suppliers');
  }
  await changeNote(ctx, id, { body: 'Call the umbrella maker.' });
  expect(await titles(ctx, 'lantern factory', 'keyword')).toEqual([]);
  expect((await search(ctx, { q: 'umbrella', mode: 'hybrid', kinds: [], limit: 5 })).data[0]).toMatchObject({
    ...{ id, snippet: 'Call the umbrella maker.' },
    parts: { keyword: { rank: 1 }, semantic: { rank: 1 } },
  });
  await deleteNote(ctx, id);
  for (const mode of ['keyword', 'semantic', 'hybrid'] as const) {
    expect(await titles(ctx, 'umbrella maker', mode)).not.toContain('Suppliers');
  }
});

test('behind a long import what was written last is found first, and a job is asked for the rest', async () => {
  const asked: unknown[] = [];
  const JOBS = {
    sendBatch: async (messages: { body: unknown }[]) => void asked.push(...messages.map(({ body }) => body)),
  };
  const shop = await openShop(database.db, { settings: SETTINGS });
  const ctx = { ...shop, env: { ...shop.env, JOBS } as unknown as UserCtx['env'] };
  const sourceId = await connectSource(ctx);
  await ctx.db.execute(sql`
    insert into products (workspace_id, product_id, source_id, title, state_at)
    select ${ctx.workspace.id}::uuid, 'p' || n, ${sourceId}::uuid, 'Candle ' || n, now() from generate_series(1, 150) n`);
  await addNote(ctx, { title: 'Suppliers', body: 'Call the lantern factory.' });
  asked.length = 0;
  expect(await titles(ctx, 'lantern', 'keyword')).toEqual(['Suppliers']);
  expect(asked).toEqual([{ kind: 'index', workspaceId: ctx.workspace.id }]);
});

test('words of scripts without spaces are found where they stand', async () => {
  const ctx = await shopWithShelf();
  await addNote(ctx, { title: 'ろうそく', body: '手作りの蝋燭は京都から届きます。' });
  await addNote(ctx, { title: 'เทียนหอม', body: 'เทียนจากเชียงใหม่' });
  for (const mode of ['keyword', 'semantic', 'hybrid'] as const) {
    expect(await titles(ctx, '蝋燭', mode), mode).toEqual(['ろうそく']);
    expect((await titles(ctx, 'เชียงใหม่', mode))[0], mode).toBe('เทียนหอม');
    expect(await titles(ctx, '紅茶', mode), mode).toEqual([]);
  }
});

test('what is left out is left out also of what is found by meaning, and what asks for nothing finds nothing', async () => {
  const ctx = await shopWithShelf();
  expect(await titles(ctx, 'wool -blanket')).not.toContain('Wool blanket');
  expect(await titles(ctx, 'blanket -wool')).not.toContain('Wool blanket');
  expect(await titles(ctx, 'blanket')).toContain('Wool blanket');
  for (const q of ['-', '""', '-wool', '-"wool blanket"', '?!', '()&|:*', "'", '\\', '\u0000']) {
    for (const mode of ['keyword', 'semantic', 'hybrid'] as const) expect(await titles(ctx, q, mode), q).toEqual([]);
  }
});

test('single letters, emoji, and a query as long as may be are searched for like any words', async () => {
  const ctx = await shopWithShelf();
  await addNote(ctx, { title: 'Vitamin C', body: 'For the winter 🎁.' });
  expect(await titles(ctx, 'c', 'keyword')).toEqual(['Vitamin C']);
  expect(await titles(ctx, '🎁', 'keyword')).toEqual(['Vitamin C']);
  expect(await titles(ctx, '🎁🎁'.repeat(100), 'keyword')).toEqual(['Vitamin C']);
  expect(await titles(ctx, 'winter '.repeat(57).trim(), 'keyword')).toEqual(['Vitamin C']);
  expect(await titles(ctx, 'w"'.repeat(200), 'keyword')).toEqual([]);
});

test('a conversation is found by its user alone, an anonymous one by nobody, and a deleted one no more', async () => {
  const ctx = await shopWithShelf();
  const colleague = { ...ctx, user: { ...ctx.user, id: (await openShop(database.db)).user.id } };
  const stranger = await shopWithShelf();
  const conversation = newId();
  const anonymous = newId();
  await ctx.db.insert(conversations).values([
    { id: conversation, workspaceId: ctx.workspace.id, userId: ctx.user.id, title: 'Zanzibar sales' },
    { id: anonymous, title: 'Zanzibar visitor' },
  ]);
  const question = newId();
  await ctx.db.insert(messages).values([
    { id: question, conversationId: conversation, role: 'user' as const, content: 'What did Zanzibar buy?' },
    {
      id: newId(),
      conversationId: conversation,
      role: 'assistant' as const,
      content: 'Zanzibar bought cloves.',
      replyTo: question,
    },
    { id: newId(), conversationId: anonymous, role: 'assistant' as const, content: 'Zanzibar is secret.' },
  ]);
  await index(ctx);
  const found = await search(ctx, { q: 'zanzibar', mode: 'hybrid', kinds: [], limit: 10 });
  expect(found.data.map(({ kind, url }) => [kind, url]).sort()).toEqual([
    ['answer', `/ask/${conversation}`],
    ['conversation', `/ask/${conversation}`],
  ]);
  expect(await titles(ctx, 'cloves', 'keyword')).toEqual(['What did Zanzibar buy?']);
  for (const who of [colleague, stranger]) expect(await titles(who, 'zanzibar')).toEqual([]);
  await ctx.db
    .update(conversations)
    .set({ workspaceId: ctx.workspace.id, userId: ctx.user.id })
    .where(sql`id = ${anonymous}`);
  await index(ctx);
  expect(await titles(ctx, 'secret', 'keyword')).toEqual(['Zanzibar visitor']);
  await ctx.db.delete(conversations).where(sql`id = ${conversation}`);
  await index(ctx);
  expect(await titles(ctx, 'cloves or buy', 'keyword')).toEqual([]);
});

test('a conversation is found by its questions, its answers, and the metrics and campaigns that they touched', async () => {
  const ctx = await shopWithShelf();
  const { receipt } = await runMetric(ctx, {
    ...{ metric: 'average_order_value', range: 'all' },
    filters: [{ by: 'campaign', is: ['Lanternfest'] }],
  });
  const [conversation, other, question] = [newId(), newId(), newId()];
  const own = { workspaceId: ctx.workspace.id, userId: ctx.user.id };
  await ctx.db.insert(conversations).values([
    { id: conversation, ...own, title: 'Before the holidays' },
    { id: other, ...own, title: 'Opening hours' },
  ]);
  const offered = { segmentName: 'Lapsed buyers', subject: 'We miss you', offer: 'Gift wrapping for free' };
  await ctx.db.insert(messages).values([
    { id: question, conversationId: conversation, role: 'user' as const, content: 'How large are baskets in winter?' },
    {
      ...{ id: newId(), conversationId: conversation, role: 'assistant' as const, replyTo: question },
      ...{ content: 'Somewhat larger than in autumn.', receipts: [receipt.id] },
      recommendation: { type: 'recommendations', message: '', recommendations: [offered] },
    },
    { id: newId(), conversationId: other, role: 'user' as const, content: 'When do we close?' },
  ]);
  await index(ctx);
  const listed = async (search: string, who = ctx) =>
    (await listConversations(who, { limit: 10, search })).data.map(({ id }) => id);
  const touching = [
    'baskets',
    'autumn',
    'average order value',
    'lanternf',
    'gift wrapping',
    'lapsed',
    'we miss',
    'HOLID',
  ];
  for (const words of touching) expect(await listed(words), words).toEqual([conversation]);
  expect(await listed('close')).toEqual([other]);
  expect(await listed('!?')).toEqual([]);
  expect(await titles(ctx, '"average order value"', 'keyword')).toEqual(['How large are baskets in winter?']);
  const colleague = { ...ctx, user: { ...ctx.user, id: (await openShop(database.db)).user.id } };
  expect(await listed('baskets', colleague)).toEqual([]);
});

test('a workspace that goes takes its documents along', async () => {
  const ctx = await shopWithShelf();
  await ctx.db.execute(sql`delete from workspaces where id = ${ctx.workspace.id}`);
  const left = await ctx.db.execute(sql`
    select 1 from search_documents where workspace_id = ${ctx.workspace.id}
    union all select 1 from search_outbox where workspace_id = ${ctx.workspace.id}`);
  expect(left.rows).toEqual([]);
});

test('documents are embedded anew when the model changes, and only those of the model in use are compared', async () => {
  const ctx = await shopWithShelf();
  const standIn = await startOpenai();
  try {
    const asked = { ...ctx, env: { ...ctx.env, ...standIn.settings } };
    expect(await titles(asked, 'blankets', 'semantic')).toEqual([]);
    await index(asked);
    expect((await titles(asked, 'blankets', 'semantic'))[0]).toBe('Wool blanket');
    expect(await titles(ctx, 'blankets', 'semantic')).toEqual([]);
  } finally {
    await standIn.stop();
  }
});

test('a campaign that was recommended again and again is found once, as it was told last', async () => {
  const ctx = await shopWithShelf();
  const days = [1, 2, 3];
  await ctx.db.insert(recommendations).values(
    days.map((day) => ({
      ...{
        id: newId(),
        workspaceId: ctx.workspace.id,
        turnId: newId(),
        segment: 'repeat_customers',
        people: day,
        channel: 'email',
      },
      ...{ subject: 'Candles for our regulars', message: 'A candle on us.', offer: 'A gift', timing: 'today' },
      ...{
        reason: `${day} people buy again and again.`,
        provider: 'built-in',
        createdAt: new Date(`2026-03-0${day}T08:00:00Z`),
      },
    })),
  );
  await index(ctx);
  for (const mode of ['keyword', 'semantic', 'hybrid'] as const) {
    const { data } = await search(ctx, { q: 'candles for our regulars', mode, kinds: ['campaign'], limit: 10 });
    expect(data.map(({ title, updatedAt }) => [title, updatedAt.slice(0, 10)])).toEqual([
      ['Candles for our regulars', '2026-03-03'],
    ]);
  }
});

test('a drafted campaign is found by its name, its words and whom it is for, leads to its page, and goes with it', async () => {
  const [ctx, stranger] = [await shopWithShelf(), await shopWithShelf()];
  const id = newId();
  await ctx.db.insert(campaignDrafts).values({
    ...{
      id,
      workspaceId: ctx.workspace.id,
      name: 'Lanterns for spring',
      segmentId: 'repeat_customers',
      channel: 'email',
    },
    ...{
      subject: 'Light for your garden',
      message: 'New paper lanterns have arrived.',
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    },
  });
  for (const q of ['spring lanterns', 'garden light', 'paper', '"repeat customers"']) {
    const { data } = await search(ctx, { q, mode: 'keyword', kinds: ['campaign'], limit: 5 });
    expect(data, q).toMatchObject([{ kind: 'campaign', id, title: 'Lanterns for spring', url: `/campaigns/${id}` }]);
  }
  expect(await titles(stranger, 'spring lanterns')).not.toContain('Lanterns for spring');
  await ctx.db.delete(campaignDrafts).where(sql`id = ${id}::uuid`);
  expect(await titles(ctx, 'spring lanterns', 'keyword')).toEqual([]);
});
