/** What a metric is called. Lower case, the plainest name first; accents as they are written. */
export interface MetricWords {
  en: string[];
  de: string[];
  es: string[];
  fr: string[];
  /** The main names in Italian, Portuguese and Dutch. */
  other?: string[];
}

/** Names are parted by commas. */
export function words(lists: Record<'en' | 'de' | 'es' | 'fr', string> & { other?: string }): MetricWords {
  const { en, de, es, fr, other } = lists;
  return { en: names(en), de: names(de), es: names(es), fr: names(fr), ...(other && { other: names(other) }) };
}

function names(list: string): string[] {
  return list.split(',').map((name) => name.trim().replace(/\s+/g, ' '));
}
