CREATE SEQUENCE "public"."deed_people" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "deed_blocks" (
	"workspace_id" uuid NOT NULL,
	"first_number" bigint NOT NULL,
	"last_number" bigint NOT NULL,
	"people" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"changed" bigint[] DEFAULT '{}' NOT NULL,
	"heavy" bigint[] DEFAULT '{}' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"built_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "deed_blocks_workspace_id_first_number_pk" PRIMARY KEY("workspace_id","first_number")
);
--> statement-breakpoint
CREATE TABLE "deed_gatherings" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"since" bigint,
	"lease" uuid,
	"lease_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deed_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deed_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" uuid NOT NULL,
	"numbers" bigint[] NOT NULL
);
--> statement-breakpoint
-- Nobody writes until those who are packed already have their numbers, in the order in which they came.
lock table events, profiles in share row exclusive mode;
--> statement-breakpoint
create temporary table deeds_before as select * from profile_deeds;
--> statement-breakpoint
truncate profile_deeds;
--> statement-breakpoint
ALTER TABLE "profile_deeds" ADD COLUMN "number" bigint DEFAULT nextval('deed_people') NOT NULL;
--> statement-breakpoint
insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds, plain, number)
select d.workspace_id, d.profile_id, d.part, d.first_at, d.last_at, d.deeds, d.plain, n.number
from deeds_before d
join (
  select workspace_id, profile_id, row_number() over (order by workspace_id, min(first_at), profile_id) as number
  from deeds_before group by 1, 2
) n on n.workspace_id = d.workspace_id and n.profile_id = d.profile_id
order by n.number, d.part;
--> statement-breakpoint
select setval('deed_people', (select coalesce(max(number), 0) + 1 from profile_deeds));
--> statement-breakpoint
drop table deeds_before;
--> statement-breakpoint
ALTER TABLE "deed_blocks" ADD CONSTRAINT "deed_blocks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deed_gatherings" ADD CONSTRAINT "deed_gatherings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deed_marks" ADD CONSTRAINT "deed_marks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deed_marks_workspace" ON "deed_marks" USING btree ("workspace_id","id");--> statement-breakpoint
CREATE INDEX "profile_deeds_number" ON "profile_deeds" USING btree ("workspace_id","number","part");
--> statement-breakpoint
-- A block is read whole, as it is.
alter table deed_blocks alter column bytes set storage external;
--> statement-breakpoint
-- Whose deeds were changed is told where there are blocks; so many numbers still lie in the row itself.
create function mark_deeds(workspace uuid, people bigint[]) returns void language sql
begin atomic
  insert into deed_marks (workspace_id, numbers)
  select workspace, array_agg(n.number)
  from (select n as number, (row_number() over () - 1) / 200 as slice from unnest(people) n) n
  where exists (select from deed_gatherings where workspace_id = workspace)
  group by n.slice;
end;
--> statement-breakpoint
-- Packs people anew from their events, each under the number that was theirs; whoever cannot be told apart has nothing packed.
create or replace function pack_deeds(workspace uuid, people uuid[]) returns void language plpgsql as $$
declare
  packed_before uuid[];
  numbers_before bigint[];
begin
  with gone as (
    delete from profile_deeds where workspace_id = workspace and profile_id = any (people) returning profile_id, number, part
  )
  select array_agg(profile_id), array_agg(number) into packed_before, numbers_before from gone where part = 0;

  with who as materialized (
    select p.id, coalesce(b.number, nextval('deed_people')) as number
    from (select distinct unnest(people) as id) w
    cross join lateral (select id from profiles where id = w.id and known limit 1) p
    left join unnest(packed_before, numbers_before) b (id, number) on b.id = p.id
  )
  insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds, plain, number)
  select workspace, p.profile_id, p.part, p.first_at, p.last_at, p.deeds, is_plain(p.deeds), p.number
  from (
    select d.profile_id, d.number, d.part, min(d.at) as first_at, max(d.at) as last_at,
      string_agg(packed(d.at, d.code), ''::bytea order by d.id) as deeds
    from (
      select e.profile_id, w.number, e.id, e.at, c.code,
        (row_number() over (partition by e.profile_id order by e.id) - 1) / 128 as part
      from who w
      cross join lateral (
        select e.profile_id, e.id, e.occurred_at as at, e.source_id, e.name from events e
        where e.profile_id = w.id and (e.workspace_id = workspace) is true and e.kind in ('track', 'page', 'screen') offset 0
      ) e
      left join deed_codes c on c.workspace_id = workspace and c.source_id = e.source_id and c.name = e.name
    ) d group by d.profile_id, d.number, d.part
  ) p;

  perform mark_deeds(workspace, array(
    select unnest(numbers_before)
    union select number from profile_deeds where workspace_id = workspace and profile_id = any (people)));
end $$;
--> statement-breakpoint
-- What a statement adds to the events is appended to what its people did before. What an event says of itself never
-- changes, only whose it is: people whose events came, went or were deleted are packed anew. Whoever was taken out is left out.
create or replace function keep_deeds() returns trigger language plpgsql as $$
declare
  changed record;
begin
  if tg_op = 'INSERT' then
    insert into deed_codes (workspace_id, source_id, name, code)
    select * from (
      select n.workspace_id, n.source_id, n.name,
        (select coalesce(max(code), 0) from deed_codes where workspace_id = n.workspace_id)
          + row_number() over (partition by n.workspace_id order by n.source_id, n.name) as code
      from (
        select distinct workspace_id, source_id, name from new_rows where kind in ('track', 'page', 'screen')
      ) n
      where not exists (
        select from deed_codes c
        where c.workspace_id = n.workspace_id and c.source_id = n.source_id and c.name = n.name)
    ) n where n.code < 65536
    on conflict do nothing;

    with kept as (
      insert into profile_deeds as d (workspace_id, profile_id, part, first_at, last_at, deeds, plain, number)
      select n.workspace_id, n.profile_id, coalesce(l.part, 0), n.first_at, n.last_at, n.deeds, is_plain(n.deeds),
        coalesce(l.number, nextval('deed_people'))
      from (
        select e.workspace_id, e.profile_id, min(e.occurred_at) as first_at, max(e.occurred_at) as last_at,
          string_agg(packed(e.occurred_at, c.code), ''::bytea order by e.id) as deeds
        from new_rows e
        left join deed_codes c on c.workspace_id = e.workspace_id and c.source_id = e.source_id and c.name = e.name
        where e.kind in ('track', 'page', 'screen') and e.profile_id is not null
        group by e.workspace_id, e.profile_id
      ) n
      cross join lateral (select id from profiles where id = n.profile_id and known limit 1) p
      left join lateral (
        select part + (length(deeds) >= 1024)::int as part, number from profile_deeds
        where workspace_id = n.workspace_id and profile_id = n.profile_id order by profile_deeds.part desc limit 1
      ) l on true
      on conflict (workspace_id, profile_id, part) do update set first_at = least(d.first_at, excluded.first_at),
        last_at = greatest(d.last_at, excluded.last_at), deeds = d.deeds || excluded.deeds,
        plain = d.plain and excluded.plain and d.last_at < excluded.first_at
      returning d.workspace_id, d.number
    )
    insert into deed_marks (workspace_id, numbers)
    select m.workspace_id, array_agg(m.number)
    from (
      select k.workspace_id, k.number, (row_number() over (partition by k.workspace_id) - 1) / 200 as slice
      from kept k where k.workspace_id in (select workspace_id from deed_gatherings)
    ) m group by m.workspace_id, m.slice;
  elsif tg_op = 'UPDATE' then
    for changed in
      select c.workspace_id, array_agg(c.profile_id) as people from (
        select workspace_id, profile_id from old_rows union select workspace_id, profile_id from new_rows
      ) c where c.profile_id is not null group by 1
    loop
      perform pack_deeds(changed.workspace_id, changed.people);
    end loop;
  else
    for changed in
      select o.workspace_id, array_agg(o.profile_id) as people
      from (select distinct workspace_id, profile_id from old_rows) o
      where exists (select from profile_deeds d where d.workspace_id = o.workspace_id and d.profile_id = o.profile_id)
      group by 1
    loop
      perform pack_deeds(changed.workspace_id, changed.people);
    end loop;
  end if;
  return null;
end $$;
