import { type SQL, sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { FOR_SOME } from '../../segments/compile/planner.ts';
import { bytesOf, RECORD } from './packed.ts';

interface Of {
  from: Date | null;
  to: Date | null;
}

/** What one answer of Postgres should weigh, in bytes, and the most that may come together: a Worker holds a few of them at once. */
const PIECE = 4_000_000;
export const HEAVIEST = 8_000_000;
/** People in the first piece of a page of people: most pages are full with it. */
const FIRST_PEOPLE = 500;
const MOST_PEOPLE = 10_000;

/** Parts `d` that may have something of the span in them. */
export function inSpan({ from, to }: Of): SQL {
  return sql`${from ? sql`and d.last_at >= ${from.toISOString()}::timestamptz` : sql``}
    ${to ? sql`and d.first_at < ${to.toISOString()}::timestamptz` : sql``}`;
}

/** What is packed of people seen last first, in pieces, from a place on; a few at first, then more at once. */
export async function* lastSeenFirst(
  ctx: UserCtx,
  { from, to, after }: Of & { after: SQL | undefined },
): AsyncGenerator<Uint8Array> {
  let people = FIRST_PEOPLE;
  let place = after;
  for (;;) {
    const [, { rows }] = await ctx.db.batch([
      ctx.db.execute(FOR_SOME),
      ctx.db.execute<{ packed: string | null; people: number; cut: boolean; id: string | null; at: string | null }>(sql`
        with seen as materialized (
          select p.id, p.last_seen_at as at, p.known from profiles p
          where p.workspace_id = ${ctx.workspace.id}::uuid and ${place ?? sql`true`}
            ${from ? sql`and p.last_seen_at >= ${from.toISOString()}::timestamptz` : sql``}
          order by p.last_seen_at desc, p.id desc limit ${people}
        ), parts as materialized (
          select p.at, d.*, coalesce(sum(length(d.deeds)) over (order by p.at desc, d.profile_id desc
            groups between unbounded preceding and 1 preceding), 0) < ${HEAVIEST} as kept
          from seen p cross join lateral (
            select d.profile_id, d.number, d.part, d.deeds from profile_deeds d
            where d.workspace_id = ${ctx.workspace.id}::uuid and d.profile_id = p.id ${inSpan({ from, to })} offset 0
          ) d where p.known
        ), ends as (
          select at, profile_id as id, true as cut from parts where kept and exists (select from parts where not kept)
          union all
          select at, id, false from seen
        )
        select (
            select encode(string_agg(${RECORD}, ''::bytea order by d.at desc, d.profile_id desc, d.part), 'base64')
            from parts d where d.kept
          ) as packed, (select count(*)::int from seen) as people, l.*
        from (select 1 as one) one left join (select * from ends order by cut desc, at, id limit 1) l on true`),
    ]);
    const [row] = rows;
    const packed = bytesOf(row?.packed ?? '');
    if (packed.length > 0) yield packed;
    if (!row?.id || (row.people < people && !row.cut)) return;
    people = Math.min(people * 4, packed.length > 0 ? fitting(people, packed.length, MOST_PEOPLE) : MOST_PEOPLE);
    place = sql`(p.last_seen_at, p.id) < (${row.at}::timestamptz, ${row.id}::uuid)`;
  }
}

/** How many may be read next, if they weigh as much each as those before. */
export function fitting(count: number, bytes: number, most: number): number {
  return Math.max(100, Math.min(most, Math.floor((count * PIECE) / bytes)));
}
