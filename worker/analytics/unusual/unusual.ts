import { type Unusual, WATCHED_METRICS, type WatchedMetric } from '../../../contract/unusual.ts';
import { queryCache } from '../../cache/query-cache.ts';
import type { UserCtx } from '../../context.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';
import { compareWithUsual } from '../../scheduled-questions/usual.ts';
import { mutedNow } from './mute.ts';

const NAMES: Record<WatchedMetric, string> = {
  revenue: 'Revenue',
  orders: 'Orders',
  average_order_value: 'Average order value',
  new_customers: 'New customers',
};

const QUESTIONS: Record<WatchedMetric, string> = {
  revenue: 'Why did revenue change yesterday?',
  orders: 'Why did orders change yesterday?',
  average_order_value: 'Why did the average order value change yesterday?',
  new_customers: 'Why did the number of customers change yesterday?',
};

/**
 * What was unusual yesterday: each watched number beside the same weekday of the eight weeks before, told where it lies
 * beyond chance. Where nothing changed, a day speaks up by mistake once in twenty times, all numbers together. Muted
 * numbers are neither told nor counted among those.
 */
export async function unusual(ctx: UserCtx): Promise<Unusual> {
  const { timezone, weekStart } = ctx.workspace;
  const [muted, facts] = await Promise.all([mutedNow(ctx), listFacts(ctx)]);
  const watched = WATCHED_METRICS.filter((metric) => muted.every((one) => one.metric !== metric));
  const closed = meaningsOf(facts);
  const asked = { name: 'unusual', input: { watched, closedOn: closed.closedOn, closedDays: closed.closedDays } };
  const compared = await queryCache.through(ctx, asked, () =>
    compareWithUsual(
      ctx,
      { queries: watched.map((metric) => ({ metric, range: 'yesterday' })), every: 'day', language: 'en' },
      { now: ctx.now(), timezone, weekStart },
      closed,
    ),
  );
  const known = compared.filter((one) => one.known);
  return {
    data: watched.flatMap((metric) => {
      const found = known.find((one) => one.metric === metric && one.moved);
      return found ? [{ metric, name: NAMES[metric], text: found.text, question: QUESTIONS[metric] }] : [];
    }),
    muted: muted.map(({ metric, until }) => ({ metric, name: NAMES[metric], until: until.toISOString() })),
    compared: known.length,
  };
}
