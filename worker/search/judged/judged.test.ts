import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { products } from '../../db/schema.ts';
import { indexWorkspace } from '../indexing.ts';
import { search } from '../search.ts';
import { ENGLISH, FRENCH, GERMAN, type Judged, OTHERS, type Shelf, SPANISH } from './shelves.ts';

/** A queue and a rate limiter that are always there. */
const SETTINGS = {
  JOBS: { sendBatch: async () => undefined },
  RATE_LIMITER: { getByName: () => ({ take: async () => ({ allowed: true, remaining: 1, retryAfter: 0 }) }) },
} as unknown as Record<string, string>;

const file = new URL('../../../demo/products.json', import.meta.url);
const demoShop: Shelf = (JSON.parse(readFileSync(file, 'utf8')) as { name: string; category: string }[]).map(
  ({ name, category }) => [name, category],
);

/** One shop with everything in it, so that no language may disturb another. */
let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  shop = await openShop(database.db, { settings: SETTINGS });
  const sourceId = await connectSource(shop);
  const shelves = [ENGLISH, GERMAN, SPANISH, FRENCH, ...Object.values(OTHERS)].map(({ shelf }) => shelf);
  const things = [demoShop, ...shelves].flat();
  await shop.db.insert(products).values(
    things.map(([title, description = ''], n) => ({
      ...{ workspaceId: shop.workspace.id, productId: `p${n}`, sourceId, title, description, stateAt: shop.now() },
    })),
  );
  await indexWorkspace(shop, { workspaceId: shop.workspace.id });
});
afterAll(() => database.stop());

const found = async (q: string, mode: 'keyword' | 'hybrid') =>
  (await search(shop, { q, mode, kinds: [], limit: 10 })).data.map(({ title }) => title);

/** The queries whose wanted title does not stand where it should. */
async function misjudged(judged: Judged, mode: 'keyword' | 'hybrid'): Promise<unknown[]> {
  const missed: unknown[] = [];
  for (const [query, wanted, within = 1] of judged) {
    const titles = await found(query, mode);
    if (!titles.slice(0, within).includes(wanted)) missed.push({ query, wanted, titles: titles.slice(0, 4) });
  }
  return missed;
}

describe('what is asked for stands first', () => {
  test.for([
    ['English', ENGLISH.judged],
    ['German', GERMAN.judged],
    ['Spanish', SPANISH.judged],
    ['French', FRENCH.judged],
    ...Object.entries(OTHERS).map(([language, { judged }]) => [language, judged] as const),
  ] as const)('%s', async ([, judged]) => {
    expect(await misjudged(judged, 'keyword')).toEqual([]);
    expect(
      await misjudged(
        judged.map(([query, wanted]) => [query, wanted, 3]),
        'hybrid',
      ),
    ).toEqual([]);
  });
});
