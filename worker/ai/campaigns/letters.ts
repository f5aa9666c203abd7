import type { SegmentKey } from '../../../contract/analytics.ts';
import { type Language, moneyText } from '../tools/words/format.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { de } from './letters/de.ts';
import { en } from './letters/en.ts';
import { es } from './letters/es.ts';
import { fr } from './letters/fr.ts';
import type { Letters } from './letters/written.ts';
import type { OfferKind } from './offers.ts';

/** A draft that can be sent as it stands, and what it offers. */
export interface Letter {
  subject: string;
  message: string;
  offer: string;
}

const LETTERS: Record<Language, Letters> = { en, de, es, fr };

/** What a refill asks for is a step above the usual order; a delivery is free from the usual one on. */
const ABOVE: Partial<Record<OfferKind, number>> = { refill: 1.2 };

/** The letter of a kind of offer to a segment, in the language that was asked in. */
export function letterFor(
  kind: OfferKind,
  segment: Pick<SegmentFacts, 'key' | 'averageOrder'>,
  facts: Pick<CampaignFacts, 'language' | 'averageOrder' | 'currency'>,
): Letter {
  const { general, own } = LETTERS[facts.language];
  const { subject, message, offer } = (segment.key && own[segment.key]?.[kind]) || general[kind];
  if (typeof offer === 'string') return { subject, message, offer };
  const usual =
    kind === 'refill' ? segment.averageOrder : facts.averageOrder && (segment.averageOrder ?? facts.averageOrder);
  return { subject, message, offer: usual ? offer.from(threshold(usual, ABOVE[kind] ?? 1, facts)) : offer.without };
}

/** A threshold a little above an amount, rounded up to a number that is easy to say. */
function threshold(
  amount: string,
  factor: number,
  { currency, language }: Pick<CampaignFacts, 'currency' | 'language'>,
): string {
  const wanted = Number(amount) * factor;
  const step = wanted >= 200 ? 50 : wanted >= 50 ? 10 : 5;
  const from = Math.max(step, Math.ceil(wanted / step) * step);
  return moneyText(String(from), currency, language).replace(/[.,]00(?!\d)/, '');
}

/** One of the letters as it is kept: of a segment's own, or of all of them. */
export interface KnownLetter {
  language: Language;
  kind: OfferKind;
  segment: SegmentKey | null;
}

/** Which of the letters a text is, word for word. */
export function builtInOf(message: string): KnownLetter | undefined {
  const text = message.trim();
  for (const [language, { general, own }] of Object.entries(LETTERS) as [Language, Letters][]) {
    for (const [segment, letters] of Object.entries(own) as [SegmentKey, Partial<Letters['general']>][]) {
      const kind = kindOf(letters, text);
      if (kind) return { language, kind, segment };
    }
    const kind = kindOf(general, text);
    if (kind) return { language, kind, segment: null };
  }
  return undefined;
}

function kindOf(letters: Partial<Letters['general']>, text: string): OfferKind | undefined {
  return (Object.keys(letters) as OfferKind[]).find((kind) => letters[kind]?.message === text);
}

/** A letter by what it is; of a segment without words of its own there, the one for all. */
export function knownLetter({ language, kind, segment }: KnownLetter): Letters['general'][OfferKind] {
  const { general, own } = LETTERS[language];
  return (segment && own[segment]?.[kind]) || general[kind];
}

export function messageOf(known: KnownLetter): string {
  return knownLetter(known).message;
}
