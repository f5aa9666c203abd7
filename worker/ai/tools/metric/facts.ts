import type { Dimension, MetricResult, MetricRow } from '../../../../contract/metrics.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { type About, Figures } from '../figures.ts';
import { type Language, timeText } from '../words/format.ts';
import { labelText } from '../words/labels.ts';
import { countedText } from '../words/notes.ts';
import { namesBefore, windowNames } from '../words/windows.ts';

/** How a metric may be called, whatever language it is asked in. */
export function wordsOf(result: Pick<MetricResult, 'metric' | 'receipt'>, language: Language): string[] {
  const words = METRIC_WORDS[result.metric];
  return [...new Set([result.receipt.name.toLowerCase(), ...words.en, ...words[language]])];
}

/** A row or point in words, in a language. */
export function labelOf(
  { keys, labels }: Pick<MetricRow, 'keys' | 'labels'>,
  dimensions: readonly Dimension[],
  language: Language,
): string[] {
  return labels.map((label, index) => {
    const key = keys[index] ?? null;
    const dimension = dimensions[index];
    if (!dimension) return label;
    const time = key !== null && (language !== 'en' || dimension === 'day') && timeText(key, dimension, language);
    return time || labelText({ key, label }, dimension, language);
  });
}

/** The figures of a result, all of them facts before a word is written. */
export function figuresOf(result: MetricResult, dimensions: readonly Dimension[], language: Language): Figures {
  const { unit, receipt } = result;
  const currency = result.currency ?? receipt.currency;
  const figures = new Figures({ language, currency, when: windowNames(result.window, language) });
  const of = wordsOf(result, language);
  const note = (value: MetricResult['value'] | undefined, about: About, as = unit) => {
    if (value !== undefined) figures.note(value, as, [about], currency);
  };
  note(result.value, { of });
  if (result.previousWindow) {
    note(result.previous, { of, when: namesBefore(result.previousWindow, language) });
    note(result.change?.by, { of, how: 'difference' });
    note(result.change?.share ?? undefined, { of, how: 'change' }, 'share');
  }
  for (const row of result.rows ?? []) {
    const at = [
      ...row.labels,
      ...labelOf(row, dimensions, language),
      ...row.keys.flatMap((key) => (key && key.length > 2 ? [key] : [])),
    ];
    const about = { of, at: [...new Set(at)] };
    note(row.value, about);
    if (result.previousWindow) note(row.previous, { ...about, when: namesBefore(result.previousWindow, language) });
    note(row.share ?? undefined, { ...about, how: 'share' }, 'share');
  }
  for (const point of result.series ?? []) note(point.value, { of, at: [...new Set([point.label, point.key])] });
  for (const other of result.otherCurrencies) {
    figures.note(other.amount, 'money', [{ of: [...of, 'other currencies'] }], other.currency);
    note(other.orders, { of: ['orders', 'order', other.currency.toLowerCase()] }, 'count');
  }
  note(receipt.rowCount, { of: ['rows', 'read'] }, 'count');
  if (result.rowsInAll !== undefined) note(result.rowsInAll, { of: ['rows', 'in all', ...dimensions] }, 'count');
  // What is counted, as it is called and as the answer calls it.
  const called = (what: string) => [what, ...[1, 2].map((count) => countedText(what, count, '', language).trim())];
  for (const { what, count } of receipt.counted) note(count, { of: [...called(what), 'counted'] }, 'count');
  for (const { what, count, amount } of receipt.exclusions) {
    const of = [...called(what), 'left out', 'excluded'];
    note(count, { of }, 'count');
    if (amount !== null) note(amount, { of }, 'money');
  }
  return figures;
}
