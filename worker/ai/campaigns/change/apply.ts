import type { CampaignOffer, Tone, ToolInput } from '../../../../contract/analyst.ts';
import { SegmentKey } from '../../../../contract/analytics.ts';
import type { Channel } from '../../../../contract/segments.ts';
import type { CampaignContent } from '../../../actions/campaigns/content.ts';
import type { Language } from '../../tools/words/format.ts';
import { type KnownLetter, knownLetter } from '../letters.ts';
import type { OfferKind } from '../offers.ts';
import { offerWords, type Parts, putTogether, shortened, takenApart } from './letter.ts';

type Asked = ToolInput<'change_campaign'>;

/** Something about a change that whoever asked has to be told. */
export type Note =
  | { kind: 'not_translated' }
  | { kind: 'other_letter' }
  | { kind: 'no_channel_left' }
  | { kind: 'already_short' };

export interface Changed {
  content: CampaignContent;
  notes: Note[];
}

interface Given {
  /** In which the campaign is spoken of: that of a letter whose own nobody can tell. */
  language: Language;
  currency: string;
}

/** Letters that promise something of their own: with another offer they would promise two. */
const PROMISE: ReadonlySet<OfferKind> = new Set(['free_delivery', 'discount', 'early_access', 'gift', 'friend']);

/** A campaign with what was asked changed, by rules alone: the same for the same question. */
export function applied(before: CampaignContent, asked: Asked, { language, currency }: Given): Changed {
  const notes: Note[] = [];
  const channels = ordered(before.channels, asked);
  if (channels.length === 0) notes.push({ kind: 'no_channel_left' });
  let parts = takenApart(before.message, language);
  let { subject, offer } = before;

  const become = (known: KnownLetter) => {
    const was = parts.builtIn && knownLetter(parts.builtIn);
    const is = knownLetter(known);
    if (was && subject === was.subject) subject = is.subject;
    if (was && offer !== null) offer = offerIn(known, parts.builtIn, offer);
    parts = { ...parts, builtIn: known, core: is.message, language: known.language };
  };

  if (asked.language && asked.language !== parts.language) {
    if (parts.builtIn) become({ ...parts.builtIn, language: asked.language });
    else notes.push({ kind: 'not_translated' });
  }
  if (asked.offer) {
    const kind = letterKind(asked.offer, parts.builtIn);
    if (parts.builtIn && kind && kind !== parts.builtIn.kind) {
      const segment = SegmentKey.safeParse(before.segmentId).data ?? null;
      become({ ...parts.builtIn, kind, segment });
      notes.push({ kind: 'other_letter' });
    }
    const said = offerWords(asked.offer, { language: parts.language, own: currency });
    offer = said?.offer ?? null;
    parts = { ...parts, sentence: said?.sentence };
  }
  for (const tone of asked.tones ?? []) parts = toned(parts, tone, notes);
  const { condition = before.condition, costLimit = before.costLimit, sendOn = before.sendOn } = asked;
  // Another day without a time takes the time before with it.
  const sendAt = asked.sendAt ?? (asked.sendOn === undefined ? before.sendAt : null);
  return {
    content: {
      ...{
        ...before,
        channels: channels.length > 0 ? channels : before.channels,
        condition,
        costLimit,
        offer,
        sendOn,
        sendAt,
      },
      subject: asked.subject ?? subject,
      message: wordsChange(asked, parts, before) ? putTogether(parts) : before.message,
    },
    notes,
  };
}

/** The order as it was asked for, from the order that there is. */
export function ordered(before: Channel[], { channels, without = [] }: Pick<Asked, 'channels' | 'without'>): Channel[] {
  const kept = before.filter((one) => !channels?.order.includes(one));
  const named = channels?.order ?? [];
  const others = channels && channels.others === 'dropped' ? [] : kept;
  const all = channels?.others === 'before' ? [...others, ...named] : [...named, ...others];
  return [...new Set(all)].filter((one) => !without.includes(one));
}

function toned(parts: Parts, tone: Tone, notes: Note[]): Parts {
  if (tone !== 'shorter') return { ...parts, tone };
  const short = shortened(parts);
  if (short.core === parts.core && parts.tone === undefined) notes.push({ kind: 'already_short' });
  return short;
}

/** Taking a letter apart and putting it together again is no change of it. */
function wordsChange({ tones, offer, language }: Asked, parts: Parts, before: CampaignContent): boolean {
  const asksWords = (tones?.length ?? 0) > 0 || offer !== undefined;
  return asksWords || (language !== undefined && parts.builtIn !== undefined && putTogether(parts) !== before.message);
}

/** The letter that goes with an offer, where the one there is promises something else. */
function letterKind(offer: CampaignOffer, builtIn: KnownLetter | undefined): OfferKind | undefined {
  if (!builtIn || !PROMISE.has(builtIn.kind)) return undefined;
  if (offer.kind === 'none') return 'reminder';
  return offer.kind === 'free_delivery' ? 'free_delivery' : 'discount';
}

/** What the letter offers in its new language, with the same amount; the shop's own offer stays as it is. */
function offerIn(known: KnownLetter, was: KnownLetter | undefined, offer: string): string {
  const [before, after] = [was && knownLetter(was).offer, knownLetter(known).offer];
  if (before === undefined) return offer;
  if (typeof before === 'string') return offer === before && typeof after === 'string' ? after : offer;
  if (typeof after === 'string') return offer;
  if (offer === before.without) return after.without;
  const [head = '', tail = ''] = before.from('\u0000').split('\u0000');
  if (!offer.startsWith(head) || !offer.endsWith(tail)) return offer;
  return after.from(offer.slice(head.length, offer.length - tail.length));
}
