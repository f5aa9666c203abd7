import { sql } from 'drizzle-orm';
import type { CampaignRecommendation, Channel } from '../../../contract/stream.ts';
import type { UserCtx } from '../../context.ts';
import { listFacts } from '../../learning/facts.ts';
import { askForJson } from '../ask.ts';
import type { Fact } from '../lock/fact.ts';
import { CAMPAIGNS_VERSION, campaignsPrompt } from '../prompts/campaigns.ts';
import { builtIn } from '../providers/built-in.ts';
import { type Ceiling, ceilingIn } from '../reading/ceiling.ts';
import { paragraphs } from '../tools/shown.ts';
import type { Language } from '../tools/words/format.ts';
import { countedNoun } from '../tools/words/nouns.ts';
import { type Draft, measureAgain, recommendFromFacts } from './catalogue.ts';
import { ceilingText, within } from './ceiling.ts';
import { channelIn } from './channel-in.ts';
import { type CampaignFacts, campaignFacts } from './facts.ts';
import { factsIn } from './figures.ts';
import { ModelCampaigns, mergeCampaigns } from './merge.ts';
import { numbersIn, numbersOf } from './numbers.ts';
import { type Moment, momentOf, withReceipts } from './proof/receipts.ts';
import { lockedReason } from './reason.ts';
import { type StoredTurn, store, storedFor } from './store.ts';
import { campaignText, countedCampaigns, noSourcesText } from './text.ts';
import { campaignWords } from './words/languages.ts';

/** Campaigns as they are answered: what is shown as cards, the same as text, and whose it is. */
export interface CampaignAnswer {
  data: CampaignRecommendation;
  text: string;
  /** "Read 1,204 events of 97 people". */
  looked: string;
  /** Every figure of the text and the cards. */
  facts: Fact[];
  provider: string;
}

export interface AskedCampaigns {
  turnId: string;
  conversationId: string | null;
  question: string;
  /** Of the answer; else read from the question. */
  language?: Language | undefined;
  /** Built-ins' keys or saved segments' ids; the built-in ones unless given. */
  segmentIds?: string[] | undefined;
  goal?: string | undefined;
  channel?: Channel | undefined;
  /** Shown first in the text. */
  first?: string[] | undefined;
}

/**
 * Campaigns for the segments that have people, from the workspace's own analysis and what it has learned. Asked again for
 * the same turn it gives the recommendations that were stored for it. Throws `invalid` for a segment that is not there.
 */
export async function recommendCampaigns(
  ctx: UserCtx,
  asked: AskedCampaigns,
  signal: AbortSignal,
): Promise<CampaignAnswer> {
  const { language = 'en' } = asked;
  const say = campaignWords(language);
  if (!(await hasSources(ctx))) {
    const data = { type: 'no_data_sources' as const, message: say.noSources.first, recommendations: [] };
    const looked = say.lookedForSources;
    return { data, text: noSourcesText(language), looked, facts: [], provider: builtIn.id };
  }
  const moment = await momentOf(ctx);
  const facts = await campaignFacts(ctx, asked);
  const { totals, segments, engagement, funnel } = facts.summary;
  const analysis = { totals, segments, engagement, funnel };
  const looked = say.looked({
    events: countedNoun('event', totals.events, language),
    people: countedNoun('person', totals.people, language),
  });
  const channel = asked.channel ?? channelIn(asked.goal ?? asked.question);
  const own = recommendFromFacts(facts, channel);
  const type = 'recommendations' as const;
  if (own.length === 0) {
    const data = { type, message: say.nobody, analysis, recommendations: [] };
    return { data, text: say.nobody, looked, facts: [], provider: builtIn.id };
  }
  const ceiling = ceilingIn(asked.question) ?? ceilingIn(asked.goal ?? '');
  const fitting = ceiling ? within(own, ceiling, language) : own;
  const turn: StoredTurn =
    (await storedFor(ctx, asked.turnId)) ??
    (await recommend(ctx, asked, facts, { own, fitting, ceiling, moment }, signal));
  const { recommendations, provider } = turn;
  const cut = ceiling && ceilingText(ceiling, own, recommendations, language);
  const told = say.message(countedCampaigns(recommendations.length, language), looked);
  const message = cut ? `${told} ${cut}` : told;
  return {
    data: { type, message, analysis, recommendations },
    text: paragraphs(
      recommendations.length > 0 && campaignText(recommendations, asked.first ?? asked.segmentIds, language),
      cut,
    ),
    looked,
    facts: [
      ...factsIn(recommendations, facts.summary, language),
      ...(ceiling
        ? [{ value: ceiling.amount, unit: 'money' as const, currency: ceiling.currency, of: ['cost', 'most'] }]
        : []),
    ],
    provider,
  };
}

interface Built {
  own: Draft[];
  /** Of them, what stays within what was said that it may cost. */
  fitting: Draft[];
  ceiling: Ceiling | undefined;
  moment: Moment;
}

async function recommend(
  ctx: UserCtx,
  asked: AskedCampaigns,
  facts: CampaignFacts,
  { own, fitting, ceiling, moment }: Built,
  signal: AbortSignal,
) {
  const said = (await listFacts(ctx)).map(({ text }) => text);
  const request = {
    prompt: CAMPAIGNS_VERSION,
    system: campaignsPrompt(facts, own, said),
    messages: [{ role: 'user' as const, content: asked.question }],
    maxTokens: 4000,
    builtIn: '',
  };
  const written = await askForJson(ctx, request, ModelCampaigns, signal);
  const { timezone, currency } = ctx.workspace;
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(ctx.now());
  const options = { timezone, currency, today, question: asked.question, language: asked.language };
  const locked = (draft: Draft, n: number) => {
    const reason = lockedReason(draft.reason, own[n] ?? draft, facts.summary, options);
    return measureAgain({ ...draft, reason }, facts);
  };
  const worded = written ? mergeCampaigns(own, written.value, knownNumbers(facts, own)).map(locked) : own;
  // Other words can cost more: a longer text message is paid for by its parts.
  const drafts = !written ? fitting : ceiling ? within(worded, ceiling, facts.language) : worded;
  const { turnId, conversationId } = asked;
  const provider = written?.provider.id ?? builtIn.id;
  return store(ctx, { turnId, conversationId, provider }, await withReceipts(ctx, drafts, moment));
}

/** What a model may state: the analysis, and what the built-in recommendations made of it. */
function knownNumbers({ summary, segments, averageOrder, peak }: CampaignFacts, own: Draft[]): number[] {
  const spelled = own.flatMap(({ reason }) => numbersIn(reason));
  const analysis = { summary, averageOrder, peak, segments: segments.map(({ weeks: _, ...segment }) => segment) };
  return [...numbersOf(analysis), ...spelled];
}

async function hasSources(ctx: UserCtx): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ any: boolean }>(
    sql`select exists (select from data_sources where workspace_id = ${ctx.workspace.id}) as any`,
  );
  return rows[0]?.any === true;
}
