import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MetricId } from '../../contract/metrics.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { plainPath } from '../../test/plain-funnel.ts';
import { plainDay, plainMidnight } from '../../test/plain-metrics.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { listMerges, mergeByHand, takeApartByHand } from '../people/merges.ts';
import { runMetric } from './run.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-04-29T15:07:00Z');
const STEPS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'];
const FIRST = Date.parse('2025-12-20T00:00:00Z');
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Few people, days and minutes, so that visits touch, periods are crossed and orders of steps come up. */
const deeds = fc.array(
  fc.record({
    name: fc.constantFrom(...STEPS, 'signed_up'),
    // Known by an id, anonymous, and nobody at all.
    who: fc.constantFrom('ann', 'bob', 'cid', 'visitor-1', 'visitor-2', null),
    day: fc.constantFrom(0, 11, 12, 40, 42, 72, 100, 110, 111, 130),
    minute: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 1439 })),
    source: fc.constantFrom(0, 1),
    historical: fc.boolean(),
  }),
  { minLength: 5, maxLength: 60, size: 'max' },
);
const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo');
const ranges = fc.constantFrom(
  'all',
  '2026-01-01..2026-04-20',
  '2026-04-08..2026-04-12',
  '2026-01-30..2026-02-01',
  '30d',
);
const happens = fc.record({ joined: fc.boolean(), merged: fc.boolean(), apart: fc.boolean() });

interface Stored {
  id: string;
  person: string | null;
  known: boolean;
  visitor: string | null;
  name: string;
  source: string;
  at: number;
}

test('what people did, how many they were, their visits and their conversion are what plain reading of the events says', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      deeds,
      deeds,
      zones,
      happens,
      fc.array(ranges, { minLength: 2, maxLength: 2 }),
      async (first, late, timezone, told, asked) => {
        const ctx = await openShop(database.db, { now: NOW, timezone });
        const sources = [await connectSource(ctx, 'Till'), await connectSource(ctx, 'Browser')];
        await write(ctx, sources, first, 'first');
        if (told.joined) await write(ctx, sources, [{ ...JOINED, ...(first[0] && { day: first[0].day }) }], 'joined');
        const apart = told.merged ? await merge(ctx) : undefined;
        await write(ctx, sources, late, 'late');
        if (told.apart) await apart?.();
        const rows = await stored(ctx);
        for (const range of asked) {
          for (const metric of ['events', 'page_views', 'visitors', 'sessions', 'conversion_rate'] as const) {
            const found = await runMetric(ctx, {
              metric,
              range,
              ...(range !== 'all' && { compare: 'previous' as const }),
            });
            const of = (from: string | null, to: string) =>
              plain(rows, metric, from ? Date.parse(from) : -Infinity, Date.parse(to));
            const about = `${metric} ${range} ${timezone}`;
            // A thing that never happened has no figure, wherever it is looked for.
            if (found.state === 'not_recorded') continue;
            expect(found.value, about).toBe(of(found.window.from, found.window.to));
            const before = found.previousWindow;
            if (before) expect(found.previous, `${about}, before`).toBe(of(before.from, before.to));
            for (const by of range === '2026-01-01..2026-04-20' || range === 'all'
              ? (['month'] as const)
              : (['day'] as const)) {
              const { rows: parts = [] } = await runMetric(ctx, { metric, range, dimensions: [by] });
              for (const {
                keys: [key],
                value,
              } of parts) {
                const [start, end] = edges(String(key), timezone, found.window);
                expect(value, `${about} in ${key}`).toBe(plain(rows, metric, start, end));
              }
            }
          }
          const { rows: bySource = [] } = await runMetric(ctx, { metric: 'events', range, dimensions: ['source'] });
          const window = (await runMetric(ctx, { metric: 'events', range })).window;
          for (const {
            keys: [key],
            value,
          } of bySource) {
            const own = rows.filter(({ source }) => source === key);
            expect(value).toBe(
              plain(own, 'events', window.from ? Date.parse(window.from) : -Infinity, Date.parse(window.to)),
            );
          }
        }
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
});

const JOINED = {
  name: 'page_view',
  who: 'ann',
  visitor: 'visitor-1',
  day: 11,
  minute: 3,
  source: 0,
  historical: false,
};

async function write(
  ctx: UserCtx,
  sources: string[],
  made: (Omit<typeof JOINED, 'who' | 'visitor'> & { who: string | null; visitor?: string })[],
  batch: string,
) {
  const events = made.map(({ name, who, day, minute, source, historical, visitor }, index): CommonEvent => {
    const at = new Date(FIRST + day * DAY + minute * MINUTE).toISOString();
    const isVisitor = who?.startsWith('visitor');
    return {
      ...{ kind: 'track', name, originalName: name, sourceId: sources[source] ?? '', messageId: `${batch}-${index}` },
      ...{ occurredAt: at, receivedAt: at, historical, context: {}, properties: {} },
      userId: isVisitor ? undefined : (who ?? undefined),
      anonymousId: visitor ?? (isVisitor ? (who ?? undefined) : undefined),
    };
  });
  await writeEvents(ctx, ctx.workspace.id, events);
}

/** Merges two of the people by hand, where there are two; what takes them apart again. */
async function merge(ctx: UserCtx): Promise<(() => Promise<unknown>) | undefined> {
  const { rows } = await ctx.db.execute(
    sql`select id from profiles where workspace_id = ${ctx.workspace.id} and user_id in ('bob', 'cid') order by user_id`,
  );
  const [into, from] = (rows as { id: string }[]).map(({ id }) => id);
  if (!into || !from) return undefined;
  await mergeByHand(ctx, { into, from, reason: 'The same person' });
  const [edge] = (await listMerges(ctx, into)).data;
  return () => takeApartByHand(ctx, { person: into, mergeId: edge?.id ?? '' });
}

async function stored(ctx: UserCtx): Promise<Stored[]> {
  const { rows } = await ctx.db.execute(sql`
    select e.id, e.profile_id as person, coalesce(p.known, false) as known, e.anonymous_id as visitor, e.name,
      e.source_id as source, (extract(epoch from e.occurred_at) * 1000)::float8 as at
    from events e left join profiles p on p.id = e.profile_id where e.workspace_id = ${ctx.workspace.id}`);
  return rows as unknown as Stored[];
}

/** A metric of a span, from the events alone. */
function plain(rows: Stored[], metric: MetricId, from: number, to: number): number | null {
  const within = rows.filter(({ at }) => at >= from && at < to);
  if (metric === 'events') return within.length;
  if (metric === 'page_views') return within.filter(({ name }) => name === 'page_view').length;
  if (metric === 'visitors') return new Set(within.flatMap(({ person }) => (person ? [person] : []))).size;
  if (metric === 'sessions') {
    return within.filter((event) => {
      const whose = ({ person, visitor, id }: Stored) => person ?? visitor ?? id;
      const earlier = rows.filter(
        (one) => whose(one) === whose(event) && (one.at < event.at || (one.at === event.at && one.id < event.id)),
      );
      return earlier.every(({ at }) => event.at - at >= 30 * MINUTE);
    }).length;
  }
  const people = Map.groupBy(
    within.filter(({ known }) => known),
    ({ person }) => person,
  );
  const steps = STEPS.map((name) => ({ name }));
  const reached = [...people.values()].map(
    (own) =>
      plainPath(
        { steps, order: 'ordered', from, to },
        own.map((one) => ({ ...one, properties: {} })),
      ).times.length,
  );
  const [began, bought] = [1, 5].map((depth) => reached.filter((length) => length >= depth).length);
  return began ? Math.round(((bought ?? 0) / began) * 10_000) / 10_000 : null;
}

/** The bounds of a day or month of the shop's calendar inside a window. */
function edges(key: string, timezone: string, window: { from: string | null; to: string }): [number, number] {
  const first = key.length === 7 ? `${key}-01` : key;
  const next = new Date(`${first}T12:00:00Z`);
  if (key.length === 7) next.setUTCMonth(next.getUTCMonth() + 1);
  else next.setUTCDate(next.getUTCDate() + 1);
  const end = plainMidnight(next.toISOString().slice(0, 10), timezone);
  expect(plainDay(end, timezone)).toBe(next.toISOString().slice(0, 10));
  return [
    Math.max(plainMidnight(first, timezone), window.from ? Date.parse(window.from) : -Infinity),
    Math.min(end, Date.parse(window.to)),
  ];
}
