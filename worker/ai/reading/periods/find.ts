import { type Calendar, today } from '../../period.ts';
import { GROWTH, SHARE } from '../lexicon.ts';
import { LAST, UNITS } from './date-words.ts';
import { DAY_OF_MONTH_RULES } from './days-of-month.ts';
import { EDGE_RULES } from './edges.ts';
import { ISO_WEEK_RULES } from './iso-weeks.ts';
import { joinTimes } from './joined.ts';
import { FEAST_WORDS, NAMED_RULES } from './named-rules.ts';
import { PART_RULES } from './parts.ts';
import { isAfter, keyOf, lastDays, type Named, type Period } from './period.ts';
import { ALL_TIME_RULE, RELATIVE_RULES } from './relative.ts';
import { DATE_RULES, type DateRule, hintsIn } from './rules.ts';
import { SINCE_RULES } from './since.ts';

const RULES: DateRule[] = [
  ...SINCE_RULES,
  ...EDGE_RULES,
  ...ISO_WEEK_RULES,
  ...PART_RULES,
  ...DATE_RULES.map((one): DateRule => (one.needs.length > 0 ? one : { ...one, needs: ['digit'] })),
  ...DAY_OF_MONTH_RULES,
  ...RELATIVE_RULES,
];
/** As many as a question may name; the rest is left. */
const MOST = 12;

const COMPARING =
  /\b(?:compar\w*|differ\w*|versus|vs|chang\w*|gr[eo]w\w*|increas\w*|decreas\w*|vergl\w+|unterschied|diferencia|difference)\b/;
/** A number that moved "from September to October" is of two months, and not of a span. */
const MOVED =
  /\b(?:rise|rises|rose|risen|fall|fell|fallen|drop|dropped|stieg|stiegen|gestiegen|sank|sanken|gesunken|wuchs|wuchsen|zugelegt|aument\w*|crecie\w*|crecio|subi[oe]\w*|baj(?:o|aron|ado)|cay[oe]\w*|augmente\w*|baisse\w*|diminue\w*|progresse\w*)\b/;
/** Words for a time that leans on another one. */
const RELATIVE: [RegExp, NonNullable<Named['relative']>['of']][] = [
  [
    /\b(?:(?:the )?same (?:\w+ )?(?:days? |weeks? |time |period |months? |quarters? )?(?:of |in )?(?:the )?(?:last year|previous year|prior year|year before|year ago|a year ago|a year earlier)|(?:this time|same time|same period) (?:a |last )year(?: ago)?|(?:a|one) year (?:ago|earlier|before)|year[- ](?:over|on)[- ]year|yoy|y\/y|vorjahres\w*|vorjahr|(?:el )?mismo (?:mes|periodo|dia|trimestre) del ano (?:pasado|anterior)|(?:le )?meme (?:mois|periode|jour) (?:de )?l'an(?:nee)? (?:derniere?|passee?|precedente)|un an plus tot|hace un ano|(?:el )?ano (?:pasado|anterior) (?:por|en|a|para) (?:estas(?: mismas)? fechas|esta(?: misma)? epoca|estas alturas)|(?:por|en|a) (?:estas(?: mismas)? fechas|esta epoca|estas alturas) (?:del?|el) (?:ano )?(?:pasado|anterior)|(?:l'|l )?an(?:nee)? derni(?:er|ere) (?:a|pour|sur|pendant|durant) (?:la |cette )?(?:meme )?(?:periode|epoque|date)|(?:a|pour|sur) (?:la |cette )meme (?:periode|epoque|date) (?:de )?l'an(?:nee)? (?:derniere?|passee?|precedente)|(?:letztes|voriges|vergangenes) jahr (?:um|zu) (?:diese(?:lbe|r)?|die gleiche|der gleichen) zeit|(?:um|zu) (?:diese|die gleiche|dieser) zeit (?:im )?(?:letztes|letzten|voriges|vorigen) jahre?s?)\b/g,
    'year_before',
  ],
  [
    /\b(?:(?:the )?(?:day|week|month|quarter|year|period|time|one|weekend)s? (?:before(?! (?:last|yesterday|the|that))|prior|earlier|previously|before (?:that|it))|(?:the )?(?:previous|prior|preceding) (?:one|period|time|window)|(?:month|week|day|quarter)[- ](?:over|on)[- ](?:month|week|day|quarter)|mom|wow|qoq|vorperiode|vormonats?|vorwoche|vorquartals?|die (?:woche|zeit|periode) davor|(?:der|die|das|dem|den) davor|cel(?:le|ui) d'avant|(?:la|el) anterior\b(?! a)|de[nr] monat davor|(?:el )?(?:mes|periodo|trimestre|dia) anterior|(?:la )?semana anterior|(?:el )?(?:mes|periodo) previo|(?:le )?(?:mois|trimestre|jour) (?:d'avant|precedent)|(?:la )?(?:semaine|periode) (?:d'avant|precedente))\b/g,
    'before',
  ],
];

/**
 * The times that a text names, as they stand in it; none of them twice. Texts come normalised. What looks like a day and
 * is none, such as the 30th of February, is found without a period.
 */
export function findPeriods(text: string, calendar: Calendar): { named: Named[]; rest: string } {
  const comparing = COMPARING.test(text) || MOVED.test(text);
  const sharing = SHARE.test(text);
  const found: Named[] = [];
  let rest = text;
  const at = (start: number, words: string) => ({ words: words.trim(), start, end: start + words.length });
  const take = (start: number, words: string, more: Pick<Named, 'period' | 'relative'>) => {
    found.push({ ...at(start, words), ...more });
    rest = rest.slice(0, start) + '·'.repeat(words.length) + rest.slice(start + words.length);
  };
  rest = rest.replace(ABOUT_TODAY, (words) => '·'.repeat(words.length));
  const run = ({ pattern, read }: DateRule) => {
    for (const match of rest.matchAll(pattern)) {
      const period = read(
        {
          ...match.groups,
          0: match[0],
          ...(comparing && { comparing: 'yes' }),
          ...(sharing && { sharing: 'yes' }),
          said: text.slice(0, match.index),
          after: text.slice(match.index + match[0].length),
        },
        calendar,
      );
      if (Array.isArray(period)) {
        const [first, ...others] = period;
        if (first) take(match.index, match[0], { period: first });
        for (const one of others) found.push({ ...at(match.index, match[0]), period: one });
      } else if (period !== undefined) take(match.index, match[0], { period });
    }
  };
  const hints = hintsIn(text);
  if (text.match(/[\p{L}\d]+/gu)?.some((word) => FEAST_WORDS.has(word))) for (const one of NAMED_RULES) run(one);
  for (const [pattern, of] of RELATIVE) {
    for (const match of rest.matchAll(pattern)) {
      take(match.index, match[0], { period: null, relative: { of, unit: unitIn(match[0]) } });
    }
  }
  for (const one of RULES) if (found.length < MOST && one.needs.every((hint) => hints.has(hint))) run(one);
  if (found.every(({ period, relative }) => relative && !period)) run(ALL_TIME_RULE);
  else rest = rest.replace(ALL_TIME_RULE.pattern, (words) => '·'.repeat(words.length));
  const inOrder = found.sort((a, b) => a.start - b.start).map((one) => withoutToday(text, one, calendar));
  const named = joinTimes(text, inOrder, comparing || GROWTH.test(text));
  for (const { start, end } of named) rest = rest.slice(0, start) + '·'.repeat(end - start) + rest.slice(end);
  return { named, rest };
}

/** A time that lies after today altogether. */
export function isFuture(period: Period, calendar: Calendar): boolean {
  return period.from !== null && isAfter(period.from, today(calendar));
}

function unitIn(words: string): Period['unit'] | null {
  const own: [RegExp, Period['unit']][] = [
    [/vorjahr/, 'year'],
    [/vormonat/, 'month'],
    [/vorwoche/, 'week'],
    [/vorquartal/, 'quarter'],
    [/mom|month/, 'month'],
    [/wow|week/, 'week'],
    [/qoq|quarter/, 'quarter'],
  ];
  const word = words.split(/[^\p{L}]+/u).find((one) => UNITS[one]);
  return (word && UNITS[word]) || (own.find(([pattern]) => pattern.test(words))?.[1] ?? null);
}

const EXCLUDES_TODAY =
  /\b(?:excluding|excl|without|not (?:counting|including)|except|minus|ohne|sin(?: contar)?|sans(?: compter)?|hors) (?:today|heute|hoy|aujourd'?hui)\b|\btoday (?:excluded|not included)\b|\b(?:full|complete|whole|completed) days\b|\bup to yesterday\b|\buntil yesterday\b/;

/** What is said of today beside a time, and names none itself. */
const ABOUT_TODAY =
  /[,(]? ?\b(?:(?:excluding|excl\.?|without|not (?:counting|including)|except|minus|including|incl\.?|counting|with|ohne|mit|sin(?: contar)?|incluyendo|sans(?: compter)?|hors|y compris) (?:today|heute|hoy|aujourd'?hui)|today (?:excluded|included|not included)|(?:hoy|heute) (?:incluido|eingeschlossen)|up to (?:today|now|yesterday)|until (?:today|now|yesterday))\b\)?/g;

function withoutToday(text: string, one: Named, calendar: Calendar): Named {
  const { period } = one;
  if (!period?.from || period.unit !== 'days' || !EXCLUDES_TODAY.test(text)) return one;
  const now = today(calendar);
  if (!period.to.equals(now.add({ days: 1 }))) return one;
  const days = period.key.match(/^(\d+)d$/)?.[1];
  if (days) return { ...one, period: lastDays(Number(days), false, calendar) };
  const from = period.from.subtract({ days: 1 });
  return { ...one, period: { ...period, key: keyOf(from, now), from, to: now } };
}

/** Whether words are nothing but a bare "last year" and the like, which beside another time is a comparison. */
export function isLastYear(words: string): boolean {
  return new RegExp(
    `^(?:the |el |l'|im |das )?(?:${LAST}) (?:year|jahr|annee)$|^(?:el )?ano pasado$|^(?:de )?l?'?an(?:nee)? derniere?$`,
  ).test(words);
}
