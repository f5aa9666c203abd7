import { Temporal } from 'temporal-polyfill';
import type { MetricQuery, MetricValue } from '../../contract/metrics.ts';
import { capital } from '../ai/tools/shown.ts';
import { countText, type Language, valueText } from '../ai/tools/words/format.ts';
import { phrasesIn } from '../ai/tools/words/languages.ts';
import { windowDays } from '../ai/tools/words/windows.ts';
import type { UserCtx } from '../context.ts';
import { isClosed, type Meanings } from '../learning/meanings.ts';
import { answer, prepare } from '../metrics/ask.ts';
import type { Calendar } from '../metrics/calendar/calendar.ts';
import { figuresOf } from '../metrics/result.ts';
import { LIKE_WINDOWS, type Movement, movementOf } from './noise.ts';
import { CLOCK_WORDS } from './words.ts';

/** A number of an answer against what is usual. */
export interface Compared {
  metric: MetricQuery['metric'];
  moved: boolean;
  /** Whether there is enough before it to know what is usual. */
  known: boolean;
  /** In words, with the number and what is usual. */
  text: string;
}

/** A number, and what it was in the like windows before, the latest first. */
interface Row {
  metric: MetricQuery['metric'];
  name: string;
  window: string;
  value: number;
  shown: (value: MetricValue) => string;
  unit: Parameters<typeof movementOf>[0]['unit'];
  like: number[];
  closed: boolean;
}

/** Windows up to so many days are only compared with such as have as many days without business. */
const SHORT_DAYS = 14;

/**
 * How the numbers of an answer stand against the eight like windows before each, read as of then: the same weekday of the
 * weeks before, the weeks, months or quarters before. A range that never moves has none, and is not compared. Of all time,
 * what came since the last asking is compared.
 */
export async function compareWithUsual(
  ctx: UserCtx,
  asked: { queries: Pick<MetricQuery, 'metric' | 'filters' | 'range'>[]; every: 'day' | 'week'; language: Language },
  calendar: Calendar,
  closed: Pick<Meanings, 'closedOn' | 'closedDays'>,
): Promise<Compared[]> {
  const rows = await Promise.all(asked.queries.map((query) => rowOf(ctx, query, asked, calendar, closed)));
  const known = rows.filter((row) => row !== undefined);
  const numbers = known.filter((row) => !row.closed).length;
  return known.map((row) => {
    const { metric } = row;
    if (row.closed)
      return {
        metric,
        moved: false,
        known: true,
        text: CLOCK_WORDS[asked.language].closed(`${row.name} ${row.window}`),
      };
    return worded(row, movementOf({ ...row, numbers }), asked.language);
  });
}

async function rowOf(
  ctx: UserCtx,
  { metric, filters, range }: Pick<MetricQuery, 'metric' | 'filters' | 'range'>,
  { every, language }: { every: 'day' | 'week'; language: Language },
  calendar: Calendar,
  closed: Pick<Meanings, 'closedOn' | 'closedDays'>,
): Promise<Row | undefined> {
  const key = range === 'all' ? (every === 'day' ? 'yesterday' : '7d') : range;
  const step = stepOf(key);
  if (!step) return undefined;
  const query = { metric, range: key, ...(filters && { filters }) };
  const { now, ...zone } = calendar;
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(calendar.timezone);
  const moments = Array.from({ length: LIKE_WINDOWS }, (_, n) => {
    const back = Temporal.Duration.from(
      Object.fromEntries(Object.entries(step).map(([unit, many]) => [unit, many * (n + 1)])),
    );
    return { ...zone, now: new Date(here.subtract(back).epochMilliseconds), asOf: true };
  });
  const [current, ...before] = await Promise.all([calendar, ...moments].map((when) => figures(ctx, query, when)));
  if (!current || current.figures.state === 'not_recorded') return undefined;
  const { value, unit, currency, window } = current.figures;
  // An average of nothing is no number.
  if (value === null) return undefined;
  const daysOff = (one: Figures) => closedDaysIn(one, closed);
  const own = daysOff(current.figures);
  const like = before.map((one) => one.figures).filter((one) => own === undefined || daysOff(one) === own);
  // Before its first data a shop had nothing to sell: such windows are no zeros.
  while (like.length > 0 && like.at(-1)?.state !== 'known') like.pop();
  const numbers = like.map((one) => numberOf(one.value)).filter((one) => one !== undefined);
  const isClosedDay = window.firstDay === window.lastDay && isClosed(window.lastDay, closed);
  return {
    ...{ metric, ...namesOf(metric, current, language), unit, like: numbers, closed: isClosedDay },
    value: Number(value),
    shown: (one) => valueText(one, { unit, currency }, language) ?? CLOCK_WORDS[language].nothing,
  };
}

/** The metric and the days it is of: in English as the engine calls them. */
function namesOf(
  metric: MetricQuery['metric'],
  { name, figures: { window } }: { name: string; figures: Figures },
  language: Language,
): { name: string; window: string } {
  if (language === 'en') return { name, window: window.text };
  return { name: capital(phrasesIn(language).nameOf(metric, name)), window: windowDays(window, language) };
}

type Figures = ReturnType<typeof figuresOf>;

async function figures(ctx: UserCtx, query: MetricQuery, calendar: Calendar) {
  const asked = await prepare(ctx, query, calendar);
  return { name: asked.metric.name, figures: figuresOf(asked, await answer(ctx, asked)) };
}

function numberOf(value: MetricValue): number | undefined {
  return value === null ? undefined : Number(value);
}

/** How many days without business a short window has; undefined for a long one. */
function closedDaysIn({ window: { firstDay, lastDay } }: Figures, closed: Pick<Meanings, 'closedOn' | 'closedDays'>) {
  if (firstDay === null) return undefined;
  const first = Temporal.PlainDate.from(firstDay);
  const days = first.until(Temporal.PlainDate.from(lastDay)).days + 1;
  if (days > SHORT_DAYS) return undefined;
  return Array.from({ length: days }, (_, n) => first.add({ days: n }).toString()).filter((day) =>
    isClosed(day, closed),
  ).length;
}

/** How far back the like window before lies; undefined for a range that never moves, and for years. */
export function stepOf(range: string): { days: number } | { weeks: number } | { months: number } | undefined {
  if (/^(today|yesterday)$/.test(range)) return { weeks: 1 };
  if (/^(this|last)_week$/.test(range)) return { weeks: 1 };
  if (/^(this|last)_month$/.test(range)) return { months: 1 };
  if (/^(this|last)_quarter$/.test(range)) return { months: 3 };
  const days = Number(/^(\d{1,3})d$/.exec(range)?.[1]);
  if (!(days >= 1 && days <= 100)) return undefined;
  return days < 7 ? { weeks: 1 } : { days };
}

function worded(
  { metric, name, window, value, shown, like, unit }: Row,
  { moved, known, low, high, median }: Movement,
  language: Language,
): Compared {
  const say = CLOCK_WORDS[language];
  const as = (one: number) => shown(unit === 'money' ? one.toFixed(2) : Math.round(one * 10_000) / 10_000);
  const start = `${name} ${window}: ${as(value)}`;
  if (!known) return { metric, moved, known, text: say.tooLittle(start) };
  const among = { start, low: as(low), high: as(high), count: countText(like.length, language) };
  return { metric, moved, known, text: moved ? say.unusual({ ...among, more: value > median }) : say.usual(among) };
}
