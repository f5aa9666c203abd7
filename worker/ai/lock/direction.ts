import { isFrom } from './nearby.ts';
import type { FigureMark, Mark, Sentence, Token } from './sentence.ts';
import {
  COPULA,
  DENIED,
  DENIED_NOUNS,
  DIRECTIONS,
  GO_ON,
  GOING_ON,
  IN_TWO,
  LINKS,
  NO,
  NOT,
  STATED,
  TRENDS,
  UNREAL,
} from './words/directions.ts';
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
const OF_CHANGE =
  /^ (?:of|des|der|del|de la|de l'|du|d'une?) ?(?:the |total |whole |ganzen |gesamten )?(?:increase|growth|rise|gain|uplift|decline|drop|decrease|fall|zuwachs\p{L}*|anstiegs?|wachstums?|ruckgangs?|aumento|crecimiento|subida|caida|descenso|bajada|hausse|augmentation|croissance|baisse|recul)(?!\p{L})/u;
const TO_TIME = new Set(
  'in im am from von auf to en de a au d since seit gegenuber compared with mit verglichen respecto frente par rapport than vs versus the der dem den el la le l'.split(
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
  /^(?:than|als|que|qu|compared|a|in)$/.test(next) || METRIC_PHRASES.find([stem(next)], 0) !== undefined;
const JOINS = new Set([...LINKS].filter((word) => !COPULA.has(word) && !['for', 'fur', 'para'].includes(word)));

/** Whether a figure is said as a change: "rose by 12 %", "155 % more", "+12 %". "Up from $200.00" is none. */
export function changeAt(mark: FigureMark, sentence: Sentence): Direction | undefined {
  const { first, last, from, to, figure } = mark;
  const { tokens, view, rows } = sentence;
  const times = [...sentence.times, ...rows.filter((row) => row.times.length > 0)];
  if (isFrom(mark, sentence)) return undefined;
  const plain = (a: number, b: number) => !/[,;:()|!?—–]|\. /.test(view.low.slice(a, b));
  if (isLevel(mark, sentence)) return undefined;
  const morePart = /^ (?:de |d')\p{L}+ (?:en|de) (plus|moins)(?!\p{L})/u.exec(view.low.slice(to))?.[1];
  if (morePart) return { sign: morePart === 'plus' ? 1 : -1 };
  let sign: Direction['sign'] | undefined;
  // "More than" before a figure is a bound; "by more than a third" is still a change.
  const bound =
    figure.bound === 'exact' ? 0 : boundBefore(tokens.slice(Math.max(0, first - 3), first).map(({ word }) => word));
  let reach = 5 + bound;
  let skipped = -1;
  for (let index = first - 1 - bound; index >= Math.max(0, first - reach); index -= 1) {
    const token = tokens[index];
    if (!token || !plain(token.to, from)) break;
    // "Stieg von Oktober auf November um 12 %": the times between, and how they are led to.
    const time = times.find((one) => one.from <= token.from && token.to <= one.to);
    if (time || (TO_TIME.has(token.word) && skipped === index + 1)) {
      reach += 1;
      skipped = index;
      continue;
    }
    if (NEUTRAL.has(token.word)) sign = 0;
    // "Was above £1 million" is where it stands.
    if (index === first - 1 && /^(?:above|below)$/.test(token.word)) break;
    if (DIRECTIONS.has(token.word) && !isMadeUp(tokens, index)) sign = DIRECTIONS.get(token.word);
    if (sign !== undefined) break;
    if (isMadeUp(tokens, index)) break;
    if (!BY.has(token.word) && !(COPULA.has(token.word) && index > 0)) break;
  }
  // "99 % of the increase" is a part of it.
  if (figure.measure === 'percent' || figure.measure === 'fraction') {
    const of = OF_CHANGE.exec(view.low.slice(to));
    if (of) return undefined;
  }
  // "728 orders more than in October"
  const counts = (token: Token) =>
    figure.measure === 'plain' && sentence.metrics.some((one) => one.from <= token.from && token.to <= one.to);
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
    else if (!JOINS.has(token.word) && !counts(token)) break;
  }
  sign ??= byWhat(mark, sentence);
  if (sign === undefined && figure.sign === '+') sign = 1;
  if (sign === undefined && figure.sign === '-' && figure.measure === 'percent') sign = -1;
  if (sign !== undefined && figure.sign === '-' && sign >= 0) sign = -1;
  return sign === undefined ? undefined : { sign };
}

/** "Bajó a 437,27 £", "a augmenté en novembre à": to so much, and not by it. */
function isLevel({ first, part, figure }: FigureMark, { tokens }: Sentence): boolean {
  if (
    figure.measure === 'percent' ||
    figure.measure === 'fraction' ||
    !/^(?:a|hasta)$/.test(tokens[first - 1]?.word ?? '')
  )
    return false;
  return tokens.slice(Math.max(0, first - 6), first - 1).some((token) => token.part === part && STATED.has(token.word));
}

/** "Sank von 538,79 £ auf 437,27 £, also um 18,8 %": by how much what the sentence says moved has moved. */
function byWhat({ first, from, figure }: FigureMark, sentence: Sentence): Direction['sign'] | undefined {
  const { tokens, view, figures } = sentence;
  const lead = tokens[first - 1];
  if (!lead || !/^(?:um|by)$/.test(lead.word) || !/^ $/.test(view.low.slice(lead.to, from))) return undefined;
  if (figure.measure === 'plain') return undefined;
  if (!figures.some((one) => one.to < lead.from) && !IN_TWO.test(view.low)) return undefined;
  const stated = statedDirections(sentence).filter((one) => one.mark.to < from);
  return stated.length === 1 && stated[0] && !stated[0].denied ? stated[0].sign : undefined;
}

/** "Candle makes up 48 %" */
function isMadeUp(tokens: Token[], index: number): boolean {
  return tokens[index]?.word === 'up' && /^(?:makes?|made|making)$/.test(tokens[index - 1]?.word ?? '');
}

/** How many words before a figure say "more than" or its like. */
function boundBefore(words: string[]): number {
  const match =
    /(?:^| )((?:more than|less than|fewer than|mehr als|weniger als|mas de|menos de|plus de|moins de)(?: an?| the)?)$/.exec(
      words.join(' '),
    );
  return match?.[1]?.split(' ').length ?? 0;
}

/** That something rose or fell, or that it did not. */
export interface Stated {
  mark: Mark;
  sign: 1 | -1;
  denied: boolean;
}

/** Where a sentence states that something rose or fell; not where it wishes, asks or supposes it. */
export function statedDirections(sentence: Sentence): Stated[] {
  const { tokens, view } = sentence;
  const found: Stated[] = [...inTwo(sentence), ...trends(sentence)];
  for (const [index, { word, from, to, part }] of tokens.entries()) {
    // "Un valor medio más bajo" is how it is, and not that it fell.
    if (word === 'bajo' && /^(?:mas|menos|muy|por|tan)$/.test(tokens[index - 1]?.word ?? '')) continue;
    const denied = isDenied(sentence, index);
    const lead = tokens[index - 1]?.word ?? '';
    const goesOn = COPULA.has(lead) || GO_ON.has(lead) ? GOING_ON.get(word) : undefined;
    const sign = goesOn ?? DIRECTIONS.get(word) ?? (denied ? (DENIED.get(word) ?? DENIED_NOUNS.get(word)) : undefined);
    if (sign === undefined) continue;
    const before = tokens.slice(Math.max(0, index - 6), index).filter((token) => token.part >= part - 1);
    if (before.some((token) => UNREAL.has(token.word))) continue;
    const copula = COPULA.has(tokens[index - 1]?.word ?? '');
    const next = tokens[index + 1]?.word ?? '';
    const compared =
      /^(?:up|down|higher|lower|hoher|niedriger)$/.test(word) &&
      copula &&
      (!/^(?:to|and|for|with)$/.test(next) || (next === 'to' && isFigure(sentence, index + 2))) &&
      !isOfOther(sentence, index);
    if (!denied && !goesOn && !(STATED.has(word) && word !== 'lost') && !compared) continue;
    if (/\?\s*$/.test(view.low)) continue;
    found.push({ mark: { from, to, first: index, last: index + 1, part }, sign, denied });
  }
  // "Revenue rose, and so did orders"
  const so = /(?<!\p{L})so (?:did|have|has) /u.exec(view.low);
  const [last] = found;
  const first = so ? tokens.findIndex(({ from }) => from >= so.index) : -1;
  const token = tokens[first];
  if (so && token && last) found.push({ ...last, mark: { ...token, first, last: first + 2 } });
  return found;
}

/** "Is down to €437.27" */
const isFigure = ({ figures }: Sentence, index: number) => figures.some(({ first }) => first === index);

/** "Did not fall", "n'a pas baissé", "stieg nicht", "no decline in". "Not only rose" denies nothing. */
function isDenied({ tokens, view }: Sentence, index: number): boolean {
  const token = tokens[index];
  if (!token) return false;
  const { word, part, to } = token;
  const near = tokens.slice(Math.max(0, index - 3), index).filter((one) => one.part === part);
  const only = (text: string) => /^ (?:only|just|nur|bloss|solo|solamente|seulement)(?!\p{L})/u.test(text);
  if (DENIED_NOUNS.has(word) && near.slice(-2).some((one) => NO.has(one.word))) return true;
  if (!STATED.has(word) && !DENIED.has(word)) return false;
  if (near.some((one) => NOT.has(one.word) && !only(view.low.slice(one.to)))) return true;
  // A German verb in front is denied at the end.
  const rest = tokens.slice(index + 1).filter((one) => one.part === part);
  const after = rest.find((one) => one.word === 'nicht');
  return /^(?:stieg|stiegen|sank|sanken|fiel|fielen|wuchs|wuchsen)$/.test(word) && after !== undefined
    ? !only(view.low.slice(after.to)) && after.from > to
    : false;
}

/** "Refunds were higher than discounts" compares two, and states no change. */
function isOfOther({ tokens, metrics, times, rows }: Sentence, index: number): boolean {
  if (!/^(?:than|als)$/.test(tokens[index + 1]?.word ?? '')) return false;
  const from = tokens[index + 1]?.from ?? 0;
  return metrics.some((one) => one.from > from) && ![...times, ...rows].some((one) => one.from > from);
}

function trends({ tokens, view }: Sentence): Stated[] {
  if (/\?\s*$/.test(view.low)) return [];
  return TRENDS.flatMap(([sign, pattern]): Stated[] => {
    const match = pattern.exec(view.low);
    if (!match) return [];
    const last = tokens.findLastIndex(({ from }) => from <= match.index);
    const token = tokens[Math.max(0, last)];
    if (!token || tokens.slice(Math.max(0, last - 6), last).some(({ word }) => UNREAL.has(word))) return [];
    const mark = {
      from: match.index,
      to: match.index + match[0].length,
      first: last,
      last: last + 1,
      part: token.part,
    };
    return [{ mark, sign, denied: NOT.has(tokens[last - 1]?.word ?? '') || NOT.has(tokens[last]?.word ?? '') }];
  });
}

function inTwo({ tokens, view }: Sentence): Stated[] {
  const match = IN_TWO.exec(view.low);
  if (!match || /\?\s*$/.test(view.low)) return [];
  const first = tokens.findIndex(({ from }) => from >= match.index);
  const token = tokens[first];
  if (!token) return [];
  const between = match.groups?.between1 ?? match.groups?.between2 ?? '';
  const denied = / nicht(?! nur)(?!\p{L})/u.test(between);
  return [{ mark: { ...token, first, last: first + 1 }, sign: match.groups?.up ? 1 : -1, denied }];
}
