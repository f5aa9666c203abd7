import { sql } from 'drizzle-orm';
import type { Database } from '../../db/client.ts';
import type { CommonEvent } from '../event.ts';
import { type IdentifierKind, type Key, keysOf, type Person } from './identity.ts';
import { type BatchState, orderOf, type StoredOrder } from './plan.ts';

interface PersonRow {
  kind: IdentifierKind;
  value: string;
  id: string;
  user_id: string | null;
  known: boolean;
}

interface OrderRow {
  order_id: string;
  source_id: string;
  source_rank: number;
  placed_at: string;
  state_at: string;
  total: string;
  currency: string | null;
  cancelled_at: string | null;
  is_test: boolean;
  profile_id: string | null;
  user_id: string | null;
  known: boolean | null;
}

/**
 * Reads, in one round trip, what is stored about the keys, messages and orders of a batch. Each is looked up by itself
 * (lateral, with a limit): a planner without statistics would else read all of the workspace to find a few hundred.
 */
export async function readState(db: Database, workspaceId: string, events: CommonEvent[]): Promise<BatchState> {
  const keys = [...new Set(events.flatMap(keysOf))].map(split);
  const orderIds = new Set(events.flatMap((event) => orderOf(event)?.orderId ?? event.orderId ?? []));
  const [people, stored, orders] = await db.batch([
    db.execute<PersonRow & Record<string, unknown>>(sql`
      select i.kind, i.value, p.id, p.user_id, p.known
      from json_to_recordset(${JSON.stringify(keys)}::json) k (kind text, value text)
      cross join lateral (
        select kind, value, profile_id from profile_identifiers
        where workspace_id = ${workspaceId}::uuid and kind = k.kind and value = k.value limit 1
      ) i
      cross join lateral (select id, user_id, known from profiles where id = i.profile_id limit 1) p`),
    db.execute<{ message_id: string }>(sql`
      select e.message_id from json_array_elements_text(${JSON.stringify(events.map((one) => one.messageId))}::json) m (id)
      cross join lateral (
        select message_id from events where workspace_id = ${workspaceId}::uuid and message_id = m.id limit 1
      ) e`),
    db.execute<OrderRow & Record<string, unknown>>(sql`
      select o.*, p.user_id, p.known from json_array_elements_text(${JSON.stringify([...orderIds])}::json) k (id)
      cross join lateral (
        select * from orders where workspace_id = ${workspaceId}::uuid and order_id = k.id limit 1
      ) o
      left join lateral (select user_id, known from profiles where id = o.profile_id limit 1) p on true`),
  ]);
  const byId = new Map<string, Person>();
  const personOf = (id: string, userId: string | null, known: boolean): Person => {
    const person = byId.get(id) ?? { id, userId, known };
    byId.set(id, person);
    return person;
  };
  return {
    people: new Map(
      people.rows.map((row) => [`${row.kind}:${row.value}` satisfies Key, personOf(row.id, row.user_id, row.known)]),
    ),
    stored: new Set(stored.rows.map((row) => row.message_id)),
    orders: new Map(
      orders.rows.map((row) => [
        row.order_id,
        asOrder(row, row.profile_id ? personOf(row.profile_id, row.user_id, row.known === true) : undefined),
      ]),
    ),
  };
}

function asOrder(row: OrderRow, person: Person | undefined): StoredOrder {
  return {
    orderId: row.order_id,
    sourceId: row.source_id,
    rank: row.source_rank,
    placedAt: new Date(row.placed_at).toISOString(),
    stateAt: new Date(row.state_at).toISOString(),
    total: row.total,
    currency: row.currency ?? undefined,
    cancelledAt: row.cancelled_at ? new Date(row.cancelled_at).toISOString() : undefined,
    isTest: row.is_test,
    person,
  };
}

/** A key as the columns it is stored in. */
export function split(key: Key): { kind: string; value: string } {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), value: key.slice(at + 1) };
}
