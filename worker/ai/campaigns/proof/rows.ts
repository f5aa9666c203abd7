import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { PageQuery } from '../../../../contract/errors.ts';
import type { FigureQuery } from '../../../../contract/figures.ts';
import type { ReceiptRow } from '../../../../contract/metrics.ts';
import { CHANNELS, type Node } from '../../../../contract/segments.ts';
import type { UserCtx } from '../../../context.ts';
import { ApiError } from '../../../errors.ts';
import { dayOfMoment } from '../../../metrics/calendar/words.ts';
import { nameIn } from '../../../people/naming.ts';
import { compile } from '../../../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../../../segments/compile/planner.ts';
import { frameOf, readSegments, type Segments } from '../../../segments/rows.ts';
import { FEWEST_WEEKS, outcomesOf, weeksOf } from '../expected.ts';
import { CHANNEL_ORDER, type Group } from '../reach.ts';
import { groupOf } from './group.ts';
import { standardKey } from './standard.ts';

type Page = { data: ReceiptRow[]; nextCursor: string | null };

const NONE: Page = { data: [], nextCursor: null };

/** What is behind a figure of a campaign's card: its people, page by page, or the weeks or campaigns that a range rests on. */
export async function figureRows(ctx: UserCtx, query: FigureQuery, page: PageQuery): Promise<Page> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const group = await groupOf(ctx, segments, query);
  if (group === undefined) return NONE;
  return query.figure === 'campaign_orders' || query.figure === 'campaign_money'
    ? restsOn(ctx, segments, query)
    : people(ctx, { segments, group }, query, page);
}

/** Whom a figure is of: everybody in its segment or list, or those whom it reaches. */
function whom({ figure, channel }: FigureQuery, group: Group): Node {
  const inside: Node = typeof group === 'string' ? { type: 'segment', segment: group } : { type: 'all', of: [] };
  const reaches = (one: (typeof CHANNELS)[number]) => ({ type: 'reachable' as const, channel: one });
  const any: Node = { type: 'any', of: CHANNELS.map(reaches) };
  switch (figure) {
    case 'segment_reachable':
      return { type: 'all', of: [inside, channel ? reaches(channel) : any] };
    case 'campaign_cost':
      return { type: 'all', of: [inside, any] };
    case 'campaign_messages': {
      const before = CHANNEL_ORDER.slice(0, channel ? CHANNEL_ORDER.indexOf(channel) : 0);
      const others = before.map((one) => ({ ...reaches(one), not: true as const }));
      return { type: 'all', of: [inside, channel ? reaches(channel) : any, ...others] };
    }
    default:
      return inside;
  }
}

/** What of somebody's orders a figure is made of. */
const PARTS = {
  segment_orders: sql`p.order_count`,
  segment_average_order: sql`p.order_value`,
  segment_spent_each: sql`p.order_value`,
} as const;

type Row = {
  id: string;
  amount: string;
  email: string | null;
  userId: string | null;
  traits: unknown;
};

async function people(
  ctx: UserCtx,
  { segments, group }: { segments: Segments; group: Group },
  query: FigureQuery,
  { limit, cursor }: PageQuery,
) {
  const { figure } = query;
  const frame = frameOf(ctx.workspace, segments, 'everyone', ctx.now());
  const { joins, holds } = compile({ version: 1, who: 'everyone', where: whom(query, group) }, frame);
  const listed = typeof group === 'string' ? sql`true` : sql`p.id in (select m.id from (${group.members}) m)`;
  const part = figure in PARTS ? PARTS[figure as keyof typeof PARTS] : undefined;
  const amount = part ?? sql`1`;
  const place = readPlace(cursor);
  const after = place ? sql`and (${amount}, p.id) < (${place[0]}::numeric, ${place[1]}::uuid)` : sql``;
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<Row>(sql`
      select p.id, (${amount})::text as amount, p.email, p.user_id as "userId", p.traits from profiles p ${joins}
      where p.workspace_id = ${ctx.workspace.id}::uuid and ${holds} and ${listed} ${part ? sql`and p.order_count > 0` : sql``} ${after}
      order by ${amount} desc, p.id desc limit ${limit + 1}`),
  ]);
  const last = rows[limit - 1];
  return {
    data: rows.slice(0, limit).map((row): ReceiptRow => {
      const personName = nameIn(row.traits) ?? row.email ?? row.userId;
      const amount = figure === 'campaign_cost' ? null : figure.endsWith('_order') || figure.endsWith('_each');
      return {
        ...{ kind: 'person', id: row.id, label: personName ?? 'Somebody without a name', at: null },
        ...{ personId: row.id, personName },
        amount: amount === null ? null : amount ? Number(row.amount).toFixed(2) : Number(row.amount),
      };
    }),
    nextCursor: last && rows.length > limit ? btoa(JSON.stringify([last.amount, last.id])) : null,
  };
}

/** The campaigns of the kind that told their orders; without any, the weeks before. There are few of either. */
async function restsOn(ctx: UserCtx, segments: Segments, query: FigureQuery): Promise<Page> {
  const { figure, segment = '', channel = 'email', offer = '' } = query;
  const key = standardKey(segments, segment);
  const [told, weeks] = await Promise.all([
    outcomesOf(ctx, [{ segment, channel, offer }]),
    key ? weeksOf(ctx, [key]) : undefined,
  ]);
  const nobody = { personId: null, personName: null };
  if (told.length > 0) {
    const data = told.map(
      ({ id, subject, at, orders }): ReceiptRow => ({
        ...{ kind: 'campaign', id, label: subject, at: new Date(at).toISOString(), ...nobody, amount: orders },
      }),
    );
    return { data, nextCursor: null };
  }
  const seen = (key && weeks?.get(key))?.filter(({ people: were }) => were > 0) ?? [];
  if (seen.length < FEWEST_WEEKS) return NONE;
  const data = seen.map(
    ({ from, people: were, orders, money }): ReceiptRow => ({
      ...{ kind: 'week', id: from, at: null, ...nobody },
      label: `from ${dayOfMoment(new Date(from), ctx.workspace.timezone)}, ${were.toLocaleString('en-US')} ${were === 1 ? 'person' : 'people'}`,
      amount: figure === 'campaign_money' ? money : orders,
    }),
  );
  return { data, nextCursor: null };
}

const Place = z.tuple([z.string().regex(/^-?\d+(\.\d+)?$/), z.uuid()]);

function readPlace(cursor: string | undefined): z.infer<typeof Place> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Place.parse(JSON.parse(atob(cursor)));
  } catch (cause) {
    const fields = [{ path: 'cursor', message: 'Use the nextCursor of the page before' }];
    throw new ApiError('invalid', undefined, { fields, cause });
  }
}
