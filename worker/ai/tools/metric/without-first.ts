import type { WithoutFirst } from '../../../../contract/analyst.ts';
import type { MetricFilter, MetricId, MetricQuery } from '../../../../contract/metrics.ts';
import { runMetric } from '../../../metrics/run.ts';
import { ordersByValue } from '../../../orders/by-value.ts';
import type { ToolCtx } from '../tool.ts';
import { windowOf } from '../window.ts';

/** What somebody or something can be first by, besides by revenue. */
const OWN: ReadonlySet<MetricId> = new Set(['orders', 'units', 'gross_revenue', 'refunds', 'discounts']);

interface Narrowed {
  query: MetricQuery;
  /** What those are called who are left out, by the key they are filtered by. */
  called: ReadonlyMap<string, string>;
}

/**
 * "Revenue without the biggest customer": the question with whoever was first in its time left out, in the time it is
 * compared with as well.
 */
export async function withoutFirst(
  { ctx, calendar }: Pick<ToolCtx, 'ctx' | 'calendar'>,
  query: MetricQuery,
  { by, first }: WithoutFirst,
): Promise<Narrowed> {
  const { range, filters = [], metric } = query;
  if (by === 'order') return withoutLargest({ ctx, calendar }, query, first);
  const { rows = [] } = await runMetric(
    ctx,
    {
      ...{ metric: OWN.has(metric) ? metric : 'revenue', range, dimensions: [by], order: 'highest', limit: first },
      ...(filters.length > 0 && { filters: filters.slice(0, 4) }),
    },
    calendar,
  );
  const is = rows.flatMap(({ keys: [key] }) => (key ? [key] : []));
  if (is.length === 0) return { query, called: new Map() };
  const left: MetricFilter = { by, is, not: true };
  const called = new Map(rows.flatMap(({ keys: [key], labels: [label] }) => (key && label ? [[key, label]] : [])));
  return { query: { ...query, filters: [...filters.slice(0, 4), left] }, called };
}

/** The largest orders of the time: all that come to as much as the last of them. */
async function withoutLargest(
  { ctx, calendar }: Pick<ToolCtx, 'ctx' | 'calendar'>,
  query: MetricQuery,
  first: number,
): Promise<Narrowed> {
  const { from, to } = windowOf({ calendar }, query.range).window;
  const orders = await ordersByValue(ctx, { from, to, order: 'highest', limit: first });
  const least = orders.at(-1)?.goods;
  if (least === undefined) return { query, called: new Map() };
  const left: MetricFilter = { by: 'order_value', below: Number(least) };
  return { query: { ...query, filters: [...(query.filters ?? []).slice(0, 4), left] }, called: new Map() };
}
