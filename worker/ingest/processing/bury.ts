import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { isUnavailable } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { loggable } from '../../http/log.ts';
import type { AcceptedRecord } from '../record.ts';

export interface Failure {
  record: AcceptedRecord;
  attempts: number;
  reason: string;
}

/**
 * Lists records as failures; each record once, opened again when it failed after a replay. Returns those that Postgres
 * refused to list, so that they hold up no other. Throws when Postgres is away.
 */
export async function bury<One extends Failure>(ctx: Pick<Ctx, 'db' | 'log'>, failures: One[]): Promise<One[]> {
  const refused: One[] = [];
  for (const failure of failures) {
    try {
      await list(ctx, failure);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      const { message, cause } = loggable(error);
      ctx.log.error('a failure could not be listed', { source: failure.record.sourceId, error: message, cause });
      refused.push(failure);
    }
  }
  return refused;
}

/** What a sync fetched is told apart among the headers, so that a replay knows it. */
async function list(ctx: Pick<Ctx, 'db'>, { record, attempts, reason }: Failure): Promise<void> {
  const headers = record.fetched ? { ...record.headers, fetched: record.fetched } : record.headers;
  await ctx.db.execute(sql`
    insert into ingest_failures (id, workspace_id, source_id, record_id, kind, reason, attempts, payload, headers,
      received_at)
    select ${newId()}::uuid, s.workspace_id, s.id, ${record.id}, ${record.kind}, ${storable(reason)}, ${attempts}::int,
      ${storable(record.body)}, ${JSON.stringify(headers)}::jsonb, ${record.receivedAt}::timestamptz
    from data_sources s where s.id = ${record.sourceId}::uuid
    on conflict (workspace_id, record_id) do update set status = 'open', reason = excluded.reason,
      attempts = ingest_failures.attempts + excluded.attempts, payload = excluded.payload, replayed_at = null`);
}

/** Postgres stores no NUL and no half of a character. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
