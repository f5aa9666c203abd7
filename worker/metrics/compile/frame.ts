import { type SQL, sql } from 'drizzle-orm';
import type { Dimension, MetricGrain } from '../../../contract/metrics.ts';
import type { Calendar } from '../calendar/calendar.ts';

/** A half-open span of moments; `from` is null where there is no beginning. */
export interface Span {
  from: Date | null;
  to: Date;
}

/** What a filter keeps (or, with `not`, drops), with every name already looked up. */
export type Kept =
  | {
      by: 'source' | 'channel' | 'campaign' | 'product' | 'segment' | 'customer' | 'buyer' | 'weekday' | 'hour';
      is: string[];
      not: boolean;
    }
  | { by: 'order_value'; above: number | undefined; below: number | undefined };

/** A question as it is compiled: of one workspace, everything in it checked. */
export interface Frame {
  workspaceId: string;
  timezone: string;
  weekStart: Calendar['weekStart'];
  /** The workspace's currency, in which orders are that name none; and the one in which money is told. */
  ownCurrency: string;
  currency: string;
  /** Decimals that the currency has. */
  digits: number;
  /** The window, and the one it is compared with. */
  spans: [Span] | [Span, Span];
  /** Cancellations after this moment have not happened; null: whatever is known now. */
  asOf: Date | null;
  kept: Kept[];
  dimensions: Dimension[];
  grain: MetricGrain | undefined;
  /** `select` of the ids of a segment's people. */
  membersOf: (segment: string) => SQL;
  /** All segments, for splitting by them. */
  segments: string[];
  /** `change`: what changed most first, whether or not it belongs to anybody. */
  order: 'highest' | 'lowest' | 'key' | 'change' | 'rise' | 'fall';
  limit: number;
}

export const raw = (text: string) => sql.raw(text);
export const list = (parts: SQL[], between = ', ') => sql.join(parts, raw(between));
export const all = (parts: SQL[]) => (parts.length === 0 ? sql`true` : sql`(${list(parts, ' and ')})`);
export const workspace = ({ workspaceId }: Frame) => sql`${workspaceId}::uuid`;

/** A list of texts as one parameter. */
export const texts = (values: string[]) =>
  sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

export function within(at: SQL, { from, to }: Span): SQL {
  const end = sql`${at} < ${to.toISOString()}::timestamptz`;
  return from ? sql`(${at} >= ${from.toISOString()}::timestamptz and ${end})` : end;
}

/** The same rows for each window, told apart by `w`. */
export function eachSpan({ spans }: Frame, rows: (span: Span, w: SQL) => SQL): SQL {
  return list(
    spans.map((span, index) => rows(span, raw(String(index)))),
    '\n    union all ',
  );
}

/** Whether a question splits or filters by something. */
export function asksFor({ dimensions, kept }: Frame, ...some: (Dimension | 'order_value')[]): boolean {
  return some.some((one) => dimensions.some((by) => by === one) || kept.some(({ by }) => by === one));
}

const FORMATS: Partial<Record<Dimension, string>> = {
  day: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  quarter: 'YYYY-"Q"Q',
  year: 'YYYY',
};
const WEEK_SHIFT = { monday: 0, sunday: 1, saturday: 2 } as const;

/** The key of the shop's own hour, day, week ... in which a moment lies, as text. `grain`: hours of a day, not of every day. */
export function timeKey(at: SQL, by: Dimension | MetricGrain, { timezone, weekStart }: Frame, isSeries = false): SQL {
  const local = sql`(${at} at time zone ${timezone})`;
  if (by === 'weekday') return sql`extract(isodow from ${local})::int::text`;
  if (by === 'hour') return sql`to_char(${local}, ${raw(isSeries ? `'YYYY-MM-DD"T"HH24'` : `'HH24'`)})`;
  if (by === 'week') {
    const shift = raw(`interval '${WEEK_SHIFT[weekStart]} days'`);
    return sql`to_char(date_trunc('week', ${local} + ${shift}) - ${shift}, 'YYYY-MM-DD')`;
  }
  return sql`to_char(${local}, ${raw(`'${FORMATS[by as Dimension] ?? 'YYYY-MM-DD'}'`)})`;
}

/** The periods that are windows of their own: within each, who is new is asked anew. */
export const BUCKETS: readonly Dimension[] = ['day', 'week', 'month', 'quarter', 'year'];
