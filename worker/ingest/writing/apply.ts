import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import type { CommonEvent } from '../event.ts';
import { FACTS } from './facts.ts';
import type { BatchState, Plan, PlannedOrder } from './plan.ts';
import { split } from './state.ts';

/** The SQLSTATE of `expect_rows`: what the plan stands on has changed since it was read. Read again and plan anew. */
export const STALE = '40001';

/**
 * Every row a plan touches is found by an index. A planner without statistics (an embedded Postgres has no autovacuum)
 * may think that reading whole tables is cheaper; for this transaction it may not.
 */
const BY_INDEX = sql.raw(
  ['seqscan', 'hashjoin', 'mergejoin'].map((way) => `set_config('enable_${way}', 'off', true)`).join(),
);

type Rows = Record<string, unknown>[];

/**
 * Applies a plan in one transaction. Writers of one workspace take turns, and each first makes sure that the people
 * and orders it planned with are still the same; what is new is counted only when every event of the plan went in.
 */
export async function applyPlan(db: Database, workspaceId: string, state: BatchState, plan: Plan): Promise<void> {
  const statements = [
    sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0)), ${BY_INDEX}`,
    ...unchanged(workspaceId, state, plan),
    ...people(workspaceId, plan),
    ...history(workspaceId, plan),
    ...orders(workspaceId, plan),
    ...profiles(plan),
  ];
  const [first, ...rest] = statements.map((statement) => db.execute(statement));
  if (first) await db.batch([first, ...rest]);
}

/** Refuses to go on when an identifier of the batch stands for another person by now, or an order has another state. */
function unchanged(workspaceId: string, state: BatchState, plan: Plan): SQL[] {
  const keys = [...state.people].map(([key, { id }]) => ({ ...split(key), id }));
  const newKeys = plan.identifiers.flatMap(([key]) => (state.people.has(key) ? [] : [{ ...split(key), id: null }]));
  const known = [...state.orders.values()].map(({ orderId, rank, stateAt, person }) => ({
    ...{ id: orderId, rank, at: stateAt, profile: person?.id ?? null },
  }));
  const newOrders = plan.orders.flatMap(({ orderId }) =>
    state.orders.has(orderId) ? [] : [{ id: orderId, rank: null, at: null, profile: null }],
  );
  return [
    ...when(
      [...keys, ...newKeys],
      (rows) => sql`
      select expect_rows(0, count(*)) from ${rows} k (kind text, value text, id uuid)
      left join lateral (
        select profile_id from profile_identifiers
        where workspace_id = ${workspaceId}::uuid and kind = k.kind and value = k.value limit 1
      ) i on true
      where i.profile_id is distinct from k.id`,
    ),
    ...when(
      [...known, ...newOrders],
      (rows) => sql`
      select expect_rows(0, count(*)) from ${rows} k (id text, rank int, at timestamptz, profile uuid)
      left join lateral (
        select * from orders where workspace_id = ${workspaceId}::uuid and order_id = k.id limit 1
      ) o on true
      where (o.source_rank, o.state_at, o.profile_id) is distinct from (k.rank, k.at, k.profile)`,
    ),
  ];
}

/** New profiles and identifiers; a joined history moves, with the evidence, and its empty profile goes. */
function people(workspaceId: string, plan: Plan): SQL[] {
  const merges = plan.merges.map(({ from, into, evidence }) => ({ id: newId(), from, into: into.id, evidence }));
  const moves = (rows: SQL) => sql`${rows} m ("from" uuid, "into" uuid)`;
  return [
    ...when(
      plan.made as unknown as Rows,
      (rows) => sql`
      insert into profiles (id, workspace_id, user_id, known)
      select r.id, ${workspaceId}::uuid, r."userId", r.known from ${rows} r (id uuid, "userId" text, known boolean)`,
    ),
    ...when(
      merges,
      (rows) => sql`
      with moved as (
        delete from profile_event_counts c using ${moves(rows)} where c.profile_id = m."from"
        returning m."into", c.name, c.count, c.value, c.first_at, c.last_at
      )
      insert into profile_event_counts as c (profile_id, name, workspace_id, count, value, first_at, last_at)
      select "into", name, ${workspaceId}::uuid, sum(count), sum(value), min(first_at), max(last_at)
      from moved group by "into", name
      on conflict (profile_id, name) do update set count = c.count + excluded.count, value = c.value + excluded.value,
        first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)`,
    ),
    ...when(
      merges,
      (rows) => sql`
      update events e set profile_id = m."into" from ${moves(rows)} where e.profile_id = m."from"`,
    ),
    ...when(
      merges,
      (rows) => sql`
      update orders o set profile_id = m."into" from ${moves(rows)} where o.profile_id = m."from"`,
    ),
    ...when(
      merges,
      (rows) => sql`
      update profile_identifiers i set profile_id = m."into" from ${moves(rows)} where i.profile_id = m."from"`,
    ),
    ...when(
      merges,
      (rows) => sql`
      insert into profile_merges (id, workspace_id, from_profile_id, into_profile_id, evidence)
      select m.id, ${workspaceId}::uuid, m."from", m."into", m.evidence
      from ${rows} m (id uuid, "from" uuid, "into" uuid, evidence jsonb)`,
    ),
    ...when(
      merges,
      (rows) => sql`
      with gone as (
        delete from profiles p using ${moves(rows)} where p.id = m."from"
        returning m."into", p.traits, p.email, p.phone, p.first_seen_at, p.last_seen_at
      ), left_behind as (
        select "into", min(first_seen_at) as first_at, max(last_seen_at) as last_at, max(email) as email,
          max(phone) as phone, (select jsonb_object_agg(e.key, e.value) from gone g, jsonb_each(g.traits) e
            where g."into" = gone."into") as traits
        from gone group by "into"
      )
      update profiles p set traits = coalesce(l.traits, '{}') || p.traits, email = coalesce(p.email, l.email),
        phone = coalesce(p.phone, l.phone), first_seen_at = least(p.first_seen_at, l.first_at),
        last_seen_at = greatest(p.last_seen_at, l.last_at)
      from left_behind l where p.id = l."into"`,
    ),
    ...when(
      plan.identifiers.map(([key, id]) => ({ ...split(key), id })),
      (rows) => sql`
      insert into profile_identifiers (workspace_id, kind, value, profile_id)
      select ${workspaceId}::uuid, k.kind, k.value, k.id from ${rows} k (kind text, value text, id uuid)`,
    ),
  ];
}

/** The events themselves, and how often each thing happened by person and by source. */
function history(workspaceId: string, plan: Plan): SQL[] {
  if (plan.events.length === 0) return [];
  const events = `[${plan.events.map(({ event, profileId }) => eventRow(event, profileId)).join()}]`;
  return [
    sql`
      with stored as (
        insert into events (id, workspace_id, source_id, message_id, kind, name, original_name, profile_id, user_id,
          anonymous_id, email, occurred_at, received_at, value, currency, order_id, properties, context, raw, historical)
        select e.id, ${workspaceId}::uuid, e.source, e.message, e.kind, e.name, e.original, e.profile, e."user",
          e.visitor, e.email, e.occurred, e.received, e.value, e.currency, e."order", e.properties, e.context, e.raw,
          e.historical
        from json_to_recordset(${events}::json) e (id uuid, source uuid, message text, kind text, name text,
          original text, profile uuid, "user" text, visitor text, email text, occurred timestamptz,
          received timestamptz, value numeric, currency text, "order" text, properties jsonb, context jsonb, raw jsonb,
          historical boolean)
        on conflict (workspace_id, message_id) do nothing returning 1
      )
      select expect_rows(${plan.events.length}::bigint, count(*)) from stored`,
    ...when(
      plan.counts as unknown as Rows,
      (rows) => sql`
      insert into profile_event_counts as c (profile_id, name, workspace_id, count, value, first_at, last_at)
      select n."profileId", n.name, ${workspaceId}::uuid, n.count, n.value, n."firstAt", n."lastAt"
      from ${rows} n ("profileId" uuid, name text, count bigint, value numeric, "firstAt" timestamptz,
        "lastAt" timestamptz)
      on conflict (profile_id, name) do update set count = c.count + excluded.count, value = c.value + excluded.value,
        first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)`,
    ),
    ...when(
      plan.totals as unknown as Rows,
      (rows) => sql`
      insert into event_totals as t (workspace_id, source_id, name, count, value, last_at)
      select ${workspaceId}::uuid, n."sourceId", n.name, n.count, n.value, n."lastAt"
      from ${rows} n ("sourceId" uuid, name text, count bigint, value numeric, "lastAt" timestamptz)
      on conflict (workspace_id, source_id, name) do update set count = t.count + excluded.count,
        value = t.value + excluded.value, last_at = greatest(t.last_at, excluded.last_at)`,
    ),
  ];
}

function orders(workspaceId: string, plan: Plan): SQL[] {
  return [
    ...when(
      plan.orders.map(orderRow),
      (rows) => sql`
      insert into orders (workspace_id, order_id, profile_id, source_id, source_rank, placed_at, state_at, total,
        currency, cancelled_at, is_test)
      select ${workspaceId}::uuid, o.id, o.profile, o.source, o.rank, o.placed, o.state, o.total, o.currency,
        o.cancelled, o.test
      from ${rows} o (id text, profile uuid, source uuid, rank int, placed timestamptz, state timestamptz,
        total numeric, currency text, cancelled timestamptz, test boolean)
      on conflict (workspace_id, order_id) do update set profile_id = excluded.profile_id,
        source_id = excluded.source_id, source_rank = excluded.source_rank, placed_at = excluded.placed_at,
        state_at = excluded.state_at, total = excluded.total, currency = excluded.currency,
        cancelled_at = excluded.cancelled_at, is_test = excluded.is_test`,
    ),
    ...when(
      plan.refunds as unknown as Rows,
      (rows) => sql`
      insert into refunds (workspace_id, refund_id, order_id, amount, currency, refunded_at)
      select ${workspaceId}::uuid, r."refundId", r."orderId", r.amount, r.currency, r."refundedAt"
      from ${rows} r ("refundId" text, "orderId" text, amount numeric, currency text, "refundedAt" timestamptz)
      on conflict (workspace_id, refund_id) do nothing`,
    ),
  ];
}

function profiles(plan: Plan): SQL[] {
  return when(plan.touched as unknown as Rows, FACTS);
}

function orderRow(order: PlannedOrder): Record<string, unknown> {
  return {
    ...{ id: order.orderId, profile: order.profileId, source: order.sourceId, rank: order.rank, total: order.total },
    ...{ placed: order.placedAt, state: order.stateAt, currency: order.currency, cancelled: order.cancelledAt },
    test: order.isTest,
  };
}

/** One row of JSON. The provider's own body goes in as it was written, so that no digit of it is lost. */
function eventRow(event: CommonEvent, profileId: string | undefined): string {
  const row = JSON.stringify({
    ...{ id: newId(), source: event.sourceId, message: event.messageId, kind: event.kind, name: event.name },
    ...{ original: event.originalName, profile: profileId, user: event.userId, visitor: event.anonymousId },
    ...{ email: event.email, occurred: event.occurredAt, received: event.receivedAt, value: event.value },
    ...{ currency: event.currency, order: event.orderId, properties: event.properties, context: event.context },
    historical: event.historical,
  });
  return event.raw === undefined ? row : `${row.slice(0, -1)},"raw":${event.raw}}`;
}

/** A statement over rows, given as one parameter; none where there are no rows. */
function when(rows: Rows, statement: (rows: SQL) => SQL): SQL[] {
  return rows.length === 0 ? [] : [statement(sql`json_to_recordset(${JSON.stringify(rows)}::json)`)];
}
