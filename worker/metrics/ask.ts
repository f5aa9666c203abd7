import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import type { Metric, MetricQuery } from '../../contract/metrics.ts';
import { readPlanned } from '../analytics/planned.ts';
import type { UserCtx } from '../context.ts';
import { COLUMN, compile } from '../segments/compile/compile.ts';
import { frameOf, readSegments, type Segments } from '../segments/rows.ts';
import type { Calendar } from './calendar/calendar.ts';
import type { Window } from './calendar/window.ts';
import { metricOf } from './catalogue/catalogue.ts';
import { checkShape, keptBy, windowsOf } from './check.ts';
import type { Frame } from './compile/frame.ts';
import { COMPUTATIONS } from './compile/measures.ts';
import { type Answered, statement } from './compile/statement.ts';
import { answerWhole } from './parts.ts';
import { readShop, type Shop } from './shop.ts';
import { digitsOf } from './values.ts';

/** A question that was checked, with what its answer has to know of the shop. */
export interface Asked {
  metric: Metric;
  query: MetricQuery;
  calendar: Calendar;
  window: Window;
  before: Window | undefined;
  frame: Frame;
  shop: Shop;
  /** Filters in words. */
  filters: string[];
  segmentName: (id: string) => string;
}

const MOST_ROWS = 100;

/** Which parts of an order a metric stands on, so that it has to be known whether they were ever told. */
function partsOf({ id }: Metric): Parameters<typeof readShop>[1] {
  if (id === 'tax' || id === 'shipping') return [id];
  return /discount|gross/.test(id) ? ['discounts'] : [];
}

/** Checks a question and looks up what it names; 400 with path and what to do. */
export async function prepare(ctx: UserCtx, query: MetricQuery, calendar: Calendar): Promise<Asked> {
  const metric = metricOf(query.metric);
  checkShape(metric, query);
  const windows = windowsOf(query, calendar);
  const [window, before] = windows;
  const filters = query.filters ?? [];
  const dimensions = query.dimensions ?? [];
  const bySegment = dimensions.includes('segment') || filters.some(({ by }) => by === 'segment');
  const [shop, segments] = await Promise.all([
    readShop(ctx, partsOf(metric)),
    bySegment ? readSegments(ctx.db, ctx.workspace.id) : undefined,
  ]);
  const { kept, inWords } = await keptBy(ctx, filters, { shop, segments });
  const isTime = dimensions.some((one) => TIMES.has(one));
  const frame: Frame = {
    workspaceId: ctx.workspace.id,
    ...{ timezone: calendar.timezone, weekStart: calendar.weekStart },
    ...{ ownCurrency: ctx.workspace.currency, currency: shop.currency, digits: digitsOf(shop.currency) },
    spans: before ? [window, before] : [window],
    asOf: calendar.asOf ? calendar.now : null,
    ...{ kept, dimensions, grain: query.grain },
    membersOf: membersOf(ctx, segments, calendar),
    segments: [...new Set([...SEGMENT_KEYS, ...(segments?.live.map((row) => row.key ?? row.id) ?? [])])],
    order: query.order ?? (isTime ? 'key' : 'highest'),
    limit: query.limit ?? MOST_ROWS,
  };
  const segmentName = (id: string) => segments?.nameOf(id) ?? id;
  return { metric, query, calendar, window, before, frame, shop, filters: inWords, segmentName };
}

const TIMES = new Set(['hour', 'day', 'weekday', 'week', 'month', 'quarter', 'year']);

/** Runs what was asked: one statement. */
export async function answer(ctx: UserCtx, asked: Asked): Promise<Answered> {
  const { frame, metric } = asked;
  const computation = COMPUTATIONS[metric.id];
  if (!computation) return answerWhole(ctx, asked);
  const [row] = await readPlanned<{ answered: Answered }>(ctx, statement(frame, computation, zeros(asked)));
  if (!row) throw new Error('A statement of one row has answered none');
  return row.answered;
}

/** Whether nothing is zero, as it is of sums and counts, and not unknown, as of averages and shares. */
export function zeros({ metric }: Pick<Asked, 'metric'>): boolean {
  return metric.unit === 'count' || (COMPUTATIONS[metric.id]?.adds ?? false);
}

/** The people of a segment as they are now: a standard rule's column, the members that are kept, or the rule itself. */
function membersOf(ctx: UserCtx, segments: Segments | undefined, calendar: Calendar): Frame['membersOf'] {
  return (segment) => {
    const workspaceId = sql`${ctx.workspace.id}::uuid`;
    const row = segments?.find(segment);
    if (!row?.definition || !segments) {
      const key = SEGMENT_KEYS.find((one) => one === segment);
      const holds = key ? sql.raw(`p.${COLUMN[key]}`) : sql`false`;
      return sql`select p.id from profiles p where p.workspace_id = ${workspaceId} and ${holds}`;
    }
    if (!row.filling) return sql`select m.profile_id from segment_members m where m.segment_id = ${row.id}::uuid`;
    const { joins, keeps } = compile(row.definition, frameOf(ctx.workspace, segments, 'everyone', calendar.now));
    return sql`select p.id from profiles p ${joins} where p.workspace_id = ${workspaceId} and ${keeps}`;
  };
}
