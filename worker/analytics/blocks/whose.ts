import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';

/** Something asked of a property that deeds have: a condition on its value as a text. */
export interface OfProperty {
  property: string;
  test: (value: SQL) => SQL;
}

/** What columns tell of a property, as they stand beside blocks at the moment. */
const told = (workspaceId: string, property: string): SQL => sql`
  select c.first_number, b.last_number, b.people as covered, c."values", c.ends, c.people, c.untold
  from deed_blocks b join deed_columns c on c.workspace_id = b.workspace_id and c.first_number = b.first_number and c.build = b.build
  where b.workspace_id = ${workspaceId}::uuid and c.kind = 'property' and c.name = ${property}`;

/** Of a list it may be any that is in it, which only the event itself tells. */
const mayBe = ({ test }: OfProperty): SQL => sql`(${test(sql.raw('v.value'))} or v.value like '[%')`;

/** How many people `whoMayHave` finds, about, of how many; undefined where no columns tell. */
export async function countWhoMayHave({ db }: { db: Database }, workspaceId: string, of: OfProperty) {
  const { rows } = await db.execute<{ people: number; all: number }>(sql`
    with told as materialized (${told(workspaceId, of.property)}), everybody as (
      select coalesce((select people from workspace_counters where workspace_id = ${workspaceId}::uuid), 0)::int as people
    )
    select coalesce((
        select sum(v."end" - coalesce(t.ends[v.nth - 1], 0)) from told t
        cross join lateral unnest(t."values", t.ends) with ordinality v (value, "end", nth) where ${mayBe(of)}), 0)::int
      + e.people - (select sum(covered - cardinality(untold)) from told)::int as people, e.people as all
    from everybody e where exists (select from told)`);
  return rows[0];
}

/**
 * Everybody who can be told apart and may have done something whose property is so, by `profile_id`, each once; and some who have
 * not: all who are told of by no column as they are now. A query.
 */
export function whoMayHave(workspaceId: string, of: OfProperty): SQL {
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  return sql`
    with told as materialized (${told(workspaceId, of.property)}), numbers as (
      select t.first_number + p.further as number from told t
      cross join lateral unnest(t."values", t.ends) with ordinality v (value, "end", nth)
      cross join lateral unnest(t.people[coalesce(t.ends[v.nth - 1], 0) + 1 : v."end"]) p (further)
      where ${mayBe(of)}
      union select unnest(untold) from told
      union select unnest(changed || heavy) from deed_blocks where ${own}
      union select unnest(numbers) from deed_marks where ${own}
    ), untold as (
      select last_number as after, lead(first_number) over (order by first_number) as before from (
        select first_number, last_number from told union all select 0, 0
      ) t
    )
    select d.profile_id from numbers n cross join lateral (
      select d.profile_id from profile_deeds d where d.${own} and d.number = n.number and d.part = 0 offset 0) d
    union
    select d.profile_id from untold u cross join lateral (
      select d.profile_id from profile_deeds d
      where d.${own} and d.number > u.after and d.number < coalesce(u.before, 9223372036854775807) and d.part = 0 offset 0) d
    where u.before is null or u.before > u.after + 1`;
}
