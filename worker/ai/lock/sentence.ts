import type { Evidences } from './evidence.ts';
import { labelKey } from './evidence.ts';
import type { Figure } from './figure.ts';
import { figuresOf } from './figures.ts';
import { mentions } from './periods.ts';
import { isUnknownTongue } from './unread.ts';
import { type View, viewOf } from './view.ts';
import { PARTS } from './words/directions.ts';
import { isNumberWord, type Tongue } from './words/numbers.ts';
import { compound, METRIC_PHRASES, stem } from './words/phrases.ts';

export interface Token {
  word: string;
  from: number;
  to: number;
  part: number;
}

/** Where something is named: characters, and tokens from..to (the last is not in it). */
export interface Mark {
  from: number;
  to: number;
  first: number;
  last: number;
  part: number;
}
/** `label`: the same words name a row. */
export type MetricMark = Mark & { ids: string[]; label?: boolean };
/** `ids`: what the same words are as a metric. */
export type RowMark = Mark & { rows: string[]; times: string[]; ids?: string[] };
export type TimeMark = Mark & { keys: string[] };
export type FigureMark = Mark & { figure: Figure };

/** A sentence with what it names and what it counts. */
export interface Sentence {
  view: View;
  tokens: Token[];
  metrics: MetricMark[];
  rows: RowMark[];
  times: TimeMark[];
  figures: FigureMark[];
  /** It is in no language that is read. */
  unknownTongue: boolean;
}

const TOKEN = /\p{L}+|\d+/gu;
/** "€480.00 of revenue came from Candle": one part, where "from" elsewhere begins another. */
const COMES = /^(?:com(?:es?|ing)|came|stem(?:s|med|ming)?|deriv(?:es?|ed|ing)|originat(?:es?|ed))$/;
const BREAK = /[,;:()|—–!?…•·]|[.](?= )| - /;
/** Said before a metric that is only taken away or left out: "after refunds", "excluding tax". */
const ASIDE =
  /(?:after|excluding|excl\.?|without|not counting|net of|ohne|nach|abzuglich|exklusive|sin|despues de|tras|excluyendo|hors|apres|sans|deduction faite des?)(?: (?:any|all|the|los|las|les|den|der|die))?(?: \p{L}+ (?:and|or|nor|und|oder|noch|y|o|ni|et|ou|&))? $/u;
/** "Refunds, discounts aside, were ...": what is named only to be passed over. */
const PASSED_OVER = {
  before:
    /(?:aside from|apart from|never mind|leaving|setting|putting|forgetting|abgesehen von|ungeachtet|dejando (?:aparte|de lado|a un lado)|aparte de|al margen de|sin contar|hormis|mis a part|mises? de cote)(?: (?:the|my|your|los|las|el|la|den|der|die|les|le|l'))? $/u,
  after:
    /^ (?:(?:einmal |mal )?(?:beiseite|abgesehen|aussen vor)|aside|apart|to one side|aparte|a un lado|(?:mis(?:es?)? )?(?:a part|de cote))(?!\p{L})/u,
};
/** "Die besten Kunden nach Umsatz": by it, where it is nothing that is taken away. */
const BY = /(?:^|[^\p{L}])nach (?:den |dem |der )?$/u;
const isDeducted = (ids: string[]) => ids.some((id) => /refund|discount/.test(id));
const ID_NOUN =
  /(?:customers?|orders?|order no\.?|invoice|id|no\.|nr\.?|number|#|kunden?|kundin|bestellung|cliente|pedido|client|commande|visitor|user) ?#?$/;
/** A year stands here. After the others only one of which facts or question speak. */
const SURELY_IN = /(?:^|[^a-z])(?:in|since|during|im|seit|en|depuis|desde|durante|jahr|year|ano|annee)(?: the)? $/;
const MAYBE_IN =
  /(?:^|[^a-z])(?:at|for|of|until|through|by|from|to|and|fur|bis|von|ab|de|pour|du|y|et|a|your|ihr|tu|votre|the|all|whole|total|q[1-4]|[a-z]{3,9}ber|[a-z]{3,9}uary|march|april|may|june|july|august)[,.]? ?\(?$|[(–-] ?$/;

export function sentenceOf(source: string, evidences: Evidences, tongue: Tongue, markerEnd = 0): Sentence {
  const view = viewOf(source);
  const masked = new Uint8Array(view.text.length);
  for (let index = 0; index < view.text.length && (view.at[index] ?? 0) < markerEnd; index += 1) masked[index] = 1;
  const words = [...view.low.matchAll(TOKEN)].map((match) => ({
    word: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  const stems = words.map(({ word }) => stem(word));

  const labels = labelled(view, words, stems, evidences);
  const inLabel = new Uint8Array(view.text.length);
  for (const { from, to } of labels) {
    masked.fill(1, from, to);
    inLabel.fill(1, from, to);
  }
  const found = mentions(view, (from, to) => isYear(view, from, to, evidences)).filter(
    // French for yesterday is German for here.
    ({ from, to }) => tongue !== 'de' || view.low.slice(from, to) !== 'hier',
  );
  const times = found.filter(({ from }) => !inLabel[from]);
  for (const { from, to } of found) masked.fill(1, from, to);
  const isKnown = (word: string) => isNumberWord(word) || evidences.hasWord(stem(word));
  const unknownTongue = isUnknownTongue(view, masked, isKnown);
  const figures = figuresOf(view, masked, tongue);

  const tokens = inPartsOf(view, words, [...times, ...figures, ...labels]);
  const mark = (from: number, to: number): Mark => {
    const first = countBefore(tokens, from);
    const last = Math.max(first, countBefore(tokens, to));
    return { from, to, first, last, part: tokens[first]?.part ?? tokens.at(-1)?.part ?? 0 };
  };
  const rows: RowMark[] = labels.map(({ from, to, rows }) => ({ ...mark(from, to), rows, times: [] }));
  const periods: TimeMark[] = [];
  for (const time of times) {
    if (evidences.isRow(time.keys)) rows.push({ ...mark(time.from, time.to), rows: [], times: time.keys });
    else periods.push({ ...mark(time.from, time.to), keys: time.keys });
  }
  // A weekday or date inside a label says its time too.
  for (const time of found) {
    const row = inLabel[time.from] ? rows.find(({ from, to }) => from <= time.from && time.to <= to) : undefined;
    if (row) row.times.push(...time.keys);
  }
  const metrics = () =>
    named(view, tokens, stems, evidences, counted).map((one): MetricMark => {
      const row = rows.find(({ from, to }) => from < one.to && one.from < to);
      if (row) row.ids = one.ids;
      return { ...mark(one.from, one.to), ids: one.ids, ...(row ? { label: true } : {}) };
    });
  const counted = new Uint8Array(view.text.length);
  for (const { from, to } of [...times, ...figures]) counted.fill(1, from, to);
  return {
    ...{ view, tokens, unknownTongue, times: periods, rows: rows.sort((a, b) => a.from - b.from) },
    metrics: metrics(),
    figures: figures.map((figure) => ({ ...mark(figure.from, figure.to), figure })),
  };
}

/** Rows by their names. Those of digits alone only where no count could stand. */
function labelled(view: View, words: Omit<Token, 'part'>[], stems: string[], { labels }: Evidences) {
  const found: { from: number; to: number; rows: string[] }[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const phrase = labels.find(stems, index);
    const [first, last] = [words[index], words[index + (phrase?.words.length ?? 0) - 1]];
    if (!phrase || !first || !last) continue;
    if (/^\d+$/.test(phrase.words.join('')) && !isName(view, first.from, last.to)) continue;
    found.push({ from: first.from, to: last.to, rows: [labelKey(phrase.words.join(' '))] });
    index += phrase.words.length - 1;
  }
  return found;
}

function isName(view: View, from: number, to: number): boolean {
  const [before, after] = [view.low.slice(Math.max(0, from - 16), from), view.low.slice(to, to + 24)];
  if (/\p{Sc} ?$|\d[.,']$/u.test(before) || /^(?:[.,']\d| ?%| (?:percent|prozent))/u.test(after)) return false;
  if (ID_NOUN.test(before)) return true;
  if (/^ ?\p{Sc}(?! ?\d)|^ (?:dollars?|euros?|pounds?|orders|customers|units)/u.test(after)) return false;
  return to - from >= 4 || /^\W*$/.test(view.low.slice(0, from));
}

/** Four digits are a year where a time could be said, not where something is counted. */
function isYear({ low }: View, from: number, to: number, { years }: Evidences): boolean {
  const [before, after] = [low.slice(Math.max(0, from - 14), from), low.slice(to, to + 24)];
  if (/[\p{Sc}.'\d-] ?$/u.test(before) || /^(?:[.,']\d| ?[%\p{Sc}])/u.test(after)) return false;
  if (SURELY_IN.test(before)) return true;
  const noun = /^ ?\p{L}/u.test(after) && METRIC_PHRASES.find((after.match(/\p{L}+/gu) ?? []).map(stem), 0);
  if (noun || !years.has(low.slice(from, to))) return false;
  return MAYBE_IN.test(before) || /^[^\p{L}\d]*$/u.test(low.slice(0, from));
}

function named(view: View, tokens: Token[], stems: string[], { phrases }: Evidences, counted: Uint8Array) {
  const found: { from: number; to: number; ids: string[] }[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (counted[tokens[index]?.from ?? 0]) continue;
    const [own, common] = [phrases.find(stems, index), METRIC_PHRASES.find(stems, index)];
    const length = Math.max(own?.words.length ?? 0, common?.words.length ?? 0);
    const ids =
      length > 0
        ? [own, common].flatMap((one) => (one?.words.length === length ? one.ids : []))
        : compound(tokens[index]?.word ?? '');
    if (!ids) continue;
    const [first, last] = [tokens[index], tokens[index + Math.max(length, 1) - 1]];
    const lead = view.low.slice(Math.max(0, (first?.from ?? 0) - 30), first?.from);
    const isAside = ASIDE.test(lead) && !ids.includes('unknown') && (isDeducted(ids) || !BY.test(lead));
    const rest = view.low.slice(last?.to);
    const isPassedOver =
      !ids.includes('unknown') &&
      (PASSED_OVER.before.test(lead) ||
        PASSED_OVER.after.test(rest) ||
        // "Leaving discounts aside" leaves nothing over.
        (first?.word === 'leaving' && /^ (?:[\p{L}']+ ){1,4}aside(?!\p{L})/u.test(rest)));
    if (first && last && !isAside && !isPassedOver)
      found.push({ from: first.from, to: last.to, ids: [...new Set(ids)] });
    index += Math.max(length, 1) - 1;
  }
  return found;
}

/** Tokens with the part of the sentence in which they stand. Nothing that is named or counted is broken. */
function inPartsOf(view: View, words: Omit<Token, 'part'>[], whole: { from: number; to: number }[]): Token[] {
  const inside = new Uint8Array(view.text.length + 1);
  for (const { from, to } of whole) inside.fill(1, from + 1, to);
  let part = 0;
  return words.map((word, index) => {
    const before = words[index - 1];
    if (before) {
      const gap = Array.from({ length: word.from - before.to }, (_, i) =>
        inside[before.to + i] ? '_' : view.low[before.to + i],
      );
      const comesFrom = word.word === 'from' && COMES.test(before.word);
      if (BREAK.test(gap.join('')) || (PARTS.has(word.word) && !comesFrom && !inside[word.from])) part += 1;
    }
    return { ...word, part };
  });
}

function countBefore(tokens: Token[], index: number): number {
  let [left, right] = [0, tokens.length];
  while (left < right) {
    const middle = (left + right) >> 1;
    if ((tokens[middle]?.from ?? 0) < index) left = middle + 1;
    else right = middle;
  }
  return left;
}
