import type { Difference } from '../../../contract/actions.ts';
import { SegmentKey } from '../../../contract/analytics.ts';
import type { Language } from '../../ai/tools/words/format.ts';
import { countedNoun } from '../../ai/tools/words/nouns.ts';
import { segmentIn } from '../../ai/tools/words/segments.ts';
import { type ErrorCode, fail } from '../../errors.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { PlanWords } from './words.ts';

const WORDS: Record<Language, PlanWords> = { en, de, es, fr };

export function planWords(language: Language = 'en'): PlanWords {
  return WORDS[language];
}

/** The words of a plan that is kept: it goes on in the language in which it was asked for. */
export function wordsOfPlan({ difference }: { difference: Pick<Difference, 'language'> }): PlanWords {
  return planWords(difference.language);
}

/** "1,200 people" */
export function peopleText(n: number, { language }: PlanWords): string {
  return countedNoun('person', n, language);
}

/** Segments by the names that the language has for them. */
export function namedIn(nameOf: (segment: string) => string, { language }: PlanWords): (segment: string) => string {
  return (id) => {
    const key = SegmentKey.safeParse(id).data;
    return key ? segmentIn(key, language).name : nameOf(id);
  };
}

/** Refuses in the language that the words are of. */
export function refuse(code: ErrorCode, message: string, { language }: PlanWords): never {
  return fail(code, message, { language });
}
