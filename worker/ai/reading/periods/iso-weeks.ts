import { Temporal } from 'temporal-polyfill';
import { type Calendar, today } from '../../period.ts';
import * as w from './date-words.ts';
import { type Groups, yearOf } from './days.ts';
import { type Day, spanOf, unitFrom } from './period.ts';
import { type DateRule, type Read, rule, YEAR } from './rules.ts';

const THE = "(?:the |der |die |das |dem |den |el |la |los |las |le |les |l'|de |du |del |des |het )?";
const TH = '(?:st|nd|rd|th|\\.|er|o)?';
const WEEKS = '(?:weeks?|wks?|kws?|kalenderwochen?|wochen?|cw|semanas?|semaines?|settimane?)';
const NUMBER = '(?: (?:no\\.?|nos\\.?|numbers?|nr\\.?|numeros?))?';
const NO_DATE = `(?!\\d|[.:/-]\\d| ?${TH} ?(?:of |de |in |im )?${w.MONTH})`;
const IN_YEAR = `(?:,?(?: of| in| del?|/| im jahr)? ?(?<y>${YEAR}))?`;
const TO = '(?: ?(?:-|–) ?| (?:to|through|thru|till|until|bis|al?|hasta|au) (?:la |week |kw ?)?)';
const rules = (pattern: string, read: DateRule['read']): DateRule => ({ ...rule(pattern, read), needs: ['digit'] });

/** Weeks by their number, one or a row of them. */
export const ISO_WEEK_RULES: DateRule[] = [
  rules(
    `(?:in |for |of |from )?${THE}(?:iso[- ]?)?(?:calendar )?${WEEKS}${NUMBER} ?(?<n>\\d{1,2})${TO}(?<b>\\d{1,2})${NO_DATE}${IN_YEAR}`,
    weeksFrom,
  ),
  rules(
    `(?:in |for |of )?${THE}(?:iso[- ]?)?(?:calendar )?${WEEKS}${NUMBER} ?(?<n>\\d{1,2}) ?(?:,|and|und|y|et|&|vs\\.?|versus|gegen|contra|contre|or|oder|o|ou) ?(?:${WEEKS} ?)?(?<b>\\d{1,2})${NO_DATE}${IN_YEAR}`,
    (g, c) => [g.n, g.b].flatMap((n) => isoWeek({ ...g, n }, c) ?? []),
  ),
  rules(
    `(?:in |for |of )?${THE}(?:iso[- ]?)?(?:calendar )?(?:week|kw|kalenderwoche|cw|semana|semaine|settimana)${NUMBER} ?#?(?<n>\\d{1,2})${NO_DATE}${IN_YEAR}`,
    isoWeek,
  ),
  rules(`(?:in |for )?(?<y>${YEAR})[- ]?w(?<n>\\d{1,2})`, isoWeek),
  rules(`(?:in |for )?w(?<n>\\d{2})(?:[ /-](?<y>${YEAR}))?`, isoWeek),
];

/** Weeks have numbers by ISO 8601: they begin on Monday, and the first holds 4 January. */
function mondayOf(nth: number, yearText: string | undefined, calendar: Calendar): Day | null {
  const at = (year: number) => {
    const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
    return fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: nth - 1 });
  };
  const now = today(calendar);
  const running = now.yearOfWeek ?? now.year;
  const year = yearOf(yearText) ?? (Temporal.PlainDate.compare(at(running), now) > 0 ? running - 1 : running);
  const monday = at(year);
  return nth < 1 || monday.yearOfWeek !== year ? null : monday;
}

function isoWeek(g: Groups, calendar: Calendar): Read {
  const monday = mondayOf(Number(g.n), g.y, calendar);
  if (!monday) return null;
  return calendar.weekStart === 'monday' ? unitFrom('week', monday, calendar) : spanOf(monday, monday.add({ days: 6 }));
}

function weeksFrom(g: Groups, calendar: Calendar): Read {
  const last = mondayOf(Number(g.b), g.y, calendar);
  if (!last || Number(g.n) < 1 || Number(g.n) > 53) return null;
  const back = Number(g.b) - Number(g.n);
  if (back < 0) return null;
  return spanOf(last.subtract({ weeks: back }), last.add({ days: 6 }));
}
