import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { searchDocuments } from '../db/schema.ts';
import { askForIndexing, indexWorkspace } from './indexing.ts';
import { addNote } from './notes.ts';
import { search } from './search.ts';
import { beginningsOf, leftOut, readingsOf, readQuery } from './words/query.ts';
import { formsIn, vectorOf } from './words/vector.ts';

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

const index = (ctx: UserCtx) => indexWorkspace(ctx, { workspaceId: ctx.workspace.id });

const titles = async (ctx: UserCtx, q: string, mode: 'keyword' | 'hybrid') =>
  (await search(ctx, { q, mode, kinds: [], limit: 20 })).data.map(({ title }) => title);

test('Postgres takes every text and every query, the longest texts of the most forms too', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 80 });
  const samples = fc.sample(fc.tuple(text, text, text), 60);
  const forms = formsIn(['de', 'fr', 'pt', 'tr', 'fi']);
  const letters = (from: number) =>
    Array.from({ length: 20_000 }, (_, n) => String.fromCodePoint(from + ((n * 7919) % 20_000)));
  const long = [
    letters(0x4e00).join(''),
    Array.from({ length: 2_500 }, (_, n) => `öäü${n.toString(26).replace(/\d/g, 'é')}üng`)
      .join(' ')
      .slice(0, 20_000),
    Array.from({ length: 5_000 }, (_, n) => `ä${String.fromCodePoint(0x61 + (n % 26), 0x430 + (n % 700))}`)
      .join('-')
      .slice(0, 20_000),
  ];
  const vectors = [
    ...samples.map(([title, body]) => vectorOf({ title, body }, forms)),
    ...long.map((body) => vectorOf({ title: body.slice(0, 500), body }, forms)),
  ];
  const queries = samples.flatMap(([, , query]) => {
    const words = readQuery(query);
    return [...readingsOf(words), ...leftOut(words)].map((reading) => reading.query).concat(beginningsOf(query) ?? []);
  });
  const { rows } = await database.db.execute<{ longest: number; words: number }>(sql`
    select (select max(length(v::tsvector)) from json_array_elements_text(${JSON.stringify(vectors)}::json) v) as longest,
      (select count(numnode(q::tsquery)) from json_array_elements_text(${JSON.stringify(queries)}::json) q)::int as words`);
  expect(rows[0]?.longest).toBeGreaterThan(10_000);
  expect(rows[0]?.words).toBe(queries.length);
});

test('documents that an earlier version of the hub read stay found, and are read anew by the schedule', async () => {
  const asked: unknown[] = [];
  const JOBS = {
    sendBatch: async (messages: { body: unknown }[]) => void asked.push(...messages.map(({ body }) => body)),
  };
  const shop = await openShop(database.db, { settings: SETTINGS });
  const ctx = { ...shop, env: { ...shop.env, JOBS } as unknown as UserCtx['env'] };
  await addNote(ctx, { title: 'Beeswax candle', body: 'Burns for forty hours.' });
  await addNote(ctx, { title: '手作りの蝋燭', body: 'Frühlingskerzen' });
  await index(ctx);
  const mine = sql`workspace_id = ${ctx.workspace.id}`;
  await ctx.db.execute(sql`
    update search_documents set words_version = 0, languages = '{en}',
      words = setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', title), 'A')
        || setweight(to_tsvector('simple', body), 'C') || setweight(to_tsvector('english', body), 'C')
    where ${mine}`);
  expect(await titles(ctx, 'candles', 'keyword')).toEqual(['Beeswax candle']);
  expect(await titles(ctx, '蝋燭', 'keyword')).toEqual([]);
  const models = () => ctx.db.$count(searchDocuments, sql`${mine} and embedding_model is not null`);
  const embedded = await models();
  asked.length = 0;
  await askForIndexing(ctx);
  expect(asked).toContainEqual({ kind: 'index', workspaceId: ctx.workspace.id });
  await index(ctx);
  expect(await titles(ctx, '蝋燭', 'keyword')).toEqual(['手作りの蝋燭']);
  expect(await titles(ctx, 'fruhlingskerze', 'keyword')).toEqual(['手作りの蝋燭']);
  expect(await models()).toBe(embedded);
  asked.length = 0;
  await askForIndexing(ctx);
  expect(asked).not.toContainEqual({ kind: 'index', workspaceId: ctx.workspace.id });
});
