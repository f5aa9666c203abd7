import { and, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { ActionInput, CampaignDraft, CampaignDraftPatch } from '../../../contract/actions.ts';
import { audienceOf } from '../../../contract/campaign-audience.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { actionPlans, campaignDrafts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { byCaller, callerOf } from '../actor.ts';
import { recordAudit } from '../audit.ts';
import { contentOf, shownDraft } from '../campaigns/content.ts';
import { requireAhead } from '../campaigns/when.ts';
import { campaignPlanWords } from '../campaigns/words/languages.ts';
import { canonical } from '../hash.ts';
import { planWords } from '../words/languages.ts';

type Row = typeof campaignDrafts.$inferSelect;
type Letter = Pick<ActionInput<'send_email'>, 'audience' | 'subject' | 'body' | 'sendOn' | 'sendAt'>;

/** Campaigns that were drafted, newest first. */
export async function listDrafts(
  ctx: UserCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ data: CampaignDraft[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(campaignDrafts)
    .where(
      and(
        eq(campaignDrafts.workspaceId, ctx.workspace.id),
        before(cursor, campaignDrafts.createdAt, campaignDrafts.id),
      ),
    )
    .orderBy(desc(campaignDrafts.createdAt), desc(campaignDrafts.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
  return { data: data.map(shownDraft), nextCursor };
}

/** One draft; 404 for what is not the workspace's. */
export async function getDraft(ctx: UserCtx, id: string): Promise<CampaignDraft> {
  return shownDraft(await requireDraft(ctx, id));
}

/** Changes a draft; what is left out stays. Where its words change, what waits to send them is void, approved or not. */
export async function changeDraft(
  ctx: UserCtx,
  id: string,
  patch: z.infer<typeof CampaignDraftPatch>,
): Promise<CampaignDraft> {
  requireRight(ctx, 'draft');
  const old = await requireDraft(ctx, id);
  const { name, subject, message, offer, sendOn, sendAt, channels, costLimit } = patch;
  const when = {
    sendOn: sendOn === undefined ? old.sendOn : sendOn,
    sendAt: sendAt === undefined ? old.sendAt : sendAt,
  };
  if (sendOn !== undefined || sendAt !== undefined) requireAhead(ctx, when, planWords());
  const [channel = 'email', ...fallbacks] = [...new Set(channels)];
  const by = callerOf(ctx);
  const [[row]] = await ctx.db.batch([
    ctx.db
      .update(campaignDrafts)
      .set({
        ...(name !== undefined && { name }),
        ...(subject !== undefined && { subject }),
        ...(message !== undefined && { message }),
        ...(offer !== undefined && { offer }),
        ...(sendOn !== undefined && { sendOn }),
        ...(sendAt !== undefined && { sendAt }),
        // A time is of a day.
        ...(sendOn === null && { sendAt: null }),
        ...(channels && { channel, fallbacks }),
        ...(costLimit !== undefined && { costLimit }),
        updatedAt: ctx.now(),
      })
      .where(ownDraft(ctx, id))
      .returning(),
    recordAudit(ctx, {
      ...{
        ...byCaller(ctx),
        what: 'campaign_draft.changed',
        text: `${by.name} changed the draft “${old.name}”`,
      },
      subject: { kind: 'campaign_draft', id },
      before: shownDraft(old),
      after: patch,
    }),
    ...(saysOtherwise(old, patch)
      ? [endSendings(ctx, id)]
      : when.sendOn !== old.sendOn || when.sendAt !== old.sendAt
        ? [endSendings(ctx, id, sql`${actionPlans.input}->>'sendOn' is not null`)]
        : []),
  ]);
  return row ? shownDraft(row) : fail('not_found');
}

export async function deleteDraft(ctx: UserCtx, id: string): Promise<void> {
  requireRight(ctx, 'draft');
  const old = await requireDraft(ctx, id);
  const by = callerOf(ctx);
  await ctx.db.batch([
    ctx.db.delete(campaignDrafts).where(ownDraft(ctx, id)),
    endSendings(ctx, id),
    recordAudit(ctx, {
      ...{
        ...byCaller(ctx),
        what: 'campaign_draft.deleted',
        text: `${by.name} deleted the draft “${old.name}”`,
      },
      subject: { kind: 'campaign_draft', id },
      before: shownDraft(old),
    }),
  ]);
}

const WORDS = ['name', 'subject', 'message'] as const;

/** Other words, other channels, or another limit than what was asked to be sent with. */
function saysOtherwise(old: Row, patch: z.infer<typeof CampaignDraftPatch>): boolean {
  const { channels, costLimit } = patch;
  return (
    WORDS.some((part) => patch[part] !== undefined && patch[part] !== old[part]) ||
    (channels !== undefined && canonical(channels) !== canonical(contentOf(old).channels)) ||
    (costLimit !== undefined && canonical(costLimit) !== canonical(old.costLimit))
  );
}

/** What waits to send a campaign, approved or not, is void once it says something else; `only` narrows down which. */
export function endSendings(ctx: UserCtx, id: string, only: SQL = sql`true`) {
  return ctx.db
    .update(actionPlans)
    .set({
      ...{
        status: 'void',
        failure: sql`case ${actionPlans.difference}->>'language' ${sql.join(
          (['de', 'es', 'fr'] as const).map(
            (language) => sql`when ${language} then ${campaignPlanWords(language).cannot.sendAnew}`,
          ),
          sql` `,
        )} else ${campaignPlanWords('en').cannot.sendAnew} end`,
        updatedAt: ctx.now(),
      },
      ...{ approvedBy: null, approvedHash: null, approvedAt: null },
    })
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        eq(actionPlans.kind, 'send_email'),
        inArray(actionPlans.status, ['proposed', 'approved']),
        sql`${actionPlans.input}->>'campaignId' = ${id}`,
        only,
      ),
    );
}

/** The sending of a campaign that is approved and waits for its time. */
export async function scheduledOf(ctx: UserCtx, id: string): Promise<{ planId: string; at: string } | null> {
  const [row] = await ctx.db
    .select({ planId: actionPlans.id, at: actionPlans.applyAt })
    .from(actionPlans)
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        eq(actionPlans.status, 'approved'),
        isNotNull(actionPlans.applyAt),
        sql`${actionPlans.input}->>'campaignId' = ${id}`,
      ),
    )
    .orderBy(actionPlans.applyAt)
    .limit(1);
  return row?.at ? { planId: row.planId, at: row.at.toISOString() } : null;
}

/** 409 unless a letter is the campaign, word for word: what is approved of a campaign is what it says. */
export async function requireSameWords(ctx: UserCtx, id: string, letter: Letter): Promise<void> {
  const draft = await requireDraft(ctx, id);
  const isForThem = canonical(letter.audience) === canonical(audienceOf(draft));
  const isSame = letter.subject === (draft.subject || draft.name) && letter.body === draft.message;
  // It may be sent at once, whenever it was meant to go out, and at no other time than that.
  const isThen = !letter.sendOn || (letter.sendOn === draft.sendOn && (letter.sendAt ?? null) === draft.sendAt);
  if (draft.channel !== 'email') fail('conflict', 'This campaign is not for e-mail');
  if (!isForThem || !isSame || !isThen) fail('conflict', 'The campaign was changed since: look at it and send it anew');
}

/** A draft's row; 404 for what is not the workspace's. */
export async function requireDraft(ctx: UserCtx, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(campaignDrafts).where(ownDraft(ctx, id));
  return row ?? fail('not_found', 'There is no such draft');
}

export const ownDraft = (ctx: UserCtx, id: string) =>
  and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, ctx.workspace.id));
