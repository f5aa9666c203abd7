import { type SQL, sql } from 'drizzle-orm';
import type { CommonEvent } from '../event.ts';

/** What a message says of its person that stands in no other column of its event. */
export interface Told {
  traits?: Record<string, unknown> | undefined;
  tags?: Record<string, string | null> | undefined;
  phone?: string | undefined;
  whatsapp?: string | undefined;
  messenger?: string | undefined;
}

/** Undefined for the many that say nothing of their person: their events carry nothing more. */
export function toldOf({ kind, traits, tags, phone, whatsappId, messengerId }: CommonEvent): Told | undefined {
  if (kind !== 'identify' && !traits && !tags && !phone && !whatsappId && !messengerId) return undefined;
  return { traits, tags, phone, whatsapp: whatsappId, messenger: messengerId };
}

/** `traits` with the words of `tags` put on and taken off, as a shop writes its tags: one after the other, with commas. */
export const tagged = (traits: SQL, tags: SQL): SQL => sql`${traits} || jsonb_build_object('tags', (
      select coalesce(string_agg(w.word, ', ' order by lower(w.word)), '') from (
        select btrim(l.word) as word from jsonb_array_elements_text(
          case when jsonb_typeof(${traits}->'tags') = 'array' then ${traits}->'tags'
            else to_jsonb(string_to_array(coalesce(${traits}->>'tags', ''), ',')) end) l (word)
        where btrim(l.word) <> '' and not jsonb_exists(${tags}, lower(btrim(l.word)))
        union select value from jsonb_each_text(${tags}) where value is not null) w))`;

/** What of a customer of Shopify became a trait before events kept what they tell. */
const OF_CUSTOMERS =
  sql.raw(`array['first_name', 'last_name', 'email', 'phone', 'tags', 'state', 'currency', 'verified_email',
          'accepts_marketing']`);

/**
 * The traits that an event `e` tells, null where it tells none. One that was stored before events kept what they tell is
 * read as its parser read it, as far as it stands in the event: only names that became traits, `known`, are taken from it.
 */
const traitsIn = (known: SQL): SQL => sql`(case
      when e.kind <> 'identify' then null
      when e.told is not null then e.told->'traits'
      else (select jsonb_object_agg(b.key, b.value) from jsonb_each(case
        when jsonb_typeof(e.raw->'traits') = 'object' then e.raw->'traits'
        when e.message_id like 'shopify:customer:%' then (
          select coalesce(jsonb_object_agg(c.key, c.value), '{}') from jsonb_each(
            e.raw || jsonb_build_object('email_marketing', e.raw->'email_marketing_consent'->'state')) c
          where c.key = any (${OF_CUSTOMERS} || array['email_marketing']) and c.value <> 'null')
        when e.message_id like 'shopify:customer-deleted:%' then '{"state": "deleted"}'
        when e.message_id like 'shopify:%' or e.message_id like 'facebook:%' then '{}'
        when jsonb_typeof(e.properties->'traits') = 'object' then e.properties || (e.properties->'traits')
        else e.properties end) b
        where jsonb_exists(${known}, b.key)) end)`;

/** Likewise the tags that it puts on somebody or takes off them. */
const TAGS_IN = sql`(case
      when e.told is not null then e.told->'tags'
      when e.message_id like 'shopify:customer-tags:%' then (
        select jsonb_object_agg(lower(w.word), case when e.properties ? 'tags_added' then to_jsonb(w.word) else 'null' end)
        from jsonb_array_elements_text(coalesce(e.properties->'tags_added', e.properties->'tags_removed', '[]')) w (word)
      ) end)`;

/**
 * The traits of profiles as their own events tell them up to a moment: of each trait what was said of it last, in whatever
 * order it came in. `homes` is a table of `home`, of the `person` it is shown with and of the `traits` stored of it now.
 * Answers a query of `home, traits, traits_at, untold`: a stored trait that no event tells stands in `untold` as it is now,
 * and in `traits` too, as nobody can say since when it is so.
 */
export const traitsUntil = (homes: SQL, until: SQL): SQL => sql`
  with told as materialized (
    select h.home, e.id, e.occurred_at as at, e.occurred_at <= ${until} as counts,
      ${traitsIn(sql`h.traits`)} as traits, ${TAGS_IN} as tags
    from ${homes} h
    join events e on e.profile_id = h.person and e.name = 'identify' and coalesce(e.home_id, e.profile_id) = h.home
  )
  select h.home, a.at as traits_at, u.traits as untold,
    case when g.tags is null then m.traits else ${tagged(sql`m.traits`, sql`g.tags`)} end as traits
  from ${homes} h
  cross join lateral (select max(at) as at from told where home = h.home and counts and (traits is not null or tags is not null)) a
  cross join lateral (
    select h.traits - coalesce((
      select array_agg(distinct n.name) from told t
      cross join lateral (
        select jsonb_object_keys(t.traits) as name union all select 'tags' where t.tags is not null) n
      where t.home = h.home), '{}') as traits) u
  cross join lateral (
    select u.traits || coalesce(jsonb_object_agg(k.key, k.value), '{}') as traits from (
      select distinct on (j.key) j.key, j.value from told t cross join lateral jsonb_each(t.traits) j
      where t.home = h.home and t.counts order by j.key, t.at desc, t.id desc) k) m
  cross join lateral (
    -- Where all of somebody's tags are told, what changed among them before is in it.
    select jsonb_object_agg(k.key, k.value) as tags from (
      select distinct on (j.key) j.key, j.value from told t cross join lateral jsonb_each(t.tags) j
      where t.home = h.home and t.counts and not exists (
        select from told f where f.home = t.home and f.counts and jsonb_exists(f.traits, 'tags') and (f.at, f.id) > (t.at, t.id))
      order by j.key, t.at desc, t.id desc) k) g`;
