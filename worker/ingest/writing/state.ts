import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import { FOR_SOME } from '../../segments/compile/planner.ts';
import type { CommonEvent } from '../event.ts';
import { type IdentifierKind, type Key, keysIn, type Owner, type Person } from './identity.ts';
import { orderOf, type StoredOrder, type WaitingRefund } from './orders.ts';
import type { BatchState } from './plan.ts';

interface PersonRow {
  kind: IdentifierKind;
  value: string;
  home_id: string | null;
  id: string;
  user_id: string | null;
  known: boolean;
  merged: boolean;
  apart: string[] | null;
}

interface OrderRow {
  id: string;
  order_id: string | null;
  source_id: string;
  source_rank: number;
  placed_at: string;
  state_at: string;
  total: string;
  currency: string | null;
  number: string | null;
  subtotal: string | null;
  discounts: string | null;
  tax: string | null;
  shipping: string | null;
  cancelled_at: string | null;
  is_test: boolean;
  profile_id: string | null;
  home_id: string | null;
  user_id: string | null;
  known: boolean | null;
  merged: boolean | null;
  apart: string[] | null;
  waiting: { messageId: string; value: string | null; occurredAt: string }[] | null;
}

/**
 * A workspace's id as a planner does not see it: one that it has no statistics of yet seems to have hardly any rows, and
 * each look-up would then go through all of them by another index than the one that names the row.
 */
export const hidden = (workspaceId: string): SQL => sql`(select ${workspaceId}::uuid)`;

/** Most batches name no order: nothing is planned for them. */
const NO_ORDERS = sql`select 1 where false`;

/**
 * Reads, in one round trip, what is stored about the keys, messages and orders of a batch. Each is looked up by itself
 * (lateral, with a limit) and by an index: a planner without statistics, or with those of a table that was small a minute
 * ago, would else read all of the workspace to find a few hundred, or even for each of them.
 */
export async function readState(db: Database, workspaceId: string, events: CommonEvent[]): Promise<BatchState> {
  const own = hidden(workspaceId);
  const keys = [...new Set(events.flatMap(keysIn))].map(split);
  const orderIds = new Set(
    events.flatMap((event) => orderOf(event)?.orderId ?? event.orderId ?? event.refund?.orderId ?? []),
  );
  const [, people, stored, orders] = await db.batch([
    db.execute(FOR_SOME),
    db.execute<PersonRow & Record<string, unknown>>(sql`
      select i.kind, i.value, i.home_id, p.id, p.user_id, p.known, p.merged, p.apart
      from json_to_recordset(${JSON.stringify(keys)}::json) k (kind text, value text)
      cross join lateral (
        select kind, value, profile_id, home_id from profile_identifiers
        where workspace_id = ${own} and kind = k.kind and value = k.value limit 1
      ) i
      cross join lateral (select id, user_id, known, merged, apart from profiles where id = i.profile_id limit 1) p`),
    db.execute<{ message_id: string }>(sql`
      select e.message_id from json_array_elements_text(${JSON.stringify(events.map((one) => one.messageId))}::json) m (id)
      cross join lateral (
        select message_id from events where workspace_id = ${own} and message_id = m.id limit 1
      ) e`),
    db.execute<OrderRow & Record<string, unknown>>(
      orderIds.size === 0
        ? NO_ORDERS
        : sql`
      select k.id, o.*, p.user_id, p.known, p.merged, p.apart, w.waiting
      from json_array_elements_text(${JSON.stringify([...orderIds])}::json) k (id)
      left join lateral (
        select * from orders where workspace_id = ${own} and order_id = k.id limit 1
      ) o on true
      left join lateral (select user_id, known, merged, apart from profiles where id = o.profile_id limit 1) p on true
      left join lateral (
        select json_agg(json_build_object('messageId', e.message_id, 'value', e.value::text,
          'occurredAt', e.occurred_at) order by e.id) as waiting
        from refunds r
        cross join lateral (
          select * from events where workspace_id = ${own} and message_id = r.waiting_message_id limit 1
        ) e
        where r.workspace_id = ${own} and r.order_id = k.id and r.waiting_message_id is not null
      ) w on true
      where o.order_id is not null or w.waiting is not null`,
    ),
  ]);
  const byId = new Map<string, Person>();
  const personOf = (id: string, row: Pick<OrderRow, 'user_id' | 'known' | 'merged' | 'apart'>): Person => {
    const { user_id: userId, known, merged, apart } = row;
    const person = byId.get(id) ?? { id, userId, known: known === true, merged: merged === true, apart: apart ?? [] };
    byId.set(id, person);
    return person;
  };
  return {
    people: new Map(
      people.rows.map((row): [Key, Owner] => [
        `${row.kind}:${row.value}`,
        { person: personOf(row.id, row), home: row.home_id ?? row.id },
      ]),
    ),
    stored: new Set(stored.rows.map((row) => row.message_id)),
    orders: new Map(
      orders.rows
        .filter((row) => row.order_id !== null)
        .map((row): [string, StoredOrder] => {
          const { profile_id: id } = row;
          return [row.id, asOrder(row, id ? { person: personOf(id, row), home: row.home_id ?? id } : undefined)];
        }),
    ),
    waiting: new Map(orders.rows.flatMap((row) => (row.waiting ? [[row.id, row.waiting.map(asWaiting)]] : []))),
  };
}

function asOrder(row: OrderRow, owner: Owner | undefined): StoredOrder {
  return {
    orderId: row.id,
    sourceId: row.source_id,
    rank: row.source_rank,
    placedAt: new Date(row.placed_at).toISOString(),
    stateAt: new Date(row.state_at).toISOString(),
    total: row.total,
    currency: row.currency ?? undefined,
    number: row.number ?? undefined,
    subtotal: row.subtotal ?? undefined,
    discounts: row.discounts ?? undefined,
    tax: row.tax ?? undefined,
    shipping: row.shipping ?? undefined,
    cancelledAt: row.cancelled_at ? new Date(row.cancelled_at).toISOString() : undefined,
    isTest: row.is_test,
    owner,
  };
}

function asWaiting(row: NonNullable<OrderRow['waiting']>[number]): WaitingRefund {
  const occurredAt = new Date(row.occurredAt).toISOString();
  return { messageId: row.messageId, value: row.value ?? undefined, occurredAt };
}

/** A key as the columns it is stored in. */
export function split(key: Key): { kind: IdentifierKind; value: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as IdentifierKind, value: key.slice(at + 1) };
}
