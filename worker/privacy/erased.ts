import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { type Key, keysIn } from '../ingest/writing/identity.ts';
import { orderOf } from '../ingest/writing/orders.ts';
import { hidden, split } from '../ingest/writing/state.ts';
import type { Erased } from './withhold.ts';

/** What is kept of an id: nobody can read it back, and the same id gives the same. */
export const hashOf = (salt: SQL, kind: SQL, value: SQL): SQL =>
  sql`encode(sha256(convert_to(${salt} || ' ' || ${kind} || ':' || ${value}, 'UTF8')), 'hex')`;

/** Whether anybody of a workspace was ever erased: most batches are spared the look-up of their ids. */
export async function hasErased(db: Database, workspaceId: string): Promise<boolean> {
  const { rows } = await db.execute(sql`select 1 from erasure_salts where workspace_id = ${workspaceId}::uuid`);
  return rows.length > 0;
}

/** Of the ids and orders that events name, those whose owner was erased, and when. */
export async function erasedAmong(db: Database, workspaceId: string, events: CommonEvent[]): Promise<Erased> {
  const orders = events.flatMap((event) => orderOf(event)?.orderId ?? event.orderId ?? event.refund?.orderId ?? []);
  const named = [
    ...[...new Set(events.flatMap(keysIn))].map(split),
    ...[...new Set(orders)].map((value) => ({ kind: 'order', value })),
  ];
  const { rows } = await db.execute<{ kind: string; value: string; erasedAt: string }>(sql`
    select k.kind, k.value, e.erased_at as "erasedAt"
    from json_to_recordset(${JSON.stringify(named)}::json) k (kind text, value text)
    cross join (select salt from erasure_salts where workspace_id = ${workspaceId}::uuid) s
    cross join lateral (
      select erased_at from erasures
      where workspace_id = ${hidden(workspaceId)} and hash = ${hashOf(sql`s.salt`, sql`k.kind`, sql`k.value`)} limit 1
    ) e`);
  return new Map(rows.map((row) => [`${row.kind}:${row.value}` as Key, new Date(row.erasedAt).toISOString()]));
}
