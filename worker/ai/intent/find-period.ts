import { Temporal } from 'temporal-polyfill';
import {
  allTime,
  type Calendar,
  calendarPeriod,
  lastDays,
  monthName,
  type Period,
  startOf,
  today,
  unitFrom,
} from '../period.ts';
import {
  ALL_TIME,
  LAST_WORDS,
  MONTH_WORDS,
  NUMBER_WORDS,
  ORDINAL_WORDS,
  THIS_WORDS,
  TODAY,
  UNIT_WORDS,
  type UnitWord,
  YESTERDAY,
} from './date-words.ts';

type Groups = Partial<Record<string, string>>;
type Day = Temporal.PlainDate;

interface DateRule {
  pattern: RegExp;
  /** Null where the words look like a date and are none (31 February). */
  read(groups: Groups, calendar: Calendar): Period | null;
}

const any = (words: string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replaceAll('.', '\\.');
const MONTH = any(Object.keys(MONTH_WORDS));
const UNIT = any(Object.keys(UNIT_WORDS));
const COUNT = `\\d{1,3}|${any(Object.keys(NUMBER_WORDS))}`;
const YEAR = '(?:19|20)\\d{2}';
const ISO = `${YEAR}-\\d{2}-\\d{2}`;
const TO = '\\s*(?:to|until|till|and|through|bis|hasta|a|au|al|ate|tot|-|–)\\s*';
const TH = '(?:st|nd|rd|th|\\.)?';
const OF = '\\s+(?:of |de |del )?';
const SINCE = '(?:since|seit|desde|depuis|dal|sinds)';

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;

const rule = (pattern: string, read: DateRule['read']): DateRule => ({
  pattern: new RegExp(`\\b${pattern}(?!\\w)`),
  read,
});

/** Tried in order: what says more comes first. Texts are lower case without accents. */
const RULES: DateRule[] = [
  rule(`(?<a>${ISO})${TO}(?<b>${ISO})`, (g, c) => span(iso(g.a), iso(g.b), c)),
  rule(`(?<a>\\d{1,2})${TH}${TO}(?<b>\\d{1,2})${TH}${OF}(?<m>${MONTH})(?:,?\\s+(?:de )?(?<y>${YEAR}))?`, (g, c) =>
    span(dayOf(g.m, g.a, g.y, c), dayOf(g.m, g.b, g.y, c), c),
  ),
  rule(`(?<a>${MONTH})(?:\\s+(?<ya>${YEAR}))?${TO}(?<b>${MONTH})(?:\\s+(?<yb>${YEAR}))?`, (g, c) => {
    const end = monthOf(g.b, g.yb, c);
    const start = monthOf(g.a, g.ya ?? String(end.year), c);
    const from = Temporal.PlainDate.compare(start, end) > 0 ? start.subtract({ years: 1 }) : start;
    return span(from, end.add({ months: 1 }).subtract({ days: 1 }), c);
  }),
  rule(`${SINCE} (?:the |el |le |den )?(?<a>${ISO})`, (g, c) => span(iso(g.a), today(c), c)),
  rule(`${SINCE} (?<m>${MONTH})(?:\\s+(?<y>${YEAR}))?`, (g, c) => span(monthOf(g.m, g.y, c), today(c), c)),
  rule(`${SINCE} (?<y>${YEAR})`, (g, c) => span(Temporal.PlainDate.from(`${g.y}-01-01`), today(c), c)),
  rule(`(?<a>${ISO})`, (g, c) => oneDay(iso(g.a), c)),
  rule(`(?<y>${YEAR})-(?<n>0[1-9]|1[0-2])`, (g, c) => wholeMonth(Temporal.PlainDate.from(`${g.y}-${g.n}-01`), c)),
  rule(`(?<d>\\d{1,2})${TH}${OF}(?<m>${MONTH})(?:,?\\s+(?:de )?(?<y>${YEAR}))?`, (g, c) =>
    oneDay(dayOf(g.m, g.d, g.y, c), c),
  ),
  rule(`(?<m>${MONTH})\\s+(?<d>\\d{1,2})${TH}(?:,?\\s+(?<y>${YEAR}))?`, (g, c) => oneDay(dayOf(g.m, g.d, g.y, c), c)),
  rule(`q\\s?(?<q>[1-4])(?:\\s*(?:of |/|-)?\\s*(?<y>${YEAR}))?`, (g, c) => quarterOf(Number(g.q), g.y, c)),
  rule(
    `(?<o>${any(Object.keys(ORDINAL_WORDS))})\\s*(?:quarter|quartal|trimestre|kwartaal)(?:\\s+(?:of |de )?(?<y>${YEAR}))?`,
    (g, c) => quarterOf(ORDINAL_WORDS[g.o ?? ''] ?? 1, g.y, c),
  ),
  rule(`(?<m>${MONTH})\\.?,?\\s+(?:of |de )?(?<y>${YEAR})`, (g, c) => wholeMonth(monthOf(g.m, g.y, c), c)),
  rule(
    `(?:${any(LAST_WORDS)})\\s+(?:(?<full>full|complete|whole)\\s+)?(?<n>${COUNT})\\s+(?<full2>full |complete |whole )?(?<u>${UNIT})`,
    lastSeveral,
  ),
  rule(`(?<n>${COUNT})\\s+(?<u>${UNIT})\\s+(?:${any(LAST_WORDS)})`, lastSeveral),
  rule(`(?:${any(LAST_WORDS)})\\s+(?<u>${UNIT})`, (g, c) => relative(g.u, -1, c)),
  rule(`(?<u>${UNIT})\\s+(?:${any(LAST_WORDS)})`, (g, c) => relative(g.u, -1, c)),
  rule(
    `(?:${any(THIS_WORDS)})\\s+(?<u>${UNIT})|(?<t>mtd|wtd|qtd|ytd)|(?<w>month|week|quarter|year)[- ]to[- ]date`,
    (g, c) => relative(g.u ?? g.w ?? { mtd: 'month', wtd: 'week', qtd: 'quarter', ytd: 'year' }[g.t ?? ''], 0, c),
  ),
  rule(`day before yesterday|vorgestern|anteayer|avant-hier`, (_, c) =>
    calendarPeriod('day', -2, 'the day before yesterday', c),
  ),
  rule(`(?:${YESTERDAY})`, (_, c) => calendarPeriod('day', -1, 'yesterday', c)),
  rule(`(?:${TODAY})`, (_, c) => calendarPeriod('day', 0, 'today', c)),
  rule(`(?:${ALL_TIME})`, (_, c) => allTime(c)),
  rule(`(?:in|for|of|during|last|im|en|em|in|de|het)\\s+(?<m>${MONTH})`, (g, c) =>
    wholeMonth(monthOf(g.m, undefined, c), c),
  ),
  rule(`(?!may\\b|mars\\b)(?<m>${MONTH})`, (g, c) => wholeMonth(monthOf(g.m, undefined, c), c)),
  rule(`(?:in|for|of|during|en|em|im jahr|im|from)\\s+(?<y>${YEAR})`, (g, c) => year(g.y, c)),
  rule(`(?<y>${YEAR})`, (g, c) => (Number(g.y) <= today(c).year && Number(g.y) >= 1990 ? year(g.y, c) : null)),
];

/** The period a text asks about, in the shop's calendar; undefined when it names none. Texts come normalised. */
export function findPeriod(text: string, calendar: Calendar): Period | undefined {
  for (const { pattern, read } of RULES) {
    const match = pattern.exec(text);
    const period = match && read(match.groups ?? {}, calendar);
    if (!period) continue;
    return excludesToday(text) && period.unit === 'days' ? withoutToday(period, calendar) : period;
  }
  return undefined;
}

function excludesToday(text: string): boolean {
  return /\b(?:excluding|without|not) today\b|\btoday excluded\b|\b(?:full|complete|whole) (?:days|weeks)\b/.test(text);
}

function withoutToday(period: Period, calendar: Calendar): Period {
  if (!period.running || period.from === null) return period;
  const from = Temporal.PlainDate.from(period.from).subtract({ days: 1 }).toString();
  return { ...period, from, to: today(calendar).toString(), running: false };
}

function lastSeveral(g: Groups, calendar: Calendar): Period | null {
  const count = NUMBER_WORDS[g.n ?? ''] ?? Number(g.n);
  const unit = UNIT_WORDS[g.u ?? ''];
  if (!unit || count < 1) return null;
  const name = `the last ${count} ${unit}s`;
  if (unit === 'day') return lastDays(count, true, name, calendar);
  if (unit === 'week') return lastDays(count * 7, true, name, calendar);
  if (g.full || g.full2) {
    const end = startOf(today(calendar), unit, calendar);
    const from = end.subtract({ months: count * MONTHS_IN[unit] });
    return { unit: 'days', name, from: from.toString(), to: end.toString(), running: false };
  }
  const to = today(calendar).add({ days: 1 });
  const months = count * MONTHS_IN[unit];
  return { unit: 'days', name, from: to.subtract({ months }).toString(), to: to.toString(), running: true };
}

function relative(word: string | undefined, offset: 0 | -1, calendar: Calendar): Period | null {
  const unit: UnitWord | undefined = UNIT_WORDS[word ?? ''];
  if (!unit) return null;
  if (unit === 'day') return calendarPeriod('day', offset, offset === 0 ? 'today' : 'yesterday', calendar);
  return calendarPeriod(unit, offset, `${offset === 0 ? 'this' : 'last'} ${unit}`, calendar);
}

function iso(text: string | undefined): Day | null {
  try {
    return Temporal.PlainDate.from(text ?? '');
  } catch {
    return null;
  }
}

function dayOf(
  month: string | undefined,
  day: string | undefined,
  year: string | undefined,
  calendar: Calendar,
): Day | null {
  const start = monthOf(month, year, calendar);
  const number = Number(day);
  return number >= 1 && number <= start.daysInMonth ? start.with({ day: number }) : null;
}

/** The first day of a month; without a year the latest one that has begun. */
function monthOf(word: string | undefined, year: string | undefined, calendar: Calendar): Day {
  const now = today(calendar);
  const month = MONTH_WORDS[word ?? ''] ?? 1;
  return Temporal.PlainDate.from({ year: year ? Number(year) : now.year - (month > now.month ? 1 : 0), month, day: 1 });
}

function wholeMonth(start: Day, calendar: Calendar): Period {
  return unitFrom('month', start, `${monthName(start.month)} ${start.year}`, calendar);
}

function quarterOf(quarter: number, yearText: string | undefined, calendar: Calendar): Period {
  const now = today(calendar);
  const month = (quarter - 1) * 3 + 1;
  const fullYear = yearText ? Number(yearText) : now.year - (month > now.month ? 1 : 0);
  const from = Temporal.PlainDate.from({ year: fullYear, month, day: 1 });
  return unitFrom('quarter', from, `Q${quarter} ${fullYear}`, calendar);
}

function year(text: string | undefined, calendar: Calendar): Period {
  return unitFrom('year', Temporal.PlainDate.from(`${text}-01-01`), String(text), calendar);
}

function oneDay(day: Day | null, calendar: Calendar): Period | null {
  return day && unitFrom('day', day, '', calendar);
}

/** From the first to the last day, both in it, never past today. */
function span(first: Day | null, last: Day | null, calendar: Calendar): Period | null {
  if (!first || !last || Temporal.PlainDate.compare(first, last) > 0) return null;
  const now = today(calendar);
  const running = Temporal.PlainDate.compare(last, now) >= 0;
  const end = running && Temporal.PlainDate.compare(first, now) <= 0 ? now : last;
  return { unit: 'days', name: '', from: first.toString(), to: end.add({ days: 1 }).toString(), running };
}
