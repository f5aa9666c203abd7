import { type SQL, sql } from 'drizzle-orm';

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

/**
 * Brings the touched profiles up to date: what their messages said, and every running fact, made anew from the counts
 * and orders, so that late, repeated and moved events leave them right. An older message never overwrites what a newer
 * one said. The trigger on `profiles` carries the change to the workspace's counters.
 */
export const FACTS = (rows: SQL): SQL => sql`
  update profiles p set
    user_id = coalesce(p.user_id, t."userId"), known = p.known or t.known,
    email = case when t."lastAt" >= p.last_seen_at then coalesce(t.email, p.email) else coalesce(p.email, t.email) end,
    phone = case when t."lastAt" >= p.last_seen_at then coalesce(t.phone, p.phone) else coalesce(p.phone, t.phone) end,
    traits = case when t.traits is null then p.traits
      when t."traitsAt" >= coalesce(p.traits_at, '-infinity') then p.traits || t.traits else t.traits || p.traits end,
    traits_at = greatest(p.traits_at, t."traitsAt"),
    first_seen_at = least(p.first_seen_at, t."firstAt"), last_seen_at = greatest(p.last_seen_at, t."lastAt"),
    event_count = c.events, event_types = c.types, page_views = c.page_views, cart_adds = c.cart_adds,
    order_count = case when t.bought then o.orders else p.order_count end,
    order_value = case when t.bought then o.value else p.order_value end,
    reached_page_view_at = c.at, reached_product_view_at = s2.at, reached_cart_at = s3.at,
    reached_checkout_at = s4.at, reached_purchase_at = s5.at
  from ${rows} t (id uuid, "userId" text, known boolean, "firstAt" timestamptz, "lastAt" timestamptz, email text,
    phone text, traits jsonb, "traitsAt" timestamptz, bought boolean)
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
    select count(*) as orders, coalesce(sum(total), 0) as value
    from orders where t.bought and profile_id = t.id and not is_test and cancelled_at is null) o
  ${reached('product_view', sql`c.view_first`, sql`c.view_last`, sql`c.at`)} s2
  ${reached('add_to_cart', sql`c.cart_first`, sql`c.cart_last`, sql`s2.at`)} s3
  ${reached('checkout', sql`c.checkout_first`, sql`c.checkout_last`, sql`s3.at`)} s4
  ${reached('purchase', sql`c.purchase_first`, sql`c.purchase_last`, sql`s4.at`)} s5
  where p.id = t.id`;
