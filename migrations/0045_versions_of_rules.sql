-- What a segment is, what the shop has said, what its products are called and how its orders stand against the provider decide
-- answers too: a change of any of it is a change of the workspace's data.
create trigger touched_segments after insert or delete or update of name, definition on segments
  for each row execute function touch_workspace();
--> statement-breakpoint
create trigger touched_facts after insert or delete or update on facts
  for each row execute function touch_workspace();
--> statement-breakpoint
create trigger touched_reconciliations after insert or delete or update of state, orders_behind, days_differing, as_of, error on reconciliations
  for each row execute function touch_workspace();
--> statement-breakpoint
create trigger touched_products_in after insert on products
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_products_changed after update on products
  referencing new table as new_rows old table as old_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_products_out after delete on products
  referencing old table as old_rows for each statement execute function touch_workspaces();
