import { type Calendar, today } from '../../period.ts';
import * as w from './date-words.ts';
import { type Groups, monthOf, oneDay, yearOf } from './days.ts';
import { type Day, dayAt, isAfter, spanOf, step } from './period.ts';
import { type DateRule, type Read, rule, YEAR } from './rules.ts';

/** "5th", "dem 5.", "el 5", "le 5": a bare number would be an amount. */
const nth = (name: string, bare = '') =>
  `(?:(?:the )?(?<${name}1>\\d{1,2})(?:st|nd|rd|th)|(?:dem |den )(?<${name}2>\\d{1,2})\\.?|(?<${name}3>\\d{1,2})\\.|(?:el |le |al |au |del |du )${bare}(?:dia |jour )?(?<${name}4>\\d{1,2})(?:er)?)`;
const OF_MONTH =
  '(?<rel> (?:of |in )?(?:the |this |last )month| (?:des|dieses|letzten|vorigen) monats| del? (?:este |presente )?mes(?: pasado| anterior)?| du mois(?: dernier| passe| precedent)?| de ce mois(?:-ci)?)?';
/** Behind a day that stands by itself are no month, no unit and no sign of an amount. */
const ALONE = `(?! ?(?:[%€£$]|\\d|st\\b|nd\\b|rd\\b|th\\b)| (?:(?:of|de|del|du|in) )?(?:${w.MONTH}|${w.UNIT})\\b)`;
/** And no noun that it could count. */
const ENDS =
  '(?=\\W*$| ?[,;?]| (?:of (?:the|this|last)|in|so|and|or|vs|versus|compared|against|than|with|und|oder|gegen|im|des|dieses|letzten|y|o|et|ou|contre|del?|du|en)\\b)';

const IN_MONTH =
  '(?<lead>(?:last|this) month,? |(?:letzten|diesen) monat |(?:el )?(?:mes pasado|este mes) |(?:le )?mois dernier |ce mois(?:-ci)? )?';

const byNumber = (pattern: string, read: DateRule['read']): DateRule => ({
  ...rule(`${IN_MONTH}(?:${pattern})`, read),
  needs: ['digit'],
});

/** Days by their number alone: of the month that was named just before, else the latest that have come. */
export const DAY_OF_MONTH_RULES: DateRule[] = [
  byNumber(
    `(?<between>between |zwischen |entre )?(?:from |von |vom |desde )?${nth('a')}${w.TO}${nth('b', '?')}${OF_MONTH}${ALONE}`,
    span,
  ),
  byNumber(
    `(?:${w.SINCE} ${nth('a')}|${w.SINCE} (?:dia |jour )(?<b1>\\d{1,2})|from ${nth('c')} (?:on(?:wards?)?|forwards?)|des le (?<d1>\\d{1,2}))${OF_MONTH}${ALONE}`,
    (g, c) => {
      const first = dayIn(g, ['a', 'b', 'c', 'd'], c);
      return first && spanOf(first, lastAfter(first, g, c));
    },
  ),
  byNumber(`(?:until |till |up to |through |bis (?:zum )?|hasta |jusqu')${nth('a')}${OF_MONTH}${ALONE}`, (g, c) => {
    const last = dayIn(g, ['a'], c);
    return last && spanOf(last.with({ day: 1 }), last);
  }),
  byNumber(
    `(?:on (?:the )?(?<a1>\\d{1,2})(?:st|nd|rd|th)|the (?<b1>\\d{1,2})(?:st|nd|rd|th)${ENDS}|am (?<c1>\\d{1,2})\\.?${ENDS}|(?:el )?dia (?<d1>\\d{1,2})|(?:el|le|del|du) (?<e1>\\d{1,2})(?:er)?${ENDS})${OF_MONTH}${ALONE}`,
    (g, c) => oneDay(dayIn(g, ['a', 'b', 'c', 'd', 'e'], c), c),
  ),
];

function numberIn(g: Groups, names: string[]): number {
  const digits = names.flatMap((name) => [1, 2, 3, 4].map((place) => g[`${name}${place}`])).find(Boolean);
  return Number(digits ?? 0);
}

function span(g: Groups, calendar: Calendar): Read {
  const [a, b] = [numberIn(g, ['a']), numberIn(g, ['b'])];
  const joined = /\d\S* (?:and|und|y|et) /.test(g[0] ?? '') && !g.between;
  // "The 1st and the 15th" are two days.
  if (joined && b !== a + 1) return undefined;
  // A span that runs over the end of a month ends in the latest one in which it could.
  const end = a > b ? dayIn(g, ['b'], calendar) : undefined;
  const first = end ? dayBefore(end, a) : dayIn(g, ['a'], calendar);
  const last = end ?? (first && dayAt(first.year, first.month, b));
  return first && last && spanOf(first, last);
}

function dayBefore(end: Day, nth: number): Day | null {
  const { year, month } = step(end.with({ day: 1 }), 'month', -1);
  return dayAt(year, month, nth);
}

const AFTER_MONTH = new RegExp(
  `\\b(?<m>${w.MONTH})(?:,? (?<y>${YEAR}))?,?(?: (?:and|or|und|oder|y|o|et|ou|vs\\.?|versus|to|against|gegen|contre|than|with))? ?$`,
);
const LAST_MONTH = /last|letzt|vorig|pasado|anterior|dernier|passe|precedent/;

function dayIn(g: Groups, names: string[], calendar: Calendar): Day | null {
  const now = today(calendar);
  const nth = numberIn(g, names);
  const named = AFTER_MONTH.exec(g.said ?? '')?.groups;
  if (named?.m) {
    const { year, month } = monthOf(named.m, yearOf(named.y), calendar);
    return dayAt(year, month, nth);
  }
  const told = g.rel ?? g.lead;
  const over = told ? LAST_MONTH.test(told) : nth > now.day;
  const { year, month } = step(now.with({ day: 1 }), 'month', over ? -1 : 0);
  const found = dayAt(year, month, nth);
  if (found || told || nth > 31) return found;
  // Every month that has no such day lies between two that have it.
  const before = step(now.with({ day: 1 }), 'month', -2);
  return dayAt(before.year, before.month, nth);
}

/** Up to today; of a month that is named and over, to its end. */
function lastAfter(first: Day, g: Groups, calendar: Calendar): Day {
  const end = step(first.with({ day: 1 }), 'month', 1).subtract({ days: 1 });
  const named = AFTER_MONTH.test(g.said ?? '');
  const now = today(calendar);
  return isAfter(first, now) ? first : named && !isAfter(end, now) ? end : now;
}
