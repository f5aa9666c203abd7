import type { MetricQuery } from '../../../contract/metrics.ts';
import { assumptionText } from './asides.ts';
import type { Clause } from './clause.ts';
import { AHEAD, COMPARE, GROWTH, TREND } from './lexicon.ts';
import { isFuture, isLastYear } from './periods/find.ts';
import {
  type CalendarUnit,
  type Named,
  type Period,
  periodBefore,
  step,
  unitAt,
  yearBefore,
} from './periods/period.ts';
import { phrasesOf } from './phrasing.ts';
import type { Part } from './reading.ts';

/** The time that a question is of, and what it is held against. */
export interface Times {
  range: string;
  compare?: MetricQuery['compare'];
  /** Further times that stand beside the first, not against it. */
  also: string[];
  /** "Week on week" of a longer time: along it. */
  grain?: MetricQuery['grain'];
  /** Nothing was named: the default stands. */
  byDefault: boolean;
  assumed: string[];
  choices: { label: string; words: string }[];
}

/** A day that no calendar has, or a time that has not come: told instead of an answer. */
export function faultIn(clause: Clause): Part | undefined {
  const bad = clause.times.find(({ period, relative }) => !period && !relative);
  if (bad) return { kind: 'no_such_date', text: clause.said, words: bad.words };
  const named = clause.times.flatMap(({ period, words }) => (period ? [{ period, words }] : []));
  const [first] = named;
  const allAhead = first && named.every(({ period }) => isFuture(period, clause.calendar));
  return allAhead ? { kind: 'future', text: clause.said, words: first.words } : undefined;
}

/** Reads the times of a clause without faults. `byDefault` is the range where none is named. */
export function timesOf(clause: Clause, byDefault = 'all'): Times {
  const absolute = clause.times.flatMap((one) => (one.period ? [{ ...one, period: one.period }] : []));
  const relative = clause.times.find((one) => one.relative)?.relative;
  const [first, second] = absolute;
  const times: Times = { range: byDefault, also: [], byDefault: false, assumed: [], choices: [] };
  for (const { period } of absolute) {
    if (period.assumed) times.assumed.push(assumptionText(period.assumed, clause.language));
    if (period.other) times.choices.push(period.other);
  }
  if (!first) return withoutTime(clause, relative, times);
  const along = alongOf(clause, first.period);
  if (along) return { ...times, range: first.period.key, grain: along };
  if (relative) {
    return { ...times, range: first.period.key, compare: relative.of === 'before' ? 'previous' : 'year_before' };
  }
  if (!second) return oneTime(clause, first, times);
  if (!isComparison(clause) || absolute.length > 2) {
    return { ...times, range: first.period.key, also: absolute.slice(1).map(({ period }) => period.key) };
  }
  return against(clause, first, second, times);
}

const ALONG = /\b(day|week|month|quarter|year)[- ](?:on|over)[- ]\1\b/;

/** "Week on week since October" is a course, where "orders last week, week on week" is a comparison. */
function alongOf({ text }: Clause, { from, to }: Period): CalendarUnit | undefined {
  const unit = ALONG.exec(text)?.[1] as CalendarUnit | undefined;
  if (!unit || !from) return undefined;
  return step(from, unit, 1).until(to).sign > 0 ? unit : undefined;
}

type Absolute = Named & { period: Period };

function isComparison({ text, times }: Clause): boolean {
  if (COMPARE.test(text) || GROWTH.test(text) || AHEAD.test(text)) return true;
  const [first, second] = times;
  // "Von September auf Oktober", "from March to April" with a word for its course.
  if (first && second && TREND.test(text) && /^\W*(?:auf|zu|to|a|à)\W*$/.test(text.slice(first.end, second.start)))
    return true;
  return Boolean(
    first &&
      second &&
      /^\W*(?:vs\.?|versus|gegen|contre|contra|or|o|oder|ou)(?: (?:in|im|en|au|a|during))?\W*$/.test(
        text.slice(first.end, second.start),
      ),
  );
}

/** "More than last month?" is of this month, against the last. */
function oneTime({ text, calendar }: Clause, one: Absolute, times: Times): Times {
  const lead = text.slice(0, one.start);
  const held =
    /\b(?:than|vs\.?|versus|against|compared (?:to|with)|relative to|als|gegenuber|que(?: en)?(?: el| la)?|frente (?:a|al)(?: la)?|par rapport (?:a|au)(?: la)?|up on|down on|ahead of|behind|above|below|uber|unter|vor|hinter|por encima del?|que|au-dessus de)(?: where (?:we|i) (?:were|was))?(?: at (?:this|the same) (?:point|stage|time))? (?:in |the |on |im |in der |el |la |le )?$/.test(
      lead,
    );
  const { unit } = one.period;
  const ended = /^(?:last|yesterday|this)/.test(one.period.key);
  if (!held || !ended || unit === 'days' || unit === 'all') return { ...times, range: one.period.key };
  const running = unitAt(unit as CalendarUnit, 0, calendar);
  if (one.period.key.startsWith('this')) return { ...times, range: one.period.key };
  return { ...times, range: running.key, compare: 'previous' };
}

function against({ text, calendar }: Clause, first: Absolute, second: Absolute, times: Times): Times {
  const between = text.slice(first.end, second.start);
  const forward =
    /\b(?:from|between|von|vom|zwischen|del?|des|desde|entre|du)\W*$/.test(text.slice(0, first.start)) ||
    (/^\W*(?:and|und|y|et|e|to|bis|a|au)\b\W*(?!\w*[^\w\s])/.test(`${between} ${second.words}`) && between.length < 12);
  const earlier = first.period.from && second.period.from && second.period.from.since(first.period.from).sign > 0;
  const [main, other] = forward && earlier ? [second, first] : [first, second];
  const range = main.period.key;
  const before = periodBefore(main.period, calendar);
  if (before && sameDays(before, other.period)) return { ...times, range, compare: 'previous' };
  if (isLastYear(other.words) && main.period.unit !== 'year') return { ...times, range, compare: 'year_before' };
  if (/^(?:the )?(?:previous|prior|preceding)\b/.test(other.words)) return { ...times, range, compare: 'previous' };
  const year = yearBefore(main.period);
  if (year && sameDays(year, other.period)) return { ...times, range, compare: 'year_before' };
  return { ...times, range, compare: other.period.key };
}

const sameDays = (a: Period, b: Period) =>
  a.from !== null && b.from !== null && a.from.equals(b.from) && a.to.equals(b.to);

/** A time that leans on another one, where no other is named: the running time, or the one before the last. */
function withoutTime(clause: Clause, relative: Named['relative'], times: Times): Times {
  const { calendar, text, language } = clause;
  const phrases = phrasesOf(language);
  const held = COMPARE.test(text) || GROWTH.test(text) || AHEAD.test(text);
  if (!relative) return { ...times, byDefault: true };
  const unit = relative.unit;
  const calendarUnit = unit && unit !== 'all' && unit !== 'days' ? unit : null;
  if (held || !calendarUnit) {
    const range = calendarUnit ? unitAt(calendarUnit, 0, calendar).key : '30d';
    const compare = relative.of === 'before' ? 'previous' : 'year_before';
    return { ...times, range, compare, assumed: [...times.assumed, phrases.took(range)] };
  }
  if (relative.of === 'before') {
    const period = unitAt(calendarUnit, -2, calendar);
    return { ...times, range: period.key, assumed: [...times.assumed, phrases.beforeLast(calendarUnit)] };
  }
  const unitBefore = calendarUnit === 'year' ? 'month' : calendarUnit;
  const period = yearBefore(unitAt(unitBefore, 0, calendar));
  return { ...times, range: period?.key ?? times.range, assumed: [...times.assumed, phrases.yearBefore(unitBefore)] };
}
