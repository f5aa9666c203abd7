import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { FOR_SOME } from '../../segments/compile/planner.ts';
import type { CommonEvent } from '../event.ts';
import { deedsOf } from './deeds.ts';
import { COMBINED, FACTS, NAMES, PARTS } from './facts.ts';
import { mergers } from './merging.ts';
import { ordering } from './ordering.ts';
import type { BatchState, Owned, Plan } from './plan.ts';
import { when } from './rows.ts';
import { hidden, split } from './state.ts';
import { toldOf } from './told.ts';

/** The SQLSTATE of `expect_rows`: what the plan stands on has changed since it was read. Read again and plan anew. */
export const STALE = '40001';

/** A person of the shop who merges by hand. */
export interface ByHand {
  userId: string;
  reason: string | null;
  at: Date;
}

/**
 * Applies a plan in one transaction. Writers of one workspace take turns, and each first makes sure that the people
 * and orders it planned with are still the same; what is new is counted only when every event of the plan went in.
 */
export async function applyPlan(
  db: Database,
  workspaceId: string,
  state: Pick<BatchState, 'people' | 'orders'>,
  plan: Plan,
  by?: ByHand,
): Promise<void> {
  const statements = [
    ...unchanged(workspaceId, state, plan),
    ...people(workspaceId, plan, by),
    ...events(workspaceId, plan),
    ...counts(workspaceId, plan),
    ...ordering(workspaceId, plan),
    ...consents(workspaceId, plan),
    ...facts(workspaceId, plan),
  ];
  await inTurn(db, workspaceId, statements, by ? undefined : deedsOf(plan));
}

/**
 * Runs statements in one transaction, while no other writer of people in the workspace runs; what each of them answered.
 * `deeds` are the names of all that they tell of, where they tell of deeds alone: see `mark_people`.
 */
export async function inTurn(
  db: Database,
  workspaceId: string,
  statements: SQL[],
  deeds?: string[],
): Promise<Answer[]> {
  const turn = sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0)),
    set_config('pulsehub.deeds', ${deeds ? JSON.stringify(deeds) : ''}, true)`;
  // Every row a plan touches is found by an index.
  const [, , ...answers] = await db.batch([
    db.execute(turn),
    db.execute(FOR_SOME),
    ...statements.map((statement) => db.execute(statement)),
  ]);
  return answers;
}

/** What Postgres answers a statement. */
interface Answer {
  rows: Record<string, unknown>[];
  rowCount: number;
}

/** Refuses to go on when an identifier of the batch stands for another person by now, or an order has another state. */
function unchanged(workspaceId: string, state: Pick<BatchState, 'people' | 'orders'>, plan: Plan): SQL[] {
  const keys = [...state.people].map(([key, { person }]) => ({ ...split(key), id: person.id }));
  const newKeys = plan.identifiers.flatMap(({ key }) => (state.people.has(key) ? [] : [{ ...split(key), id: null }]));
  const known = [...state.orders.values()].map(({ orderId, rank, stateAt, owner }) => ({
    ...{ id: orderId, rank, at: stateAt, profile: owner?.person.id ?? null },
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
        where workspace_id = ${hidden(workspaceId)} and kind = k.kind and value = k.value limit 1
      ) i on true
      where i.profile_id is distinct from k.id`,
    ),
    ...when(
      [...known, ...newOrders],
      (rows) => sql`
      select expect_rows(0, count(*)) from ${rows} k (id text, rank int, at timestamptz, profile uuid)
      left join lateral (
        select * from orders where workspace_id = ${hidden(workspaceId)} and order_id = k.id limit 1
      ) o on true
      where (o.source_rank, o.state_at, o.profile_id) is distinct from (k.rank, k.at, k.profile)`,
    ),
  ];
}

/** New profiles and identifiers, and who is shown with whom. */
function people(workspaceId: string, plan: Plan, by: ByHand | undefined): SQL[] {
  return [
    ...when(
      plan.made,
      (rows) => sql`
      insert into profiles (id, workspace_id, user_id, known)
      select r.id, ${workspaceId}::uuid, r."userId", r.known from ${rows} r (id uuid, "userId" text, known boolean)`,
    ),
    ...mergers(workspaceId, plan, by),
    ...when(
      plan.identifiers.map(({ key, ...owned }) => ({ ...split(key), ...owned })),
      (rows) => sql`
      insert into profile_identifiers (workspace_id, kind, value, profile_id, home_id)
      select ${workspaceId}::uuid, k.kind, k.value, k."profileId", k."homeId"
      from ${rows} k (kind text, value text, "profileId" uuid, "homeId" uuid)`,
    ),
  ];
}

/**
 * How an event's UUIDv7 begins: its time is told by Postgres while the writer has its turn, so that whoever has seen an
 * event of the workspace has seen all with lower ids. One that is made before could be stored after higher ones.
 */
const NOW_IN_HEX = sql.raw(`(select lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0'))`);

/** How it ends: its place in the batch, and chance. */
function tailOf(index: number): string {
  const place = index.toString(16).padStart(6, '0');
  return `7${place.slice(0, 3)}8${place.slice(3)}${newId().slice(-12)}`;
}

/** The events themselves. */
function events(workspaceId: string, plan: Plan): SQL[] {
  if (plan.events.length === 0) return [];
  const events = `[${plan.events.map(({ event, ...owned }, index) => eventRow(event, owned, index)).join()}]`;
  return [
    sql`
      with stored as (
        insert into events (id, workspace_id, source_id, message_id, kind, name, original_name, profile_id, home_id,
          user_id, anonymous_id, email, occurred_at, received_at, value, currency, order_id, properties, context, raw,
          historical, told)
        select (${NOW_IN_HEX} || e.tail)::uuid, ${workspaceId}::uuid, e.source, e.message, e.kind, e.name, e.original, e.profile, e.home,
          e."user", e.visitor, e.email, e.occurred, e.received, e.value, e.currency, e."order", e.properties, e.context,
          e.raw, e.historical, e.told
        from json_to_recordset(${events}::json) e (tail text, source uuid, message text, kind text, name text,
          original text, profile uuid, home uuid, "user" text, visitor text, email text, occurred timestamptz,
          received timestamptz, value numeric, currency text, "order" text, properties jsonb, context jsonb, raw jsonb,
          historical boolean, told jsonb)
        on conflict (workspace_id, message_id) do nothing returning 1
      )
      select expect_rows(${plan.events.length}::bigint, count(*)) from stored`,
  ];
}

/** How often each thing happened, by person and by source. */
function counts(workspaceId: string, plan: Plan): SQL[] {
  return [
    ...when(
      plan.counts,
      // Who did a thing for the first time is told to \`mark_people\`: a row that was only added to has an xmax.
      (rows) => sql`
      with counted as (
        insert into profile_event_counts as c (profile_id, name, workspace_id, count, value, first_at, last_at)
        select n."profileId", n.name, ${workspaceId}::uuid, n.count, n.value, n."firstAt", n."lastAt"
        from ${rows} n ("profileId" uuid, name text, count bigint, value numeric, "firstAt" timestamptz,
          "lastAt" timestamptz)
        on conflict (profile_id, name) do update set count = c.count + excluded.count, value = c.value + excluded.value,
          first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at)
        returning profile_id, xmax::text = '0' as anew
      )
      select set_config('pulsehub.anew', coalesce(json_agg(distinct profile_id)::text, '[]'), true) from counted where anew`,
    ),
    ...when(
      plan.totals,
      (rows) => sql`
      insert into event_totals as t (workspace_id, source_id, name, count, value, last_at)
      select ${workspaceId}::uuid, n."sourceId", n.name, n.count, n.value, n."lastAt"
      from ${rows} n ("sourceId" uuid, name text, count bigint, value numeric, "lastAt" timestamptz)
      on conflict (workspace_id, source_id, name) do update set count = t.count + excluded.count,
        value = t.value + excluded.value, last_at = greatest(t.last_at, excluded.last_at)`,
    ),
  ];
}

/** What was allowed or refused; who told is the source's type. */
function consents(workspaceId: string, plan: Plan): SQL[] {
  return when(
    plan.consents.map((consent) => ({ id: newId(), ...consent })),
    (rows) => sql`
      insert into consents (id, workspace_id, profile_id, home_id, channel, state, source, message_id, evidence,
        occurred_at)
      select c.id, ${workspaceId}::uuid, c."profileId", c."homeId", c.channel, c.state,
        coalesce((select source_type from data_sources where id = c."sourceId" limit 1), 'import'), c."messageId",
        coalesce(c.evidence, '{}'), c.at
      from ${rows} c (id uuid, "profileId" uuid, "homeId" uuid, channel text, state text, "sourceId" uuid,
        "messageId" text, evidence jsonb, at timestamptz)
      on conflict (workspace_id, message_id, channel) do nothing`,
  );
}

/** The traits that are a name. */
const NAME_TRAITS = ['name', 'firstName', 'first_name', 'lastName', 'last_name'];

function facts(workspaceId: string, plan: Plan): SQL[] {
  const merged = plan.touched.filter(({ was }) => was.merged).map(({ id }) => ({ id }));
  const named = plan.touched
    .filter(({ was, traits }) => was.merged || (traits && NAME_TRAITS.some((name) => name in traits)))
    .map(({ id }) => ({ id }));
  return [
    ...when(plan.parts, (rows) => PARTS(rows, plan.parts)),
    ...when(plan.touched, (rows) => FACTS(rows, plan.touched)),
    ...when(merged, COMBINED),
    ...when(named, (rows) => NAMES(workspaceId, rows)),
  ];
}

/** One row of JSON. The provider's own body goes in as it was written, so that no digit of it is lost. */
function eventRow(event: CommonEvent, { profileId, homeId }: Owned, index: number): string {
  const row = JSON.stringify({
    ...{ tail: tailOf(index), source: event.sourceId, message: event.messageId, kind: event.kind, name: event.name },
    ...{
      original: event.originalName,
      profile: profileId,
      home: homeId,
      user: event.userId,
      visitor: event.anonymousId,
    },
    ...{ email: event.email, occurred: event.occurredAt, received: event.receivedAt, value: event.value },
    ...{ currency: event.currency, order: event.orderId, properties: event.properties, context: event.context },
    historical: event.historical,
    told: toldOf(event),
  });
  return event.raw === undefined ? row : `${row.slice(0, -1)},"raw":${event.raw}}`;
}
