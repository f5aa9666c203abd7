import { type SQL, sql } from 'drizzle-orm';
import { all, asksFor, eachSpan, type Frame, within, workspace } from './frame.ts';
import { conditions } from './kept.ts';
import { split } from './lines.ts';
import { campaignOf, channelOf, isTagged } from './origin.ts';

/** What besides the orders themselves has to be read of them. */
export interface Needs {
  /** Who of the buyers is known. */
  buyers: boolean;
  /** When each buyer's first order was placed, and which order came before each. */
  history: boolean;
  lines: boolean;
  /** Whether anything of an order was refunded. */
  refunded: boolean;
  /** Channel and campaign. */
  origin: boolean;
}

/** An order (alias `o`) that was not cancelled, as far as was known at the moment of asking. */
export function stands({ asOf }: Frame): SQL {
  return asOf
    ? sql`(o.cancelled_at is null or o.cancelled_at > ${asOf.toISOString()}::timestamptz)`
    : sql`o.cancelled_at is null`;
}

/**
 * The orders and refunds of a question: `placed` (all that were, whether they count or not), `sold` (those that count)
 * and `returned`, each row with its window `w`, its moment `at`, `person_id`, `source_id`, and what else is needed. Of
 * orders split by products, each row is what a product has of an order.
 */
export function orderFacts(frame: Frame, needs: Needs): SQL[] {
  const { ownCurrency, currency } = frame;
  const id = workspace(frame);
  const goods = sql`coalesce(o.subtotal, o.total)`;
  const isOwn = (told: SQL) => sql`coalesce(${told}, ${ownCurrency}) = ${currency}`;
  const at = (moment: SQL) =>
    conditions(frame, {
      ...{ at: moment, person: sql`o.profile_id`, source: sql`o.source_id`, goods },
      ...{ channel: sql`coalesce(g.channel, 'direct/unknown')`, campaign: sql`g.campaign` },
    });
  const columns = sql`o.order_id, o.profile_id as person_id, o.source_id
    ${needs.buyers ? sql`, case when p.known then p.id end as buyer_id` : sql``}
    ${needs.history ? sql`, h.first_at, h.before_at` : sql``}
    ${needs.origin ? sql`, coalesce(g.channel, 'direct/unknown') as channel, g.campaign` : sql``}`;
  const joins = sql`
    ${needs.buyers ? sql`left join profiles p on p.id = o.profile_id and p.workspace_id = ${id}` : sql``}
    ${needs.history ? sql`left join history h on h.order_id = o.order_id` : sql``}
    ${needs.origin ? origin(frame) : sql``}`;
  const placed = eachSpan(
    frame,
    (span, w) => sql`select ${w} as w, o.placed_at as at, ${columns}, o.is_test, not ${stands(frame)} as is_cancelled,
        ${isOwn(sql`o.currency`)} as own, coalesce(o.currency, ${ownCurrency}) as currency, ${goods} as goods,
        o.total, o.discounts, o.tax, o.shipping ${needs.refunded ? isRefunded(frame) : sql``}
      from orders o ${joins}
      where o.workspace_id = ${id} and ${within(sql`o.placed_at`, span)} and ${all(at(sql`o.placed_at`))}`,
  );
  const given = sql`case when o.order_id is not null and o.subtotal is null then r.amount else coalesce(r.goods, r.amount) end`;
  const returned = eachSpan(
    frame,
    (span, w) => sql`select ${w} as w, r.refunded_at as at, ${columns}, r.refund_id, ${given} as given,
        ${isOwn(sql`coalesce(r.currency, o.currency)`)} as own, coalesce(r.currency, o.currency, ${ownCurrency}) as currency
      from refunds r left join orders o on o.workspace_id = r.workspace_id and o.order_id = r.order_id ${joins}
      where r.workspace_id = ${id} and ${within(sql`r.refunded_at`, span)}
        and (r.amount <> 0 or r.goods <> 0) and (o.order_id is null or (not o.is_test and ${stands(frame)})) and ${all(at(sql`r.refunded_at`))}`,
  );
  const whole = [
    ...(needs.history ? [history(frame)] : []),
    sql`placed as materialized (${placed})`,
    sql`returned_whole as materialized (${returned})`,
    sql`sold_whole as (select * from placed where not is_test and not is_cancelled)`,
  ];
  if (needs.lines) return [...whole, ...split(frame, needs)];
  return [...whole, sql`sold as (select * from sold_whole)`, sql`returned as (select * from returned_whole)`];
}

/** An order (alias `o`) of which something was refunded, as far as was known at the moment of asking. */
function isRefunded(frame: Frame): SQL {
  const known = frame.asOf ? sql`and r.refunded_at <= ${frame.asOf.toISOString()}::timestamptz` : sql``;
  return sql`, exists (select from refunds r
    where r.workspace_id = ${workspace(frame)} and r.order_id = o.order_id ${known}) as is_refunded`;
}

/** Of every order that counts: when its buyer's first was placed, and the one before it. */
function history(frame: Frame): SQL {
  return sql`history as materialized (
    select o.order_id, min(o.placed_at) over (partition by o.profile_id) as first_at,
      lag(o.placed_at) over (partition by o.profile_id order by o.placed_at, o.order_id) as before_at
    from orders o where o.workspace_id = ${workspace(frame)} and o.profile_id is not null and not o.is_test and ${stands(frame)})`;
}

/** The purchase that tells where an order came from: of several reports of one order, one with a campaign. */
function origin(frame: Frame): SQL {
  const context = sql`e.context`;
  return sql`left join lateral (
    select ${channelOf(context)} as channel, ${campaignOf(context)} as campaign from events e
    where e.profile_id = o.profile_id and e.name = 'purchase' and e.order_id = o.order_id
      and (e.workspace_id = ${workspace(frame)}) is true
    order by ${isTagged(context)} desc nulls last, e.occurred_at limit 1) g on true`;
}

/** What a question needs to know of orders. */
export function needsOf(frame: Frame, own: Partial<Needs>): Needs {
  return {
    buyers: own.buyers === true || own.history === true || asksFor(frame, 'customer', 'buyer'),
    history: own.history === true || asksFor(frame, 'buyer'),
    lines: own.lines === true || asksFor(frame, 'product'),
    origin: asksFor(frame, 'channel', 'campaign'),
    refunded: own.refunded === true,
  };
}
