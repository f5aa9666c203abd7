import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';

type Counted = 'processed' | 'stored' | 'duplicate' | 'dropped' | 'rejected' | 'failed';

type Counts = Record<Counted, number> & { sourceId: string; at: string };

/** Whatever the zone, its days begin with a quarter of an hour. */
const QUARTER_MS = 900_000;

/** What became of what some sources sent, gathered by source and quarter of an hour of arrival. */
export class DayTally {
  readonly #rows = new Map<string, Counts>();

  add({ sourceId, receivedAt }: { sourceId: string; receivedAt: string }, what: Counted, by = 1): void {
    const at = new Date(Math.floor(Date.parse(receivedAt) / QUARTER_MS) * QUARTER_MS).toISOString();
    const key = `${sourceId} ${at}`;
    let row = this.#rows.get(key);
    if (!row) {
      row = { sourceId, at, processed: 0, stored: 0, duplicate: 0, dropped: 0, rejected: 0, failed: 0 };
      this.#rows.set(key, row);
    }
    row[what] += by;
  }

  get rows(): Counts[] {
    return [...this.#rows.values()];
  }
}

/**
 * Adds a tally to the counts of its days, which are those of the shop's time zone as it is now. Ingest calls it before it confirms its records: after a crash between the two
 * a record is counted once more, never once less. A source that was removed meanwhile is not counted.
 */
export async function countDays(ctx: Pick<Ctx, 'db'>, { rows }: DayTally): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    insert into source_days as d (workspace_id, source_id, day, processed, stored, duplicate, dropped, rejected, failed)
    select s.workspace_id, s.id, (n.at at time zone s.timezone)::date as day, sum(n.processed), sum(n.stored), sum(n.duplicate),
      sum(n.dropped), sum(n.rejected), sum(n.failed)
    from json_to_recordset(${JSON.stringify(rows)}::json) n ("sourceId" uuid, at timestamptz, processed bigint, stored bigint,
      duplicate bigint, dropped bigint, rejected bigint, failed bigint)
    cross join lateral (
      select s.id, s.workspace_id, w.timezone from data_sources s join workspaces w on w.id = s.workspace_id
      where s.id = n."sourceId" limit 1) s
    group by s.workspace_id, s.id, 3
    order by s.id, 3
    on conflict (source_id, day) do update set processed = d.processed + excluded.processed,
      stored = d.stored + excluded.stored, duplicate = d.duplicate + excluded.duplicate,
      dropped = d.dropped + excluded.dropped, rejected = d.rejected + excluded.rejected,
      failed = d.failed + excluded.failed`);
}
