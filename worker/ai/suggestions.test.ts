import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openLumenAndOak } from '../../test/lumen-and-oak-shop.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { readQuestion } from './reading/read.ts';
import { suggestions } from './suggestions.ts';
import { SUGGESTION_WORDS } from './suggestions-words.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

function remembering(ctx: UserCtx): UserCtx {
  const kept = new Map<string, string>();
  const cache = {
    get: async (key: string) => JSON.parse(kept.get(key) ?? 'null'),
    put: async (key: string, value: string) => void kept.set(key, value),
  };
  return { ...ctx, cache: cache as unknown as KVNamespace, env: {} as never };
}

it('offers what the shop’s own data answers, and nothing that ends in nothing', async () => {
  const { ctx } = await openLumenAndOak(database.db);
  const shop = remembering(ctx);
  const offered = await suggestions(shop, 'en', 60_000);
  const questions = offered.map(({ question }) => question);
  expect(questions).toContain('Why did revenue change in the last 7 days?');
  expect(questions).toContain('Who are my top 5 customers?');
  expect(questions).not.toContain('How much did I sell last month?');
  expect(questions).not.toContain('Who is about to churn?');
  expect(offered[0]).toEqual({
    question: 'Show me campaigns for my customers',
    why: 'For each segment of your 13 people',
  });
  expect(await suggestions(shop)).toEqual(offered);
  const inGerman = await suggestions(shop, 'de', 60_000);
  expect(inGerman).toHaveLength(offered.length);
  expect(inGerman[0]).toEqual({
    question: 'Zeig mir Kampagnen für meine Kunden',
    why: 'Für jedes Segment deiner 13 Personen',
  });
});

it('offers a shop without data what it can do instead', async () => {
  const empty = remembering(await openShop(database.db));
  expect((await suggestions(empty, 'en', 60_000)).map(({ question }) => question)).toEqual([
    'What can you do?',
    'How do I connect my shop?',
  ]);
  const visitor = { ...empty, user: undefined, workspace: undefined } as unknown as Ctx;
  expect(await suggestions(visitor)).toHaveLength(3);
  await connectSource(empty);
  expect((await suggestions(empty, 'en', 60_000)).every(({ question }) => !question.includes('revenue'))).toBe(true);
});

it.each(['de', 'es', 'fr'] as const)('reads in %s what it reads in English', (language) => {
  const calendar = { now: new Date('2026-03-16T14:00:00Z'), timezone: 'UTC', weekStart: 'monday' as const };
  const read = (question: string) => {
    const { parts } = readQuestion(question, calendar);
    return parts.map((part) => (part.kind === 'steps' ? part.steps.map(({ tool }) => tool) : part.kind));
  };
  const [here, english] = [SUGGESTION_WORDS[language], SUGGESTION_WORDS.en];
  const all = ({ visitors, campaigns, candidates }: typeof here) =>
    [...visitors, campaigns, ...candidates].map(({ question }) => question);
  const questions = all(here);
  expect(questions.map((one) => [one, read(one)])).toEqual(all(english).map((one, n) => [questions[n], read(one)]));
});
