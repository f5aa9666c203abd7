ALTER TABLE "workspace_versions" ADD COLUMN "rules" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What data is read by has a version of its own: an answer from before a change of a rule is not found after it, and yet
-- no number counts as worked out from other data.
drop trigger touched_segments on segments;
--> statement-breakpoint
drop trigger touched_facts on facts;
--> statement-breakpoint
drop trigger touched_reconciliations on reconciliations;
--> statement-breakpoint
drop trigger touched_products_in on products;
--> statement-breakpoint
drop trigger touched_products_changed on products;
--> statement-breakpoint
drop trigger touched_products_out on products;
--> statement-breakpoint
create function touch_rules() returns trigger language plpgsql as $$
declare
  source text := case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
  execute format($q$
    insert into workspace_versions as v (workspace_id, rules)
    select distinct w.id, pg_current_xact_id()::text::bigint from %I c join workspaces w on w.id = c.workspace_id
    on conflict (workspace_id) do update set rules = excluded.rules where v.rules <> excluded.rules
  $q$, source);
  return null;
end $$;
--> statement-breakpoint
create function touch_rule() returns trigger language plpgsql as $$
begin
  insert into workspace_versions as v (workspace_id, rules)
  select w.id, pg_current_xact_id()::text::bigint from workspaces w where w.id = coalesce(new.workspace_id, old.workspace_id)
  on conflict (workspace_id) do update set rules = excluded.rules where v.rules <> excluded.rules;
  return null;
end $$;
--> statement-breakpoint
create trigger ruled_by_segments after insert or delete or update of name, definition on segments
  for each row execute function touch_rule();
--> statement-breakpoint
create trigger ruled_by_facts after insert or delete or update on facts
  for each row execute function touch_rule();
--> statement-breakpoint
create trigger ruled_by_reconciliations after insert or delete or update of state, orders_behind, days_differing, as_of, error on reconciliations
  for each row execute function touch_rule();
--> statement-breakpoint
create trigger ruled_by_products_in after insert on products
  referencing new table as new_rows for each statement execute function touch_rules();
--> statement-breakpoint
create trigger ruled_by_products_changed after update on products
  referencing new table as new_rows for each statement execute function touch_rules();
--> statement-breakpoint
create trigger ruled_by_products_out after delete on products
  referencing old table as old_rows for each statement execute function touch_rules();
