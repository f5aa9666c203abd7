import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import type { EmailMessage } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { emailMessages } from '../../db/schema.ts';
import type { PlanOf } from '../kinds/kind.ts';
import { requirePlan } from '../rows.ts';
import { readFor, readRecipients } from './recipients.ts';

const WRITTEN_AT_ONCE = 200;
/** Why a letter was not handed over that was written. */
export const TAKEN_BACK = 'It was taken back before it was sent.';

/**
 * Writes the letter to each person the plan is about, as a draft: one row each, however often it is begun anew. Who said
 * no since it was planned is left out; nobody is added.
 */
export async function writeLetters(ctx: UserCtx, plan: PlanOf<'draft_email'>): Promise<number> {
  const recipients = await readRecipients(ctx, plan.audience ?? []);
  const letter = readFor(recipients, plan.input);
  for (let from = 0; from < recipients.length; from += WRITTEN_AT_ONCE) {
    const rows = recipients.slice(from, from + WRITTEN_AT_ONCE).map(({ id: profileId, email: address, variables }) => ({
      ...{ id: newId(), workspaceId: ctx.workspace.id, planId: plan.id, profileId, address },
      ...{ ...letter.fill(variables), status: 'draft' as const, createdAt: ctx.now() },
    }));
    await ctx.db.insert(emailMessages).values(rows).onConflictDoNothing();
  }
  return recipients.length;
}

/** The statement that takes back what was not handed over yet. */
export function holdLetters(ctx: UserCtx, planId: string) {
  return ctx.db
    .update(emailMessages)
    .set({ status: 'skipped', reason: TAKEN_BACK, dueAt: null })
    .where(and(ofPlan(ctx, planId), eq(emailMessages.status, 'queued')));
}

export function dropDrafts(ctx: UserCtx, planId: string) {
  return ctx.db.delete(emailMessages).where(and(ofPlan(ctx, planId), eq(emailMessages.status, 'draft')));
}

const ofPlan = ({ workspace }: Pick<UserCtx, 'workspace'>, planId: string) =>
  and(eq(emailMessages.planId, planId), eq(emailMessages.workspaceId, workspace.id));

/** The e-mails of a plan, in the order of their people. */
export async function listEmails(
  ctx: UserCtx,
  { id, limit, after, status }: { id: string; limit: number; after?: string | undefined; status?: string | undefined },
): Promise<{ data: EmailMessage[]; nextCursor: string | null }> {
  await requirePlan(ctx, id);
  const rows = await ctx.db
    .select()
    .from(emailMessages)
    .where(
      and(
        ofPlan(ctx, id),
        status ? inArray(emailMessages.status, [status as EmailMessage['status']]) : undefined,
        after ? gt(emailMessages.profileId, after) : undefined,
      ),
    )
    .orderBy(asc(emailMessages.profileId))
    .limit(limit + 1);
  const data = rows.slice(0, limit).map(
    (row): EmailMessage => ({
      ...{ id: row.id, personId: row.profileId, address: row.address, subject: row.subject, body: row.body },
      ...{ status: row.status, reason: row.reason, attempts: row.attempts, sentAt: row.sentAt?.toISOString() ?? null },
    }),
  );
  return { data, nextCursor: rows.length > limit ? (data.at(-1)?.personId ?? null) : null };
}
