import type { MetricFilter } from '../../../contract/metrics.ts';
import { HIGHEST, LOWEST } from './lexicon.ts';
import { COUNT, MONTH, UNIT, WEEKDAY, WEEKDAY_EVERY, WEEKDAYS, WEEKDAYS_EVERY } from './periods/date-words.ts';

/** Days that a text means by their kind, and no date: "an average Monday", "the best Sundays", "weekends against weekdays". */
export interface KindsOfDays {
  filters: MetricFilter[];
  /** Weekends and weekdays are held against each other. */
  against: boolean;
  rest: string;
}

export const AVERAGE =
  /\b(?:averag\w*|avg|mean|typical(?:ly)?|usual(?:ly)?|normal(?:ly)?|durchschnitt\w*|im schnitt|mittel|typisch\w*|normalerweise|ublicherweise|promedio|de media|media|medi[ao]s?|tipic[oa]|en moyenne|moyenn?es?|moyens?|typique|d'habitude|gemiddeld\w*)\b/;

const START = '(?<![\\p{L}\\p{N}-])';
const END = '(?![\\p{L}\\p{N}-])';
const USUAL =
  'average|avg|mean|typical|normal|usual|ordinary|durchschnittlich\\w*|typisch\\w*|normale[nrms]?|gewohnlich\\w*';
/** "An average Monday", "un lunes normal". */
const TYPICAL = new RegExp(
  `${START}(?:(?:on|in|an|am|at|for) )?(?:(?:an?|the|our|my|any|ein\\w*|un|une|el|le) )?(?:(?:${USUAL}) (?<a>${WEEKDAY})|(?<b>${WEEKDAY}) (?:normal|tipico|promedio|cualquiera|moyen|typique|ordinaire))${END}`,
  'u',
);
const ON_AVERAGE =
  /\b(?:on average|on an average|usually|typically|normally|im schnitt|im mittel|durchschnittlich|normalerweise|de media|en promedio|por lo general|normalmente|en moyenne|d'habitude|habituellement)\b/;
const NO_DATE = '(?! (?:\\d|last|dernier|pasado|before|nach|vor\\b))';
/** "On a Monday", "an einem Montag", "chaque lundi": beside what is an average. */
const ONE_OF_MANY = new RegExp(
  `${START}(?:(?:(?:on|an|per|at) )?(?:an?|any|einem|jede[nms]?|un|cada|chaque|each|every|per|pro|je) )(?<d>${WEEKDAY})${END}${NO_DATE}`,
  'u',
);
/** "Each Sunday in November": all of them, one by one. */
const EVERY = new RegExp(
  `${START}(?:on |an )?(?:each|every|jede[nmrs]?|cada|chaque|tous les|todos los) (?:(?<many>${WEEKDAY_EVERY})|(?<d>${WEEKDAY}))${END}`,
  'u',
);
/** "Le lundi, en moyenne". */
const HABITUAL = new RegExp(`${START}(?:on|am|el|le|im) (?<d>${WEEKDAY})${END}${NO_DATE}`, 'u');
const RANK =
  `(?:(?:top|best|worst|bottom) (?:${COUNT})|(?:${COUNT}) (?:${HIGHEST}|${LOWEST})|${HIGHEST}|${LOWEST}|which|what|how many|on how many|` +
  'welche[rnms]?|wie viele[nr]?|cual(?:es)?|cuant[oa]s|quel(?:le)?s?|combien de)';
/** "The best Monday", "which Sundays", "how many Saturdays". */
const RANKED = new RegExp(
  `(?<=${START}${RANK}(?: (?:single|of (?:the|my|our|all)|my|our|the|el|la|le|los))* )(?:(?<many>${WEEKDAY_EVERY})|(?<one>${WEEKDAY}))${END}`,
  'u',
);
/** "Mejor lunes" and "les meilleurs lundis" have their noun after the rank as well; "lunes" is one and many. */
const SALES = '(?:sales?|orders?|revenue|turnover|takings|income|business|trade|umsatze?|bestellungen)';
const WORKDAYS = '(?:weekdays?|working days?|workdays?|midweek|mid-week)';
const WITH = '(?:vs\\.?|versus|and|or|with|against|than|to|from|compared (?:to|with))';
const LINK = `(?: (?:days?|${SALES}))? ${WITH} (?:(?:on|the|my|our|average|avg|mean|typical) )*`;
const AGAINST = new RegExp(
  `${START}(?:on )?(?:weekends?${LINK}(?:${WORKDAYS}|the week)|${WORKDAYS}${LINK}weekends?|wochenenden? (?:und|oder|mit|gegen|zu) (?:den )?(?:werk|wochen)tagen?|(?:werk|wochen)tagen? (?:und|oder|mit|gegen|zu) (?:den )?wochenenden?|(?:fines de semana|fin de semana) (?:y|o|frente a|contra|con) (?:los )?(?:dias )?(?:entre semana|laborables)|(?:dias )?(?:entre semana|laborables) (?:y|o|frente a|contra|con) (?:los |el )?(?:fines|fin) de semana|(?:le )?week-ends? (?:et|ou|contre|face a|par rapport a) (?:la |en |les )?(?:semaine|jours ouvres)|(?:la |en |les )?(?:semaine|jours ouvres) (?:et|ou|contre|face au?|par rapport au) (?:le )?week-ends?)${END}`,
  'u',
);
const NOT_SPLIT = `(?<!(?:by|per|each|every|which|what|of the|best|worst|busiest|strongest|weakest|average|nach|pro) )`;
/** "Weekday sales", "from weekdays". */
const ON_WORKDAYS = new RegExp(
  `${START}(?:(?:from|of|during|only|just|for|over) (?:the )?weekdays|${NOT_SPLIT}weekday(?= ${SALES}${END}))${END}`,
  'u',
);
/** "Weekend sales in November", where the last weekend is not meant. */
const ON_WEEKENDS = new RegExp(
  `${START}(?<!(?:last|this|past|previous|that|friday|of the|over the|the) )weekend(?= ${SALES} (?:(?:only|just) )?(?:in|for|during|since|of|this|last|over)\\b)${END}`,
  'u',
);

/** "Monday to Friday" beside a longer time: those days of it. By themselves they are the latest such days. */
const FROM_TO = new RegExp(
  `${START}(?:from |between |only |on |von |de |du |del )?(?:los |le )?(?<a>${WEEKDAY})(?: ?- ?| (?:to|through|thru|till|until|bis|a|al|au) )(?:el |le )?(?<b>${WEEKDAY})${END}`,
  'u',
);
const LONGER = new RegExp(`${START}(?:${UNIT}|${MONTH}|(?:19|20)\\d{2}|q[1-4]|weeks|months)${END}`, 'u');

function daysFromTo(from: number, to: number): string[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => String(((from - 1 + i) % 7) + 1));
}

/** Texts come normalised; what was taken stands as dots. */
export function findKindsOfDays(text: string): KindsOfDays {
  const days = new Set<string>();
  let rest = text;
  const take = (start: number, length: number, keep = '') => {
    rest = rest.slice(0, start) + keep + '·'.repeat(length - keep.length) + rest.slice(start + length);
  };
  const against = AGAINST.exec(rest);
  if (against) take(against.index, against[0].length);
  for (const [pattern, own] of [
    [ON_WORKDAYS, ['1', '2', '3', '4', '5']],
    [ON_WEEKENDS, ['6', '7']],
  ] as const) {
    const match = pattern.exec(rest);
    if (!match) continue;
    for (const one of own) days.add(one);
    take(match.index, match[0].length);
  }
  const span = FROM_TO.exec(rest);
  if (span && LONGER.test(rest.replace(span[0], ' '))) {
    for (const one of daysFromTo(WEEKDAYS[span.groups?.a ?? ''] ?? 1, WEEKDAYS[span.groups?.b ?? ''] ?? 7))
      days.add(one);
    take(span.index, span[0].length);
  }
  const typical =
    TYPICAL.exec(rest) ??
    (AVERAGE.test(rest) ? ONE_OF_MANY.exec(rest) : null) ??
    (ON_AVERAGE.test(rest) ? HABITUAL.exec(rest) : null);
  const name = typical?.groups?.a ?? typical?.groups?.b ?? typical?.groups?.d;
  if (typical && name) {
    days.add(String(WEEKDAYS[name]));
    // The word that says "on average" stays to be read.
    const usual = AVERAGE.exec(typical[0])?.[0] ?? '';
    take(typical.index, typical[0].length, usual);
  }
  const every = typical ? null : EVERY.exec(rest);
  if (every) {
    const { many, d } = every.groups ?? {};
    days.add(String(many ? WEEKDAYS_EVERY[many] : WEEKDAYS[d ?? '']));
    take(every.index, every[0].length, 'by day'.slice(0, every[0].length));
  }
  const ranked = RANKED.exec(rest);
  if (ranked) {
    const { many, one } = ranked.groups ?? {};
    days.add(String(many ? WEEKDAYS_EVERY[many] : WEEKDAYS[one ?? '']));
    take(ranked.index, ranked[0].length, many ? 'days' : 'day');
  }
  return {
    filters: days.size > 0 ? [{ by: 'weekday', is: [...days].sort() }] : [],
    against: against !== null,
    rest,
  };
}
