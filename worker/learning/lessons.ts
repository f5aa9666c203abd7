import type { Feedback } from '../../contract/ai.ts';
import { Channel } from '../../contract/segments.ts';
import { offerName } from '../ai/campaigns/offers.ts';
import { BY, counted } from '../ai/campaigns/words.ts';
import type { UserCtx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { readSegments } from '../segments/rows.ts';
import { listFacts, rememberFact } from './facts.ts';
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
  const told = counted(known.successes + known.failures, 'recommendation');
  const name = offerName(arm.offer);
  const brought = orders === undefined ? '' : `; the latest brought ${counted(orders, 'order')}`;
  const text = `${name.charAt(0).toUpperCase()}${name.slice(1)} ${BY[channel]} to “${segments.nameOf(arm.segment)}”: ${known.successes} of ${told} worked${brought}.`;
  const earlier = facts.find(({ meaning }) => meaning.learnedOf && same(meaning.learnedOf));
  const meaning = { learnedOf: { ...arm, channel } };
  try {
    await rememberFact(ctx, { text, source: 'learned', meaning, replaces: earlier?.id });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ctx.log.warn('what was learned is not among the facts', { reason: error.message });
  }
}
