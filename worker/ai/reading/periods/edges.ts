import { Temporal } from 'temporal-polyfill';
import { type Calendar, startOf, today } from '../../period.ts';
import * as w from './date-words.ts';
import { dayOf, type Groups, monthOf, nthWeekday, numberOf, sinceDay, untilDay, weekdayOf, yearOf } from './days.ts';
import { type Day, dayAt, oneAt, type Period, spanOf, step, unitFrom } from './period.ts';
import { type DateRule, type Read, rule, Y, YEAR } from './rules.ts';

const THE = "(?:the |der |die |das |dem |den |el |la |los |las |le |les |l'|de |du |del |des |het )?";
const TH = '(?:st|nd|rd|th|\\.|er|o)?';
const EARLY =
  'early(?: in)?|(?:the )?(?:beginning|start) of|anfang|(?:a )?(?:principios|inicios|comienzos) del?|(?:au )?debut(?: de)?';
const MIDDLE = '(?:the )?middle of|mid[- ]?|mitte|(?:a )?mediados del?|(?:a la )?mi[- ]';
const LATE = '(?:the )?end of|late(?: in)?|ende(?: des)?|(?:a )?(?:finales|fines) del?|(?:a la )?fin(?: de)?|(?<!-)end';
const EDGE = `(?:(?<since>${w.SINCE}) |(?<until>by|${w.UNTIL}|up to) )?${THE}(?:(?<a>${EARLY})|(?<b>${MIDDLE})|(?<c>${LATE}))`;
const IN = "(?:of|in|im|des|del?|du|d'|von)";

/** Edges and middles of months and years, weeks by their number, and days that stand in a row. */
export const EDGE_RULES: DateRule[] = [
  rule(`${EDGE} ?${THE}(?:(?:month|monats?) )?(?<m>${w.MONTH})${Y}?`, edge),
  rule(
    `${EDGE} ?${THE}(?<l>(?:${w.LAST}) )?(?:(?:${w.THIS}) )?(?<u>month|monats|monat|mes|mois|year|jahres|ano|annee)(?<l2> (?:${w.LAST}))?(?! ?\\d| (?:of|de)\\b)`,
    (g, c) =>
      // "Since the beginning of the month" is read by itself.
      g.since || g.until ? undefined : edge(g, c),
  ),
  { ...rule(`${EDGE} ?${THE}(?:(?:year|jahres|jahr|ano|annee) )?(?<yy>${YEAR})`, edge), needs: ['digit'] },
  rule(
    `(?:on |at |over |in |am |an )?${THE}(?<o>${w.ORDINAL}) (?:(?<d>${w.WEEKDAY})|weekend|wochenende|fin de semana|week-end) ${IN} ?(?<m>${w.MONTH})${Y}?`,
    weekdayOfMonth,
  ),
  rule(
    `(?<between>(?:between|from|zwischen|von|vom|entre|del?|du|desde) )?(?:on |am |el |le |los dias |les )?${THE}(?<a>\\d{1,2})${TH}(?<more>(?:, ?${THE}\\d{1,2}${TH})*),? ?(?:and|und|y|et|&) ${THE}(?<b>\\d{1,2})${TH}\\s*(?:of |de |di )?\\s*(?<m>${w.MONTH})${Y}?`,
    daysInARow,
  ),
  // "The first week of May and the first of June": of the unit that was named before.
  rule(
    `(?:the |la |el |le |der |die |das |den )(?<o>first|second|third|last|primera?|segund[oa]|ultim[oa]|premiere?|deuxieme|derniere?|erste[nrs]?|zweite[nrs]?|letzte[nrs]?)(?: one)? ${IN} ?(?<m>${w.MONTH})${Y}?`,
    (g, c) => {
      const unit = w.UNITS[g.said?.match(new RegExp(`${w.ORDINAL} (?<u>${w.UNIT}) `))?.groups?.u ?? ''];
      const nth = w.ORDINALS[g.o ?? ''];
      if (!unit || !nth) return undefined;
      const start = monthOf(g.m, yearOf(g.y), c);
      const end = start.add({ months: 1 });
      const from = nth === -1 ? step(end, unit, -1) : step(start, unit, nth - 1);
      return spanOf(from, step(from, unit, 1).subtract({ days: 1 }));
    },
  ),
  rule(`(?<n>\\d{1,2})(?:st|nd|rd|th|\\.|er|eme|e) (?:month|monat|mes|mois) ${IN} ?(?<y>${YEAR})`, (g, c) => {
    const first = dayAt(Number(g.y), Number(g.n), 1);
    return first && unitFrom('month', first, c);
  }),
  // The days themselves are kept by their weekday.
  rule(`${THE}${w.LAST} (?<n>${w.COUNT})(?= (?<d>${w.WEEKDAY_EVERY})(?!\\w))`, (g, c) => {
    const name = Object.entries(w.WEEKDAYS).find(([, nth]) => nth === w.WEEKDAYS_EVERY[g.d ?? ''])?.[0];
    const count = numberOf(g.n);
    if (!name || !(count >= 1 && count <= 400)) return undefined;
    const last = weekdayOf(name, true, c);
    return spanOf(last.subtract({ days: 7 * (count - 1) }), last);
  }),
];

/** "Late June" is its last third; as the end of a span it is the end of June, and "mid-June" the 15th. */
function edge(g: Groups, calendar: Calendar): Read {
  const unit = g.yy || w.UNITS[g.u ?? ''] === 'year' ? 'year' : 'month';
  const start = startOfIts(unit, g, calendar);
  const end = step(start, unit, 1);
  const [third, second] =
    unit === 'year'
      ? [start.add({ months: 8 }), start.add({ months: 4 })]
      : [start.add({ days: 20 }), start.add({ days: 10 })];
  const middle = unit === 'year' ? start.add({ months: 6 }) : start.add({ days: 14 });
  if (g.since) return sinceDay(g.a ? start : g.b ? middle : third, calendar);
  if (g.until) return untilDay(g.a ? start : g.b ? middle.add({ days: 1 }) : end);
  if (g.a) return spanOf(start, second.subtract({ days: 1 }));
  if (g.c) return spanOf(third, end.subtract({ days: 1 }));
  const found = spanOf(second, third.subtract({ days: 1 }));
  return found && { ...found, point: middle };
}

function startOfIts(unit: 'year' | 'month', g: Groups, calendar: Calendar): Day {
  if (g.u) return step(startOf(today(calendar), unit, calendar), unit, g.l || g.l2 ? -1 : 0);
  return g.yy ? Temporal.PlainDate.from(`${g.yy}-01-01`) : monthOf(g.m, yearOf(g.y), calendar);
}

function weekdayOfMonth(g: Groups, calendar: Calendar): Read {
  const { year, month, daysInMonth } = monthOf(g.m, yearOf(g.y), calendar);
  const nth = w.ORDINALS[g.o ?? ''] ?? 1;
  const weekday = g.d ? (w.WEEKDAYS[g.d] ?? 1) : 7;
  const last = Math.floor((daysInMonth - nthWeekday(year, month, weekday, 1).day) / 7) + 1;
  const day = nthWeekday(year, month, weekday, nth === -1 ? last : nth);
  if (day.month !== month) return null;
  if (g.d) return oneAt(day, calendar);
  // The first weekend begins with the first Saturday.
  const sunday = nth === -1 || nthWeekday(year, month, 7, 1).day > 1 ? day : day.add({ days: 7 });
  return spanOf(sunday.subtract({ days: 1 }), sunday);
}

/** "The 1st, 2nd and 3rd of May" are one time, "the 1st and the 15th" two. */
function daysInARow(g: Groups, calendar: Calendar): Read | Period[] {
  if (g.between) return undefined;
  const numbers = [g.a, ...(g.more?.match(/\d+/g) ?? []), g.b];
  const days = numbers.map((one) => dayOf(g.m, one, yearOf(g.y), calendar));
  if (days.some((one) => one === null)) return null;
  const found = days.flatMap((one) => one ?? []);
  const [first] = found;
  const row = found.every((one, nth) => first && one.equals(first.add({ days: nth })));
  const last = found.at(-1);
  return row && first && last && !g.comparing ? spanOf(first, last) : found.map((one) => oneAt(one, calendar));
}
