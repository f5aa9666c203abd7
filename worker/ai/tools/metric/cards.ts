import type { Card } from '../../../../contract/cards.ts';
import type { MetricQuery, MetricResult } from '../../../../contract/metrics.ts';
import { CARD_ROWS, capital, plainName } from '../shown.ts';
import type { Language } from '../words/format.ts';
import type { Phrases } from '../words/phrases.ts';
import { windowShown } from '../words/windows.ts';
import { labelOf } from './facts.ts';

/** What a result is shown as: its number, its rows, its course. */
export function metricCards(
  result: MetricResult,
  query: MetricQuery,
  { name, phrases, language }: { name: string; phrases: Phrases; language: Language },
): Card[] {
  const { unit, currency, receipt } = result;
  const dimensions = query.dimensions ?? [];
  const proof = { query, receiptId: receipt.id };
  const title = capital(name);
  const cards: Card[] = [];
  if (!result.rows && !result.series) {
    cards.push({
      type: 'metric',
      ...{ title, unit, currency, value: result.value, window: windowShown(result.window, language), ...proof },
      ...(result.previous !== undefined && { previous: result.previous }),
      ...(result.change && { change: result.change }),
      ...(result.previousWindow && { previousWindow: windowShown(result.previousWindow, language) }),
    });
  }
  if (result.series) {
    const by = phrases.dimensions[query.grain ?? 'day'];
    cards.push({
      type: 'chart',
      title: `${title}, ${by}`,
      shape: 'line',
      unit,
      currency,
      points: result.series,
      ...proof,
    });
  }
  if (result.rows) {
    const compared = result.rows.some(({ previous }) => previous !== undefined);
    cards.push({
      type: 'table',
      title: `${title}, ${dimensions.map((one) => phrases.dimensions[one]).join(' / ')}`,
      columns: [
        ...dimensions.map((one) => ({ key: one, label: capital(phrases.dimensions[one]), unit: 'text' as const })),
        { key: 'value', label: title, unit },
        ...(compared ? [{ key: 'previous', label: phrases.before, unit }] : []),
      ],
      rows: result.rows.slice(0, CARD_ROWS).map((row) => ({
        cells: [
          ...labelOf(row, dimensions, language).map(plainName),
          row.value,
          ...(compared ? [row.previous ?? null] : []),
        ],
        ...hrefOf(dimensions, row.keys),
      })),
      currency,
      rowsInAll: result.rowsInAll ?? result.rows.length,
      ...proof,
    });
  }
  return cards;
}

/** A customer's row leads to the customer. */
function hrefOf(dimensions: readonly string[], keys: (string | null)[]): { href?: string } {
  const person = keys[dimensions.indexOf('customer')];
  return person && /^[0-9a-f-]{36}$/.test(person) ? { href: `/people/profile/${person}` } : {};
}
