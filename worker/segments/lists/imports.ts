import { and, desc, eq, sql } from 'drizzle-orm';
import type { ListImport } from '../../../contract/segment-lists.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { postgresFault } from '../../db/client.ts';
import { segmentImportPieces, segmentImports as table } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { STALE } from '../../ingest/writing/apply.ts';
import { followWrites } from '../membership/keep.ts';
import { readSegments } from '../rows.ts';
import { inTurn, requireSegment } from '../segments.ts';
import { markAll } from './move.ts';

export type ImportRow = typeof table.$inferSelect;

/** Undoing reaches back so many files: whom older ones moved is forgotten. */
export const KEPT = 10;
/** A list is changed by so many files at most; then a new one is begun. */
export const MOST_IMPORTS = 500;

/** The files that changed a list, latest first. */
export async function listImports(ctx: UserCtx, segmentId: string): Promise<ListImport[]> {
  requireSegment(await readSegments(ctx.db, ctx.workspace.id), segmentId);
  return shownAll((await lastImports(ctx, segmentId)).slice(0, 2 * KEPT));
}

export function lastImports(ctx: UserCtx, segmentId: string): Promise<ImportRow[]> {
  return ctx.db
    .select()
    .from(table)
    .where(and(eq(table.segmentId, segmentId), eq(table.workspaceId, ctx.workspace.id)))
    .orderBy(desc(table.createdAt), desc(table.id))
    .limit(MOST_IMPORTS);
}

export function shownAll(rows: ImportRow[]): ListImport[] {
  const latest = rows.findIndex(({ undoneAt }) => undoneAt === null);
  return rows.map((row, index) => ({
    ...{ id: row.id, segmentId: row.segmentId, fileName: row.fileName, mode: row.mode, counts: row.counts },
    ...{ by: row.doneBy.name, at: row.createdAt.toISOString(), undoneAt: row.undoneAt?.toISOString() ?? null },
    ...{ state: row.state, moved: row.moved, toMove: toMoveOf(row), secondsLeft: secondsLeft(row) },
    canUndo: index === latest && index < KEPT && row.state !== 'running',
  }));
}

const toMoveOf = ({ counts }: ImportRow): number => counts.enter + counts.leave;

/** At the pace so far; null where there is none yet, or nothing is left. */
function secondsLeft(row: ImportRow): number | null {
  if (row.state !== 'running' || row.moved === 0) return null;
  const took = Math.max(0, row.movedAt.getTime() - row.createdAt.getTime());
  return Math.ceil(((took / row.moved) * (toMoveOf(row) - row.moved)) / 1000);
}

export const UNDER_WAY = 'A file is being put on this list: wait until it is done, or stop it';

/**
 * Takes the latest file back: who came by it leaves the list, who left by it is on it again. People it made stay people.
 * Undoing it twice is undoing it once. 409 where a later file stands.
 */
export async function undoImport(ctx: UserCtx, input: { id: string; importId: string }): Promise<ListImport[]> {
  requireRight(ctx, 'draft');
  requireSegment(await readSegments(ctx.db, ctx.workspace.id), input.id);
  const rows = await lastImports(ctx, input.id);
  const row = rows.find(({ id }) => id === input.importId) ?? fail('not_found');
  if (row.undoneAt) return listImports(ctx, input.id);
  const shown = shownAll(rows).find(({ id }) => id === row.id);
  if (row.state === 'running') fail('conflict', UNDER_WAY);
  if (!shown?.canUndo)
    fail('conflict', 'A later file changed this list, or this one is too long ago: undo the later one first');
  const { actor, surface } = byCaller(ctx);
  const [importId, segmentId] = [sql`${row.id}::uuid`, sql`${row.segmentId}::uuid`];
  try {
    await inTurn(ctx, [
      ctx.db.execute(standing(row.segmentId, turnsOf(rows))),
      ctx.db.update(table).set({ undoneAt: ctx.now() }).where(eq(table.id, row.id)),
      ctx.db.execute(sql`
        delete from segment_list_people l using segment_import_changes c
        where c.import_id = ${importId} and c.change = 'entered'
          and l.segment_id = ${segmentId} and l.profile_id = c.profile_id`),
      ctx.db.execute(sql`
        insert into segment_list_people (segment_id, profile_id, workspace_id, added_at)
        select ${segmentId}, profile_id, workspace_id, added_at from segment_import_changes
        where import_id = ${importId} and change = 'left' on conflict do nothing`),
      ctx.db.execute(markAll(row.id)),
      recordAudit(ctx, {
        ...{ actor, surface, what: 'segment.list_undone' },
        text: `${actor.name} undid the file “${row.fileName}” of a list`,
        subject: { kind: 'segment', id: row.segmentId },
        before: row.counts,
      }),
    ]);
  } catch (error) {
    if (postgresFault(error)?.code !== STALE) throw error;
    fail('conflict', 'The list was changed meanwhile: look again');
  }
  await followWrites(ctx, { workspaceId: ctx.workspace.id });
  return listImports(ctx, input.id);
}

/**
 * Ends a file that is on its way: what was done until now stands, and can be undone. Nothing of one that has ended.
 */
export async function stopImport(ctx: UserCtx, input: { id: string; importId: string }): Promise<ListImport[]> {
  requireRight(ctx, 'draft');
  requireSegment(await readSegments(ctx.db, ctx.workspace.id), input.id);
  const row = (await lastImports(ctx, input.id)).find(({ id }) => id === input.importId) ?? fail('not_found');
  const running = and(eq(table.id, row.id), eq(table.state, 'running'));
  const [stopped] = await ctx.db.batch([
    ctx.db.update(table).set({ state: 'stopped', movedAt: ctx.now() }).where(running).returning({ moved: table.moved }),
    ctx.db.delete(segmentImportPieces).where(eq(segmentImportPieces.importId, row.id)),
  ]);
  if (stopped[0]) {
    const { actor, surface } = byCaller(ctx);
    await recordAudit(ctx, {
      ...{ actor, surface, what: 'segment.list_stopped' },
      text: `${actor.name} stopped the file “${row.fileName}” of a list`,
      subject: { kind: 'segment', id: row.segmentId },
      after: { moved: stopped[0].moved, toMove: toMoveOf(row) },
    });
  }
  return listImports(ctx, input.id);
}

/** How often a list was changed by files, or by undoing them. */
export const turnsOf = (rows: Pick<ImportRow, 'undoneAt'>[]): number =>
  rows.reduce((sum, { undoneAt }) => sum + (undoneAt ? 2 : 1), 0);

/** Gives up where a list was changed by a file, or a file undone, since this was read; or where a file is on its way. */
export function standing(segmentId: string, turns: number) {
  return sql`select expect_rows(${turns}::bigint, count(*) + count(undone_at) + count(*) filter (where state = 'running'))
    from segment_imports where segment_id = ${segmentId}::uuid`;
}
