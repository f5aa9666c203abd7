import { type SQL, sql } from 'drizzle-orm';
import { all, type Frame, raw, workspace } from './frame.ts';
import { conditions } from './kept.ts';
import type { Needs } from './orders.ts';

/**
 * `sold` and `returned` by product. An order's money is shared out over its products by what their lines come to at
 * their prices (evenly where no line has one), each share rounded to the currency and the last one the rest, so that the
 * shares add up to the order to the cent. What an order without lines has belongs to no product.
 */
export function split(frame: Frame, needs: Needs): SQL[] {
  const id = workspace(frame);
  const kept = all(ofProduct(frame));
  const extras = raw(
    `${needs.buyers ? ', f.buyer_id' : ''}${needs.history ? ', f.first_at, f.before_at' : ''}${needs.origin ? ', f.channel, f.campaign' : ''}`,
  );
  const own = (amount: string) => share(raw(`f.${amount}`), frame.digits);
  return [
    sql`lines as materialized (
      select order_id, product, units, weight, upto, whole, row_number() over (partition by order_id order by product desc) = 1 as is_last
      from (
        select order_id, product, units, weight, sum(weight) over (partition by order_id order by product) as upto,
          sum(weight) over (partition by order_id) as whole
        from (
          select order_id, product, units, case when sum(worth) over (partition by order_id) > 0 then worth else 1 end as weight
          from (
            select i.order_id, coalesce(i.product_id, i.name) as product, sum(i.quantity) as units,
              sum(greatest(coalesce(i.price, 0) * i.quantity, 0)) as worth
            from order_items i where i.workspace_id = ${id} and i.order_id in (
              select order_id from placed union select order_id from returned_whole)
            group by 1, 2) i) i) i)`,
    sql`sold as (
      select f.w, f.at, f.order_id, f.person_id, f.source_id ${extras}, f.own, f.currency, l.product, l.units,
        ${own('goods')} as goods, ${own('total')} as total, ${own('discounts')} as discounts, ${own('tax')} as tax,
        ${own('shipping')} as shipping
      from sold_whole f left join lines l on l.order_id = f.order_id where ${kept})`,
    sql`returned as (
      select f.w, f.at, f.order_id, f.refund_id, f.person_id, f.source_id ${extras}, f.own, f.currency, l.product,
        ${own('given')} as given
      from returned_whole f left join lines l on l.order_id = f.order_id where ${kept})`,
  ];
}

function ofProduct(frame: Frame): SQL[] {
  const nothing = sql`null`;
  return conditions(
    { ...frame, kept: frame.kept.filter(({ by }) => by === 'product') },
    { at: nothing, person: nothing, source: nothing, product: sql`l.product` },
  );
}

/** A line's part of an amount of its order. */
function share(amount: SQL, digits: number): SQL {
  const places = raw(String(digits));
  const before = sql`round(${amount} * (l.upto - l.weight) / l.whole, ${places})`;
  return sql`case when l.order_id is null then ${amount} when l.is_last then ${amount} - ${before}
    else round(${amount} * l.upto / l.whole, ${places}) - ${before} end`;
}
