import type { Channel } from '../../../contract/stream.ts';
import type { Learned } from '../../learning/offers.ts';
import type { Arm } from '../../learning/ranking.ts';
import type { SegmentFacts } from './facts.ts';
import { type OfferKind, offersFor } from './offers.ts';
import { CHANNEL_ORDER } from './reach.ts';

/** A kind of offer over a channel, with what was told of it. */
export interface OfferArm extends Arm {
  kind: OfferKind;
  channel: Channel;
  told: { successes: number; failures: number };
}

const NOTHING = { successes: 0, failures: 0 };

/**
 * What can be offered to a segment: every kind of offer of its catalogue over every channel that reaches somebody. Where
 * none does, over the channel by which an address is won: push for those who only looked, e-mail for others.
 */
export function offerArms(segment: SegmentFacts, learned: Learned[], asked?: Channel): OfferArm[] {
  const { people, byChannel } = segment.reach;
  const reaching = CHANNEL_ORDER.filter((channel) =>
    byChannel.some((one) => one.channel === channel && one.reachable > 0),
  );
  const fallback: Channel = segment.key === 'new_visitors' ? 'push' : 'email';
  const channels = asked ? [asked] : reaching.length > 0 ? reaching : [fallback];
  return channels.flatMap((channel) => {
    const reached = byChannel.find((one) => one.channel === channel)?.reachable ?? 0;
    const reach = channels.length === 1 || people === 0 ? 1 : reached / people;
    return offersFor(segment.key ?? segment.id).map(({ kind, prior }) => {
      const known = learned.find((one) => one.segment === segment.id && one.channel === channel && one.offer === kind);
      const told = known ? { successes: known.successes, failures: known.failures } : NOTHING;
      return {
        kind,
        channel,
        prior,
        reach,
        told,
        evidence: known?.evidence ?? NOTHING,
        measured: known?.measured ?? [],
      };
    });
  });
}
