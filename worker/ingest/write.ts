import type { Database } from '../db/client.ts';
import { postgresFault } from '../db/client.ts';
import { newId } from '../db/id.ts';
import type { CommonEvent, Outcome } from './event.ts';
import { applyPlan, STALE } from './writing/apply.ts';
import { planBatch } from './writing/plan.ts';
import { readState } from './writing/state.ts';

/** Another writer of the workspace may change what a plan stands on; more often than this is a fault. */
const MOST_TRIES = 8;

/**
 * Stores events of one workspace with all they change - people, counts, orders, facts - in one transaction: all of
 * it or nothing. What happens to each is told in the order of `events`. Storing the same events again changes
 * nothing. Best in batches of 500 to 2000. Throws what Postgres says; see `isUnavailable`.
 */
export async function writeEvents(
  ctx: { db: Database },
  workspaceId: string,
  events: CommonEvent[],
): Promise<Outcome[]> {
  if (events.length === 0) return [];
  for (let tries = 1; ; tries++) {
    const state = await readState(ctx.db, workspaceId, events);
    const plan = planBatch(events, state, newId);
    try {
      await applyPlan(ctx.db, workspaceId, state, plan);
      return plan.outcomes;
    } catch (error) {
      if (postgresFault(error)?.code !== STALE || tries >= MOST_TRIES) throw error;
    }
  }
}
