import { unitOf } from './units.ts';

/**
 * The tools' own texts, by their sentences. A tool says no more than its facts, so whoever repeats its text from the
 * beginning, word for word, says nothing false. A sentence out of the middle is judged like any other: it may speak of
 * what stood before it.
 */
export class Verbatim {
  private readonly places = new Map<string, number[]>();
  private readonly starts = new Set<number>();
  private last: number[] = [];

  constructor(texts: string[]) {
    let place = 0;
    for (const text of new Set(texts)) {
      this.starts.add(place);
      for (const sentence of sentencesOf(text)) {
        const places = this.places.get(sentence);
        if (places) places.push(place);
        else this.places.set(sentence, [place]);
        place += 1;
      }
      // Nothing goes on from one text into the next.
      place += 1;
    }
  }

  /** Whether a text is being repeated here. Asked of every sentence in its order. */
  repeats(sentence: string): boolean {
    const said = plain(sentence);
    if (said === '') return false;
    this.last = (this.places.get(said) ?? []).filter(
      (place) => this.starts.has(place) || this.last.includes(place - 1),
    );
    return this.last.length > 0;
  }
}

function sentencesOf(text: string): string[] {
  const found: string[] = [];
  let [rest, lineStart] = [text, true];
  for (let unit = unitOf(rest, 0, lineStart); unit; unit = unitOf(rest, 0, lineStart)) {
    const sentence = rest.slice(0, unit.end);
    if (sentence.trim() !== '' || sentence.includes('\n')) lineStart = sentence.endsWith('\n');
    found.push(plain(sentence));
    rest = rest.slice(unit.end);
  }
  return [...found, plain(rest)].filter((sentence) => sentence !== '');
}

/** Without what makes it bold. */
const plain = (text: string) => text.replaceAll('**', '').trim();
