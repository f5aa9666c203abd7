import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { dataSources } from '../../db/schema.ts';
import type { Batch } from '../../ingest/after.ts';
import { BEHAVIOUR, type CommonEvent, SHOP_RANK } from '../../ingest/event.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { eventIdOf, standardName } from './conversion.ts';

/** Facebook takes nothing that is older. */
export const REACH_MS = 7 * 86_400_000;
/** A shop's own report of an order waits for the browser's, which knows under which id the pixel was told. */
const SHOP_WAITS_MS = 30_000;
/** What an isolate knows of which sources send; a switch is seen this much later. */
const FRESH_MS = 5000;
const MOST_KNOWN = 1000;

const senders = new Map<string, { until: number; ids: string[] }>();

/**
 * Notes down which of a workspace's new events are to be sent to its Facebook sources, each event and each order once,
 * and asks for that. Only what happened just now is: never what was imported, a test or a cancelled order.
 */
export async function askForConversions(ctx: Ctx, { workspaceId, events }: Batch): Promise<void> {
  const now = ctx.now().getTime();
  const wanted = events.filter((event) => isWanted(event, now));
  if (wanted.length === 0) return;
  const sources = await sendersOf(ctx, workspaceId, now);
  for (const sourceId of sources) {
    const rows = rowsOf(wanted, now);
    await note(ctx, { workspaceId, sourceId }, rows);
    const waits = rows.every(({ dueAt }) => Date.parse(dueAt) > now);
    await enqueue(ctx, [{ kind: 'send-conversions', workspaceId, sourceId }], waits ? SHOP_WAITS_MS / 1000 : 0);
  }
}

function isWanted({ historical, kind, name, occurredAt, order }: CommonEvent, now: number): boolean {
  const at = Date.parse(occurredAt);
  const isRecent = now - at < REACH_MS && at <= now + 60_000;
  const isReal = !order?.isTest && !order?.cancelledAt;
  return !historical && BEHAVIOUR.has(kind) && standardName(name) !== undefined && isRecent && isReal;
}

/** The workspace's sources with the Conversions API switched on. */
async function sendersOf(ctx: Ctx, workspaceId: string, now: number): Promise<string[]> {
  const known = senders.get(workspaceId);
  if (known && known.until > now) return known.ids;
  const rows = await ctx.db
    .select({ id: dataSources.id })
    .from(dataSources)
    .where(
      and(
        eq(dataSources.workspaceId, workspaceId),
        eq(dataSources.sourceType, 'facebook_pixel'),
        eq(dataSources.status, 'active'),
        sql`${dataSources.config} @> '{"sendConversions": true}'`,
      ),
    );
  if (senders.size >= MOST_KNOWN) senders.clear();
  const ids = rows.map(({ id }) => id);
  senders.set(workspaceId, { until: now + FRESH_MS, ids });
  return ids;
}

interface Row {
  eventId: string;
  messageId: string;
  orderId: string | null;
  eventName: string;
  occurredAt: string;
  dueAt: string;
  isShops: boolean;
}

/** One row for each order, the browser's where both tell of it; one for each event that is no order. */
function rowsOf(events: CommonEvent[], now: number): Row[] {
  const rows = new Map<string, Row>();
  for (const event of events) {
    const isShops = (event.order?.rank ?? 0) >= SHOP_RANK;
    const orderId = event.name === 'purchase' ? (event.orderId ?? null) : null;
    const row = {
      eventId: eventIdOf(event.messageId, event.properties),
      messageId: event.messageId,
      orderId,
      eventName: standardName(event.name) ?? event.name,
      occurredAt: event.occurredAt,
      dueAt: new Date(isShops ? now + SHOP_WAITS_MS : now).toISOString(),
      isShops,
    };
    const key = orderId === null ? `event ${row.eventId}` : `order ${orderId}`;
    if (rows.get(key)?.isShops !== false) rows.set(key, row);
  }
  return [...rows.values()];
}

/** An order that waits is told under the browser's id when that comes; what is noted or sent already stays. */
async function note(ctx: Ctx, of: { workspaceId: string; sourceId: string }, rows: Row[]): Promise<void> {
  await ctx.db.execute(sql`
    insert into conversions_sent as c (workspace_id, source_id, event_id, message_id, order_id, event_name, occurred_at,
      due_at)
    select ${of.workspaceId}::uuid, s.id, r."eventId", r."messageId", r."orderId", r."eventName", r."occurredAt",
      r."dueAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("eventId" text, "messageId" text, "orderId" text,
      "eventName" text, "occurredAt" timestamptz, "dueAt" timestamptz)
    join data_sources s on s.id = ${of.sourceId}::uuid and s.workspace_id = ${of.workspaceId}::uuid
    where not exists (
      select from conversions_sent o
      where o.source_id = s.id and o.event_id = r."eventId" and (r."orderId" is null or o.order_id is distinct from r."orderId")
    )
    on conflict (source_id, event_name, order_id) do update set event_id = excluded.event_id,
      message_id = excluded.message_id, occurred_at = excluded.occurred_at, due_at = excluded.due_at
    where c.status = 'pending' and c.attempts = 0 and excluded.due_at < c.due_at`);
}
