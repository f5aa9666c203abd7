import type { MetricQuery, MetricResult, MetricValue } from '../../../../contract/metrics.ts';
import type { Figures } from '../figures.ts';
import { capital, listText, nameText, numberedText, paragraphs, TEXT_LINES } from '../shown.ts';
import type { Standing } from '../standing.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { countText, valueText } from '../words/format.ts';
import { countedText, noteText } from '../words/notes.ts';
import type { Phrases } from '../words/phrases.ts';
import { windowDays } from '../words/windows.ts';
import { CHANGE_WORDS, labelOf, wordsOf } from './facts.ts';
import { freshness, platform } from './standing-text.ts';

export interface Told {
  result: MetricResult;
  /** The same number of all time, where the period has none. */
  everything: MetricResult | undefined;
  query: MetricQuery;
  standing: Standing;
  name: string;
  phrases: Phrases;
  figures: Figures;
  tools: ToolCtx;
}

/** A result in the built-in analyst's words. */
export function metricText(told: Told): Pick<Finding, 'looked' | 'text' | 'next'> {
  const { result, query, name, phrases } = told;
  const when = phrases.when(result.window, query.range);
  const looked = lookedAt(told);
  if (result.state === 'not_recorded') {
    return { looked, text: paragraphs(phrases.notRecorded({ name, when }), notes(told)), next: phrases.next.connect };
  }
  if (result.state === 'no_data') {
    return {
      looked,
      text: paragraphs(...freshness(told), phrases.noData({ name, when }), ...instead(told)),
      next: phrases.next.sources,
    };
  }
  const body = result.rows ? ranking(told, when) : result.series ? series(told, when) : [total(told, when)];
  return { looked, text: paragraphs(...freshness(told), ...body, footer(told)), next: nextOf(told) };
}

const show = ({ result, tools }: Told, value: MetricValue) =>
  valueText(value, { unit: result.unit, currency: result.currency }, tools.language) ?? '–';

function total(told: Told, when: string): string {
  const { result, name, phrases, tools } = told;
  const { metric, unit, value, change, previous, previousWindow } = result;
  if (value === null) return phrases.notMeasured({ name, when });
  const sentence = phrases.total({ metric, name, value: show(told, value), when, unit });
  if (!previousWindow) return sentence;
  const window = windowDays(previousWindow, tools.language);
  if (previous === null || previous === undefined || Number(previous) === 0) {
    return `${sentence} ${phrases.nothingBefore(window)}`;
  }
  const by = Number(change?.by ?? 0);
  const share = change?.share;
  return `${sentence} ${phrases.compared({
    share: share === null || share === undefined ? undefined : share1(told, Math.abs(share)),
    direction: by === 0 || Math.abs(share ?? 1) < 0.0005 ? 'same' : by > 0 ? 'more' : 'less',
    previous: show(told, previous),
    window,
  })}`;
}

const share1 = ({ figures, result, tools }: Told, share: number) =>
  figures.percent(share, { of: [...CHANGE_WORDS, ...wordsOf(result, tools.language)] });

/** Along time: every point where they are few, the strongest and the weakest, the whole. */
function series(told: Told, when: string): (string | undefined)[] {
  const { result, query, name, phrases, tools } = told;
  const points = result.series ?? [];
  const by = query.grain ?? 'day';
  const label = (point: (typeof points)[number]) =>
    `${labelOf({ keys: [point.key], labels: [point.label] }, [by], tools.language)[0] ?? point.label}${point.running ? ` (${phrases.running})` : ''}`;
  const shown = points.slice(-MOST_POINTS);
  const hidden = points.length - shown.length;
  const whole = points.filter(({ value, running }) => value !== null && !running);
  const sorted = [...whole].sort((a, b) => Number(b.value) - Number(a.value));
  const [high, low] = [sorted[0], sorted.at(-1)];
  return [
    `${phrases.series({ name, by: phrases.dimensions[by], when })}\n\n${listText(shown.map((point) => `${capital(label(point))}: ${show(told, point.value)}`))}`,
    hidden > 0 ? phrases.earlier(told.figures.count(hidden, 'earlier')) : undefined,
    high && low && high !== low
      ? phrases.extremes({
          high: label(high),
          highest: show(told, high.value),
          low: label(low),
          lowest: show(told, low.value),
        })
      : undefined,
    result.value === null ? undefined : phrases.inAll({ name, value: show(told, result.value) }),
  ];
}

const MOST_POINTS = 24;

function ranking(told: Told, when: string): (string | undefined)[] {
  const { result, query, name, phrases, figures, tools } = told;
  const rows = result.rows ?? [];
  const dimensions = query.dimensions ?? [];
  const order = query.order ?? 'highest';
  const named = dimensions.map((one) => phrases.dimensions[one]).join(' / ');
  const label = (row: (typeof rows)[number]) =>
    labelOf(row, dimensions, tools.language)
      .map((one, index) => (STRANGE.has(dimensions[index] ?? '') ? nameText(one) : one))
      .join(' · ');
  const lines = Math.min(query.limit && query.limit < rows.length + 1 ? query.limit : TEXT_LINES, MOST_POINTS);
  const shown = rows.slice(0, Math.max(lines, order === 'key' ? MOST_POINTS : TEXT_LINES));
  const line = (row: (typeof rows)[number]) => {
    const share =
      row.share === null || row.share === undefined
        ? ''
        : ` (${valueText(row.share, { unit: 'share', currency: null }, tools.language)})`;
    return `${capital(label(row))}: ${show(told, row.value)}${share}`;
  };
  const hidden = (result.rowsInAll ?? rows.length) - shown.length;
  const [first] = shown;
  const rest =
    hidden > 0 && query.limit !== shown.length ? phrases.more(figures.count(hidden, 'more', 'not listed')) : undefined;
  if (!first) return [phrases.noData({ name, when })];
  if (order !== 'key' && query.limit === 1) {
    const dimension = named;
    return [
      phrases.best({ name, dimension, label: label(first), value: show(told, first.value), when, order }),
      wholeOf(told),
    ];
  }
  const list = order === 'key' ? listText(shown.map(line)) : numberedText(shown.map(line));
  return [
    `${phrases.ranking({ name, by: named, when, rows: shown.length, order })}\n\n${list}`,
    together(told, shown),
    rest,
    wholeOf(told),
  ];
}

const STRANGE: ReadonlySet<string> = new Set(['product', 'customer', 'campaign', 'channel', 'source', 'segment']);

/** What the listed rows are of the whole, where parts add up to it and not all are listed. */
function together(
  { result, name, phrases, figures }: Told,
  shown: NonNullable<MetricResult['rows']>,
): string | undefined {
  const all = result.rowsInAll ?? result.rows?.length ?? 0;
  if (shown.length < 2 || shown.length >= all || shown.some(({ share }) => share === null || share === undefined))
    return undefined;
  const share = shown.reduce((sum, row) => sum + (row.share ?? 0), 0);
  return phrases.together({
    share: figures.percent(Number(share.toFixed(6)), { of: ['together', 'share', name] }),
    name,
  });
}

function wholeOf(told: Told): string | undefined {
  const { result, name, phrases } = told;
  return result.value === null ? undefined : phrases.inAll({ name, value: show(told, result.value) });
}

function instead({ everything, name, phrases, tools, figures }: Told): (string | undefined)[] {
  if (!everything || everything.value === null) return [];
  const { unit, currency, window } = everything;
  figures.note(everything.value, unit, [{ of: wordsOf(everything, tools.language), when: ['all time', 'in all'] }]);
  const value = valueText(everything.value, { unit, currency }, tools.language) ?? '';
  return [phrases.instead({ name, value, days: windowDays(window, tools.language) }), ...everything.notes.slice(0, 2)];
}

/** What the number means, what it was counted from and what not, how it stands. */
function footer(told: Told): string {
  const { result, phrases, tools } = told;
  const { counted, exclusions } = result.receipt;
  const some = (list: { what: string; count: number }[]) =>
    list.filter(({ count }) => count > 0).map(({ what, count }) => countOf(told, what, count));
  const others = result.otherCurrencies.map(
    ({ currency, orders, amount }) =>
      `${valueText(amount, { unit: 'money', currency }, tools.language)} (${countOf(told, 'orders', orders)})`,
  );
  const from = result.unit === 'count' && counted.length < 2 ? [] : some(counted);
  const out = some(exclusions.filter(({ what }) => !what.startsWith('orders in ')));
  return [
    phrases.meaning[result.metric],
    from.length > 0 ? phrases.countedFrom(from) : undefined,
    out.length > 0 ? phrases.leftOut(out) : undefined,
    others.length > 0 ? phrases.otherCurrencies(others) : undefined,
    notes(told),
    platform(told),
  ]
    .filter(Boolean)
    .join(' ');
}

function countOf({ tools: { language } }: Told, what: string, count: number): string {
  return countedText(what, count, countText(count, language), language);
}

/** What the engine says besides; what is said here in other words is left out. */
function notes({ result, tools }: Told): string {
  const said = /^(?:Money of other currencies|[^:]+: not recorded\.)/;
  return result.notes
    .filter((note) => !said.test(note))
    .map((note) => noteText(note, tools.language))
    .join(' ');
}

function lookedAt({ result, name, phrases, tools }: Told): string {
  return phrases.looked({ rows: countText(result.receipt.rowCount, tools.language), name, window: result.window.text });
}

function nextOf({ result, query, phrases }: Told): string {
  const { next } = phrases;
  if (result.rows) return query.dimensions?.includes('customer') ? next.campaigns : next.topCustomers;
  if (result.series) return next.why(result.metric) ?? next.topCustomers;
  return (result.change && Number(result.change.by) !== 0 ? next.why(result.metric) : undefined) ?? next.byMonth;
}
