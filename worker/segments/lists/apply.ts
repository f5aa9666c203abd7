import { and, eq, sql } from 'drizzle-orm';
import type { ListApply, ListImport } from '../../../contract/segment-lists.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { postgresFault } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { segmentImports, segments } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { STALE } from '../../ingest/writing/apply.ts';
import { FROM_THE_START } from '../membership/fill.ts';
import { followWrites } from '../membership/keep.ts';
import { gather, inTurn } from '../segments.ts';
import { KEPT, lastImports, markChanged, shownAll, standing } from './imports.ts';
import { type Looked, look, ruleOfList } from './look.ts';
import { makePeople } from './make.ts';
import { findPeople, pagesOf } from './match.ts';

const CHANGED = 'Something changed since you looked: look again, and apply what you see then';

/**
 * Does what was looked at, once: the same hash again answers what was done. People are made first, page by page; then the
 * list changes in one transaction. 409 where it would not be what was looked at.
 */
export async function applyList(ctx: UserCtx, { hash, ...input }: ListApply): Promise<ListImport> {
  requireRight(ctx, 'draft');
  const done = await importOf(ctx, hash);
  if (done) return done;
  const looked = await look(ctx, input);
  if (looked.look.hash !== hash) fail('conflict', CHANGED);
  const { segmentId, isNew, file } = looked.look;
  await makePeople(ctx, file.by, looked.toMake);
  const made = await findPeople(ctx, file.by, looked.toMake);
  try {
    await write(ctx, looked, { hash, fileName: input.fileName, entering: [...looked.entering, ...made.values()] });
  } catch (error) {
    // Who asked for the same at the same time was first.
    const other = await importOf(ctx, hash);
    if (other) return other;
    if (postgresFault(error)?.code === STALE) fail('conflict', CHANGED);
    throw error;
  }
  if (isNew) await gather(ctx, segmentId);
  else await followWrites(ctx, { workspaceId: ctx.workspace.id });
  return (await importOf(ctx, hash)) ?? fail('conflict', CHANGED);
}

async function write(
  ctx: UserCtx,
  { look, leaving, turns }: Looked,
  { hash, fileName, entering }: { hash: string; fileName: string; entering: { home: string }[] },
): Promise<void> {
  const { segmentId, name, isNew, mode, counts } = look;
  const { actor, surface } = byCaller(ctx);
  const [id, workspaceId] = [newId(), ctx.workspace.id];
  const moved = { id, segmentId, workspaceId, at: ctx.now() };
  const definition = ruleOfList(segmentId);
  await inTurn(ctx, [
    ...(isNew
      ? [ctx.db.insert(segments).values({ id: segmentId, workspaceId, name, definition, filling: FROM_THE_START })]
      : []),
    ctx.db.execute(standing(segmentId, turns)),
    ctx.db.insert(segmentImports).values({
      ...{ id, workspaceId, segmentId, hash, fileName, mode, counts, doneBy: actor, createdAt: ctx.now() },
    }),
    ...pagesOf(entering.map(({ home }) => home)).map((page) => ctx.db.execute(enter(moved, page))),
    ...pagesOf(leaving.map(({ home }) => home)).map((page) => ctx.db.execute(leave(moved, page))),
    ...(isNew ? [] : [ctx.db.execute(markChanged(id))]),
    ctx.db.execute(sql`
      delete from segment_import_changes where import_id in (
        select id from segment_imports where segment_id = ${segmentId}::uuid
        order by created_at desc, id desc offset ${KEPT})`),
    recordAudit(ctx, {
      ...{ actor, surface, what: 'segment.list_applied' },
      text: `${actor.name} put a file on the list “${name}”`,
      subject: { kind: 'segment', id: segmentId },
      after: counts,
    }),
  ]);
}

interface Moved {
  id: string;
  segmentId: string;
  workspaceId: string;
  at: Date;
}

/** A page of people comes to the list, each written down for the way back. */
function enter({ id, segmentId, workspaceId, at }: Moved, homes: string[]) {
  return sql`
    with come as (
      insert into segment_list_people (segment_id, profile_id, workspace_id, added_at)
      select ${segmentId}::uuid, h.value::uuid, ${workspaceId}::uuid, ${at.toISOString()}::timestamptz
      from json_array_elements_text(${JSON.stringify(homes)}::json) h (value)
      on conflict do nothing returning profile_id, workspace_id, added_at
    )
    insert into segment_import_changes (import_id, profile_id, workspace_id, change, added_at)
    select ${id}::uuid, profile_id, workspace_id, 'entered', added_at from come`;
}

/** A page of people leaves it. */
function leave({ id, segmentId }: Moved, homes: string[]) {
  return sql`
    with gone as (
      delete from segment_list_people l using json_array_elements_text(${JSON.stringify(homes)}::json) h (value)
      where l.segment_id = ${segmentId}::uuid and l.profile_id = h.value::uuid
      returning l.profile_id, l.workspace_id, l.added_at
    )
    insert into segment_import_changes (import_id, profile_id, workspace_id, change, added_at)
    select ${id}::uuid, profile_id, workspace_id, 'left', added_at from gone`;
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
