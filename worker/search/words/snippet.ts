import type { Term, WordQuery } from './query.ts';
import { type Token, tokensOf, writtenAsOne } from './tokens.ts';
import type { Forms } from './vector.ts';

/** Of a text, so many characters are looked through. */
export const LOOKED_THROUGH = 8000;
/** So long is a snippet at the most. */
const LENGTH = 240;
/** Before the first word that is marked, so much stands. */
const BEFORE = 60;
/** Of a text that has a word again and again, so many places are looked at. */
const MOST_PLACES = 200;

/** A piece of a text as plain text on one line, and where in it the words stand that were asked for. */
export interface Snippet {
  snippet: string;
  matches: [from: number, to: number][];
}

interface Place {
  from: number;
  to: number;
  term: number;
}

/** The piece of a text that has most of what a query asks for; its beginning where it has nothing of it. */
export function snippetOf(text: string, query: WordQuery, forms: Forms): Snippet {
  const line = text
    .slice(0, LOOKED_THROUGH)
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const places = placesOf(line, query, forms);
  const best = bestOf(places);
  const from = best && line.length > LENGTH ? beginningAt(line, best.from - BEFORE) : 0;
  const to = endAt(line, from + LENGTH);
  const start = from > 0 ? '…' : '';
  const matches = merged(places.filter((place) => place.from >= from && place.to <= to));
  return {
    snippet: start + line.slice(from, to) + (to < line.length ? '…' : ''),
    matches: matches.map((place) => [place.from - from + start.length, place.to - from + start.length]),
  };
}

/** Where in a text the terms of a query stand, in the order of the text. */
function placesOf(line: string, { groups }: WordQuery, forms: Forms): Place[] {
  const terms = groups.flatMap(({ all }) => all);
  const tokens = tokensOf(line);
  const wanted = terms.map(({ words }) => words.map((word) => ({ word, all: new Set([word.folded, ...forms(word)]) })));
  const places: Place[] = [];
  for (let at = 0; at < tokens.length && places.length < MOST_PLACES; at++) {
    for (const [n, term] of terms.entries()) {
      const [word, ...more] = wanted[n] ?? [];
      if (word?.word.run && more.length === 0) {
        for (const place of allInRun(tokens[at], word)) places.push({ ...place, term: n });
        continue;
      }
      const place = phraseAt(tokens, at, wanted[n] ?? [], forms) ?? asOneAt(tokens, at, term, forms);
      if (place) places.push({ ...place, term: n });
    }
  }
  return places;
}

type Wanted = { word: Token; all: Set<string> }[];

function phraseAt(tokens: Token[], at: number, wanted: Wanted, forms: Forms): { from: number; to: number } | undefined {
  let from = -1;
  let to = -1;
  for (const [n, one] of wanted.entries()) {
    const token = tokens[at + n];
    const found = token && whereIn(token, one, forms);
    if (!found) return undefined;
    if (from < 0) from = found.from;
    to = found.to;
  }
  return from < 0 ? undefined : { from, to };
}

/** Where the word stands in a token: all of it, or a piece of a run. */
function whereIn(token: Token, { word, all }: Wanted[number], forms: Forms) {
  if (token.run !== word.run) return undefined;
  if (token.run) return allInRun(token, { word })[0];
  return all.has(token.folded) || forms(token).some((form) => all.has(form)) ? token : undefined;
}

/** Everywhere in a run that a word stands; the run where its letters are not those of the text one by one, as with half width. */
function allInRun(token: Token | undefined, { word }: { word: Token }): { from: number; to: number }[] {
  if (!token?.run || !token.folded.includes(word.folded)) return [];
  if (token.folded.length !== token.to - token.from) return [token];
  const found: { from: number; to: number }[] = [];
  for (
    let at = token.folded.indexOf(word.folded);
    at >= 0;
    at = token.folded.indexOf(word.folded, at + word.folded.length)
  ) {
    found.push({ from: token.from + at, to: token.from + at + word.folded.length });
  }
  return found.slice(0, MOST_PLACES);
}

/** `t-shirt` where `tshirt` was asked for, and the other way round. */
function asOneAt(tokens: Token[], at: number, { words, asOne }: Term, forms: Forms) {
  const first = tokens[at];
  const [word, ...more] = words;
  if (!first || first.run || !word || (more.length > 0 && !asOne)) return undefined;
  const asked = new Set([(asOne ?? word).folded, ...forms(asOne ?? word)]);
  if (asOne) return asked.has(first.folded) || forms(first).some((form) => asked.has(form)) ? first : undefined;
  if (first.bound || !tokens[at + 1]?.bound) return undefined;
  let end = at + 1;
  while (tokens[end + 1]?.bound) end++;
  const parts = tokens.slice(at, end + 1);
  const one = writtenAsOne(parts);
  const isAsked = one && (asked.has(one.folded) || forms(one).some((form) => asked.has(form)));
  return isAsked ? { from: first.from, to: parts.at(-1)?.to ?? first.to } : undefined;
}

/** The place from which a snippet has most of the terms, and of those the first. */
function bestOf(places: Place[]): Place | undefined {
  let best: Place | undefined;
  let most = 0;
  for (const [n, place] of places.entries()) {
    const near = places.slice(n).filter(({ to }) => to <= place.from + LENGTH - BEFORE);
    const terms = new Set(near.map(({ term }) => term)).size;
    if (terms > most) [best, most] = [place, terms];
  }
  return best;
}

function merged(places: Place[]): Place[] {
  const all: Place[] = [];
  for (const place of [...places].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = all.at(-1);
    if (last && place.from < last.to) last.to = Math.max(last.to, place.to);
    else all.push({ ...place });
  }
  return all;
}

/** A word's beginning at or before a place, unless none is near. */
function beginningAt(line: string, place: number): number {
  if (place <= 0) return 0;
  const space = line.indexOf(' ', place);
  return space >= 0 && space - place < BEFORE / 2 ? space + 1 : whole(line, place);
}

function endAt(line: string, place: number): number {
  if (place >= line.length) return line.length;
  const space = line.lastIndexOf(' ', place);
  return place - space < BEFORE / 2 ? space : whole(line, place);
}

/** Never between the two halves of one character. */
const whole = (line: string, place: number) => (/[\uDC00-\uDFFF]/.test(line[place] ?? '') ? place - 1 : place);
