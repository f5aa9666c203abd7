/** Spelled-out numbers of English, German, Spanish and French: what their parts are worth. Without accents. */
type Parts = Record<string, number>;

function inOrder(words: string, first = 0, step = 1): Parts {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, first + index * step]));
}

const EN: Parts = {
  ...inOrder(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ),
  ...inOrder('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ...{ fourty: 40, hundred: 100, thousand: 1000, million: 1e6, billion: 1e9, dozen: 12, nil: 0 },
};
const DE: Parts = {
  ...inOrder(
    'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn',
  ),
  ...inOrder('zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig', 20, 10),
  ...{
    fuenf: 5,
    fuenfzehn: 15,
    fuenfzig: 50,
    zwoelf: 12,
    ein: 1,
    eine: 1,
    zwo: 2,
    hundert: 100,
    tausend: 1000,
    million: 1e6,
  },
  ...{ millionen: 1e6, milliarde: 1e9, milliarden: 1e9, dutzend: 12 },
};
const ES: Parts = {
  ...inOrder(
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve',
  ),
  ...inOrder('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10),
  ...inOrder(
    'veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
    21,
  ),
  ...inOrder(
    'cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    100,
    100,
  ),
  ...inOrder(
    'ciento doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
    100,
    100,
  ),
  ...{ un: 1, una: 1, veintiun: 21, mil: 1000, millon: 1e6, millones: 1e6, docena: 12 },
};
const FR: Parts = {
  ...inOrder('zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'),
  ...inOrder('vingt trente quarante cinquante soixante septante octante nonante', 20, 10),
  ...{ une: 1, huitante: 80, vingts: 20, cent: 100, cents: 100, mille: 1000, million: 1e6, millions: 1e6 },
  ...{ milliard: 1e9, milliards: 1e9, douzaine: 12, dizaine: 10 },
};
const PARTS = { en: EN, de: DE, es: ES, fr: FR };
export type Tongue = keyof typeof PARTS;
/** The first two letters of any part: most words are no number by them. */
const beginnings = (parts: Parts) => new Set(Object.keys(parts).map((part) => part.slice(0, 2)));
const BEGINNINGS = { en: beginnings(EN), de: beginnings(DE), es: beginnings(ES), fr: beginnings(FR) };
const JOINING: Record<Tongue, string[]> = { en: ['and'], de: ['und'], es: ['y'], fr: ['et'] };
/** On their own these are articles or other words of daily use. */
const SMALL_TALK = new Set(['one', 'ein', 'eine', 'un', 'una', 'une', 'uno', 'eins', 'nil']);
/** Of one language only, because another one uses the word for something else. */
const ONLY_IN: Record<string, Tongue> = {
  once: 'es',
  cent: 'fr',
  cents: 'fr',
  elf: 'de',
  mil: 'es',
  sept: 'fr',
  neuf: 'fr',
};

/** A word as parts of one language; undefined where it is no number. "funfhundertzehn" is 5, 100, 10. */
function split(word: string, tongue: Tongue): number[] | undefined {
  const known = PARTS[tongue][word];
  if (known !== undefined) return [known];
  if (word.length < 6 || word.length > 80 || !BEGINNINGS[tongue].has(word.slice(0, 2))) return undefined;
  return splitFrom(word, 0, tongue, new Set());
}

function splitFrom(word: string, from: number, tongue: Tongue, dead: Set<number>): number[] | undefined {
  if (from === word.length) return [];
  if (dead.has(from)) return undefined;
  for (let length = Math.min(14, word.length - from); length >= 2; length -= 1) {
    const piece = word.slice(from, from + length);
    const value = PARTS[tongue][piece];
    const joins = JOINING[tongue].includes(piece) && from > 0;
    if (value === undefined && !joins) continue;
    const rest = splitFrom(word, from + length, tongue, dead);
    // "zweiundzwanzig": what stands before "und" is added.
    if (rest) return value === undefined ? rest : [value, ...rest];
  }
  dead.add(from);
  return undefined;
}

/** "Two dozen": so many times what stands before it. */
const DOZENS = new Set(['dozen', 'dozens', 'dutzend', 'docena', 'docenas', 'douzaine', 'douzaines']);

/** 2 20 is 22, 5 100 10 is 510, 4 20 10 is 90 in French, 15 100 is 1,500. */
function worth(parts: number[], tongue: Tongue): number {
  // "five one five" is 515, "four sixty-five" is 465.
  if (parts.length > 1 && parts.every((part) => part < 10)) return Number(parts.join(''));
  const [first = 0, second = 0] = parts;
  if (tongue === 'en' && first < 10 && second >= 10 && second < 100) return first * 100 + worth(parts.slice(1), tongue);
  let [total, group, last] = [0, 0, 0];
  for (const part of parts) {
    if (part >= 1000) {
      total += (group || 1) * part;
      group = 0;
    } else if (part === 100 && group > 0 && group < 100) group *= 100;
    else if (tongue === 'fr' && part === 20 && last === 4) group += 76;
    else group += part;
    last = part;
  }
  return total + group;
}

/** Whether a number may go on with a part: "twenty five" and "five hundred" do, "six seventeen" is two numbers. */
function goesOn(last: number, next: number, joined: boolean, tongue: Tongue): boolean {
  if (next >= 100) return !joined;
  if (last >= 100) return true;
  if (tongue === 'de' && joined) return last < 10 && next >= 20;
  if (tongue === 'en' && joined) return false;
  if (tongue === 'en' && last < 10) return next !== 0 || last > 0;
  if (tongue === 'fr' && ((last === 4 && next === 20) || ([20, 60].includes(last) && next < 20))) return true;
  if (tongue === 'fr' && last === 10) return next >= 7 && next < 10;
  if (last >= 20 && last % 10 === 0) return next < 10;
  return last < 10 && next < 10 && !joined;
}

export interface Spelled {
  /** How many of the words it takes. */
  words: number;
  value: number;
}

/** "Zweieinhalbmal", "das Zweieinhalbfache", "dreimal", "anderthalb": a number that ends in one word with what it is. */
export function inOneWord(word: string): { value: number; times: boolean } | undefined {
  const [, times] = /(mal|fach(?:e[nrms]?)?)$/.exec(word) ?? [];
  const number = times ? word.slice(0, -times.length) : word;
  if (number === 'anderthalb') return { value: 1.5, times: times !== undefined };
  const half = /^(.+?)(?:und)?einhalb$/.exec(number)?.[1];
  const whole =
    (half ?? (times && number.length > 2 ? number : undefined)) === 'ein' ? [1] : split(half ?? number, 'de');
  if (!whole || (half === undefined && (!times || number === 'ein'))) return undefined;
  return { value: worth(whole, 'de') + (half === undefined ? 0 : 0.5), times: times !== undefined };
}

/** The number that the words begin with; undefined where they begin with none, or with an article. */
export function spelled(words: string[], tongue: Tongue): Spelled | undefined {
  const parts: number[] = [];
  let [taken, joined] = [0, false];
  for (let index = 0; index < Math.min(words.length, 16); index += 1) {
    const word = words[index] ?? '';
    if (index > 0 && taken === index && DOZENS.has(word)) return { words: index + 1, value: worth(parts, tongue) * 12 };
    if (index > 0 && !joined && JOINING[tongue].includes(word)) {
      joined = true;
      continue;
    }
    if (ONLY_IN[word] !== undefined && ONLY_IN[word] !== tongue) break;
    const found = split(word, tongue);
    const last = parts.at(-1);
    if (!found || (last !== undefined && !goesOn(last, found[0] ?? 0, joined, tongue))) break;
    parts.push(...found);
    [taken, joined] = [index + 1, false];
  }
  if (parts.length === 0 || (taken === 1 && SMALL_TALK.has(words[0] ?? ''))) return undefined;
  return { words: taken, value: worth(parts, tongue) };
}

/** Fractions and multiples as words: their worth. */
export const MULTIPLES: Record<string, number> = {
  ...{ doubled: 2, doubling: 2, doubles: 2, double: 2, twice: 2, twofold: 2, thrice: 3, treble: 3, trebled: 3 },
  ...{
    tripled: 3,
    triple: 3,
    triples: 3,
    tripling: 3,
    threefold: 3,
    quadrupled: 4,
    quadruple: 4,
    fourfold: 4,
    fivefold: 5,
  },
  ...{ tenfold: 10, sixfold: 6, sevenfold: 7, eightfold: 8, quintupled: 5, halved: 0.5, halving: 0.5, halves: 0.5 },
  ...{
    verdoppelt: 2,
    verdoppelte: 2,
    verdoppelten: 2,
    doppelt: 2,
    doppelte: 2,
    zweifach: 2,
    verdreifacht: 3,
    verdreifachte: 3,
  },
  ...{
    dreifach: 3,
    dreifache: 3,
    vervierfacht: 4,
    vierfache: 4,
    funffache: 5,
    zehnfache: 10,
    halbiert: 0.5,
    halbierte: 0.5,
    halbierten: 0.5,
  },
  ...{
    duplico: 2,
    duplicaron: 2,
    duplicado: 2,
    doble: 2,
    triplico: 3,
    triplicaron: 3,
    triplicado: 3,
    triplo: 3,
    cuadruplico: 4,
  },
  ...{ cuadruple: 4, doublees: 2, doublee: 2, doublait: 2, triplees: 3, quadruplee: 4 },
};
export const FRACTIONS: Record<string, number> = {
  ...{
    half: 1 / 2,
    third: 1 / 3,
    thirds: 1 / 3,
    quarter: 1 / 4,
    quarters: 1 / 4,
    fifth: 1 / 5,
    fifths: 1 / 5,
    tenth: 1 / 10,
    tenths: 1 / 10,
  },
  ...{ sixth: 1 / 6, sixths: 1 / 6, seventh: 1 / 7, eighth: 1 / 8, eighths: 1 / 8, ninth: 1 / 9 },
  ...{ halfte: 1 / 2, drittel: 1 / 3, viertel: 1 / 4, funftel: 1 / 5, sechstel: 1 / 6, achtel: 1 / 8, zehntel: 1 / 10 },
  ...{
    mitad: 1 / 2,
    tercio: 1 / 3,
    tercios: 1 / 3,
    cuarto: 1 / 4,
    cuartos: 1 / 4,
    quinto: 1 / 5,
    quintos: 1 / 5,
    decimo: 1 / 10,
    decima: 1 / 10,
  },
  ...{
    moitie: 1 / 2,
    tiers: 1 / 3,
    quart: 1 / 4,
    quarts: 1 / 4,
    cinquieme: 1 / 5,
    cinquiemes: 1 / 5,
    dixieme: 1 / 10,
    dixiemes: 1 / 10,
  },
};
/** Spanish says them of parts: "una quinta parte", "dos terceras partes". */
export const PARTS_OF_IT: Record<string, number> = {
  ...{ tercera: 1 / 3, terceras: 1 / 3, cuarta: 1 / 4, cuartas: 1 / 4, quinta: 1 / 5, quintas: 1 / 5, sexta: 1 / 6 },
  ...{ octava: 1 / 8, decima: 1 / 10, decimas: 1 / 10 },
};
/** Fractions that are said without a number before them. */
export const BARE_FRACTIONS = new Set(['half', 'halfte', 'mitad', 'moitie']);
/** So many without saying how many: at least, and at most before the next such word would be used. */
export const VAGUE: Record<string, number> = {
  ...{ dozens: 12, hundreds: 100, thousands: 1000, millions: 1e6, dutzende: 12, hunderte: 100, tausende: 1000 },
  ...{
    docenas: 12,
    decenas: 10,
    cientos: 100,
    centenares: 100,
    miles: 1000,
    dizaines: 10,
    centaines: 100,
    milliers: 1000,
  },
};

const NO_START = new Set(['ein', 'eine', 'un', 'una', 'une', 'einem', 'cents']);

/** It may be the beginning of a spelled-out number. Articles are not held back. */
export function isNumberWord(word: string): boolean {
  if (NO_START.has(word)) return false;
  return (
    inOneWord(word) !== undefined ||
    (Object.keys(PARTS) as Tongue[]).some((tongue) => split(word, tongue) !== undefined)
  );
}
