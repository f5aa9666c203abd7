import type { Intent, IntentName } from '../../contract/stream.ts';
import type { Reading } from './reading/reading.ts';

/** What a message that asks for figures is about, by the tool that answers it first. */
const BY_TOOL: Record<string, IntentName> = {
  list_people: 'segments',
  count_segments: 'segments',
  read_funnel: 'funnel',
  read_sources: 'data_sources',
  recommend_campaigns: 'campaign_recommendation',
};

/** A reading as the stream tells it. */
export function intentOf({ kind, module, action, confidence, requiresAuth, named, parts }: Reading): Intent {
  const first = parts.find((part) => part.kind === 'steps')?.steps[0]?.tool;
  const intent = BY_TOOL[first ?? ''] ?? kind;
  return { intent, confidence, requiresAuth, module, action, entities: { ...named } };
}
