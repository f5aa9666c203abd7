import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { DifferingDay, Reconciliation } from '../../../contract/reconciliation.ts';
import type { UserCtx } from '../../context.ts';
import { dataSources, orderDifferences, reconciledDays, reconciliations } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { PROVIDERS } from '../providers/index.ts';
import { requireSource, type SourceRow } from '../sources.ts';
import type { Reach } from './cycle.ts';
import { isReconciled } from './job.ts';
import { DIFFER } from './store.ts';

type Row = typeof reconciliations.$inferSelect;
/** What has to be known of a source to say how it stands. */
type Shown = Pick<SourceRow, 'sourceType' | 'config' | 'status'>;

/**
 * How the workspace's shop stands against its provider, for any answer to carry: the least sure of its sources.
 * Undefined where no source has a provider to compare with. One look-up.
 */
export async function reconciliationOf(
  ctx: Pick<UserCtx, 'db' | 'now' | 'workspace'>,
): Promise<Reconciliation | undefined> {
  const types = Object.entries(PROVIDERS).flatMap(([type, { ledger }]) => (ledger ? [type] : []));
  const rows = await ctx.db
    .select({
      source: { sourceType: dataSources.sourceType, config: dataSources.config, status: dataSources.status },
      row: reconciliations,
    })
    .from(dataSources)
    .leftJoin(reconciliations, eq(reconciliations.sourceId, dataSources.id))
    .where(
      and(
        eq(dataSources.workspaceId, ctx.workspace.id),
        sql`${dataSources.sourceType} in (select value from json_array_elements_text(${JSON.stringify(types)}::json))`,
      ),
    )
    .orderBy(desc(dataSources.createdAt))
    .limit(100);
  const shown = rows.filter(({ source }) => isReconciled(source)).map(({ source, row }) => show(ctx, source, row));
  return shown.sort((a, b) => SURENESS[a.state] - SURENESS[b.state])[0];
}

const NOTHING = 'there is nothing to compare this source with';
const SURENESS = { behind: 0, unknown: 1, checking: 2, matches: 3 };

/**
 * How one source stands, with the days that differ, the last first; 404 where there is no such source. One without a
 * provider that holds orders stays unknown.
 */
export async function getReconciliation(
  ctx: UserCtx,
  input: { id: string; limit: number; cursor?: string | undefined },
) {
  const source = await requireSource(ctx, input.id);
  const [row] = await ctx.db.select().from(reconciliations).where(eq(reconciliations.sourceId, source.id));
  return { ...show(ctx, source, row ?? null), days: await differingDays(ctx, source, input) };
}

/** Asks for a comparison, which begins at once and goes on by itself. 409 where the source is not active or has nothing to compare with. */
export async function askForReconciliation(ctx: UserCtx, input: { id: string; reach: Reach }): Promise<Reconciliation> {
  const source = await requireSource(ctx, input.id);
  if (!isReconciled(source)) return fail('conflict', NOTHING);
  if (source.status !== 'active') return fail('conflict', source.disconnectedReason ?? 'The source is paused');
  const asked = { askedAt: ctx.now(), state: 'checking' as const };
  const [row] = await ctx.db
    .insert(reconciliations)
    .values({ sourceId: source.id, workspaceId: ctx.workspace.id, ...asked })
    .onConflictDoUpdate({
      target: reconciliations.sourceId,
      set: {
        askedAt: asked.askedAt,
        state: sql`case when ${reconciliations.daysDiffering} > 0 then ${reconciliations.state} else 'checking' end`,
      },
    })
    .returning();
  await enqueue(ctx, [{ kind: 'reconcile', sourceId: source.id, workspaceId: ctx.workspace.id, reach: input.reach }]);
  return show(ctx, source, row ?? null);
}

function show(ctx: Pick<UserCtx, 'now' | 'workspace'>, source: Shown, row: Row | null): Reconciliation {
  const { ordersBehind, daysDiffering } = row ?? { ordersBehind: 0, daysDiffering: 0 };
  return {
    ...{ state: stateOf(ctx, source, row), ordersBehind, daysDiffering },
    asOf: row?.asOf?.toISOString() ?? null,
    checkedAt: row?.checkedAt?.toISOString() ?? null,
    text: isReconciled(source) ? textOf(ctx, source, row) : NOTHING,
    error: row?.error ?? null,
  };
}

/** That both matched says nothing any more once a source is not asked about for so long, or not at all. */
export const WORTH_MS = 2 * 86_400_000;

function stateOf({ now }: Pick<UserCtx, 'now'>, { status }: Shown, row: Row | null): Reconciliation['state'] {
  if (row?.state !== 'matches') return row?.state ?? 'unknown';
  const isCurrent = row.asOf && now().getTime() - row.asOf.getTime() < WORTH_MS;
  return status === 'active' && isCurrent ? 'matches' : 'unknown';
}

function textOf(ctx: Pick<UserCtx, 'now' | 'workspace'>, source: Shown, row: Row | null): string {
  const { name } = PROVIDERS[source.sourceType];
  const asOf = row?.asOf ? clock(row.asOf, ctx.now(), ctx.workspace.timezone) : undefined;
  const state = stateOf(ctx, source, row);
  if (row && state === 'behind') {
    const { ordersBehind: orders, daysDiffering: days } = row;
    const what =
      orders > 0 ? `${orders} order${orders === 1 ? '' : 's'} behind` : `${days} day${days === 1 ? '' : 's'} differ`;
    return row.error ? `${what}: ${row.error}` : `${what}, repairing`;
  }
  if (state === 'matches') return `matches ${name} to the cent as of ${asOf}`;
  if (row?.error) return `not compared with ${name}: ${row.error}`;
  if (asOf)
    return `matched ${name} to the cent as of ${asOf}, ${state === 'checking' ? 'comparing again' : 'not compared since'}`;
  return state === 'checking' ? `comparing with ${name}` : `not compared with ${name} yet`;
}

/** A time of day, with its day where that is not today. */
function clock(at: Date, now: Date, timeZone: string): string {
  const day = (date: Date) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(date);
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at);
  return day(at) === day(now) ? time : `${day(at)} ${time}`;
}

async function differingDays(
  ctx: UserCtx,
  source: SourceRow,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ data: DifferingDay[]; nextCursor: string | null }> {
  const [before = '', after = ''] = cursor?.split(' ') ?? [];
  if (cursor !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(before))
    fail('invalid', 'Use the nextCursor of the page before');
  const { day, currency } = reconciledDays;
  const rows = await ctx.db
    .select({
      sum: reconciledDays,
      orders: sql<number>`(select count(*) from ${orderDifferences} d
        where d.source_id = ${source.id}::uuid and d.day = ${day})`.mapWith(Number),
    })
    .from(reconciledDays)
    .where(
      and(
        eq(reconciledDays.sourceId, source.id),
        eq(reconciledDays.workspaceId, ctx.workspace.id),
        sql`(${DIFFER} or exists (
          select from ${orderDifferences} d where d.source_id = ${source.id}::uuid and d.day = ${day}))`,
        cursor === undefined
          ? undefined
          : sql`(${day} < ${before}::date or (${day} = ${before}::date and ${currency} > ${after}))`,
      ),
    )
    .orderBy(desc(day), asc(currency))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map(({ sum, orders }) => ({
    ...{ day: sum.day, currency: sum.currency },
    provider: { orders: sum.theirOrders, total: sum.theirTotal, refunds: sum.theirRefunds },
    here: { orders: sum.ourOrders, total: sum.ourTotal, refunds: sum.ourRefunds },
    ordersDiffering: orders,
    checkedAt: sum.checkedAt.toISOString(),
  }));
  const last = data.at(-1);
  return { data, nextCursor: last && rows.length > limit ? `${last.day} ${last.currency}` : null };
}
