import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FunnelQuery } from '../../../contract/funnels.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { plainPath } from '../../../test/plain-funnel.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { deedCodes } from '../../db/schema.ts';
import { everybody } from './everybody.ts';
import { funnel } from './funnel.ts';
import { readCodes } from './packed.ts';
import { shortened } from './shortened.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const MIDNIGHT = Date.UTC(2026, 2, 1);
/** Shortly before; its last sixteen bits are those of the first code, so that codes are met in the midst of times. */
const START = Math.floor(MIDNIGHT / 65_536) * 65_536 + 1;
const NAMES = ['look', 'fill', 'pay', 'other'];

interface Did {
  /** From 1: each name at the first source, then each at the second. */
  code: number;
  at: number;
}

const did = fc.record({
  code: fc.integer({ min: 1, max: NAMES.length * 2 }),
  at: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 200_000 })).map((at) => START + at),
});
/** As it came, or as it mostly comes: one thing after the other. */
const histories = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.array(did, { maxLength: 9 }) },
    { weight: 3, arbitrary: fc.uniqueArray(did, { maxLength: 9, selector: ({ at }) => at }).map(inTime) },
  ),
  { minLength: 20, maxLength: 60, size: 'max' },
);

const questions = fc
  .record({
    steps: fc.array(fc.record({ name: fc.constantFrom(...NAMES, 'unheard of') }), { minLength: 2, maxLength: 4 }),
    order: fc.constantFrom('ordered' as const, 'strict' as const, 'unordered' as const),
    windowSeconds: fc.option(fc.constantFrom(1, 60, 150, 3600), { nil: undefined }),
    exclude: fc.option(fc.constant([{ name: 'other' }]), { nil: undefined, freq: 8 }),
    breakdown: fc.option(fc.constant({ by: 'source' as const }), { nil: undefined }),
    range: fc.constantFrom('all', 'all', '2026-03-01..2026-03-02', '2026-02-28..2026-03-01'),
  })
  .map((question) => (question.order === 'strict' ? { ...question, exclude: undefined } : question))
  .filter((question) => FunnelQuery.safeParse(question).success);

test('what Postgres finds of some and the Worker of the others is what trying every attempt finds', async () => {
  await fc.assert(
    fc.asyncProperty(histories, fc.array(questions, { minLength: 4, maxLength: 6 }), async (people, asked) => {
      const { shop, sources } = await openPacked(people);
      for (const question of asked) {
        const query = FunnelQuery.parse(question);
        const found = await funnel(shop, query);
        const from = found.range.from ? Date.parse(found.range.from) : Number.NEGATIVE_INFINITY;
        const to = found.range.to ? Date.parse(found.range.to) : Number.POSITIVE_INFINITY;
        const ways = people.map((history) => {
          const deeds = history.map(({ code, at }, n) => ({ name: nameOf(code), at, id: `${n}`, properties: {} }));
          const way = plainPath({ ...query, from, to }, deeds);
          const first = history.find(({ code, at }) => at === way.times[0] && begins(query, nameOf(code)));
          return { ...way, source: first && sources[first.code > NAMES.length ? 1 : 0] };
        });
        const kept = ways.filter(({ excluded }) => !excluded);
        const counts = (of: typeof kept) =>
          query.steps.map((_, n) => of.filter(({ times }) => times.length > n).length);
        expect(found.steps.map((row) => row.people)).toEqual(counts(kept));
        expect(found.steps.map((row) => row.medianSeconds)).toEqual(
          query.steps.map((_, n) => median(kept.flatMap(({ times }) => gapBefore(times, n)))),
        );
        for (const part of found.breakdown ?? []) {
          expect(part.steps.map((row) => row.people)).toEqual(
            counts(kept.filter(({ source }) => source === part.value)),
          );
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('of who did one thing after the other within the window nothing but the steps is sent', async () => {
  const at = (code: number, second: number) => ({ code, at: START + second * 1000 });
  const { shop } = await openPacked([
    [at(1, 1), at(4, 2), at(2, 3), at(4, 4), at(3, 5)],
    [at(1, 1), at(4, 2)],
    [at(4, 1)],
    [at(2, 5), at(1, 1)],
    [at(1, 1), at(2, 9000)],
  ]);
  const asked = {
    ...{ steps: [{ name: 'look' }, { name: 'fill' }, { name: 'pay' }], order: 'ordered' as const, windowSeconds: 60 },
    ...{ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
  };
  const short = shortened(asked, await readCodes(shop, shop.workspace.id));
  const sent = [];
  for await (const piece of everybody(shop, { from: null, to: null, steps: 3, short, withFirst: false })) {
    sent.push([piece.begun, piece.packed.length, ...piece.ways.map(({ reached, deeds }) => [reached, deeds.length])]);
  }
  // The fourth came out of order and the fifth after the window: four bytes and sixteen of each.
  expect(sent).toEqual([[1, 40, [2, 0], [3, 24]]]);
});

/** A shop whose people did this and nothing else, packed in the order in which it is given. */
async function openPacked(people: Did[][]): Promise<{ shop: UserCtx; sources: string[] }> {
  const shop = await openShop(database.db, { now: new Date(START + 86_400_000) });
  const { id } = shop.workspace;
  const sources = [await connectSource(shop), await connectSource(shop)];
  const codes = sources.flatMap((sourceId, n) =>
    NAMES.map((name, m) => ({ workspaceId: id, sourceId, name, code: n * NAMES.length + m + 1 })),
  );
  await shop.db.insert(deedCodes).values(codes);
  const packed = people.flatMap((history) => {
    const times = history.map(({ at }) => at);
    const deeds = history.map(({ code, at }) => ((BigInt(at) << 16n) | BigInt(code)).toString(16).padStart(16, '0'));
    const [first, last] = [new Date(Math.min(...times)), new Date(Math.max(...times))];
    return history.length > 0 ? [{ first, last, deeds: deeds.join('') }] : [];
  });
  await shop.db.execute(sql`
    insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds, plain)
    select ${id}::uuid, gen_random_uuid(), 0, first, last, decode(deeds, 'hex'), is_plain(decode(deeds, 'hex'))
    from json_to_recordset(${JSON.stringify(packed)}::json) p (first timestamptz, last timestamptz, deeds text)`);
  return { shop, sources };
}

function inTime(history: Did[]): Did[] {
  return history.toSorted((one, other) => one.at - other.at);
}

function nameOf(code: number): string {
  return NAMES[(code - 1) % NAMES.length] ?? '';
}

function begins({ steps, order }: FunnelQuery, name: string): boolean {
  return (order === 'unordered' ? steps : steps.slice(0, 1)).some((step) => step.name === name);
}

function gapBefore(times: number[], step: number): number[] {
  const [before, here] = [times[step - 1], times[step]];
  return before === undefined || here === undefined ? [] : [here - before];
}

/** Of whole milliseconds, in seconds: rounded before it is divided, since half a millisecond of seconds is no exact number. */
function median(milliseconds: number[]): number | null {
  if (milliseconds.length === 0) return null;
  const ordered = milliseconds.toSorted((a, b) => a - b);
  const middle = (ordered.length - 1) / 2;
  return Math.round(((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle)] ?? 0)) / 2) / 1000;
}
