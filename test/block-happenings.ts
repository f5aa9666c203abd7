import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import type { UserCtx } from '../worker/context.ts';
import type { CommonEvent } from '../worker/ingest/event.ts';
import { mergePeople, undoMerge } from '../worker/ingest/merge.ts';
import { writeEvents } from '../worker/ingest/write.ts';
import { eraseRows } from '../worker/privacy/rows.ts';

/** When it begins, and all that is done in it. */
export const START = Date.UTC(2026, 2, 1);
export const NAMES = ['look', 'fill', 'pay'];

const deed = fc.record({
  name: fc.constantFrom(...NAMES),
  person: fc.integer({ min: 0, max: 11 }),
  /** Whether it also tells that a visitor of the same number is that person. */
  isLinked: fc.boolean(),
  isVisitor: fc.boolean(),
  minute: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 5000 })),
  size: fc.constantFrom<Made['size']>('S', 'L', null, 7, '[S', ['S', 'XL']),
});

/** What may happen in a shop whose deeds are in blocks, as a write, a change of who is who, or blocks that are built. */
export const happening = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('write' as const),
      deeds: fc.array(deed, { minLength: 1, maxLength: 25, size: 'max' }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('build' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('learn' as const), turn: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('merge' as const), from: fc.nat(), into: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('erase' as const), who: fc.nat() }) },
);
export type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never;

export interface Made {
  name: string;
  person: number;
  isLinked: boolean;
  isVisitor: boolean;
  minute: number;
  size: string | number | string[] | null;
}

/** Lets all of it happen, one after the other; after each `look`. */
export async function happen(
  shop: UserCtx,
  happenings: readonly Happening[],
  { sourceId, build, look }: { sourceId: string; build: () => Promise<void>; look: () => Promise<void> },
): Promise<void> {
  let sent = 0;
  for (const one of happenings) {
    if (one.what === 'build') await build();
    else if (one.what === 'write') {
      const events = one.deeds.map((deed) => asEvent(sourceId, deed, sent++));
      await writeEvents(shop, shop.workspace.id, events);
    } else await change(shop, one);
    await look();
  }
}

async function change(shop: UserCtx, one: Exclude<Happening, { what: 'write' } | { what: 'build' }>): Promise<void> {
  const { id } = shop.workspace;
  const own = sql`workspace_id = ${id}::uuid`;
  const { rows } = await shop.db.execute<{ id: string }>(sql`
    select distinct profile_id as id, number from profile_deeds where ${own} order by number`);
  const nth = (n: number) => rows[n % Math.max(1, rows.length)]?.id;
  if (one.what === 'learn') {
    await shop.db.execute(sql`
      update profiles set traits = case (get_byte(uuid_send(id), 15) + ${one.turn}::int) % 4 when 0 then '{}' when 1 then '{"city": "Bern", "address": {"city": "Ulm"}}'
        when 2 then '{"city": "Rome"}' else '{"city": null, "address": {"city": 7}}' end::jsonb
      where ${own} and get_byte(uuid_send(id), 14) % 3 = ${one.turn}::int % 3`);
  } else if (one.what === 'erase') {
    const who = nth(one.who);
    if (who) await eraseRows(shop, id, { profiles: [who] }, false);
  } else if (one.what === 'merge') {
    const [from, into] = [nth(one.from), nth(one.into)];
    if (from && into && from !== into) await mergePeople(shop, id, { from, into, userId: shop.user.id, reason: null });
  } else {
    const { rows: merges } = await shop.db.execute<{ id: string; person: string }>(sql`
      select id, into_profile_id as person from profile_merges where ${own} and undone_at is null order by id desc limit 1`);
    const [last] = merges;
    if (last) await undoMerge(shop, id, { mergeId: last.id, person: last.person, userId: shop.user.id });
  }
}

/** A deed as a source sends it. */
export function asEvent(
  sourceId: string,
  { name, person, isLinked, isVisitor, minute, size }: Made,
  index: number,
): CommonEvent {
  const time = new Date(START + minute * 60_000).toISOString();
  return {
    ...{ kind: 'track', name, originalName: name, sourceId, messageId: `m-${index}` },
    ...{ occurredAt: time, receivedAt: time },
    ...{ historical: false, context: {}, properties: size === null ? {} : { size } },
    ...(isVisitor ? {} : { userId: `u-${person}` }),
    ...(isVisitor || isLinked ? { anonymousId: `v-${person}` } : {}),
  };
}
