import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { withoutSingleNames } from './single-names.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

async function open(names: string[], titles: string[]): Promise<UserCtx> {
  const ctx = await openShop(database.db);
  const source = await connectSource(ctx);
  const own = sql`${ctx.workspace.id}::uuid`;
  await ctx.db.execute(sql`
    insert into profile_names (workspace_id, word, profile_id)
    select ${own}, value, gen_random_uuid() from json_array_elements_text(${JSON.stringify(names)}::json)`);
  await ctx.db.execute(sql`
    insert into products (workspace_id, product_id, source_id, title, state_at)
    select ${own}, gen_random_uuid()::text, ${source}::uuid, value, now() from json_array_elements_text(${JSON.stringify(titles)}::json)`);
  return ctx;
}

const say = async (ctx: UserCtx, text: string) => (await withoutSingleNames(ctx, [text], '…'))(text);

test('a word that somebody is called by goes, and what is no name of anybody stays', async () => {
  const ctx = await open(['rose', 'hopper', 'may', 'april', 'lantern', 'zoë'], ['Rose candle', 'Zoë']);
  expect(await say(ctx, 'How much did rose buy in April?')).toBe('How much did … buy in April?');
  expect(await say(ctx, 'Rose bought 3 Rose candles and one rose candle; Hopper none.')).toBe(
    '… bought 3 … candles and one rose candle; … none.',
  );
  expect(await say(ctx, 'It may be that Lantern sells roses.')).toBe('It may be that Lantern sells roses.');
  // A product that has nothing but a name names as much.
  expect(await say(ctx, 'Zoë sold 3, and Zoé none.')).toBe('… sold 3, and Zoé none.');
  expect(await say(await openShop(database.db), 'Rose and Hopper')).toBe('Rose and Hopper');
});

test('whatever is written around it, no name of the shop’s people is left, and everything else is as it was', async () => {
  const names = ['grace', 'ødegård', "o'neill", 'anne-marie', 'li', 'sœur', 'kowalczyk'];
  const ctx = await open(names, ['Green (large) tea*']);
  const told = names.filter((name) => name.length > 2);
  const around = fc.constantFrom(
    '£120.50',
    '"',
    '(',
    '…',
    ':',
    'sold',
    '3,000',
    'Green (large) tea*',
    '\n',
    '—',
    'Umsatz',
  );
  const part = fc.oneof(
    around.map((text) => ({ text, isName: false })),
    fc.tuple(fc.constantFrom(...told), fc.constantFrom('lower', 'Title', 'UPPER')).map(([name, how]) => ({
      text: how === 'lower' ? name : how === 'UPPER' ? name.toUpperCase() : `${name[0]?.toUpperCase()}${name.slice(1)}`,
      isName: true,
    })),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
      const text = parts.map((one) => one.text).join(' ');
      const expected = parts.map((one) => (one.isName ? '…' : one.text)).join(' ');
      expect(await say(ctx, text)).toBe(expected);
    }),
    { numRuns: 60 },
  );
});
