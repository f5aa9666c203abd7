import { normalise } from '../../ai/reading/words.ts';

/** As many as the column has. */
export const DIMENSIONS = 512;

const WORD = 1;
const PIECE = 0.55;
/** The letters of a long word in no order: two that changed places leave them as they are. */
const LETTERS = 0.7;
const LONG = 5;
/** Words that say little: their weight is a tenth. */
const SMALL = new Set(
  'a an the and or of in on at to for from by with is are was were be it its this that as my our your i we you how do does did what which who'.split(
    ' ',
  ),
);

/**
 * A text as a direction, without a model: its words, the letters and the pieces of three and four letters of each, hashed into a fixed number of
 * dimensions with a sign (Weinberger et al. 2009), repeated ones counting less, brought to length 1. Texts with a typing error or another
 * ending share most pieces and lie close together; synonyms do not. The same text always gives the same numbers.
 */
export function embedText(text: string): number[] {
  const weights = new Map<string, number>();
  const add = (feature: string, weight: number) => weights.set(feature, (weights.get(feature) ?? 0) + weight);
  for (const word of normalise(text).match(/[\p{L}\p{N}]+/gu) ?? []) {
    if (isSpaceless(word)) {
      for (const run of runsOf([...word], [1, 2])) add(run, PIECE);
      continue;
    }
    const part = SMALL.has(word) ? 0.1 : 1;
    add(`w ${word}`, WORD * part);
    if (word.length >= LONG) add(`l ${[...word].sort().join('')}`, LETTERS * part);
    const pieces = piecesOf(word);
    for (const piece of pieces) add(piece, (PIECE * part) / Math.sqrt(pieces.length / 4));
  }
  const vector = Array<number>(DIMENSIONS).fill(0);
  for (const [feature, weight] of weights) {
    const hash = fnv1a(feature);
    const at = hash % DIMENSIONS;
    vector[at] = (vector[at] ?? 0) + (hash & 0x8000_0000 ? -1 : 1) * Math.log1p(weight);
  }
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Scripts that write no spaces: their words are of one or two letters and stand anywhere in a run of them. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function piecesOf(word: string): string[] {
  return runsOf(['^', ...word, '$'], [3, 4]);
}

/** All runs of so many letters. */
function runsOf(letters: string[], sizes: number[]): string[] {
  return sizes.flatMap((size) =>
    Array.from({ length: Math.max(0, letters.length - size + 1) }, (_, at) => letters.slice(at, at + size).join('')),
  );
}

/** Whether a text has letters of a script without spaces, whose words no text search tells apart. */
export function isSpaceless(text: string): boolean {
  return SPACELESS.test(text);
}

/** The 32-bit FNV-1a hash, mixed once more so that its low and its high bits are independent. */
function fnv1a(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
