import { and, eq, sql } from 'drizzle-orm';
import type { UserCtx } from '../context.ts';
import { postgresFault } from '../db/client.ts';
import { actionPlans } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { PlanRow, Statement } from './kinds/kind.ts';

/** The one door to a plan: of the caller's workspace, or 404. */
export async function requirePlan(ctx: UserCtx, id: string): Promise<PlanRow> {
  const [row] = await ctx.db.select().from(actionPlans).where(ownPlan(ctx, id));
  return row ?? fail('not_found', 'There is no such action');
}

/** A shop's tables, where nobody has to be signed in: jobs go on in it too. */
export type InShop = Pick<UserCtx, 'db'> & { workspace: { id: string } };

export function ownPlan(ctx: Pick<InShop, 'workspace'>, id: string) {
  return and(eq(actionPlans.id, id), eq(actionPlans.workspaceId, ctx.workspace.id));
}

/**
 * Runs statements in one transaction, as long as a plan is in one of these states, under this hash. False where it no
 * longer is, with nothing changed: whoever came first has locked the row, and the others find it in its new state.
 */
export async function whileStill(
  ctx: InShop,
  { id, hash }: Pick<PlanRow, 'id' | 'hash'>,
  states: PlanRow['status'][],
  statements: [Statement, ...Statement[]],
): Promise<boolean> {
  const expected = sql`status in (${sql.join(
    states.map((one) => sql`${one}`),
    sql`, `,
  )}) and hash = ${hash}`;
  // A batch has no "if": dividing by nothing is what ends it.
  const guard = ctx.db.execute(sql`
    select 1 / (case when ${expected} then 1 else 0 end) from ${actionPlans}
    where id = ${id}::uuid and workspace_id = ${ctx.workspace.id}::uuid for update`);
  try {
    await ctx.db.batch([guard, ...statements]);
    return true;
  } catch (error) {
    if (postgresFault(error)?.code === DIVISION_BY_ZERO) return false;
    throw error;
  }
}

const DIVISION_BY_ZERO = '22012';
