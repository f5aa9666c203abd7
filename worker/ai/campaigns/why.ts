import type { FunnelStepName } from '../../../contract/analytics.ts';
import type { Channel } from '../../../contract/stream.ts';
import { capital } from '../tools/shown.ts';
import { countText, type Language, moneyText, percentText } from '../tools/words/format.ts';
import { countedNoun } from '../tools/words/nouns.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { campaignWords } from './words/languages.ts';

/** How many they are, and of whom. */
export function sizeText({ people, key }: SegmentFacts, { summary, language }: CampaignFacts): string {
  const say = campaignWords(language);
  const counted = countedNoun('person', people, language);
  if (key && summary.segments.estimated) return say.estimated(counted);
  const everyone = summary.totals.people;
  return say.size({ people: counted, share: everyone > 0 ? percentText(people / everyone, language) : undefined });
}

/** Whom a campaign reaches, by which channels. */
export function reachText({ reach }: SegmentFacts, channel: Channel, { language }: CampaignFacts): string {
  const say = campaignWords(language);
  if (reach.reachable === 0) return say.nobodyReached;
  const parts = reach.byChannel
    .filter(({ chosen }) => chosen > 0)
    .map((one) => `${countText(one.chosen, language)} ${say.by[one.channel]}`);
  const here = reach.byChannel.find((one) => one.channel === channel)?.reachable ?? 0;
  return say.reached({
    ...{ count: countText(reach.reachable, language), parts: parts.join(', ') },
    noneBy: here === 0 ? say.by[channel] : undefined,
  });
}

/** What they did that makes them worth it. */
export function becauseOf(segment: SegmentFacts, facts: CampaignFacts): string {
  const { key, orders, people, averageOrder, spentEach } = segment;
  const { eventsPerPerson, diversity, score } = facts.summary.engagement;
  const { language } = facts;
  const say = campaignWords(language);
  const money = (amount: string) => moneyText(amount, facts.currency, language);
  switch (key) {
    case 'cart_abandoners':
      return `${stepText(facts, 'checkout')} ${averageText(facts)}`;
    case 'potential_customers':
      return `${say.wantedToBuy} ${stepText(facts, 'purchase')} ${averageText(facts)}`;
    case 'new_visitors':
      return `${say.onlyLooked} ${stepText(facts, 'product_view')}`;
    case 'engaged_users':
      return say.engaged({
        ...{ things: oneDigit(eventsPerPerson, language), kinds: oneDigit(diversity, language) },
        score: countText(Math.round(score), language),
      });
    case 'high_value_customers': {
      const parts = [
        spentEach && say.spent.each(money(spentEach)),
        averageOrder && say.spent.order(money(averageOrder)),
        facts.averageOrder && say.spent.shop(money(facts.averageOrder)),
      ].filter(Boolean);
      return parts.length > 0 ? `${capital(parts.join(', '))}.` : segment.definition;
    }
    default:
      return orders === 0
        ? segment.definition
        : say.placed({
            ...{ orders: countedNoun('order', orders, language), each: oneDigit(orders / people, language) },
            average: averageOrder ? money(averageOrder) : undefined,
          });
  }
}

/** How many people of the step before take a step of the funnel. */
function stepText({ summary, language }: CampaignFacts, step: FunnelStepName): string {
  const index = summary.funnel.findIndex((one) => one.step === step);
  const [before, found] = [summary.funnel[index - 1], summary.funnel[index]];
  if (!found || !before || found.rate === null) return '';
  const { steps, ofStep } = campaignWords(language);
  const count = countText(before.people, language);
  return ofStep({ count, who: steps[before.step].who, go: steps[step].go(percentText(found.rate, language)) });
}

function averageText({ averageOrder, currency, language }: CampaignFacts): string {
  return averageOrder ? campaignWords(language).average(moneyText(averageOrder, currency, language)) : '';
}

function oneDigit(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}
