import type { MetricRow } from '../../../../contract/metrics.ts';
import { capital, listText, nameText, numberedText, TEXT_LINES } from '../shown.ts';
import { isTime } from '../words/dimensions.ts';
import { percentText } from '../words/format.ts';
import { labelOf, wordsOf } from './facts.ts';
import { MOST_LINES } from './series-text.ts';
import { show, type Told, wholeText } from './told.ts';

/** By what it belongs to: the best one, or a list with each part's share, what they are together, and what is not listed. */
export function rankingText(told: Told, when: string): (string | undefined)[] {
  const { result, query, name, phrases, figures } = told;
  const rows = result.rows ?? [];
  const [dimension, second] = query.dimensions ?? [];
  const inTime = dimension !== undefined && isTime(dimension);
  const order = query.order ?? (inTime ? 'key' : 'highest');
  const by = (query.dimensions ?? []).map((one) => phrases.dimensions[one]).join(' / ');
  const shown = rows.slice(0, Math.min(query.limit ?? MOST_LINES, order === 'key' ? MOST_LINES : TEXT_LINES));
  const [first] = shown;
  if (!first || !dimension) return [phrases.noData({ name, when })];
  if (order !== 'key' && query.limit === 1) {
    const label = labelText(told, first);
    return [phrases.best({ name, dimension: by, label, value: show(told, first.value), when, order }), wholeText(told)];
  }
  const lines = shown.map((row) => lineOf(told, row));
  const hidden = (result.rowsInAll ?? rows.length) - shown.length;
  const many = second ? undefined : phrases.many[dimension];
  const count = figures.count(shown.length, 'listed', many ?? by);
  const wanted = query.limit === shown.length;
  return [
    `${phrases.ranking({ name, by, many, when, rows: count, order })}\n\n${(order === 'key' ? listText : numberedText)(lines)}`,
    togetherText(told, shown),
    hidden > 0 && !wanted ? phrases.more(figures.count(hidden, 'more', 'not listed')) : undefined,
    wholeText(told),
  ];
}

function lineOf(told: Told, row: MetricRow): string {
  const share = typeof row.share === 'number' ? ` (${percentText(row.share, told.tools.language)})` : '';
  const before =
    row.previous === undefined ? '' : `, ${told.phrases.before.toLowerCase()}: ${show(told, row.previous)}`;
  return `${capital(labelText(told, row))}: ${show(told, row.value)}${share}${before}`;
}

/** What rows are called by the shop or by strangers is a name; times and kinds are words. */
function labelText({ query, tools }: Told, row: MetricRow): string {
  const dimensions = query.dimensions ?? [];
  return labelOf(row, dimensions, tools.language)
    .map((label, index) => {
      const dimension = dimensions[index];
      return dimension === undefined || isTime(dimension) || dimension === 'buyer' ? label : nameText(label);
    })
    .join(' · ');
}

/** What the listed rows are of the whole, where parts add up to it and not all are listed. */
function togetherText({ result, name, phrases, figures, tools }: Told, shown: MetricRow[]): string | undefined {
  const all = result.rowsInAll ?? shown.length;
  const shares = shown.flatMap(({ share }) => (typeof share === 'number' ? [share] : []));
  if (shown.length < 2 || shown.length >= all || shares.length < shown.length) return undefined;
  const sum = Number(shares.reduce((total, one) => total + one, 0).toFixed(6));
  return phrases.together({ share: figures.percent(sum, { of: wordsOf(result, tools.language), how: 'share' }), name });
}
