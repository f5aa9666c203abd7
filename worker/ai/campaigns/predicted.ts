import { PREDICTED, type Predicted } from '../../../contract/predicted.ts';
import type { CampaignRecommendation } from '../../../contract/stream.ts';
import { summary } from '../../analytics/summary.ts';
import type { UserCtx } from '../../context.ts';
import { predictedCampaigns } from '../../predictions/campaigns/campaigns.ts';
import { predictedWords } from '../../predictions/campaigns/words.ts';
import type { Fact } from '../lock/fact.ts';
import { paragraphs } from '../tools/shown.ts';
import type { Language } from '../tools/words/format.ts';
import { countedNoun } from '../tools/words/nouns.ts';
import { factsIn } from './figures.ts';
import { oneText } from './text.ts';
import { campaignWords } from './words/languages.ts';

const NAMED: Record<Predicted, RegExp> = {
  churn:
    /\b(?:at risk|(?:about|likely|going) to (?:leave|churn)|churn(?:ing)?|abwander\w*|kurz vor dem absprung|en riesgo|a punto de irse|a risque|sur le point de partir)\b/,
  purchase:
    /\b(?:(?:about|likely|going) to buy|kurz vor dem kauf|kaufen wahrscheinlich|a punto de comprar|sur le point d['’]acheter)\b/,
  value:
    /\b(?:(?:highest|high|most) expected value|expected to spend (?:the )?most|worth (?:the )?most|am meisten wert|mayor valor esperado|plus grande valeur attendue)\b/,
};

/** The lists of the models that a question names. */
export function predictedIn(question: string): Predicted[] {
  const text = question.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return PREDICTED.filter((one) => NAMED[one].test(text));
}

interface Answer {
  data: CampaignRecommendation;
  text: string;
  looked: string;
  next: string;
  facts: Fact[];
}

/** What to do with lists that the models make: "who is at risk, and what should I do?" */
export async function campaignsForLists(
  ctx: UserCtx,
  {
    lists,
    language,
    turn,
  }: { lists: Predicted[]; language: Language; turn: { turnId: string; conversationId: string | null } },
): Promise<Answer> {
  const [{ data }, known] = await Promise.all([
    predictedCampaigns(ctx, { language, only: lists, turn }),
    summary(ctx, ctx.workspace.id),
  ]);
  const recommendations = data.flatMap(({ campaign }) => campaign ?? []);
  const without = data.filter(({ campaign }) => campaign === null).map(({ text }) => text);
  const looked = campaignWords(language).looked({
    events: countedNoun('event', known.totals.events, language),
    people: countedNoun('person', known.totals.people, language),
  });
  return {
    data: { type: 'recommendations', message: without.join(' ') || looked, recommendations },
    text: paragraphs(...recommendations.map((one) => oneText(one, language)), ...without),
    looked,
    next: recommendations.length > 0 ? predictedWords(language).next : '',
    facts: factsIn(recommendations, known, language),
  };
}
