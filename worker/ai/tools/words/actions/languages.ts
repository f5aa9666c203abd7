import type { Language } from '../format.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ActionWords } from './words.ts';

const WORDS: Record<Language, ActionWords> = { en, de, es, fr };

export function actionWords(language: Language): ActionWords {
  return WORDS[language];
}
