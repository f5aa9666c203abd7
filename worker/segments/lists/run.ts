import { and, asc, eq, sql } from 'drizzle-orm';
import { ListKey } from '../../../contract/segment-lists.ts';
import type { Ctx } from '../../context.ts';
import { postgresFault } from '../../db/client.ts';
import { segmentImportPieces, segmentImports } from '../../db/schema.ts';
import { inTurn, STALE } from '../../ingest/writing/apply.ts';
import type { Key } from '../../ingest/writing/identity.ts';
import { split } from '../../ingest/writing/state.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { wake } from '../membership/keep.ts';
import type { Looked } from './look.ts';
import { type Making, makePeople } from './make.ts';
import { findPeople, pagesOf } from './match.ts';
import { enter, leave, type Moved, markMoved } from './move.ts';

/** So many people move in a transaction: a tenth of a second in which the workspace's writers wait. */
const AT_ONCE = 1000;
/** A job works for so long, then it lets others in. */
const AT_MOST_MS = 10_000;
/** A file of which nothing was heard for so long is taken up again, whatever became of who worked on it. */
const FORGOTTEN_SECONDS = 30;

export interface Run {
  workspaceId: string;
  importId: string;
}

export type Piece = Pick<typeof segmentImportPieces.$inferSelect, 'place' | 'what' | 'ids'>;

/** What a file does, in pieces that are each done at once. People to be made are told by their keys. */
export function piecesOf({ look, toMake, entering, leaving }: Looked): Piece[] {
  const by = look.file.by;
  return [
    ...piecesTo(
      'make',
      toMake.map((key) => `${by}:${key}`),
    ),
    ...piecesTo(
      'enter',
      entering.map(({ home }) => home),
    ),
    ...piecesTo(
      'leave',
      leaving.map(({ home }) => home),
    ),
  ].map((piece, place) => ({ ...piece, place }));
}

/** The same of one kind, each piece as large as is done at once. */
export function piecesTo(what: Piece['what'], ids: string[]): Piece[] {
  return pagesOf(ids, AT_ONCE).map((page, place) => ({ place, what, ids: page }));
}

/**
 * Does a file's pieces one after the other, for at most `forMs`. Returns whether nothing is left to do: all of it is
 * done, or somebody stopped it. Two who work on the same file do no piece twice.
 */
export async function workOn(ctx: Pick<Ctx, 'db' | 'now'>, run: Run, forMs: number): Promise<boolean> {
  const until = Date.now() + forMs;
  do {
    const [next] = await ctx.db
      .select({
        ...{ segmentId: segmentImports.segmentId, place: segmentImportPieces.place },
        ...{ what: segmentImportPieces.what, ids: segmentImportPieces.ids },
      })
      .from(segmentImports)
      .innerJoin(segmentImportPieces, eq(segmentImportPieces.importId, segmentImports.id))
      .where(
        and(
          eq(segmentImports.id, run.importId),
          eq(segmentImports.workspaceId, run.workspaceId),
          eq(segmentImports.state, 'running'),
        ),
      )
      .orderBy(asc(segmentImportPieces.place))
      .limit(1);
    if (!next) return true;
    const { segmentId, ...piece } = next;
    try {
      await doPiece(ctx, { ...run, segmentId, at: ctx.now() }, piece);
    } catch (error) {
      // It was done by another, or stopped, or its segment is gone: what is left says so.
      if (postgresFault(error)?.code !== STALE) throw error;
    }
  } while (Date.now() < until);
  return false;
}

async function doPiece(ctx: Pick<Ctx, 'db' | 'now'>, moved: Moved, { place, what, ids }: Piece): Promise<void> {
  const homes = what === 'make' ? await made({ ...ctx, workspace: { id: moved.workspaceId } }, ids) : ids;
  const [id, now] = [sql`${moved.importId}::uuid`, sql`${moved.at.toISOString()}::timestamptz`];
  await inTurn(ctx.db, moved.workspaceId, [
    sql`select expect_rows(1, count(*)) from (
      select 1 from segment_imports where id = ${id} and state = 'running' for update) i`,
    sql`with gone as (
        delete from segment_import_pieces where import_id = ${id} and place = ${place}::int returning 1)
      select expect_rows(1, count(*)) from gone`,
    what === 'leave' ? leave(moved, homes) : enter(moved, homes),
    markMoved(moved, homes),
    sql`update segment_imports set moved = moved + ${ids.length}::int, moved_at = ${now},
        state = case when exists (select 1 from segment_import_pieces where import_id = ${id}) then 'running' else 'done' end
      where id = ${id}`,
  ]);
}

/** Makes people of keys; to which profiles those belong then. Whoever was erased since is left out. */
async function made(ctx: Making, keys: string[]): Promise<string[]> {
  const told = keys.map((key) => split(key as Key));
  const by = ListKey.parse(told[0]?.kind);
  const values = told.map(({ value }) => value);
  await makePeople(ctx, by, values);
  return [...(await findPeople(ctx, by, values)).values()].map(({ home }) => home);
}

/** The job: a while of work on a file, and the word for the next while. */
export async function applyOn(ctx: Ctx, run: Run): Promise<void> {
  const isDone = await workOn(ctx, run, AT_MOST_MS);
  await wake(ctx, run.workspaceId, ctx.now());
  if (!isDone) await askForWork(ctx, run);
}

export function askForWork(ctx: Ctx, { workspaceId, importId }: Run): Promise<void> {
  return enqueue(ctx, [{ kind: 'apply-list', workspaceId, importId }]);
}

/** Files that were left in the middle are taken up again. */
export async function keepLists(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute<Run & Record<string, unknown>>(sql`
    select workspace_id as "workspaceId", id as "importId" from segment_imports
    where state = 'running' and moved_at < ${ctx.now().toISOString()}::timestamptz - ${FORGOTTEN_SECONDS}::int * interval '1 second'
    order by moved_at limit 100`);
  for (const run of rows) await askForWork(ctx, run);
}
