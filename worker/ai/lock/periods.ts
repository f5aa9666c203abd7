import type { View } from './view.ts';
import { folded, viewOf } from './view.ts';
import {
  CAPITAL_MONTHS,
  FEW,
  LAST,
  MONTHS,
  NEXT,
  PREVIOUS,
  PREVIOUS_WORDS,
  SHORT_WEEKDAYS,
  THIS,
  TODAY,
  UNITS,
  WEEKDAYS,
  WEEKEND,
  YESTERDAY,
} from './words/times.ts';

/**
 * A time that a text names, by keys of which any may be meant: "2026-03-09", "2011-11", "2011-Q3", "2011",
 * "2026-03-09/2026-03-15", "r:week-1", "wd:1", "t:18:00". A star stands for a year that is not said.
 */
export interface Mention {
  from: number;
  to: number;
  keys: string[];
  /** It names a day of the week only. */
  weekday?: true;
}

type Unit = keyof typeof UNITS;
const any = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join('|');
const WD = `(?:(?:${any(WEEKDAYS.keys())})\\.?,? +(?:den +|the +|le +|el +)?)?`;
const DAY = `${WD}(\\d{1,2})(?:st|nd|rd|th|er|\\.)?`;
const MONTH = `(${any(MONTHS.keys())})\\.?`;
const OF = '(?: +(?:of|de|del))? +';
const YEAR = '((?:19|20)\\d\\d)';
const WITH_YEAR = `(?:(?:,|${OF.slice(0, -2)})? *,? +${YEAR}|)`;
const TO = ' *(?:–|—|-|to|until|through|bis|al|a|au|and|und|y|et|hasta)(?: +(?:the|zum|el|le))? *';
const UNIT = Object.entries(UNITS)
  .map(([unit, words]) => `(?<${unit}>${words})`)
  .join('|');
const END = '(?![a-z0-9])';

interface Rule {
  pattern: RegExp;
  /** What a text must hold for the rule to be tried: most texts hold no time at all. */
  needs: Need[];
  keys(match: RegExpExecArray): string[] | undefined;
}
type Need = keyof typeof HINTS;
const word = (words: string) => new RegExp(`(?<![a-z])(?:${words})(?![a-z])`);
const HINTS = { digit: /\d/, month: word(any(MONTHS.keys())), unit: word(Object.values(UNITS).join('|')) };
const rule = (pattern: string, keys: Rule['keys']): Rule => {
  const needs: Need[] = [];
  if (pattern.includes(MONTH)) needs.push('month');
  if (pattern.includes(UNIT)) needs.push('unit');
  if (
    pattern
      .replaceAll(WITH_YEAR, '')
      .replace(/\(\?:[^()]*\(\(\?:19[^?]*\?$/, '')
      .includes('\\d')
  )
    needs.push('digit');
  return { pattern: new RegExp(`(?<![a-z0-9])(?:${pattern})${END}`, 'g'), needs, keys };
};

const pad = (text: string | undefined) => (text ?? '').padStart(2, '0');
const month = (name: string | undefined) => pad(String(MONTHS.get(name ?? '') ?? 0));
const unitOf = (match: RegExpExecArray): Unit =>
  (Object.keys(UNITS) as Unit[]).find((unit) => match.groups?.[unit] !== undefined) ?? 'day';

/** A number of days, weeks or months in digits or as a word. */
const SO_MANY = `\\d{1,3}|${any(Object.keys(FEW))}`;
const manyOf = ([, text = '']: RegExpExecArray) => FEW[text] ?? text;

const RULES: Rule[] = [
  rule(
    '(\\d{4}-\\d\\d-\\d\\d) *(\\.\\.|/|–|—|to|bis|until|a|au|-) *(\\d{4}-\\d\\d-\\d\\d)',
    ([, a = '', sign, b = '']) => (sign === '..' ? [range(a, plusDays(b, -1)), range(a, b)] : [range(a, b)]),
  ),
  rule('(\\d{4}-\\d\\d-\\d\\d)', ([, a = '']) => [a]),
  rule('((?:19|20)\\d\\d)-(0[1-9]|1[0-2])(?!-)', ([, y, m]) => [`${y}-${m}`]),
  rule(`${DAY}${TO}${DAY}${OF}?${MONTH}${WITH_YEAR}`, ([, a, b, m, y = '*']) => [
    range(`${y}-${month(m)}-${pad(a)}`, `${y}-${month(m)}-${pad(b)}`),
  ]),
  rule(`${DAY}${OF}?${MONTH}${WITH_YEAR}${TO}${DAY}${OF}?${MONTH}${WITH_YEAR}`, ([, a, m, y, b, n, z = '*']) => [
    range(`${y ?? z}-${month(m)}-${pad(a)}`, `${z}-${month(n)}-${pad(b)}`),
  ]),
  rule(`${MONTH} +${DAY}${WITH_YEAR}${TO}(?:${MONTH} +)?${DAY}${WITH_YEAR}`, ([, m, a, y, n, b, z = '*']) => [
    range(`${y ?? z}-${month(m)}-${pad(a)}`, `${z}-${month(n ?? m)}-${pad(b)}`),
  ]),
  rule(`${DAY}(?:${OF}| *)${MONTH}${WITH_YEAR}`, ([, a, m, y = '*']) => [`${y}-${month(m)}-${pad(a)}`]),
  rule(`${MONTH} +${DAY}(?![.,]?\\d)${WITH_YEAR}`, ([, m, a, y = '*']) => [`${y}-${month(m)}-${pad(a)}`]),
  rule(`(\\d{1,2})[./](\\d{1,2})[./]((?:19|20)\\d\\d)`, ([, a, b, y]) =>
    [`${y}-${pad(b)}-${pad(a)}`, `${y}-${pad(a)}-${pad(b)}`].filter((key) => !/-(?:1[3-9]|[2-9]\d)-/.test(key)),
  ),
  rule(`${MONTH}(?:${OF}|, *)${YEAR}`, ([, m, y]) => [`${y}-${month(m)}`]),
  rule(`(?:q|t)([1-4])(?:${OF}?${YEAR})?`, ([, q, y = '*']) => [`${y}-Q${q}`]),
  rule(`${YEAR} *-?(?:q|t)([1-4])`, ([, y, q]) => [`${y}-Q${q}`]),
  rule(`([1-4])(?:\\.|er|e|o)? +(?:quartal|trimestre)s?(?:${OF}${YEAR})?`, ([, q, y = '*']) => [`${y}-Q${q}`]),
  rule(`(first|second|third|fourth) quarter(?:${OF}${YEAR})?`, ([, q = '', y = '*']) => [
    `${y}-Q${['first', 'second', 'third', 'fourth'].indexOf(q) + 1}`,
  ]),
  rule(WEEKEND, () => ['r:weekend']),
  rule(`(?:${LAST.before}) +(${SO_MANY}) +(?:full +)?(?:${UNIT})`, (match) => [
    `r:last${manyOf(match)}${unitOf(match)}`,
  ]),
  rule(`(?:ultimos|ultimas) +(${SO_MANY}) +(?:${UNIT})`, (match) => [`r:last${manyOf(match)}${unitOf(match)}`]),
  rule(`(${SO_MANY}) +(?:derniers|dernieres) +(?:${UNIT})`, (match) => [`r:last${manyOf(match)}${unitOf(match)}`]),
  rule(`(\\d{1,3})-day (?:window|period)`, ([, n]) => [`r:last${n}day`]),
  rule(`(?:${UNIT}) +(?:${PREVIOUS.after})`, (match) => [`r:${unitOf(match)}-prev`]),
  rule(`(?:${PREVIOUS.before}) +(?:${UNIT})`, (match) => [`r:${unitOf(match)}-prev`, `r:${unitOf(match)}-1`]),
  rule(`(?:week|month|year) before last`, ([text = '']) => [`r:${text.split(' ')[0]}-prev`]),
  rule(any(Object.keys(PREVIOUS_WORDS)), ([word = '']) => [`r:${PREVIOUS_WORDS[word]}-prev`]),
  rule(`(?:${LAST.before}) +(?:${UNIT})`, (match) => [`r:${unitOf(match)}-1`]),
  rule(`(?:${UNIT}) +(?:${LAST.after})`, (match) => [`r:${unitOf(match)}-1`]),
  rule(`(?:${THIS.before}) +(?:${UNIT})`, (match) => [`r:${unitOf(match)}-0`]),
  rule(`(?:${UNIT})[ -]+(?:${THIS.after})`, (match) => [`r:${unitOf(match)}-0`]),
  rule('(?:the |im |el |la )?(?:period|zeitraum|periodo|periode) (?:before|davor|anterior|precedente)', () => [
    'r:prev',
  ]),
  rule(`(?:${NEXT.before}) +(?:(\\d{1,3}) +)?(?:${UNIT})`, (match) => [`r:next${match[1] ?? ''}${unitOf(match)}`]),
  rule(`(?:${UNIT}) +(?:${NEXT.after})`, (match) => [`r:next${unitOf(match)}`]),
  rule(TODAY, () => ['r:day-0']),
  rule(YESTERDAY, () => ['r:day-1']),
  rule('(?:week|kw|woche|semana|semaine) (\\d{1,2})', ([, n]) => [`w:${n}`]),
  rule('(\\d{1,2}):(\\d\\d)(?::\\d\\d)?(?: *(?:uhr|[ap]m))?', ([, h, m]) => [`t:${pad(h)}:${m}`]),
  // "7 am Tag" is no time of day.
  rule(
    '(\\d{1,2}) *(am(?! +(?:\\w*tage?s?|mittwoch|ersten|meisten|besten|wenigsten|\\w*ende|abend|morgen|anfang|\\d))|pm|uhr)',
    ([, h, half]) => [`t:${pad(half === 'pm' ? String((Number(h) % 12) + 12) : h)}:00`],
  ),
  rule(`${MONTH}`, ([, m]) => [`*-${month(m)}`]),
  rule(any(WEEKDAYS.keys()), ([word = '']) => [`wd:${WEEKDAYS.get(word)}`]),
  rule(`${YEAR}`, ([, y = '']) => [y]),
];

/** Times that a text names, in order, none inside another. Years alone are left to `isYear`. */
export function mentions(view: View, isYear: (from: number, to: number) => boolean = () => true): Mention[] {
  const found: Mention[] = [];
  const taken = new Uint8Array(view.low.length);
  const holds = {
    digit: HINTS.digit.test(view.low),
    month: HINTS.month.test(view.low),
    unit: HINTS.unit.test(view.low),
  };
  for (const { pattern, needs, keys } of RULES) {
    if (!needs.every((need) => holds[need])) continue;
    // Not `matchAll`: it makes the pattern anew every time.
    pattern.lastIndex = 0;
    for (let match = pattern.exec(view.low); match; match = pattern.exec(view.low)) {
      const [from, to] = [match.index, match.index + match[0].trimEnd().length];
      if (taken.subarray(from, to).some(Boolean) || !isTime(view, match[0], from, isYear)) continue;
      const named = keys(match)?.filter((key) => !/-00/.test(key));
      if (!named?.length) continue;
      taken.fill(1, from, to);
      found.push({ from, to, keys: named.map(canonical), ...(named[0]?.startsWith('wd:') ? { weekday: true } : {}) });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Words that are also others count only where they are written as a time. */
function isTime(view: View, match: string, from: number, isYear: (from: number, to: number) => boolean): boolean {
  if (/^(?:19|20)\d\d$/.test(match)) return isYear(from, from + 4);
  const word = match.replace(/\.$/, '');
  const capital = /^\p{Lu}/u.test(view.text.slice(from));
  // "Sept commandes" are seven.
  if (word === 'sept' && !capital && !/^sept(?:\.| +(?:19|20)\d\d)/.test(view.low.slice(from))) return false;
  if (SHORT_WEEKDAYS.has(word)) return capital && /^[A-Z][a-z]+[.,]? *[–|:-]/.test(view.text.slice(from, from + 8));
  if (!CAPITAL_MONTHS.has(word)) return true;
  if (word === 'mars' || word === 'ago') return word === 'mars';
  return capital && (word !== 'may' || from > 0 || /^may(?: *[:|–]| was| had| brought)/.test(view.low.slice(from)));
}

/** A range of a whole month, quarter or year under its name. */
function canonical(key: string): string {
  const [from = '', to] = key.split('/');
  if (to === undefined) return key;
  if (from === to) return from;
  const [y, m = '', d] = parts(from);
  const [z, n = '', e = ''] = parts(to);
  if (y !== z || d !== '01' || Number(e) < lastDay(z ?? '', Number(n))) return key;
  if (m === n) return `${y}-${m}`;
  if (m === '01' && n === '12') return y ?? key;
  if (Number(n) - Number(m) === 2 && Number(n) % 3 === 0) return `${y}-Q${Number(n) / 3}`;
  return key;
}

const parts = (day: string) => day.split('-');
const range = (from: string, to: string) => `${from}/${to}`;

function lastDay(year: string, of: number): number {
  if (of === 2 && year === '*') return 28;
  return new Date(Date.UTC(year === '*' ? 2001 : Number(year), of, 0)).getUTCDate();
}

export function plusDays(day: string, days: number): string {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? day : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first and last day of a key that says its year; undefined for others. */
export function windowOf(key: string): { from: string; to: string } | undefined {
  if (key.includes('*')) return undefined;
  const match = /^(\d{4})(?:-Q([1-4])|-(\d\d))?$/.exec(key);
  if (match) {
    const [, year = '', quarter, of] = match;
    const [first, last] = quarter
      ? [Number(quarter) * 3 - 2, Number(quarter) * 3]
      : of
        ? [Number(of), Number(of)]
        : [1, 12];
    const days = lastDay(year, last);
    return { from: `${year}-${pad(String(first))}-01`, to: `${year}-${pad(String(last))}-${days}` };
  }
  const [from = '', to = from] = key.split('/');
  return /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to) ? { from, to } : undefined;
}

/** All keys by which a time may be called on a day: "last month" is also its name. */
export function spoken(keys: string[], today: string): string[] {
  const all = new Set(keys);
  for (const key of keys) {
    const relative = /^r:(day|month|quarter|year)-([01])$/.exec(key);
    if (relative) all.add(named(relative[1] as Unit, Number(relative[2]), today));
    const window = windowOf(key);
    if (!window) continue;
    const days = Math.round((Date.parse(window.to) - Date.parse(window.from)) / 86_400_000) + 1;
    const ago = Math.round((Date.parse(today) - Date.parse(window.to)) / 86_400_000);
    if (ago === 0 || ago === 1) all.add(`r:last${days}day`);
    if (days === 7 && ago >= 1) {
      if (ago <= 7) all.add('r:week-1').add('r:last1week');
      else if (ago <= 14) all.add('r:week-prev');
    }
    for (const unit of ['day', 'month', 'quarter', 'year'] as const) {
      for (const back of [0, 1]) {
        const name = named(unit, back, today);
        if (name === key || (back === 0 && ago === 0 && windowOf(name)?.from === window.from))
          all.add(`r:${unit}-${back}`);
      }
    }
  }
  return [...all];
}

function named(unit: Unit, back: number, today: string): string {
  const [y = '', m = ''] = parts(today);
  if (unit === 'day') return plusDays(today, -back);
  if (unit === 'year') return String(Number(y) - back);
  const months = Number(y) * 12 + Number(m) - 1 - back * (unit === 'quarter' ? 3 : 1);
  const [year, index] = [Math.floor(months / 12), months % 12];
  return unit === 'month' ? `${year}-${pad(String(index + 1))}` : `${year}-Q${Math.floor(index / 3) + 1}`;
}

export function yearless(key: string): string {
  return key.replace(/(^|\/)(?:\d{4}|\*)-/g, '$1*-');
}

/** Two keys mean one time; a year that one of them does not say is any. */
export function sameTime(a: string, b: string): boolean {
  if (a === b) return true;
  if (!a.includes('*') && !b.includes('*')) return false;
  return yearless(a) === yearless(b);
}

/** The times that the words of a fact name. */
export function keysOf(words: string[]): string[] {
  const keys = words.flatMap((text) => mentions(viewOf(text)).flatMap((mention) => mention.keys));
  if (words.some((text) => /\b(?:before|previous|prior|davor|vorher|vorige|anterior|precedente?)\b/.test(folded(text))))
    keys.push('r:prev');
  return keys;
}
