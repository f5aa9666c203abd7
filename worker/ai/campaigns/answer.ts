import { sql } from 'drizzle-orm';
import type { CampaignRecommendation, StreamEvent } from '../../../contract/stream.ts';
import type { UserCtx } from '../../context.ts';
import { counted } from '../analyst/words.ts';
import { askForJson } from '../ask.ts';
import type { Entities } from '../intent/entities.ts';
import { campaignsPrompt } from '../prompts/campaigns.ts';
import { builtIn } from '../providers/built-in.ts';
import type { Usage } from '../providers/provider.ts';
import { type Draft, recommendFromFacts } from './catalogue.ts';
import { type CampaignFacts, campaignFacts } from './facts.ts';
import { ModelCampaigns, mergeCampaigns } from './merge.ts';
import { numbersOf } from './numbers.ts';
import { type StoredTurn, store, storedFor } from './store.ts';
import { campaignText, NO_DATA_SOURCES, nobodyText, noSourcesText } from './text.ts';

const PLAN = [
  'Read who did what in your shop',
  'Count the segments and the funnel',
  'Choose a campaign for each segment with people',
];

/** A finished campaign answer: what is shown as cards, the same as text, and whose it is. */
export interface CampaignAnswer {
  data: CampaignRecommendation;
  text: string;
  provider: string;
  usage?: Usage;
}

interface Asked {
  turnId: string;
  conversationId: string | null;
  question: string;
  entities: Entities;
}

/**
 * Campaigns for every segment that has people, from the workspace's own analysis; yields the plan and what was looked
 * at on the way. Asked again for the same turn it gives the recommendations that were stored for it.
 */
export async function* answerCampaigns(
  ctx: UserCtx,
  asked: Asked,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent, CampaignAnswer> {
  yield { type: 'plan', steps: PLAN };
  if (!(await hasSources(ctx))) {
    return {
      data: { type: 'no_data_sources', message: NO_DATA_SOURCES, recommendations: [] },
      text: noSourcesText(),
      provider: builtIn.id,
    };
  }
  const facts = await campaignFacts(ctx);
  const { totals, segments, engagement, funnel } = facts.summary;
  const analysis = { totals, segments, engagement, funnel };
  const looked = `Read ${counted(totals.events, 'event')} of ${counted(totals.people, 'person', 'people')}`;
  yield { type: 'tool', name: 'analytics.summary', summary: looked };
  const own = recommendFromFacts(facts, asked.entities.channels?.[0]);
  if (own.length === 0) {
    return {
      data: { type: 'recommendations', message: nobodyText(), analysis, recommendations: [] },
      text: nobodyText(),
      provider: builtIn.id,
    };
  }
  const turn: StoredTurn & { usage?: Usage } =
    (await storedFor(ctx, asked.turnId)) ?? (await recommend(ctx, asked, facts, own, signal));
  const message = `${counted(turn.recommendations.length, 'campaign')} for your segments. ${looked}.`;
  return {
    data: { type: 'recommendations', message, analysis, recommendations: turn.recommendations },
    text: campaignText(turn.recommendations, asked.entities.segments),
    provider: turn.provider,
    ...(turn.usage && { usage: turn.usage }),
  };
}

async function recommend(ctx: UserCtx, asked: Asked, facts: CampaignFacts, own: Draft[], signal: AbortSignal) {
  const request = {
    system: campaignsPrompt(facts, own),
    messages: [{ role: 'user' as const, content: asked.question }],
    maxTokens: 4000,
    builtIn: '',
  };
  const written = await askForJson(ctx, request, ModelCampaigns, signal);
  const drafts = written ? mergeCampaigns(own, written.value, knownNumbers(facts, own)) : own;
  const { turnId, conversationId } = asked;
  const provider = written?.provider.id ?? builtIn.id;
  return {
    ...(await store(ctx, { turnId, conversationId, provider }, drafts)),
    ...(written?.usage && { usage: written.usage }),
  };
}

/** What a model may state: the analysis, and what the built-in recommendations made of it. */
function knownNumbers(facts: CampaignFacts, own: Draft[]): number[] {
  const spelled = own.flatMap(({ reason }) => reason.match(/\d[\d,]*(?:\.\d+)?/g) ?? []);
  return [...numbersOf(facts), ...spelled.map((number) => Number(number.replaceAll(',', '')))];
}

async function hasSources(ctx: UserCtx): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ any: boolean }>(
    sql`select exists (select from data_sources where workspace_id = ${ctx.workspace.id}) as any`,
  );
  return rows[0]?.any === true;
}
