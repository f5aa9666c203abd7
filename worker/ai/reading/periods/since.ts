import * as w from './date-words.ts';
import { dayOf, type Groups, isoDay, monthOf, sinceDay, untilDay, yearOf } from './days.ts';
import { type Day, step, unitAt } from './period.ts';
import { type DateRule, rule, Y } from './rules.ts';

const TH = '(?:st|nd|rd|th|\\.|er|o)?';
const OF = '\\s*(?:of |de |del |di )?\\s*';
const ON = '(?:the |el |le |den |dem )?';
const AFTER = '(?:after|later than|nach|spater als|despues del?|despues de el|posteriores? al?|apres)';
const nextOf = (day: Day | null) => (day ? day.add({ days: 1 }) : null);
const TO = "(?:up to|until|till|up until|through|bis(?: zum)?|hasta|jusqu'au|jusqu'a)";
const START = '(?:start|beginning|begin|anfang|beginn|inicio|comienzo|principios?|debut)';
const OF_THE =
  "(?: (?:of|des|dieses|diesen|der|del|de|du))?(?: (?:the|this|current|este|esta|la|el|l'|cette|ce))* ?(?:l')?";

/** From a day on that is not in it, and from where the running week, month, quarter or year began. */
export const SINCE_RULES: DateRule[] = [
  rule(`${AFTER} ${ON}(?<a>\\d{4}-\\d{1,2}-\\d{1,2})`, (g, c) => sinceDay(nextOf(isoDay(g.a)), c)),
  rule(`${AFTER} ${ON}(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) =>
    sinceDay(nextOf(dayOf(g.m, g.d, yearOf(g.y), c)), c),
  ),
  rule(`${AFTER} (?<m>${w.MONTH}) (?:the )?(?<d>\\d{1,2})${TH}(?!\\d)${Y}?`, (g, c) =>
    sinceDay(nextOf(dayOf(g.m, g.d, yearOf(g.y), c)), c),
  ),
  rule(`${AFTER} (?:the month of )?(?<m>${w.MONTH})(?! ?\\d{1,2}(?!\\d))${Y}?`, (g, c) =>
    sinceDay(step(monthOf(g.m, yearOf(g.y), c), 'month', 1), c),
  ),
  rule(
    `(?:from|ab|desde|a partir del?|a partir du|des le) ${ON}(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}? (?:on(?:wards?)?|forward|until (?:now|today)|till (?:now|today)|to (?:now|today)|en adelante|hasta (?:ahora|hoy)|bis heute|jusqu'a aujourd'hui)`,
    (g, c) => sinceDay(dayOf(g.m, g.d, yearOf(g.y), c), c),
  ),
  rule(`${TO} ${ON}(?<d>\\d{1,2})${TH}${OF}(?<m>${w.MONTH})${Y}?`, (g, c) =>
    throughDay(dayOf(g.m, g.d, yearOf(g.y), c), g),
  ),
  rule(`${TO} (?<m>${w.MONTH}) (?:the )?(?<d>\\d{1,2})${TH}(?!\\d)${Y}?`, (g, c) =>
    throughDay(dayOf(g.m, g.d, yearOf(g.y), c), g),
  ),
  rule(`(?:${w.SINCE}|from) (?:the |el |le |dem )?${START}${OF_THE}(?<u>${w.UNIT})(?! (?:${w.LAST})| \\d)`, (g, c) =>
    running(g.u, c),
  ),
  rule(`${w.SINCE} (?<u>jahres|monats|quartals|wochen)(?:beginn|anfang|start)`, (g, c) =>
    running({ jahres: 'jahr', monats: 'monat', quartals: 'quartal', wochen: 'woche' }[g.u ?? ''], c),
  ),
  rule(`(?:en )?lo que (?:va|llevamos) del? ?(?:este |esta )?(?<u>${w.UNIT})`, (g, c) => running(g.u, c)),
];

const OPENED = new RegExp(
  `\\b(?:from|between|since|von|vom|seit|ab|zwischen|desde|entre|depuis)\\b|(?:\\d(?:st|nd|rd|th|\\.)?|\\b(?:${w.MONTH}|${w.UNIT}))\\W*$`,
);

/** Everything up to a day, which is in it; behind another time it is the end of that one. */
function throughDay(day: Day | null, g: Groups) {
  return OPENED.test(g.said ?? '') ? undefined : untilDay(nextOf(day));
}

function running(word: string | undefined, calendar: Parameters<typeof unitAt>[2]) {
  const unit = w.UNITS[word ?? ''];
  return unit && unitAt(unit, 0, calendar);
}
