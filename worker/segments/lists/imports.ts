import { and, desc, eq, sql } from 'drizzle-orm';
import type { ListImport } from '../../../contract/segment-lists.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { postgresFault } from '../../db/client.ts';
import { segmentImports as table } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { STALE } from '../../ingest/writing/apply.ts';
import { followWrites } from '../membership/keep.ts';
import { readSegments } from '../rows.ts';
import { inTurn, requireSegment } from '../segments.ts';

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
    canUndo: index === latest && index < KEPT,
  }));
}

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
      ctx.db.execute(markChanged(row.id)),
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

/** How often a list was changed by files, or by undoing them. */
export const turnsOf = (rows: Pick<ImportRow, 'undoneAt'>[]): number =>
  rows.reduce((sum, { undoneAt }) => sum + (undoneAt ? 2 : 1), 0);

/** Gives up where a list was changed by a file, or a file undone, since this was read. */
export function standing(segmentId: string, turns: number) {
  return sql`select expect_rows(${turns}::bigint, count(*) + count(undone_at))
    from segment_imports where segment_id = ${segmentId}::uuid`;
}

/** Has the people whom a file moved be looked at again, by every segment: a mark is of a hundred of them. */
export function markChanged(importId: string) {
  return sql`
    insert into segment_marks (workspace_id, profile_ids)
    select m.workspace_id, array_agg(m.id) from (
      select c.workspace_id, coalesce(q.person_id, c.profile_id) as id, (row_number() over () - 1) / 100 as part
      from segment_import_changes c left join profile_parts q on q.profile_id = c.profile_id
      where c.import_id = ${importId}::uuid
    ) m group by m.workspace_id, m.part`;
}
