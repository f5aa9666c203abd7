import type { MetricId } from '../../../../contract/metrics.ts';
import { metricOf } from '../catalogue.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';

/** What a metric means, and how it is worked out, in words. */
export type Defined = [definition: string, formula: string];

const OTHERS = { de, es, fr } as const;

/** A metric as it is explained in a language; the catalogue's own words are English. */
export function definedIn(id: MetricId, language: 'en' | keyof typeof OTHERS): { definition: string; formula: string } {
  if (language === 'en') return metricOf(id);
  const [definition, formula] = OTHERS[language][id];
  return { definition, formula };
}
