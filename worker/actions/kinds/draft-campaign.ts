import { and, eq } from 'drizzle-orm';
import { campaignDrafts } from '../../db/schema.ts';
import { countReach } from '../audience.ts';
import { requireRecommendation } from '../email/holdout.ts';
import { type Kind, line, people } from './kind.ts';

const BY = { email: 'by e-mail', sms: 'by SMS', push: 'by push', whatsapp: 'on WhatsApp', messenger: 'on Messenger' };

/** Content and audience of a campaign, kept to be worked on. Nothing is sent. */
export const draftCampaign: Kind<'draft_campaign'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { name, segmentId, channel, subject, message, offer, sendOn, recommendationId }) {
    await requireRecommendation(ctx, { recommendationId });
    const reach = await countReach(ctx, segmentId, channel);
    const lines = [
      line('add', `The draft “${name}” for ${people(reach.people)} of “${reach.name}”, ${BY[channel]}`),
      line('note', `${people(reach.reachable)} can be reached there: they said yes and have an address`),
    ];
    if (reach.people > reach.reachable) {
      lines.push(line('skip', `${people(reach.people - reach.reachable)} without a yes or without an address`));
    }
    if (subject) lines.push(line('note', `Subject: ${subject}`));
    lines.push(line('note', message.length > 300 ? `${message.slice(0, 300)}…` : message));
    if (offer) lines.push(line('note', `Offer: ${offer}`));
    if (sendOn) lines.push(line('note', `Meant for ${sendOn}`));
    return {
      title: `Draft the campaign “${name}”`,
      difference: { people: reach.people, reachable: reach.reachable, messages: 0, money: null, currency: null, lines },
    };
  },

  async apply(ctx, { id, input }) {
    const { name, segmentId, channel, message, subject = null, offer = null, sendOn = null } = input;
    const draft = { name, segmentId, channel, message, subject, offer, sendOn };
    const [now, workspaceId] = [ctx.now(), ctx.workspace.id];
    return {
      result: `The campaign “${name}” is drafted. Nothing was sent.`,
      href: `/campaigns/${id}`,
      undo: { draftId: id },
      statements: [
        ctx.db.insert(campaignDrafts).values({ ...draft, id, planId: id, workspaceId, createdAt: now, updatedAt: now }),
      ],
    };
  },

  async undo(ctx, { id, input }) {
    const mine = and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, ctx.workspace.id));
    return {
      result: `The draft “${input.name}” is removed.`,
      statements: [ctx.db.delete(campaignDrafts).where(mine)],
    };
  },
};
