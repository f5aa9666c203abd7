CREATE TABLE "deed_codes" (
	"workspace_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" integer NOT NULL,
	CONSTRAINT "deed_codes_workspace_id_source_id_name_pk" PRIMARY KEY("workspace_id","source_id","name")
);
--> statement-breakpoint
CREATE TABLE "profile_deeds" (
	"workspace_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"deeds" "bytea" NOT NULL,
	CONSTRAINT "profile_deeds_workspace_id_profile_id_part_pk" PRIMARY KEY("workspace_id","profile_id","part")
);
--> statement-breakpoint
ALTER TABLE "deed_codes" ADD CONSTRAINT "deed_codes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_deeds" ADD CONSTRAINT "profile_deeds_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deed_codes_code" ON "deed_codes" USING btree ("workspace_id","code");--> statement-breakpoint
-- A part is rewritten with every deed that is added: room for that beside it, and its few bytes as they are.
alter table profile_deeds set (fillfactor = 85);
--> statement-breakpoint
alter table profile_deeds alter column deeds set storage external;
--> statement-breakpoint
create function packed(at timestamptz, code integer) returns bytea language sql immutable parallel safe
  return int8send(((date_part('epoch', at) * 1000)::bigint << 16) | coalesce(code, 0));
--> statement-breakpoint
-- Packs people anew from their events; whoever cannot be told apart has nothing packed.
create function pack_deeds(workspace uuid, people uuid[]) returns void language plpgsql as $$
begin
  delete from profile_deeds where workspace_id = workspace and profile_id = any (people);
  insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds)
  select workspace, d.profile_id, d.part, min(d.at), max(d.at), string_agg(packed(d.at, d.code), ''::bytea order by d.id)
  from (
    select e.profile_id, e.id, e.at, c.code, (row_number() over (partition by e.profile_id order by e.id) - 1) / 128 as part
    from unnest(people) w (id)
    cross join lateral (select id from profiles where id = w.id and known limit 1) p
    cross join lateral (
      select e.profile_id, e.id, e.occurred_at as at, e.source_id, e.name from events e
      where e.profile_id = p.id and (e.workspace_id = workspace) is true and e.kind in ('track', 'page', 'screen') offset 0
    ) e
    left join deed_codes c on c.workspace_id = workspace and c.source_id = e.source_id and c.name = e.name
  ) d group by d.profile_id, d.part;
end $$;
--> statement-breakpoint
-- What a statement adds to the events is appended to what its people did before. What an event says of itself never
-- changes, only whose it is: people whose events came, went or were deleted are packed anew. Whoever was taken out is left out.
create function keep_deeds() returns trigger language plpgsql as $$
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

    insert into profile_deeds as d (workspace_id, profile_id, part, first_at, last_at, deeds)
    select n.workspace_id, n.profile_id, coalesce(l.part, 0), n.first_at, n.last_at, n.deeds
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
      select part + (length(deeds) >= 1024)::int as part from profile_deeds
      where workspace_id = n.workspace_id and profile_id = n.profile_id order by part desc limit 1
    ) l on true
    on conflict (workspace_id, profile_id, part) do update set first_at = least(d.first_at, excluded.first_at),
      last_at = greatest(d.last_at, excluded.last_at), deeds = d.deeds || excluded.deeds;
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
--> statement-breakpoint
create function keep_known_deeds() returns trigger language plpgsql as $$
begin
  perform pack_deeds(new.workspace_id, array[new.id]);
  return null;
end $$;
--> statement-breakpoint
-- Nobody writes until what is there already is packed.
lock table events, profiles in share row exclusive mode;
--> statement-breakpoint
select set_config('work_mem', '64MB', true);
--> statement-breakpoint
insert into deed_codes (workspace_id, source_id, name, code)
select * from (
  select workspace_id, source_id, name, row_number() over (partition by workspace_id order by source_id, name) as code
  from (select workspace_id, source_id, name from event_times group by 1, 2, 3) t
) t where code < 65536;
--> statement-breakpoint
insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds)
select d.workspace_id, d.profile_id, d.part, min(d.at), max(d.at), string_agg(packed(d.at, d.code), ''::bytea order by d.id)
from (
  select e.workspace_id, e.profile_id, e.id, e.occurred_at as at, c.code,
    (row_number() over (partition by e.workspace_id, e.profile_id order by e.id) - 1) / 128 as part
  from events e
  join profiles p on p.id = e.profile_id and p.known
  left join deed_codes c on c.workspace_id = e.workspace_id and c.source_id = e.source_id and c.name = e.name
  where e.kind in ('track', 'page', 'screen')
) d group by 1, 2, 3;
--> statement-breakpoint
create trigger keep_deeds_in after insert on events
  referencing new table as new_rows for each statement execute function keep_deeds();
--> statement-breakpoint
create trigger keep_deeds_moved after update on events
  referencing old table as old_rows new table as new_rows for each statement execute function keep_deeds();
--> statement-breakpoint
create trigger keep_deeds_out after delete on events
  referencing old table as old_rows for each statement execute function keep_deeds();
--> statement-breakpoint
-- A person who can be told apart from now on, or no more.
create trigger keep_deeds_known after update of known on profiles
  for each row when (old.known is distinct from new.known) execute function keep_known_deeds();
