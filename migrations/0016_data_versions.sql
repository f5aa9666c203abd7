CREATE TABLE "workspace_versions" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"version" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "workspace_versions" ADD CONSTRAINT "workspace_versions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
-- Whatever changes what answers are computed from gives its workspace a new version, once in a transaction: that
-- transaction's own id, which no other change ever has. A workspace that is being deleted has no row to keep.
create function touch_workspaces() returns trigger language plpgsql as $$
declare
  changed text := case tg_op
    when 'INSERT' then 'select workspace_id from new_rows'
    when 'DELETE' then 'select workspace_id from old_rows'
    else 'select workspace_id from new_rows union select workspace_id from old_rows'
  end;
begin
  execute format($q$
    insert into workspace_versions as v (workspace_id, version)
    select distinct w.id, pg_current_xact_id()::text::bigint from (%s) c join workspaces w on w.id = c.workspace_id
    on conflict (workspace_id) do update set version = excluded.version where v.version <> excluded.version
  $q$, changed);
  return null;
end $$;
--> statement-breakpoint
create trigger touched_profiles_in after insert on profiles
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_profiles_changed after update on profiles
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_profiles_out after delete on profiles
  referencing old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_orders_in after insert on orders
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_orders_changed after update on orders
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_orders_out after delete on orders
  referencing old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_order_items_in after insert on order_items
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_order_items_changed after update on order_items
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_order_items_out after delete on order_items
  referencing old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_refunds_in after insert on refunds
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_refunds_changed after update on refunds
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_refunds_out after delete on refunds
  referencing old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_event_totals_in after insert on event_totals
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_event_totals_changed after update on event_totals
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_event_totals_out after delete on event_totals
  referencing old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
-- Sources are written by every sync; only what is shown of them in answers counts.
create function touch_workspace() returns trigger language plpgsql as $$
begin
  insert into workspace_versions as v (workspace_id, version)
  select w.id, pg_current_xact_id()::text::bigint from workspaces w where w.id = coalesce(new.workspace_id, old.workspace_id)
  on conflict (workspace_id) do update set version = excluded.version where v.version <> excluded.version;
  return null;
end $$;
--> statement-breakpoint
create trigger touched_data_sources after insert or delete or update of name, status, source_type on data_sources
  for each row execute function touch_workspace();
