import { and, asc, desc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import { money } from '../analytics/rules.ts';
import type { UserCtx } from '../context.ts';
import { orders, profiles } from '../db/schema.ts';
import { nameIn } from '../people/naming.ts';

/** One order and the goods in it: after discounts, without tax and shipping where its source tells them apart. */
export interface OrderByValue {
  orderId: string;
  number: string;
  placedAt: string;
  person: { id: string; name: string | null; email: string | null; userId: string | null } | null;
  /** Decimal, in the workspace's currency. */
  goods: string;
}

interface Asked {
  from: Date | null;
  to: Date;
  order: 'highest' | 'lowest';
  limit: number;
}

/** The largest or smallest orders of a time by their goods, of those that revenue is made of; of like ones the latest first. */
export async function ordersByValue(ctx: UserCtx, { from, to, order, limit }: Asked): Promise<OrderByValue[]> {
  const goods = sql<string>`coalesce(${orders.subtotal}, ${orders.total})`;
  const { id, currency } = ctx.workspace;
  const rows = await ctx.db
    .select({
      ...{ orderId: orders.orderId, number: orders.number, placedAt: orders.placedAt, goods },
      person: { id: profiles.id, traits: profiles.traits, email: profiles.email, userId: profiles.userId },
    })
    .from(orders)
    .leftJoin(profiles, and(eq(profiles.id, orders.profileId), eq(profiles.workspaceId, orders.workspaceId)))
    .where(
      and(
        eq(orders.workspaceId, id),
        eq(orders.isTest, false),
        isNull(orders.cancelledAt),
        sql`coalesce(${orders.currency}, ${currency}) = ${currency}`,
        from ? gte(orders.placedAt, from) : undefined,
        lt(orders.placedAt, to),
      ),
    )
    .orderBy(order === 'highest' ? desc(goods) : asc(goods), desc(orders.placedAt), desc(orders.orderId))
    .limit(limit);
  return rows.map(({ person, orderId, number, placedAt, goods: value }) => ({
    ...{ orderId, number: number ?? orderId, placedAt: placedAt.toISOString(), goods: money(value) },
    person: person && { id: person.id, name: nameIn(person.traits), email: person.email, userId: person.userId },
  }));
}
