import { sql } from 'drizzle-orm';
import type { Database } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { untilSettled, type Written } from './write.ts';
import { readEdge, takeApart } from './writing/apart.ts';
import { applyPlan } from './writing/apply.ts';
import { NOTHING as NOTHING_LEARNED } from './writing/learn.ts';
import { planBatch } from './writing/plan.ts';

/** What a merge by hand, or its undoing, came to: like a batch without events, or the reason why there was none. */
export type Merged = ({ kind: 'done' } & Written) | { kind: 'missing' } | { kind: 'same' };

const NOTHING = { people: new Map(), stored: new Set<string>(), orders: new Map(), waiting: new Map() };

/**
 * Shows the person `from` with the person `into`, because somebody of the shop says that they are one; both may have
 * user ids. `missing` where one of them is no person of the workspace.
 */
export async function mergePeople(
  ctx: { db: Database; now: () => Date },
  workspaceId: string,
  { from, into, ...by }: { from: string; into: string; userId: string; reason: string | null },
): Promise<Merged> {
  if (from === into) return { kind: 'same' };
  return untilSettled(async () => {
    const { rows } = await ctx.db.execute<{ id: string; user_id: string | null; known: boolean }>(sql`
      select id, user_id, known from profiles
      where workspace_id = ${workspaceId}::uuid and id in (${from}::uuid, ${into}::uuid)`);
    const target = rows.find(({ id }) => id === into);
    if (rows.length < 2 || !target) return { kind: 'missing' };
    const was = { userId: target.user_id, known: target.known, merged: true };
    await applyPlan(
      ctx.db,
      workspaceId,
      NOTHING,
      {
        ...planBatch([], NOTHING, newId),
        merges: [{ from, into, person: into, isNew: false, evidence: {} }],
        touched: [{ id: into, ...NOTHING_LEARNED, was, bought: true, consented: true }],
      },
      { ...by, at: ctx.now() },
    );
    return { kind: 'done', events: [], outcomes: [], people: [], touched: [into], gone: [from] };
  });
}

/**
 * Takes a merge apart: each side is again what it would be without the other, with all that came since by its own keys.
 * An event that shows keys of both does not join them again; whoever its first key names did it. `missing` for a merge
 * that is undone already, or another workspace's.
 */
export async function undoMerge(
  ctx: { db: Database; now: () => Date },
  workspaceId: string,
  { mergeId, person, userId }: { mergeId: string; person: string; userId: string },
): Promise<Merged> {
  return untilSettled(async () => {
    const edge = await readEdge(ctx.db, workspaceId, mergeId);
    if (edge?.person !== person) return { kind: 'missing' };
    await takeApart(ctx.db, workspaceId, edge, { userId, at: ctx.now() });
    return { kind: 'done', events: [], outcomes: [], people: [], touched: [edge.from, edge.person], gone: [] };
  });
}
