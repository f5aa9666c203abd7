import { wordsOf } from './words.ts';

export interface Span<Value> {
  value: Value;
  words: string;
  start: number;
  end: number;
}

interface Node<Value> {
  next: Map<string, Node<Value>>;
  value?: Value;
}

/** Phrases looked for as whole words, the longest first; what stands between the words does not matter. */
export class Phrases<Value> {
  private readonly root: Node<Value> = { next: new Map() };

  constructor(rows: Iterable<readonly [phrase: string, value: Value]>) {
    for (const [phrase, value] of rows) {
      let node = this.root;
      for (const word of wordsOf(phrase)) {
        const next = node.next.get(word) ?? { next: new Map() };
        node.next.set(word, next);
        node = next;
      }
      // The first that has a name keeps it.
      if (node !== this.root) node.value ??= value;
    }
  }

  /** Those in a text, from left to right, without overlap. */
  find(text: string): Span<Value>[] {
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0], at: match.index }));
    const found: Span<Value>[] = [];
    for (let i = 0; i < words.length; ) {
      const longest = this.longest(words, i);
      if (longest) found.push({ ...longest.span, words: text.slice(longest.span.start, longest.span.end) });
      i += longest?.count ?? 1;
    }
    return found;
  }

  private longest(words: { word: string; at: number }[], from: number) {
    let node: Node<Value> | undefined = this.root;
    let best: { span: { value: Value; start: number; end: number }; count: number } | undefined;
    const start = words[from]?.at ?? 0;
    for (let i = from; i < words.length; i += 1) {
      const { word, at } = words[i] as { word: string; at: number };
      node = node.next.get(word);
      if (!node) break;
      if (node.value !== undefined)
        best = { span: { value: node.value, start, end: at + word.length }, count: i - from + 1 };
    }
    return best;
  }
}
