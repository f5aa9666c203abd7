import type { Audience, CampaignDraft } from './actions.ts';

/** Whom a campaign is for: its segment, or those of it for whom something else holds too. */
export function audienceOf({ segmentId, condition }: Pick<CampaignDraft, 'segmentId' | 'condition'>): Audience {
  if (!condition) return { segmentId };
  const { who, where } = condition;
  return {
    definition: { version: 1, who, where: { type: 'all', of: [{ type: 'segment', segment: segmentId }, where] } },
  };
}
