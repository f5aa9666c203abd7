import { eq, sql } from 'drizzle-orm';
import type { EmailMessage } from '../../../contract/actions.ts';
import type { Ctx } from '../../context.ts';
import { actionPlans } from '../../db/schema.ts';
import { people } from '../kinds/kind.ts';
import { ownPlan, whileStill } from '../rows.ts';
import { HELD_OUT } from './holdout.ts';
import { TAKEN_BACK } from './messages.ts';

interface For {
  workspaceId: string;
  planId: string;
}

/** Where a sending stands: each person is in exactly one of these numbers. */
export interface Standing {
  /** By what became of their letter; `held` were written and taken back, `heldOut` were to get none. */
  tally: Partial<Record<EmailMessage['status'] | 'held' | 'heldOut', number>>;
  /** People whose letter is not written yet, or, once the plan was taken back, never will be. */
  unwritten: number;
}

export async function standingOf(ctx: Pick<Ctx, 'db'>, { workspaceId, planId }: For): Promise<Standing> {
  const [{ rows }, plans] = await ctx.db.batch([
    ctx.db.execute<{ status: keyof Standing['tally']; n: number }>(sql`
      select case when status = 'skipped' and reason = ${TAKEN_BACK} then 'held'
        when status = 'skipped' and reason = ${HELD_OUT} then 'heldOut' else status end as status, count(*)::int as n
      from email_messages where plan_id = ${planId}::uuid and workspace_id = ${workspaceId}::uuid group by 1`),
    ctx.db
      .select({
        people: sql<number>`coalesce(jsonb_array_length(audience), 0)`,
        heldOut: sql<number>`coalesce((undo->>'heldOut')::int, 0)`,
        isOpen: sql<boolean>`letters_due_at is not null or status = 'undone'`,
      })
      .from(actionPlans)
      .where(ownPlan({ workspace: { id: workspaceId } }, planId)),
  ]);
  const tally: Standing['tally'] = Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  const [plan] = plans;
  if (plan?.heldOut) tally.heldOut = plan.heldOut;
  const known = Object.values(tally).reduce((sum, n) => sum + n, 0);
  return { tally, unwritten: plan?.isOpen ? Math.max(0, plan.people - known) : 0 };
}

/** How far a sending is: `Sending 1,200 of 8,300, 3 left out.`, and in the end `Sent to 8,297 people, 3 left out.` */
export function sendingInWords({ tally, unwritten }: Standing): string {
  const waiting = (tally.queued ?? 0) + (tally.sending ?? 0) + unwritten;
  const { sent = 0 } = tally;
  const all = Object.values(tally).reduce((sum, n) => sum + n, 0) + unwritten - (tally.heldOut ?? 0);
  const parts = [
    ...(waiting ? [`sending ${inFigures(sent)} of ${inFigures(all)}`] : sent ? [`sent to ${people(sent)}`] : []),
    ...rest(tally),
  ];
  return sentence(parts);
}

/** What taking back a sending held back, and what it did not. */
export function heldBackInWords({ tally, unwritten }: Standing): string {
  const { sent = 0, sending = 0, held = 0, queued = 0 } = tally;
  const parts = [
    ...(sent ? [`sent to ${people(sent)}`] : []),
    ...(sending ? [`${inFigures(sending)} on the way`] : []),
    ...rest(tally),
  ];
  const kept = `Held back for ${people(held + queued + unwritten)}.`;
  return sent || sending || tally.unknown ? `${kept} Not undone: ${sentence(parts)}` : `${kept} Nobody had got it.`;
}

/** The plan says where its sending stands. */
export async function tell(ctx: Ctx, of: For): Promise<void> {
  const shop = { ...ctx, workspace: { id: of.workspaceId } };
  const [plan] = await ctx.db
    .select({ id: actionPlans.id, hash: actionPlans.hash, status: actionPlans.status })
    .from(actionPlans)
    .where(ownPlan(shop, of.planId));
  if (!plan || (plan.status !== 'applied' && plan.status !== 'undone')) return;
  const standing = await standingOf(ctx, of);
  const result = plan.status === 'applied' ? sendingInWords(standing) : heldBackInWords(standing);
  await whileStill(
    shop,
    plan,
    [plan.status],
    [ctx.db.update(actionPlans).set({ result }).where(eq(actionPlans.id, plan.id))],
  );
}

function rest({ unknown, failed, skipped, heldOut }: Standing['tally']): string[] {
  return [
    ...(unknown ? [`${inFigures(unknown)} unclear whether they arrived`] : []),
    ...(failed ? [`${inFigures(failed)} failed`] : []),
    ...(skipped ? [`${inFigures(skipped)} left out`] : []),
    ...(heldOut ? [`${inFigures(heldOut)} held out`] : []),
  ];
}

function sentence(parts: string[]): string {
  const text = parts.join(', ') || 'nobody was left to write to';
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}

const inFigures = (n: number): string => n.toLocaleString('en-US');
