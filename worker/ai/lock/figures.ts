import { ONE, powerOfTen } from './decimal.ts';
import { unreadIn } from './unread.ts';
import type { View } from './view.ts';
import { BARE_FRACTIONS, FRACTIONS, MULTIPLES, spelled, type Tongue, VAGUE } from './words/numbers.ts';
import { isCode, MONEY_WORDS } from './words/signs.ts';

export type Measure = 'money' | 'percent' | 'points' | 'times' | 'fraction' | 'days' | 'plain';

/** A figure as a text states it. Without readings nobody can tell what it says, and it is not let through. */
export interface Figure {
  from: number;
  to: number;
  /** Without its signs and words, for a figure of digits. */
  digits?: { from: number; to: number };
  /** What it may say ("1.234" says two things), each with the worth of its last digit. */
  readings: { value: bigint; step: bigint }[];
  measure: Measure;
  /** Of money: its sign, word or code. */
  currency: string;
  sign: '+' | '-' | '';
  bound: 'exact' | 'about' | 'over' | 'under' | 'vague';
  ordinal: boolean;
}

const DIGITS =
  /(?<!\d)(?:\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d(?: \d)+(?!\d)|\d+(?:[.,']\d+)*)(?: ?[¼-¾⅐-⅞])?|[¼-¾⅐-⅞]/g;
const SCALE =
  / ?(?:(k|tsd|tausend|thousand|mille|mil)|(mn|mio|m|million|millions|millionen|millon|millones)|(bn|b|mrd|billion|billions|milliarden?|milliards?))\.?(?![a-z])/y;
const POINTS =
  /[ -]?(?:percentage[ -]points?|points?|pp|%-?punkte?n?|prozentpunkte?n?|puntos?(?: porcentuales)?|points? de pourcentage|pts)(?![a-z])/y;
const PERCENT = / ?(?:%|percent|per cent|prozent|por ciento|pour cent|pct)(?![a-z])/y;
const TIMES = /[ -]?(?:x|×|times|fold|mal|fach(?:e|en|es)?|veces|fois)(?![a-z])/y;
const DAYS = /[ -]?(?:full |volle |whole )?(?:days?|tagen?|tage|dias?|jours?)(?![a-z])/y;
const CENTS = / ?(?:cents?|pence|pennies|centimos?|centavos?|centimes?)(?![a-z])/y;
const ORDINAL = /(?:st|nd|rd|th|eme|ieme|º|ª)(?![a-z])/y;
const AFTER = / ?(?:\p{Sc}|us\$|[a-z]{2,8})/uy;
const BEFORE = /(?:(?<code>[A-Z]{3})|(?<sign>(?:US|CA|AU|NZ|MX|CN|[ACR])?\p{Sc}|CHF|Fr|kr))[ .]?$/u;
const BOUNDS: [Figure['bound'], RegExp][] = [
  [
    'over',
    /(?:over|more than|above|at least|exceed(?:s|ed|ing)?|beyond|upwards of|passed|topped|mehr als|uber|mindestens|mas de|al menos|superior a|plus de|au moins|north of)(?: an?| the)? *$/,
  ],
  [
    'under',
    /(?:under|less than|fewer than|below|nearly|almost|close to|up to|at most|weniger als|unter|fast|knapp|beinahe|bis zu|hochstens|menos de|casi|hasta|moins de|presque|pres de|jusqu'a|south of)(?: an?| the)? *$/,
  ],
  [
    'about',
    /(?:about|around|roughly|approximately|approx\.?|some|circa|ca\.?|≈|rund|etwa|ungefahr|zirka|unos|unas|aproximadamente|alrededor de|cerca de|environ|autour de|a peu pres)(?: an?| the)? *$/,
  ],
];

/** Every figure of a text, in order. What is masked (dates, names) is none. */
export function figuresOf(view: View, masked: Uint8Array, tongue: Tongue): Figure[] {
  const taken = masked.slice();
  const found: Figure[] = [];
  const add = (figure: Figure | undefined) => {
    if (!figure || taken.subarray(figure.from, figure.to).some(Boolean)) return;
    taken.fill(1, figure.from, figure.to);
    found.push(figure);
  };
  for (const match of view.low.matchAll(DIGITS)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (!taken.subarray(from, to).some(Boolean)) add(measured(view, from, to, digitReadings(match[0]), true));
  }
  inWords(view, taken, tongue, add);
  for (const { from, to } of unreadIn(view, taken)) add(measured(view, from, to, [], false));
  for (const match of view.text.matchAll(/\b[IVXLCDM]{2,12}\b/g)) add(roman(view, match[0], match.index));
  for (const match of view.text.matchAll(/[〇一二三四五六七八九十百千万萬億兆]+|(?![¼-¾⅐-⅞])[\p{Nl}\p{No}]+/gu)) {
    add(measured(view, match.index, match.index + match[0].length, [], false));
  }
  return found.sort((a, b) => a.from - b.from);
}

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** A number with what stands around it: scale, unit, currency, sign, "about". */
function measured(view: View, start: number, end: number, given: Figure['readings'], digits: boolean): Figure {
  const { low, text } = view;
  let [from, to, readings] = [start, end, given];
  let [measure, currency, sign]: [Measure, string, Figure['sign']] = ['plain', '', ''];
  const scale = at(SCALE, low, to);
  if (scale) {
    const factor = powerOfTen(scale[1] ? 3 : scale[2] ? 6 : 9);
    readings = readings.map(({ value, step }) => ({ value: value * factor, step: step * factor }));
    to += scale[0].length;
  }
  const before = BEFORE.exec(text.slice(Math.max(0, from - 6), from));
  if (before && (!before.groups?.code || isCode(before.groups.code))) {
    [measure, currency] = ['money', before.groups?.code ?? before.groups?.sign ?? ''];
    from -= before[0].length;
  }
  const minus = /(^|[\s(|:*,])([-+–]|[▲▼↑↓] ?)$/.exec(text.slice(Math.max(0, from - 3), from));
  if (minus && !(minus[2] === '–' && minus[1] === ' ' && text[from] === ' ')) {
    sign = /[+▲↑]/.test(minus[2] ?? '') ? '+' : '-';
    from -= minus[2]?.length ?? 1;
  }
  const suffix = (pattern: RegExp, kind: Measure) => {
    const match = at(pattern, low, to);
    if (!match) return false;
    [measure, to] = [kind, to + match[0].length];
    return true;
  };
  let ordinal = false;
  if (suffix(POINTS, 'points')) {
    // "5 points" and "5 percentage points" are one.
  } else if (suffix(PERCENT, 'percent')) suffix(POINTS, 'points');
  else if (suffix(CENTS, 'money'))
    readings = readings.map(({ value, step }) => ({ value: value / 100n, step: step / 100n }));
  else if (!suffix(TIMES, 'times') && !suffix(DAYS, 'days')) {
    const after = at(AFTER, low, to);
    const word = after?.[0].trim() ?? '';
    const code = text.slice(to, to + (after?.[0].length ?? 0)).trim();
    if (
      after &&
      (/^(?:us)?\p{Sc}$/u.test(word) || MONEY_WORDS.has(word) || isCode(code) || word === 'kr' || word === 'zl')
    ) {
      // Two signs that differ say nothing.
      currency = currency !== '' && currency.toLowerCase() !== word ? `${currency} ${word}` : word;
      [measure, to] = ['money', to + after[0].length];
    } else if (digits && suffix(ORDINAL, measure)) ordinal = true;
  }
  // Letters that belong to no unit ("51O") make it something that nobody can read.
  if (digits && (/^[\p{L}\d]/u.test(text.slice(to)) || /\p{L}$/u.test(text.slice(0, from)))) readings = [];
  const lead = low.slice(Math.max(0, from - 28), from);
  const bound = BOUNDS.find(([, pattern]) => pattern.test(lead))?.[0] ?? 'exact';
  const written = digits ? { digits: { from: start, to: end } } : {};
  return { from, to, ...written, readings, measure, currency, sign, bound, ordinal };
}

const FRACTION_SIGNS: Record<string, [number, number]> = {
  ...{
    '½': [1, 2],
    '⅓': [1, 3],
    '⅔': [2, 3],
    '¼': [1, 4],
    '¾': [3, 4],
    '⅕': [1, 5],
    '⅖': [2, 5],
    '⅗': [3, 5],
    '⅘': [4, 5],
  },
  ...{
    '⅙': [1, 6],
    '⅚': [5, 6],
    '⅐': [1, 7],
    '⅛': [1, 8],
    '⅜': [3, 8],
    '⅝': [5, 8],
    '⅞': [7, 8],
    '⅑': [1, 9],
    '⅒': [1, 10],
  },
};

/** What digits may say: "1,234.5", "1.234,5", "1 234", "1'234", "12,34,567", "5 1 5". */
export function digitReadings(text: string): Figure['readings'] {
  const sign = text.at(-1) ?? '';
  const part = FRACTION_SIGNS[sign];
  if (part) {
    const value = (ONE * BigInt(part[0])) / BigInt(part[1]);
    const whole = text.slice(0, -1).trim();
    return (whole === '' ? [{ value: 0n, step: 0n }] : digitReadings(whole)).map((one) => ({
      value: one.value + value,
      step: ONE / 100n,
    }));
  }
  const plain = text.replace(/[ ']/g, '');
  const marks = plain.replace(/\d/g, '');
  const last = marks.at(-1);
  const groups = plain.split(/[.,]/);
  if (last === undefined) return [reading(plain, '')];
  const one = new Set(marks).size === 1;
  const grouped = (groups: string[]) => {
    const [first = '', ...rest] = groups;
    return (
      first.length <= 3 &&
      first !== '0' &&
      rest.at(-1)?.length === 3 &&
      rest.every(({ length }) => length === 3 || (length === 2 && groups.length > 2))
    );
  };
  const readings: Figure['readings'] = [];
  if (one && grouped(groups)) readings.push(reading(groups.join(''), ''));
  const isDecimal =
    marks.length === 1 || (!one && marks.indexOf(last) === marks.length - 1 && grouped(groups.slice(0, -1)));
  if (isDecimal) readings.push(reading(groups.slice(0, -1).join(''), groups.at(-1) ?? ''));
  return readings;
}

function reading(whole: string, part: string): Figure['readings'][number] {
  if (whole.length > 30) return { value: -ONE, step: 0n };
  const places = Math.min(part.length, 12);
  const step = powerOfTen(12 - places);
  return { value: BigInt(whole || '0') * ONE + BigInt(part.slice(0, places) || '0') * step, step };
}

const WORD = /\p{L}+/gu;
const whole = (value: number) => [{ value: BigInt(Math.round(value * 1e6)) * 1_000_000n, step: ONE }];
const ARTICLES = new Set([
  'a',
  'an',
  'one',
  'ein',
  'eine',
  'einem',
  'einen',
  'un',
  'una',
  'une',
  'le',
  'el',
  'der',
  'das',
  'les',
  'la',
]);
const HALVES = new Set([
  'first',
  'second',
  'other',
  'erste',
  'ersten',
  'zweite',
  'zweiten',
  'primera',
  'segunda',
  'premiere',
  'seconde',
  'behalf',
  'last',
]);

/** Numbers, fractions and multiples in words. */
function inWords(view: View, taken: Uint8Array, tongue: Tongue, add: (figure: Figure | undefined) => void): void {
  const words = [...view.low.matchAll(WORD)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  const tongues = new Set<Tongue>([tongue, 'en', 'de', 'es', 'fr']);
  for (let index = 0; index < words.length; index += 1) {
    const { from, to, word } = words[index] ?? { from: 0, to: 0, word: '' };
    if (taken[from]) continue;
    // "To the cent" is the coin, and not the French hundred.
    if (word === 'cent' && /^(?:the|den|every|each|last)$/.test(words[index - 1]?.word ?? '')) continue;
    const special = specialWord(view, words, index);
    if (special) {
      add(special);
      continue;
    }
    const rest = words.slice(index, index + 16);
    const near = rest.findIndex((one, i) => i > 0 && !/^[\s-]{1,3}$/.test(view.low.slice(rest[i - 1]?.to, one.from)));
    const run = (near < 0 ? rest : rest.slice(0, near)).map((one) => one.word);
    const best = longest(run, tongues, tongue);
    if (!best) continue;
    const last = words[index + best.words - 1];
    let [end, readings] = [last?.to ?? to, whole(best.value)];
    const next = words[index + best.words];
    if (next && /^(?:point|komma|coma|comma|virgule)$/.test(next.word)) {
      const digits = longest(
        words.slice(index + best.words + 1, index + best.words + 5).map((one) => one.word),
        tongues,
        tongue,
      );
      if (digits) {
        readings = [reading(String(best.value), String(digits.value))];
        end = words[index + best.words + digits.words]?.to ?? end;
        index += 1 + digits.words;
      }
    }
    index += best.words - 1;
    const fraction = words[index + 1];
    if (fraction && FRACTIONS[fraction.word] !== undefined && best.value < 10 && best.value > 0) {
      add(fractionOf(view, from, fraction.to, best.value * (FRACTIONS[fraction.word] ?? 0)));
      index += 1;
    } else add(measured(view, from, end, readings, false));
  }
}

function longest(words: string[], tongues: Set<Tongue>, tongue: Tongue) {
  let best: ReturnType<typeof spelled>;
  for (const one of tongues) {
    if (one !== tongue && words[0] === 'once') continue;
    const found = spelled(words, one);
    if (found && found.words > (best?.words ?? 0)) best = found;
  }
  return best;
}

function fractionOf(view: View, from: number, to: number, share: number): Figure {
  return { ...measured(view, from, to, whole(share), false), measure: 'fraction' };
}

type Word = { word: string; from: number; to: number };

function specialWord(view: View, words: Word[], index: number): Figure | undefined {
  const { word, from, to } = words[index] ?? { word: '', from: 0, to: 0 };
  const [before, after] = [words[index - 1]?.word ?? '', words[index + 1]?.word ?? ''];
  const times = MULTIPLES[word];
  if (times !== undefined) {
    if (word === 'double' && /^(?:check|checking|click|opt|down|quote|quotes|digit|digits)$/.test(after))
      return undefined;
    return { ...measured(view, from, to, whole(times), false), measure: 'times' };
  }
  const least = VAGUE[word];
  if (least !== undefined) return { ...measured(view, from, to, whole(least), false), bound: 'vague' };
  const fraction = FRACTIONS[word];
  if (fraction === undefined) return undefined;
  const bare = BARE_FRACTIONS.has(word) && !HALVES.has(before);
  const counted =
    ARTICLES.has(before) &&
    !(before === 'la' && !bare) &&
    (!/^(?:quarter|fifth|cuarto|quinto)$/.test(word) || /^(?:of|de|del|der)$/.test(after));
  return bare || counted ? fractionOf(view, from, to, fraction) : undefined;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function roman(view: View, text: string, from: number): Figure | undefined {
  if (!/^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
  const letters = [...text].map((letter) => ROMAN[letter] ?? 0);
  const value = letters.reduce((sum, one, index) => sum + (one < (letters[index + 1] ?? 0) ? -one : one), 0);
  return measured(view, from, from + text.length, whole(value), false);
}
