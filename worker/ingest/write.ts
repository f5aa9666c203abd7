import type { Database } from '../db/client.ts';
import { postgresFault } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { erasedAmong, hasErased } from '../privacy/erased.ts';
import { type Erased, type Kept, withhold } from '../privacy/withhold.ts';
import type { CommonEvent, Outcome } from './event.ts';
import { applyPlan, STALE } from './writing/apply.ts';
import { type Plan, planBatch } from './writing/plan.ts';
import { readState } from './writing/state.ts';

/** Another writer of the workspace may change what a plan stands on; more often than this is a fault. */
const MOST_TRIES = 8;

/** What became of each event that was given, in the same order, and the people whose facts it changed. */
export interface Written {
  /** The events as they were written: of people who were erased nothing but their orders' money is left. */
  events: CommonEvent[];
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
  if (events.length === 0) return { events: [], outcomes: [], people: [], touched: [], gone: [] };
  return untilSettled(async () => {
    const [state, mayBeErased] = await Promise.all([
      readState(ctx.db, workspaceId, events),
      hasErased(ctx.db, workspaceId),
    ]);
    const erased: Erased = mayBeErased ? await erasedAmong(ctx.db, workspaceId, events) : new Map();
    const kept = events.map((event) => withhold(event, erased, (key) => state.people.has(key)));
    const writable = kept.flatMap(({ event, isDropped }) => (isDropped ? [] : [event]));
    const plan = planBatch(writable, state, newId);
    await applyPlan(ctx.db, workspaceId, state, plan);
    return tell(plan, kept);
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

function tell(plan: Plan, kept: Kept[]): Written {
  let [planned, next] = [0, 0];
  const erased: Outcome = { kind: 'dropped', reason: 'erased' };
  const outcomes = kept.map(({ isDropped }) => (isDropped ? erased : (plan.outcomes[planned++] ?? erased)));
  const people = outcomes.map(({ kind }) => (kind === 'stored' ? plan.events[next++]?.profileId : undefined));
  return {
    events: kept.map(({ event }) => event),
    outcomes,
    people,
    touched: plan.touched.map(({ id }) => id),
    gone: goneIn(plan),
  };
}

function goneIn({ merges }: Plan): string[] {
  return merges.flatMap(({ from, isNew }) => (isNew ? [] : [from]));
}
