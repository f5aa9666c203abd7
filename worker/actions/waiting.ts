import { and, eq, lt, ne, sql } from 'drizzle-orm';
import type { UserCtx } from '../context.ts';
import { actionPlans } from '../db/schema.ts';
import type { PlanRow } from './kinds/kind.ts';
import { OLDEST_DAYS, oldestText, validUntil } from './shown.ts';
import { wordsOfPlan } from './words/languages.ts';

/** The index by which one that asks for the same again, while it waits, has one plan. */
export const ONE_WAITING = 'action_plans_waiting';

type Same = Pick<PlanRow, 'hash' | 'kind' | 'requestedBy'>;
type SameNow = Same & Pick<PlanRow, 'difference'>;

/** What was asked for under this key. */
export async function findEarlier(ctx: UserCtx, requestKey: string | undefined): Promise<PlanRow | undefined> {
  if (requestKey === undefined) return undefined;
  const [row] = await ctx.db
    .select()
    .from(actionPlans)
    .where(and(eq(actionPlans.workspaceId, ctx.workspace.id), eq(actionPlans.requestKey, requestKey)));
  return row;
}

/** What the same one asked for before, word for word and about the same people, and nobody has decided yet. */
export async function findWaiting(ctx: UserCtx, same: Same): Promise<PlanRow | undefined> {
  const [row] = await ctx.db.select().from(actionPlans).where(sameWaiting(ctx, same)).limit(1);
  return row && ctx.now() <= validUntil(row) ? row : undefined;
}

/** The statement by which what is too old to be approved makes room for being asked for again. */
export function letGoOld(ctx: UserCtx, same: SameNow, waits: boolean) {
  const words = wordsOfPlan(same);
  const oldest = new Date(ctx.now().getTime() - OLDEST_DAYS * 86_400_000);
  return ctx.db
    .update(actionPlans)
    .set({ status: 'void', failure: words.cannot.wasTooOld(oldestText(words)) })
    .where(and(sameWaiting(ctx, same), lt(actionPlans.updatedAt, oldest), sql`${waits}::boolean`));
}

/** What the index `action_plans_waiting` holds to one row. */
function sameWaiting(ctx: UserCtx, { hash, kind, requestedBy }: Same) {
  return and(
    eq(actionPlans.workspaceId, ctx.workspace.id),
    ...[eq(actionPlans.status, 'proposed'), eq(actionPlans.kind, kind), eq(actionPlans.hash, hash)],
    ne(actionPlans.surface, 'workflow'),
    sql`${actionPlans.requestedBy}->>'kind' = ${requestedBy.kind}`,
    sql`${actionPlans.requestedBy}->>'id' = ${requestedBy.id}`,
  );
}
