import type { Feedback } from '../../contract/ai.ts';
import { Channel } from '../../contract/segments.ts';
import { offerName } from '../ai/campaigns/offers.ts';
import { en } from '../ai/campaigns/words/en.ts';
import { capital } from '../ai/tools/shown.ts';
import { countText } from '../ai/tools/words/format.ts';
import { countedNoun } from '../ai/tools/words/nouns.ts';
import type { UserCtx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { readSegments } from '../segments/rows.ts';
import { listFacts, rememberFact } from './facts.ts';
import { nameOfArm } from './learned.ts';
import { type ArmKey, readLearned } from './offers.ts';
import { readOutcome } from './outcome.ts';

/**
 * Once something came of a recommendation, and was not only thought of it, what was learned of its kind stands among the
 * facts: dated, visible, editable. One fact for each kind, which the next outcome changes. Without room for another one the
 * learning itself is not touched.
 */
export async function rememberLesson(ctx: UserCtx, arm: ArmKey, feedback: Feedback): Promise<void> {
  const { from, orders } = readOutcome(feedback);
  const channel = Channel.safeParse(arm.channel).data;
  if (from !== 'outcome' || !channel) return;
  const [learned, segments, facts] = await Promise.all([
    readLearned(ctx),
    readSegments(ctx.db, ctx.workspace.id),
    listFacts(ctx),
  ]);
  const same = (of: ArmKey) => of.segment === arm.segment && of.channel === channel && of.offer === arm.offer;
  const known = learned.find(same);
  if (!known) return;
  const told = known.successes + known.failures;
  const lesson = en.evidence.lesson({
    ...{ offer: capital(offerName(arm.offer)), by: en.by[channel], segment: nameOfArm(arm.segment, segments) },
    ...{ worked: countText(known.successes), told: countText(told), one: told === 1 },
  });
  const text = `${lesson}${orders === undefined ? '' : `; the latest brought ${countedNoun('order', orders, 'en')}`}.`;
  const earlier = facts.find(({ meaning }) => meaning.learnedOf && same(meaning.learnedOf));
  const meaning = { learnedOf: { ...arm, channel } };
  try {
    await rememberFact(ctx, { text, source: 'learned', meaning, replaces: earlier?.id });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ctx.log.warn('what was learned is not among the facts', { reason: error.message });
  }
}
