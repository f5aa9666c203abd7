import { and, asc, eq } from 'drizzle-orm';
import { listOf } from '../../../contract/campaign-audience.ts';
import { MOST_OF_A_KIND } from '../../../contract/configuration.ts';
import { columnsOf, contentOf } from '../../actions/campaigns/content.ts';
import type { UserCtx } from '../../context.ts';
import { campaignDrafts } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { asContent, type Setting, stillAs } from './kind.ts';
import { missingSegment } from './segments.ts';
import { tellerOf } from './told.ts';

type Row = typeof campaignDrafts.$inferSelect;

/** Drafts of campaigns: the letters that a shop keeps. */
export const draftSetting: Setting<'draft', Row> = {
  async list(ctx) {
    const rows = await ctx.db
      .select()
      .from(campaignDrafts)
      .where(eq(campaignDrafts.workspaceId, ctx.workspace.id))
      .orderBy(asc(campaignDrafts.createdAt), asc(campaignDrafts.id))
      .limit(MOST_OF_A_KIND);
    return rows.map((row) => {
      const { id, name, segmentId, channel, subject, message, offer, sendOn, sendAt, condition, costLimit } = row;
      const fallbacks = row.fallbacks.length > 0 ? row.fallbacks : null;
      const given = { subject, offer, sendOn, sendAt, fallbacks, condition, costLimit };
      const optional = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== null));
      return { id, row, content: asContent('draft', { name, segmentId, channel, message, ...optional }) };
    });
  },

  check(_ctx, { content, held }, world) {
    if (!held && world.all.length > MOST_OF_A_KIND) fail('conflict', `There can be ${MOST_OF_A_KIND} drafts in files`);
    // A list that a model makes is always there to be asked for.
    return listOf(content.segmentId) ? [] : missingSegment(content.segmentId, 'segmentId', world);
  },

  put(ctx, { id, content, held }) {
    const { name, segmentId } = content;
    const [draft, now] = [{ ...columnsOf(contentOf(content)), name, segmentId }, ctx.now()];
    if (held) {
      return [
        stillAs(ctx, 'campaign_drafts', held.row),
        ctx.db
          .update(campaignDrafts)
          .set({ ...draft, updatedAt: now })
          .where(own(ctx, id)),
        told(ctx, { id, name: held.content.name }, 'changed', { before: held.content, after: content }),
      ];
    }
    const row = { id, workspaceId: ctx.workspace.id, createdAt: now, updatedAt: now };
    return [
      ctx.db.insert(campaignDrafts).values({ ...draft, ...row }),
      told(ctx, { id, name }, 'saved', { after: content }),
    ];
  },

  remove(ctx, { id, content, row }) {
    return [
      stillAs(ctx, 'campaign_drafts', row),
      ctx.db.delete(campaignDrafts).where(own(ctx, id)),
      told(ctx, { id, name: content.name }, 'deleted', { before: content }),
    ];
  },
};

const told = tellerOf('campaign_draft', 'draft');

const own = ({ workspace }: UserCtx, id: string) =>
  and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, workspace.id));
