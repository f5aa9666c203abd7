import type { Card } from '../../../../contract/cards.ts';
import type { MetricId, MetricQuery } from '../../../../contract/metrics.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import type { Language } from '../words/format.ts';
import type { Phrases } from '../words/phrases.ts';
import { rangeWords } from '../words/ranges.ts';

const REVENUES = ['revenue', 'gross_revenue', 'total_charged'] as const;

/** What else "revenue" may mean, one tap away: net, gross, or what was charged. */
export function choicesOf(query: MetricQuery, { phrases, language }: { phrases: Phrases; language: Language }): Card[] {
  const isTotal = !query.grain && !query.dimensions?.length && !query.filters?.length;
  if (!isTotal || !REVENUES.some((one) => one === query.metric)) return [];
  const { question, net, gross, charged } = phrases.choices;
  const labels: Partial<Record<MetricId, string>> = { revenue: net, gross_revenue: gross, total_charged: charged };
  const words = (metric: MetricId) => (metric === 'revenue' ? NET[language] : METRIC_WORDS[metric][language][0]);
  const when = rangeWords(query.range, language);
  const options = REVENUES.filter((one) => one !== query.metric).map((metric) => ({
    label: labels[metric] ?? metric,
    ask: `${words(metric) ?? metric} ${when}`.trim(),
  }));
  return [{ type: 'choices', question, options }];
}

const NET = { en: 'net revenue', de: 'nettoumsatz', es: 'ingresos netos', fr: "chiffre d'affaires net" };
