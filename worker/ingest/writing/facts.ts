import { type SQL, sql } from 'drizzle-orm';
import type { Learned } from './learn.ts';
import { tagged, traitsUntil } from './told.ts';

/**
 * When a step of the funnel was first reached at or after the step before. The counts know the first and the last time
 * of each thing; only where the step before lies between the two must the events be asked. `offset 0` keeps the
 * planner from writing each step's expression into the next one's, which would read the same again and again.
 */
const reached = (name: string, first: SQL, last: SQL, before: SQL) => sql`
  cross join lateral (
    select case
      when ${first} is null or ${before} is null or ${last} < ${before} then null
      when ${first} >= ${before} then ${first}
      else (select min(e.occurred_at) from events e
        where e.profile_id = t.id and e.name = ${name} and e.occurred_at >= ${before})
    end as at offset 0
  )`;

/** The events `e` of a profile's own keys. */
interface Own {
  home: SQL;
  person: SQL;
}

const ofHome = ({ home, person }: Own) => sql`e.profile_id = ${person} and coalesce(e.home_id, e.profile_id) = ${home}`;

/**
 * What messages said of a profile `p`, from rows `t`. An older message never overwrites what a newer one said: where one came late,
 * the events themselves tell what was said last. Few do; what follows on what is known is put on top of it. Most batches tell
 * nothing but deeds: theirs is planned without the rest.
 */
const learn = (own: Own, isTelling: boolean): SQL => sql`
    user_id = coalesce(p.user_id, t."userId"), known = p.known or t.known,
    email = case when t.email is null or t.email = p.email then p.email
      when p.email is null or t."emailAt" >= p.last_seen_at then t.email
      else coalesce((select e.email from events e where ${ofHome(own)} and e.email is not null
        order by e.occurred_at desc, e.id desc limit 1), p.email) end,
    ${isTelling ? told(own) : sql``}
    first_seen_at = least(p.first_seen_at, t."firstAt"), last_seen_at = greatest(p.last_seen_at, t."lastAt")`;

const told = (own: Own): SQL => sql`
    phone = case when t.phone is null or t.phone = p.phone then p.phone
      when p.phone is null or t."phoneAt" >= p.last_seen_at then t.phone
      -- One that no event tells was told at a time that nobody knows.
      else coalesce((select e.told->>'phone' from events e where ${ofHome(own)} and e.told->>'phone' is not null
          and exists (select from events e where ${ofHome(own)} and e.told->>'phone' = p.phone)
        order by e.occurred_at desc, e.id desc limit 1), p.phone) end,
    traits = case when t.traits is null and t.tags is null then p.traits
      when t.late or t."traitsFrom" < p.traits_at then (select f.traits from (${traitsUntil(
        sql`(select ${own.home} as home, ${own.person} as person, p.traits || coalesce(t.traits, '{}') as traits)`,
        sql`'infinity'::timestamptz`,
      )}) f)
      when t.tags is null then p.traits || t.traits
      else (select ${tagged(sql`m.traits`, sql`t.tags`)} from (select p.traits || coalesce(t.traits, '{}') as traits) m) end,
    traits_at = greatest(p.traits_at, t."traitsAt"),`;

/** Whether one of these tells a trait, a tag or a phone. */
const areTelling = (rows: readonly Partial<Learned>[]): boolean =>
  rows.some(({ traits, tags, phone }) => traits || tags || phone);

const LEARNED = sql.raw(`id uuid, "userId" text, known boolean, "firstAt" timestamptz, "lastAt" timestamptz,
    email text, "emailAt" timestamptz, phone text, "phoneAt" timestamptz, traits jsonb, tags jsonb, "traitsFrom" timestamptz,
    "traitsAt" timestamptz, late boolean`);

/**
 * Brings the touched profiles up to date: what their messages said, and every running fact, made anew from the counts,
 * orders and consents, so that late, repeated and moved events leave them right. The trigger on `profiles` carries the
 * change to the workspace's counters. Gives up the transaction where a person is not the one that was planned with.
 */
export const FACTS = (rows: SQL, people: readonly (Partial<Learned> & { id: string })[]): SQL => sql`
  with changed as (
    update profiles p set ${learn({ home: sql`p.id`, person: sql`p.id` }, areTelling(people))},
      event_count = c.events, event_types = c.types, page_views = c.page_views, cart_adds = c.cart_adds,
      order_count = case when t.bought then o.orders else p.order_count end,
      order_value = case when t.bought then o.value else p.order_value end,
      refunded_value = case when t.bought then o.refunded else p.refunded_value end,
      first_order_at = case when t.bought then o.first_at else p.first_order_at end,
      last_order_at = case when t.bought then o.last_at else p.last_order_at end,
      consent = case when t.consented then s.consent else p.consent end,
      reached_page_view_at = c.at, reached_product_view_at = s2.at, reached_cart_at = s3.at,
      reached_checkout_at = s4.at, reached_purchase_at = s5.at
    from ${rows} t (${LEARNED}, bought boolean, consented boolean, was json)
    cross join lateral (
      select coalesce(sum(count), 0) as events, count(*) as types,
        coalesce(sum(count) filter (where name = 'page_view'), 0) as page_views,
        coalesce(sum(count) filter (where name = 'add_to_cart'), 0) as cart_adds,
        min(first_at) filter (where name = 'page_view') as at,
        min(first_at) filter (where name = 'product_view') as view_first,
        max(last_at) filter (where name = 'product_view') as view_last,
        min(first_at) filter (where name = 'add_to_cart') as cart_first,
        max(last_at) filter (where name = 'add_to_cart') as cart_last,
        min(first_at) filter (where name = 'checkout') as checkout_first,
        max(last_at) filter (where name = 'checkout') as checkout_last,
        min(first_at) filter (where name = 'purchase') as purchase_first,
        max(last_at) filter (where name = 'purchase') as purchase_last
      from profile_event_counts where profile_id = t.id) c
    cross join lateral (
      select count(*) as orders, coalesce(sum(b.total), 0) as value, coalesce(sum(r.amount), 0) as refunded,
        min(b.placed_at) as first_at, max(b.placed_at) as last_at
      from orders b
      cross join lateral (
        select sum(amount) as amount from refunds where workspace_id = b.workspace_id and order_id = b.order_id) r
      where t.bought and b.profile_id = t.id and not b.is_test and b.cancelled_at is null) o
    cross join lateral (
      select coalesce(jsonb_object_agg(channel, state), '{}') as consent from (
        select distinct on (channel) channel, state from consents
        where t.consented and profile_id = t.id
        order by channel, occurred_at desc, state desc) latest) s
    ${reached('product_view', sql`c.view_first`, sql`c.view_last`, sql`c.at`)} s2
    ${reached('add_to_cart', sql`c.cart_first`, sql`c.cart_last`, sql`s2.at`)} s3
    ${reached('checkout', sql`c.checkout_first`, sql`c.checkout_last`, sql`s3.at`)} s4
    ${reached('purchase', sql`c.purchase_first`, sql`c.purchase_last`, sql`s4.at`)} s5
    where p.id = t.id and (t.was is null or (p.known, p.merged, coalesce(p.user_id, '')) =
      ((t.was->>'known')::boolean, (t.was->>'merged')::boolean, coalesce(t.was->>'userId', '')))
    returning 1
  )
  select expect_rows(${people.length}::bigint, count(*)) from changed`;

/** The same lessons for profiles that are shown with others. */
export const PARTS = (rows: SQL, parts: readonly Learned[]): SQL => sql`
  update profile_parts p set ${learn({ home: sql`p.profile_id`, person: sql`p.person_id` }, areTelling(parts))} from ${rows} t (${LEARNED}) where p.profile_id = t.id`;

/**
 * Makes people anew from their parts: ids and addresses of the profile that others were merged into before theirs, else
 * what was said last.
 */
export const COMBINED = (rows: SQL): SQL => sql`
  update profiles p set user_id = c.user_id, email = c.email, phone = c.phone, known = c.known, traits = w.traits,
    traits_at = c.traits_at, first_seen_at = c.first_at, last_seen_at = c.last_at, apart = a.apart, merged = c.parts > 1
  from ${rows} t (id uuid)
  cross join lateral (
    select count(*) as parts, bool_or(known) as known, max(traits_at) as traits_at,
      min(first_seen_at) as first_at, max(last_seen_at) as last_at,
      (array_agg(user_id order by profile_id <> t.id, created_at, profile_id) filter (where user_id is not null))[1]
        as user_id,
      (array_agg(email order by last_seen_at desc nulls last, profile_id <> t.id, profile_id)
        filter (where email is not null))[1] as email,
      (array_agg(phone order by last_seen_at desc nulls last, profile_id <> t.id, profile_id)
        filter (where phone is not null))[1] as phone
    from profile_parts where person_id = t.id) c
  cross join lateral (
    select coalesce(jsonb_object_agg(key, value), '{}') as traits from (
      select distinct on (e.key) e.key, e.value from profile_parts q cross join lateral jsonb_each(q.traits) e
      where q.person_id = t.id
      order by e.key, q.traits_at desc nulls last, q.profile_id <> t.id, q.profile_id) newest) w
  cross join lateral (
    select array_agg(distinct side order by side) as apart
    from profile_parts q cross join lateral unnest(q.apart) side where q.person_id = t.id) a
  where p.id = t.id`;

/** The words by which people are found, anew from their traits. */
export const NAMES = (workspaceId: string, rows: SQL): SQL => sql`
  with said as (
    select p.id, w.word from ${rows} t (id uuid)
    cross join lateral (select id, traits from profiles where id = t.id limit 1) p
    cross join lateral (
      select distinct left(word, 64) as word from regexp_split_to_table(lower(concat_ws(' ', p.traits->>'name',
        p.traits->>'firstName', p.traits->>'first_name', p.traits->>'lastName', p.traits->>'last_name')), '\\s+') word
      where word <> '' limit 12) w
  ), gone as (
    delete from profile_names n using ${rows} t (id uuid)
    where n.profile_id = t.id and not exists (select from said s where s.id = n.profile_id and s.word = n.word)
  )
  insert into profile_names (workspace_id, word, profile_id)
  select ${workspaceId}::uuid, word, id from said on conflict do nothing`;
