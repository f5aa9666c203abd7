import type { Brought, Feedback } from '../../contract/ai.ts';
import type { FactMeaning, ShopFact } from '../../contract/learning.ts';
import { Channel } from '../../contract/segments.ts';
import type { Language } from '../ai/tools/words/format.ts';
import { countedNoun } from '../ai/tools/words/nouns.ts';
import type { UserCtx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { readSegments } from '../segments/rows.ts';
import { type FactsOf, listFacts, rememberFact } from './facts.ts';
import { nameOfArm } from './learned.ts';
import { lessonText } from './lesson-text.ts';
import { type ArmKey, readLearned } from './offers.ts';
import { readOutcome } from './outcome.ts';

type LearnedOf = NonNullable<FactMeaning['learnedOf']>;

/**
 * Once something came of a recommendation, and was not only thought of it, what was learned of its kind stands among the
 * facts: dated, visible, editable. One fact for each kind, which the next outcome changes. What letters were measured to
 * have added stands, whatever is told after it.
 */
export async function rememberLesson(ctx: UserCtx, arm: ArmKey, feedback: Feedback): Promise<void> {
  const { from, orders } = readOutcome(feedback);
  const channel = Channel.safeParse(arm.channel).data;
  if (from !== 'outcome' || !channel) return;
  const [learned, segments, earlier] = await Promise.all([
    readLearned(ctx),
    readSegments(ctx.db, ctx.workspace.id),
    lessonOf(ctx, { ...arm, channel }),
  ]);
  const known = learned.find((one) => isOf(one, { ...arm, channel }));
  if (!known || earlier?.meaning.learnedOf?.measured) return;
  const told = known.successes + known.failures;
  const of = { segment: nameOfArm(arm.segment, segments), successes: known.successes, told };
  const lesson = lessonText({ ...arm, channel }, of, 'en');
  const text = `${lesson}${orders === undefined ? '' : `; the latest brought ${countedNoun('order', orders, 'en')}`}.`;
  await keep(ctx, { ...arm, channel }, { text, replaces: earlier?.id });
}

/** What letters of a kind added, once it was measured against people who were held out. */
export async function rememberMeasured(ctx: LearningCtx, arm: ArmKey, brought: Brought): Promise<void> {
  const { incremental, heldOut, currency } = brought;
  const channel = Channel.safeParse(arm.channel).data;
  if (!incremental || !heldOut || !channel) return;
  const measured = { ...incremental, currency, heldOut: heldOut.people };
  const learnedOf: LearnedOf = { ...arm, channel, measured };
  const [segments, earlier] = await Promise.all([readSegments(ctx.db, ctx.workspace.id), lessonOf(ctx, learnedOf)]);
  const of = { segment: nameOfArm(arm.segment, segments), successes: 0, told: 0 };
  await keep(ctx, learnedOf, { text: `${lessonText(learnedOf, of, 'en')}.`, replaces: earlier?.id });
}

/**
 * Facts as they are told in a language: what was learned is kept in English, and re-worded from its counts; what somebody wrote
 * stays as it was written.
 */
export async function factsIn<Told extends Pick<ShopFact, 'text' | 'source' | 'meaning'>>(
  ctx: UserCtx,
  facts: Told[],
  language: Language,
): Promise<Told[]> {
  const isLesson = ({ source, meaning }: Told) => source === 'learned' && meaning.learnedOf !== undefined;
  if (language === 'en' || !facts.some(isLesson)) return facts;
  const [learned, segments] = await Promise.all([readLearned(ctx), readSegments(ctx.db, ctx.workspace.id)]);
  return facts.map((fact) => {
    const { learnedOf } = fact.meaning;
    if (!isLesson(fact) || !learnedOf) return fact;
    const { successes = 0, failures = 0 } = learned.find((one) => isOf(one, learnedOf)) ?? {};
    const segment = nameOfArm(learnedOf.segment, segments, language);
    return { ...fact, text: `${lessonText(learnedOf, { segment, successes, told: successes + failures }, language)}.` };
  });
}

/** Jobs learn too, where nobody is signed in. */
type LearningCtx = FactsOf & Pick<UserCtx, 'log'>;

/** The fact that holds of a kind, as it was learned: what somebody has put in own words is theirs and stays. */
async function lessonOf(ctx: LearningCtx, arm: LearnedOf) {
  const facts = await listFacts(ctx);
  return facts.find(({ source, meaning }) => source === 'learned' && meaning.learnedOf && isOf(meaning.learnedOf, arm));
}

const isOf = (one: ArmKey, { segment, channel, offer }: ArmKey) =>
  one.segment === segment && one.channel === channel && one.offer === offer;

/** Without room for another fact the learning itself is not touched. */
async function keep(
  ctx: LearningCtx,
  { segment, channel, offer, measured }: LearnedOf,
  { text, replaces }: { text: string; replaces: string | undefined },
): Promise<void> {
  const meaning = { learnedOf: { segment, channel, offer, ...(measured && { measured }) } };
  try {
    await rememberFact(ctx, { text, source: 'learned', meaning, replaces });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    ctx.log.warn('what was learned is not among the facts', { reason: error.message });
  }
}
