import type { FigureMark, Sentence } from './sentence.ts';
import { AGAINST, COPULA, LABELS, LINKS, PARTS, PREPOSITIONS, SOME_ROW, UNREAL, WHOLE } from './words/directions.ts';

/** "6 more are not listed"; in Spanish and French what is counted stands before it. */
const OTHERS = /^ (?:(?<said>mas|de plus)(?= (?:no|ne|n')(?!\p{L}))|(?:weitere[rn]?|more|further)(?!\p{L}))/u;

/** "6 widgets": counted is what nobody has told of. */
export function unknownNoun(mark: FigureMark, sentence: Sentence): boolean {
  const others = OTHERS.exec(sentence.view.low.slice(mark.to));
  if (others?.groups?.said) return false;
  const next = sentence.tokens.find(({ from }) => from >= mark.to + (others?.[0].length ?? 0));
  if (!next || !/^[ -]?$/.test(sentence.view.low.slice(mark.to + (others?.[0].length ?? 0), next.from))) return false;
  if ([LINKS, AGAINST, PARTS, WHOLE, COPULA, UNREAL, PREPOSITIONS].some((set) => set.has(next.word))) return false;
  return ![...sentence.times, ...sentence.rows, ...sentence.metrics].some(({ from }) => from === next.from);
}

/** A line begins with the name of something that is nothing in the facts. */
export function unknownLabel(mark: FigureMark, { view, tokens, times }: Sentence): boolean {
  const before = /^[\s>#-]*(?:\d+[.)])?\s*([\p{L}][\p{L}\d &'.-]{0,40}?) ?[:=–—] ?$/u.exec(
    view.low.slice(0, mark.from),
  );
  if (!before || times.some(({ from }) => from < mark.from)) return false;
  return !tokens
    .slice(0, mark.first)
    .some(({ word }) => [LABELS, WHOLE, SOME_ROW, LINKS, PREPOSITIONS, COPULA].some((set) => set.has(word)));
}
