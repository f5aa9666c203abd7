import { Phrases, type Span } from './phrases.ts';
import type { Vocabulary } from './reading.ts';
import { wordsOf } from './words.ts';

const KNOWN = new WeakMap<Vocabulary, Phrases<string>>();

/** The products of a shop where a text names them whole. */
export function knownProducts(text: string, vocabulary: Vocabulary): Span<string>[] {
  let names = KNOWN.get(vocabulary);
  if (!names) {
    names = new Phrases(vocabulary.products.flatMap((name) => formsOf(name).map((form) => [form, name] as const)));
    KNOWN.set(vocabulary, names);
  }
  return names.find(text);
}

/** A product may be named in the plural, and without what stands in brackets. */
function formsOf(name: string): string[] {
  const words = wordsOf(name);
  if (words.join('').length < 4) return [];
  const last = words.at(-1) ?? '';
  const others = last.endsWith('s')
    ? [last.slice(0, -1)]
    : [`${last}s`, ...(last.endsWith('h') || last.endsWith('x') ? [`${last}es`] : [])];
  return [words.join(' '), ...others.map((word) => [...words.slice(0, -1), word].join(' '))];
}

/** The text with dots for names of several words, so that no date, hour or amount is read in "Last Week Calendar 2026". */
export function withoutNames(
  text: string,
  vocabulary: Vocabulary,
): { text: string; restore: (rest: string) => string } {
  const spans = knownProducts(text, vocabulary).filter(({ words }) => wordsOf(words).length > 1);
  const put = (into: string, what: (start: number, end: number) => string) =>
    spans.reduce((rest, { start, end }) => rest.slice(0, start) + what(start, end) + rest.slice(end), into);
  return {
    text: put(text, (start, end) => '·'.repeat(end - start)),
    restore: (rest) => put(rest, (start, end) => text.slice(start, end)),
  };
}
