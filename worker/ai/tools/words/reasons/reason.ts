import { SegmentKey } from '../../../../../contract/analytics.ts';
import type { Dimension } from '../../../../../contract/metrics.ts';
import { CATALOGUE } from '../../../../metrics/catalogue/catalogue.ts';
import { capital } from '../../shown.ts';
import { phrasesIn } from '../languages.ts';
import { segmentIn } from '../segments.ts';
import { METRIC_REASONS } from './metrics.ts';
import { PLAN_REASONS } from './plans.ts';
import type { Other } from './rule.ts';

/** The first that fits: those that say more come before. */
export const REASONS = [...METRIC_REASONS, ...PLAN_REASONS];

const ORDER_VALUE: Record<Other, string> = {
  de: 'Bestellwert',
  es: 'importe del pedido',
  fr: 'montant de la commande',
};

/**
 * The exact reason of a refusal, which the features give in English, in another language; undefined for one that has no
 * words there. Names stay as they were written.
 */
export function reasonIn(english: string, language: Other): string | undefined {
  for (const [pattern, said] of REASONS) {
    const match = pattern.exec(english);
    if (!match) continue;
    return said[language].replace(/\$([a-z]*)(\d)/g, (_, kind: string, n: string) =>
      inWords(kind, match[Number(n)] ?? '', language),
    );
  }
  return undefined;
}

function inWords(kind: string, text: string, language: Other): string {
  const each = (say: (one: string) => string) =>
    text
      .split(/, | or /)
      .map(say)
      .join(', ');
  switch (kind) {
    case 'metric':
      return metricIn(text, language);
    case 'dimension':
      return dimensionIn(text, language);
    case 'dimensions':
      return each((one) => dimensionIn(one, language));
    case 'segments':
      // Those that the shop has made have names of their own, which are not listed.
      return text
        .replace(/ or a saved segment’s id or name$/, '')
        .split(', ')
        .flatMap((one) => SegmentKey.safeParse(one).data ?? [])
        .map((key) => segmentIn(key, language).name)
        .join(', ');
    default:
      return text;
  }
}

function metricIn(name: string, language: Other): string {
  const metric = CATALOGUE.find((one) => one.name === name);
  return metric ? capital(phrasesIn(language).nameOf(metric.id, metric.name)) : name;
}

function dimensionIn(name: string, language: Other): string {
  if (name === 'order_value') return ORDER_VALUE[language];
  return phrasesIn(language).dimensions[name as Dimension] ?? name;
}
