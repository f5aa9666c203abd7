import type { SQL } from 'drizzle-orm';
import { listOf } from '../../../contract/campaign-audience.ts';
import type { Channel, Definition } from '../../../contract/segments.ts';
import { modelText } from '../../ai/tools/words/predict/told.ts';
import type { UserCtx } from '../../context.ts';
import { predictedList } from '../../predictions/campaigns/people.ts';
import { predictedWords } from '../../predictions/campaigns/words.ts';
import type { Segments } from '../../segments/rows.ts';
import { segmentName } from '../audience.ts';
import { refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';

/** Whom a campaign is for, and by what they are written to: each by the first of these by which they can be reached. */
export interface ForWhom {
  segmentId: string;
  condition?: Definition | null | undefined;
  channels: Channel[];
  /** Of a list that a model makes: selects the `id` of each who is in it. */
  members?: SQL | undefined;
}

/** A segment, or a list that a model makes, as it is called in a plan; 404 for what there is not. */
export function whomName(segments: Segments, segmentId: string, words: PlanWords): string {
  const list = listOf(segmentId);
  return list ? predictedWords(words.language).names[list] : segmentName(segments, segmentId, words);
}

/** The same with who is in its list now; 409 where nobody can tell yet. */
export async function withMembers<Given extends ForWhom>(ctx: UserCtx, whom: Given, words: PlanWords): Promise<Given> {
  const list = listOf(whom.segmentId);
  if (!list) return whom;
  const { members, statusText } = await predictedList(ctx, list);
  if (members) return { ...whom, members };
  const { names, notKnown } = predictedWords(words.language);
  return refuse('conflict', notKnown({ name: names[list], status: modelText(statusText, words.language) }), words);
}
