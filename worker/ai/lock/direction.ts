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
export function changeAt(
  { first, last, from, to, figure }: FigureMark,
  { tokens, view }: Sentence,
): Direction | undefined {
  const plain = (a: number, b: number) => !/[,;:()|!?—–]|\. /.test(view.low.slice(a, b));
  let sign: Direction['sign'] | undefined;
  for (let index = first - 1; index >= Math.max(0, first - 5); index -= 1) {
    const token = tokens[index];
    if (!token || !plain(token.to, from)) break;
    if (NEUTRAL.has(token.word)) sign = 0;
    if (DIRECTIONS.has(token.word)) sign = DIRECTIONS.get(token.word);
    if (sign !== undefined) break;
    if (!BY.has(token.word) && !(COPULA.has(token.word) && index > 0)) break;
  }
  for (let index = last; sign === undefined && index < last + 3; index += 1) {
    const token = tokens[index];
    if (!token || !plain(to, token.from)) break;
    const next = tokens[index + 1]?.word ?? '';
    // "4,333 more are not listed" compares nothing.
    if (figure.measure === 'plain' && MORE.has(token.word) && !comparesWith(next)) break;
    if (DIRECTIONS.has(token.word)) {
      const level =
        /^(?:from|auf|to|desde|depuis|von)$/.test(next) ||
        (token.word === 'plus' && index > last && tokens[index - 1]?.word !== 'de');
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
