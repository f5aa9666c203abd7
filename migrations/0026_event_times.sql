CREATE TABLE "event_times" (
	"workspace_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"source_id" uuid NOT NULL,
	"name" text NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "event_times_workspace_id_at_source_id_name_pk" PRIMARY KEY("workspace_id","at","source_id","name")
);
--> statement-breakpoint
ALTER TABLE "event_times" ADD CONSTRAINT "event_times_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
insert into event_times (workspace_id, at, source_id, name, count)
select workspace_id, date_bin('15 minutes', occurred_at, '2000-01-01 00:00:00Z'), source_id, name, count(*)
from events where kind in ('track', 'page', 'screen') group by 1, 2, 3, 4;
--> statement-breakpoint
-- How often what happened when: what a statement adds to the events or takes away is counted at once. What an event says
-- of itself never changes, only whose it is. A workspace that is being deleted has no row to keep.
create function count_event_times() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into event_times as t
    select workspace_id, date_bin('15 minutes', occurred_at, '2000-01-01 00:00:00Z'), source_id, name, count(*)
    from new_rows where kind in ('track', 'page', 'screen') group by 1, 2, 3, 4
    on conflict (workspace_id, at, source_id, name) do update set count = t.count + excluded.count;
  else
    update event_times t set count = t.count - o.count
    from (
      select workspace_id, date_bin('15 minutes', occurred_at, '2000-01-01 00:00:00Z') as at, source_id, name, count(*) as count
      from old_rows where kind in ('track', 'page', 'screen') group by 1, 2, 3, 4) o
    where t.workspace_id = o.workspace_id and t.at = o.at and t.source_id = o.source_id and t.name = o.name;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger count_event_times_in after insert on events
  referencing new table as new_rows for each statement execute function count_event_times();
--> statement-breakpoint
create trigger count_event_times_out after delete on events
  referencing old table as old_rows for each statement execute function count_event_times();
