import { listOf } from '../../contract/campaign-audience.ts';
import type { CampaignOutlook } from '../../contract/campaign-outlook.ts';
import { contentOf } from '../actions/campaigns/content.ts';
import { worthOf } from '../actions/campaigns/cost.ts';
import { reachOfCampaign } from '../actions/campaigns/reach.ts';
import { sendMoment } from '../actions/campaigns/when.ts';
import { withMembers } from '../actions/campaigns/whom.ts';
import { requireDraft, scheduledOf } from '../actions/drafts/drafts.ts';
import { shareOf } from '../actions/email/holdout.ts';
import { MOST_TO_SEND } from '../actions/email/most.ts';
import { emailProvider } from '../actions/email/provider.ts';
import { planWords } from '../actions/words/languages.ts';
import { definitionText } from '../ai/tools/words/people/definition.ts';
import type { UserCtx } from '../context.ts';
import { predictedWords } from '../predictions/campaigns/words.ts';
import { readSegments, type Segments } from '../segments/rows.ts';
import { campaignResults } from './results.ts';

/** A draft as it would go out now; 404 for what is not the workspace's, 409 where nobody can tell who is in its list. */
export async function outlookOf(ctx: UserCtx, id: string): Promise<CampaignOutlook> {
  const content = contentOf(await requireDraft(ctx, id));
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  const audience = audienceIn(segments, content.segmentId);
  // Of a segment that was removed there is nobody.
  const isGone = !listOf(content.segmentId) && !segments.ruleOf(content.segmentId);
  const words = planWords();
  const [reach, results, scheduled] = await Promise.all([
    isGone ? undefined : withMembers(ctx, content, words).then((whom) => reachOfCampaign(ctx, segments, whom)),
    campaignResults(ctx, { draftId: id }),
    scheduledOf(ctx, id),
  ]);
  const found = reach ?? { people: 0, by: [], nobody: { no_consent: 0, said_no: 0, no_address: 0 } };
  const blocked = !emailProvider(ctx.env) ? 'no_service' : content.channels[0] === 'email' ? null : 'first_channel';
  const byEmail = found.by.find(({ channel }) => channel === 'email')?.people ?? 0;
  const letters = blocked === 'first_channel' ? 0 : byEmail;
  const share = shareOf(letters);
  const { amount, currency, text } = await worthOf(ctx, { content, reach: found }, words);
  return {
    audience,
    condition: content.condition && definitionText(content.condition, segments.nameOf, 'en').replace(/\.$/, ''),
    people: found.people,
    by: found.by.map((one) => ({ ...one, sends: one.channel === 'email' && blocked === null })),
    nobody: (['no_consent', 'said_no', 'no_address'] as const).map((why) => ({ why, people: found.nobody[why] })),
    ...{ blocked, letters, mostPeople: MOST_TO_SEND[ctx.workspace.plan] },
    holdout: share > 0 ? { share, people: Math.round(share * letters) } : null,
    cost: { amount, currency, text },
    ...{ sendsAt: ahead(sendMoment(content, ctx.workspace.timezone), ctx.now()), scheduled },
    sendings: results.flatMap(({ standing }) => standing),
  };
}

const ahead = (at: Date | undefined, now: Date) => (at && at > now ? at.toISOString() : null);

function audienceIn(segments: Segments, segmentId: string): CampaignOutlook['audience'] {
  const list = listOf(segmentId);
  if (list) {
    const { names, meaning } = predictedWords();
    return { name: names[list], definition: meaning[list], href: '/people/predictions' };
  }
  const rule = segments.ruleOf(segmentId);
  if (!rule) return { name: 'A segment that was removed', definition: '', href: null };
  const definition = rule.kind === 'standard' ? '' : definitionText(rule.definition, segments.nameOf, 'en');
  return { name: segments.nameOf(segmentId), definition, href: `/people/${segmentId}` };
}
