import { and, desc, eq } from 'drizzle-orm';
import type { PageQuery } from '../../contract/errors.ts';
import type { NewNote, Note, NotePatch } from '../../contract/search.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { notes } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { enqueue } from '../jobs/enqueue.ts';

type Row = typeof notes.$inferSelect;

/** The workspace's notes, changed last first. */
export async function listNotes(ctx: UserCtx, { limit, cursor }: PageQuery) {
  const rows = await ctx.db
    .select()
    .from(notes)
    .where(and(eq(notes.workspaceId, ctx.workspace.id), before(cursor, notes.updatedAt, notes.id)))
    .orderBy(desc(notes.updatedAt), desc(notes.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
  return { data: data.map(asNote), nextCursor };
}

/** A note of this workspace; 404 for any other. */
export async function getNote(ctx: UserCtx, id: string): Promise<Note> {
  const [row] = await ctx.db.select().from(notes).where(mine(ctx, id));
  return row ? asNote(row) : fail('not_found');
}

export async function addNote(ctx: UserCtx, { title, body }: NewNote): Promise<Note> {
  const now = ctx.now();
  const [row] = await ctx.db
    .insert(notes)
    .values({
      id: newId(),
      workspaceId: ctx.workspace.id,
      userId: ctx.user.id,
      title,
      body,
      createdAt: now,
      updatedAt: now,
    })
    .returning();
  return row ? changed(ctx, row) : fail('not_found');
}

export async function changeNote(ctx: UserCtx, id: string, patch: NotePatch): Promise<Note> {
  const [row] = await ctx.db
    .update(notes)
    .set({ ...patch, updatedAt: ctx.now() })
    .where(mine(ctx, id))
    .returning();
  return row ? changed(ctx, row) : fail('not_found');
}

export async function deleteNote(ctx: UserCtx, id: string): Promise<void> {
  const [row] = await ctx.db.delete(notes).where(mine(ctx, id)).returning();
  if (!row) return fail('not_found');
  changed(ctx, row);
}

const mine = (ctx: UserCtx, id: string) => and(eq(notes.id, id), eq(notes.workspaceId, ctx.workspace.id));

/** Found at once, and not only when the schedule looks into the outbox, which holds the change in any case. */
function changed(ctx: UserCtx, row: Row): Note {
  const asked = enqueue(ctx, [{ kind: 'index', workspaceId: row.workspaceId }]);
  ctx.waitUntil(asked.catch((error) => ctx.log.warn('indexing was not asked for', { reason: String(error) })));
  return asNote(row);
}

function asNote({ id, title, body, createdAt, updatedAt }: Row): Note {
  return { id, title, body, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
