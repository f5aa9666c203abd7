import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import type { LearnedOffer } from '../../contract/learning.ts';
import { CHANNELS } from '../../contract/segments.ts';
import { namedIn, planWords } from '../actions/words/languages.ts';
import { offerName, offersFor, priorOf } from '../ai/campaigns/offers.ts';
import type { Language } from '../ai/tools/words/format.ts';
import type { UserCtx } from '../context.ts';
import { predictedWords } from '../predictions/campaigns/words.ts';
import { readSegments, type Segments } from '../segments/rows.ts';
import { rangeOf } from './incremental.ts';
import { readLearned } from './offers.ts';
import { intervalOf, posteriorOf, rankArms } from './ranking.ts';

const round = (value: number) => Math.round(value * 1000) / 1000;

/** What was learned, and what the catalogue takes for granted: every arm with feedback, and the untried ones of the same channels. */
export async function learnedOffers(ctx: UserCtx): Promise<LearnedOffer[]> {
  const [learned, segments] = await Promise.all([readLearned(ctx), readSegments(ctx.db, ctx.workspace.id)]);
  const keys = [...new Set([...SEGMENT_KEYS, ...learned.map(({ segment }) => segment)])];
  return keys.flatMap((segment) => {
    const seen = learned.filter((one) => one.segment === segment);
    const channels = CHANNELS.filter((channel) => seen.some((one) => one.channel === channel));
    const arms = (channels.length > 0 ? channels : CHANNELS.slice(0, 1)).flatMap((channel) => {
      const own = seen.filter((one) => one.channel === channel).map(({ offer }) => offer);
      const kinds = [...new Set([...offersFor(segment).map(({ kind }) => kind as string), ...own])];
      return kinds.map((offer) => {
        const known = seen.find((one) => one.channel === channel && one.offer === offer);
        const evidence = known?.evidence ?? { successes: 0, failures: 0 };
        const { measured = [] } = known ?? {};
        return { channel, offer, known, evidence, measured, prior: priorOf(segment, offer), reach: 1 };
      });
    });
    return rankArms(arms).map(({ arm, lift }, index): LearnedOffer => {
      const { channel, offer, known, evidence, measured, prior } = arm;
      const { successes = 0, failures = 0 } = known ?? {};
      const posterior = posteriorOf(prior, evidence);
      const told = successes + failures;
      return {
        ...{ segment, segmentName: nameOfArm(segment, segments), channel, offer, offerName: offerName(offer) },
        ...{ successes, failures, rank: index + 1, prior },
        weight: { successes: round(evidence.successes), failures: round(evidence.failures) },
        posterior: {
          ...{ alpha: round(posterior.alpha), beta: round(posterior.beta), mean: round(posterior.mean) },
          ...intervalOf(posterior),
        },
        measured: lift ? { campaigns: measured.length, ...rangeOf(lift) } : null,
        why: lift
          ? `Ranked by what its letters added against people who were held out, in ${measured.length} ${measured.length === 1 ? 'campaign' : 'campaigns'}; what was said of it is only what was expected before.`
          : told === 0
            ? 'Nothing was said of it yet: what the catalogue takes for granted.'
            : `${successes} of ${told} were successes; what is old weighs less, and the catalogue counts as four more.`,
        updatedAt: known?.updatedAt.toISOString() ?? null,
      };
    });
  });
}

/** What is recommended for is a segment, or a list that a model makes. */
export function nameOfArm(segment: string, segments: Segments, language: Language = 'en'): string {
  const { names } = predictedWords(language);
  if (segment in names) return names[segment as keyof typeof names];
  return language === 'en' ? segments.nameOf(segment) : namedIn(segments.nameOf, planWords(language))(segment);
}
