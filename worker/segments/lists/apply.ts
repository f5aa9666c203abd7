import { and, eq, sql } from 'drizzle-orm';
import type { ListApply, ListImport, ListLook } from '../../../contract/segment-lists.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { postgresFault } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { segmentImportPieces, segmentImports, segments } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { loggable } from '../../http/log.ts';
import { STALE } from '../../ingest/writing/apply.ts';
import { followWrites } from '../membership/keep.ts';
import { inTurn } from '../segments.ts';
import { KEPT, lastImports, shownAll, standing } from './imports.ts';
import { look, ruleOfList } from './look.ts';
import { askForWork, type Piece, piecesOf, type Run, workOn } from './run.ts';

const CHANGED = 'Something changed since you looked: look again, and apply what you see then';

/** A request works on a file itself for so long; the queue does the rest. */
const AT_ONCE_MS = 1500;

/**
 * Does what was looked at, once: the same hash again answers how far it is. A small file is done with the answer, a large
 * one piece by piece, whatever becomes of who asked. 409 where it would not be what was looked at.
 */
export async function applyList(ctx: UserCtx, { hash, ...input }: ListApply): Promise<ListImport> {
  requireRight(ctx, 'draft');
  const done = await importOf(ctx, hash);
  if (done) return done;
  const looked = await look(ctx, input);
  if (looked.look.hash !== hash) fail('conflict', CHANGED);
  const run = { workspaceId: ctx.workspace.id, importId: newId() };
  try {
    const beginning = { list: looked.look, turns: looked.turns, pieces: piecesOf(looked) };
    await begin(ctx, beginning, { ...run, hash, fileName: input.fileName, deed: 'put a file on the list' });
  } catch (error) {
    // Who asked for the same at the same time was first.
    const other = await importOf(ctx, hash);
    if (other) return other;
    if (postgresFault(error)?.code === STALE) fail('conflict', CHANGED);
    throw error;
  }
  await goOn(ctx, run);
  return (await importOf(ctx, hash)) ?? fail('conflict', CHANGED);
}

/** It has begun: whatever fails from here on, the clock takes it up again. */
export async function goOn(ctx: UserCtx, run: Run): Promise<void> {
  try {
    if (!(await workOn(ctx, run, AT_ONCE_MS))) await askForWork(ctx, run);
    await followWrites(ctx, run);
  } catch (error) {
    ctx.log.warn('a file goes on later', { import: run.importId, error: loggable(error).message });
  }
}

/** A list, how often it was changed until now, and all that is to be done to it. */
export interface Beginning {
  list: Pick<ListLook, 'segmentId' | 'name' | 'isNew' | 'mode' | 'counts'>;
  turns: number;
  pieces: Piece[];
}

/** Writes down all that is to be done, and the list itself where it is new. `deed` is what the log says was done. */
export async function begin(
  ctx: UserCtx,
  { list, turns, pieces: toDo }: Beginning,
  { importId: id, hash, fileName, deed }: Run & { hash: string; fileName: string; deed: string },
): Promise<void> {
  const { segmentId, name, isNew, mode, counts } = list;
  const { actor, surface } = byCaller(ctx);
  const workspaceId = ctx.workspace.id;
  const pieces = toDo.map((piece) => ({ importId: id, workspaceId, ...piece }));
  const now = ctx.now();
  await inTurn(ctx, [
    // Nobody is on it yet, so that there is nobody to gather: who comes to it is marked.
    ...(isNew
      ? [ctx.db.insert(segments).values({ id: segmentId, workspaceId, name, definition: ruleOfList(segmentId) })]
      : []),
    ctx.db.execute(standing(segmentId, turns)),
    ctx.db.insert(segmentImports).values({
      ...{ id, workspaceId, segmentId, hash, fileName, mode, counts, doneBy: actor, createdAt: now, movedAt: now },
      state: pieces.length > 0 ? 'running' : 'done',
    }),
    ...(pieces.length > 0 ? [ctx.db.insert(segmentImportPieces).values(pieces)] : []),
    ctx.db.execute(sql`
      delete from segment_import_changes where import_id in (
        select id from segment_imports where segment_id = ${segmentId}::uuid
        order by created_at desc, id desc offset ${KEPT})`),
    recordAudit(ctx, {
      ...{ actor, surface, what: 'segment.list_applied' },
      text: `${actor.name} ${deed} “${name}”`,
      subject: { kind: 'segment', id: segmentId },
      after: counts,
    }),
  ]);
}

/** What was done under a hash. */
async function importOf(ctx: UserCtx, hash: string): Promise<ListImport | undefined> {
  const [row] = await ctx.db
    .select({ id: segmentImports.id, segmentId: segmentImports.segmentId })
    .from(segmentImports)
    .where(and(eq(segmentImports.workspaceId, ctx.workspace.id), eq(segmentImports.hash, hash)));
  if (!row) return undefined;
  return shownAll(await lastImports(ctx, row.segmentId)).find(({ id }) => id === row.id);
}
