import type { Step } from '../../../contract/analyst.ts';
import type { MetricFilter, MetricId } from '../../../contract/metrics.ts';
import type { Clause } from './clause.ts';
import { AVERAGE } from './kinds-of-days.ts';
import { type Draft, steps } from './readers/reader.ts';

type Query = Extract<Step, { tool: 'query_metric' }>;

/** "How many of them", "wie viele davon". */
const OF_THEM =
  /\b(?:how (?:many|much)|what (?:share|percentage|part|proportion)) of (?:them|those|these|it|that|which|the(?:se|m)? (?:customers|orders|people))\b|\b(?:wie ?viele?|wie ?viel) (?:davon|von (?:ihnen|denen|diesen))\b|\bcuant[oa]s de (?:ell[oa]s|es[oa]s|est[oa]s)\b|\bcuant[oa]s (?:eran|fueron|son)\b|\bcombien (?:parmi (?:eux|elles|ceux-ci|celles-ci)|d'entre (?:eux|elles)|(?:en )?(?:sont|etaient))\b|\bdavon\b/;
const MANY = /\b(?:how many|wie viele|cuant[oa]s|combien (?:parmi|d'entre|sont|etaient))\b/;
const NEW =
  /\b(?:new|first[- ]time|for the first time|neu\w*|zum ersten mal|nuev[oa]s?|por primera vez|nouve\w+|pour la premiere fois)\b/;
const RETURNING =
  /\b(?:returning|returned|repeat|existing|old|c[ao]me back|been back|wiederkehrend\w*|bestands\w*|stamm\w*|alte|recurrentes?|volvi\w+|repit\w+|habituales|antiguos|fideles?|recurrents?|revenue?s|anciens?)\b/;
const MEDIAN = /\b(?:median|mediana|mediane)\b/;
const EXTREME =
  /\b(?:(?<high>biggest|largest|highest|maximum|max|grosste[rs]?|hochste[rs]?|mas grande|mayor|plus grand[es]?|plus gros(?:se)?)|(?<low>smallest|lowest|minimum|min|kleinste[rs]?|niedrigste[rs]?|mas pequen[oa]|menor|plus petite?s?))\b/;
/** "How many customers was that?" leans on what was said before. */
const WAS_THAT =
  /\b(?:is|was|were|are|do|does|did|make|makes|made|from) (?:that|those|it|this|they|these)\b|\b(?:that|it) (?:is|was|makes?|made)\b|\bthen\b|\b(?:war(?:en)?|sind|ist|macht(?:e)?) (?:das|es)\b|\bdamals\b|\b(?:fue|fueron|es|son|era|eran) (?:eso|esos|esto)\b|\bc'(?:est|etait)\b|\b(?:cela|ca) (?:fait|faisait|represente)\b/;
const MONEY: ReadonlySet<MetricId> = new Set(['revenue', 'gross_revenue', 'total_charged']);
const BUYERS: ReadonlySet<MetricId> = new Set(['customers', 'people', 'new_customers', 'returning_customers']);
const OF_ONE_ORDER: ReadonlySet<MetricId> = new Set([
  ...(['orders', 'average_order_value', 'median_order_value', 'largest_order', 'smallest_order'] as const),
]);

/** Whether a clause with a number of its own is of what was spoken of before. */
export const isOfThat = ({ text, rest, times, filters }: Clause): boolean =>
  times.length === 0 && filters.length === 0 && (WAS_THAT.test(rest) || WAS_THAT.test(text));

/** A part of the number before, or another measure of the same: "how many of them were new", "and the median?". */
export function ofThem(clause: Clause, last: Step): Draft | undefined {
  if (last.tool !== 'query_metric') return undefined;
  const { input } = last;
  const part = OF_THEM.test(clause.text) ? partOf(clause, input) : undefined;
  const next = part ?? measureOf(clause, input);
  return next && steps(clause, [{ tool: 'query_metric', input: next }], { confidence: 0.88 });
}

function partOf(clause: Clause, input: Query['input']): Query['input'] | undefined {
  // Of a list of customers it is asked how many they are, and not what they brought.
  const counted = input.dimensions?.[0] === 'customer' && MANY.test(clause.text);
  const metric = counted ? 'customers' : input.metric;
  const kind = NEW.test(clause.text) ? 'new' : RETURNING.test(clause.text) ? 'returning' : undefined;
  const number = plain(input);
  if (kind && BUYERS.has(metric)) return { ...number, metric: `${kind}_customers` };
  if (kind && metric === 'revenue') return { ...number, metric: `${kind}_customer_revenue` };
  const added: MetricFilter[] = kind ? [{ by: 'buyer', is: [kind] }] : clause.filters;
  if (added.length === 0) return undefined;
  return { ...number, filters: [...(input.filters ?? []), ...added].slice(0, 5) };
}

function measureOf(clause: Clause, input: Query['input']): Query['input'] | undefined {
  const { text, rest, splits, metrics, times, filters } = clause;
  const per = PER_CUSTOMER.test(text) || PER_ORDER.test(text);
  const isBare =
    (metrics.length === 0 || (per && metrics.length === 1)) &&
    times.length === 0 &&
    filters.length === 0 &&
    splits.by.length === 0;
  if (!isBare || splits.ranked || text.split(' ').length > 8) return undefined;
  if (MEDIAN.test(rest)) return { ...plain(input), metric: 'median_order_value' };
  const ratio = perOne(text, input.metric);
  if (ratio) return { ...plain(input), metric: ratio };
  if (AVERAGE.test(rest)) {
    const { limit: _, order: __, ...parts } = input;
    if (input.dimensions?.[0] === 'weekday') return { ...parts, grain: 'day', periods: 'average' };
    if (input.grain && !input.dimensions?.length) return { ...input, periods: 'average' };
    const orders = MONEY.has(input.metric) || OF_ONE_ORDER.has(input.metric);
    return orders ? { ...plain(input), metric: 'average_order_value' } : undefined;
  }
  const { high, low } = EXTREME.exec(rest)?.groups ?? {};
  const isOfOrders = OF_ONE_ORDER.has(input.metric) && !input.dimensions?.length && !input.grain;
  if ((high || low) && isOfOrders) return { ...plain(input), metric: high ? 'largest_order' : 'smallest_order' };
  return undefined;
}

const PER_CUSTOMER =
  /\b(?:per|each|every|a|by each) (?:customer|buyer|client|person|head)\b|\b(?:pro|je) (?:kunde|kundin|kunden|kopf)\b|\bpor (?:cliente|persona|cabeza)\b|\bpar (?:client|personne|tete)\b/;
const PER_ORDER =
  /\b(?:per|each|an?) (?:order|basket|purchase|sale)\b|\bpro bestellung\b|\bpor pedido\b|\bpar commande\b/;
const SPEND = /\b(?:spend(?:ing)?|spent|ausgaben|gasto|depenses?)\b/;

/** "Per customer?", "and their average spend?". */
function perOne(text: string, metric: MetricId): MetricId | undefined {
  if (PER_CUSTOMER.test(text) || (BUYERS.has(metric) && SPEND.test(text) && AVERAGE.test(text)))
    return metric === 'orders' ? 'orders_per_customer' : 'revenue_per_customer';
  const ofOrders = MONEY.has(metric) || metric === 'orders';
  return ofOrders && PER_ORDER.test(text) ? 'average_order_value' : undefined;
}

/** The number by itself, without its parts and its course. */
function plain({
  dimensions: _,
  grain: __,
  order: ___,
  limit: ____,
  periods: _____,
  compare,
  ...input
}: Query['input']) {
  return { ...input, ...(compare && { compare }) };
}
