import type { Audience, CampaignDraft } from './actions.ts';
import type { PREDICTED, Predicted } from './predicted.ts';

/** Without the schemas, which a browser need not load. */
const LISTS: readonly string[] = ['churn', 'purchase', 'value'] satisfies typeof PREDICTED;

/** The list of a model that a campaign is for, where it is for one. */
export function listOf(segmentId: string): Predicted | undefined {
  return LISTS.includes(segmentId) ? (segmentId as Predicted) : undefined;
}

/** Whom a campaign is for: its segment or list, or those of it for whom something else holds too. */
export function audienceOf({ segmentId, condition }: Pick<CampaignDraft, 'segmentId' | 'condition'>): Audience {
  const prediction = listOf(segmentId);
  if (prediction) return condition ? { prediction, definition: condition } : { prediction };
  if (!condition) return { segmentId };
  const { who, where } = condition;
  return {
    definition: { version: 1, who, where: { type: 'all', of: [{ type: 'segment', segment: segmentId }, where] } },
  };
}
