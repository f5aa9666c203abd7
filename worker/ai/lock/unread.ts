import type { View } from './view.ts';
import { isForeignNumber } from './words/foreign.ts';
import { isNumberWord } from './words/numbers.ts';
import { FOREIGN_LETTERS, FOREIGN_WORDS, KNOWN_WORDS, OTHER_SCRIPT } from './words/tongues.ts';

interface Word {
  word: string;
  from: number;
  to: number;
}

const WORD = /\p{L}+/gu;
/** Between letters that may be one word: "f i v e", "f-i-v-e", "f.i.v.e", "fi·ve". */
const LOOSE = /^[ .,·•_/|+=:;'~-]{1,3}$/;
/** So many pieces of a number that was taken apart are put together. */
const MOST_PIECES = 14;
const LONGEST_NUMBER = 24;

const isNumber = (word: string) => isNumberWord(word) || isForeignNumber(word);

/**
 * What may be a figure and cannot be read as one: number words of other languages, and words taken apart. Where they
 * stand, so that they are kept from the reader.
 */
export function unreadIn({ low }: View, taken: Uint8Array): { from: number; to: number }[] {
  const words = wordsIn(low);
  const found: { from: number; to: number }[] = [];
  for (const [index, { word, from, to }] of words.entries()) {
    if (taken[from]) continue;
    if (isForeignNumber(word)) found.push({ from, to });
    const end = pieced(words, index, low);
    if (end !== undefined) found.push({ from, to: end });
  }
  return found;
}

function wordsIn(low: string): Word[] {
  return [...low.matchAll(WORD)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** A piece of a word and no word of its own. */
const isPiece = (word: string) => word.length === 1 || (word.length <= 4 && !KNOWN_WORDS.has(word) && !isNumber(word));

/** Where a number ends whose pieces begin here. */
function pieced(words: Word[], index: number, low: string): number | undefined {
  let joined = words[index]?.word ?? '';
  if (joined.length > 4) return undefined;
  let [strange, single] = [isPiece(joined), joined.length === 1];
  for (let next = index + 1; next < Math.min(words.length, index + MOST_PIECES); next += 1) {
    const [before, word] = [words[next - 1], words[next]];
    if (!before || !word || word.word.length > 4 || !LOOSE.test(low.slice(before.to, word.from))) return undefined;
    joined += word.word;
    strange ||= isPiece(word.word);
    single &&= word.word.length === 1;
    if (joined.length > LONGEST_NUMBER) return undefined;
    // Two pieces that are words ("on" and "ze") are no number, unless all are letters.
    if (joined.length >= 3 && strange && (single ? next - index >= 2 : joined.length >= 4) && isNumber(joined)) {
      return word.to;
    }
  }
  return undefined;
}

/** Whether a word may be part of something that cannot be read: it is shown when its sentence is over. */
export function mayBeUnread({ low, text }: View): boolean {
  if (OTHER_SCRIPT.test(text) || FOREIGN_LETTERS.test(text.toLowerCase())) return true;
  const words = low.match(WORD) ?? [];
  return words.some(
    (word) =>
      FOREIGN_WORDS.has(word) ||
      isForeignNumber(word) ||
      (word.length <= 2 && !/^[aiy]$/.test(word) && isPiece(word)) ||
      (words.length > 1 && word.length <= 4 && isPiece(word)),
  );
}

/** A sentence of no language that is read: who knows what its words count. What is masked (names, times) is not looked at. */
export function isUnknownTongue({ low, text }: View, masked: Uint8Array, isKnown: (word: string) => boolean): boolean {
  let [all, known, foreign] = [0, 0, 0];
  for (const { word, from, to } of wordsIn(low)) {
    if (masked[from]) continue;
    const written = text.slice(from, to);
    if (OTHER_SCRIPT.test(written)) return true;
    if (word.length < 2) continue;
    all += 1;
    if (KNOWN_WORDS.has(word) || isKnown(word)) known += 1;
    else if (FOREIGN_WORDS.has(word)) foreign += 1;
    else if (FOREIGN_LETTERS.test(written.toLowerCase())) foreign += 1;
  }
  return (foreign > 1 && foreign * 2 > known) || (foreign > 0 && known === 0) || (all >= 5 && known === 0);
}
