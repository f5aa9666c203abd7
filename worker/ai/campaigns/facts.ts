import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey, type Summary } from '../../../contract/analytics.ts';
import { summary } from '../../analytics/summary.ts';
import type { UserCtx } from '../../context.ts';

/** What is known of one segment's people. Money is decimal text in the workspace's currency. */
export interface SegmentFacts {
  segment: SegmentKey;
  /** From the summary; the other counts may lag behind it by what came in between. */
  people: number;
  withEmail: number;
  withPhone: number;
  orders: number;
  averageOrder: string | null;
  /** What one of them has spent so far. */
  spentEach: string | null;
}

/** All that campaign recommendations rest on. */
export interface CampaignFacts {
  summary: Summary;
  segments: SegmentFacts[];
  /** Over all orders. */
  averageOrder: string | null;
  /** When most orders come in, in the shop's zone: ISO weekday and hour; null without orders. */
  peak: { weekday: number; hour: number; orders: number } | null;
  currency: string;
  timezone: string;
}

type SegmentRow = {
  segment: SegmentKey;
  with_email: number;
  with_phone: number;
  orders: number;
  average_order: string | null;
  spent_each: string | null;
};

/** Reads them: the summary's counters, one pass over the profiles, and the orders of the last 90 days that had any. */
export async function campaignFacts(ctx: UserCtx): Promise<CampaignFacts> {
  const [facts, rows, peak] = await Promise.all([summary(ctx, ctx.workspace.id), segmentRows(ctx), peakOf(ctx)]);
  const { orders } = facts.totals;
  const segments = SEGMENT_KEYS.map((segment) => {
    const row = rows.find((one) => one.segment === segment);
    return {
      segment,
      people: facts.segments[segment],
      withEmail: row?.with_email ?? 0,
      withPhone: row?.with_phone ?? 0,
      orders: row?.orders ?? 0,
      averageOrder: row?.average_order ?? null,
      spentEach: row?.spent_each ?? null,
    };
  });
  return {
    summary: facts,
    segments,
    averageOrder: orders > 0 ? (Number(facts.totals.revenue) / orders).toFixed(2) : null,
    peak,
    currency: facts.totals.currency,
    timezone: ctx.workspace.timezone,
  };
}

async function segmentRows(ctx: UserCtx): Promise<SegmentRow[]> {
  const { rows } = await ctx.db.execute<SegmentRow>(sql`
    select s.segment, count(p.email)::int as with_email, count(p.phone)::int as with_phone,
      coalesce(sum(p.order_count), 0)::int as orders,
      round(sum(p.order_value) / nullif(sum(p.order_count), 0), 2)::text as average_order,
      round(sum(p.order_value) / nullif(count(*) filter (where p.order_count > 0), 0), 2)::text as spent_each
    from profiles p cross join lateral (values
      ('cart_abandoners', p.is_cart_abandoner), ('potential_customers', p.is_cart_abandoner),
      ('high_value_customers', p.is_high_value), ('new_visitors', p.is_new_visitor),
      ('engaged_users', p.is_engaged), ('repeat_customers', p.is_repeat)) s (segment, member)
    where p.workspace_id = ${ctx.workspace.id} and p.known and s.member
    group by s.segment`);
  return rows;
}

async function peakOf(ctx: UserCtx): Promise<CampaignFacts['peak']> {
  const { rows } = await ctx.db.execute<{ weekday: number; hour: number; orders: number }>(sql`
    with latest as (
      select max(placed_at) as at from orders where workspace_id = ${ctx.workspace.id} and placed_at <= ${ctx.now().toISOString()}::timestamptz
    )
    select extract(isodow from o.placed_at at time zone ${ctx.workspace.timezone})::int as weekday,
      extract(hour from o.placed_at at time zone ${ctx.workspace.timezone})::int as hour, count(*)::int as orders
    from orders o, latest
    where o.workspace_id = ${ctx.workspace.id} and not o.is_test and o.cancelled_at is null
      and o.placed_at > latest.at - interval '90 days' and o.placed_at <= latest.at
    group by 1, 2 order by 3 desc, 1, 2 limit 1`);
  return rows[0] ?? null;
}
