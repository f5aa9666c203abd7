import type { CampaignOffer, Tone } from '../../../../contract/analyst.ts';
import { languageOf } from '../../reading/language.ts';
import { type Language, moneyText } from '../../tools/words/format.ts';
import { builtInOf, type KnownLetter, messageOf } from '../letters.ts';
import type { Frame, ToneWords } from './tones/frame.ts';
import { LETTER_LANGUAGES, toneWords } from './tones/languages.ts';

type Framed = Exclude<Tone, 'shorter'>;

/** A letter taken apart: its frame, what it says, and the sentence of what it offers. */
export interface Parts {
  language: Language;
  tone: Framed | undefined;
  core: string;
  sentence: string | undefined;
  /** Where what it says is one of the built-in letters. */
  builtIn: KnownLetter | undefined;
}

/** A shortened letter keeps its first sentences, up to about so many characters. */
const SHORT = 140;

/** Reads a letter back into what it was made of; what is in no list of ours is the shop's own words. */
export function takenApart(message: string, otherwise: Language): Parts {
  const text = message.trim();
  const framed = LETTER_LANGUAGES.flatMap((language) =>
    (Object.entries(toneWords(language).frames) as [Framed, Frame][]).flatMap(([tone, { open, close }]) =>
      text.startsWith(`${open}\n`) && text.endsWith(`\n${close}`) ? [{ language, tone, open, close }] : [],
    ),
  )[0];
  const inner = framed ? text.slice(framed.open.length, text.length - framed.close.length).trim() : text;
  const paragraphs = inner.split(/\n{2,}/);
  const told = paragraphs.findIndex((one) => LETTER_LANGUAGES.some((language) => isOffer(one, language)));
  const core = paragraphs.filter((_, n) => n !== told).join('\n\n');
  const builtIn = builtInOf(core) ?? formalOf(core);
  const spoken = LETTER_LANGUAGES.find((one) => one === languageOf(core, otherwise)) ?? otherwise;
  return {
    language: framed?.language ?? builtIn?.language ?? spoken,
    ...{ tone: framed?.tone, core, sentence: told < 0 ? undefined : paragraphs[told], builtIn },
  };
}

/** The letter of its parts. */
export function putTogether({ language, tone, core, sentence, builtIn }: Parts): string {
  const { frames, formal } = toneWords(language);
  const said = builtIn ? (tone === 'formal' && formal?.[builtIn.kind]) || messageOf(builtIn) : core;
  const frame = tone && frames[tone];
  return [frame?.open, said, sentence, frame?.close].filter(Boolean).join('\n\n');
}

/** Only its first sentences, and no frame. */
export function shortened(parts: Parts): Parts {
  const said = parts.core.replace(/\s+/g, ' ').trim();
  const sentences = said.match(/[^.!?…]+(?:[.!?…]+(?=\S)[^.!?…]*)*[.!?…]*\s*/g) ?? [said];
  let short = '';
  for (const one of sentences) {
    if (short && short.length + one.length > SHORT) break;
    short += one;
  }
  return { ...parts, tone: undefined, core: short.trim(), builtIn: short.trim() === said ? parts.builtIn : undefined };
}

/** What is offered, as a campaign names it and as its letter says it; none where nothing is offered. */
export function offerWords(
  { kind, value = '0', currency, code }: CampaignOffer,
  { language, own }: { language: Language; own: string },
): { offer: string; sentence: string } | undefined {
  if (kind === 'none') return undefined;
  const { offers } = toneWords(language);
  const words =
    kind === 'free_delivery' ? offers[code ? 'deliveryWithCode' : 'delivery'] : offers[code ? 'offWithCode' : 'off'];
  const off =
    kind === 'percent'
      ? shareText(value, language)
      : moneyText(value, currency ?? own, language).replace(/[.,]00(?!\d)/, '');
  const filled = (text: string) => text.replace('{off}', () => off).replace('{code}', () => code ?? '');
  return { offer: filled(words.offer), sentence: filled(words.sentence) };
}

function shareText(value: string, language: Language): string {
  const share = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value as `${number}`);
  return language === 'en' ? `${share}%` : `${share} %`;
}

function isOffer(paragraph: string, language: Language): boolean {
  return Object.values(toneWords(language).offers).some(({ sentence }) => {
    const pattern = sentence.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{(?:off|code)\}/g, '[^\\n]{1,60}');
    return new RegExp(`^${pattern}$`, 'u').test(paragraph.trim());
  });
}

function formalOf(core: string): KnownLetter | undefined {
  for (const language of LETTER_LANGUAGES) {
    const formal: ToneWords['formal'] = toneWords(language).formal;
    const found = Object.entries(formal ?? {}).find(([, text]) => text === core.trim());
    if (found) return { language, kind: found[0] as KnownLetter['kind'], segment: null };
  }
  return undefined;
}
