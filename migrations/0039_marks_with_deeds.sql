ALTER TABLE "segment_marks" ADD COLUMN "deeds" text[];
--> statement-breakpoint
-- A writer may say that all it writes are deeds of such names, of people who are known already; then a segment that asks
-- for none of them need not look at those people. Somebody who did a kind of thing for the first time is looked at by all.
create or replace function mark_people() returns trigger language plpgsql as $$
declare
  deeds text[];
  anew uuid[];
begin
  if tg_op = 'DELETE' then
    insert into segment_marks (workspace_id, profile_ids)
    select m.workspace_id, array_agg(m.id)
    from (
      select n.workspace_id, r.id, (row_number() over (partition by n.workspace_id) - 1) / 100 as part
      from (select distinct workspace_id from old_rows) n
      join workspaces w on w.id = n.workspace_id
      cross join lateral (select 1 from segments where workspace_id = n.workspace_id and definition is not null limit 1) s
      join old_rows r on r.workspace_id = n.workspace_id
    ) m group by m.workspace_id, m.part;
  else
    if tg_op = 'UPDATE' and coalesce(current_setting('pulsehub.deeds', true), '') <> '' then
      deeds := array(select json_array_elements_text(current_setting('pulsehub.deeds', true)::json));
      anew := array(select json_array_elements_text(coalesce(nullif(current_setting('pulsehub.anew', true), ''), '[]')::json)::uuid);
      -- Of so many newcomers to a thing it costs less to look at everybody than to tell them apart.
      if cardinality(anew) > 500 then deeds := null; end if;
    end if;
    insert into segment_marks (workspace_id, profile_ids, deeds)
    select m.workspace_id, array_agg(m.id), case when m.plain then deeds end
    from (
      select o.workspace_id, o.id, o.plain, (row_number() over (partition by o.workspace_id, o.plain) - 1) / 100 as part
      from (
        select n.workspace_id, r.id, deeds is not null and not (r.id = any (anew)) as plain
        from (select distinct workspace_id from new_rows) n
        join workspaces w on w.id = n.workspace_id
        cross join lateral (select 1 from segments where workspace_id = n.workspace_id and definition is not null limit 1) s
        join new_rows r on r.workspace_id = n.workspace_id
      ) o
    ) m group by m.workspace_id, m.plain, m.part;
  end if;
  return null;
end $$;
