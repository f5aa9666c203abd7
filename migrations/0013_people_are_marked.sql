-- Marks whose facts changed, in workspaces that have live segments; in others a statement costs one look at an index.
-- A workspace that is being deleted has nobody to mark.
create function mark_people() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into segment_marks (workspace_id, profile_id)
    select n.workspace_id, r.id
    from (select distinct workspace_id from old_rows) n
    join workspaces w on w.id = n.workspace_id
    cross join lateral (select 1 from segments where workspace_id = n.workspace_id and definition is not null limit 1) s
    join old_rows r on r.workspace_id = n.workspace_id;
  else
    insert into segment_marks (workspace_id, profile_id)
    select n.workspace_id, r.id
    from (select distinct workspace_id from new_rows) n
    join workspaces w on w.id = n.workspace_id
    cross join lateral (select 1 from segments where workspace_id = n.workspace_id and definition is not null limit 1) s
    join new_rows r on r.workspace_id = n.workspace_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger mark_people_in after insert on profiles
  referencing new table as new_rows for each statement execute function mark_people();
--> statement-breakpoint
create trigger mark_people_changed after update on profiles
  referencing new table as new_rows for each statement execute function mark_people();
--> statement-breakpoint
create trigger mark_people_out after delete on profiles
  referencing old table as old_rows for each statement execute function mark_people();
--> statement-breakpoint
-- A consent that is written by itself changes no fact of a profile.
create function mark_consenting() returns trigger language plpgsql as $$
begin
  insert into segment_marks (workspace_id, profile_id)
  select distinct r.workspace_id, r.profile_id
  from new_rows r
  cross join lateral (select 1 from segments where workspace_id = r.workspace_id and definition is not null limit 1) s;
  return null;
end $$;
--> statement-breakpoint
create trigger mark_consenting after insert on consents
  referencing new table as new_rows for each statement execute function mark_consenting();
