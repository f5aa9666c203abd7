import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { openLumenAndOak } from '../../test/lumen-and-oak-shop.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { suggestions } from './suggestions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
}, 60_000);
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
  const offered = await suggestions(shop, 60_000);
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
});

it('offers a shop without data what it can do instead', async () => {
  const empty = remembering(await openShop(database.db));
  expect((await suggestions(empty, 60_000)).map(({ question }) => question)).toEqual([
    'What can you do?',
    'How do I connect my shop?',
  ]);
  const visitor = { ...empty, user: undefined, workspace: undefined } as unknown as Ctx;
  expect(await suggestions(visitor)).toHaveLength(3);
  await connectSource(empty);
  expect((await suggestions(empty, 60_000)).every(({ question }) => !question.includes('revenue'))).toBe(true);
});
