import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import type { Language } from './format.ts';
import { fr } from './fr.ts';
import type { Phrases } from './phrases.ts';

const PHRASES: Record<Language, Phrases> = { en, de, es, fr };

export function phrasesIn(language: Language): Phrases {
  return PHRASES[language];
}
