import { type Calendar, today } from '../../period.ts';
import { anyOf, wordsOf } from '../words.ts';
import * as w from './date-words.ts';
import { type Groups, numberOf, sinceDay, untilDay, yearOf } from './days.ts';
import { NAMED_DAYS, type NamedDay, namedDayIn } from './named-days.ts';
import { type Day, type Period, spanOf, step, unitFrom } from './period.ts';
import { type DateRule, type Read, rule, YEAR } from './rules.ts';

const BY_NAME = new Map(NAMED_DAYS.flatMap((one) => one.names.split(',').map((name) => [name.trim(), one] as const)));
const NAME = anyOf([...BY_NAME.keys()]);

/** What is left of the names without what any text may hold: a text without these words names no such day. */
export const FEAST_WORDS: ReadonlySet<string> = new Set(
  [...BY_NAME.keys()]
    .flatMap(wordsOf)
    .filter(
      (word) =>
        word.length > 3 &&
        !/^(?:year|years|neuj|jour|jeudi|lunes|jueves|lundi|week|weekend|dimanche|domingo|monday|friday|sunday|tuesday)$/.test(
          word,
        ),
    )
    .concat('bfcm', 'xmas', 'noel', 'new', 'ano', 'may'),
);

const THE = "(?:the |der |die |das |dem |den |el |la |los |las |le |les |l'|du |del )?";
const AT =
  '(?:on |at |over |for |during |in |around |am |an |zu |zum |uber |im |en |por |para |durante |a |au |aux |pour |pendant |de |del |du |des )?';
const LAST =
  '(?<l>last |past |previous |letzte[nrsm]? |vergangene[nrsm]? |vorige[nrsm]? )?(?<nx>next |the coming |nachste[nrsm]? |kommende[nrsm]? )?(?<t>this |diese[nrsm]? )?';
const LAST_YEAR =
  "(?<ly>,? (?:of |in )?(?:last year|the year before|the previous year|letztes jahr|im letzten jahr|letzten jahres|vorigen jahres|del ano pasado|el ano pasado|pasad[oa]|de l'annee derniere|l'annee derniere|l'an dernier|derniere?))?";
const THIS_YEAR =
  '(?<ty>,? (?:of |in )?(?:this year|dieses jahr|dieses jahres|de este ano|este ano|cette annee|de cette annee))?';
const IN_YEAR = `(?:,?\\s*(?:of |de |del |in |von |/ ?|-)?\\s*(?<y>${YEAR}|'\\d{2}))?`;
/** Somebody may be called Noel. */
const NOBODY = '(?<!\\b(?:did|has|hat|does|customer|kunde|kundin|cliente|client|named|called|gasto|compro|depense) )';
const DAY = `${LAST}${NOBODY}(?<d>${NAME})`;
const WHEN = `${IN_YEAR}${LAST_YEAR}${THIS_YEAR}`;
const BEFORE =
  'before|leading up to|running up to|in the run-?up to|up to|ahead of|vor|antes de|antes del|previos a|avant';
const AFTER = 'after|following|nach|despues de|despues del|apres';

/** Trade days and feasts by their names, and the times around them. */
export const NAMED_RULES: DateRule[] = [
  rule(
    `(?:from |between |von |zwischen |entre |desde |del? )?${THE}(?<a>${NAME})${IN_YEAR}(?: and | to | until | till | bis | und | y | hasta | et | a )${THE}(?<b>${NAME})(?:,? (?<yb>${YEAR}))?`,
    between,
  ),
  rule(
    `${AT}${THE}(?:last |first |next |letzten |ersten |ultimos |ultimas |primeros |derniers |dernieres )?(?:(?<n>${w.COUNT}) )?(?<u>${w.UNIT}|weekend|wochenende|fin de semana|week-end) (?:(?<before>${BEFORE})|(?<after>${AFTER})) ${THE}${DAY}${WHEN}`,
    around,
  ),
  rule(`${w.SINCE} ${THE}${DAY}${WHEN}`, (g, c) => sinceDay(dayIn(g, c)?.first ?? null, c)),
  rule(`(?:before|prior to|vor|antes de|antes del|avant) ${THE}${DAY}${WHEN}`, (g, c) =>
    untilDay(dayIn(g, c)?.first ?? null),
  ),
  rule(`(?:after|nach|despues de|despues del|apres) ${THE}${DAY}${WHEN}`, (g, c) =>
    sinceDay(dayIn(g, c)?.last.add({ days: 1 }) ?? null, c),
  ),
  rule(`${AT}${THE}(?:week|woche|semana|semaine) (?:of|with|von|mit|de|del|du) ${THE}${DAY}${WHEN}`, weekOf),
  rule(
    `${AT}${THE}${DAY}${IN_YEAR}[ -](?:(?<we>weekend|wochenende)|(?<wk>week|woche))${LAST_YEAR}${THIS_YEAR}${IN_YEAR.replace('<y>', '<y2>')}`,
    (g, c) => (g.we ? weekendOf(g, c) : weekOf(g, c)),
  ),
  rule(`${AT}${THE}${DAY}${WHEN}`, (g, c) => periodOf(dayIn(g, c), c)),
];

interface Days {
  first: Day;
  last: Day;
}

function dayIn(g: Groups, calendar: Calendar): Days | undefined {
  const one = BY_NAME.get(g.d ?? '');
  if (!one) return undefined;
  const now = today(calendar);
  const next = () => {
    const running = namedDayIn(one, now.year, false, calendar);
    return running.first.until(now).sign < 0 ? running : namedDayIn(one, now.year + 1, false, calendar);
  };
  if (g.nx) return next();
  const year =
    g.ly && !/pasad|dernier/.test(g.ly.replace(/ano pasado|annee derniere|an dernier/, ''))
      ? now.year - 1
      : g.ty || g.t
        ? now.year
        : yearOf(g.y ?? g.y2);
  return namedDayIn(one, year, Boolean(g.l ?? g.ly), calendar);
}

function periodOf(days: Days | undefined, calendar: Calendar): Read {
  if (!days) return undefined;
  return days.first.equals(days.last) ? unitFrom('day', days.first, calendar) : spanOf(days.first, days.last);
}

function between(g: Groups, calendar: Calendar): Read {
  const [a, b] = [BY_NAME.get(g.a ?? ''), BY_NAME.get(g.b ?? '')];
  const joined = /\b(?:and|und|y|et)\b/.test(g[0] ?? '') && !/^(?:between|zwischen|entre)\b/.test(g[0] ?? '');
  if (!a || !b || joined || g.comparing) return undefined;
  return spanBetween(a, b, g, calendar);
}

function spanBetween(a: NamedDay, b: NamedDay, g: Groups, calendar: Calendar): Read {
  const end = namedDayIn(b, yearOf(g.yb ?? g.y), false, calendar);
  const start = namedDayIn(a, yearOf(g.y) ?? end.last.year, false, calendar).first;
  const from = start.until(end.last).sign < 0 && !g.y ? namedDayIn(a, end.last.year - 1, false, calendar).first : start;
  return spanOf(from, end.last);
}

/** "The two weeks before Christmas": so many days, the day itself not in it. */
function around(g: Groups, calendar: Calendar): Read {
  const days = dayIn(g, calendar);
  if (days && !Object.hasOwn(w.UNITS, g.u ?? '')) {
    const saturday = g.before
      ? days.first.subtract({ days: (days.first.dayOfWeek + 1) % 7 || 7 })
      : days.last.add({ days: (13 - days.last.dayOfWeek) % 7 || 7 });
    return spanOf(saturday, saturday.add({ days: 1 }));
  }
  const unit = w.UNITS[g.u ?? ''];
  const count = g.n ? numberOf(g.n) : 1;
  if (!days || !unit || !(count >= 1 && count <= 400)) return undefined;
  // "The days before" are some days: a week of them.
  const some = unit === 'day' && !g.n && /^(?:days|tage|tagen|dias|jours)$/.test(g.u ?? '') ? 7 : count;
  return g.before
    ? spanOf(step(days.first, unit, -some), days.first.subtract({ days: 1 }))
    : spanOf(days.last.add({ days: 1 }), step(days.last, unit, some));
}

function weekOf(g: Groups, calendar: Calendar): Read {
  const days = dayIn(g, calendar);
  return days && weekWith(days.first, calendar);
}

function weekWith(day: Day, calendar: Calendar): Period | null {
  const start = { monday: 1, saturday: 6, sunday: 7 }[calendar.weekStart];
  return unitFrom('week', day.subtract({ days: (day.dayOfWeek - start + 7) % 7 }), calendar);
}

/** The Saturday and Sunday of its week, with the day itself where it lies beside them. */
function weekendOf(g: Groups, calendar: Calendar): Read {
  const days = dayIn(g, calendar);
  if (!days) return undefined;
  const { first, last } = days;
  if (!first.equals(last)) return spanOf(first, last);
  const saturday = first.add({ days: first.dayOfWeek === 1 ? -2 : 6 - first.dayOfWeek });
  const sunday = saturday.add({ days: 1 });
  return spanOf(first.dayOfWeek === 5 ? first : saturday, first.dayOfWeek === 1 ? first : sunday);
}
