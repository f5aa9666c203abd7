import { type SQL, sql } from 'drizzle-orm';
import { traitsUntil } from '../../ingest/writing/told.ts';

/**
 * Who a person `p` was at a moment, as one row: `traits`, `untold`, `email`, `phone`, `user_id`, `kinds` - the kinds of ids by
 * which they could be told apart - and `known`.
 *
 * As it was, and not as it was known: what somebody says of themselves counts from the moment for which it was said, however late it
 * came in, because that is how all else of the past is read here. A history that was imported yesterday tells of last year; were
 * traits read as they were known, everything before the import would be without them, beside deeds that are not. For
 * the same reason histories that were found to be one person are one person throughout: each profile is read by its own events,
 * and they are put together by the rule that makes people of their parts (`COMBINED`), so that undoing a merge
 * undoes it here too. What no event tells counts from when its id came in, and where there is none as it is now.
 */
export function selfAt(until: SQL): SQL {
  return sql`
    with homes as materialized (
      select p.id as home, p.id as person, p.created_at, p.user_id, p.email, p.phone, p.traits where not p.merged
      union all
      select q.profile_id, q.person_id, q.created_at, q.user_id, q.email, q.phone, q.traits from profile_parts q
      where p.merged and q.person_id = p.id
    ), ids as materialized (
      select i.kind, i.value, coalesce(t.at, i.created_at) <= ${until} as counts
      from profile_identifiers i
      left join (
        select k.kind, k.value, min(e.occurred_at) as at from events e
        cross join lateral (values ('user', e.user_id), ('email', e.email), ('anonymous', e.anonymous_id),
          ('phone', e.told->>'phone'), ('whatsapp', e.told->>'whatsapp'), ('messenger', e.told->>'messenger')) k (kind, value)
        where e.profile_id = p.id and k.value is not null group by 1, 2
      ) t on t.kind = i.kind and t.value = i.value
      where i.profile_id = p.id
    ), said as materialized (
      select h.home, max(e.occurred_at) filter (where e.counts) as seen_at,
        (array_agg(e.user_id order by e.id) filter (where e.counts and e.user_id is not null))[1] as user_id,
        (array_agg(e.email order by e.occurred_at desc, e.id desc) filter (where e.counts and e.email is not null))[1] as email,
        (array_agg(e.phone order by e.occurred_at desc, e.id desc) filter (where e.counts and e.phone is not null))[1] as phone,
        bool_or(e.user_id = h.user_id) as tells_user, bool_or(e.email = h.email) as tells_email,
        bool_or(e.phone = h.phone) as tells_phone
      from homes h
      left join (
        select coalesce(home_id, profile_id) as home, id, occurred_at, user_id, email, told->>'phone' as phone,
          occurred_at <= ${until} as counts
        from events where profile_id = p.id
      ) e on e.home = h.home
      group by h.home
    ), own as (
      select h.home, h.created_at, s.seen_at,
        coalesce(s.user_id, case when s.tells_user is not true and ${counts('user', sql`h.user_id`)} then h.user_id end) as user_id,
        coalesce(s.email, case when s.tells_email is not true and ${counts('email', sql`h.email`)} then h.email end) as email,
        coalesce(s.phone, case when s.tells_phone is not true and ${counts('phone', sql`h.phone`)} then h.phone end) as phone
      from homes h join said s on s.home = h.home
    ), traits as materialized (${traitsUntil(sql`homes`, until)})
    select c.user_id, c.email, c.phone, w.traits, w.untold, k.kinds,
      k.kinds && array['user', 'email', 'whatsapp', 'messenger'] as known
    from (
      select (array_agg(user_id order by home <> p.id, created_at, home) filter (where user_id is not null))[1] as user_id,
        (array_agg(email order by seen_at desc nulls last, home <> p.id, home) filter (where email is not null))[1] as email,
        (array_agg(phone order by seen_at desc nulls last, home <> p.id, home) filter (where phone is not null))[1] as phone
      from own) c
    cross join (
      select coalesce(jsonb_object_agg(n.key, n.value), '{}') as traits,
        coalesce(jsonb_object_agg(n.key, n.value) filter (where n.untold), '{}') as untold
      from (
        select distinct on (j.key) j.key, j.value, jsonb_exists(t.untold, j.key) as untold
        from traits t cross join lateral jsonb_each(t.traits) j
        order by j.key, t.traits_at desc nulls last, t.home <> p.id, t.home) n) w
    cross join (select coalesce(array_agg(distinct kind) filter (where counts), '{}') as kinds from ids) k`;
}

/** Whether an address that no event tells was here by then; one whose id is somebody else's, or nobody's, counts as it is now. */
function counts(kind: 'user' | 'email' | 'phone', value: SQL): SQL {
  return sql`coalesce((select i.counts from ids i where i.kind = ${sql.raw(`'${kind}'`)} and i.value = ${value}), true)`;
}

/**
 * Who was on a list at a moment, as rows of `segment_list_people`: who is on it since, but for whom a file took off it meanwhile
 * that was undone; and who left it later, by another file or as the one they came by was undone. Of files too long ago to be
 * undone nobody can say any more whom they took off.
 */
export function onListAt(id: string, at: SQL): SQL {
  const moved = (change: 'entered' | 'left') => sql`
      segment_import_changes c join segment_imports f on f.id = c.import_id and f.segment_id = ${id}::uuid
      where c.change = ${sql.raw(`'${change}'`)} and c.added_at <= ${at}`;
  return sql`
    select l.segment_id, l.profile_id, l.workspace_id, l.added_at from segment_list_people l
    where l.segment_id = ${id}::uuid and l.added_at <= ${at} and not exists (
      select from ${moved('left')} and c.profile_id = l.profile_id and f.created_at <= ${at} and f.undone_at > ${at})
    union all
    select f.segment_id, c.profile_id, c.workspace_id, c.added_at
    from ${moved('left')} and f.undone_at is null and f.created_at > ${at}
    union all
    select f.segment_id, c.profile_id, c.workspace_id, c.added_at from ${moved('entered')} and f.undone_at > ${at}`;
}
