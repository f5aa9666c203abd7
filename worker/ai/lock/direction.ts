import { isFrom } from './nearby.ts';
import type { FigureMark, Mark, Sentence } from './sentence.ts';
import { COPULA, DIRECTIONS, LINKS, STATED, UNREAL } from './words/directions.ts';
import { METRIC_PHRASES, stem } from './words/phrases.ts';

/** A change is stated: up, down, or without saying which. */
export interface Direction {
  sign: 1 | -1 | 0;
}

const BY = new Set(
  `by um en de del d of von about around roughly nearly almost over some a an the another whopping rund etwa fast knapp casi environ pres un una une einen einem eine`.split(
    ' ',
  ),
);
const NEUTRAL = new Set(
  'change difference gap swing delta veranderung unterschied differenz cambio diferencia variacion ecart variation'.split(
    ' ',
  ),
);
const MORE = new Set(['more', 'mehr', 'mas', 'plus', 'weitere']);
const comparesWith = (next: string) =>
  /^(?:than|als|que|compared|a|in)$/.test(next) || METRIC_PHRASES.find([stem(next)], 0) !== undefined;
const JOINS = new Set([...LINKS].filter((word) => !COPULA.has(word) && !['for', 'fur', 'para'].includes(word)));

/** Whether a figure is said as a change: "rose by 12 %", "155 % more", "+12 %". "Up from $200.00" is none. */
export function changeAt(mark: FigureMark, sentence: Sentence): Direction | undefined {
  const { first, last, from, to, figure } = mark;
  const { tokens, view } = sentence;
  if (isFrom(mark, sentence)) return undefined;
  const plain = (a: number, b: number) => !/[,;:()|!?—–]|\. /.test(view.low.slice(a, b));
  let sign: Direction['sign'] | undefined;
  // "More than" before a figure is a bound; "by more than a third" is still a change.
  const bound =
    figure.bound === 'exact' ? 0 : boundBefore(tokens.slice(Math.max(0, first - 3), first).map(({ word }) => word));
  for (let index = first - 1 - bound; index >= Math.max(0, first - 5 - bound); index -= 1) {
    const token = tokens[index];
    if (!token || !plain(token.to, from)) break;
    if (NEUTRAL.has(token.word)) sign = 0;
    if (DIRECTIONS.has(token.word)) sign = DIRECTIONS.get(token.word);
    if (sign !== undefined) break;
    if (!BY.has(token.word) && !(COPULA.has(token.word) && index > 0)) break;
  }
  // "£310.00 (155 %) more"
  const aside = /^ ?\([^()]{0,30}\)/.exec(view.low.slice(to))?.[0].length ?? 0;
  const start = aside > 0 ? tokens.findIndex((token) => token.from >= to + aside) : last;
  for (let index = start; index >= 0 && sign === undefined && index < start + 3; index += 1) {
    const token = tokens[index];
    if (!token || !plain(to + aside, token.from)) break;
    const next = tokens[index + 1]?.word ?? '';
    // "4,333 more are not listed" compares nothing.
    const percent = /^ ?\([-+]?\d[\d.,]* ?%\)/.test(view.low.slice(token.to));
    if (figure.measure === 'plain' && MORE.has(token.word) && !percent && !comparesWith(next)) break;
    if (DIRECTIONS.has(token.word)) {
      const level =
        /^(?:from|auf|to|desde|depuis|von)$/.test(next) ||
        (token.word === 'plus' && index > start && tokens[index - 1]?.word !== 'de');
      if (!level) sign = DIRECTIONS.get(token.word);
      break;
    }
    if (NEUTRAL.has(token.word)) sign = 0;
    else if (!JOINS.has(token.word)) break;
  }
  if (sign === undefined && figure.sign === '+') sign = 1;
  if (sign === undefined && figure.sign === '-' && figure.measure === 'percent') sign = -1;
  if (sign !== undefined && figure.sign === '-' && sign >= 0) sign = -1;
  return sign === undefined ? undefined : { sign };
}

/** How many words before a figure say "more than" or its like. */
function boundBefore(words: string[]): number {
  const match =
    /(?:^| )((?:more than|less than|fewer than|mehr als|weniger als|mas de|menos de|plus de|moins de)(?: an?| the)?)$/.exec(
      words.join(' '),
    );
  return match?.[1]?.split(' ').length ?? 0;
}

/** Where a sentence states that something rose or fell; not where it wishes, asks or supposes it. */
export function statedDirections({ tokens, view }: Sentence): { mark: Mark; sign: 1 | -1 }[] {
  const found: { mark: Mark; sign: 1 | -1 }[] = [];
  for (const [index, { word, from, to, part }] of tokens.entries()) {
    const sign = DIRECTIONS.get(word);
    if (sign === undefined) continue;
    const before = tokens.slice(Math.max(0, index - 6), index).filter((token) => token.part >= part - 1);
    if (before.some((token) => UNREAL.has(token.word))) continue;
    const copula = COPULA.has(tokens[index - 1]?.word ?? '');
    const next = tokens[index + 1]?.word ?? '';
    const compared =
      /^(?:up|down|higher|lower|hoher|niedriger)$/.test(word) && copula && !/^(?:to|and|for|with)$/.test(next);
    if (!(STATED.has(word) && word !== 'lost') && !compared) continue;
    if (/\?\s*$/.test(view.low)) continue;
    found.push({ mark: { from, to, first: index, last: index + 1, part }, sign });
  }
  return found;
}
