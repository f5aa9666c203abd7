import { languageOf } from '../ai/reading/language.ts';
import type { Reading } from '../ai/reading/reading.ts';
import type { Language } from '../ai/tools/words/format.ts';

/** The language of a question, where the built-in analyst has words of it; else English. */
export function asSpoken(language: Reading['language']): Language {
  return language === 'de' || language === 'es' || language === 'fr' ? language : 'en';
}

/** The same for a question that has not been read. */
export function spokenIn(question: string): Language {
  return asSpoken(languageOf(question));
}
