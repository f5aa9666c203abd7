/** What `ts_headline` puts around a word: characters that no text has. */
export const START = '\u0002';
export const STOP = '\u0003';

/** A headline as plain text, and where its words stand. */
export function readHeadline(headline: string): { snippet: string; matches: [number, number][] } {
  let snippet = '';
  let from = -1;
  const matches: [number, number][] = [];
  for (const part of headline
    .replace(/\s+/g, ' ')
    .trim()
    .split(new RegExp(`([${START}${STOP}])`))) {
    if (part === START) from = snippet.length;
    else if (part === STOP && from >= 0) {
      matches.push([from, snippet.length]);
      from = -1;
    } else if (part !== STOP) snippet += part;
  }
  return { snippet, matches };
}
