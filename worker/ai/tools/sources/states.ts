import { sql } from 'drizzle-orm';
import type { UserCtx } from '../../../context.ts';

/** A source of a workspace and how far its data has come. */
export interface SourceState {
  name: string;
  sourceType: string;
  status: string;
  events: number;
  lastEventAt: Date | null;
  lastSyncError: string | null;
}

const MOST = 20;
/** A connected source that was silent for so long is worth a look. */
const SILENT_HOURS = 48;

export async function sourceStates(ctx: UserCtx): Promise<SourceState[]> {
  const { rows } = await ctx.db.execute<{
    name: string;
    source_type: string;
    status: string;
    events: number;
    last_event: string | null;
    error: string | null;
  }>(sql`
    select s.name, s.source_type, s.status, coalesce(t.events, 0)::float8 as events, t.last_at as last_event,
      (select y.error from data_source_syncs y where y.source_id = s.id order by y.started_at desc limit 1) as error
    from data_sources s left join lateral (
      select sum(count) as events, max(last_at) as last_at from event_totals
      where workspace_id = s.workspace_id and source_id = s.id
    ) t on true
    where s.workspace_id = ${ctx.workspace.id} order by s.created_at limit ${MOST}`);
  return rows.map((row) => ({
    name: row.name,
    sourceType: row.source_type,
    status: row.status,
    events: row.events,
    lastEventAt: row.last_event === null ? null : new Date(row.last_event),
    lastSyncError: row.error,
  }));
}

export type Worry = 'sync failed' | 'not active' | 'nothing yet' | 'silent';

/** What is wrong with a source; undefined where nothing is. */
export function worryOf({ status, lastEventAt, lastSyncError }: SourceState, now: Date): Worry | undefined {
  if (lastSyncError) return 'sync failed';
  if (status !== 'active') return 'not active';
  if (!lastEventAt) return 'nothing yet';
  return now.getTime() - lastEventAt.getTime() > SILENT_HOURS * 3_600_000 ? 'silent' : undefined;
}
