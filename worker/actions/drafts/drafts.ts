import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { CampaignDraft, CampaignDraftPatch } from '../../../contract/actions.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { campaignDrafts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { byCaller, callerOf } from '../actor.ts';
import { recordAudit } from '../audit.ts';

type Row = typeof campaignDrafts.$inferSelect;

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
  return { data: data.map(shown), nextCursor };
}

/** One draft; 404 for what is not the workspace's. */
export async function getDraft(ctx: UserCtx, id: string): Promise<CampaignDraft> {
  return shown(await requireDraft(ctx, id));
}

/** Changes a draft; what is left out stays. */
export async function changeDraft(
  ctx: UserCtx,
  id: string,
  patch: z.infer<typeof CampaignDraftPatch>,
): Promise<CampaignDraft> {
  requireRight(ctx, 'draft');
  const old = await requireDraft(ctx, id);
  const { name, subject, message, offer, sendOn } = patch;
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
      before: shown(old),
      after: patch,
    }),
  ]);
  return row ? shown(row) : fail('not_found');
}

export async function deleteDraft(ctx: UserCtx, id: string): Promise<void> {
  requireRight(ctx, 'draft');
  const old = await requireDraft(ctx, id);
  const by = callerOf(ctx);
  await ctx.db.batch([
    ctx.db.delete(campaignDrafts).where(ownDraft(ctx, id)),
    recordAudit(ctx, {
      ...{
        ...byCaller(ctx),
        what: 'campaign_draft.deleted',
        text: `${by.name} deleted the draft “${old.name}”`,
      },
      subject: { kind: 'campaign_draft', id },
      before: shown(old),
    }),
  ]);
}

async function requireDraft(ctx: UserCtx, id: string): Promise<Row> {
  const [row] = await ctx.db.select().from(campaignDrafts).where(ownDraft(ctx, id));
  return row ?? fail('not_found', 'There is no such draft');
}

const ownDraft = (ctx: UserCtx, id: string) =>
  and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, ctx.workspace.id));

function shown(row: Row): CampaignDraft {
  const { id, name, segmentId, subject, message, offer, sendOn, createdAt, updatedAt } = row;
  return {
    ...{ id, name, segmentId, channel: row.channel as CampaignDraft['channel'], subject, message, offer, sendOn },
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
  };
}
