import { stemmer as da } from '@orama/stemmers/danish';
import { stemmer as nl } from '@orama/stemmers/dutch';
import { stemmer as en } from '@orama/stemmers/english';
import { stemmer as fi } from '@orama/stemmers/finnish';
import { stemmer as fr } from '@orama/stemmers/french';
import { stemmer as de } from '@orama/stemmers/german';
import { stemmer as it } from '@orama/stemmers/italian';
import { stemmer as no } from '@orama/stemmers/norwegian';
import { stemmer as pt } from '@orama/stemmers/portuguese';
import { stemmer as ru } from '@orama/stemmers/russian';
import { stemmer as es } from '@orama/stemmers/spanish';
import { stemmer as sv } from '@orama/stemmers/swedish';
import { stemmer as tr } from '@orama/stemmers/turkish';
import { fold, spellOut } from './fold.ts';
import { SMALL_WORDS } from './small-words.ts';

/** Languages whose words are found in any of their forms. */
const STEMMERS = { en, de, es, fr, it, pt, nl, sv, da, no, fi, tr, ru };

export type Language = keyof typeof STEMMERS;

export const LANGUAGES = Object.keys(STEMMERS) as Language[];

const SMALL = Object.fromEntries(
  LANGUAGES.map((language) => [language, new Set(SMALL_WORDS[language].split(/\s+/).map(fold))]),
) as Record<Language, Set<string>>;

export const isLanguage = (code: string): code is Language => code in STEMMERS;

export const isSmall = (language: Language, folded: string): boolean => SMALL[language].has(folded);

/**
 * The other forms by which a word of a language is found, without accents: its stem, that of the word written without accents, since who
 * searches often leaves them out, and of German the umlaut spelt out. Empty for what has no forms, as a number.
 */
export function formsOf(language: Language, { lower, folded }: { lower: string; folded: string }): string[] {
  if (/\p{N}/u.test(folded) || isSmall(language, folded)) return [];
  const stem = STEMMERS[language];
  const forms = [fold(stem(lower)), fold(stem(folded))];
  const spelt = language === 'de' ? spellOut(lower) : null;
  if (spelt) forms.push(spelt, fold(stem(spelt)));
  return [...new Set(forms)].filter((form) => form !== '' && form !== folded);
}
