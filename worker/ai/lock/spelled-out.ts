import { ONE } from './decimal.ts';
import { reading } from './digits.ts';
import type { Figure } from './figure.ts';
import { measured } from './measured.ts';
import type { View } from './view.ts';
import {
  BARE_FRACTIONS,
  FRACTIONS,
  inOneWord,
  MULTIPLES,
  PARTS_OF_IT,
  spelled,
  type Tongue,
  VAGUE,
} from './words/numbers.ts';
import { METRIC_PHRASES, stem, UNIT_OF } from './words/phrases.ts';

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
export function inWords(
  view: View,
  taken: Uint8Array,
  tongue: Tongue,
  add: (figure: Figure | undefined) => void,
): void {
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
    if (isAnotherWord(word, words[index - 1]?.word ?? '', view.low.slice(to))) continue;
    const one = onlyOne(view, from, words[index - 1]?.word ?? '');
    if (one) {
      add(one);
      continue;
    }
    const part = partOf(view, from);
    if (part) {
      add(part);
      continue;
    }
    const special = specialWord(view, words, index);
    if (special) {
      add(special);
      continue;
    }
    const single = inOneWord(word);
    if (single) {
      add(singleWord(view, from, to, single));
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
    const share = fraction && (FRACTIONS[fraction.word] ?? partsOfIt(view, fraction));
    const half = AND_HALF.exec(view.low.slice(end));
    if (half) {
      // "A million and a half", "two and a half".
      const more = /(?:million|millones?|thousand|tausend|mil)s?$/.test(view.low.slice(from, end))
        ? best.value / 2
        : 0.5;
      add(measured(view, from, end + half[0].length, whole(best.value + more), false));
    } else if (share !== undefined && best.value < 10 && best.value > 0) {
      add(fractionOf(view, from, fraction?.to ?? end, best.value * share));
      index += 1;
    } else add(measured(view, from, end, readings, false));
  }
}

const AND_HALF = /^ (?:and a half|und (?:ein|eine) halbe?|y medi[oa]|et demie?)(?!\p{L})/u;

function singleWord(view: View, from: number, to: number, { value, times }: { value: number; times: boolean }): Figure {
  const figure = measured(view, from, to, whole(value), false);
  return times ? { ...figure, measure: 'times' } : figure;
}

/** "Una quinta parte" */
function partsOfIt({ low }: View, { word, to }: Word): number | undefined {
  return /^ partes?(?!\p{L})/u.test(low.slice(to)) ? PARTS_OF_IT[word] : undefined;
}

/** "Half of what it was", "la moitié de celui d'avant": it says how many times that. */
const OF_THAT =
  /^ (?:(?:of|as) (?:what (?:it|they|you)|that of|those of|much|many|high|big|large|good|the (?:previous|prior) (?:week|month|year|day|period))|so (?:viele?|hoch|gross|gut|stark)(?= )|(?:de )?(?:lo )?que (?:la |el |en |era|eran|fue)|de (?:ce qu'|celui d|celle d|ceux d|celles d)|des (?:vor|werts|umsatzes der woche davor))/u;

/** "Quoi de neuf", "außer Acht lassen", "ten en cuenta" count nothing. */
function isAnotherWord(word: string, before: string, rest: string): boolean {
  if (word === 'ten') return /^ (?:en (?:cuenta|mente)|presente|cuidado|paciencia)(?!\p{L})/u.test(rest);
  if (word === 'acht') return /^(?:ausser|in|gib|gebt|geben|habt?)$/.test(before);
  if (word !== 'neuf') return false;
  return !/^ \p{L}/u.test(rest) || /^(?:quoi|de|flambant|tout|comme|est|a|produit|produits|client|site)$/.test(before);
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

const ONE_OF = [
  /^(?:(?:only|just|exactly|nur|bloss|lediglich|solo|solamente|seulement|juste) )?(?:a single|eine? einzige[rsnm]?|einen einzigen|un(?:a)? (?:solo|sola|unico|unica)|une? (?:seule?|unique))(?= (\p{L}+))/u,
  /^(?:only|just|exactly|nur|bloss|lediglich|solo|solamente|seulement|juste) (?:one|eine?[nm]?|una?|une)(?= (\p{L}+))/u,
];
const HAD_ONE = /^(?:had|was|got|took|received)$/;

/** "Only one order", "une seule commande", "you had one order": of what is counted, articles count. */
function onlyOne(view: View, from: number, before: string): Figure | undefined {
  const rest = view.low.slice(from, from + 60);
  const match =
    ONE_OF.map((pattern) => pattern.exec(rest)).find(Boolean) ??
    (HAD_ONE.test(before) ? /^one(?= (\p{L}+))/u.exec(rest) : null);
  if (!match || /^(?:not|kein\p{L}*|ni|no|pas)$/u.test(before)) return undefined;
  const ids = METRIC_PHRASES.find([stem(match[1] ?? '')], 0)?.ids ?? [];
  if (!ids.some((id) => UNIT_OF.get(id) === 'count')) return undefined;
  return measured(view, from, from + match[0].length, whole(1), false);
}

const TIME_UNIT =
  /^[ -](?:days?|weeks?|months?|years?|hours?|minutes?|tage?|wochen?|monate?|jahre?|dias?|semanas?|mes|meses|anos?|jours?|semaines?|mois|ans?)(?!\p{L})/u;
const PARTS_OF: [RegExp, number | undefined][] = [
  [/^(?:every (?:other|second)|jede[rsnm]? zweiten?)/, 2],
  [/^(?:every third|jede[rsnm]? dritten?)/, 3],
  [/^(?:every fourth|jede[rsnm]? vierten?)/, 4],
  [/^(?:every fifth|jede[rsnm]? funften?)/, 5],
  [/^(?:every tenth|jede[rsnm]? zehnten?)/, 10],
  [
    /^(?:(?:one|1) (?:\p{L}+ )?(?:in|out of)(?: every)?|eine[rsnm]? von|un[oa]?(?: \p{L}+)? de cada|une?(?: \p{L}+)? sur) (\p{L}+|\d+)/u,
    undefined,
  ],
  [/^jede[rsnm]? (\d+)\.(?= \p{L})/u, undefined],
];
const SMALL: Record<string, number> = {
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6, ten: 10, zwei: 2, drei: 3, vier: 4, funf: 5, sechs: 6, zehn: 10 },
  ...{ dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, diez: 10, deux: 2, trois: 3, quatre: 4, cinq: 5, dix: 10 },
};

/** "One in 25", "jeder 25.": parts whose number is written in digits. */
export function partsInDigits(view: View, taken: Uint8Array): Figure[] {
  return [...view.low.matchAll(/(?<![\p{L}\d])(?:one|1|eine[rsnm]?|une?|un[oa]|jede[rsnm]?)(?= )/gu)].flatMap(
    ({ index }) => {
      const part = taken[index] ? undefined : partOf(view, index);
      return part && /\d/.test(view.low.slice(part.from + 1, part.to)) ? [part] : [];
    },
  );
}

/** "Every other order", "one in three", "uno de cada diez"; "every other week" is how often. */
function partOf(view: View, from: number): Figure | undefined {
  for (const [pattern, parts] of PARTS_OF) {
    const match = pattern.exec(view.low.slice(from, from + 40));
    if (!match) continue;
    const of = parts ?? SMALL[match[1] ?? ''] ?? Number(match[1]);
    const to = from + match[0].length;
    if (
      Number.isInteger(of) &&
      of > 1 &&
      of <= 100 &&
      !TIME_UNIT.test(view.low.slice(to)) &&
      !/^\p{L}/u.test(view.low.slice(to))
    )
      return fractionOf(view, from, to, 1 / of);
  }
  return undefined;
}

function fractionOf(view: View, from: number, to: number, share: number): Figure {
  const parts = /^ partes?(?!\p{L})/u.exec(view.low.slice(to))?.[0].length ?? 0;
  return { ...measured(view, from, to + parts, whole(share), false), measure: 'fraction' };
}

type Word = { word: string; from: number; to: number };

/** "Divisées par deux", "deux fois moins", "halb so hoch", "cut in half": they say how many times what was. */
const BY_HALF =
  /^(?:divisee?s? par (?<parts>deux|trois|quatre|cinq|dix)|(?<fewer>deux|trois|quatre|cinq|dix) fois moins|halb(?= so (?:viele?|hoch|gross|gut|stark))|(?:cut|slashed) in half)(?!\p{L})/u;
const halved = ({ groups }: RegExpExecArray) => 1 / (SMALL[groups?.parts ?? groups?.fewer ?? ''] ?? 2);
/** "By almost a fifth": "a fifth product" is none. */
const BY_A =
  /(?<!\p{L})by (?:(?:almost|nearly|about|around|roughly|over|more than|less than|just over|just under) )?an? $/u;
/** "Se redujeron a la mitad" */
const AT_HALF = /(?<!\p{L})a la $/u;

function specialWord(view: View, words: Word[], index: number): Figure | undefined {
  const { word, from, to } = words[index] ?? { word: '', from: 0, to: 0 };
  const [before, after] = [words[index - 1]?.word ?? '', words[index + 1]?.word ?? ''];
  const fell = BY_HALF.exec(view.low.slice(from));
  if (fell) return { ...measured(view, from, from + fell[0].length, whole(halved(fell)), false), measure: 'times' };
  const times = MULTIPLES[word];
  if (times !== undefined) {
    if (word === 'double' && /^(?:check|checking|click|opt|down|quote|quotes|digit|digits)$/.test(after))
      return undefined;
    return { ...measured(view, from, to, whole(times), false), measure: 'times' };
  }
  const least = VAGUE[word];
  if (least !== undefined) return { ...measured(view, from, to, whole(least), false), bound: 'vague' };
  const part = partsOfIt(view, { word, from, to });
  if (part !== undefined && ARTICLES.has(before)) return fractionOf(view, from, to, part);
  const fraction = FRACTIONS[word];
  if (fraction === undefined) return undefined;
  if (OF_THAT.test(view.low.slice(to)) || (before === 'la' && AT_HALF.test(view.low.slice(0, from))))
    return { ...measured(view, from, to, whole(fraction), false), measure: 'times' };
  const bare = BARE_FRACTIONS.has(word) && !HALVES.has(before);
  const counted =
    ARTICLES.has(before) &&
    !(before === 'la' && !bare) &&
    (!/^(?:quarter|fifth|cuarto|quinto)$/.test(word) ||
      /^(?:of|de|del|der|more|less|fewer|mas|menos)$/.test(after) ||
      BY_A.test(view.low.slice(0, from)));
  return bare || counted ? fractionOf(view, from, to, fraction) : undefined;
}

const ROMAN: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

export function roman(view: View, text: string, from: number): Figure | undefined {
  if (!/^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/.test(text)) return undefined;
  const letters = [...text].map((letter) => ROMAN[letter] ?? 0);
  const value = letters.reduce((sum, one, index) => sum + (one < (letters[index + 1] ?? 0) ? -one : one), 0);
  return measured(view, from, from + text.length, whole(value), false);
}
