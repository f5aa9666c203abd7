import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { BEHAVIOUR } from '../event.ts';
import { inTurn } from './apply.ts';
import { COMBINED, FACTS, NAMES } from './facts.ts';
import { OWNED } from './merging.ts';
import { when } from './rows.ts';

/** A merge that holds, and what would be a person of its own without it. */
export interface Edge {
  id: string;
  /** The profile that was merged, and becomes a person again. */
  from: string;
  into: string;
  /** Who both are shown as. */
  person: string;
  /** The profiles that go with `from`: itself, and all that were merged into it before. */
  homes: string[];
}

/** A merge that holds, and what hangs on it; undefined for one that was undone or is another workspace's. */
export async function readEdge(db: Database, workspaceId: string, mergeId: string): Promise<Edge | undefined> {
  const { rows } = await db.execute<{ from: string; into: string; person: string; homes: string[] }>(sql`
    with recursive edge as (
      select * from profile_merges
      where id = ${mergeId}::uuid and workspace_id = ${workspaceId}::uuid and undone_at is null
    ), branch as (
      select from_profile_id as id from edge
      union
      select m.from_profile_id from branch b
      join profile_merges m on m.into_profile_id = b.id and m.workspace_id = ${workspaceId}::uuid and m.undone_at is null
    )
    select e.from_profile_id as "from", e.into_profile_id as "into", q.person_id as person,
      (select array_agg(id) from branch) as homes
    from edge e join profile_parts q on q.profile_id = e.from_profile_id`);
  const [row] = rows;
  return row && { ...row, id: mergeId };
}

/**
 * Takes a merge away, in one transaction: what came with keys of either side goes to that side, also what came since.
 * What each profile says of itself was kept in its part; counts and facts are made anew. The two are kept apart from
 * now on. Gives up (SQLSTATE `STALE`) when the merge is not as it was read.
 */
export async function takeApart(
  db: Database,
  workspaceId: string,
  edge: Edge,
  by: { userId: string; at: Date },
): Promise<void> {
  const { id, from, into, person, homes } = edge;
  const both = [{ id: from }, { id: person }];
  const touched = both.map(({ id }) => ({ id, known: false, bought: true, consented: true }));
  const branch = sql`(select value::uuid from json_array_elements_text(${JSON.stringify(homes)}::json))`;
  const moved = (table: string) => sql`
    update ${sql.identifier(table)} r set profile_id = ${from}::uuid, home_id = nullif(r.home_id, ${from}::uuid)
    where r.profile_id = ${person}::uuid and r.home_id in ${branch}`;
  await inTurn(db, workspaceId, [
    sql`
      with undone as (
        update profile_merges set undone_at = ${by.at.toISOString()}::timestamptz, undone_by = ${by.userId}::uuid
        where id = ${id}::uuid and undone_at is null returning 1
      )
      select expect_rows(1, count(*)) from undone`,
    sql`
      with moved as (
        update profile_parts q set person_id = ${from}::uuid
        where q.person_id = ${person}::uuid and q.profile_id in ${branch} returning 1
      )
      select expect_rows(${homes.length}::bigint, count(*)) from moved`,
    sql`
      update profile_parts set apart = array_append(coalesce(apart, '{}'),
        case profile_id when ${from}::uuid then ${`${id}+`} else ${`${id}-`} end)
      where profile_id in (${from}::uuid, ${into}::uuid)`,
    sql`
      insert into profiles (id, workspace_id, created_at)
      select profile_id, workspace_id, created_at from profile_parts where profile_id = ${from}::uuid`,
    ...OWNED.map(moved),
    sql`delete from profile_event_counts where profile_id = ${person}::uuid`,
    sql`
      insert into profile_event_counts (profile_id, name, workspace_id, count, value, first_at, last_at)
      select profile_id, name, ${workspaceId}::uuid, count(*), coalesce(sum(value), 0), min(occurred_at), max(occurred_at)
      from events where profile_id in (${person}::uuid, ${from}::uuid) and kind in ${[...BEHAVIOUR]}
      group by profile_id, name`,
    ...when(both, COMBINED),
    sql`
      delete from profile_parts q using profiles p
      where p.id in (${person}::uuid, ${from}::uuid) and q.person_id = p.id and not p.merged`,
    ...when(touched, (rows) => FACTS(rows, touched)),
    ...when(both, (rows) => NAMES(workspaceId, rows)),
  ]);
}
