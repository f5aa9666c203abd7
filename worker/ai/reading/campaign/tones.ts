import type { Tone } from '../../../../contract/analyst.ts';
import type { Said } from './said.ts';

const LESS = '(?:less|not (?:so|as|too|that)|weniger|nicht (?:so|zu)|menos|no tan|moins|pas (?:si|trop|aussi))';
const MORE =
  '(?:(?:a (?:bit|little)|much|more|in an?|etwas|ein (?:bisschen|wenig)|viel|mehr|im|in|mas|un poco|mucho|plus|un peu|beaucoup|sur un|en un|un|y|tone:?) )*';
const WORDS: Record<Tone, string> = {
  warmer:
    'warm(?:er|ly)?(?:en|em|es)?|friendl(?:y|ier)|kind(?:er|ly)|cordial(?:es)?|herzlich\\w*|freundlich\\w*|calid[oa]s?|cercan[oa]s?|amables?|calor|chaleureu(?:x|se)s?|chaleureusement|amica(?:l|le|ux)|gentil(?:le)?',
  formal:
    'formal(?:ly|er|eren?|erem)?|formell\\w*|professional(?:ly)?|serious(?:ly)?|sachlich\\w*|seri(?:os\\w*|[oa]s?)|formel(?:le)?s?|professionnel(?:le)?|soutenue?',
  playful:
    'playful(?:ly)?|fun(?:ny|nier)?|cheek(?:y|ier)|light-?hearted|verspielt\\w*|lustig\\w*|locker\\w*|witzig\\w*|divertid[oa]s?|juguet(?:on(?:a)?|ones)|gracios[oa]|ludiques?|amusante?s?|enjouee?s?|drole',
  shorter:
    'short(?:er|en)?|brief(?:er|ly)?|concise(?:ly)?|crisper|kurz(?:er\\w*|en)?|knapp(?:er\\w*)?|cort[oa]s?|breves?|concis[oae]?|acorta\\w*|courte?s?|bref|breve|raccourci\\w*',
};
/** "Less formal" is warmer; "less warm" is more formal, and so on. */
const INSTEAD: Record<Tone, Tone | undefined> = {
  formal: 'warmer',
  warmer: 'formal',
  playful: 'formal',
  shorter: undefined,
};
const NOUN = '(?: (?:in )?(?:tone|words?|wording|voice|ton|stimme|tono|palabras|mots?|style|stil|estilo))?';

/** The tones that are asked for, in order. */
export function tonesIn(said: Said): Tone[] {
  const found: { tone: Tone; at: number }[] = [];
  for (const [tone, words] of Object.entries(WORDS) as [Tone, string][]) {
    const less = INSTEAD[tone] && said.take(new RegExp(`(?<![\\p{L}])${LESS} (?:${words})(?![\\p{L}])${NOUN}`, 'u'));
    if (less && INSTEAD[tone]) found.push({ tone: INSTEAD[tone], at: less.index });
    const more = said.take(new RegExp(`(?<![\\p{L}])${MORE}(?:${words})(?![\\p{L}])${NOUN}`, 'u'));
    if (more) found.push({ tone, at: more.index });
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ tone }) => tone))];
}
