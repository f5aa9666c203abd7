import type { Database } from '../db/client.ts';
import { postgresFault } from '../db/client.ts';
import { newId } from '../db/id.ts';
import type { CommonEvent, Outcome } from './event.ts';
import { applyPlan, STALE } from './writing/apply.ts';
import { type Plan, planBatch } from './writing/plan.ts';
import { readState } from './writing/state.ts';

/** Another writer of the workspace may change what a plan stands on; more often than this is a fault. */
const MOST_TRIES = 8;

/** What became of each event that was given, in the same order, and the people whose facts it changed. */
export interface Written {
  outcomes: Outcome[];
  /** The person each stored event belongs to; undefined where it belongs to none or was not stored. */
  people: (string | undefined)[];
  /** Everybody whose facts may have changed. */
  touched: string[];
  /** Who is no person of their own any more, and is shown with one of `touched`. */
  gone: string[];
}

/**
 * Stores events of one workspace with all they change - people, counts, orders, facts - in one transaction: all of
 * it or nothing. Storing the same events again changes
 * nothing. Best in batches of 500 to 6000. Throws what Postgres says; see `isUnavailable`.
 */
export async function writeEvents(ctx: { db: Database }, workspaceId: string, events: CommonEvent[]): Promise<Written> {
  if (events.length === 0) return { outcomes: [], people: [], touched: [], gone: [] };
  return untilSettled(async () => {
    const state = await readState(ctx.db, workspaceId, events);
    const plan = planBatch(events, state, newId);
    await applyPlan(ctx.db, workspaceId, state, plan);
    return tell(plan);
  });
}

/** Tries again while another writer changes what is stood on; what is tried reads anew each time. */
export async function untilSettled<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (postgresFault(error)?.code !== STALE || tries >= MOST_TRIES) throw error;
    }
  }
}

function tell(plan: Plan): Written {
  let next = 0;
  const people = plan.outcomes.map(({ kind }) => (kind === 'stored' ? plan.events[next++]?.profileId : undefined));
  return { outcomes: plan.outcomes, people, touched: plan.touched.map(({ id }) => id), gone: goneIn(plan) };
}

function goneIn({ merges }: Plan): string[] {
  return merges.flatMap(({ from, isNew }) => (isNew ? [] : [from]));
}
