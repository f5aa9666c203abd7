import type { Step } from '../../../../contract/analyst.ts';
import type { Dimension, MetricFilter, MetricId, MetricQuery } from '../../../../contract/metrics.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { rangeWords } from '../../tools/words/ranges.ts';
import { currencyAskedFor } from '../amounts.ts';
import { asidesOf } from '../asides.ts';
import type { Clause } from '../clause.ts';
import { COMPARE, FALLS, GROWTH, isGrain, RISES, SHARE, TREND } from '../lexicon.ts';
import { periodOfKey } from '../periods/period.ts';
import { phrasesOf } from '../phrasing.ts';
import { faultIn, type Times, timesOf } from '../times.ts';
import { productsBeside } from './beside.ts';
import { byCue, isBareTime, SUMMARY } from './cues.ts';
import { type Draft, type Reader, steps } from './reader.ts';
import { asksForSeveral, extremeOrder, severalOrders } from './single-orders.ts';

const MOST_METRICS = 4;
/** Nouns that mostly say whose number it is, beside another metric. */
const WEAK = new Set<MetricId>(['customers', 'people', 'orders', 'events', 'units']);
const ASKING =
  /(?:how many|how much|number of|count of|count|what (?:is|was|are|were|'s)(?: my| our| the)?|total|show(?: me)?(?: my| the)?|average|wie viele?|anzahl(?: der)?|cuant[oa]s?|numero de|combien de|nombre de|quanti|quante|quantos|hoeveel)(?: (?:my|our|the|total|different|unique|new|all))* ?$/;
const JOINT =
  /^[\s·]*(?:,|and|und|y|e|et|&|\+|plus|as well as|also|sowie|ademas de|ainsi que|or|oder|mit|versus|vs\.?|compared to)?[\s·,]*(?:(?:and|the|my|our|total|number of|how many|what|der|die|das|mein|los|las|el|la|les|le|mes|mis|nombre de|numero de|anzahl der)[\s·]*)*$/;

/** A number of the catalogue: in all, split, ranked, along time, against another time. */
export const readMetric: Reader = (asked) => {
  // "The May Queen Rose" has not risen.
  const clause = { ...asked, text: asked.plain };
  const extreme = extremeOrder(clause);
  const metrics = extreme ? [extreme] : withTheirNumber(clause, askedMetrics(clause));
  if (metrics.length === 0 || OF_EACH.test(clause.text) || asksForStep(clause)) return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const { filters, dimensions } = sharesOf(clause);
  const beside = dimensions.length === 0 ? productsBeside(clause, filters) : undefined;
  const times = timesOf(clause, beside ? 'all' : defaultRange(clause));
  if (
    !beside &&
    GROWTH.test(clause.text) &&
    dimensions.length === 0 &&
    times.range !== 'all' &&
    times.also.length === 0
  )
    times.compare ??= 'previous';
  if (movedIn(clause) && times.range !== 'all') times.compare ??= 'previous';
  const whole = wholesOf(clause, metrics);
  const shape = shapeOf(clause, whole.split && dimensions.length === 0 ? [whole.split] : dimensions, times);
  const wholes = filters.filter(({ by }) => by !== 'order_value' && by !== 'weekday' && by !== 'hour');
  // "What share of orders is above 100?": those beside all of them.
  const kept = SHARE.test(clause.text) && wholes.length < filters.length ? [filters, wholes] : (beside ?? [filters]);
  const ranges = SHARE.test(clause.text)
    ? partFirst([times.range, ...times.also], clause)
    : [...new Set([times.range, ...times.also])];
  const list = whole.metrics.flatMap((metric) =>
    ranges
      .slice(0, 6)
      .flatMap((range) => kept.map((some): Step => query({ metric, range, filters: some, shape, times }))),
  );
  const first = metrics[0] ?? 'revenue';
  const single = dimensions.length === 0 && asksForSeveral(clause, first);
  const orders = single ? severalOrders(clause, list) : undefined;
  return steps(clause, (orders ?? (clause.splits.ends ? list.flatMap(bothEnds) : list)).slice(0, 8), {
    assumed: [...assumedOf(clause, times, first), ...(single && !orders ? [asidesOf(clause.language).oneOrder] : [])],
    choices: choicesOf(clause, times, first),
    confidence: clause.metrics.length > 0 ? 0.92 : 0.75,
  });
};

const STEP =
  /\b(?:biggest|largest|greatest|strongest|highest|steepest|sharpest|grosst\w+|starkst\w+|hochst\w+|mayor|plus (?:forte?|grosse?|grande?)) (?:(?:sales|revenue|monthly|weekly|daily|single|month[- ](?:over|on|to)[- ]month|week[- ](?:over|on|to)[- ]week) )*(?:drop|fall|decline|decrease|dip|rise|increase|jump|growth|gain|spike|ruckgang|einbruch|anstieg|zuwachs|sprung|caida|bajada|subida|aumento|crecimiento|baisse|chute|hausse|progression)\b/;

/** "Biggest drop month over month": which of many steps was the greatest is no number of the catalogue. */
const asksForStep = ({ text, splits }: Clause) =>
  STEP.test(text) && splits.ranked === undefined && splits.by.every(isGrain);

/** What is counted beside an amount. */
const NUMBER_OF: Partial<Record<MetricId, MetricId>> = {
  ...{ revenue: 'orders', refunds: 'refund_count', discounts: 'discounted_orders' },
  new_customer_revenue: 'new_customers',
};
const AND_HOW_MANY = /\b(?:and|und|y|et) (?:how many|wie viele|cuant[oa]s|combien)[\W·]*$/;

/** "Refunds last week and how many": both. */
function withTheirNumber({ text }: Clause, metrics: MetricId[]): MetricId[] {
  const [only] = metrics;
  const number = metrics.length === 1 && only && AND_HOW_MANY.test(text) ? NUMBER_OF[only] : undefined;
  return number ? [...metrics, number] : metrics;
}

/** "On the first day of each month", "the longest time without an order": days that no query can pick. */
const OF_EACH =
  /\b(?:first|second|third|last|\d{1,2}(?:st|nd|rd|th)) (?:(?:\w+day|days?|weeks?|weekends?|hour) )?of (?:each|every|the (?:months|weeks|years|quarters)\b)|\b(?:longest|shortest|langste[nr]?|kurzeste[nr]?) (?:time|gap|period|streak|run|stretch|pause|zeit|strecke|serie|phase)\b|\b(?:periodo|racha|tiempo) mas (?:larg[oa]|cort[oa])\b|\bplus (?:longue|courte) (?:periode|serie|pause)\b/;

/** "What share of the year came in November": the time that lies within the other comes before it. */
function partFirst(ranges: string[], { calendar }: Clause): string[] {
  const [a, b] = ranges.map((range) => periodOfKey(range, calendar));
  const within = a?.from && b?.from && a.from.until(b.from).sign >= 0 && b.to.until(a.to).sign >= 0;
  return ranges.length === 2 && within ? ranges.toReversed() : ranges;
}

/** The best, and the worst. */
function bothEnds(step: Step): Step[] {
  if (step.tool !== 'query_metric' || !step.input.order || !step.input.dimensions) return [step];
  const { limit } = step.input;
  const few = limit === 5 ? 1 : limit;
  return (['highest', 'lowest'] as const).map((order) => ({
    ...step,
    input: { ...step.input, order, ...(few && { limit: few }) },
  }));
}

/** A share of what the catalogue counts apart: the parts beside each other, or the part beside its whole. */
const WHOLES: Partial<Record<MetricId, MetricId>> = {
  ...{ new_customers: 'customers', returning_customers: 'customers', new_customer_revenue: 'revenue' },
  ...{
    returning_customer_revenue: 'revenue',
    refund_count: 'orders',
    discounted_orders: 'orders',
    cancelled_orders: 'orders',
  },
};

const KINDS =
  /\b(?:(?:is|are|was|were|being) (?:new|returning|first[- ]time|repeat)|neu (?:war(?:en)?|sind)|(?:war(?:en)?|sind|ist) (?:neu|wiederkehrend\w*|bestandskunden|neukunden)|(?:eran|son|fueron|es) (?:nuev[oa]s?|recurrentes?)|(?:etaient|sont|est) (?:de )?(?:nouve\w+|recurrents?|fideles?))\b/;

function wholesOf({ text }: Clause, metrics: MetricId[]): { metrics: MetricId[]; split?: Dimension } {
  const [only] = metrics;
  const share = metrics.length === 1 && SHARE.test(text);
  const whole = only && share ? WHOLES[only] : undefined;
  // "What share of customers was new": the kinds beside each other.
  if (share && (only === 'customers' || only === 'revenue') && KINDS.test(text)) return { metrics, split: 'buyer' };
  if (!only || !whole) return { metrics };
  return whole === 'orders' ? { metrics: [only, whole] } : { metrics: [whole], split: 'buyer' };
}

export interface Shape {
  dimensions: Dimension[];
  grain?: MetricQuery['grain'];
  order?: MetricQuery['order'];
  limit?: number;
}

interface Asked {
  metric: MetricId;
  range: string;
  filters: MetricFilter[];
  shape: Shape;
  times: Pick<Times, 'compare'>;
}

export function query({ metric, range, filters, shape, times }: Asked): Step {
  const { dimensions, grain, order, limit } = shape;
  return {
    tool: 'query_metric',
    input: {
      metric,
      ...(dimensions.length > 0 && { dimensions }),
      ...(filters.length > 0 && { filters }),
      range,
      ...(times.compare && { compare: times.compare }),
      ...(grain && { grain }),
      ...(order && { order }),
      ...(limit && { limit }),
    },
  };
}

/** The metrics that are asked for; what only says whose number it is falls away. */
export function askedMetrics(clause: Clause): MetricId[] {
  const { metrics, text } = clause;
  if (metrics.length === 0) return byCue(clause);
  const lead =
    metrics.find(({ start }) => ASKING.test(text.slice(Math.max(0, start - 40), start))) ??
    metrics.find(({ value }) => !WEAK.has(value)) ??
    metrics[0];
  if (!lead) return [];
  if (ofPeople(clause, lead.value)) return ['orders'];
  const found = [lead];
  for (const side of [1, -1]) {
    let at = metrics.indexOf(lead);
    for (;;) {
      const next = metrics[at + side];
      const here = metrics[at];
      if (!next || !here || found.length >= MOST_METRICS) break;
      const [a, b] = side > 0 ? [here, next] : [next, here];
      const gap = clause.rest.slice(a.end, b.start);
      if (!JOINT.test(gap) || (gap.replace(/[\s·]/g, '') === '' && (WEAK.has(a.value) || WEAK.has(b.value)))) break;
      found.push(next);
      at += side;
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ value }) => value);
}

/** "What hour do people buy most": they are counted by their orders, for people have no hours. */
const ofPeople = ({ metrics, splits, filters }: Clause, lead: MetricId) =>
  lead === 'people' &&
  metrics.length === 1 &&
  (splits.ranked === 'hour' || splits.ranked === 'weekday' || filters.some(({ by }) => by !== 'segment'));

function defaultRange(clause: Clause): string {
  const { text, splits } = clause;
  if (movedIn(clause)) return '30d';
  const asksMovement =
    GROWTH.test(text) || SUMMARY.test(text) || /\bhow (?:is|are) (?:business|sales|things|we|my)\b/.test(text);
  return asksMovement && splits.by.length === 0 && !splits.ranked && !TREND.test(text) ? '30d' : 'all';
}

/** A share of something is the parts of the whole: what would be filtered is split instead. */
function sharesOf({ text, filters, splits }: Clause): { filters: MetricFilter[]; dimensions: Dimension[] } {
  const own = splits.ranked ? [splits.ranked, ...splits.by.filter((one) => one !== splits.ranked)] : splits.by;
  const asked = whoBought(text) && !SHARE.test(text) && own.length === 0 ? (['customer'] as Dimension[]) : own;
  const part = filters.find((one) => 'is' in one && !one.not);
  // "Mondays against Sundays" are held against each other, not added up.
  const days = filters.some((one) => one.by === 'weekday' && one.is.length > 1);
  if (days && asked.length === 0 && COMPARE.test(text) && !SHARE.test(text))
    return { filters, dimensions: ['weekday'] };
  // "How much did Ada and Bo spend": each of them, and both in all.
  const several = filters.some((one) => one.by === 'customer' && one.is.length > 1 && !one.not);
  if (several && asked.length === 0) return { filters, dimensions: ['customer'] };
  // Sources, channels and campaigns that are held against each other.
  const against = filters.find(
    (one) =>
      'is' in one &&
      (one.by === 'source' || one.by === 'channel' || one.by === 'campaign') &&
      one.is.length > 1 &&
      !one.not,
  );
  if (against && asked.length === 0 && COMPARE.test(text)) return { filters, dimensions: [against.by as 'source'] };
  if (!SHARE.test(text) || !part || part.by === 'order_value' || APART.has(part.by) || asked.length > 0)
    return { filters, dimensions: asked.slice(0, 2) };
  return { filters: filters.filter((one) => one !== part), dimensions: [part.by] };
}

/** What no list of parts tells well: beside its whole instead. */
const APART = new Set<string>(['weekday', 'hour']);

function whoBought(text: string): boolean {
  return /\bwho\b.{0,40}\b(?:buys?|bought|spends?|spent|ordered|orders?|shops?|purchased?|paid)\b|\bwer (?:kauft|hat)\b|\bquien(?:es)? (?:compr|gast)\w+|\bqui (?:achete|a achete|ont achete|depense)\b/.test(
    text,
  );
}

function shapeOf(clause: Clause, dimensions: Dimension[], times: Times): Shape {
  const { splits, text } = clause;
  const ranks =
    splits.ranked !== undefined || (dimensions.length > 0 && !dimensions.every(isGrain) && splits.order !== undefined);
  const [only] = dimensions;
  // "Weekly revenue last week" is one number.
  if (dimensions.length === 1 && only && isGrain(only) && fills(clause, only, times.range)) return { dimensions: [] };
  if (times.grain && dimensions.length === 0) return { dimensions: [], grain: times.grain };
  if (dimensions.length === 1 && only && isGrain(only) && only !== 'hour' && !splits.ranked && !splits.order)
    return { dimensions: [], grain: only };
  const compared = times.compare !== undefined && clause.times.length > 1;
  if (dimensions.length === 0 && TREND.test(text) && !compared)
    return { dimensions: [], grain: grainFor(clause, times.range) };
  if (dimensions.length === 0) return { dimensions };
  if (UNSOLD.test(text) && only === 'product') return { dimensions, order: 'lowest', limit: splits.limit ?? 10 };
  const moved = movedIn(clause);
  if (moved) return { dimensions, order: moved, limit: splits.limit ?? 10 };
  const asksWho = only === 'customer' && !splits.by.includes('customer');
  if (!ranks && !asksWho && !splits.order && !splits.limit) {
    const parts = only === 'customer' || only === 'product' || only === 'campaign';
    return parts ? { dimensions, order: 'highest', limit: 20 } : { dimensions };
  }
  const limit = splits.limit ?? (asksWho && !splits.order && !splits.ranked ? 20 : limitOf(only, clause));
  return { dimensions, order: splits.order ?? 'highest', ...(limit && { limit }) };
}

/** "Which products are losing ground": customers, products and the like by how much they changed. */
function movedIn({ text, splits }: Clause): 'rise' | 'fall' | undefined {
  const by = splits.ranked ?? splits.by[0];
  if (!by || by === 'weekday' || isGrain(by)) return undefined;
  return FALLS.test(text) ? 'fall' : RISES.test(text) ? 'rise' : undefined;
}

/** What did not sell stands in no order, and what sold least comes nearest to it. */
const UNSOLD =
  /\b(?:(?:not|n't|never|havent|hasnt|didnt) (?:been )?(?:sold|sell|selling)|unsold|nicht verkauft|kein(?:mal)? verkauft|no (?:se )?(?:han? )?vend\w+|pas (?:ete )?vendu\w*|without (?:any )?sales|no sales)\b/;

/** "The best day" is one; "the best products" are some. */
function limitOf(dimension: Dimension | undefined, { splits }: Clause): number | undefined {
  if (!dimension || dimension === 'buyer') return undefined;
  const inTime = dimension === 'weekday' || isGrain(dimension);
  return inTime ? (splits.several ? 5 : 1) : splits.several ? 10 : 5;
}

function fills({ calendar, splits }: Clause, grain: Dimension, range: string): boolean {
  const period = periodOfKey(range, calendar);
  return !splits.ranked && period?.unit === grain;
}

/** A series that can be looked at: days of some weeks, weeks of some months, else months. */
export function grainFor({ calendar }: Clause, range: string): 'day' | 'week' | 'month' {
  const period = periodOfKey(range, calendar);
  const days = period?.from ? period.from.until(period.to).days : 1000;
  return days <= 45 ? 'day' : days <= 120 ? 'week' : 'month';
}

function assumedOf(clause: Clause, times: Times, metric: MetricId): string[] {
  const phrases = phrasesOf(clause.language);
  const assumed = [...times.assumed];
  if (times.byDefault) assumed.push(times.range === 'all' ? phrases.noPeriod : phrases.took(times.range));
  const unsaid = clause.metrics.length === 0 && clause.splits.ranked;
  for (const { words, products, inAll } of clause.categories) assumed.push(phrases.kind(words, products, inAll));
  if (UNSOLD.test(clause.text) && clause.splits.ranked === 'product') assumed.push(asidesOf(clause.language).unsold);
  if (unsaid) assumed.push(phrases.ranked(nameOf(metric, clause)));
  else if (clause.metrics.length === 0 && isBareTime(clause)) assumed.push(asidesOf(clause.language).noMetric);
  const other = currencyAskedFor(clause.text);
  if (clause.currency && other && other !== clause.currency)
    assumed.push(asidesOf(clause.language).otherCurrency(other));
  return assumed;
}

function nameOf(metric: MetricId, { language }: Clause): string {
  const words = METRIC_WORDS[metric];
  const [name = metric] = language === 'de' || language === 'es' || language === 'fr' ? words[language] : words.en;
  return language === 'de' ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

function choicesOf(clause: Clause, times: Times, metric: MetricId): { label: string; ask: string }[] {
  const name = nameOf(metric, { ...clause, language: 'en' });
  const choices = times.choices.map(({ label, words }) => ({ label, ask: `${name} ${words}` }));
  const { ranked, limit } = clause.splits;
  if (ranked === 'product' && clause.metrics.length === 0) {
    const [label, other] = metric === 'units' ? ['By revenue', 'revenue'] : ['By units sold', 'units sold'];
    choices.push({ label, ask: `Top ${limit ?? 10} products by ${other} ${rangeWords(times.range, 'en')}` });
  }
  return choices;
}

/** Whether a clause holds two things against each other without naming a metric. */
export const compares = ({ text }: Clause): boolean => COMPARE.test(text) || GROWTH.test(text);
export type { Draft };
