import { and, eq, isNotNull, lte, type SQLWrapper, sql } from 'drizzle-orm';
import type { Ctx, UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { actionPlans, emailMessages, workspaces } from '../../db/schema.ts';
import { type InShop, ownPlan, whileStill } from '../rows.ts';
import { DEFERRED } from './cap.ts';
import { HELD_OUT, holdoutOf, isHeldOut } from './holdout.ts';
import { type EmailInput, type Recipient, readRecipients } from './recipients.ts';
import { type Letter, readLetter, TemplateFault } from './template.ts';

export interface For {
  workspaceId: string;
  planId: string;
}

const AT_ONCE = 200;
const MOST_PLANS = 100;
/** A job that has not come back for so long is taken for dead. */
const LEASE_MS = 120_000;
const LEFT_OUT = 'Not subscribed to e-mail under an address any more.';

/** The statement by which the letters of a plan begin to be written, by jobs. */
export function beginLetters(ctx: UserCtx, planId: string) {
  return dueAgain(ctx, planId, ctx.now());
}

/** The statement by which no more of them are written. */
export function endLetters(ctx: InShop, planId: string) {
  return dueAgain(ctx, planId, null);
}

function dueAgain(ctx: InShop, planId: string, lettersDueAt: Date | null) {
  return ctx.db.update(actionPlans).set({ lettersDueAt }).where(ownPlan(ctx, planId));
}

/** Plans of which letters are to be written, and no job has been at for a while. */
export function plansInWriting(ctx: Ctx): Promise<For[]> {
  const { id: planId, workspaceId, lettersDueAt } = actionPlans;
  return ctx.db
    .select({ planId, workspaceId })
    .from(actionPlans)
    .where(and(isNotNull(lettersDueAt), lte(lettersDueAt, ctx.now())))
    .limit(MOST_PLANS);
}

/** Whether there are letters of a plan to be written: then the jobs that write them hand over what waits, too. */
export function isInWriting(planId: SQLWrapper) {
  return sql`exists (select 1 from action_plans p where p.id = ${planId} and p.letters_due_at is not null)`;
}

/**
 * Writes the next page of a plan's letters, unless enough of them wait to be handed over, and says whether more are to be
 * written; undefined where nothing is. Everybody whom the approval is of
 * gets one row, in the order of their ids, so that the last row says where to go on, whenever a job died; two jobs that
 * write the same page write it once. Nothing is written from the moment the plan is taken back.
 */
export async function writePage(ctx: Ctx, of: For): Promise<{ more: boolean } | undefined> {
  const plan = await readPlan(ctx, of);
  if (!plan) return undefined;
  const shop = { ...ctx, workspace: { id: of.workspaceId, name: plan.shop } };
  if (await isAhead(ctx, of)) {
    await whileStill(shop, plan, ['applied'], [dueAgain(shop, of.planId, leaseEnd(ctx))]);
    return { more: true };
  }
  const ids = await readIds(ctx, of);
  const recipients = new Map((await readRecipients(shop, ids)).map((one) => [one.id, one]));
  const letter = readLetter(plan.input);
  const holdout = holdoutOf(plan.input, plan.people);
  const rows = ids.map((id) => ({
    ...{ id: newId(), workspaceId: of.workspaceId, planId: of.planId, profileId: id, createdAt: ctx.now() },
    ...(holdout && isHeldOut(holdout, id)
      ? { ...NO_LETTER, reason: HELD_OUT }
      : written(letter, recipients.get(id), ctx.now())),
  }));
  const more = ids.length === AT_ONCE;
  const still = await whileStill(
    shop,
    plan,
    ['applied'],
    [
      dueAgain(shop, of.planId, more ? leaseEnd(ctx) : null),
      ...(rows.length > 0 ? [ctx.db.insert(emailMessages).values(rows).onConflictDoNothing()] : []),
    ],
  );
  return { more: still && more };
}

const NO_LETTER = { address: null, subject: '', body: '', status: 'skipped' as const, dueAt: null };

function written(letter: Letter, recipient: Recipient | undefined, now: Date) {
  if (!recipient) return { ...NO_LETTER, reason: LEFT_OUT };
  try {
    const { email: address, variables } = recipient;
    return { address, ...letter.fill(variables), status: 'queued' as const, dueAt: now, reason: null };
  } catch (error) {
    // What the letter says of them was known when it was planned, and is not any more.
    if (error instanceof TemplateFault) return { ...NO_LETTER, reason: error.message };
    throw error;
  }
}

async function readPlan(ctx: Ctx, { workspaceId, planId }: For) {
  const [row] = await ctx.db
    .select({
      ...{ id: actionPlans.id, hash: actionPlans.hash, input: actionPlans.input, shop: workspaces.name },
      people: sql<number>`coalesce(jsonb_array_length(${actionPlans.audience}), 0)`,
    })
    .from(actionPlans)
    .innerJoin(workspaces, eq(workspaces.id, actionPlans.workspaceId))
    .where(
      and(
        ownPlan({ workspace: { id: workspaceId } }, planId),
        ...[eq(actionPlans.kind, 'send_email'), eq(actionPlans.status, 'applied'), isNotNull(actionPlans.lettersDueAt)],
      ),
    );
  return row && { ...row, input: row.input as unknown as EmailInput };
}

/** Whether a page of letters waits to be handed over: writing more would only keep longer what may be taken back. */
async function isAhead(ctx: Ctx, { workspaceId, planId }: For): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from (
      select 1 from email_messages
      where plan_id = ${planId}::uuid and workspace_id = ${workspaceId}::uuid and status = 'queued'
        and reason is distinct from ${DEFERRED} limit ${AT_ONCE}
    ) waiting`);
  return rows[0]?.n === AT_ONCE;
}

/** Whom the next page is to. */
async function readIds(ctx: Ctx, { workspaceId, planId }: For): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select a.id from action_plans p
    cross join lateral jsonb_array_elements_text(p.audience) a (id)
    where p.id = ${planId}::uuid and p.workspace_id = ${workspaceId}::uuid and a.id::uuid > coalesce((
      select profile_id from email_messages where plan_id = ${planId}::uuid order by profile_id desc limit 1
    ), '00000000-0000-0000-0000-000000000000')
    order by a.id::uuid limit ${AT_ONCE}`);
  return rows.map(({ id }) => id);
}

function leaseEnd(ctx: Ctx): Date {
  return new Date(ctx.now().getTime() + LEASE_MS);
}
