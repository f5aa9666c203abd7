import { SegmentKey } from '../../../../contract/analytics.ts';
import type { Dimension } from '../../../../contract/metrics.ts';
import type { Language } from './format.ts';
import { segmentIn } from './segments.ts';

type Translations = Record<Exclude<Language, 'en'>, string>;

/** What the engine calls rows that have no name of their own, in the other languages. */
const LABELS: Record<string, Translations> = {
  'New customers': { de: 'Neukunden', es: 'Clientes nuevos', fr: 'Nouveaux clients' },
  'Returning customers': { de: 'Bestandskunden', es: 'Clientes recurrentes', fr: 'Clients fidèles' },
  'No product is told': { de: 'Kein Produkt genannt', es: 'Sin producto indicado', fr: 'Aucun produit indiqué' },
  'No campaign': { de: 'Keine Kampagne', es: 'Sin campaña', fr: 'Aucune campagne' },
  'Nobody who is known': { de: 'Niemand Bekanntes', es: 'Nadie conocido', fr: 'Personne de connu' },
  'In no segment': { de: 'In keinem Segment', es: 'En ningún segmento', fr: 'Dans aucun segment' },
  'Not told': { de: 'Nicht genannt', es: 'Sin indicar', fr: 'Non indiqué' },
};

/** A row of a breakdown that is no time, as it is called in a language; what strangers called it stays. */
export function labelText(
  { key, label }: { key: string | null; label: string },
  dimension: Dimension,
  language: Language,
): string {
  if (language === 'en') return label;
  const segment = dimension === 'segment' ? SegmentKey.safeParse(key).data : undefined;
  if (segment) return segmentIn(segment, language).name;
  return key === null || dimension === 'buyer' ? (LABELS[label]?.[language] ?? label) : label;
}
