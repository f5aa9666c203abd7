import { type SQL, sql } from 'drizzle-orm';

/**
 * When a step of the funnel was first reached at or after the step before. The counts know the first and the last time
 * of each thing; only where the step before lies between the two must the events be asked.
 */
const reached = (name: string, before: SQL) => sql`
  select case
    when c.first_at is null or ${before} is null or c.last_at < ${before} then null
    when c.first_at >= ${before} then c.first_at
    else (select min(e.occurred_at) from events e
      where e.profile_id = t.id and e.name = ${name} and e.occurred_at >= ${before})
  end as at
  from (select min(first_at) as first_at, max(last_at) as last_at from profile_event_counts
    where profile_id = t.id and name = ${name}) c`;

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
    order_count = o.orders, order_value = o.value,
    reached_page_view_at = s1.at, reached_product_view_at = s2.at, reached_cart_at = s3.at,
    reached_checkout_at = s4.at, reached_purchase_at = s5.at
  from ${rows} t (id uuid, "userId" text, known boolean, "firstAt" timestamptz, "lastAt" timestamptz, email text,
    phone text, traits jsonb, "traitsAt" timestamptz)
  cross join lateral (
    select coalesce(sum(count), 0) as events, count(*) as types,
      coalesce(sum(count) filter (where name = 'page_view'), 0) as page_views,
      coalesce(sum(count) filter (where name = 'add_to_cart'), 0) as cart_adds,
      min(first_at) filter (where name = 'page_view') as at
    from profile_event_counts where profile_id = t.id) c
  cross join lateral (
    select count(*) as orders, coalesce(sum(total), 0) as value
    from orders where profile_id = t.id and not is_test and cancelled_at is null) o
  cross join lateral (select c.at) s1
  cross join lateral (${reached('product_view', sql`s1.at`)}) s2
  cross join lateral (${reached('add_to_cart', sql`s2.at`)}) s3
  cross join lateral (${reached('checkout', sql`s3.at`)}) s4
  cross join lateral (${reached('purchase', sql`s4.at`)}) s5
  where p.id = t.id`;
