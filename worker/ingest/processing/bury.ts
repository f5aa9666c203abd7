import { sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import type { AcceptedRecord } from '../record.ts';

export interface Failure {
  record: AcceptedRecord;
  attempts: number;
  reason: string;
}

/** Lists records as failures; each record once, opened again when it failed after a replay. */
export async function bury(ctx: Pick<Ctx, 'db'>, failures: Failure[]): Promise<void> {
  for (const { record, attempts, reason } of failures) {
    await ctx.db.execute(sql`
      insert into ingest_failures (id, workspace_id, source_id, record_id, kind, reason, attempts, payload, headers,
        received_at)
      select ${newId()}::uuid, s.workspace_id, s.id, ${record.id}, ${record.kind}, ${reason}, ${attempts}::int,
        ${record.body.replaceAll('\0', '\uFFFD').toWellFormed()}, ${JSON.stringify(record.headers)}::jsonb,
        ${record.receivedAt}::timestamptz
      from data_sources s where s.id = ${record.sourceId}::uuid
      on conflict (workspace_id, record_id) do update set status = 'open', reason = excluded.reason,
        attempts = ingest_failures.attempts + excluded.attempts, payload = excluded.payload, replayed_at = null`);
  }
}
