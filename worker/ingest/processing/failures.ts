import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { IngestFailure, ReplayBody } from '../../../contract/sources.ts';
import type { UserCtx } from '../../context.ts';
import { ingestFailures } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { keep } from '../receive/accept.ts';
import type { AcceptedRecord, RecordKind } from '../record.ts';

type Row = typeof ingestFailures.$inferSelect;

const { payload: _payload, ...WITHOUT_PAYLOAD } = getTableColumns(ingestFailures);

/** A page holds payloads of so many characters: each may be as large as a webhook, and all of a page are in memory. */
const PAGE_CHARACTERS = 4_000_000;

/** What could not be processed, newest first. A page of large payloads is shorter than asked for. */
export async function listFailures(
  ctx: UserCtx,
  { limit, cursor, status }: { limit: number; cursor?: string | undefined; status?: Row['status'] | undefined },
) {
  const rows = await ctx.db
    .select({ ...WITHOUT_PAYLOAD, size: sql<number>`length(${ingestFailures.payload})` })
    .from(ingestFailures)
    .where(
      and(
        eq(ingestFailures.workspaceId, ctx.workspace.id),
        status && eq(ingestFailures.status, status),
        before(cursor, ingestFailures.receivedAt, ingestFailures.id),
      ),
    )
    .orderBy(desc(ingestFailures.receivedAt), desc(ingestFailures.id))
    .limit(limit + 1);
  const fitting = Math.min(limit, countFitting(rows));
  const { data, nextCursor } = cutPage(rows, fitting, (row) => ({ at: row.receivedAt, id: row.id }));
  const ids = data.map(({ id }) => id);
  const payloads = await ctx.db
    .select({ id: ingestFailures.id, payload: ingestFailures.payload })
    .from(ingestFailures)
    .where(and(eq(ingestFailures.workspaceId, ctx.workspace.id), inArray(ingestFailures.id, ids)));
  const payloadOf = new Map(payloads.map(({ id, payload }) => [id, payload]));
  return { data: data.map((row) => shown({ ...row, payload: payloadOf.get(row.id) ?? '' })), nextCursor };
}

/** How many of the first rows go into one page; the first one always does. */
function countFitting(rows: { size: number }[]): number {
  let characters = 0;
  const cut = rows.findIndex(({ size }, index) => {
    characters += size;
    return index > 0 && characters > PAGE_CHARACTERS;
  });
  return cut === -1 ? rows.length : cut;
}

/**
 * Takes a failure in again under its own record id, so that whatever of it was stored before is not stored twice. A
 * failure that was replayed stays so; only when it fails anew can it be replayed anew.
 */
export async function replayFailure(
  ctx: UserCtx,
  id: string,
  { payload }: z.infer<typeof ReplayBody>,
): Promise<IngestFailure> {
  const mine = and(eq(ingestFailures.id, id), eq(ingestFailures.workspaceId, ctx.workspace.id));
  const [row] = await ctx.db.select().from(ingestFailures).where(mine);
  if (!row) return fail('not_found');
  if (row.status === 'replayed') return shown(row);
  // Marked first: were it the other way round, a record that fails at once could be listed before it is marked.
  const change = { status: 'replayed' as const, replayedAt: ctx.now(), ...(payload === undefined ? {} : { payload }) };
  const [replayed = row] = await ctx.db.update(ingestFailures).set(change).where(mine).returning();
  const { fetched, ...headers } = row.headers as Record<string, string> & Pick<AcceptedRecord, 'fetched'>;
  try {
    await keep(ctx, {
      id: row.recordId,
      workspaceId: row.workspaceId,
      sourceId: row.sourceId,
      kind: row.kind as RecordKind,
      headers,
      body: replayed.payload,
      receivedAt: row.receivedAt.toISOString(),
      fetched,
    });
  } catch (error) {
    await ctx.db.update(ingestFailures).set({ status: 'open', replayedAt: null }).where(mine);
    throw error;
  }
  return shown(replayed);
}

function shown(row: Row): IngestFailure {
  const { id, sourceId, kind, reason, attempts, status, payload } = row;
  return {
    ...{ id, sourceId, kind, reason, attempts, status, payload },
    receivedAt: row.receivedAt.toISOString(),
    replayedAt: row.replayedAt?.toISOString() ?? null,
  };
}
