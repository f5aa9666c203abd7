import type { FigureQuery } from '../../../../contract/figures.ts';
import type { MetricWindow, Receipt } from '../../../../contract/metrics.ts';
import type { CampaignReceipts, Recommendation } from '../../../../contract/stream.ts';
import type { UserCtx } from '../../../context.ts';
import { reconciliationOf } from '../../../data-sources/reconcile/state.ts';
import { newId } from '../../../db/id.ts';
import { receipts } from '../../../db/schema.ts';
import { dayOfMoment } from '../../../metrics/calendar/words.ts';
import { hashOfData } from '../../../metrics/hash.ts';
import { readShop } from '../../../metrics/shop.ts';
import type { Draft } from '../catalogue.ts';
import { campaignWords } from '../words/languages.ts';
import { DEFINITIONS } from './definitions.ts';
import type { Worked } from './work-out.ts';

/** A figure as it stands on a card, before its receipt is written. */
interface Figure extends Worked {
  query: FigureQuery;
  currency?: string | undefined;
  counted?: Receipt['counted'];
  exclusions?: Receipt['exclusions'];
  /** Since when what it rests on reaches back. */
  from?: string | undefined;
}

/** Recommendations as they are stored: every figure of them has a receipt. */
export type Proved = Omit<Recommendation, 'id'> & { id?: string | undefined };

/** What the data was when a card's figures were read: asked before them, so that a change in between is seen. */
export async function momentOf(ctx: UserCtx) {
  const [shop, reconciliation] = await Promise.all([readShop(ctx, []), reconciliationOf(ctx)]);
  return { shop, reconciliation: reconciliation ?? null };
}
export type Moment = Awaited<ReturnType<typeof momentOf>>;

/** Writes a receipt for each figure of some cards, all at once, and gives the cards back with their ids. */
export async function withReceipts(ctx: UserCtx, drafts: Draft[], moment: Moment): Promise<Proved[]> {
  const written: (typeof receipts.$inferInsert)[] = [];
  const write = async (draft: Draft, figure: Figure) => {
    const receipt = await receiptOf(ctx, draft, figure, moment);
    written.push({
      ...{ id: receipt.id, workspaceId: ctx.workspace.id, userId: ctx.user.id, queryHash: receipt.queryHash },
      ...{ query: figure.query, dataVersion: moment.shop.version, asOf: ctx.now(), receipt },
    });
    return receipt.id;
  };
  const proved: Proved[] = [];
  for (const draft of drafts) proved.push(await prove(draft, (figure) => write(draft, figure)));
  if (written.length > 0) await ctx.db.insert(receipts).values(written);
  return proved;
}

type Write = (figure: Figure) => Promise<string>;

async function prove(draft: Draft, write: Write): Promise<Proved> {
  const { people, reach, cost, expected, segment, channel, offerKind } = draft;
  const { evidence, basis = {}, ...rest } = draft;
  const { model, holdout } = basis;
  const ofList = model === undefined ? {} : { model };
  const of = { segment, ...ofList };
  const proofs: CampaignReceipts | undefined = reach && {
    people: await write({ query: { ...of, figure: 'segment_people' }, value: people, counted: counted(people) }),
    reachable: await write({
      ...{ query: { ...of, figure: 'segment_reachable' }, value: reach.reachable, counted: counted(reach.reachable) },
      exclusions: [
        ['who were never asked, or have not answered', reach.unreachable.noConsent],
        ['who said no', reach.unreachable.saidNo],
        ['who agreed and have no address', reach.unreachable.noAddress],
      ].flatMap(([what, count]) => (count ? [{ what: `people ${what}`, count: Number(count), amount: null }] : [])),
    }),
    messages: {},
  };
  for (const { channel: by, chosen } of reach?.byChannel ?? []) {
    if (!proofs || chosen === 0) continue;
    const query = { ...of, figure: 'campaign_messages' as const, channel: by };
    proofs.messages[by] = await write({ query, value: chosen, counted: counted(chosen) });
  }
  if (proofs && cost?.amount) {
    const prices = cost.parts.flatMap(({ channel, partsEach, unit }) =>
      unit ? [{ channel, partsEach, ...unit }] : [],
    );
    const messages = cost.parts.map(({ channel, messages, partsEach, unit }) => ({
      what: `${campaignWords('en').channels[channel]}${partsEach > 1 ? ` of ${partsEach} parts` : ''} at ${unit?.amount} ${unit?.currency}`,
      count: messages,
    }));
    proofs.cost = await write({
      ...{
        query: { ...of, figure: 'campaign_cost', prices, ...(holdout && { holdout }) },
        value: cost.amount,
        currency: cost.currency,
      },
      counted: messages,
    });
  }
  if (proofs && expected?.orders) {
    const query = { ...of, channel, offer: offerKind ?? '' };
    const { orders, money, from } = expected;
    const on = {
      counted: [{ what: `${expected.basis === 'weeks' ? 'week' : 'campaign'}${from === 1 ? '' : 's'}`, count: from }],
      from: expected.weeks?.[0]?.from,
    };
    proofs.orders = await write({
      ...{ query: { ...query, figure: 'campaign_orders' }, value: orders.low, upTo: orders.high, ...on },
    });
    if (money) {
      const { low, high, currency } = money;
      proofs.money = await write({
        ...{ query: { ...query, figure: 'campaign_money' }, value: low, upTo: high, currency, ...on },
      });
    }
  }
  const lines: NonNullable<Recommendation['evidence']> = [];
  for (const { query, ...line } of evidence ?? []) {
    if (!query) lines.push(line);
    else {
      const value = line.unit === 'money' ? line.value : Number(line.value);
      const asked = query.segment === undefined ? query : { ...query, ...ofList };
      lines.push({ ...line, receiptId: await write({ query: asked, value, currency: line.currency }) });
    }
  }
  return { ...rest, ...(evidence && { evidence: lines }), ...(proofs && { receipts: proofs }) };
}

const counted = (count: number) => [{ what: count === 1 ? 'person' : 'people', count }];

async function receiptOf(
  ctx: UserCtx,
  { segmentName }: Draft,
  { query, value, upTo, currency, counted: parts = [], exclusions = [], from }: Figure,
  { shop, reconciliation }: Moment,
): Promise<Receipt> {
  const { figure, segment, channel } = query;
  const { version, ...definition } = DEFINITIONS[figure];
  const { timezone, weekStart } = ctx.workspace;
  const isOfOrders = /order|spent|money/.test(figure);
  return {
    ...{ id: newId(), metric: figure, version, ...definition, query },
    ...{ window: windowOf(ctx, from), previousWindow: null },
    ...{ timezone, weekStart, currency: currency ?? ctx.workspace.currency },
    filters: [
      ...(segment === undefined ? [] : [`segment: ${segmentName}`]),
      ...(channel === undefined ? [] : [`channel: ${campaignWords('en').channels[channel]}`]),
    ],
    ...{ exclusions, counted: parts, rowCount: parts.reduce((sum, { count }) => sum + count, 0) },
    ...{ watermark: shop.watermark?.toISOString() ?? null, reconciliation: isOfOrders ? reconciliation : null },
    queryHash: await hashOfData(query, version),
    ...{ value, ...(upTo !== undefined && { upTo }), previous: null, createdAt: ctx.now().toISOString() },
  };
}

/** Figures of a card are of a moment; what is to be expected reaches back over weeks. */
function windowOf(ctx: UserCtx, from: string | undefined): MetricWindow {
  const { timezone } = ctx.workspace;
  const now = ctx.now();
  const day = (moment: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(moment);
  const until = dayOfMoment(now, timezone);
  return {
    ...{ from: from ?? null, to: now.toISOString(), firstDay: from ? day(new Date(from)) : null, lastDay: day(now) },
    text: from ? `from ${dayOfMoment(new Date(from), timezone)} to ${until}` : `as of ${until}`,
    ...{ timezone, running: false },
  };
}
