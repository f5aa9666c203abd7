import type { MetricQuery, MetricResult } from '../../contract/metrics.ts';
import { queryCache } from '../cache/query-cache.ts';
import type { UserCtx } from '../context.ts';
import { answer, prepare } from './ask.ts';
import { type Calendar, today } from './calendar/calendar.ts';
import { standingOf, withReceipt } from './receipts.ts';
import { figuresOf } from './result.ts';

/**
 * The answer to a question of the catalogue, with its receipt. Without a calendar it is the workspace's own, now; with
 * `asOf`, as of then. 400 with path and what to do for what cannot be asked: a range that is none, a day that does not
 * exist, a name nobody has, a split that the metric has not.
 */
export async function runMetric(ctx: UserCtx, query: MetricQuery, calendar?: Calendar): Promise<MetricResult> {
  const asked = calendarOf(ctx, query, calendar);
  if (asksForSegments(query)) return compute(ctx, query, asked);
  const input = { query, calendar: asked.asOf ? asked : { ...asked, now: today(asked).toString() } };
  return queryCache.through(ctx, { name: 'metric', input }, () => compute(ctx, query, asked));
}

/** Who is in a segment can change although no data does: by time, or because its rule was edited. */
export function asksForSegments({
  dimensions = [],
  filters = [],
}: Pick<MetricQuery, 'dimensions' | 'filters'>): boolean {
  return dimensions.includes('segment') || filters.some(({ by }) => by === 'segment');
}

async function compute(ctx: UserCtx, query: MetricQuery, calendar: Calendar): Promise<MetricResult> {
  const asked = await prepare(ctx, query, calendar);
  const [answered, standing] = await Promise.all([answer(ctx, asked), standingOf(ctx, asked)]);
  return withReceipt(ctx, asked, figuresOf(asked, answered), standing);
}

/** By which calendar a question is read. */
export function calendarOf(ctx: UserCtx, query: Pick<MetricQuery, 'asOf'>, given?: Calendar): Calendar {
  const { timezone, weekStart } = ctx.workspace;
  const calendar = given ?? { now: ctx.now(), timezone, weekStart };
  return query.asOf ? { ...calendar, now: new Date(query.asOf), asOf: true } : calendar;
}
