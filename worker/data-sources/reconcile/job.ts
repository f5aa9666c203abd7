import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { dataSourceSyncs, dataSources } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { tokenRefused } from '../oauth/tokens.ts';
import { PROVIDERS } from '../providers/index.ts';
import { ProviderError } from '../providers/provider.ts';
import { isDummy, type SourceRow } from '../sources.ts';
import { beginCycle, nextDue, nextStep, type Reach } from './cycle.ts';
import { setError } from './store.ts';

/** One job works for so long, then the next takes over. */
const TURN_MS = 20_000;
const AWAY_SECONDS = 300;
const BACKFILL_SECONDS = 30;
const LONGEST_DELAY_SECONDS = 3600;

/** A turn of comparing a source with its provider. With `reach` it begins a new comparison, without it goes on. */
export interface ReconcileInput {
  workspaceId: string;
  sourceId: string;
  reach?: Reach | undefined;
}

/**
 * Compares and repairs for a while, and asks for the next turn while days wait to be looked at. A provider that is
 * away or busy is asked again later; one that refuses is not, until the next comparison.
 */
export async function reconcile(ctx: Ctx, input: ReconcileInput): Promise<void> {
  const source = await find(ctx, input);
  if (!source || !isReconciled(source) || source.status !== 'active') return;
  // What a backfill is about to bring is not missing.
  if (await isBackfilled(ctx, source)) return later(ctx, input, BACKFILL_SECONDS);
  try {
    if (input.reach) await beginCycle(ctx, source, input.reach);
    const until = Date.now() + TURN_MS;
    while (Date.now() < until && (await nextStep(ctx, source))) {
      // Every step writes down what it found.
    }
    await goOn(ctx, input);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await giveWay(ctx, source, input, error);
  }
}

/** True for a source whose provider holds orders that are held here too. */
export function isReconciled(source: Pick<SourceRow, 'sourceType' | 'config'>): boolean {
  return PROVIDERS[source.sourceType].ledger !== undefined && !isDummy(source);
}

async function isBackfilled(ctx: Ctx, source: SourceRow): Promise<boolean> {
  const { sourceId, kind, status } = dataSourceSyncs;
  const running = await ctx.db
    .select({ kind })
    .from(dataSourceSyncs)
    .where(and(eq(sourceId, source.id), eq(kind, 'backfill'), inArray(status, ['queued', 'running'])))
    .limit(1);
  return running.length > 0;
}

async function goOn(ctx: Ctx, { workspaceId, sourceId }: ReconcileInput): Promise<void> {
  const due = await nextDue(ctx, sourceId);
  if (!due) return;
  const seconds = Math.ceil((due.getTime() - ctx.now().getTime()) / 1000);
  await later(ctx, { workspaceId, sourceId }, seconds);
}

async function giveWay(ctx: Ctx, source: SourceRow, input: ReconcileInput, error: ProviderError): Promise<void> {
  ctx.log.warn('the comparison with a provider is held up', {
    source: source.id,
    kind: error.kind,
    reason: error.message,
  });
  if (error.kind === 'busy') return later(ctx, input, Math.ceil((error.retryAfterMs ?? 10_000) / 1000));
  await setError(ctx, source, error.message);
  const isOld = error.kind === 'revoked' && !(await tokenRefused(ctx, source, error.message));
  if (error.kind === 'away' || isOld) await later(ctx, input, AWAY_SECONDS);
}

async function later(ctx: Ctx, input: ReconcileInput, seconds: number): Promise<void> {
  const delay = Math.min(LONGEST_DELAY_SECONDS, Math.max(1, seconds));
  await enqueue(ctx, [{ kind: 'reconcile', ...input }], delay);
}

async function find(ctx: Ctx, { workspaceId, sourceId }: ReconcileInput): Promise<SourceRow | undefined> {
  const [source] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId)));
  return source;
}

/** So many sources are taken up in one minute. */
const MOST = 200;
/** Every day is compared again after so long; in between the recent ones and those that changed. */
const WHOLE_AFTER = '7 days';
/** A turn that nobody took by then was lost. */
const LOST_AFTER = '5 minutes';

/**
 * Asks for a comparison of every source that was synced since the last one, or whose comparison was asked for and never
 * begun, and for a turn where days wait that nobody looks at. A source is claimed by the moment of asking, so that two runs never ask for the same.
 */
export async function reconcileDue(ctx: Ctx, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const types = Object.entries(PROVIDERS).flatMap(([type, { ledger }]) => (ledger ? [type] : []));
  const claimed = await ctx.db.execute<{ source_id: string; workspace_id: string; whole: boolean }>(sql`
    with due as (
      select s.id, s.workspace_id, r.asked_at,
        r.whole_at is null or r.whole_at < ${now} - interval '${sql.raw(WHOLE_AFTER)}' as whole
      from data_sources s left join reconciliations r on r.source_id = s.id
      where s.status = 'active' and s.source_type in (select value from json_array_elements_text(${JSON.stringify(types)}::json))
        and (s.last_sync_at > coalesce(r.asked_at, 'epoch')
          or r.state = 'checking' and r.begun_at is null and r.asked_at < ${now} - interval '${sql.raw(LOST_AFTER)}')
        and not exists (select from data_source_syncs y where y.source_id = s.id and y.status in ('queued', 'running'))
      order by s.last_sync_at limit ${MOST}
    ), asked as (
      insert into reconciliations as r (source_id, workspace_id, state, asked_at)
      select id, workspace_id, 'unknown', ${now} from due
      on conflict (source_id) do update set asked_at = excluded.asked_at
        where r.asked_at is null or r.asked_at < excluded.asked_at
      returning source_id, workspace_id
    )
    select asked.source_id, asked.workspace_id, due.whole from asked join due on due.id = asked.source_id`);
  const jobs = claimed.rows.map(({ source_id, workspace_id, whole }) => ({
    ...{ kind: 'reconcile' as const, sourceId: source_id, workspaceId: workspace_id },
    reach: whole ? ('all' as const) : ('recent' as const),
  }));
  await enqueue(ctx, [...jobs, ...(await lostTurns(ctx, at))]);
}

async function lostTurns(ctx: Ctx, at: Date) {
  const { rows } = await ctx.db.execute<{ source_id: string; workspace_id: string }>(sql`
    with lost as (
      select distinct source_id from unchecked_days
      where due_at < ${at.toISOString()}::timestamptz - interval '${sql.raw(LOST_AFTER)}' limit ${MOST}
    )
    update reconciliations r set asked_at = ${at.toISOString()}::timestamptz from lost
    where r.source_id = lost.source_id
      and coalesce(r.asked_at, 'epoch') < ${at.toISOString()}::timestamptz - interval '${sql.raw(LOST_AFTER)}'
      and coalesce(r.checked_at, 'epoch') < ${at.toISOString()}::timestamptz - interval '${sql.raw(LOST_AFTER)}'
    returning r.source_id, r.workspace_id`);
  return rows.map(({ source_id, workspace_id }) => ({
    ...{ kind: 'reconcile' as const, sourceId: source_id, workspaceId: workspace_id },
  }));
}
