CREATE TABLE "deed_columns" (
	"workspace_id" uuid NOT NULL,
	"first_number" bigint NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"build" integer NOT NULL,
	"values" text[] NOT NULL,
	"codes" "bytea" NOT NULL,
	"ends" integer[] NOT NULL,
	"people" integer[] NOT NULL,
	"untold" bigint[] NOT NULL,
	CONSTRAINT "deed_columns_workspace_id_first_number_kind_name_pk" PRIMARY KEY("workspace_id","first_number","kind","name")
);
--> statement-breakpoint
CREATE TABLE "deed_questions" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"since" bigint,
	"too_many" boolean DEFAULT false NOT NULL,
	CONSTRAINT "deed_questions_workspace_id_kind_name_pk" PRIMARY KEY("workspace_id","kind","name")
);
--> statement-breakpoint
ALTER TABLE "deed_blocks" ADD COLUMN "build" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "deed_columns" ADD CONSTRAINT "deed_columns_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deed_columns" ADD CONSTRAINT "deed_columns_block" FOREIGN KEY ("workspace_id","first_number") REFERENCES "public"."deed_blocks"("workspace_id","first_number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deed_questions" ADD CONSTRAINT "deed_questions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Read whole, as they are.
alter table deed_columns alter column codes set storage external;
--> statement-breakpoint
-- Whoever's traits change is marked like whoever's deeds do, where a trait is held beside blocks; elsewhere a statement costs one look
-- at a table of a few rows.
create function keep_traits() returns trigger language plpgsql as $$
begin
  if not exists (
    select from deed_questions where kind = 'trait' and workspace_id in (select workspace_id from new_rows)
  ) then
    return null;
  end if;
  insert into deed_marks (workspace_id, numbers)
  select m.workspace_id, array_agg(m.number)
  from (
    select n.workspace_id, d.number, (row_number() over (partition by n.workspace_id) - 1) / 200 as slice
    from new_rows n
    join old_rows o on o.id = n.id and o.traits is distinct from n.traits
    cross join lateral (
      select number from profile_deeds where workspace_id = n.workspace_id and profile_id = n.id and part = 0 limit 1
    ) d
    where n.workspace_id in (select workspace_id from deed_questions where kind = 'trait')
  ) m group by m.workspace_id, m.slice;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_traits after update on profiles
  referencing old table as old_rows new table as new_rows for each statement execute function keep_traits();
