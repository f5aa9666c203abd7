import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Definition } from '../../../contract/segments.ts';
import { happen, happening, NAMES, START } from '../../../test/block-happenings.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { withBlocks } from '../../../test/told-by-blocks.ts';
import { askForColumns } from '../../analytics/blocks/columns.ts';
import { countWhoMayHave, whoMayHave } from '../../analytics/blocks/whose.ts';
import type { UserCtx } from '../../context.ts';
import { frameOf, Segments } from '../rows.ts';
import { compile } from './compile.ts';
import { ofProperty } from './sources.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const filters = fc
  .constantFrom(
    { op: 'exists' },
    { op: 'equals', value: 'S' },
    { op: 'equals', value: 7 },
    { op: 'in', values: ['L', 'XL'] },
    { op: 'contains', value: 's' },
    { op: 'at_least', value: 5 },
  )
  .map((test) => ({ property: 'size', test }));

const clauses = fc.record({
  type: fc.constant('event'),
  event: fc.constantFrom(...NAMES),
  where: fc.tuple(filters),
  within: fc.option(fc.constantFrom({ last: { n: 8, unit: 'days' } }, { from: '2026-03-02', to: '2026-03-03' }), {
    nil: undefined,
  }),
  measure: fc.option(
    fc.constantFrom(
      { of: 'count', is: 'at_least', n: 2 },
      { of: 'count', is: 'exactly', n: 0 },
      { of: 'first', when: { from: '2026-03-01', to: '2026-03-02' } },
    ),
    { nil: undefined },
  ),
  not: fc.option(fc.constant(true), { nil: undefined }),
});

test('whoever is looked for among those who may have done it is whom everybody’s events tell, whatever happened since blocks were built', async () => {
  let [told, ruledOut] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      fc.array(happening, { minLength: 3, maxLength: 10 }),
      fc.array(clauses, { minLength: 4, maxLength: 8 }),
      fc.boolean(),
      async (happenings, asked, isBuilt) => {
        const shop = await openShop(database.db, { now: new Date(START + 10 * 86_400_000) });
        const sourceId = await connectSource(shop);
        const { build } = await withBlocks(shop);
        await askForColumns(shop, shop.workspace.id, [{ kind: 'property', name: 'size' }]);
        await happen(shop, happenings, { sourceId, build, look: async () => undefined });
        if (isBuilt) await build();
        for (const clause of asked) {
          const given = { version: 1, where: { type: 'all', of: [JSON.parse(JSON.stringify(clause))] } };
          const definition = Definition.parse(given);
          expect(await insideOf(shop, definition, true)).toEqual(await insideOf(shop, definition, false));
        }
        const isS = ofProperty(
          { property: 'size', test: { op: 'equals', value: 'S' } },
          { now: shop.now(), timezone: 'UTC' },
        );
        if (await countWhoMayHave(shop, shop.workspace.id, isS)) told++;
        const { rows: may } = await shop.db.execute(whoMayHave(shop.workspace.id, isS));
        const { rows: all } = await shop.db.execute(sql`
          select distinct profile_id from profile_deeds where workspace_id = ${shop.workspace.id}::uuid`);
        expect(new Set(may.map((row) => row.profile_id)).size, 'each once').toBe(may.length);
        ruledOut += all.length - may.length;
      },
    ),
    { numRuns: 25 },
  );
  expect(told, 'how often columns told').toBeGreaterThan(0);
  expect(ruledOut, 'how many were not looked at').toBeGreaterThan(0);
});

async function insideOf(shop: UserCtx, definition: Definition, isOfFew: boolean): Promise<unknown[]> {
  const frame = frameOf(shop.workspace, new Segments([]), 'everyone', shop.now());
  const { joins, keeps } = compile(definition, { ...frame, isOfFew: () => isOfFew });
  const { rows } = await shop.db.execute(sql`
    select p.id from profiles p ${joins} where p.workspace_id = ${shop.workspace.id}::uuid and ${keeps} order by p.id`);
  return rows;
}
