import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { fail } from '../../errors.ts';
import type { AcceptedRecord, RecordKind } from '../record.ts';

/** One source's requests are spread over so many logs: an object is one thread. */
const SHARDS = 2;

export interface Acceptance {
  source: { id: string; workspaceId: string };
  kind: RecordKind;
  headers?: Record<string, string>;
  body: string;
}

/**
 * Takes a request in: when this returns, it is durable and will be processed, whatever happens to this process, to
 * the queue or to Postgres. Throws `unavailable` when it could not be kept; the sender then tries again.
 */
export async function accept(ctx: Ctx, { source, kind, headers = {}, body }: Acceptance): Promise<void> {
  const receivedAt = ctx.now().toISOString();
  const record = { id: newId(), workspaceId: source.workspaceId, sourceId: source.id, kind, headers, body, receivedAt };
  await keep(ctx, record);
}

/** Puts a record into its log, a new one or one that is tried again. */
export async function keep(ctx: Ctx, record: AcceptedRecord): Promise<void> {
  const shard = Number.parseInt(record.id.slice(-2), 16) % SHARDS;
  try {
    await ctx.env.ACCEPT_LOG.getByName(`${record.sourceId}:${shard}`).append([record]);
  } catch (cause) {
    ctx.log.error('a record could not be kept', { source: record.sourceId, cause: String(cause) });
    fail('unavailable', 'The event could not be kept; send it again', { cause, headers: { 'Retry-After': '1' } });
  }
}
