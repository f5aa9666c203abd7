import { Temporal } from 'temporal-polyfill';
import { type Calendar, startOf, today } from '../../period.ts';
import { HIGHEST, LOWEST } from '../lexicon.ts';
import * as w from './date-words.ts';
import { dateOf, type Groups, monthOf, numberOf, oneDay, sinceDay, weekdayOf, yearOf } from './days.ts';
import { allTime, type CalendarUnit, dayAt, lastDays, type Period, spanOf, step, unitAt, unitFrom } from './period.ts';
import { type DateRule, type Read, rule, Y, YEAR } from './rules.ts';

const MONTHS_IN = { month: 1, quarter: 3, year: 12 } as const;
const THE = "(?:the |der |die |das |dem |den |el |la |los |las |le |les |l'|il |gli |lo |o |a |os |as |de |het )?";
const MOST = 3660;

const RUNNING =
  '(?:week|month|quarter|year|woche|monats?|quartals?|jahre?s?|semana|mes|trimestre|ano|semaine|mois|annee)';
/** Behind it a time says of itself which one it is. */
const NO_END =
  'of|before|after|following|since|from|to|up|until|ending|ended|starting|beginning|commencing|with|von|vom|vor|nach|davor|danach|bis|ab|seit|mit|de|del|antes|despues|desde|hasta|que|qui|avant|apres|depuis|en|du';

/** Times told from today, and those that have names. */
export const RELATIVE_RULES: DateRule[] = [
  rule(`q\\s?(?<q>\\d) (?:of )?(?:last year|the year before)`, (g, c) =>
    quarter(Number(g.q), String(today(c).year - 1), c),
  ),
  // Quarters and halves
  rule(`q\\s?(?<q>\\d)(?:\\s*(?:of |in |/|-|')?\\s*(?<y>${YEAR}|\\d{2}\\b))?`, (g, c) => quarter(Number(g.q), g.y, c)),
  rule(`t(?<q>[1-4])\\s*(?:de |/|-)?\\s*(?<y>${YEAR})`, (g, c) => quarter(Number(g.q), g.y, c)),
  rule(`(?:au|le|du|el|al|del|en|entre|et|y|vs) t(?<q>[1-4])`, (g, c) => quarter(Number(g.q), undefined, c)),
  rule(
    `${THE}(?<o>${w.ORDINAL})\\s*(?:quarter|quartal|trimestre|kwartaal)(?:\\s+(?:of |in |de |del )?(?<y>${YEAR}))?`,
    (g, c) => {
      const nth = w.ORDINALS[g.o ?? ''] ?? 1;
      // "The last quarter" is the one that ended last, not the fourth.
      return nth < 1 ? undefined : quarter(nth, g.y, c);
    },
  ),
  rule(
    `(?:h(?<h>[12])|${THE}(?<o>${w.ORDINAL})\\s*(?:half|halbjahr|semestre|hjalfte))(?:\\s+(?:of |in |de |del )?(?:the year )?(?<y>${YEAR}))?`,
    half,
  ),
  // The same time a year before; see `relativeTo` for those that lean on another time.
  rule(
    `(?<m>${w.MONTH}) (?:of )?(?:last year|the year before|letzten jahres|letztes jahr|des letzten jahres|vorigen jahres|del ano pasado|de l'annee derniere|l'annee derniere)`,
    (g, c) => unitFrom('month', monthOf(g.m, today(c).year - 1, c), c),
  ),
  rule(`(?<m>${w.MONTH}) (?:of )?(?:this year|dieses jahres|de este ano|cette annee)`, (g, c) =>
    unitFrom('month', monthOf(g.m, today(c).year, c), c),
  ),
  rule(`(?:last|letzten|letzter|vorigen) (?<m>${w.MONTH})(?! ?\\d)`, (g, c) => {
    const start = monthOf(g.m, undefined, c);
    const running = start.equals(startOf(today(c), 'month', c));
    return unitFrom('month', running ? start.subtract({ years: 1 }) : start, c);
  }),
  rule(`(?:de )?l'an (?:dernier|passe)`, (_, c) => ({ ...unitAt('year', -1, c), key: 'last_year' })),
  // Days ago, units ago
  rule(
    `(?:on )?(?:the )?day before yesterday|vorgestern|anteayer|antes de ayer|avant[- ]hier|l'altro ieri|anteontem|eergisteren`,
    (_, c) => unitAt('day', -2, c),
  ),
  rule(
    `(?:exactly |about )?(?<n>${w.COUNT}) (?<u>${w.UNIT}) ago|vor (?<n2>${w.COUNT}) (?<u2>${w.UNIT})|hace (?<n3>${w.COUNT}) (?<u3>${w.UNIT})|il y a (?<n4>${w.COUNT}) (?<u4>${w.UNIT})|(?<n5>${w.COUNT}) (?<u5>${w.UNIT}) fa`,
    ago,
  ),
  rule(
    `${THE}(?<u>week|month|quarter|year|weekend) before last|vorletzte[nrs]? (?<u2>${w.UNIT})|(?<u3>semana|mes|ano) antepasad[oa]|l?'?avant-derniere? (?<u4>semaine|mois|annee)`,
    (g, c) => {
      if (g.u === 'weekend') return weekend(2, c);
      const unit = w.UNITS[g.u ?? g.u2 ?? g.u3 ?? g.u4 ?? ''];
      return unit && unitAt(unit, -2, c);
    },
  ),
  rule(`(?:on )?(?:the )?(?<d>${w.WEEKDAY}) before last|vorletzte[nrs]? (?<d2>${w.WEEKDAY})`, (g, c) =>
    oneDay(weekdayOf(g.d ?? g.d2, true, c).subtract({ days: 7 }), c),
  ),
  // Several units
  rule(
    `(?:in |over |for |within |during )?${THE}${w.LAST} (?<full>${w.FULL} )?(?<n>${w.COUNT}|few) (?<full2>${w.FULL} )?(?<u>${w.UNIT})`,
    severalLast,
  ),
  rule(
    `${THE}(?<n>${w.COUNT}) (?:derniers|dernieres|ultimos|ultimas|ultimi|ultime|letzten|vergangenen) (?<full>${w.FULL} )?(?<u>${w.UNIT})`,
    severalLast,
  ),
  rule(`(?<n>${w.COUNT}) (?<u>${w.UNIT}) (?:${w.LAST})`, severalLast),
  rule(`(?<n>\\d{1,4})[- ]days? (?:window|period)`, (g, c) => lastDays(Math.min(Number(g.n) || 1, MOST), true, c)),
  rule(`(?:in |over |for |within |during )?${THE}(?:${w.LAST}) fortnight`, (_, c) => lastDays(14, true, c)),
  rule(`(?:in |over |within |during )?${THE}(?:${w.LAST}) (?:24 hours|24h)`, (_, c) => ({
    ...lastDays(1, true, c),
    assumed: 'whole_days',
  })),
  // Weekends
  rule(
    `(?:on |over |am |during )?${THE}(?<l>${w.LAST} )?(?<t>${w.THIS} )?(?:weekend|wochenende|fin de semana|week-end)(?: (?:pasado|dernier|passe))?`,
    // "The share of the weekend" is of all weekends.
    (g, c) =>
      g.sharing && !g.t && !g.l && !/(?:pasado|dernier|passe)$/.test(g[0] ?? '') ? undefined : weekend(g.t ? 0 : 1, c),
  ),
  // One unit
  rule(`${THE}(?<f>${w.LAST} )(?:${w.FULL} )?(?<u>${w.UNIT})`, (g, c) =>
    last(g.u, /^(?:past|trailing)/.test(g.f ?? ''), c),
  ),
  rule(`${THE}(?<u>${w.UNIT}) (?:${w.LAST})`, (g, c) => last(g.u, false, c)),
  rule(
    `${THE}(?:${w.THIS}) (?<u>${w.UNIT})(?: so far| to date)?|(?<t>mtd|wtd|qtd|ytd)|(?:the )?(?<v>month|week|quarter|year)[- ]to[- ]date|(?:the )?(?<x>month|week|quarter|year) so far|im laufenden (?<z>monat|jahr|quartal)`,
    (g, c) => {
      const unit = { mtd: 'month', wtd: 'week', qtd: 'quarter', ytd: 'year' }[g.t ?? ''] ?? g.u ?? g.v ?? g.x ?? g.z;
      const found = w.UNITS[unit ?? ''];
      return found && unitAt(found, 0, c);
    },
  ),
  rule(
    `${THE}${w.NEXT} (?:(?<n>${w.COUNT}) )?(?<u>${w.UNIT})|(?<u2>semana|mes|ano|semaine|mois|annee) (?:que viene|proxim[oa]|prochaine?)|(?:in|within) the (?:coming|next) (?<n3>${w.COUNT}) (?<u3>${w.UNIT})`,
    (g, c) => {
      const unit = w.UNITS[g.u ?? g.u2 ?? g.u3 ?? ''];
      const count = numberOf(g.n ?? g.n3);
      if (!unit) return undefined;
      if (!(count > 1)) return unitAt(unit, 1, c);
      const tomorrow = today(c).add({ days: 1 });
      return spanOf(tomorrow, step(tomorrow, unit, Math.min(count, 400)).subtract({ days: 1 }));
    },
  ),
  // "Last Friday vs the Friday before"
  rule(
    `(?:on |am |el |le )?${THE}(?<d>${w.WEEKDAY}) (?:before|prior|earlier|davor|zuvor|anterior|previo|d'avant|precedent)(?! (?:last|yesterday|the|that|\\d))`,
    (g, c) => {
      const over = new RegExp(`(?<![\\w])${w.LAST}(?![\\w])`).test(g.said ?? '');
      return oneDay(weekdayOf(g.d, over, c).subtract({ days: 7 }), c);
    },
  ),
  // Weekdays and days beside today
  rule(
    `(?<!los )(?<!les )(?:on |am |el |le |this )?(?<last>last |past |previous |letzten |letzter )?(?<d>${w.WEEKDAY})(?<last2> pasado| dernier| scorso| passado)?`,
    (g, c) => {
      return oneDay(weekdayOf(g.d, Boolean(g.last ?? g.last2), c), c);
    },
  ),
  rule(w.YESTERDAY, (_, c) => ({ ...unitAt('day', -1, c), key: 'yesterday' })),
  rule(w.TODAY, (_, c) => unitAt('day', 0, c)),
  rule(w.TOMORROW, (_, c) => unitAt('day', 1, c)),
  // Months and years by themselves
  // "Sept" is a number in French, where a noun comes behind it.
  rule(
    `(?<m>sept)(?=\\.?(?:\\W*$|,? (?:and |und |y |vs\\.? |versus |to |or |against )?(?:${w.MONTH}|revenue|sales|orders|aov|turnover|numbers|figures|results|average|new|customers|total|by|per|vs|versus|compared|so|only)\\b))`,
    (g, c) => unitFrom('month', monthOf(g.m, undefined, c), c),
  ),
  rule(
    `(?<=\\b${w.MONTH},? )(?:and |und |y )?(?<m>may|sept|mar)(?!\\w)|(?<m2>may|mar)(?=,? (?:and |und |y |vs\\.? |versus )?${w.MONTH}\\b)`,
    (g, c) => unitFrom('month', monthOf(g.m ?? g.m2, undefined, c), c),
  ),
  rule(`(?:in |im |en |em |during |for |of |de )?(?:the month of )?(?<m>${w.MONTH})\\.?${Y}`, (g, c) =>
    unitFrom('month', monthOf(g.m, yearOf(g.y), c), c),
  ),
  rule(
    `(?:(?:in|for|of|during|from|to|vs\\.?|versus|and|than|with|im|en|em|de|het|fur|para|pour|a|al|with|against|until|through|und|y|et|or|,) )(?<m>${w.MONTH})`,
    (g, c) => unitFrom('month', monthOf(g.m, undefined, c), c),
  ),
  rule(`(?!may\\b|mars\\b|mar\\b|set\\b|sept\\b)(?<m>${w.MONTH})`, (g, c) =>
    unitFrom('month', monthOf(g.m, undefined, c), c),
  ),
  rule(
    `(?:(?:in|the|last|this|im|im sommer) )*(?<s>spring|summer|autumn|winter|fruhling|sommer|herbst|verano|otono|primavera|invierno|ete|automne|hiver|printemps)(?:${Y})`,
    season,
  ),
  rule(
    `(?:(?:in |during |over |for )?(?:the |last |this )|in |im |(?:im )?(?:letzten?|diesen|vergangenen?) |en (?:el |la )?|(?:el|la|del|des|of) |de l'|este |esta |cet |cet(?:te)? |a l'|l'|en )(?<s>spring|summer|autumn|winter|fruhling|fruhjahr|sommer|herbst|verano|otono|primavera|invierno|ete|automne|hiver|printemps)(?: (?:pasad[oa]|dernier))?`,
    season,
  ),
  rule(
    `(?:in |for |of |during |en |em |im jahr |im |from |das jahr |l'annee |l'an |the year |ano )?(?<y>${YEAR})(?!-|\\s*(?:orders|customers|people|units|visitors|gbp|usd|eur|dollars|euros|pounds))`,
    (g, c) => unitFrom('year', Temporal.PlainDate.from(`${g.y}-01-01`), c),
  ),
  {
    ...rule(
      `(?:of the |in the |des |der |im |del? (?:la )?|du |de l')(?<u>${RUNNING})(?! ?[·\\d]| (?:${w.MONTH}|${w.LAST}|${w.NEXT}|${NO_END})(?![\\w]))`,
      ofTheRunning,
    ),
    needs: ['unit'],
  },
  rule(`${w.SINCE} (?:the )?(?:last |past )?(?<d>${w.WEEKDAY})`, (g, c) => sinceDay(weekdayOf(g.d, true, c), c)),
];

/** Only where nothing else names a time: "in total last month" is last month. */
export const ALL_TIME_RULE = rule(w.ALL_TIME, (_, c) => allTime(c));

/** What is no part of a time that runs: "the day of the week", "the end of the year". */
const OF_A_KIND =
  /\b(?:days?|times?|hours?|part|parts|rest|end|start|beginning|middle|half|tage?|zeit|stunden?|rest|ende|anfang|beginn|mitte|halfte|dias?|horas?|momento|resto|fin|final|finales|principios?|inicio|comienzo|mitad|parte|jours?|heures?|moment|reste|debut|milieu|moitie|partie|each|every|per|first|last|second|third|times|mal|veces|fois|\d+(?:st|nd|rd|th)?)\W*$/;
const DAY_OF = /\b(?:days?|tage?|dias?|jours?)\W*$/;
const BEST = new RegExp(`(?<![\\p{L}])(?:${HIGHEST}|${LOWEST})(?: [\\p{L}\\d]+){0,2}\\W*$`, 'u');

/** "The best month of the year", "ventas del mes": of the one that runs. */
function ofTheRunning(g: Groups, calendar: Calendar): Read {
  const unit = w.UNITS[g.u ?? ''];
  const said = g.said ?? '';
  const ranked = DAY_OF.test(said) && BEST.test(said) && unit !== 'week';
  return unit && unit !== 'day' && (ranked || !OF_A_KIND.test(said)) ? unitAt(unit, 0, calendar) : undefined;
}

function quarter(nth: number, yearText: string | undefined, calendar: Calendar): Read {
  if (nth < 1 || nth > 4) return null;
  const now = today(calendar);
  const month = (nth - 1) * 3 + 1;
  const year = yearOf(yearText) ?? now.year - (month > now.month ? 1 : 0);
  return unitFrom('quarter', Temporal.PlainDate.from({ year, month, day: 1 }), calendar);
}

function half(g: Groups, calendar: Calendar): Read {
  const nth = g.h ? Number(g.h) : w.ORDINALS[g.o ?? ''];
  if (nth !== 1 && nth !== 2) return undefined;
  const now = today(calendar);
  const year = yearOf(g.y) ?? now.year - (nth === 2 && now.month < 7 ? 1 : 0);
  const from = Temporal.PlainDate.from({ year, month: nth === 1 ? 1 : 7, day: 1 });
  return spanOf(from, from.add({ months: 6 }).subtract({ days: 1 }));
}

function ago(g: Groups, calendar: Calendar): Read {
  const unit = w.UNITS[g.u ?? g.u2 ?? g.u3 ?? g.u4 ?? g.u5 ?? ''];
  const count = numberOf(g.n ?? g.n2 ?? g.n3 ?? g.n4 ?? g.n5);
  return unit && count >= 1 && count <= MOST ? unitAt(unit, -count, calendar) : undefined;
}

function severalLast(g: Groups, calendar: Calendar): Read {
  const unit = w.UNITS[g.u ?? ''];
  const few = g.n === 'few';
  const count = few ? 3 : numberOf(g.n);
  if (!unit || !(count >= 1 && count <= MOST)) return undefined;
  const found = several(count, unit, Boolean(g.full ?? g.full2), calendar);
  return few ? { ...found, assumed: 'few' } : found;
}

function several(count: number, unit: CalendarUnit, full: boolean, calendar: Calendar): Period {
  if (unit === 'day') return lastDays(count, !full, calendar);
  if (full || count === 1) {
    const end = startOf(today(calendar), unit, calendar);
    return spanOf(step(end, unit, -count), end.subtract({ days: 1 })) ?? lastDays(count, true, calendar);
  }
  if (unit === 'week') return lastDays(Math.min(count * 7, MOST), true, calendar);
  const tomorrow = today(calendar).add({ days: 1 });
  const from = tomorrow.subtract({ months: count * MONTHS_IN[unit] });
  const found = spanOf(from, today(calendar)) ?? allTime(calendar);
  const name = `last ${count} full ${unit}s`;
  return { ...found, other: { label: `The ${name}`, words: name } };
}

function last(word: string | undefined, past: boolean, calendar: Calendar): Read {
  const unit = w.UNITS[word ?? ''];
  if (!unit) return undefined;
  if (unit === 'day') return { ...unitAt('day', -1, calendar), key: 'yesterday' };
  const found = { ...unitAt(unit, -1, calendar), key: `last_${unit}` };
  if (!past) return found;
  const days = { week: 7, month: 30, quarter: 90, year: 365 }[unit];
  return { ...found, other: { label: `The last ${days} days`, words: `last ${days} days` } };
}

/** Saturday and Sunday; 1 the one that ended last, or runs. */
function weekend(back: number, calendar: Calendar): Period {
  const now = today(calendar);
  const saturday = now.subtract({ days: (now.dayOfWeek + 1) % 7 });
  const running = now.dayOfWeek >= 6;
  const from = saturday.subtract({ days: 7 * (running ? back : Math.max(back - 1, 0)) });
  return spanOf(from, from.add({ days: 1 })) ?? lastDays(2, true, calendar);
}

const SEASONS: [RegExp, number][] = [
  [/spring|fruhling|fruhjahr|primavera|printemps/, 3],
  [/summer|sommer|verano|ete/, 6],
  [/autumn|herbst|otono|automne/, 9],
  [/winter|invierno|hiver/, 12],
];

function season(g: Groups, calendar: Calendar): Read {
  const month = SEASONS.find(([words]) => words.test(g.s ?? ''))?.[1];
  if (!month) return undefined;
  const start = yearOf(g.y) ? dayAt(yearOf(g.y) ?? 0, month, 1) : dateOf(month, 1, undefined, calendar);
  const found = start && spanOf(start, start.add({ months: 3 }).subtract({ days: 1 }));
  return found && { ...found, assumed: 'seasons' };
}
