import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FunnelQuery } from '../../../contract/funnels.ts';
import { type Deed, plainPath } from '../../../test/plain-funnel.ts';
import { type Codes, NotTold, Unpacking } from './packed.ts';
import { Tally } from './tally.ts';

const NAMES = ['look', 'fill', 'pay', 'other'];
const SOURCES = ['till', 'web'];
/** Every name at every source, from 1. */
const CODES: Codes = {
  sources: ['', ...NAMES.flatMap(() => SOURCES)],
  codesOf: (name) => (NAMES.includes(name) ? SOURCES.map((_, n) => NAMES.indexOf(name) * SOURCES.length + n + 1) : []),
};

interface Did {
  name: string;
  source: string;
  at: number;
}

const history = fc.array(
  fc.record({
    name: fc.constantFrom(...NAMES),
    source: fc.constantFrom(...SOURCES),
    at: fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: 0, max: 300_000 })).map((at) => at * 1000),
  }),
  { maxLength: 40, size: 'max' },
);

const questions = fc
  .record({
    steps: fc.array(fc.record({ name: fc.constantFrom('look', 'fill', 'pay') }), { minLength: 2, maxLength: 5 }),
    order: fc.constantFrom('ordered' as const, 'strict' as const, 'unordered' as const),
    windowSeconds: fc.option(fc.constantFrom(1, 3, 10, 60, 86_400), { nil: undefined }),
    exclude: fc.option(
      fc.array(
        fc.record({
          name: fc.constantFrom(...NAMES),
          afterStep: fc.constantFrom(1, 2),
          beforeStep: fc.constantFrom(2, 3),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      { nil: undefined },
    ),
  })
  .map((question) => (question.order === 'strict' ? { ...question, exclude: undefined } : question))
  .filter((question) => FunnelQuery.safeParse(question).success);

const spans = fc.constantFrom([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], [2000, 8000], [0, 100_000_000]);

test('what is found in packed deeds is what trying every attempt finds, wherever they are cut', () => {
  fc.assert(
    fc.property(
      fc.array(history, { minLength: 1, maxLength: 5 }),
      questions,
      spans,
      fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
      (people, asked, [from = 0, to = 0], cuts) => {
        const query = { ...FunnelQuery.parse(asked), from, to };
        const found: { id: string; times: number[]; excluded: boolean; source: string }[] = [];
        const unpacking = new Unpacking(query, CODES, ({ path: { depth, times, excluded }, id, source }) => {
          found.push({ id: id(), times: times.slice(0, depth), excluded, source: source() });
        });
        for (const [n, did] of people.entries()) {
          for (let from = 0; from < did.length; ) {
            const size = cuts.next().value ?? 1;
            unpacking.add(pack(n, did.slice(from, from + size)));
            from += size;
          }
        }
        unpacking.end();
        const plain = people.flatMap((did, n) => {
          const deeds = did.map(({ name, at }, index): Deed => ({ name, at, id: idOf(index), properties: {} }));
          const path = plainPath(query, deeds);
          return path.times.length > 0 ? [{ id: idOf(n), ...path, source: beganAt(query, did, path.times[0]) }] : [];
        });
        expect(found).toEqual(plain);
      },
    ),
    { numRuns: 2000 },
  );
});

test('people who are whole in a piece need no ids to be told apart, wherever they stand among others', () => {
  const asked = { steps: [{ name: 'look' }, { name: 'pay' }], order: 'ordered' as const, from: 0, to: 100 };
  const depths: number[] = [];
  const unpacking = new Unpacking(asked, CODES, ({ path }) => depths.push(path.depth));
  const [look, pay] = ['look', 'pay'].map((name, at) => ({ name, source: 'till', at }));
  if (!look || !pay) throw new Error('two deeds');
  for (const piece of [packWhole([look]), packWhole([pay]), pack(0, [look]), pack(0, [pay]), packWhole([look, pay])]) {
    unpacking.add(piece);
  }
  unpacking.addWays(2, Buffer.concat([look, pay, look, pay].map((deed) => packWhole([deed]).slice(4))));
  unpacking.end();
  expect(depths).toEqual([1, 2, 2, 2, 2]);
});

test('deeds without a code of their own are not guessed at', () => {
  const asked = { steps: [{ name: 'look' }, { name: 'pay' }], order: 'ordered' as const, from: 10, to: 20 };
  const unpacking = new Unpacking(asked, CODES, () => undefined);
  unpacking.add(pack(1, [{ name: 'unheard of', source: 'till', at: 5 }]));
  expect(() => unpacking.add(pack(1, [{ name: 'unheard of', source: 'till', at: 15 }]))).toThrow(NotTold);
});

test('medians are those of all durations in order, short and long, whoever was added where', () => {
  const duration = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 400 * 86_400_000 }));
  fc.assert(
    fc.property(fc.array(duration, { minLength: 1, maxLength: 60 }), fc.nat(60), (durations, cut) => {
      const [one, other] = [new Tally(2), new Tally(2)];
      for (const [n, length] of durations.entries()) {
        (n < cut ? one : other).add({ depth: 2, times: [0, length], excluded: false });
      }
      one.addAll(other);
      const ordered = durations.toSorted((a, b) => a - b);
      const middle = (ordered.length - 1) / 2;
      const median = ((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle)] ?? 0)) / 2;
      expect(one.people).toEqual([durations.length, durations.length]);
      expect(one.medians).toEqual([null, Math.round(median) / 1000]);
    }),
    { numRuns: 500 },
  );
});

/** A part as Postgres hands it over: its length, below zero where whose it is follows, and eight bytes for each deed. */
function pack(person: number, did: Did[]): Uint8Array {
  const bytes = Buffer.alloc(28 + did.length * 8);
  bytes.writeInt32BE(-did.length * 8, 0);
  Buffer.from(idOf(person).replaceAll('-', ''), 'hex').copy(bytes, 4);
  bytes.writeBigInt64BE(BigInt(person), 20);
  for (const [index, { name, source, at }] of did.entries()) {
    const code = CODES.codesOf(name)[SOURCES.indexOf(source)] ?? 0;
    bytes.writeBigInt64BE((BigInt(at) << 16n) | BigInt(code), 28 + index * 8);
  }
  return new Uint8Array(bytes);
}

/** The same of somebody who is whole in it, without whose it is. */
function packWhole(did: Did[]): Uint8Array {
  const bytes = pack(0, did).slice(24);
  new DataView(bytes.buffer).setInt32(0, did.length * 8);
  return bytes;
}

/** The source of what began a path: of several things at one instant the one that was stored first. */
function beganAt({ steps, order }: FunnelQuery, did: Did[], start: number | undefined): string {
  const first = order === 'unordered' ? steps : steps.slice(0, 1);
  return did.find(({ name, at }) => at === start && first.some((step) => step.name === name))?.source ?? '';
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
