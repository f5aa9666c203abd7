import { Temporal } from 'temporal-polyfill';
import type { Calendar } from '../../period.ts';
import * as w from './date-words.ts';
import { dateOf, type Groups, monthOf, numberOf, yearOf } from './days.ts';
import { type Period, spanOf, step, unitAt, unitFrom } from './period.ts';
import { type DateRule, type Read, rule, Y, YEAR } from './rules.ts';

const THE = '(?:the |der |die |das |dem |den |el |la |los |las |le |les |de |het )?';

/** Parts of times that are named: read before the days and months in them are. */
export const PART_RULES: DateRule[] = [
  rule(
    `(?:on |over |am |in )?${THE}(?:weekend|wochenende|fin de semana|week-end) (?:of|around|vom|um den|del|du) (?:the )?(?:(?<d>\\d{1,2})(?:st|nd|rd|th|\\.)? (?:of |de )?(?<m>${w.MONTH})|(?<m2>${w.MONTH}) (?<d2>\\d{1,2})(?:st|nd|rd|th)?)(?:,? (?<y>${YEAR}))?`,
    weekendOf,
  ),
  rule(
    `(?:in |over |during )?${THE}(?<o>first|second|last|front|early|back|latter|erste[nr]?|vordere[nr]?|zweite[nr]?|hintere[nr]?|letzte[nr]?|primera|segunda|premiere|deuxieme|seconde) (?:half|halfte|mitad|quinzaine|quincena|moitie) (?:of|von|des|de|du|d'|im) ?(?<m>${w.MONTH})(?:${Y})?`,
    halfOfMonth,
  ),
  {
    ...rule(
      `(?:which|what|welche[sr]?|que|cual|quelle?) (?:half|halfte|halbjahr|mitad|semestre|moitie)(?: (?:of|in|von|des|de|del|du))? (?:the year )?(?<yy>${YEAR})`,
      (g) => [1, 7].flatMap((month) => halfOfYear(Number(g.yy), month) ?? []),
    ),
    needs: ['digit'],
  },
  rule(
    `${THE}(?:(?<n2>${w.COUNT}) )?(?:(?<o>${w.ORDINAL}) )(?:(?<n>${w.COUNT}) )?(?<u>${w.UNIT}) (?:of|in|im|des?|del|du|d')\\s*(?:the )?(?:(?<m>${w.MONTH})${Y}?|(?<yy>${YEAR})|(?<rel>(?:(?:${w.LAST}|${w.THIS}|the) |l')?(?:${w.UNIT})(?: (?:${w.LAST}))?)(?! ?\\d| (?:of|de) ))`,
    partOf,
  ),
];

/** The Saturday and Sunday in whose week (Monday to Sunday) a day lies. */
function weekendOf(g: Groups, calendar: Calendar): Read {
  const month = w.MONTHS[g.m ?? g.m2 ?? ''];
  const day = month && dateOf(month, Number(g.d ?? g.d2), yearOf(g.y), calendar);
  if (!day) return null;
  const saturday = day.add({ days: 6 - day.dayOfWeek });
  return spanOf(saturday, saturday.add({ days: 1 }));
}

function halfOfYear(year: number, month: number): Period | null {
  const from = Temporal.PlainDate.from({ year, month, day: 1 });
  return spanOf(from, from.add({ months: 6 }).subtract({ days: 1 }));
}

/** Up to the 15th, or from the 16th on. */
function halfOfMonth(g: Groups, calendar: Calendar): Read {
  const start = monthOf(g.m, yearOf(g.y), calendar);
  const isFirst = /^(?:first|front|early|erst|vorder|primer|premier)/.test(g.o ?? '');
  const middle = start.add({ days: 14 });
  return isFirst
    ? spanOf(start, middle)
    : spanOf(middle.add({ days: 1 }), start.add({ months: 1 }).subtract({ days: 1 }));
}

/** "The first week of November", "the last 10 days of 2011", "the second month of last quarter". */
function partOf(g: Groups, calendar: Calendar): Read {
  const unit = w.UNITS[g.u ?? ''];
  const nth = w.ORDINALS[g.o ?? ''];
  const whole = wholeOf(g, calendar);
  if (!unit || !nth || !whole?.from) return undefined;
  const count = (g.n ?? g.n2) ? numberOf(g.n ?? g.n2) : 1;
  if (!(count >= 1 && count <= 400)) return undefined;
  if (nth === -1) return spanOf(step(whole.to, unit, -count), whole.to.subtract({ days: 1 }));
  const from = step(whole.from, unit, (nth - 1) * count);
  return spanOf(from, step(from, unit, count).subtract({ days: 1 }));
}

function wholeOf(g: Groups, calendar: Calendar): Period | undefined {
  if (g.m) return unitFrom('month', monthOf(g.m, yearOf(g.y), calendar), calendar);
  if (g.yy) return unitFrom('year', Temporal.PlainDate.from(`${g.yy}-01-01`), calendar);
  const unit = g.rel
    ?.split(/[ ']/)
    .map((word) => w.UNITS[word])
    .find(Boolean);
  return unit && unitAt(unit, new RegExp(`(?<![\\w])${w.LAST}(?![\\w])`).test(g.rel ?? '') ? -1 : 0, calendar);
}
