import type { Dimension, MetricRow } from '../../../../contract/metrics.ts';
import { difference, digitsOf } from '../../../metrics/values.ts';
import { SHARE } from '../../reading/lexicon.ts';
import { normalise } from '../../reading/words.ts';
import { capital, listText, nameText, numberedText, TEXT_LINES } from '../shown.ts';
import { isTime } from '../words/dimensions.ts';
import { type Language, percentText } from '../words/format.ts';
import { SHARE_WORDS } from '../words/shares.ts';
import { labelOf, wordsOf } from './facts.ts';
import { MOST_LINES } from './series-text.ts';
import { show, type Told, wholeText } from './told.ts';

/** By what it belongs to: the best one, or a list with each part's share, what they are together, and what is not listed. */
export function rankingText(told: Told, when: string): (string | undefined)[] {
  const { result, query, name, phrases, figures } = told;
  const rows = result.rows ?? [];
  const [dimension, second] = query.dimensions ?? [];
  const inTime = dimension !== undefined && isTime(dimension);
  // Two kinds of buyers are no ranking.
  const order = query.order ?? (inTime || dimension === 'buyer' ? 'key' : 'highest');
  const by = (query.dimensions ?? []).map((one) => phrases.dimensions[one]).join(' / ');
  const shown = rows.slice(0, Math.min(query.limit ?? MOST_LINES, order === 'key' ? MOST_LINES : TEXT_LINES));
  const [first] = shown;
  if (!first || !dimension) return [phrases.noData({ name, when })];
  if (order === 'rise' || order === 'fall') {
    const lines = shown.map((row) => movedLine(told, row));
    const more = (result.rowsInAll ?? rows.length) - shown.length;
    return [
      `${phrases.moved({ name, by, when, order })}\n\n${numberedText(lines)}`,
      more > 0 && query.limit !== shown.length ? phrases.more(figures.count(more, 'more', 'not listed')) : undefined,
      wholeText(told),
    ];
  }
  if (order !== 'key' && query.limit === 1) {
    const label = labelText(told, first);
    return [phrases.best({ name, dimension: by, label, value: show(told, first.value), when, order }), wholeText(told)];
  }
  const asked = SHARE.test(normalise(told.tools.question));
  const row = asked && !second && !inTime ? askedRow(told, rows) : undefined;
  const lead = row ? shareText(told, row, when) : undefined;
  const together = togetherText(told, shown, asked ? when : undefined);
  const lines = shown.map((row) => lineOf(told, row));
  const hidden = (result.rowsInAll ?? rows.length) - shown.length;
  const many = second ? undefined : phrases.many[dimension];
  const count = figures.count(shown.length, 'listed', many ?? by);
  const wanted = query.limit === shown.length;
  return [
    lead ?? (asked ? together : undefined),
    `${phrases.ranking({ name, by, many, when, rows: count, order })}\n\n${(order === 'key' ? listText : numberedText)(lines)}`,
    lead || asked ? undefined : together,
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

/** "A: −£20.00 (£5.00, before: £25.00)". */
function movedLine(told: Told, row: MetricRow): string {
  const { result, figures, phrases } = told;
  const by = difference(row.value, row.previous ?? null, digitsOf(result.currency ?? 'USD'));
  figures.note(by, result.unit, [{ of: ['change', 'changed', 'difference'], at: row.labels }]);
  return `${capital(labelText(told, row))}: **${show(told, by)}** (${show(told, row.value)}, ${phrases.before.toLowerCase()}: ${show(told, row.previous ?? null)})`;
}

/** What rows are called by the shop or by strangers is a name; times and kinds are words. */
function labelText({ query, tools }: Told, row: MetricRow): string {
  return nameOfRow(row, query.dimensions ?? [], tools.language);
}

export function nameOfRow(
  row: Pick<MetricRow, 'keys' | 'labels'>,
  dimensions: Dimension[],
  language: Language,
): string {
  return labelOf(row, dimensions, language)
    .map((label, index) => {
      const dimension = dimensions[index];
      return dimension === undefined || isTime(dimension) || dimension === 'buyer' ? label : nameText(label);
    })
    .join(' · ');
}

/** What the listed rows are of the whole, where parts add up to it and not all are listed. */
function togetherText(told: Told, shown: MetricRow[], when?: string): string | undefined {
  const { result, name, phrases, figures, tools } = told;
  const all = result.rowsInAll ?? shown.length;
  const shares = shown.flatMap(({ share }) => (typeof share === 'number' ? [share] : []));
  if (shown.length < 2 || shown.length >= all || shares.length < shown.length) return undefined;
  const sum = Number(shares.reduce((total, one) => total + one, 0).toFixed(6));
  const share = figures.percent(sum, { of: wordsOf(result, tools.language), how: 'share' });
  if (!when) return phrases.together({ share, name });
  const { of, many } = { of: phrases.many, many: figures.count(shown.length, 'listed') };
  const [dimension] = told.query.dimensions ?? [];
  const label = `${many} ${dimension ? of[dimension] : ''}`.trim();
  return SHARE_WORDS[tools.language].many({ share, name, when, label });
}

/** The row whose share is asked for: the kind of buyer, or the one that the question names. */
function askedRow({ query, tools }: Told, rows: MetricRow[]): MetricRow | undefined {
  const question = normalise(tools.question);
  const [dimension] = query.dimensions ?? [];
  if (dimension === 'buyer') {
    const [old, fresh] = [RETURNING.test(question), NEW.test(question)];
    const key = old === fresh ? undefined : old ? 'returning' : 'new';
    return rows.find(({ keys }) => keys[0] === key && key !== undefined);
  }
  const named = rows.filter(({ labels }) => labels[0] && question.includes(normalise(labels[0])));
  return named.length === 1 ? named[0] : undefined;
}

/** "82.8% of your net revenue came from returning customers: £2 of £3." */
function shareText(told: Told, row: MetricRow, when: string): string | undefined {
  const { result, name, tools } = told;
  if (typeof row.share !== 'number' || result.value === null) return undefined;
  return SHARE_WORDS[tools.language].one({
    ...{ share: percentText(row.share, tools.language), name, when, label: dimensionLabel(told, row) },
    ...{ part: show(told, row.value), whole: show(told, result.value) },
  });
}

/** Kinds of buyers as people: "returning customers". */
function dimensionLabel(told: Told, row: MetricRow): string {
  const [dimension] = told.query.dimensions ?? [];
  const kind = dimension === 'buyer' ? BUYERS[told.tools.language][row.keys[0] === 'new' ? 'fresh' : 'old'] : undefined;
  return kind ?? labelText(told, row);
}

const BUYERS = {
  en: { old: 'returning customers', fresh: 'new customers' },
  de: { old: 'wiederkehrenden Kunden', fresh: 'neuen Kunden' },
  es: { old: 'clientes recurrentes', fresh: 'clientes nuevos' },
  fr: { old: 'clients fidèles', fresh: 'nouveaux clients' },
};
const RETURNING =
  /\b(?:return\w*|repeat\w*|existing|loyal|wiederkehr\w*|bestands?\w*|stamm\w*|recurrent\w*|antigu\w*|habitual\w*|fidel\w*|repiten)\b/;
const NEW = /\b(?:new|first[- ]time|neu\w*|nuev\w*|nouve\w*)\b/;
