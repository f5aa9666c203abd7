import { type SQL, sql } from 'drizzle-orm';
import { hidden } from '../../ingest/writing/state.ts';

/** Who moves: by which file, on which list. */
export interface Moved {
  importId: string;
  segmentId: string;
  workspaceId: string;
  at: Date;
}

const listed = (ids: string[]): SQL => sql`json_array_elements_text(${JSON.stringify(ids)}::json) h (value)`;

/** People come to the list, as far as they are still there, each written down for the way back. */
export function enter({ importId, segmentId, workspaceId, at }: Moved, homes: string[]): SQL {
  return sql`
    with come as (
      insert into segment_list_people (segment_id, profile_id, workspace_id, added_at)
      select ${segmentId}::uuid, h.value::uuid, ${workspaceId}::uuid, ${at.toISOString()}::timestamptz
      from ${listed(homes)}
      cross join lateral (select 1 from profiles p where p.workspace_id = ${hidden(workspaceId)} and p.id =
        coalesce((select q.person_id from profile_parts q where q.profile_id = h.value::uuid limit 1), h.value::uuid)
        limit 1) p
      on conflict do nothing returning profile_id, workspace_id, added_at
    )
    insert into segment_import_changes (import_id, profile_id, workspace_id, change, added_at)
    select ${importId}::uuid, profile_id, workspace_id, 'entered', added_at from come`;
}

/** They leave it. */
export function leave({ importId, segmentId }: Moved, homes: string[]): SQL {
  return sql`
    with gone as (
      delete from segment_list_people where ctid = any (array(
        select l.place from ${listed(homes)} cross join lateral (
          select ctid as place from segment_list_people
          where segment_id = ${segmentId}::uuid and profile_id = h.value::uuid limit 1) l
      ))
      returning profile_id, workspace_id, added_at
    )
    insert into segment_import_changes (import_id, profile_id, workspace_id, change, added_at)
    select ${importId}::uuid, profile_id, workspace_id, 'left', added_at from gone`;
}

/** Has those whom a piece moved be looked at again, by every segment. */
export function markMoved({ importId }: Moved, homes: string[]): SQL {
  return marked(sql`
    select c.workspace_id, c.profile_id from ${listed(homes)}
    cross join lateral (select workspace_id, profile_id from segment_import_changes
      where import_id = ${importId}::uuid and profile_id = h.value::uuid limit 1) c`);
}

/** And all whom a file moved. */
export function markAll(importId: string): SQL {
  return marked(sql`select workspace_id, profile_id from segment_import_changes where import_id = ${importId}::uuid`);
}

/** A mark is of a hundred people at most. */
function marked(moved: SQL): SQL {
  return sql`
    insert into segment_marks (workspace_id, profile_ids)
    select m.workspace_id, array_agg(m.id) from (
      select c.workspace_id, coalesce(q.person_id, c.profile_id) as id, (row_number() over () - 1) / 100 as part
      from (${moved}) c left join profile_parts q on q.profile_id = c.profile_id
    ) m group by m.workspace_id, m.part`;
}
