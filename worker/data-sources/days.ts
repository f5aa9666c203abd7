import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

type Counted = 'processed' | 'stored' | 'duplicate' | 'dropped' | 'rejected' | 'failed';

type DayCounts = Record<Counted, number> & { sourceId: string; day: string };

/** What became of what some sources sent, gathered by source and UTC day of arrival. */
export class DayTally {
  readonly #rows = new Map<string, DayCounts>();

  add({ sourceId, receivedAt }: { sourceId: string; receivedAt: string }, what: Counted, by = 1): void {
    const day = receivedAt.slice(0, 10);
    const key = `${sourceId} ${day}`;
    let row = this.#rows.get(key);
    if (!row) {
      row = { sourceId, day, processed: 0, stored: 0, duplicate: 0, dropped: 0, rejected: 0, failed: 0 };
      this.#rows.set(key, row);
    }
    row[what] += by;
  }

  get rows(): DayCounts[] {
    return [...this.#rows.values()];
  }
}

/**
 * Adds a tally to the counts of its days. Ingest calls it before it confirms its records: after a crash between the two
 * a record is counted once more, never once less. A source that was removed meanwhile is not counted.
 */
export async function countDays(ctx: Pick<Ctx, 'db'>, { rows }: DayTally): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    insert into source_days as d (workspace_id, source_id, day, processed, stored, duplicate, dropped, rejected, failed)
    select s.workspace_id, s.id, n.day, n.processed, n.stored, n.duplicate, n.dropped, n.rejected, n.failed
    from json_to_recordset(${JSON.stringify(rows)}::json) n ("sourceId" uuid, day date, processed bigint, stored bigint,
      duplicate bigint, dropped bigint, rejected bigint, failed bigint)
    cross join lateral (select id, workspace_id from data_sources where id = n."sourceId" limit 1) s
    order by s.id, n.day
    on conflict (source_id, day) do update set processed = d.processed + excluded.processed,
      stored = d.stored + excluded.stored, duplicate = d.duplicate + excluded.duplicate,
      dropped = d.dropped + excluded.dropped, rejected = d.rejected + excluded.rejected,
      failed = d.failed + excluded.failed`);
}
