import type { FigureQuery } from '../../../../contract/figures.ts';
import type { MetricValue } from '../../../../contract/metrics.ts';
import type { Reach } from '../../../../contract/stream.ts';
import { heldOutOf } from '../../../actions/email/holdout.ts';
import { summary } from '../../../analytics/summary.ts';
import type { UserCtx } from '../../../context.ts';
import { addMoney } from '../../../ingest/reading/money.ts';
import { readSegments } from '../../../segments/rows.ts';
import { expectedOf, outcomesOf, weeksOf } from '../expected.ts';
import { spentBy } from '../facts.ts';
import { times } from '../price.ts';
import { type Group, reachOf } from '../reach.ts';
import { byEmail, groupOf, lettersOnly } from './group.ts';
import { standardKey } from './standard.ts';

export interface Worked {
  value: MetricValue;
  /** Of a range, its upper end. */
  upTo?: MetricValue;
}

const NOTHING: Worked = { value: null };

/** One figure of a campaign's card, over the data of now and as of the context's moment; null where its segment is gone. */
export async function workOut(ctx: UserCtx, query: FigureQuery): Promise<Worked> {
  const { figure, segment } = query;
  if (figure === 'shop_average_order') return { value: await shopAverage(ctx) };
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const group = await groupOf(ctx, segments, query);
  if (group === undefined || segment === undefined) return NOTHING;
  if (figure === 'segment_orders' || figure === 'segment_average_order' || figure === 'segment_spent_each') {
    const spent = (await spentBy(ctx, [group], segments)).get(segment);
    if (figure === 'segment_orders') return { value: spent?.orders ?? 0 };
    return { value: (figure === 'segment_average_order' ? spent?.averageOrder : spent?.spentEach) ?? null };
  }
  const reach = (await reachOf(ctx, [group], segments)).get(segment);
  if (!reach) return NOTHING;
  const by = (channel: FigureQuery['channel']) => reach.byChannel.find((one) => one.channel === channel);
  switch (figure) {
    case 'segment_people':
      return { value: reach.people };
    case 'segment_share': {
      const { people } = (await summary(ctx, ctx.workspace.id)).totals;
      return { value: people > 0 ? shareOf(reach.people, people) : null };
    }
    case 'segment_reachable':
      return { value: query.channel ? (by(query.channel)?.reachable ?? 0) : reach.reachable };
    case 'campaign_messages':
      return { value: by(query.channel)?.chosen ?? 0 };
    case 'campaign_cost':
      return { value: costAt(await withoutHeldOut(ctx, group, reach, query), query.prices ?? []) };
    case 'campaign_orders':
    case 'campaign_money': {
      const expected = await expectedAgain(ctx, query, { people: reach.people, key: standardKey(segments, segment) });
      const range = figure === 'campaign_orders' ? expected.orders : expected.money;
      return range ? { value: range.low, upTo: range.high } : NOTHING;
    }
    default:
      return figure satisfies never;
  }
}

/** A share as receipts and evidence write it. */
export function shareOf(part: number, whole: number): number {
  return Number((part / whole).toFixed(4));
}

async function shopAverage(ctx: UserCtx): Promise<MetricValue> {
  const { orders, revenue } = (await summary(ctx, ctx.workspace.id)).totals;
  return orders > 0 ? (Number(revenue) / orders).toFixed(2) : null;
}

type Reached = { byChannel: { channel: string; chosen: number }[] };

/** Letters to those who are held out are not paid for. */
async function withoutHeldOut(ctx: UserCtx, group: Group, reach: Reach, { holdout }: FigureQuery): Promise<Reach> {
  if (!holdout || typeof group === 'string') return reach;
  const heldOut = heldOutOf(holdout, await byEmail(ctx, group));
  return lettersOnly(reach, heldOut);
}

/** What the messages of now cost at the prices of then; null where one of a channel had no price. */
function costAt({ byChannel }: Reached, prices: NonNullable<FigureQuery['prices']>): string | null {
  const parts = byChannel
    .filter(({ chosen }) => chosen > 0)
    .map(({ channel, chosen }) => {
      const price = prices.find((one) => one.channel === channel);
      return price ? times(price.amount, chosen * price.partsEach) : null;
    });
  return parts.includes(null) ? null : addMoney(...parts.map((part) => part ?? '0'));
}

/** What is to be expected of as many people, by what was known at the context's moment. */
export async function expectedAgain(
  ctx: UserCtx,
  { segment = '', channel = 'email', offer = '' }: FigureQuery,
  { people, key }: { people: number; key: ReturnType<typeof standardKey> },
) {
  const [weeks, outcomes] = await Promise.all([
    weeksOf(ctx, key ? [key] : []),
    outcomesOf(ctx, [{ segment, channel, offer }]),
  ]);
  const { currency } = ctx.workspace;
  return expectedOf({
    ...{ people, currency, weeks: (key && weeks.get(key)) ?? [], outcomes: outcomes.map(({ orders }) => orders) },
  });
}
