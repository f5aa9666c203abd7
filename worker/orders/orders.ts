import { and, desc, eq, exists, gte, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Order, OrderQuery } from '../../contract/orders.ts';
import { money } from '../analytics/rules.ts';
import { spanOf } from '../analytics/span.ts';
import type { UserCtx } from '../context.ts';
import { dataSources, orderItems, orders, profiles, refunds } from '../db/schema.ts';
import { ApiError } from '../errors.ts';

const Place = z.tuple([z.iso.datetime(), z.string()]);

/** What was refunded of an order, in its own currency. */
const refunded = sql<string>`(select coalesce(sum(${refunds.amount}), 0) from ${refunds}
  where ${refunds.workspaceId} = ${orders.workspaceId} and ${refunds.orderId} = ${orders.orderId})`;

/** The orders of a range, newest first: those that revenue is made of, unless another state is asked for. */
export async function listOrders(ctx: UserCtx, query: OrderQuery) {
  const { limit, cursor } = query;
  const rows = await ctx.db
    .select({
      order: orders,
      refunded,
      source: dataSources.name,
      person: { id: profiles.id, traits: profiles.traits, email: profiles.email },
    })
    .from(orders)
    .leftJoin(profiles, and(eq(profiles.id, orders.profileId), eq(profiles.workspaceId, orders.workspaceId)))
    .leftJoin(dataSources, and(eq(dataSources.id, orders.sourceId), eq(dataSources.workspaceId, orders.workspaceId)))
    .where(and(eq(orders.workspaceId, ctx.workspace.id), ...filters(ctx, query), after(cursor)))
    .orderBy(desc(orders.placedAt), desc(orders.orderId))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map((row): Order => {
    const { order, person } = row;
    const name = (person?.traits as { name?: unknown } | null)?.name;
    return {
      ...{ orderId: order.orderId, number: order.number ?? order.orderId, placedAt: order.placedAt.toISOString() },
      person: person && { id: person.id, name: typeof name === 'string' ? name : null, email: person.email },
      source: { id: order.sourceId, name: row.source ?? 'Removed source' },
      ...{ total: money(order.total), refunded: money(row.refunded) },
      currency: order.currency ?? ctx.workspace.currency,
      state: stateOf(order, row.refunded),
    };
  });
  const last = data.at(-1);
  const nextCursor =
    last && rows.length > limit ? btoa(encodeURIComponent(JSON.stringify([last.placedAt, last.orderId]))) : null;
  return { data, nextCursor };
}

function filters(ctx: UserCtx, query: OrderQuery): (SQL | undefined)[] {
  const { source, person, product, currency } = query;
  const span = spanOf(ctx, query);
  const from = query.from ? new Date(query.from) : span.from;
  const to = query.to ? new Date(query.to) : span.to;
  const item = ctx.db
    .select({ line: orderItems.line })
    .from(orderItems)
    .where(
      and(
        eq(orderItems.workspaceId, orders.workspaceId),
        eq(orderItems.orderId, orders.orderId),
        sql`coalesce(${orderItems.productId}, ${orderItems.name}) = ${product}`,
      ),
    );
  return [
    from ? gte(orders.placedAt, from) : undefined,
    to ? lt(orders.placedAt, to) : undefined,
    source ? eq(orders.sourceId, source) : undefined,
    person ? eq(orders.profileId, person) : undefined,
    product ? exists(item) : undefined,
    currency ? sql`coalesce(${orders.currency}, ${ctx.workspace.currency}) = ${currency.toUpperCase()}` : undefined,
    inState(query.state),
  ];
}

function inState(state: OrderQuery['state']): SQL | undefined {
  const counted = and(eq(orders.isTest, false), isNull(orders.cancelledAt));
  switch (state) {
    case 'all':
      return undefined;
    case 'test':
      return eq(orders.isTest, true);
    case 'cancelled':
      return and(eq(orders.isTest, false), isNotNull(orders.cancelledAt));
    case 'counted':
      return counted;
    case 'paid':
      return and(counted, sql`${refunded} <= 0`);
    case 'refunded':
      return and(counted, sql`${refunded} > 0 and ${refunded} >= ${orders.total}`);
    case 'partly_refunded':
      return and(counted, sql`${refunded} > 0 and ${refunded} < ${orders.total}`);
  }
}

function stateOf({ isTest, cancelledAt, total }: typeof orders.$inferSelect, back: string): Order['state'] {
  if (isTest) return 'test';
  if (cancelledAt) return 'cancelled';
  if (!(Number(back) > 0)) return 'paid';
  return Number(back) >= Number(total) ? 'refunded' : 'partly_refunded';
}

/** Orders are told apart by the text of their provider's id, which the cursor of other lists has no room for. */
function after(cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [at, id] = Place.parse(JSON.parse(decodeURIComponent(atob(cursor))));
    return sql`(${orders.placedAt}, ${orders.orderId}) < (${at}::timestamptz, ${id})`;
  } catch (cause) {
    const fields = [{ path: 'cursor', message: 'Use the nextCursor of the page before' }];
    throw new ApiError('invalid', undefined, { fields, cause });
  }
}
