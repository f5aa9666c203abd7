import type { FunnelStepName, SegmentKey } from '../../../contract/analytics.ts';
import type { Channel, Recommendation } from '../../../contract/stream.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { counted, countText, moneyText, percentText } from '../analyst/words.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';

/** A recommendation before it is stored and has an id. */
export type Draft = Omit<Recommendation, 'id'>;

type Words = Pick<Draft, 'subject' | 'message' | 'offer' | 'timing'> & { because: string };
type Template = (segment: SegmentFacts, facts: CampaignFacts) => Words;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const TEMPLATES: Record<SegmentKey, Template> = {
  cart_abandoners: (_, facts) => ({
    subject: 'Still thinking it over?',
    message:
      'You put something in your cart and did not take it home. We kept it for you: everything is where you left it, one tap away. If a question held you back, just answer this message and a person will help.',
    offer: facts.averageOrder
      ? `No discount in the first reminder; free delivery from ${roundUp(facts.averageOrder, 1, facts.currency)} in the second`
      : 'No discount in the first reminder; free delivery in the second',
    timing: `First reminder within 4 hours of the cart, the second after 24 hours${atPeakHour(facts)}`,
    because: `${stepText(facts, 'checkout')}${averageText(facts)}`,
  }),
  potential_customers: (_, facts) => ({
    subject: 'A little something for your first order',
    message:
      'You have found something you like, and we would love to be the shop you get it from. Here is a welcome for your first order. Delivery and returns are as simple as we could make them.',
    offer: '10% off the first order, valid for 7 days',
    timing: `Three days after the cart, only to those who have still not bought${atPeakHour(facts)}`,
    because: `They wanted to buy and have no first order yet. ${stepText(facts, 'purchase')}${averageText(facts)}`,
  }),
  high_value_customers: (segment, facts) => ({
    subject: 'Before everyone else: have a first look',
    message:
      'You are among the people who keep this shop going, and we notice. Before it is announced anywhere, you can see and order what is new. Thank you for being here.',
    offer: '48 hours of early access and free delivery; no discount, it is not needed',
    timing: peakText(facts),
    because: [
      segment.spentEach && `Each of them has spent ${moneyText(segment.spentEach, facts.currency)} so far`,
      segment.averageOrder && `${moneyText(segment.averageOrder, facts.currency)} an order`,
      facts.averageOrder && `while the average order of the shop is ${moneyText(facts.averageOrder, facts.currency)}`,
    ]
      .filter(Boolean)
      .join(', ')
      .concat('.'),
  }),
  new_visitors: (_, facts) => ({
    subject: 'New here? Start with what others love',
    message:
      'Thank you for looking in. These are the things our customers come back for; have a look, and tell us what you are searching for if you do not see it.',
    offer: 'A short guide to the most-loved products; free delivery on the first order',
    timing: `Within a day of the visit${atPeakHour(facts)}`,
    because: `They viewed pages and did nothing else. ${stepText(facts, 'product_view')}`,
  }),
  engaged_users: (_, facts) => ({
    subject: 'Made for people who look closely',
    message:
      'You have been looking around more than most. Tell us what matters to you and we will show you the three things that fit best, with honest words on each.',
    offer: 'A personal selection and a free sample or small gift with the next order',
    timing: `While the interest is fresh: within 48 hours of the last visit${atPeakHour(facts)}`,
    because: `They do three or more different things; a person here does ${facts.summary.engagement.eventsPerPerson.toFixed(1)} things of ${facts.summary.engagement.diversity.toFixed(1)} kinds on average, an engagement of ${Math.round(facts.summary.engagement.score)} of 100.`,
  }),
  repeat_customers: (segment, facts) => ({
    subject: 'Time for a refill?',
    message:
      'It is good to have you back every time. We put together what goes well with your last order, so that it takes you a minute. Bring a friend and you both get something.',
    offer: segment.averageOrder
      ? `Free delivery from ${roundUp(segment.averageOrder, 1.2, facts.currency)}, a step above their usual order; 10% for a friend they bring`
      : 'Free delivery on the next order; 10% for a friend they bring',
    timing: peakText(facts),
    because: `They placed ${counted(segment.orders, 'order')} between them${
      segment.averageOrder ? `, ${moneyText(segment.averageOrder, facts.currency)} on average` : ''
    }${segment.people > 0 ? `, ${(segment.orders / segment.people).toFixed(1)} each` : ''}.`,
  }),
};

/** One recommendation for every segment that has people, from the facts alone. `channel`: what the asker wants to use. */
export function recommendFromFacts(facts: CampaignFacts, channel?: Channel): Draft[] {
  return facts.segments
    .filter(({ people }) => people > 0)
    .map((segment) => {
      const { because, ...words } = TEMPLATES[segment.segment](segment, facts);
      const by = channel ?? bestChannel(segment);
      return {
        segment: segment.segment,
        segmentName: SEGMENTS[segment.segment].name,
        people: segment.people,
        channel: by,
        ...words,
        reason: `${sizeText(segment, facts)} ${reachText(segment, by)} ${because}`.replace(/\s+/g, ' ').trim(),
      };
    });
}

/** The channel by which most of them can be reached; those without any address are reached by push. */
function bestChannel({ segment, withEmail, withPhone }: SegmentFacts): Channel {
  if (withEmail === 0 && withPhone === 0) return segment === 'new_visitors' ? 'push' : 'email';
  return withEmail >= withPhone ? 'email' : 'sms';
}

function sizeText({ people }: SegmentFacts, { summary }: CampaignFacts): string {
  if (summary.segments.estimated) return `${counted(people, 'person', 'people')}, estimated from event totals.`;
  const share = summary.totals.people > 0 ? `, ${percentText(people / summary.totals.people)} of everyone known` : '';
  return `${counted(people, 'person', 'people')}${share}.`;
}

function reachText({ withEmail, withPhone }: SegmentFacts, channel: Channel): string {
  if (withEmail === 0 && withPhone === 0) {
    return channel === 'push'
      ? 'None has left an address, so only a push message reaches them.'
      : 'No addresses are known yet: collect them first.';
  }
  return `${countText(withEmail)} can be reached by e-mail and ${countText(withPhone)} by phone.`;
}

/** How many people of the step before take a step of the funnel. */
function stepText({ summary }: CampaignFacts, step: FunnelStepName): string {
  const index = summary.funnel.findIndex((one) => one.step === step);
  const [before, found] = [summary.funnel[index - 1], summary.funnel[index]];
  if (!found || !before || found.rate === null) return '';
  const names = {
    page_view: 'view a page',
    product_view: 'view a product',
    add_to_cart: 'fill a cart',
    checkout: 'start the checkout',
    purchase: 'buy',
  };
  return `Of ${countText(before.people)} who ${names[before.step]}, ${percentText(found.rate)} ${names[step]}. `;
}

function averageText({ averageOrder, currency }: CampaignFacts): string {
  return averageOrder ? `An average order is worth ${moneyText(averageOrder, currency)}.` : '';
}

function peakText({ peak, timezone }: CampaignFacts): string {
  if (!peak) return 'On a weekday morning; move it once the first orders show when your customers buy';
  return `${WEEKDAYS[peak.weekday - 1]} at ${hourText(peak.hour)} (${timezone}), the hour with most orders lately`;
}

function atPeakHour({ peak }: CampaignFacts): string {
  return peak ? `, around ${hourText(peak.hour)} when most orders come in` : '';
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** A threshold a little above an amount, rounded up to a number that is easy to say. */
function roundUp(amount: string, factor: number, currency: string): string {
  const wanted = Number(amount) * factor;
  const step = wanted >= 200 ? 50 : wanted >= 50 ? 10 : 5;
  const threshold = Math.max(step, Math.ceil(wanted / step) * step);
  return moneyText(String(threshold), currency).replace(/\.00$/, '');
}
