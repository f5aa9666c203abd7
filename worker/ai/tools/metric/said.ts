import type { MetricQuery } from '../../../../contract/metrics.ts';
import { listFacts } from '../../../learning/facts.ts';
import { type Meanings, meaningsOf } from '../../../learning/meanings.ts';
import type { ToolCtx } from '../tool.ts';

/** Whoever says so means the goods after discounts and refunds, whatever the shop calls revenue. */
const SAYS_WHICH = /\b(?:net|netto\p{L}*|net[ao]s?|nettes?)\b/iu;

/** A question read as the shop wants it read, and what was followed of its own words. */
export interface AsSaid {
  query: MetricQuery;
  followed: 'revenue' | 'closed' | undefined;
  meanings: Meanings | undefined;
}

/**
 * What the shop has said of itself bears on a question: what it calls revenue, and on which days it is closed, so that
 * those are not its weakest. Asked without words (by a program), a metric is what it is called.
 */
export async function asSaid({ ctx, question }: ToolCtx, query: MetricQuery): Promise<AsSaid> {
  const byDay = query.grain === 'day' || query.dimensions?.some((one) => one === 'day' || one === 'weekday');
  const isRevenue = query.metric === 'revenue' && question !== '' && !SAYS_WHICH.test(question);
  if (!byDay && !isRevenue) return { query, followed: undefined, meanings: undefined };
  const meanings = meaningsOf(await listFacts(ctx));
  const { revenueMeans, closedOn } = meanings;
  if (isRevenue && revenueMeans && revenueMeans !== 'revenue') {
    return { query: { ...query, metric: revenueMeans }, followed: 'revenue', meanings };
  }
  const ranksDays = query.order === 'lowest' && query.dimensions?.length === 1 && byDay;
  if (!ranksDays || closedOn.length === 0) return { query, followed: undefined, meanings };
  const open = { by: 'weekday' as const, is: closedOn.map(String), not: true };
  return { query: { ...query, filters: [...(query.filters ?? []), open] }, followed: 'closed', meanings };
}
