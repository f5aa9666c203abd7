ALTER TABLE "profile_deeds" ADD COLUMN "plain" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
-- Whether each deed has a code and is later than the one before it. What comes first in a deed is its time, so that the
-- order of the bytes is that of the times.
create function is_plain(deeds bytea) returns boolean language sql immutable parallel safe
  return not exists (
    select from generate_series(1, length(deeds), 8) n
    where substring(deeds from n + 6 for 2) = '\x0000'
      or (n > 1 and substring(deeds from n - 8 for 6) >= substring(deeds from n for 6)));
--> statement-breakpoint
-- Packs people anew from their events; whoever cannot be told apart has nothing packed.
create or replace function pack_deeds(workspace uuid, people uuid[]) returns void language plpgsql as $$
begin
  delete from profile_deeds where workspace_id = workspace and profile_id = any (people);
  insert into profile_deeds (workspace_id, profile_id, part, first_at, last_at, deeds, plain)
  select workspace, p.profile_id, p.part, p.first_at, p.last_at, p.deeds, is_plain(p.deeds)
  from (
    select d.profile_id, d.part, min(d.at) as first_at, max(d.at) as last_at,
      string_agg(packed(d.at, d.code), ''::bytea order by d.id) as deeds
    from (
      select e.profile_id, e.id, e.at, c.code, (row_number() over (partition by e.profile_id order by e.id) - 1) / 128 as part
      from unnest(people) w (id)
      cross join lateral (select id from profiles where id = w.id and known limit 1) p
      cross join lateral (
        select e.profile_id, e.id, e.occurred_at as at, e.source_id, e.name from events e
        where e.profile_id = p.id and (e.workspace_id = workspace) is true and e.kind in ('track', 'page', 'screen') offset 0
      ) e
      left join deed_codes c on c.workspace_id = workspace and c.source_id = e.source_id and c.name = e.name
    ) d group by d.profile_id, d.part
  ) p;
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

    insert into profile_deeds as d (workspace_id, profile_id, part, first_at, last_at, deeds, plain)
    select n.workspace_id, n.profile_id, coalesce(l.part, 0), n.first_at, n.last_at, n.deeds, is_plain(n.deeds)
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
      last_at = greatest(d.last_at, excluded.last_at), deeds = d.deeds || excluded.deeds,
      plain = d.plain and excluded.plain and d.last_at < excluded.first_at;
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
-- What is packed already: parts as short as one person's mostly are.
update profile_deeds set plain = true where length(deeds) < 1024 and is_plain(deeds);
