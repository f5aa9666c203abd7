import type { Dimension, MetricGrain } from '../../contract/metrics.ts';
import { readPlanned } from '../analytics/planned.ts';
import type { UserCtx } from '../context.ts';
import type { Asked } from './ask.ts';
import { keysBetween, momentOfKey } from './calendar/keys.ts';
import { refuse } from './check.ts';
import type { Span } from './compile/frame.ts';
import type { Answered } from './compile/statement.ts';
import { WHOLE, wholeStatement } from './compile/whole.ts';

/** Each part is asked by itself: more than these would be too much to ask at once. */
const MOST_PARTS = 120;

interface Part {
  kind: 'total' | 'row' | 'series';
  w: number;
  key: string | null;
  span: Span;
  segment?: string | undefined;
}

/** Answers a metric that is worked out as a whole: for each window, period and segment anew, in one statement. */
export async function answerWhole(ctx: UserCtx, asked: Asked): Promise<Answered> {
  const { metric, frame } = asked;
  const whole = WHOLE[metric.id];
  if (!whole) throw new Error(`Nothing says how ${metric.id} is worked out`);
  const parts = partsOf(asked);
  const read = await readPlanned<{ value: string | null; counted: number[] }>(ctx, wholeStatement(frame, whole, parts));
  const found = parts.map((part, index) => ({
    ...part,
    value: read[index]?.value ?? null,
    counted: read[index]?.counted ?? [],
  }));
  const rows = rowsOf(found.filter(({ kind }) => kind === 'row'));
  const by = { highest: -1, lowest: 1, key: 0, change: 0, rise: -1, fall: 1 }[frame.order];
  if (frame.order === 'rise' || frame.order === 'fall') {
    const change = (row: (typeof rows)[number]) => by * (Number(row.value) - Number(row.previous));
    const known = rows.filter((row) => row.value !== null && row.previous !== null && change(row) < 0);
    rows.splice(0, rows.length, ...known.sort((a, b) => change(a) - change(b)));
  } else if (by !== 0)
    rows.sort((a, b) => (a.value === null ? 1 : b.value === null ? -1 : by * (Number(a.value) - Number(b.value))));
  return {
    totals: found.filter(({ kind }) => kind === 'total'),
    rows: frame.dimensions.length > 0 ? rows.slice(0, frame.limit) : null,
    inAll: frame.dimensions.length > 0 ? rows.length : null,
    series: found.filter(({ kind }) => kind === 'series').map(({ key, value }) => ({ key: key ?? '', value })),
    excluded: null,
    others: [],
  };
}

function rowsOf(found: (Part & { value: string | null })[]): NonNullable<Answered['rows']> {
  const valueIn = (key: string | null, w: number) => found.find((one) => one.key === key && one.w === w)?.value ?? null;
  return found
    .filter(({ w }) => w === 0)
    .map(({ key, value }) => ({ k1: key, k2: null, l1: null, l2: null, value, previous: valueIn(key, 1) }));
}

function partsOf({ frame, window, before, shop, calendar }: Asked): Part[] {
  const { dimensions, grain, spans, segments } = frame;
  const [by, second] = dimensions;
  if (second) refuse([{ path: 'dimensions.1', message: 'Split this metric by one dimension at a time' }]);
  const totals = spans.map((span, w): Part => ({ kind: 'total', w, key: null, span }));
  const buckets = (grainOf: MetricGrain, kind: Part['kind'], path: string): Part[] => {
    const from = window.from ?? earliest(shop.firstOrderAt, shop.firstEventAt);
    if (!from || from >= window.to) return [];
    const keys = keysBetween(from, window.to, grainOf, calendar) ?? [];
    if (keys.length === 0 || keys.length > MOST_PARTS) {
      refuse([
        { path, message: `That would be more than ${MOST_PARTS} parts: use a longer period or a shorter range` },
      ]);
    }
    const starts = keys.map((key) => momentOfKey(key, grainOf, calendar) ?? from);
    return keys.map((key, index) => {
      const [start = from, end = window.to] = [starts[index], starts[index + 1]];
      return {
        kind,
        w: 0,
        key,
        span: { from: window.from ? later(start, from) : start, to: earlier(end, window.to) },
      };
    });
  };
  const rows: Part[] =
    by === 'segment'
      ? segments.flatMap((segment) => spans.map((span, w): Part => ({ kind: 'row', w, key: segment, span, segment })))
      : by
        ? buckets(by as Extract<Dimension, MetricGrain>, 'row', 'dimensions.0')
        : [];
  const withoutTwice = before ? rows : rows.filter(({ w }) => w === 0);
  return [...totals, ...withoutTwice, ...(grain ? buckets(grain, 'series', 'grain') : [])];
}

const later = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()));
const earlier = (a: Date, b: Date) => new Date(Math.min(a.getTime(), b.getTime()));

function earliest(...times: (Date | null)[]): Date | undefined {
  return times.flatMap((at) => (at ? [at] : [])).sort((a, b) => a.getTime() - b.getTime())[0];
}
