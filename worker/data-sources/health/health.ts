import { type SQL, sql } from 'drizzle-orm';
import type { DifferingDay, SourceHealth, SourceHealthInDetail } from '../../../contract/health.ts';
import type { UserCtx } from '../../context.ts';
import { newestEventsOf } from '../../db/newest.ts';
import { loggable } from '../../http/log.ts';
import { type LogTotals, totalsOf } from '../../ingest/receive/totals.ts';
import { WORTH_MS } from '../reconcile/state.ts';
import { requireSource } from '../sources.ts';

const MOST_SOURCES = 100;
/** The last events whose times are looked at. */
const TIMED = 200;
const DAYS_SHOWN = 7;
const DIFFERING_SHOWN = 31;
const ALERTS_SHOWN = 20;

/** The health of the workspace's sources, newest first. */
export async function healthOfSources(ctx: UserCtx): Promise<SourceHealth[]> {
  return read(ctx, sql`true`);
}

/** The health of one source with the days that differ from its provider's, or 404. */
export async function healthOfSource(ctx: UserCtx, id: string): Promise<SourceHealthInDetail> {
  await requireSource(ctx, id);
  const [health] = await read(ctx, sql`s.id = ${id}::uuid`);
  if (!health) throw new Error('The source was there a moment ago');
  return { ...health, differingDays: await differingDays(ctx, id) };
}

type Row = Omit<SourceHealth, 'accepted' | 'waiting' | 'oldestWaitingAt' | 'missing'>;

/**
 * The logs are asked before Postgres: what they have let go of by then is counted there. So whatever is accepted,
 * neither waiting nor processed, is lost; nothing is only on its way.
 */
async function read(ctx: UserCtx, which: SQL): Promise<SourceHealth[]> {
  const ids = await ctx.db.execute<{ id: string }>(sql`
    select s.id from data_sources s where s.workspace_id = ${ctx.workspace.id}::uuid and ${which}
    order by s.created_at desc, s.id desc limit ${MOST_SOURCES}`);
  const totals = new Map(
    await Promise.all(ids.rows.map(async ({ id }) => [id, await totalsOrNothing(ctx, id)] as const)),
  );
  const { rows } = await ctx.db.execute<{ health: Row }>(statement(ctx, which));
  return rows.map(({ health }) => complete(health, totals.get(health.sourceId)));
}

function complete(row: Row, totals: LogTotals | undefined): SourceHealth {
  const { accepted, waiting, oldestWaitingAt } = totals ?? {
    accepted: row.processed,
    waiting: 0,
    oldestWaitingAt: null,
  };
  const finished = accepted - waiting;
  const processed = Math.min(row.processed, finished);
  return { ...row, accepted, processed, waiting, oldestWaitingAt, missing: finished - processed };
}

async function totalsOrNothing(ctx: UserCtx, id: string): Promise<LogTotals | undefined> {
  try {
    return await totalsOf(ctx, id);
  } catch (error) {
    ctx.log.warn('an accept log could not be asked', { source: id, error: loggable(error).message });
    return undefined;
  }
}

const iso = (value: SQL) => sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The day that it is in the shop. */
const today = (ctx: UserCtx) =>
  sql`(${ctx.now().toISOString()}::timestamptz at time zone ${ctx.workspace.timezone})::date`;

function statement(ctx: UserCtx, which: SQL): SQL {
  return sql`
    select json_build_object(
      'sourceId', s.id, 'name', s.name, 'sourceType', s.source_type, 'status', s.status,
      'disconnectedReason', case when s.status = 'disconnected' then s.disconnected_reason end,
      'nextSyncAt', case when s.status = 'active' then ${iso(sql`s.next_sync_at`)} end,
      'lastEventAt', timed.last_at, 'lag', timed.lag,
      'processed', (select coalesce(sum(processed), 0) from source_days where source_id = s.id),
      'today', ${today(ctx)}, 'days', coalesce(days.list, '[]'), 'openFailures', failures.count, 'lastSync', sync.row,
      'token', json_build_object('endsAt', ${iso(sql`s.token_expires_at`)}, 'state', case
        when s.status = 'disconnected' then 'refused'
        when s.secrets ->> 'accessToken' is null then 'none'
        when s.token_expires_at is null then 'lasting'
        when s.token_expires_at < ${ctx.now().toISOString()}::timestamptz and s.secrets ->> 'refreshToken' is null then 'ended'
        else 'valid' end),
      'reconciliation', (
        select json_build_object('state', case when r.state = 'matches' and (s.status <> 'active'
            or r.as_of < ${new Date(ctx.now().getTime() - WORTH_MS).toISOString()}::timestamptz) then 'unknown' else r.state end,
          'ordersBehind', r.orders_behind, 'daysDiffering', r.days_differing,
          'asOf', ${iso(sql`r.as_of`)}, 'checkedAt', ${iso(sql`r.checked_at`)}, 'error', r.error)
        from reconciliations r where r.source_id = s.id),
      'drift', coalesce(drift.list, '[]')
    ) as health
    from data_sources s
    cross join lateral (
      select ${iso(sql`max(e.received_at)`)} as last_at, case when count(*) filter (where not e.historical) > 0 then json_build_object(
        'stored', ${percentiles(sql`e.stored_ms - extract(epoch from e.received_at) * 1000`)},
        'occurred', ${percentiles(sql`e.stored_ms - extract(epoch from e.occurred_at) * 1000`)}) end as lag
      from (
        select received_at, occurred_at, historical, ('x' || lpad(replace(left(id::text, 13), '-', ''), 16, '0'))::bit(64)::bigint
          as stored_ms
        ${newestEventsOf(sql`s.id`, TIMED)}
      ) e
    ) timed
    cross join lateral (
      select json_agg(json_build_object('day', d.day, 'stored', d.stored, 'duplicate', d.duplicate, 'dropped', d.dropped,
        'rejected', d.rejected, 'failed', d.failed) order by d.day desc) as list
      from source_days d where d.source_id = s.id and d.day > ${today(ctx)} - ${DAYS_SHOWN}::int
    ) days
    cross join lateral (
      select count(*) as count from (
        select 1 from ingest_failures f
        where f.workspace_id = s.workspace_id and f.source_id = s.id and f.status = 'open' limit 1000
      ) f
    ) failures
    left join lateral (
      select json_build_object('status', y.status, 'startedAt', ${iso(sql`y.started_at`)},
        'finishedAt', ${iso(sql`y.finished_at`)}, 'error', y.error) as row
      from data_source_syncs y where y.source_id = s.id order by y.started_at desc limit 1
    ) sync on true
    cross join lateral (
      select json_agg(json_build_object('id', a.id, 'sourceId', a.source_id, 'name', a.name, 'path', a.path, 'was', a.was,
        'became', a.became, 'at', ${iso(sql`a.at`)}) order by a.at desc) as list
      from (
        select * from drift_alerts where source_id = s.id and dismissed_at is null order by at desc limit ${ALERTS_SHOWN}
      ) a
    ) drift
    where s.workspace_id = ${ctx.workspace.id}::uuid and ${which}
    order by s.created_at desc, s.id desc limit ${MOST_SOURCES}`;
}

function percentiles(ms: SQL): SQL {
  const at = (share: number) =>
    sql`greatest(0, percentile_disc(${share}::float8) within group (order by ${ms}) filter (where not e.historical))`;
  return sql`json_build_object('p50', ${at(0.5)}, 'p95', ${at(0.95)})`;
}

async function differingDays(ctx: UserCtx, id: string): Promise<DifferingDay[]> {
  const { rows } = await ctx.db.execute<{ day: DifferingDay }>(sql`
    select json_build_object('day', day, 'currency', currency, 'theirOrders', their_orders, 'ourOrders', our_orders,
      'theirTotal', their_total::text, 'ourTotal', our_total::text, 'theirRefunds', their_refunds::text,
      'ourRefunds', our_refunds::text) as day
    from reconciled_days
    where source_id = ${id}::uuid and workspace_id = ${ctx.workspace.id}::uuid
      and (their_orders, their_total, their_refunds) is distinct from (our_orders, our_total, our_refunds)
    order by reconciled_days.day desc limit ${DIFFERING_SHOWN}`);
  return rows.map(({ day }) => day);
}
