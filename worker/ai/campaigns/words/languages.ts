import type { Language } from '../../tools/words/format.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { CampaignWords } from './words.ts';

const WORDS: Record<Language, CampaignWords> = { en, de, es, fr };

export function campaignWords(language: Language): CampaignWords {
  return WORDS[language];
}
