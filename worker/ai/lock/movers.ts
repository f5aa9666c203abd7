import { idsOf, isUnreal, markOf } from './breakdowns.ts';
import { ONE } from './decimal.ts';
import { type Stated, statedDirections } from './direction.ts';
import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { nearest } from './nearby.ts';
import { isAt, isOf } from './place.ts';
import type { Mark, MetricMark, RowMark, Sentence } from './sentence.ts';
import { DENIED } from './words/directions.ts';
import { MOST_MOVED, MOVERS } from './words/movers.ts';

/** "Two of your products grew": so many rows moved that way. Its figure counts rows, and stands for nothing else. */
export interface Movers {
  mark: Mark;
  /** Where its number stands. */
  figure: number | undefined;
  holds: boolean;
}

/** How many of the rows are said to have moved, held against the changes of all that are known. */
export function moversIn(sentence: Sentence, { evidences }: Matter): Movers[] {
  const match = MOVERS.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  const stated = statedDirections(sentence).find((one) => one.mark.from >= mark.to);
  // "The only product to grow"
  const word = sentence.tokens.find((token) => token.from >= mark.to && DENIED.has(token.word))?.word ?? '';
  const sign = stated?.sign ?? (match.groups?.only ? DENIED.get(word) : undefined);
  if (sign === undefined || stated?.denied || isUnreal(sentence, mark)) return [];
  const rows = new Map<string, Evidence>();
  for (const one of evidences.all) {
    if (one.how !== 'difference' || one.rows.length === 0 || one.rowTimes.length > 0) continue;
    const name = one.rows.join();
    if (!rows.has(name)) rows.set(name, one);
  }
  if (rows.size === 0) return [];
  const movedSo = [...rows.values()].filter(({ value }) => value * BigInt(sign) > 0n);
  const number = sentence.figures.find(({ from, to }) => from >= mark.from && to <= mark.to);
  const said = number && Number((number.figure.readings[0]?.value ?? 0n) / ONE);
  const { all, only, none } = match.groups ?? {};
  const named = nearest(mark, sentence.rows);
  const holds = () => {
    if (none) return movedSo.length === 0;
    if (only) return movedSo.length === 1 && (!named || movedSo.some((one) => isAt(one, named)));
    return movedSo.length === (all ? rows.size : said) && (said === undefined || said === movedSo.length);
  };
  if (!all && !only && !none && !number) return [];
  return [{ mark, figure: number?.from, holds: holds() }];
}

const ALSO =
  /^[^\p{L}]*(?:(?:and|und|sowie|y|e|et|as well as|wie auch|als auch|como|ainsi que) )?(?:(?:the|your|die|der|das|deine|ihre|l[ao]s?|el|tus|sus|les?|l'|vos|votre) ?)?$/u;

/** All that a direction is said of: "Tea Pot and Mug Set grew", "both revenue and orders fell". */
export function moved<M extends RowMark | MetricMark>({ mark }: Stated, marks: M[], { view }: Sentence, last: M): M[] {
  const before = marks.filter(({ to }) => to <= mark.from);
  if (before.at(-1) !== last) return [last];
  const named = [last];
  for (const one of before.slice(0, -1).reverse()) {
    if (!ALSO.test(view.low.slice(one.to, named[0]?.from))) break;
    named.unshift(one);
  }
  return named;
}

/** "Jar grew the most", "the strongest growth": by how much, or by what share of what it was. */
export function movedMost(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const match = MOST_MOVED.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  const row = nearest(mark, sentence.rows);
  if (!row || isUnreal(sentence, mark)) return [];
  const ids = idsOf(sentence, mark, topic, matter);
  const sign = match.groups?.fell ? -1n : 1n;
  const holds = (['difference', 'change'] as const).map((how) => {
    const all = matter.evidences.all.filter(
      (one) =>
        one.how === how &&
        one.rows.length > 0 &&
        one.rowTimes.length === 0 &&
        isOf(one, ids.length > 0 ? ids : ['revenue'], matter.evidences),
    );
    const own = all.find((one) => isAt(one, row));
    return own && all.length > 1 ? !all.some(({ value }) => (value - own.value) * sign > 0n) : undefined;
  });
  return holds.includes(false) && !holds.includes(true) ? [mark] : [];
}
