import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../context.ts';
import { FOR_SOME } from '../../segments/compile/planner.ts';
import { readPlanned } from '../planned.ts';
import { peopleOf, type Range } from './everybody.ts';
import { bytesOf, NotTold } from './packed.ts';
import { list } from './steps.ts';

/** So many different values, and people who have one, are held at once; where there are more, the profiles are asked together with the events. */
export const MOST_VALUES = 5000;
const MOST_PEOPLE = 2_000_000;
/** Places by number, for numbers that lie together. */
const MOST_PLACES = 16_000_000;
const NUMBER = 4;
/** Of what fits into that, with room for those who come meanwhile. */
const FURTHEST = 2 ** 31 - 2 ** 20;

/** What everybody's trait is, by their numbers; null for whoever has none. */
export async function readTrait(ctx: UserCtx, trait: string): Promise<(number: number) => string | null> {
  const own = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  const { rows: sizes } = await ctx.db.execute<{ people: string; first: string; last: string }>(sql`
    select coalesce((select people from workspace_counters where ${own}), 0) as people,
      coalesce((select number from profile_deeds where ${own} order by number limit 1), 0) as first,
      coalesce((select number from profile_deeds where ${own} order by number desc limit 1), 0) as last`);
  const [people, first, last] = [Number(sizes[0]?.people), Number(sizes[0]?.first), Number(sizes[0]?.last)];
  if (people > MOST_PEOPLE || last - first > FURTHEST) throw new NotTold();
  const path = list(trait.split('.').map((part) => sql`${part}`));
  const rows = await readPlanned<{ value: string; numbers: string }>(
    ctx,
    sql`
    select value, encode(string_agg(int4send((number - ${first}::bigint)::int), ''::bytea), 'base64') as numbers
    from (
      select d.number, jsonb_extract_path_text(p.traits, ${path}) as value
      from profile_deeds d join profiles p on p.id = d.profile_id where d.workspace_id = ${ctx.workspace.id}::uuid and d.part = 0 and p.workspace_id = ${ctx.workspace.id}::uuid
    ) v where value is not null group by value limit ${MOST_VALUES + 1}`,
  );
  if (rows.length > MOST_VALUES) throw new NotTold();
  const values = rows.map(({ value }) => value);
  const places = placesOf(rows.map(({ numbers }) => bytesOf(numbers)));
  return (number) => values[places(number - first)] ?? null;
}

/** The same of the people of a range, each looked up. */
export async function readTraitOf(
  ctx: UserCtx,
  trait: string,
  range: Range,
): Promise<(number: number) => string | null> {
  const path = list(trait.split('.').map((part) => sql`${part}`));
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_SOME),
    ctx.db.execute<{ value: string; numbers: number[] }>(sql`
      select t.value, json_agg(d.number) as numbers from (${peopleOf(ctx, range)}) d
      cross join lateral (
        select jsonb_extract_path_text(p.traits, ${path}) as value from profiles p
        where p.id = d.profile_id and (p.workspace_id = ${ctx.workspace.id}::uuid) is true offset 0) t
      where t.value is not null group by t.value limit ${MOST_VALUES + 1}`),
  ]);
  if (rows.length > MOST_VALUES) throw new NotTold();
  const values = new Map(rows.flatMap(({ value, numbers }) => numbers.map((number) => [number, value] as const)));
  return (number) => values.get(number) ?? null;
}

/** Which of some lists a number is in; -1 where it is in none. */
function placesOf(lists: Uint8Array[]): (number: number) => number {
  const views = lists.map((bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const each = (tell: (number: number, place: number) => void) => {
    for (const [place, view] of views.entries()) {
      for (let at = 0; at < view.byteLength; at += NUMBER) tell(view.getInt32(at), place);
    }
  };
  let last = -1;
  each((number) => {
    if (number > last) last = number;
  });
  if (last < MOST_PLACES) {
    const places = new Uint16Array(last + 1);
    each((number, place) => {
      places[number] = place + 1;
    });
    return (number) => (places[number] ?? 0) - 1;
  }
  const places = new Map<number, number>();
  each((number, place) => places.set(number, place));
  return (number) => places.get(number) ?? -1;
}
