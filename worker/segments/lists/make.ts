import type { ListKey } from '../../../contract/segment-lists.ts';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { untilSettled } from '../../ingest/write.ts';
import { applyPlan } from '../../ingest/writing/apply.ts';
import { planBatch } from '../../ingest/writing/plan.ts';
import { readState } from '../../ingest/writing/state.ts';
import { erasedAmong, hasErased } from '../../privacy/erased.ts';
import { pagesOf } from './match.ts';

const AT_ONCE = 1000;

/** The shop whose people are made. */
export type Making = Pick<Ctx, 'db' | 'now'> & { workspace: { id: string } };

/** The ids among these whose owner was erased: a file does not bring them back. */
export async function erasedKeys(ctx: Making, by: ListKey, keys: string[]): Promise<Set<string>> {
  if (keys.length === 0 || !(await hasErased(ctx.db, ctx.workspace.id))) return new Set();
  const erased = await erasedAmong(
    ctx.db,
    ctx.workspace.id,
    keys.map((key) => told(ctx, by, key)),
  );
  return new Set(keys.filter((key) => erased.has(`${by}:${key}`)));
}

/**
 * Makes people of ids that name nobody, as if a message had told who they are, without storing one: nothing happened. Of
 * their consent nothing is known. Ids that name somebody meanwhile are that person's, and nobody is made of those whose owner was
 * erased meanwhile; doing it twice changes nothing.
 */
export async function makePeople(ctx: Making, by: ListKey, keys: string[]): Promise<void> {
  const erased = await erasedKeys(ctx, by, keys);
  const allowed = keys.filter((key) => !erased.has(key));
  for (const page of pagesOf(allowed, AT_ONCE)) {
    const telling = page.map((key) => told(ctx, by, key));
    await untilSettled(async () => {
      const state = await readState(ctx.db, ctx.workspace.id, telling);
      const fresh = telling.filter((_, index) => !state.people.has(`${by}:${page[index] ?? ''}`));
      const plan = planBatch(fresh, state, newId);
      await applyPlan(ctx.db, ctx.workspace.id, state, { ...plan, events: [], counts: [], totals: [] });
    });
  }
}

function told(ctx: Making, by: ListKey, key: string): CommonEvent {
  const at = ctx.now().toISOString();
  return {
    ...{ sourceId: '', messageId: newId(), kind: 'identify', name: 'identify', originalName: 'identify' },
    ...{ occurredAt: at, receivedAt: at, properties: {}, context: {}, historical: true },
    ...(by === 'email' ? { email: key } : { userId: key }),
  };
}
