import { sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey, type Summary } from '../../../contract/analytics.ts';
import type { ShopFact } from '../../../contract/learning.ts';
import type { Segment } from '../../../contract/segments.ts';
import type { Reach } from '../../../contract/stream.ts';
import { summary } from '../../analytics/summary.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';
import { type Learned, readLearned } from '../../learning/offers.ts';
import { compile } from '../../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../../segments/compile/planner.ts';
import { frameOf, readSegments, type Segments } from '../../segments/rows.ts';
import { listSegments } from '../../segments/segments.ts';
import type { Language } from '../tools/words/format.ts';
import { definitionText } from '../tools/words/people/definition.ts';
import { segmentIn } from '../tools/words/segments.ts';
import { type UnitCosts, unitCosts } from './cost.ts';
import { outcomesOf, type Week, weeksOf } from './expected.ts';
import { type Group, groupsIn, idOfGroup, reachOf } from './reach.ts';

/** What is known of one segment's people. Money is decimal text in the workspace's currency. */
export interface SegmentFacts {
  /** A built-in's key or a saved segment's id. */
  id: string;
  name: string;
  definition: string;
  /** Of a built-in at its standard rule. */
  key: SegmentKey | null;
  /** As the list of segments counts them. */
  people: number;
  reach: Reach;
  orders: number;
  averageOrder: string | null;
  /** What one of them has spent so far. */
  spentEach: string | null;
  /** Their last whole weeks; none of segments whose past is not kept. */
  weeks: Week[];
}

/** All that campaign recommendations rest on. */
export interface CampaignFacts {
  summary: Summary;
  segments: SegmentFacts[];
  /** Over all orders. */
  averageOrder: string | null;
  /** When most orders come in, in the shop's zone: ISO weekday and hour; null without orders. */
  peak: { weekday: number; hour: number; orders: number } | null;
  learned: Learned[];
  /** Orders that earlier recommendations brought. */
  outcomes: { segment: string; channel: string; offer: string; orders: number }[];
  unitCosts: UnitCosts;
  /** What was learned and stands among the facts, with its day. */
  lessons: Pick<ShopFact, 'text' | 'meaning' | 'source' | 'createdAt'>[];
  /** Of what was sold, and the workspace's own; they differ where nothing was sold in its own yet. */
  currency: string;
  ownCurrency: string;
  timezone: string;
  /** In which all of it is told. */
  language: Language;
}

/** What is recommended for: the six built-in segments, or those that were named. */
export interface Wanted {
  segmentIds?: string[] | undefined;
  language?: Language | undefined;
}

/** All but whom they are for. */
export type ShopFacts = Omit<CampaignFacts, 'segments'>;

/** Reads them: counts as the list of segments has them, reach by the rules of segments, and the orders of 90 days. */
export async function campaignFacts(
  ctx: UserCtx,
  { segmentIds, language = 'en' }: Wanted = {},
): Promise<CampaignFacts> {
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const listed = await listSegments(ctx);
  const wanted = (segmentIds ?? SEGMENT_KEYS).map((id) => named(listed, id)).filter(({ people }) => people > 0);
  const ids = wanted.map(({ id }) => id);
  const standard = wanted.filter(({ builtIn, edited }) => builtIn && !edited).map(({ id }) => id as SegmentKey);
  const [shop, reach, spent, weeks] = await Promise.all([
    shopFacts(ctx, language),
    reachOf(ctx, ids, segments),
    spentBy(ctx, ids, segments),
    weeksOf(ctx, standard),
  ]);
  return {
    ...shop,
    segments: wanted.map(({ id, name, definition, people, builtIn, edited }) => ({
      ...{ id, people, key: builtIn && !edited ? (id as SegmentKey) : null },
      ...inLanguage({ id, name, definition, builtIn }, segments, language),
      reach: reach.get(id) ?? fail('internal'),
      ...(spent.get(id) ?? NOTHING_SPENT),
      weeks: weeks.get(id as SegmentKey) ?? [],
    })),
  };
}

export const NOTHING_SPENT: Spent = { orders: 0, averageOrder: null, spentEach: null };

/** What is known of the shop, whomever it writes to. */
export async function shopFacts(ctx: UserCtx, language: Language): Promise<ShopFacts> {
  const [facts, peak, learned, said] = await Promise.all([
    summary(ctx, ctx.workspace.id),
    peakOf(ctx),
    readLearned(ctx),
    listFacts(ctx),
  ]);
  const { orders } = facts.totals;
  const { currency, timezone } = ctx.workspace;
  return {
    summary: facts,
    averageOrder: orders > 0 ? (Number(facts.totals.revenue) / orders).toFixed(2) : null,
    ...{ peak, learned, timezone, language },
    outcomes: await outcomesOf(ctx, learned),
    lessons: said.filter(({ meaning }) => meaning.learnedOf !== undefined),
    unitCosts: unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(said).unitCosts, currency),
    ...{ currency: facts.totals.currency, ownCurrency: currency },
  };
}

function named(listed: Segment[], id: string): Segment {
  const message = 'There is no such segment: choose another';
  return listed.find((one) => one.id === id) ?? fail('invalid', message, { fields: [{ path: 'segmentIds', message }] });
}

type Called = Pick<Segment, 'name' | 'definition'>;

/** A segment as it is called in a language, and what it means there. */
function inLanguage(one: Called & Pick<Segment, 'id' | 'builtIn'>, segments: Segments, language: Language): Called {
  const { id, name, definition, builtIn } = one;
  const rule = segments.ruleOf(id);
  if (language === 'en' || !rule) return { name, definition };
  const called = builtIn ? segmentIn(id as SegmentKey, language) : { name, definition };
  const isOwn = rule.kind !== 'standard';
  return {
    name: called.name,
    definition: isOwn ? definitionText(rule.definition, segments.nameOf, language) : called.definition,
  };
}

type Spent = Pick<SegmentFacts, 'orders' | 'averageOrder' | 'spentEach'>;

/** What the people of some groups have ordered so far. */
export async function spentBy(ctx: UserCtx, groups: Group[], segments: Segments): Promise<Map<string, Spent>> {
  if (groups.length === 0) return new Map();
  const grouped = groupsIn(groups);
  const where = { type: 'any' as const, of: grouped.clauses };
  const frame = frameOf(ctx.workspace, segments, 'everyone', ctx.now());
  const { joins, leaves } =
    grouped.clauses.length > 0 ? compile({ version: 1, who: 'everyone', where }, frame) : { joins: sql``, leaves: [] };
  const inside = grouped.inside(leaves.map(({ holds }) => holds));
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<Spent & { n: number }>(sql`
      with told as materialized (
        select array[${sql.join(inside, sql`, `)}] as inside, p.order_count, p.order_value from profiles p ${joins}
        where p.workspace_id = ${ctx.workspace.id}::uuid and p.order_count > 0 and (${sql.join(inside, sql` or `)})
      )
      select s.n::int as n, sum(order_count)::int as orders,
        round(sum(order_value) / nullif(sum(order_count), 0), 2)::text as "averageOrder",
        round(sum(order_value) / nullif(count(*), 0), 2)::text as "spentEach"
      from told t cross join generate_series(1, ${groups.length}::int) as s (n) where t.inside[s.n] group by s.n`),
  ]);
  const ids = groups.map(idOfGroup);
  return new Map(
    rows.map(({ n, orders, averageOrder, spentEach }) => [ids[n - 1] ?? '', { orders, averageOrder, spentEach }]),
  );
}

/** When most orders of the last 90 days came in. */
export async function peakOf(ctx: UserCtx): Promise<CampaignFacts['peak']> {
  const { rows } = await ctx.db.execute<{ weekday: number; hour: number; orders: number }>(sql`
    with latest as (
      select max(placed_at) as at from orders where workspace_id = ${ctx.workspace.id} and placed_at <= ${ctx.now().toISOString()}::timestamptz
    )
    select extract(isodow from o.placed_at at time zone ${ctx.workspace.timezone})::int as weekday,
      extract(hour from o.placed_at at time zone ${ctx.workspace.timezone})::int as hour, count(*)::int as orders
    from orders o, latest
    where o.workspace_id = ${ctx.workspace.id} and not o.is_test and o.cancelled_at is null
      and o.placed_at > latest.at - interval '90 days' and o.placed_at <= latest.at
    group by 1, 2 order by 3 desc, 1, 2 limit 1`);
  return rows[0] ?? null;
}
