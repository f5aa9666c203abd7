import type { Step } from '../../../../contract/analyst.ts';
import type { MetricId } from '../../../../contract/metrics.ts';
import type { Clause } from '../clause.ts';
import { COUNT } from '../periods/date-words.ts';
import { numberOf } from '../periods/days.ts';

const EXTREME =
  /\b(?:top|best|biggest|largest|highest|bottom|worst|smallest|lowest|besten|schlechtesten|mejores|peores|meilleure?s|pires)\b/;

/** "Top 5 orders": they are not counted, but told one by one. */
export function extremeOrder({ metrics, splits, text }: Clause): MetricId | undefined {
  const only =
    metrics.length === 1 &&
    metrics[0]?.value === 'orders' &&
    /^(?:orders?|bestellungen|pedidos|commandes)$/.test(metrics[0].words);
  if (!only || !splits.limit || !EXTREME.test(text) || splits.by.length > 0 || splits.ranked) return undefined;
  return splits.order === 'lowest' ? 'smallest_order' : 'largest_order';
}

const SEVERAL_ORDERS = /\b(?:orders|sales|purchases|invoices|bestellungen|auftrage|pedidos|commandes)\b/;
/** "Die 3 größten Bestellungen", "los 3 pedidos más grandes", "les 3 plus grosses commandes". */
const HOW_MANY = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<n>${COUNT}) (?:gross\\w+|klein\\w+|hochst\\w+|niedrigst\\w+|teuerst\\w+|mayores|menores|pedidos|plus|commandes|largest|biggest|smallest)(?![\\p{L}])`,
  'u',
);
/** So many where no number is told. */
const SOME = 5;

/** "The 3 largest orders": several of them are asked for. */
export function asksForSeveral({ metrics }: Clause, metric: MetricId): boolean {
  const isOrder = metric === 'largest_order' || metric === 'smallest_order';
  return isOrder && metrics.some(({ words }) => SEVERAL_ORDERS.test(words));
}

/** Several single orders as steps; undefined where only the first can be told: of some of the orders, or of parts. */
export function severalOrders({ splits, text }: Clause, list: Step[]): Step[] | undefined {
  const told = numberOf(HOW_MANY.exec(text)?.groups?.n);
  const limit = splits.limit ?? (told >= 1 ? told : SOME);
  const plain = list.every(
    ({ tool, input }) =>
      tool === 'query_metric' && !input.filters?.length && !input.dimensions?.length && !input.grain && !input.compare,
  );
  if (!plain || limit < 2) return undefined;
  return list.map((step) => (step.tool === 'query_metric' ? { ...step, input: { ...step.input, limit } } : step));
}
