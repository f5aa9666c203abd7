import type { Step } from '../../../contract/analyst.ts';
import type { Clause } from './clause.ts';
import type { Draft } from './readers/reader.ts';

const ASKS_WHO =
  /^[¿\s]*(?:(?:who|wer|quien(?:es)?|qui)|(?:customers|people|buyers|clients) (?:who|that|with) (?!the (?:most|least|highest|lowest)))\b/;
const OF_PEOPLE: ReadonlySet<string> = new Set([
  ...['customers', 'people', 'new_customers', 'returning_customers', 'visitors'],
]);
const RANKS_PEOPLE: ReadonlySet<string> = new Set([
  ...['revenue', 'gross_revenue', 'orders', 'units', 'refunds', 'discounts'],
]);

/** Whoever bought is one customer: they are told by what they brought. */
function byRevenue(step: Step): Step {
  if (step.tool !== 'query_metric' || step.input.dimensions?.[0] !== 'customer') return step;
  const { metric } = step.input;
  return metric === 'customers' || metric === 'people'
    ? { ...step, input: { ...step.input, metric: 'revenue' } }
    : step;
}

/**
 * What asks for people is not answered by a number that names nobody: "who made the most orders" ranks people by it, and of
 * "who spends more than 100 per order" nothing is told.
 */
export function ofWhom({ text, said, splits }: Clause, draft: Draft): Draft {
  const { part } = draft;
  if (!ASKS_WHO.test(text) || part.kind !== 'steps') return draft;
  const list = part.steps.map(byRevenue);
  const named = part.steps.some(
    ({ tool, input }) => tool !== 'query_metric' || input.dimensions?.length || OF_PEOPLE.has(input.metric),
  );
  if (named) return { ...draft, part: { ...part, steps: list } };
  const [step, other] = part.steps;
  const { order, limit = 5 } = splits;
  if (other || !order || step?.tool !== 'query_metric' || !RANKS_PEOPLE.has(step.input.metric))
    return { part: { kind: 'not_understood', text: said }, confidence: 0.3 };
  const input = { ...step.input, dimensions: ['customer' as const], order, limit };
  return { ...draft, part: { ...part, steps: [{ ...step, input }] } };
}
