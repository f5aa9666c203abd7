import { and, eq, inArray, isNull, lt, lte, or } from 'drizzle-orm';
import type { ActionKind, ActionPlan } from '../../contract/actions.ts';
import { memberCtx } from '../auth/member.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { actionPlans } from '../db/schema.ts';
import { ApiError } from '../errors.ts';
import { loggable } from '../http/log.ts';
import { byCaller } from './actor.ts';
import { recordAudit } from './audit.ts';
import { mayLetGo } from './gate.ts';
import type { Kind, PlanOf, PlanRow } from './kinds/kind.ts';
import { KINDS } from './kinds/list.ts';
import { ownPlan, requirePlan, whileStill } from './rows.ts';
import { showPlan } from './shown.ts';
import { refuse, wordsOfPlan } from './words/languages.ts';

/** While one applies a plan, no other does; after that it is taken for dead. */
const LEASE_MS = 60_000;
const AT_ONCE = 50;

/**
 * Does what an approved plan says, once and not before its time, and gives back the plan as it is then. Whoever comes second
 * finds it taken. A refusal makes it `failed`; where Postgres is away it stays taken, and `resumePlans` goes on with it.
 */
export async function applyPlan(ctx: UserCtx, id: string): Promise<PlanRow> {
  const now = ctx.now();
  const dead = new Date(now.getTime() - LEASE_MS);
  const [row] = await ctx.db
    .update(actionPlans)
    .set({ status: 'applying', updatedAt: now })
    .where(
      and(
        ownPlan(ctx, id),
        or(
          eq(actionPlans.status, 'approved'),
          and(eq(actionPlans.status, 'applying'), lt(actionPlans.updatedAt, dead)),
        ),
        eq(actionPlans.approvedHash, actionPlans.hash),
        isDue(now),
      ),
    )
    .returning();
  if (!row) return requirePlan(ctx, id);
  try {
    await carryOut(ctx, row);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    await giveUp(ctx, row, error.message);
  }
  return requirePlan(ctx, id);
}

async function carryOut(ctx: UserCtx, row: PlanRow): Promise<void> {
  const {
    result,
    href = null,
    undo,
    statements = [],
  } = await kindOf(row).apply(ctx, row as PlanOf<ActionKind>, wordsOfPlan(row));
  const done = { status: 'applied' as const, result, href, appliedAt: ctx.now(), updatedAt: ctx.now() };
  const isDone = await whileStill(
    ctx,
    row,
    ['applying'],
    [
      ctx.db
        .update(actionPlans)
        .set({ ...done, ...(undo === undefined ? {} : { undo }) })
        .where(ownPlan(ctx, row.id)),
      ...statements,
      told(ctx, row, 'applied', result),
    ],
  );
  if (isDone) await follow(ctx, row);
}

/** Best effort: the plan is applied or undone, whatever becomes of this. */
async function follow(ctx: UserCtx, row: PlanRow): Promise<void> {
  await kindOf(row)
    .follow?.(ctx, row as PlanOf<ActionKind>)
    .catch((error) => ctx.log.warn('what follows an action waits for the clock', { reason: loggable(error).message }));
}

async function giveUp(ctx: UserCtx, row: PlanRow, failure: string): Promise<void> {
  await whileStill(
    ctx,
    row,
    ['applying'],
    [
      ctx.db.update(actionPlans).set({ status: 'failed', failure, updatedAt: ctx.now() }).where(ownPlan(ctx, row.id)),
      told(ctx, row, 'failed', failure),
    ],
  );
}

function told(ctx: UserCtx, row: PlanRow, became: string, result: string) {
  return recordAudit(ctx, {
    ...{ actor: row.approvedBy ?? row.requestedBy, surface: row.surface, what: `action.${became}` },
    text: became === 'applied' ? result : wordsOfPlan(row).log.failed({ title: row.title, why: result }),
    subject: { kind: 'action', id: row.id },
    after: { hash: row.hash },
  });
}

/** Takes back what can be taken back, once. 409 where nothing can. */
export async function undoPlan(ctx: UserCtx, id: string): Promise<ActionPlan> {
  const row = await requirePlan(ctx, id);
  if (row.status === 'undone') return showPlan(ctx, row);
  const words = wordsOfPlan(row);
  if (!mayLetGo(ctx, row)) refuse('forbidden', words.cannot.undoRight, words);
  const { undo } = kindOf(row);
  if (row.status !== 'applied' || row.undo === null || !undo) return refuse('conflict', words.cannot.undo, words);
  const { result, statements = [] } = await undo(ctx, row as PlanOf<ActionKind>, words);
  const isUndone = await whileStill(
    ctx,
    row,
    ['applied'],
    [
      ctx.db
        .update(actionPlans)
        .set({ status: 'undone', result, undoneAt: ctx.now(), updatedAt: ctx.now() })
        .where(ownPlan(ctx, id)),
      ...statements,
      recordAudit(ctx, {
        ...{ ...byCaller(ctx), what: 'action.undone', text: words.log.undone({ title: row.title, result }) },
        subject: { kind: 'action', id },
      }),
    ],
  );
  if (isUndone) await follow(ctx, row);
  return showPlan(ctx, await requirePlan(ctx, id));
}

/** What has a time of its own waits for it. */
const isDue = (now: Date) => or(isNull(actionPlans.applyAt), lte(actionPlans.applyAt, now));

/** Goes on with plans whose time has come or whose applier died, on the authority of whoever approved them. */
export async function resumePlans(ctx: Ctx): Promise<void> {
  const dead = new Date(ctx.now().getTime() - LEASE_MS);
  const { id, workspaceId, approvedBy, difference } = actionPlans;
  const rows = await ctx.db
    .select({ id, workspaceId, approvedBy, difference })
    .from(actionPlans)
    .where(
      and(inArray(actionPlans.status, ['approved', 'applying']), lt(actionPlans.updatedAt, dead), isDue(ctx.now())),
    )
    .limit(AT_ONCE);
  for (const row of rows) {
    const approver = row.approvedBy?.kind === 'person' ? row.approvedBy.id : undefined;
    const by = approver && (await memberCtx(ctx, { workspaceId: row.workspaceId, userId: approver }));
    if (by) await applyPlan(by, row.id);
    else {
      await ctx.db
        .update(actionPlans)
        .set({ status: 'failed', failure: wordsOfPlan(row).cannot.approverGone, updatedAt: ctx.now() })
        .where(and(eq(actionPlans.id, row.id), inArray(actionPlans.status, ['approved', 'applying'])));
    }
  }
}

function kindOf(row: PlanRow): Kind<ActionKind> {
  return KINDS[row.kind] as Kind<ActionKind>;
}
