import { Temporal } from 'temporal-polyfill';
import { type Calendar, startOf, today } from '../../period.ts';
import * as w from './date-words.ts';
import { dayOf, type Groups, isoDay, monthOf, numericDate, oneDay, sinceDay, untilDay, yearOf } from './days.ts';
import { dayAt, isAfter, type Period, spanOf, step, unitFrom } from './period.ts';

/** `undefined`: these words are no time after all. `null`: they are, but no calendar has it. */
export type Read = Period | null | undefined;

export interface DateRule {
  pattern: RegExp;
  /** What a text must hold for the rule to be tried: a long pattern costs more to prepare than all others to run. */
  needs: Hint[];
  /** `groups[0]` is the whole match; `comparing` is set where the text compares two times. */
  read(groups: Groups, calendar: Calendar): Read | Period[];
}

export type Hint = 'month' | 'digit' | 'unit' | 'weekday';

export const rule = (pattern: string, read: DateRule['read'], ...more: Hint[]): DateRule => ({
  pattern: new RegExp(`(?<![\\w])(?:${pattern})(?![\\w])`, 'g'),
  needs: [...needsOf(pattern), ...more],
  read,
});

function needsOf(pattern: string): Hint[] {
  if (pattern.includes(w.UNIT)) return pattern.includes('mtd') ? [] : ['unit'];
  if (pattern.includes(w.MONTH)) return /\(\?<[ad]>\\d/.test(pattern) ? ['month', 'digit'] : ['month'];
  return pattern.includes(w.WEEKDAY) ? ['weekday'] : [];
}

/** What of these a text holds. */
export function hintsIn(text: string): Set<Hint> {
  const hints = new Set<Hint>();
  if (/\d/.test(text)) hints.add('digit');
  for (const word of text.match(/[\p{L}-]+/gu) ?? []) {
    for (const piece of [word, ...word.split('-')]) {
      if (Object.hasOwn(w.MONTHS, piece)) hints.add('month');
      if (Object.hasOwn(w.UNITS, piece)) hints.add('unit');
      if (Object.hasOwn(w.WEEKDAYS, piece)) hints.add('weekday');
    }
  }
  return hints;
}

export const YEAR = '(?:19|20)\\d{2}';
/** A year behind a month: "2011", "'11". */
export const Y = `(?:,?\\s*(?:of |de |del |in |/ ?|-)?\\s*(?<y>${YEAR}|'\\d{2}))`;
const TH = '(?:st|nd|rd|th|\\.|er|o)?';
const OF = '\\s*(?:of |de |del |di )?\\s*';
const ISO = '\\d{4}-\\d{1,2}-\\d{1,2}';
const ON = "(?:the |el |le |den |dem |der |den |il |de |o |l')?";

/** Days and months by their names and numbers, what says more first. */
export const DATE_RULES: DateRule[] = [
  rule(`(?<a>${ISO})\\.\\.(?<b>${ISO})`, (g) => {
    const [from, to] = [isoDay(g.a), isoDay(g.b)];
    return from && to && spanOf(from, to.subtract({ days: 1 }));
  }),
  rule(`(?:from |between |von |vom |de |desde |du |entre )?(?<a>${ISO})${w.TO}(?<b>${ISO})`, (g) => between(g.a, g.b)),
  rule(
    `(?:from |between |von |vom |zwischen |desde |del? |du |entre )?${ON}(?<a>\\d{1,2})${TH}${w.TO}${ON}(?<b>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`,
    (g, c) => days(g.m, g.a, g.m, g.b, g.y, c),
  ),
  rule(
    `(?:from |between |von |vom |zwischen |desde |del? |du |entre )?${ON}(?<a>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})(?:,?\\s*(?<ya>${YEAR}))?${w.TO}${ON}(?<b>\\d{1,2})${TH}${OF}(?<n>${w.MONTH})${Y}?`,
    (g, c) => days(g.m, g.a, g.n, g.b, g.y, c, g.ya),
  ),
  rule(
    `(?:from |between )?(?<m>${w.MONTH}) (?:the )?(?<a>\\d{1,2})${TH}(?:,?\\s*(?<ya>${YEAR}))?${w.TO}(?:(?<n>${w.MONTH}) )?(?:the )?(?<b>\\d{1,2})${TH}${Y}?`,
    (g, c) => days(g.m, g.a, g.n ?? g.m, g.b, g.y, c, g.ya),
  ),
  rule(
    `(?:from |between |von |zwischen |de |entre |desde )?(?<a>${w.MONTH})(?:\\s+(?:of |de )?(?<ya>${YEAR}))?${w.TO}(?<b>${w.MONTH})(?:\\s+(?:of |de )?(?<y>${YEAR}))?`,
    months,
  ),
  rule(`(?:from |between |von |zwischen |de |entre )(?<a>${YEAR})${w.TO}(?<b>${YEAR})`, (g) => {
    return spanOf(Temporal.PlainDate.from(`${g.a}-01-01`), Temporal.PlainDate.from(`${g.b}-12-31`));
  }),
  rule(`${w.SINCE} ${ON}(?<a>${ISO})`, (g, c) => sinceDay(isoDay(g.a), c)),
  rule(`${w.SINCE} ${ON}(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) =>
    sinceDay(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(`${w.SINCE} (?<m>${w.MONTH}) (?:the )?(?<d>\\d{1,2})${TH}(?!\\d)${Y}?`, (g, c) =>
    sinceDay(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(
    `(?:${w.SINCE}|from) (?:the )?(?:start of |beginning of |begin of |anfang )?(?<m>${w.MONTH})${Y}?(?<on> onwards?| on| until (?:now|today))?`,
    (g, c) => {
      const since = /^(?!from)/.test(g[0] ?? '') || g.on;
      return since ? sinceDay(monthOf(g.m, yearOf(g.y), c), c) : unitFrom('month', monthOf(g.m, yearOf(g.y), c), c);
    },
  ),
  rule(`${w.SINCE} (?:the )?(?:start of |beginning of |begin of |anfang )?(?<y>${YEAR})`, (g, c) =>
    sinceDay(Temporal.PlainDate.from(`${g.y}-01-01`), c),
  ),
  rule(`${w.UNTIL} ${ON}(?<a>${ISO})`, (g) => untilDay(isoDay(g.a))),
  rule(`(?:before|prior to|vor dem|antes del?|avant le) ${ON}(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) =>
    untilDay(dayOf(g.m, g.d, yearOf(g.y), c)),
  ),
  rule(`(?:before|prior to|vor|antes de|avant) (?<m>${w.MONTH})${Y}?`, (g, c) =>
    untilDay(monthOf(g.m, yearOf(g.y), c)),
  ),
  rule(`(?:before|prior to|vor|antes de|avant) (?<y>${YEAR})`, (g) =>
    untilDay(Temporal.PlainDate.from(`${g.y}-01-01`)),
  ),
  rule(
    `(?:the )?week (?:of|from|starting|beginning|commencing|that began on|with) (?:the )?(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`,
    (g, c) => weekOf(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(
    `(?:the )?week (?:of|from|starting|beginning|commencing|that began on|with) (?<m>${w.MONTH}) (?:the )?(?<d>\\d{1,2})${TH}${Y}?`,
    (g, c) => weekOf(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(
    `(?:the |der |semana del? |semaine du )?(?:week (?:of|from|starting|beginning|commencing) |woche (?:vom|ab) |semana del? |semaine du )(?<a>${ISO})`,
    (g, c) => weekOf(isoDay(g.a), c),
  ),
  rule(`(?:woche (?:vom|ab) (?:dem )?|semana del? |semaine du )(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) =>
    weekOf(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(`(?:on |am |el |le )?(?<a>${ISO})`, (g, c) => oneDay(isoDay(g.a), c)),
  rule(`(?<y>${YEAR})[-/](?<n>\\d{1,2})`, (g, c) => {
    const first = dayAt(Number(g.y), Number(g.n), 1);
    return first && unitFrom('month', first, c);
  }),
  rule(`(?:on |am |el |le )?(?<a>\\d{1,2})(?<s>[/.])(?<b>\\d{1,2})(?:[/.](?<y>\\d{4}|\\d{2}))`, (g, c) =>
    numeric(g, c),
  ),
  rule(`(?:on|am|el|le|since|until|before|after) (?<a>\\d{1,2})(?<s>/)(?<b>\\d{1,2})`, (g, c) => numeric(g, c)),
  rule(
    `(?!24/7)(?<a>\\d{1,2})(?<s>/)(?<b>\\d{1,2})(?=[?.!]*$| (?:vs\\.?|versus|and|to|und|gegen|y|et|contre|contra)\\b)`,
    (g, c) => numeric(g, c),
  ),
  rule(`(?<n>0?[1-9]|1[0-2])/(?<y>${YEAR})`, (g, c) => {
    const first = dayAt(Number(g.y), Number(g.n), 1);
    return first && unitFrom('month', first, c);
  }),
  rule(`(?:month|monat) (?<n>\\d{1,2})(?: of| in)?(?: (?<y>${YEAR}))?`, (g, c) => {
    const first = dayAt(Number(g.y ?? today(c).year), Number(g.n), 1);
    return first && unitFrom('month', first, c);
  }),
  rule(`(?:on |am |vom )?${ON}(?:${w.WEEKDAY},? (?:the )?)?(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) => {
    return oneDay(dayOf(g.m, g.d, yearOf(g.y), c), c);
  }),
  rule(
    `(?:on )?(?:${w.WEEKDAY},? )?(?<m>${w.MONTH})\\.? (?:the )?(?<d>\\d{1,2})${TH}(?![\\d:])(?:,?\\s*(?<y>${YEAR}))?`,
    (g, c) => {
      return oneDay(dayOf(g.m, g.d, yearOf(g.y), c), c);
    },
  ),
];

function between(a: string | undefined, b: string | undefined): Read {
  const [from, to] = [isoDay(a), isoDay(b)];
  return from && to && spanOf(from, to);
}

/** From one day of a month to another; a first one without a year lies before the last. */
function days(
  m: string | undefined,
  a: string | undefined,
  n: string | undefined,
  b: string | undefined,
  y: string | undefined,
  calendar: Calendar,
  ya?: string,
): Read {
  const year = yearOf(y);
  const last = dayOf(n, b, year, calendar);
  if (!last) return null;
  const first = dayOf(m, a, yearOf(ya) ?? last.year, calendar);
  if (!first) return null;
  return spanOf(isAfter(first, last) && !ya ? first.subtract({ years: 1 }) : first, last);
}

const AGAINST =
  '(?:vs\\.?|versus|against|compared (?:to|with)|than|gegen(?:uber)?|im vergleich (?:zu|mit)|verglichen mit|contra|frente a|comparado con|que|contre|par rapport a)';
const HELD_AFTER = new RegExp(`\\b${AGAINST} $`);
const HELD_BEFORE = new RegExp(`^,? ${AGAINST}(?![\\w])`);

/** "January to March 2011". Two months that are compared are two times, not one. */
function months(g: Groups, calendar: Calendar): Read {
  const said = g[0] ?? '';
  const joined = /\b(?:and|und|y|et|e|en)\b/.test(said) && !/^(?:between|zwischen|entre)\b/.test(said);
  // "January to March against April to June": what is compared are the spans.
  const held = HELD_AFTER.test(g.said ?? '') || HELD_BEFORE.test(g.after ?? '');
  if (joined || (g.comparing && !held)) return undefined;
  const end = monthOf(g.b, yearOf(g.y), calendar);
  const start = monthOf(g.a, yearOf(g.ya) ?? end.year, calendar);
  const from = isAfter(start, end) && !g.ya ? start.subtract({ years: 1 }) : start;
  return spanOf(from, step(end, 'month', 1).subtract({ days: 1 }));
}

function weekOf(day: Temporal.PlainDate | null, calendar: Calendar): Read {
  return day && unitFrom('week', startOf(day, 'week', calendar), calendar);
}

function numeric(g: Groups, calendar: Calendar): Read {
  const { day, assumed } = numericDate(g.a, g.b, yearOf(g.y), g.s === '.', calendar);
  const period = oneDay(day, calendar);
  return period && { ...period, ...(assumed && { assumed }) };
}
