import { eq, sql } from 'drizzle-orm';
import type { EmailMessage } from '../../../contract/actions.ts';
import { countText } from '../../ai/tools/words/format.ts';
import type { Ctx } from '../../context.ts';
import { actionPlans } from '../../db/schema.ts';
import { ownPlan, whileStill } from '../rows.ts';
import { peopleText, wordsOfPlan } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import { DEFERRED } from './cap.ts';
import { HELD_OUT } from './holdout.ts';
import { TAKEN_BACK } from './messages.ts';

interface For {
  workspaceId: string;
  planId: string;
}

/** Where a sending stands: each person is in exactly one of these numbers. */
export interface Standing {
  /** By what became of their letter; `held` were written and taken back, `heldOut` were to get none, `deferred` wait for their week. */
  tally: Partial<Record<EmailMessage['status'] | 'held' | 'heldOut' | 'deferred', number>>;
  /** People whose letter is not written yet, or, once the plan was taken back, never will be. */
  unwritten: number;
}

export async function standingOf(ctx: Pick<Ctx, 'db'>, { workspaceId, planId }: For): Promise<Standing> {
  const [{ rows }, plans] = await ctx.db.batch([
    ctx.db.execute<{ status: keyof Standing['tally']; n: number }>(sql`
      select case when status = 'skipped' and reason = ${TAKEN_BACK} then 'held'
        when status = 'skipped' and reason = ${HELD_OUT} then 'heldOut'
        when status = 'queued' and reason = ${DEFERRED} then 'deferred' else status end as status, count(*)::int as n
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
export function sendingInWords({ tally, unwritten }: Standing, words: PlanWords): string {
  const { sending: say, language } = words;
  const figure = (n: number) => countText(n, language);
  const waiting = (tally.queued ?? 0) + (tally.sending ?? 0) + unwritten;
  const { sent = 0 } = tally;
  const all = Object.values(tally).reduce((sum, n) => sum + n, 0) + unwritten - (tally.heldOut ?? 0);
  const parts = [
    ...(waiting
      ? [say.sending({ sent: figure(sent), all: figure(all) })]
      : sent
        ? [say.sentTo(peopleText(sent, words))]
        : []),
    ...rest(tally, words),
  ];
  return sentence(parts, words);
}

/** What taking back a sending held back, and what it did not. */
export function heldBackInWords({ tally, unwritten }: Standing, words: PlanWords): string {
  const say = words.sending;
  const { sent = 0, sending = 0, held = 0, queued = 0, deferred = 0 } = tally;
  const parts = [
    ...(sent ? [say.sentTo(peopleText(sent, words))] : []),
    ...(sending ? [say.onTheWay(countText(sending, words.language))] : []),
    ...rest({ ...tally, deferred: 0 }, words),
  ];
  const kept = say.heldBack(peopleText(held + queued + deferred + unwritten, words));
  return sent || sending || tally.unknown
    ? `${kept} ${say.notUndone(sentence(parts, words))}`
    : `${kept} ${say.nobodyGot}`;
}

/** The plan says where its sending stands. */
export async function tell(ctx: Ctx, of: For): Promise<void> {
  const shop = { ...ctx, workspace: { id: of.workspaceId } };
  const [plan] = await ctx.db
    .select({
      ...{ id: actionPlans.id, hash: actionPlans.hash, status: actionPlans.status },
      difference: actionPlans.difference,
    })
    .from(actionPlans)
    .where(ownPlan(shop, of.planId));
  if (!plan || (plan.status !== 'applied' && plan.status !== 'undone')) return;
  const standing = await standingOf(ctx, of);
  const words = wordsOfPlan(plan);
  const result = plan.status === 'applied' ? sendingInWords(standing, words) : heldBackInWords(standing, words);
  await whileStill(
    shop,
    plan,
    [plan.status],
    [ctx.db.update(actionPlans).set({ result }).where(eq(actionPlans.id, plan.id))],
  );
}

function rest({ unknown, failed, skipped, heldOut, deferred }: Standing['tally'], words: PlanWords): string[] {
  const { sending: say, language } = words;
  const figure = (n: number) => countText(n, language);
  return [
    ...(deferred ? [say.deferred(figure(deferred))] : []),
    ...(unknown ? [say.unclear(figure(unknown))] : []),
    ...(failed ? [say.failed(figure(failed))] : []),
    ...(skipped ? [say.leftOut(figure(skipped))] : []),
    ...(heldOut ? [say.heldOut(figure(heldOut))] : []),
  ];
}

function sentence(parts: string[], { sending: say }: PlanWords): string {
  const text = parts.join(', ') || say.nobodyLeft;
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
