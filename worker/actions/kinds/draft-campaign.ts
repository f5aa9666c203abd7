import { and, eq } from 'drizzle-orm';
import { dayText } from '../../ai/tools/words/format.ts';
import { campaignDrafts } from '../../db/schema.ts';
import { countReach } from '../audience.ts';
import { requireRecommendation } from '../email/holdout.ts';
import { peopleText } from '../words/languages.ts';
import { type Kind, line } from './kind.ts';

/** Content and audience of a campaign, kept to be worked on. Nothing is sent. */
export const draftCampaign: Kind<'draft_campaign'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { name: given, segmentId, channel, subject, message, offer, sendOn, recommendationId }, words) {
    await requireRecommendation(ctx, { recommendationId });
    const { language, quoted, campaign: say } = words;
    const reach = await countReach(ctx, { segmentId, channel }, words);
    const people = (n: number) => peopleText(n, words);
    const name = quoted(given);
    const lines = [
      line('add', say.line({ name, people: people(reach.people), segment: quoted(reach.name), channel })),
      line('note', say.reachable(people(reach.reachable))),
    ];
    if (reach.people > reach.reachable) {
      lines.push(line('skip', say.without(people(reach.people - reach.reachable))));
    }
    if (subject) lines.push(line('note', say.subject(subject)));
    lines.push(line('note', message.length > 300 ? `${message.slice(0, 300)}…` : message));
    if (offer) lines.push(line('note', say.offer(offer)));
    if (sendOn) lines.push(line('note', say.meantFor(dayText(sendOn, language))));
    return {
      title: say.title(name),
      difference: { people: reach.people, reachable: reach.reachable, messages: 0, money: null, currency: null, lines },
    };
  },

  async apply(ctx, { id, input }, { quoted, campaign: say }) {
    const { name, segmentId, channel, message, subject = null, offer = null, sendOn = null } = input;
    const draft = { name, segmentId, channel, message, subject, offer, sendOn };
    const [now, workspaceId] = [ctx.now(), ctx.workspace.id];
    return {
      result: say.drafted(quoted(name)),
      href: `/campaigns/${id}`,
      undo: { draftId: id },
      statements: [
        ctx.db.insert(campaignDrafts).values({ ...draft, id, planId: id, workspaceId, createdAt: now, updatedAt: now }),
      ],
    };
  },

  async undo(ctx, { id, input }, { quoted, campaign: say }) {
    const mine = and(eq(campaignDrafts.id, id), eq(campaignDrafts.workspaceId, ctx.workspace.id));
    return {
      result: say.removed(quoted(input.name)),
      statements: [ctx.db.delete(campaignDrafts).where(mine)],
    };
  },
};
