import type { OfPeriods, Step } from '../../../../contract/analyst.ts';
import type { MetricGrain, MetricId, MetricQuery } from '../../../../contract/metrics.ts';
import { findBound } from '../amounts.ts';
import type { Clause } from '../clause.ts';
import { AVERAGE } from '../kinds-of-days.ts';
import { COMPARE, dimensionAt, isGrain } from '../lexicon.ts';
import { WEEKDAY_EVERY } from '../periods/date-words.ts';
import { phrasesOf } from '../phrasing.ts';
import { dimensionOf } from '../splits.ts';
import { faultIn, timesOf } from '../times.ts';
import { anyOf } from '../words.ts';
import { askedMetrics, grainFor } from './metric.ts';
import { type Draft, type Reader, steps } from './reader.ts';

/** "A typical day", "an average month". */
const TYPICAL =
  /\b(?:an?|the|our|my|ein\w*|un|une) (?:average|typical|normal|usual|durchschnittlich\w*) (?<unit>day|week|month|quarter|year|tag|woche|monat)\b|\b(?<es>dia|semana|mes) (?:normal|tipic[oa]|promedio)\b|\b(?<fr>jour|semaine|mois) (?:normale?|typique|moyenn?e?)\b/;
const UNITS = (['day', 'week', 'month', 'quarter', 'year'] as const).flatMap((one) => {
  const { singular, plural } = dimensionAt(one);
  return [singular, plural];
});
const WHICH_UNITS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:on |in |an |en |pendant )?(?:how many|which|what|wie vielen?|welchen?|cuantos|cuantas|que|combien de|quels|quelles) |(?:the )?(?:number of|list(?: of)?|show(?: me)?|all|count|anzahl der|numero de|nombre de) (?:the |all |my |our )?|^)(?:of (?:the |my |our )?)?(?<unit>${anyOf(UNITS.join(','))})(?![\\p{L}\\p{N}])`,
  'u',
);
const NOTHING =
  /\b(?:nothing|no (?:orders?|sales|revenue|business)|without (?:any |a |an )?(?:single )?(?:orders?|sales?|revenue)|zero (?:orders|sales)|(?:did(?: not|n't)|not) (?:sell|have|get|make)(?: anything| any(?: orders| sales)?| a (?:thing|sale))|nichts|keine[nr]? (?:bestellung(?:en)?|umsatz|verkaufe?)|ohne (?:bestellung(?:en)?|umsatz|verkaufe?)|nada|ningun(?:a)? (?:pedido|venta)|sin (?:pedidos?|ventas?)|rien|aucune (?:commande|vente)|sans (?:commandes?|ventes?))\b/;
const DAYS_OF_A_NAME = new RegExp(`(?<![\\p{L}\\p{N}])${WEEKDAY_EVERY}(?![\\p{L}\\p{N}])`, 'gu');
const SOMETHING =
  /\b(?:sell|sold|get|got|have|had|make|made|take) (?:anything|something|any (?:orders?|sales?)|at all|at least one (?:order|sale))\b|\b(?:etwas|irgendwas) (?:verkauft|eingenommen)\b|\b(?:vendimos|hubo|tuvimos) (?:algo|alguna venta|algun pedido)\b|\b(?:vendu|eu) (?:quelque chose|au moins une (?:commande|vente))\b/;
const EDGE =
  /\bwhen (?:was|is|were|did) (?:(?:the|my|our|we|i|it|get|got|have|had|receive|take|make|see|a|an|very|shop|store) )*(?:·+ )*(?<which>last|latest|most recent|newest|first|earliest|oldest)(?: ever)? ?(?:time )?(?:(?:we|i|somebody|anybody|the shop) )?(?:got |had |get |have |make |made )?(?:a |an |the )?(?:orders?|sales?|purchases?|sell|sold|buy|bought|purchased?|invoice|transaction)\b|\bwhen did [·\s]*(?:(?:customer|client|buyer) )?[·\s]*(?<which2>last|first) (?:buy|order|purchase|shop)\b|\bwhen did (?:[a-z'-]+ ){1,3}?(?<which9>last|first) (?:buy|order|purchase|shop)\b|\bwhen did (?:we|i) (?<which3>last|first) (?:sell|get an? order)\b|\b(?:date|day) of (?:the |my |our )?(?:very )?(?<which4>last|latest|first) (?:order|sale|purchase)\b|\bwann war (?:die|der|das|mein\w*|unser\w*) (?<which5>letzte|erste|letzter|erster) (?:bestellung|verkauf|kauf|auftrag)\b|\bwann (?:hat|haben) [^?]{1,40}? (?<which6>zuletzt|zum ersten mal|das erste mal) (?:bestellt|gekauft|verkauft)\b|\bcuando (?:fue|es) (?:el|la|mi|nuestr[oa]) (?<which7>ultim[oa]|primera?) (?:pedido|venta|compra)\b|\bquand (?:a eu lieu|etait|est|remonte) (?:la|ma|notre|le|mon) (?<which8>derniere?|premiere?) (?:commande|vente|achat)\b/;

/** One number of many days: what they have on average or added up, how many of them lie above or below something, the first and the last. */
export const readPeriods: Reader = (clause) => edge(clause) ?? bounded(clause) ?? running(clause) ?? average(clause);

/** Whether days are counted or looked for, which leans on no question before. */
export const asksOfPeriods = (clause: Clause): boolean => EDGE.test(clause.text) || bounded(clause) !== undefined;

function edge(clause: Clause): Draft | undefined {
  const groups = EDGE.exec(clause.text)?.groups ?? EDGE.exec(clause.rest)?.groups;
  const which = groups && Object.values(groups).find(Boolean);
  if (!which) return undefined;
  const first = /^(?:first|earliest|oldest|erste|zum ersten|das erste|primer|premier)/.test(which);
  return one(clause, { metric: 'orders', grain: 'day', periods: first ? 'first' : 'last', silent: true });
}

function bounded(clause: Clause): Draft | undefined {
  // "How many Sundays" are days of that name.
  const text = clause.text.replace(DAYS_OF_A_NAME, (name) => 'days'.padEnd(name.length, '·'));
  const match = WHICH_UNITS.exec(text);
  const grain = grainOf(match?.groups?.unit);
  if (!match || !grain) return undefined;
  const bound = findBound(text);
  const nothing = NOTHING.test(text.slice(match.index));
  const something = !nothing && SOMETHING.test(text.slice(match.index));
  if (!bound && something) return one(clause, { metric: 'orders', grain, periods: { above: 0 } });
  if (!bound && !nothing) return undefined;
  if (!bound) return one(clause, { metric: 'orders', grain, periods: { atMost: 0 } });
  const after = clause.metrics.find(({ start }) => start >= bound.end && start - bound.end < 14);
  const before = clause.metrics.find(({ start }) => start < bound.start);
  const metric = after?.value ?? before?.value ?? 'revenue';
  return one(clause, { metric, grain, periods: bound.is });
}

const RUNNING =
  /\b(?:running|cumulative|accumulated|rolling) (?:totals?|sums?|net |gross |revenue|sales|orders|turnover|takings)|\bcumulat\w+|\bkumuliert\w*|\baufsummiert\w*|\blaufende[rn]? summe|\bacumulad[oa]s?\b|\bcumule?e?s?\b/;
/** What adds up from one period to the next. */
const ADDS_UP: ReadonlySet<MetricId> = new Set([
  ...(['revenue', 'gross_revenue', 'total_charged', 'discounts', 'refunds', 'tax', 'shipping'] as const),
  ...(['orders', 'units', 'refund_count', 'discounted_orders', 'cancelled_orders', 'new_customers'] as const),
]);

/** "Running total of revenue by month". */
function running(clause: Clause): Draft | undefined {
  if (!RUNNING.test(clause.text)) return undefined;
  const [metric = 'revenue'] = askedMetrics(clause);
  const [by] = clause.splits.by;
  const grain = by && isGrain(by) && by !== 'hour' ? by : grainFor(clause, timesOf(clause).range);
  return ADDS_UP.has(metric) ? one(clause, { metric, grain, periods: 'running' }) : undefined;
}

function average(clause: Clause): Draft | undefined {
  const typical = TYPICAL.exec(clause.text)?.groups;
  if (!typical && !AVERAGE.test(clause.rest)) return undefined;
  const { splits, weekendsAgainst } = clause;
  const metrics = askedMetrics(clause);
  const [metric = 'revenue'] = metrics;
  const onDays = clause.filters.some(({ by, ...of }) => by === 'weekday' && !('not' in of));
  // What is an average already is shown along time.
  if ((metrics.length === 0 && !typical && !onDays) || AVERAGES.has(metric)) return undefined;
  const more = metrics.slice(1);
  if (weekendsAgainst)
    return one(clause, { metric, more, grain: 'day', periods: 'average', each: [WORKDAYS, WEEKEND] });
  const { by, ranked, order, limit } = splits;
  if (ranked === 'weekday' || (!ranked && by.length === 1 && by[0] === 'weekday')) {
    const place = ranked ? { order: order ?? 'highest', limit: limit ?? (splits.several ? 7 : 1) } : order && { order };
    return one(clause, { metric, more, grain: 'day', periods: 'average', dimensions: ['weekday'], ...place });
  }
  const grain =
    grainOf(typical?.unit ?? typical?.es ?? typical?.fr) ??
    (by.length === 1 ? by[0] : undefined) ??
    (onDays && by.length === 0 ? 'day' : undefined);
  if (!grain || !isGrain(grain) || grain === 'hour' || ranked || order) return undefined;
  const held = typical && COMPARE.test(clause.text) ? clause.times[0]?.period : undefined;
  if (held && held.unit === grain) return besideTypical(clause, metric, { grain, range: held.key });
  return one(clause, { metric, more, grain, periods: 'average' });
}

/** "November against the average month": the month, and what a month has on average in all. */
function besideTypical(
  clause: Clause,
  metric: MetricId,
  { grain, range }: { grain: MetricGrain; range: string },
): Draft {
  const filters = clause.filters.length > 0 ? { filters: clause.filters } : {};
  return steps(clause, [
    { tool: 'query_metric', input: { metric, ...filters, range } },
    { tool: 'query_metric', input: { metric, ...filters, range: 'all', grain, periods: 'average' } },
  ]);
}

const WORKDAYS = ['1', '2', '3', '4', '5'];
const WEEKEND = ['6', '7'];

function grainOf(noun: string | undefined): MetricGrain | undefined {
  const found = dimensionOf(noun);
  return found && isGrain(found) ? found : undefined;
}

const AVERAGES: ReadonlySet<MetricId> = new Set([
  ...['average_order_value', 'median_order_value', 'revenue_per_customer', 'orders_per_customer', 'units_per_order'],
  ...['lifetime_value', 'days_between_orders'],
] as MetricId[]);

interface Asked extends Pick<MetricQuery, 'dimensions' | 'order' | 'limit'> {
  metric: MetricId;
  grain: MetricGrain;
  periods: OfPeriods;
  more?: MetricId[];
  /** Of these days of the week, and of those. */
  each?: string[][];
  /** All of time is what is meant. */
  silent?: true;
}

function one(clause: Clause, { metric, grain, periods, more = [], each = [], silent, ...shape }: Asked): Draft {
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const { range, byDefault, assumed, choices } = timesOf(clause);
  // What bounds the days bounds no orders.
  const filters = clause.filters.filter(({ by }) => by !== 'order_value' || periods === 'average');
  const kept = each.length > 0 ? each.map((is) => [...filters, { by: 'weekday' as const, is }]) : [filters];
  const list = [metric, ...more].slice(0, 3).flatMap((asked) =>
    kept.map(
      (some): Step => ({
        tool: 'query_metric',
        input: { metric: asked, ...(some.length > 0 && { filters: some }), range, grain, periods, ...shape },
      }),
    ),
  );
  const open = byDefault && !silent ? [phrasesOf(clause.language).noPeriod] : [];
  return steps(clause, list, {
    assumed: [...assumed, ...open],
    choices: choices.map(({ label, words }) => ({ label, ask: `${clause.said.replace(/[?.!\s]+$/, '')} ${words}` })),
    confidence: 0.9,
  });
}
