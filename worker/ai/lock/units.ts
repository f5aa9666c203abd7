import { mayBeUnread } from './unread.ts';
import { viewOf } from './view.ts';
import { CLAIM_WORDS, PLACED } from './words/claims.ts';
import { COPULA, DIRECTIONS, GOING_ON, STATED } from './words/directions.ts';
import { BARE_FRACTIONS, FRACTIONS, isNumberWord, MULTIPLES, VAGUE } from './words/numbers.ts';
import { METRIC_PHRASES, stem } from './words/phrases.ts';
import { KNOWN_WORDS } from './words/tongues.ts';

/** A sentence is judged as a whole up to this length; a longer one in pieces. */
export const LONGEST = 1500;
const END = /[.!?…。！？]["'”’»*_`)\]]{0,8}(?=\s)/g;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{L}|vs|approx|ca|etc|e\.g|i\.e|mr|mrs|ms|dr|st|no|nr|inc|incl|inkl|excl|exkl|bzw|usw|z\.\s?b|d\.\s?h|u\.\s?a|p\.\s?ej|aprox|env|tsd|mio|mrd|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|janv|févr|avr|juil|déc|ene|abr|ago|dic|mrz)\.$/iu;
const TABLE = /^[ \t]*\|/;

export interface Unit {
  end: number;
  table: boolean;
  /** Cut in the middle of a word, because it would not end. */
  torn: boolean;
}

/** Where the first sentence, table row or line of a text ends; undefined while that cannot be told. `from`: looked at before. */
export function unitOf(text: string, from: number, lineStart: boolean): Unit | undefined {
  const table = lineStart && TABLE.test(text);
  const line = text.indexOf('\n', Math.max(0, from - 1));
  const within = line < 0 ? text.length : line;
  if (!table) {
    END.lastIndex = Math.max(0, from - 12);
    for (let match = END.exec(text); match && match.index < within; match = END.exec(text)) {
      const end = match.index + match[0].length;
      if (end > LONGEST) break;
      if (text[match.index] !== '.' || isEnd(text.slice(Math.max(0, match.index - 60), match.index + 1), match.index)) {
        return { end, table: false, torn: false };
      }
    }
  }
  if (line >= 0 && line < LONGEST) return { end: line + 1, table, torn: false };
  if (text.length <= LONGEST) return undefined;
  const space = text.slice(0, LONGEST).search(/\s\S*$/);
  if (space > 0) return { end: space, table: false, torn: false };
  return { end: /[\ud800-\udbff]/.test(text[LONGEST - 1] ?? '') ? LONGEST - 1 : LONGEST, table: false, torn: true };
}

/** A full stop ends a sentence unless it follows an abbreviation, a short number ("9. März") or a list's number. */
function isEnd(before: string, index: number): boolean {
  if (/(?:^|[^\d.,])\d{1,2}\.$/.test(before)) return false;
  return index > 0 && !ABBREVIATION.test(before);
}

/**
 * So much of a text may be shown before its end is seen: all before the first word that may be part of a figure's claim. Where
 * there are facts, also words that nobody knows wait for what follows: they may be a language that nobody reads.
 */
export function cutOf(text: string, from: number, whole: boolean, hasFacts: boolean): { cut: number; found: boolean } {
  const words = /\S+/g;
  words.lastIndex = from;
  let [strange, run] = [0, 0];
  for (let match = words.exec(text); match; match = words.exec(text)) {
    const [word, end] = [match[0], match.index + match[0].length];
    // The last word may go on.
    if (end === text.length && !whole) return { cut: run > 0 ? strange : match.index, found: false };
    const counts = mayCount(word);
    const isStrange = hasFacts && !counts && isUnheard(word);
    if (isStrange && run === 0) strange = match.index;
    run = isStrange ? run + 1 : 0;
    if (run === 3) return { cut: strange, found: true };
    if (counts) return { cut: match.index, found: true };
  }
  return { cut: run > 0 && !whole ? strange : text.length, found: false };
}

function isUnheard(word: string): boolean {
  const parts = viewOf(word).low.match(/\p{L}{2,}/gu) ?? [];
  return parts.length > 0 && !parts.some((part) => KNOWN_WORDS.has(part) || METRIC_PHRASES.has(stem(part)));
}

const ODD = /[\p{N}\p{Sc}\p{Cf}\p{Me}%&<▲▼↑↓→±\\〇一二三四五六七八九十百千万萬億]/u;
const NONE = new Set([
  'no',
  'not',
  'zero',
  'keine',
  'kein',
  'keinen',
  'nicht',
  'ningun',
  'ninguna',
  'ningunos',
  'aucun',
  'aucune',
]);
const ROMAN = /[IVXLCDM]{2}/;

function mayCount(word: string): boolean {
  if (ODD.test(word) || ROMAN.test(word)) return true;
  const view = viewOf(word);
  const { low, text } = view;
  if (/[\d%]/.test(low) || ROMAN.test(text) || mayBeUnread(view)) return true;
  return (low.match(/\p{L}+/gu) ?? []).some(
    (part) =>
      [FRACTIONS, MULTIPLES, VAGUE].some((list) => list[part] !== undefined) ||
      BARE_FRACTIONS.has(part) ||
      NONE.has(part) ||
      CLAIM_WORDS.has(part) ||
      PLACED.test(part) ||
      STATED.has(part) ||
      GOING_ON.has(part) ||
      (DIRECTIONS.has(part) && !COPULA.has(part)) ||
      isNumberWord(part),
  );
}
