import type { FactMeaning } from '../../contract/learning.ts';
import { offerName } from '../ai/campaigns/offers.ts';
import { campaignWords } from '../ai/campaigns/words/languages.ts';
import { capital } from '../ai/tools/shown.ts';
import { countText, type Language, moneyText } from '../ai/tools/words/format.ts';
import { countedNoun } from '../ai/tools/words/nouns.ts';

type LearnedOf = NonNullable<FactMeaning['learnedOf']>;

interface Of {
  /** What the segment or list is called in the language. */
  segment: string;
  /** Of what was told of such recommendations, how many were successes. */
  successes: number;
  told: number;
}

/** What was learned of a kind of offer, as a sentence without its end: what was measured goes before what was told. */
export function lessonText(
  { offer, channel, measured }: LearnedOf,
  { segment, successes, told }: Of,
  language: Language,
): string {
  const { by, evidence: say } = campaignWords(language);
  const about = { offer: capital(offerName(offer, language)), by: by[channel], segment };
  if (!measured) {
    const counts = { worked: countText(successes, language), told: countText(told, language) };
    return say.lesson({ ...about, ...counts, one: told === 1 });
  }
  const { revenue, low, high, currency, heldOut } = measured;
  const money = (amount: string) => moneyText(amount, currency, language).replace('-', '−');
  const kind = Number(low) > 0 ? 'more' : Number(high) < 0 ? 'less' : 'open';
  return say.measuredLesson[kind]({
    ...{ ...about, money: money(revenue.replace('-', '')), low: money(low), high: money(high) },
    heldOut: countedNoun('person', heldOut, language),
  });
}
