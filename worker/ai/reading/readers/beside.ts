import type { MetricFilter } from '../../../../contract/metrics.ts';
import type { Clause } from '../clause.ts';
import { COMPARE } from '../lexicon.ts';

/** So many products are set beside each other; of more their sum is told. */
const MOST = 4;
const EITHER =
  /\b(?:vs\.?|versus|or|than|against|compared (?:to|with)|oder|als|gegen(?:uber)?|o|que|frente a|contra|ou|contre|par rapport a)\b/;

/**
 * "Tea or mugs", "tea against mugs": each for itself, as filters in the order they are named; undefined where their sum is
 * meant, as of "tea and mugs".
 */
export function productsBeside({ text, things, times }: Clause, filters: MetricFilter[]): MetricFilter[][] | undefined {
  if (things.length < 2 || things.length > MOST) return undefined;
  if (filters.some((one) => 'not' in one && one.by === 'product' && one.not)) return undefined;
  const either = things.slice(1).some(({ start }, at) => EITHER.test(text.slice(things[at]?.end, start)));
  // "Tea and mugs compared with last month" are held against a time.
  if (!either && (times.length > 1 || !COMPARE.test(text))) return undefined;
  const others = filters.filter(({ by }) => by !== 'product');
  return things.map(({ names }) => [...others, { by: 'product', is: names }]);
}
