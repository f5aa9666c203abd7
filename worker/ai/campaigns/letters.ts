import type { SegmentKey } from '../../../contract/analytics.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import type { OfferKind } from './offers.ts';
import { moneyText } from './words.ts';

/** A draft that can be sent as it stands, and what it offers. */
export interface Letter {
  subject: string;
  message: string;
  offer: string;
}

type Write = (segment: SegmentFacts, facts: CampaignFacts) => Letter;

const letter = (subject: string, message: string, offer: string) => (): Letter => ({ subject, message, offer });

/** What is written for a kind of offer where a segment has no words of its own for it. */
const GENERAL: Record<OfferKind, Write> = {
  reminder: letter(
    'Still on your mind?',
    'You looked at something here that we think is worth a second look. If a question held you back, just answer this message and a person will help.',
    'No discount; a reminder and a person to ask',
  ),
  free_delivery: (segment, facts) => ({
    subject: 'Delivery is on us',
    message: 'For a few days your order travels for free. Delivery and returns are as simple as we could make them.',
    offer: facts.averageOrder
      ? `Free delivery from ${threshold(segment.averageOrder ?? facts.averageOrder, 1, facts.currency)}, for 7 days`
      : 'Free delivery, for 7 days',
  }),
  discount: letter(
    'A little something for you',
    'You have found something you like, and we would love to be the shop you get it from. Here is a welcome from us.',
    '10% off, valid for 7 days',
  ),
  early_access: letter(
    'Before everyone else: have a first look',
    'You are among the people who keep this shop going, and we notice. Before it is announced anywhere, you can see and order what is new. Thank you for being here.',
    '48 hours of early access; no discount, it is not needed',
  ),
  gift: letter(
    'Something small is waiting for you',
    'You have been looking around more than most. With your next order we put in something small that fits it, chosen by hand.',
    'A free sample or small gift with the next order',
  ),
  guide: letter(
    'Start with what others love',
    'Thank you for looking in. These are the things our customers come back for; have a look, and tell us what you are searching for if you do not see it.',
    'A short guide to the most-loved products',
  ),
  refill: (segment, facts) => ({
    subject: 'Time for a refill?',
    message:
      'It is good to have you back every time. We put together what goes well with your last order, so that it takes you a minute.',
    offer: segment.averageOrder
      ? `Free delivery from ${threshold(segment.averageOrder, 1.2, facts.currency)}, a step above their usual order`
      : 'Free delivery on the next order',
  }),
  friend: letter(
    'Bring a friend, and you both get something',
    'The people you recommend us to are the best customers we have. Bring a friend and you both get something.',
    '10% for them and for the friend they bring',
  ),
};

/** Where a segment's people deserve words of their own. */
const OWN: Partial<Record<SegmentKey, Partial<Record<OfferKind, Write>>>> = {
  cart_abandoners: {
    reminder: letter(
      'Still thinking it over?',
      'You put something in your cart and did not take it home. We kept it for you: everything is where you left it, one tap away. If a question held you back, just answer this message and a person will help.',
      'No discount: a reminder that the cart is kept',
    ),
    discount: letter(
      'Your cart, with something off',
      'What you put in your cart is still there. Take it home this week and we take something off.',
      '10% off what is in the cart, valid for 7 days',
    ),
  },
  potential_customers: {
    discount: letter(
      'A little something for your first order',
      'You have found something you like, and we would love to be the shop you get it from. Here is a welcome for your first order. Delivery and returns are as simple as we could make them.',
      '10% off the first order, valid for 7 days',
    ),
  },
  new_visitors: {
    guide: letter(
      'New here? Start with what others love',
      'Thank you for looking in. These are the things our customers come back for; have a look, and tell us what you are searching for if you do not see it.',
      'A short guide to the most-loved products',
    ),
  },
  engaged_users: {
    guide: letter(
      'Made for people who look closely',
      'You have been looking around more than most. Tell us what matters to you and we will show you the three things that fit best, with honest words on each.',
      'A personal selection, chosen by hand',
    ),
  },
};

export function letterFor(kind: OfferKind, segment: SegmentFacts, facts: CampaignFacts): Letter {
  const own = segment.key ? OWN[segment.key]?.[kind] : undefined;
  return (own ?? GENERAL[kind])(segment, facts);
}

/** A threshold a little above an amount, rounded up to a number that is easy to say. */
function threshold(amount: string, factor: number, currency: string): string {
  const wanted = Number(amount) * factor;
  const step = wanted >= 200 ? 50 : wanted >= 50 ? 10 : 5;
  const from = Math.max(step, Math.ceil(wanted / step) * step);
  return moneyText(String(from), currency).replace(/\.00$/, '');
}
