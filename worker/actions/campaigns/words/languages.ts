import type { Language } from '../../../ai/tools/words/format.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { CampaignPlanWords } from './words.ts';

const WORDS: Record<Language, CampaignPlanWords> = { en, de, es, fr };

export function campaignPlanWords(language: Language = 'en'): CampaignPlanWords {
  return WORDS[language];
}
