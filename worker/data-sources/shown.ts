import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { PageQuery } from '../../contract/errors.ts';
import { type DataSource, SECRET_FIELDS } from '../../contract/sources.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { dataSources, eventTotals } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { maskSecret, openSecrets } from './secrets.ts';
import type { SourceRow } from './sources.ts';

interface Totals {
  eventsCount: number | null;
  lastEventAt: Date | null;
}

/** Read from the running totals: its time does not grow with the number of events. */
function totalsOf(ctx: UserCtx) {
  return ctx.db
    .select({
      sourceId: eventTotals.sourceId,
      eventsCount: sql<number>`sum(${eventTotals.count})`.mapWith(Number).as('events_count'),
      lastEventAt: sql<Date>`max(${eventTotals.lastAt})`.mapWith(eventTotals.lastAt).as('last_event_at'),
    })
    .from(eventTotals)
    .where(eq(eventTotals.workspaceId, ctx.workspace.id))
    .groupBy(eventTotals.sourceId)
    .as('totals');
}

/** The workspace's sources, newest first. */
export async function listSources(ctx: UserCtx, { limit, cursor }: PageQuery) {
  const rows = await select(ctx, before(cursor, dataSources.createdAt, dataSources.id)).limit(limit + 1);
  const page = cutPage(rows, limit, ({ source }) => ({ at: source.createdAt, id: source.id }));
  return { ...page, data: await Promise.all(page.data.map(({ source, totals }) => showSource(ctx, source, totals))) };
}

/** One source of the workspace, or 404. */
export async function getSource(ctx: UserCtx, id: string): Promise<DataSource> {
  const [row] = await select(ctx, eq(dataSources.id, id));
  if (!row) return fail('not_found', 'There is no such data source');
  return showSource(ctx, row.source, row.totals);
}

function select(ctx: UserCtx, where: SQL | undefined) {
  const totals = totalsOf(ctx);
  return ctx.db
    .select({ source: dataSources, totals: { eventsCount: totals.eventsCount, lastEventAt: totals.lastEventAt } })
    .from(dataSources)
    .leftJoin(totals, eq(totals.sourceId, dataSources.id))
    .where(and(eq(dataSources.workspaceId, ctx.workspace.id), where))
    .orderBy(desc(dataSources.createdAt), desc(dataSources.id));
}

/** A source as the API shows it: no secret but its last four characters. */
export async function showSource(
  ctx: Ctx,
  row: SourceRow,
  totals: Totals = { eventsCount: null, lastEventAt: null },
): Promise<DataSource> {
  return {
    id: row.id,
    sourceType: row.sourceType,
    name: row.name,
    status: row.status,
    config: { ...(row.config as Record<string, unknown>), ...(await masksOf(ctx, row)) },
    connection: row.tokenExpiresAt ? 'oauth' : 'token',
    disconnectedReason: row.status === 'disconnected' ? row.disconnectedReason : null,
    choiceNeeded: isChoiceNeeded(row),
    ...(receivesWebhooks(row) ? { webhookUrl: `${ctx.origin}/webhooks/${row.sourceType}/${row.id}` } : {}),
    ...(row.writeKey ? { writeKey: row.writeKey } : {}),
    lastSyncAt: row.lastSyncAt?.toISOString() ?? null,
    lastEventAt: totals.lastEventAt?.toISOString() ?? null,
    eventsCount: totals.eventsCount ?? 0,
    createdAt: row.createdAt.toISOString(),
  };
}

function receivesWebhooks({ sourceType }: SourceRow): boolean {
  return sourceType === 'shopify' || sourceType === 'webhook';
}

/** What these types are about is chosen after access was granted. */
const CHOSEN: Partial<Record<SourceRow['sourceType'], string>> = { gtm: 'containerId', facebook_pixel: 'pixelId' };

export function isChoiceNeeded({ sourceType, config }: Pick<SourceRow, 'sourceType' | 'config'>): boolean {
  const field = CHOSEN[sourceType];
  return field !== undefined && (config as Record<string, unknown>)[field] === undefined;
}

/** A source whose secrets do not open any more is still shown, so that they can be entered anew. */
async function masksOf(ctx: Ctx, row: SourceRow): Promise<Record<string, string>> {
  const sealed = row.secrets as Record<string, string>;
  const open = await openSecrets(ctx.env.ENCRYPTION_KEY, row).catch((error: unknown) => {
    ctx.log.error('the secrets of a source do not open', { source: row.id, reason: String(error) });
    return {} as Record<string, string>;
  });
  // Nobody enters a refresh token, so there is no field in which its mask could stand.
  const names = SECRET_FIELDS[row.sourceType].filter((name) => name !== 'refreshToken');
  return Object.fromEntries(names.filter((name) => sealed[name]).map((name) => [name, maskSecret(open[name] ?? '')]));
}
