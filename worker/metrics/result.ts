import type { MetricPoint, MetricResult, MetricRow, MetricValue, Receipt } from '../../contract/metrics.ts';
import { nameIn } from '../people/naming.ts';
import { type Asked, zeros } from './ask.ts';
import { clock } from './calendar/calendar.ts';
import { keyOf, keysBetween, labelOf, MOST_POINTS, momentOfKey } from './calendar/keys.ts';
import { told, type Window } from './calendar/window.ts';
import { dayOfMoment } from './calendar/words.ts';
import { refuse } from './check.ts';
import { COMPUTATIONS, COUNTED_BY_ORDER, type Recorded } from './compile/measures.ts';
import type { Answered } from './compile/statement.ts';
import { WHOLE } from './compile/whole.ts';
import { changeShare, difference, money, shown } from './values.ts';

/** A result but for its receipt, which is made of it. */
export type Figures = Omit<MetricResult, 'receipt'> & {
  exclusions: Receipt['exclusions'];
  counted: Receipt['counted'];
};

/** What was read, as an answer: with what is nothing told apart from what is not known. */
export function figuresOf(asked: Asked, answered: Answered): Figures {
  const { metric, calendar, window, before, frame, shop } = asked;
  const { unit } = metric;
  const isRecorded = wasRecorded(recordedOf(asked), shop);
  const ofWindow = (w: number) => answered.totals.find((one) => one.w === w);
  const value = (w: number): MetricValue => {
    if (!isRecorded) return null;
    const read = ofWindow(w);
    return shown(read ? read.value : zeros(asked) ? '0' : null, unit, frame.digits);
  };
  const now = value(0);
  const counted = countedOf(asked, answered);
  const state = !isRecorded ? 'not_recorded' : counted.every(({ count }) => count === 0) ? 'no_data' : 'known';
  const previous = before && value(1);
  return {
    ...{ metric: metric.id, value: now, unit, currency: unit === 'money' ? frame.currency : null, state },
    window: told(window, calendar.timezone),
    ...(before && previous !== undefined
      ? {
          previous,
          previousWindow: told(before, calendar.timezone),
          // Before the first order there is nothing: a share of what was there since misleads.
          change: {
            by: difference(now, previous, frame.digits),
            share: beganWithin(asked, before, counted) ? null : changeShare(now, previous),
          },
        }
      : {}),
    ...(isRecorded && answered.rows ? { rows: rowsOf(asked, answered, now), rowsInAll: answered.inAll ?? 0 } : {}),
    ...(isRecorded && frame.grain ? { series: seriesOf(asked, answered) } : {}),
    otherCurrencies: answered.others.map((one) => ({ ...one, amount: money(one.amount, 2) })),
    notes: notesOf(asked, answered, state, counted),
    exclusions: exclusionsOf(asked, answered),
    counted,
  };
}

function adds({ metric }: Asked): boolean {
  return COMPUTATIONS[metric.id]?.adds ?? WHOLE[metric.id]?.adds ?? false;
}

function recordedOf({ metric }: Asked): Recorded | undefined {
  return COMPUTATIONS[metric.id]?.recorded ?? WHOLE[metric.id]?.recorded;
}

function wasRecorded(recorded: Recorded | undefined, shop: Asked['shop']): boolean {
  if (recorded === undefined) return true;
  if (typeof recorded === 'object') return shop.events.includes(recorded.event);
  return shop.recorded[recorded];
}

function rowsOf(asked: Asked, { rows }: Answered, whole: MetricValue): MetricRow[] {
  const { metric, frame, before } = asked;
  const overlap =
    frame.dimensions.includes('segment') || (frame.dimensions.includes('product') && COUNTED_BY_ORDER.has(metric.id));
  const parts = adds(asked) && !overlap && Number(whole) !== 0;
  return (rows ?? []).map((row) => {
    const keys = [row.k1, row.k2].slice(0, frame.dimensions.length);
    const value = shown(row.value, metric.unit, frame.digits);
    const isTime = frame.dimensions.some((by) => ['day', 'week', 'month', 'quarter', 'year'].includes(by));
    return {
      keys,
      labels: keys.map((key, index) => named(asked, index, key, index === 0 ? row.l1 : row.l2)),
      value,
      ...(before && !isTime ? { previous: shown(row.previous, metric.unit, frame.digits) } : {}),
      ...(parts && value !== null ? { share: Math.round((Number(value) / Number(whole)) * 1e6) / 1e6 } : {}),
    };
  });
}

function named({ frame, shop, segmentName }: Asked, index: number, key: string | null, told: unknown): string {
  const by = frame.dimensions[index] ?? 'day';
  if (key !== null && by === 'source') return shop.sources.find(({ id }) => id === key)?.name ?? 'Removed source';
  if (key !== null && by === 'segment') return segmentName(key);
  if (key !== null && by === 'product') return typeof told === 'string' && told ? told : key;
  if (key !== null && by === 'customer') {
    const { traits, email, userId } = (told ?? {}) as {
      traits?: unknown;
      email?: string | null;
      userId?: string | null;
    };
    return nameIn(traits) ?? email ?? userId ?? 'Somebody without a name';
  }
  return labelOf(key, by);
}

/** Every period of the window, also those in which nothing was. Without a beginning, from the first that has something. */
function seriesOf(asked: Asked, { series }: Answered): MetricPoint[] {
  const { calendar, frame, window, metric } = asked;
  const { grain } = frame;
  if (!grain) return [];
  const read = new Map((series ?? []).map(({ key, value }) => [key, value]));
  const first = window.from ?? firstMoment(asked, [...read.keys()]);
  if (!first) return [];
  const keys = keysBetween(first, window.to, grain, calendar);
  if (!keys) {
    const message = `That would be more than ${MOST_POINTS.toLocaleString('en')} points: use a longer grain or a shorter range`;
    return refuse([{ path: 'grain', message }]);
  }
  const running = keyOf(clock(calendar).toPlainDateTime(), grain, calendar);
  return keys.map((key) => ({
    ...{ key, label: labelOf(key, grain, true) },
    value: shown(read.get(key) ?? (zeros(asked) ? '0' : null), metric.unit, frame.digits),
    running: window.running && key === running,
  }));
}

/** Where the data that can be in a series without a beginning begins. */
function firstMoment({ shop, calendar, frame }: Asked, keys: string[]): Date | undefined {
  const { grain } = frame;
  const earliest = [...keys].sort()[0];
  if (!grain || earliest === undefined) return undefined;
  // What is kept of some weekdays begins with the shop, and not with the first such day that had something.
  const begins = shop.firstOrderAt;
  const at = momentOfKey(earliest, grain, calendar);
  if (begins && at && begins < at && frame.kept.some(({ by }) => by === 'weekday')) return begins;
  const times = [shop.firstOrderAt, shop.firstEventAt].flatMap((at) => (at ? [at] : []));
  const fits = times.find(
    (at) => keyOf(clock({ now: at, timezone: calendar.timezone }).toPlainDateTime(), grain, calendar) === earliest,
  );
  return fits ?? momentOfKey(earliest, grain, calendar);
}

function countedOf({ metric }: Asked, answered: Answered): Receipt['counted'] {
  const counted = COMPUTATIONS[metric.id]?.counted ?? WHOLE[metric.id]?.counted ?? [];
  const read = answered.totals.find(({ w }) => w === 0)?.counted ?? [];
  return counted.map(({ one, many }, index) => {
    const count = Number(read[index] ?? 0);
    return { what: count === 1 ? one : many, count };
  });
}

function exclusionsOf({ frame }: Asked, { excluded, others }: Answered): Receipt['exclusions'] {
  const told = (what: string, count: number, amount: string | null) =>
    count > 0 ? [{ what, count, amount: amount && money(amount, frame.digits) }] : [];
  return [
    ...(excluded ? told('test orders', excluded.tests, excluded.testAmount) : []),
    ...(excluded ? told('cancelled orders', excluded.cancelled, excluded.cancelledAmount) : []),
    ...(excluded ? told('orders of nobody who is known', excluded.unknown, null) : []),
    ...others.flatMap((one) => told(`orders in ${one.currency}`, one.orders, one.amount)),
  ];
}

/** Whether the first order came in a time, so that all the days before it had none. */
function beganWithin({ shop, calendar }: Asked, time: Window, counted: Receipt['counted']): boolean {
  const begins = shop.firstOrderAt;
  if (!begins || !time.first) return false;
  if (!counted.some(({ what }) => /^(?:order|customer|refund)/.test(what))) return false;
  const day = clock({ now: begins, timezone: calendar.timezone }).toPlainDate();
  return begins < time.to && time.first.until(day).sign > 0;
}

function notesOf(asked: Asked, { others }: Answered, state: Figures['state'], counted: Receipt['counted']): string[] {
  const { metric, window, query, shop, frame, before } = asked;
  const notes: string[] = [];
  if (state === 'not_recorded')
    notes.push(`${metric.name}: not recorded. No source has ever told of it, so it is not known.`);
  if (query.compare !== undefined && !asked.before) notes.push('All of time has nothing before it to compare with.');
  const takesRefunds = metric.formula.includes('refunds made') || metric.id === 'average_order_value';
  if (takesRefunds && !shop.recorded.refunds && state === 'known') {
    notes.push('Refunds are not recorded, so none are taken off.');
  }
  if (metric.id === 'gross_revenue' && !shop.recorded.discounts) {
    notes.push('Discounts are not recorded, so gross revenue has none to add.');
  }
  const begins = shop.firstOrderAt;
  if (window.from && begins && begins > window.from && begins < window.to && frame.kept.length === 0) {
    notes.push(`The first order came on ${dayOfMoment(begins, asked.calendar.timezone)}, within this time.`);
  }
  if (begins && before && metric.unit !== 'share' && beganWithin(asked, before, counted)) {
    const day = dayOfMoment(begins, asked.calendar.timezone);
    notes.push(
      `The first order came on ${day}, within the time that is compared with: the shop has none before, so no percentage is drawn.`,
    );
  }
  if (others.length > 0) notes.push('Money of other currencies is told apart and not added.');
  if (frame.dimensions.includes('segment') || frame.kept.some(({ by }) => by === 'segment')) {
    notes.push('Segments are as they are now.');
  }
  return notes;
}
