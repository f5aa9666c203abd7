import { eq, type SQL, sql } from 'drizzle-orm';
import { FUNNEL_STEPS, type FunnelStepName, type SegmentCounts, type Summary } from '../../contract/analytics.ts';
import type { Ctx } from '../context.ts';
import { dataSources, eventTotals, orderTotals, workspaceCounters, workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { doneIn, isLong, livedIn, REACHED, timesIn } from './done.ts';
import { chain } from './funnels/first-times.ts';
import { type Asked, begin, list, raw } from './funnels/steps.ts';
import { readPlanned } from './planned.ts';
import { engagementOf, estimateSegments, funnelOf, money } from './rules.ts';

/** Half-open: `from` ≤ t < `to`; null is without end. */
export interface Span {
  from: Date | null;
  to: Date | null;
}

/** What is read of a workspace, before the rules make a summary of it. */
interface Facts {
  timezone: string;
  currency: string;
  people: {
    count: number;
    events: number;
    types: number;
    cartAbandoners: number;
    highValue: number;
    newVisitors: number;
    engaged: number;
    repeat: number;
    /** How many reached each step of the funnel. */
    steps: number[];
  };
  events: { sourceId: string; name: string; count: number }[];
  sources: { id: string; name: string; sourceType: string }[];
  orders: { currency: string; orders: number; total: string }[];
}

/**
 * What happened in a workspace: events by type and by source, the six segments, engagement and the funnel. Without a
 * range it reads the counters that are kept at every write, so that its time does not grow with events or people;
 * with one it is a single statement over the events and orders of that range. People are those who can be told apart;
 * in a range, those of them who did something in it.
 */
export async function summary(ctx: Pick<Ctx, 'db'>, workspaceId: string, range?: Span): Promise<Summary> {
  const span = range && (range.from || range.to) ? range : undefined;
  const facts = span ? await readRange(ctx, workspaceId, span) : await readCounters(ctx, workspaceId);
  return summarize(facts ?? fail('not_found'), span ?? { from: null, to: null });
}

async function readCounters({ db }: Pick<Ctx, 'db'>, workspaceId: string): Promise<Facts | undefined> {
  const [[workspace], events, sources, orders] = await db.batch([
    db
      .select({ timezone: workspaces.timezone, currency: workspaces.currency, counters: workspaceCounters })
      .from(workspaces)
      .leftJoin(workspaceCounters, eq(workspaceCounters.workspaceId, workspaces.id))
      .where(eq(workspaces.id, workspaceId)),
    db
      .select({ sourceId: eventTotals.sourceId, name: eventTotals.name, count: eventTotals.count })
      .from(eventTotals)
      .where(eq(eventTotals.workspaceId, workspaceId)),
    db
      .select({ id: dataSources.id, name: dataSources.name, sourceType: dataSources.sourceType })
      .from(dataSources)
      .where(eq(dataSources.workspaceId, workspaceId)),
    db
      .select({ currency: orderTotals.currency, orders: orderTotals.orders, total: orderTotals.total })
      .from(orderTotals)
      .where(eq(orderTotals.workspaceId, workspaceId)),
  ]);
  if (!workspace) return undefined;
  const { counters, ...of } = workspace;
  const people: Facts['people'] = {
    count: counters?.people ?? 0,
    events: counters?.peopleEvents ?? 0,
    types: counters?.peopleEventTypes ?? 0,
    cartAbandoners: counters?.cartAbandoners ?? 0,
    highValue: counters?.highValue ?? 0,
    newVisitors: counters?.newVisitors ?? 0,
    engaged: counters?.engaged ?? 0,
    repeat: counters?.repeat ?? 0,
    steps: counters
      ? [
          counters.reachedPageView,
          counters.reachedProductView,
          counters.reachedCart,
          counters.reachedCheckout,
          counters.reachedPurchase,
        ]
      : [],
  };
  return { ...of, people, events, sources, orders };
}

/**
 * The same facts from the rows themselves, by the rules of the generated columns of `profiles`. Events are read once and
 * kept as what each person did how often, first and last; the funnel needs more than that only of few.
 */
async function readRange({ db }: Pick<Ctx, 'db'>, workspaceId: string, span: Span): Promise<Facts | undefined> {
  const within = (time: ReturnType<typeof sql.raw>) =>
    sql`(${span.from?.toISOString() ?? '-infinity'}::timestamptz <= ${time}
      and ${time} < ${span.to?.toISOString() ?? 'infinity'}::timestamptz)`;
  const asked: Asked = { ...span, workspaceId, order: 'ordered', steps: FUNNEL_STEPS.map((name) => ({ name })) };
  const timesDone = (step: FunnelStepName) => raw(`n${FUNNEL_STEPS.indexOf(step)}`);
  const reached = list(FUNNEL_STEPS.map((_, index) => raw(`a${index + 1}`)));
  const times = FUNNEL_STEPS.map((step, index) => {
    const own = sql.raw(`filter (where name = '${step}')`);
    return sql`min(first_at) ${own} as ${raw(`f${index}`)}, max(last_at) ${own} as ${raw(`l${index}`)},
        sum(count) ${own} as ${raw(`n${index}`)}`;
  });
  const own = isLong(span)
    ? sql`(${livedIn(span)} and (p.order_count = 0 or ${within(raw('p.first_order_at'))}
    and ${within(raw('p.last_order_at'))}))`
    : undefined;
  const [row] = await readPlanned<{ facts: Facts }>(
    { db },
    sql`
    with ${own ? keptOf(workspaceId, span, own) : readOf(workspaceId, within(sql.raw('occurred_at')))}, placed as materialized (
      select o.profile_id, coalesce(o.currency, w.currency) as currency, o.total
      from orders o join workspaces w on w.id = o.workspace_id
      where o.workspace_id = ${workspaceId}::uuid and ${within(sql.raw('o.placed_at'))}
        and not o.is_test and o.cancelled_at is null
    ), acts as (
      select profile_id, sum(count) as events, count(distinct name) as types, ${list(times)}
      from done where profile_id is not null group by profile_id
    ), buys as (
      select profile_id, count(*) as orders, sum(total) as value
      from placed where profile_id is not null group by profile_id
    ), active as (
      select profile_id, coalesce(events, 0) as events, coalesce(types, 0) as types, coalesce(${timesDone('page_view')}, 0) as page_views,
        coalesce(${timesDone('add_to_cart')}, 0) as cart_adds, coalesce(orders, 0) as orders, coalesce(value, 0) as value,
        ${list(FUNNEL_STEPS.map((_, index) => raw(`f${index}, l${index}, n${index}`)))}
      from acts full join buys using (profile_id)
      where exists (select 1 from profiles p where p.id = profile_id and p.workspace_id = ${workspaceId}::uuid and p.known
        ${own ? sql`and ${own} is not true` : sql``})
    ), people as (
      select profile_id, events, types, page_views, cart_adds, orders, value, ${reached} from ${chain(asked, sql`active`, begin(asked))} f
      ${own ? sql`union all ${livedAll(workspaceId, own)}` : sql``}
    )
    select jsonb_build_object(
      'timezone', w.timezone, 'currency', w.currency,
      'people', (
        select jsonb_build_object(
          'count', count(*), 'events', coalesce(sum(events), 0), 'types', coalesce(sum(types), 0),
          'cartAbandoners', count(*) filter (where cart_adds > 0 and orders = 0),
          'highValue', count(*) filter (where value > 100),
          'newVisitors', count(*) filter (where page_views > 0 and types = 1),
          'engaged', count(*) filter (where types >= 3),
          'repeat', count(*) filter (where orders > 1),
          'steps', jsonb_build_array(${list(FUNNEL_STEPS.map((_, index) => raw(`count(a${index + 1})`)))}))
        from people),
      'events', (
        select coalesce(jsonb_agg(jsonb_build_object('sourceId', source_id, 'name', name, 'count', n)), '[]')
        from (select source_id, name, sum(n) as n from times group by source_id, name) t),
      'sources', (
        select coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', name, 'sourceType', source_type)), '[]')
        from data_sources where workspace_id = w.id),
      'orders', (
        select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'orders', n, 'total', total::text)), '[]')
        from (select currency, count(*) as n, sum(total) as total from placed group by currency) t)
    ) as facts
    from workspaces w where w.id = ${workspaceId}::uuid`,
  );
  return row?.facts;
}

/** `done` and `times` of a short span, from its events. */
function readOf(workspaceId: string, within: SQL): SQL {
  return sql`done as materialized (
      select profile_id, source_id, name, count(*) as count, min(occurred_at) as first_at, max(occurred_at) as last_at
      from events
      where workspace_id = ${workspaceId}::uuid and kind in ('track', 'page', 'screen') and ${within}
      group by profile_id, source_id, name
    ), times as (select source_id, name, count as n from done)`;
}

/** The same of a long one, from what is kept of everybody but those whose own facts tell it. */
function keptOf(workspaceId: string, span: Span, own: SQL): SQL {
  return sql`done as (${doneIn({ ...span, workspaceId, but: own })}), times as (${timesIn(workspaceId, span)})`;
}

/** The running facts of those whose own facts tell all of a span. */
function livedAll(workspaceId: string, own: SQL): SQL {
  return sql`select p.id, p.event_count, p.event_types, p.page_views, p.cart_adds, p.order_count, p.order_value, ${list(REACHED)}
    from profiles p where p.workspace_id = ${workspaceId}::uuid and p.known and (p.event_count > 0 or p.order_count > 0) and ${own}`;
}

function summarize(facts: Facts, span: Span): Summary {
  const eventsByType = new Map<string, number>();
  const bySource = new Map(facts.sources.map((source) => [source.id, { ...source, count: 0 }]));
  for (const { sourceId, name, count } of facts.events) {
    eventsByType.set(name, (eventsByType.get(name) ?? 0) + count);
    const source = bySource.get(sourceId) ?? { id: sourceId, name: 'Removed source', sourceType: 'removed', count: 0 };
    source.count += count;
    bySource.set(sourceId, source);
  }
  const byType = Object.fromEntries([...eventsByType].sort(([, a], [, b]) => b - a));
  const revenue = inOneCurrency(facts);
  const totals = {
    events: facts.events.reduce((sum, { count }) => sum + count, 0),
    people: facts.people.count,
    orders: facts.orders.reduce((sum, { orders }) => sum + orders, 0),
    ordersInCurrency: revenue.orders,
    revenue: money(revenue.total),
    currency: revenue.currency,
  };
  return {
    range: { from: span.from?.toISOString() ?? null, to: span.to?.toISOString() ?? null, timezone: facts.timezone },
    totals,
    eventsByType: byType,
    eventsBySource: countsByType(bySource.values()),
    sources: [...bySource.values()].sort((a, b) => b.count - a.count),
    segments: segmentsOf(facts, { byType, orders: totals.orders, revenue: totals.revenue }),
    engagement: engagementOf({
      people: facts.people.count,
      events: facts.people.events,
      types: facts.people.types,
    }),
    funnel: funnelOf(facts.people.steps),
  };
}

function countsByType(sources: Iterable<{ sourceType: string; count: number }>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sourceType, count } of sources) counts[sourceType] = (counts[sourceType] ?? 0) + count;
  return counts;
}

/**
 * Money of different currencies is never added up: revenue is what was sold in the workspace's currency or, where
 * nothing was, in the currency of most orders.
 */
function inOneCurrency({ currency, orders }: Facts): Facts['orders'][number] {
  const own = orders.find((one) => one.currency === currency);
  const most = orders.filter((one) => one.orders > 0).sort((a, b) => b.orders - a.orders)[0];
  return (own && own.orders > 0 ? own : most) ?? { currency, orders: 0, total: '0' };
}

function segmentsOf({ people }: Facts, totals: Parameters<typeof estimateSegments>[0]): SegmentCounts {
  if (people.count <= 1) return estimateSegments(totals);
  return {
    cart_abandoners: people.cartAbandoners,
    potential_customers: people.cartAbandoners,
    high_value_customers: people.highValue,
    new_visitors: people.newVisitors,
    engaged_users: people.engaged,
    repeat_customers: people.repeat,
    estimated: false,
  };
}
