import type { RecordDone } from '../../../durable-objects/sync-runs.ts';
import type { Ctx } from '../../context.ts';
import type { AcceptedRecord } from '../../ingest/record.ts';

/** A record that is done with: its effect is stored, or it is listed as a failure. */
export interface Settled {
  record: Pick<AcceptedRecord, 'id' | 'sourceId' | 'fetched'>;
  events: number;
  failed: boolean;
}

/** Tells the syncs that fetched them of records that are done with. To be told before a record's log forgets it. */
export async function countFetched(ctx: Ctx, settled: Settled[]): Promise<void> {
  const bySync = new Map<string, { sourceId: string; records: RecordDone[] }>();
  for (const { record, events, failed } of settled) {
    if (!record.fetched) continue;
    const { syncId } = record.fetched;
    const sync = bySync.get(syncId) ?? { sourceId: record.sourceId, records: [] };
    bySync.set(syncId, sync);
    sync.records.push({ id: record.id, events, failed });
  }
  await Promise.all(
    [...bySync].map(([syncId, { sourceId, records }]) =>
      ctx.env.SOURCE_SYNC.getByName(sourceId).count(syncId, records),
    ),
  );
}
