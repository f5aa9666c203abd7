import { type SQL, sql } from 'drizzle-orm';
import type { Plan } from './plan.ts';
import { when } from './rows.ts';
import { hidden } from './state.ts';

/** Orders with what they are made of, and refunds. */
export function ordering(workspaceId: string, plan: Plan): SQL[] {
  const listed = plan.orders.filter(({ items }) => items);
  return [
    ...when(
      plan.orders.map(({ items: _, ...order }) => order),
      (rows) => sql`
      insert into orders (workspace_id, order_id, profile_id, home_id, source_id, source_rank, placed_at, state_at, total,
        currency, number, subtotal, discounts, tax, shipping, cancelled_at, is_test)
      select ${workspaceId}::uuid, o."orderId", o."profileId", o."homeId", o."sourceId", o.rank, o."placedAt",
        o."stateAt", o.total, o.currency, o.number, o.subtotal, o.discounts, o.tax, o.shipping, o."cancelledAt", o."isTest"
      from ${rows} o ("orderId" text, "profileId" uuid, "homeId" uuid, "sourceId" uuid, rank int, "placedAt" timestamptz,
        "stateAt" timestamptz, total numeric, currency text, number text, subtotal numeric, discounts numeric,
        tax numeric, shipping numeric, "cancelledAt" timestamptz, "isTest" boolean)
      on conflict (workspace_id, order_id) do update set profile_id = excluded.profile_id, home_id = excluded.home_id,
        source_id = excluded.source_id, source_rank = excluded.source_rank, placed_at = excluded.placed_at,
        state_at = excluded.state_at, total = excluded.total, currency = excluded.currency, number = excluded.number,
        subtotal = excluded.subtotal, discounts = excluded.discounts, tax = excluded.tax, shipping = excluded.shipping,
        cancelled_at = excluded.cancelled_at, is_test = excluded.is_test`,
    ),
    ...when(
      listed.map(({ orderId, items = [] }) => ({ orderId, lines: items.length })),
      (rows) => sql`
      delete from order_items i using ${rows} o ("orderId" text, lines int)
      where i.workspace_id = ${workspaceId}::uuid and i.order_id = o."orderId" and i.line >= o.lines`,
    ),
    ...when(
      listed.flatMap(({ orderId, items = [] }) => items.map((item, line) => ({ ...item, orderId, line }))),
      (rows) => sql`
      insert into order_items (workspace_id, order_id, line, product_id, variant_id, sku, name, quantity, price)
      select ${workspaceId}::uuid, i."orderId", i.line, i."productId", i."variantId", i.sku, i.name, i.quantity, i.price
      from ${rows} i ("orderId" text, line int, "productId" text, "variantId" text, sku text, name text, quantity int,
        price numeric)
      on conflict (workspace_id, order_id, line) do update set product_id = excluded.product_id,
        variant_id = excluded.variant_id, sku = excluded.sku, name = excluded.name, quantity = excluded.quantity,
        price = excluded.price`,
    ),
    ...when(
      plan.refunds.filter(({ isReported }) => !isReported),
      (rows) => sql`
      insert into refunds (workspace_id, refund_id, order_id, amount, goods, currency, refunded_at, state_at,
        waiting_message_id)
      select ${workspaceId}::uuid, r."refundId", r."orderId", r.amount, r.goods, r.currency, r."refundedAt", r."stateAt",
        r.waiting
      from ${rows} r ("refundId" text, "orderId" text, amount numeric, goods numeric, currency text,
        "refundedAt" timestamptz, "stateAt" timestamptz, waiting text)
      on conflict (workspace_id, refund_id) do update set amount = excluded.amount, goods = excluded.goods,
        currency = excluded.currency, state_at = excluded.state_at
      where excluded.state_at > coalesce(refunds.state_at, refunds.refunded_at)`,
    ),
    ...when(reportedOf(plan), (rows) => reported(workspaceId, rows)),
    ...when(
      plan.adopted,
      (rows) => sql`
      with a as (
        select * from ${rows} a ("messageId" text, "orderId" text, "profileId" uuid, "homeId" uuid)
      ), told as (
        update events e set profile_id = a."profileId", home_id = a."homeId" from a
        where e.workspace_id = ${hidden(workspaceId)} and e.message_id = a."messageId" and e.profile_id is null
        returning 1
      ), known as (
        update refunds r set waiting_message_id = null from a
        where r.workspace_id = ${hidden(workspaceId)} and r.order_id = a."orderId" and r.waiting_message_id = a."messageId"
      )
      select expect_rows(${plan.adopted.length}::bigint, count(*)) from told`,
    ),
    ...when(
      plan.outranked.map((orderId) => ({ orderId })),
      (rows) => sql`
      delete from refunds r using ${rows} o ("orderId" text)
      where r.workspace_id = ${hidden(workspaceId)} and r.order_id = o."orderId" and r.refund_id like 'reported:%'`,
    ),
  ];
}

/** What is of all that was left comes after what tells its amount, and once for an order. */
function reportedOf({ refunds }: Plan) {
  const all = refunds.filter(({ isReported }) => isReported);
  const whole = new Map(all.filter(({ amount }) => amount === undefined).map((one) => [one.orderId, one]));
  return [...all.filter(({ amount }) => amount !== undefined), ...whole.values()].map((one, n) => ({ ...one, n }));
}

/**
 * Refunds that a browser or a script reported. Of goods no more is given back than the order's goods came to: what lies
 * above is tax and shipping. One without an amount is all that is left, and nothing where its order is not known. Whoever
 * tells of its states, or of its total so far, corrects what was known of it.
 */
function reported(workspaceId: string, rows: SQL): SQL {
  const own = hidden(workspaceId);
  return sql`
    insert into refunds (workspace_id, refund_id, order_id, amount, goods, currency, refunded_at, state_at,
      waiting_message_id)
    select ${workspaceId}::uuid, r."refundId", r."orderId", b.amount,
      case when o.subtotal is null then b.goods
        else least(coalesce(b.goods, b.amount), greatest(o.subtotal - x.goods - r.goods_before, 0)) end,
      coalesce(r.currency, o.currency), r."refundedAt", r."stateAt", r.waiting
    from (
      select t.*, coalesce(sum(t.amount) over before, 0) as amount_before,
        coalesce(sum(least(t.goods, t.amount)) over before, 0) as goods_before
      from ${rows} t (n int, "refundId" text, "orderId" text, amount numeric, goods numeric, currency text,
        "refundedAt" timestamptz, "stateAt" timestamptz, waiting text)
      window before as (partition by t."orderId" order by t.n rows between unbounded preceding and 1 preceding)
    ) r
    left join lateral (
      select total, subtotal, currency from orders where workspace_id = ${own} and order_id = r."orderId" limit 1
    ) o on true
    cross join lateral (
      select coalesce(sum(amount), 0) as amount, coalesce(sum(coalesce(goods, amount)), 0) as goods from refunds
      where workspace_id = ${own} and order_id = r."orderId" and refund_id <> r."refundId"
    ) x
    cross join lateral (
      select coalesce(r.amount, o.total - x.amount - r.amount_before) as amount,
        case when r.amount is not null then least(r.goods, r.amount) end as goods
    ) b
    where b.amount > 0 or r."stateAt" is not null
    on conflict (workspace_id, refund_id) do update set amount = excluded.amount, goods = excluded.goods,
      state_at = excluded.state_at
    where excluded.state_at > refunds.state_at or (excluded.amount > refunds.amount and excluded.refund_id in (
      select t."refundId" from ${rows} t ("refundId" text, "isTotal" boolean) where t."isTotal"))`;
}
