import type { Language } from '../../words/format.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { DescribeWords } from './words.ts';

const WORDS: Record<Language, DescribeWords> = { en, de, es, fr };

export function describeWords(language: Language): DescribeWords {
  return WORDS[language];
}
