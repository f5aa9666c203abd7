import type { Language } from '../../../tools/words/format.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ToneWords } from './frame.ts';

const WORDS: Record<Language, ToneWords> = { en, de, es, fr };

export const LETTER_LANGUAGES = ['en', 'de', 'es', 'fr'] as const satisfies readonly Language[];

export function toneWords(language: Language): ToneWords {
  return WORDS[language];
}
