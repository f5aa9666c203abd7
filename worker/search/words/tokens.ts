import { fold } from './fold.ts';

/** A word of a text, or a run of letters in a script that writes no spaces. */
export interface Token {
  /** Where it stands in the text, in UTF-16 units. */
  from: number;
  to: number;
  /** As it stands there, in lower case: what a stemmer reads. */
  lower: string;
  folded: string;
  /** Whether it is a run of letters whose words no space parts: Chinese, Japanese, Thai and the like, and Korean with its endings. */
  run: boolean;
  /** What binds it to the token before, as in `t-shirt` or `anna@shop.de`; empty where it stands by itself. */
  bound: string;
}

/** Of a longer word, so many letters are compared. */
const LONGEST = 100;
const RUN = '\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}';
/** Letters, digits and their marks, parted where the script changes; or one emoji. */
const WORD = new RegExp(
  `(?=[\\p{L}\\p{N}\\p{M}])[${RUN}]+|(?:(?![${RUN}])[\\p{L}\\p{N}\\p{M}])+|\\p{RI}{2}|(?![©®™])\\p{Extended_Pictographic}`,
  'gu',
);
const STARTS_RUN = new RegExp(`^(?=[\\p{L}\\p{N}\\p{M}])[${RUN}]`, 'u');
const IS_JOINT = /^[-‐‑'’_./@&+:#,]$/;

/** The words of a text in their order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const { 0: found, index } of text.matchAll(WORD)) {
    const run = STARTS_RUN.test(found);
    const word = found.length > LONGEST && !run ? [...found].slice(0, LONGEST).join('') : found;
    const between = end < 0 ? '' : text.slice(end, index);
    end = index + found.length;
    const folded = fold(word);
    // An accent that stands alone is no word.
    if (folded === '') continue;
    const bound = IS_JOINT.test(between) ? between : '';
    tokens.push({ from: index, to: end, lower: word.toLowerCase(), folded, run, bound });
  }
  return tokens;
}

/** Words that are bound together stand beside each other in one list; every other one is alone in its own. */
export function boundTogether(tokens: Token[]): Token[][] {
  const groups: Token[][] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    if (last && token.bound && !token.run && !last.at(-1)?.run) last.push(token);
    else groups.push([token]);
  }
  return groups;
}

/** Signs that a word is as often written without: `t-shirt` and `tshirt`, `women's` and `womens`, `B&B` and `bb`. */
const LEFT_OUT = /^[-‐‑'’_.&]$/;
const MOST_PARTS = 4;

/** How words that are bound together are written as one; null where nobody writes them so, as with an amount or an address. */
export function writtenAsOne(parts: Token[]): { lower: string; folded: string } | null {
  if (parts.length < 2 || parts.length > MOST_PARTS) return null;
  if (!parts.slice(1).every(({ bound }) => LEFT_OUT.test(bound))) return null;
  const lower = parts.map((part) => part.lower).join('');
  if (lower.length > LONGEST || !/\p{L}/u.test(lower)) return null;
  return { lower, folded: parts.map((part) => part.folded).join('') };
}

/**
 * What a run is found by: each letter with the next one, and the last one alone. A letter takes one position, so that a word inside the run
 * is a phrase of its pairs, and a single letter the beginning of a pair.
 */
export function pairsOf(run: string): string[] {
  const letters = [...run];
  return letters.map((letter, at) => letter + (letters[at + 1] ?? ''));
}
