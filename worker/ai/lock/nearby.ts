import type { FigureMark, Mark, MetricMark, RowMark, Sentence } from './sentence.ts';
import { AGAINST, COPULA, LINKS, PARTS, PREPOSITIONS } from './words/directions.ts';

export function wordsIn({ tokens }: Sentence, part: number): string[] {
  return tokens.filter((token) => token.part === part).map(({ word }) => word);
}

/** Nothing but such words stands between. */
function linked(sentence: Sentence, from: number, to: number, most: number, allowed: Set<string>): boolean {
  if (to < from || to - from > most) return false;
  const between = sentence.tokens.slice(from, to);
  if (between.some(({ word }) => !allowed.has(word))) return false;
  return !sentence.figures.some(({ first }) => first >= from && first < to);
}

/** Only a space or an opening bracket may stand between a figure and what it is said to be of. */
function joined(sentence: Sentence, a: number, b: number): boolean {
  return !/[,;:)|!?—–]|\. /.test(sentence.view.low.slice(a, b));
}

const AFTER = new Set([...LINKS, 'more', 'additional', 'mehr', 'mas', 'during', 'on', 'at', 'per', 'worth']);

function after<M extends Mark>(mark: Mark, marks: M[], sentence: Sentence, most = 4): M | undefined {
  return marks.find(
    ({ first, from, to }) =>
      first >= mark.last &&
      from >= mark.to &&
      linked(sentence, mark.last, first, most, AFTER) &&
      joined(sentence, mark.to, from) &&
      !isLabel({ to }, sentence),
  );
}

/** "€1,512.00 (the week before: €600.00)": it is said of the figure after it. */
const isLabel = ({ to }: { to: number }, { figures, view }: Sentence) =>
  figures.some(({ from }) => from > to && /^ ?: ?[\p{Sc}*]*$/u.test(view.low.slice(to, from)));

/** "From 9 to 6": of the first of two figures; in Spanish and French "de" is also "by". */
export function isFrom(mark: FigureMark, { figures, tokens }: Sentence): boolean {
  const next = figures.find(({ from }) => from >= mark.to);
  const before = ({ first }: FigureMark) => tokens[first - 1]?.word ?? '';
  return (
    next?.figure.measure === mark.figure.measure &&
    /^(?:from|von|de|desde|du)$/.test(before(mark)) &&
    /^(?:to|auf|a|hasta|au)$/.test(before(next))
  );
}

/** What a figure counts: "$20.00 in discounts"; after a count any words may stand before it: "6 paid and shipped orders". */
export function nounOf(mark: FigureMark, metrics: MetricMark[], sentence: Sentence): MetricMark | undefined {
  const direct = after(mark, metrics, sentence);
  if (direct || (mark.figure.measure !== 'plain' && mark.figure.measure !== 'days')) return direct;
  const noun = metrics.find(({ from, part }) => from >= mark.to && part === mark.part);
  if (!noun || !joined(sentence, mark.to, noun.from)) return undefined;
  return linked(sentence, mark.last, noun.first, 2, adjectives(sentence)) ? noun : undefined;
}

/** Any word but one that begins something else. */
function adjectives(sentence: Sentence): Set<string> {
  return new Set(
    sentence.tokens
      .map(({ word }) => word)
      .filter((word) => !PARTS.has(word) && !PREPOSITIONS.has(word) && !COPULA.has(word)),
  );
}

/** The last before it in its part of the sentence, else the next there, else of the parts before, else of those after. */
export function nearest<M extends Mark>(mark: Mark, marks: M[]): M | undefined {
  const own = marks.filter(({ part }) => part === mark.part);
  return (
    own.findLast(({ from }) => from < mark.from) ??
    own[0] ??
    marks.findLast(({ part }) => part < mark.part) ??
    marks.find(({ part }) => part > mark.part)
  );
}

/** A share is of what stands before it or after it: "revenue has 12 %", "12 % of customers came back". */
export function around(mark: FigureMark, metrics: MetricMark[], sentence: Sentence): MetricMark[] {
  const before = metrics.findLast(({ part, from }) => part === mark.part && from < mark.from);
  const next = after(mark, metrics, sentence);
  const then = next && metrics.find(({ part, from }) => part === mark.part && from > next.from);
  const back = metrics.find(({ ids }) => ids.includes('of:retention'));
  return [before, next, then, back].filter((one) => one !== undefined);
}

/** The time or row that is said of a figure. */
export function near<M extends Mark>(mark: Mark, all: M[], sentence: Sentence, against: boolean): M | undefined {
  const marks = all.filter((one) => one.from < mark.from || !isLabel(one, sentence));
  const direct = after(mark, marks, sentence);
  if (direct) return direct;
  const own = marks.filter(({ part }) => part === mark.part);
  const inPart = own.findLast(({ from }) => from < mark.from) ?? own[0];
  if (inPart) return inPart;
  if (against) return undefined;
  const before = marks.findLast(({ part }) => part < mark.part);
  if (before) return before;
  const later = marks.find(({ part }) => part > mark.part);
  return later && !compares(wordsIn(sentence, later.part)) ? later : undefined;
}

/** "Más que" compares, "lo que" and "ce que" do not. */
function compares(words: string[]): boolean {
  const isThat = (index: number) =>
    /^que?$/.test(words[index] ?? '') && /^(?:lo|ce|c|el|la|los|las)$/.test(words[index - 1] ?? '');
  // "So viel wie im Oktober"
  const isLike = (index: number) =>
    /^(?:wie|as|como|autant)$/.test(words[index] ?? '') &&
    /^(?:viel|viele|much|many|tanto|tanta|tantos|tantas|presque|pres)$/.test(words[index - 1] ?? '');
  return words.some((word, index) => (AGAINST.has(word) && !isThat(index)) || isLike(index));
}

/** All rows that a part of a sentence with one figure names must be the fact's. */
export function ownRows(mark: FigureMark, sentence: Sentence, row: RowMark): RowMark[] {
  if (sentence.figures.filter(({ part }) => part === mark.part).length > 1) return [row];
  const own = sentence.rows.filter(({ part }) => part === mark.part);
  return own.includes(row) ? own : [row];
}
