import { paragraphs } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { countText, daysText, percentText, pointsText, valueText } from '../words/format.ts';
import { countedText, noteText } from '../words/notes.ts';
import { windowDays, windowShown } from '../words/windows.ts';
import { wordsOf } from './facts.ts';
import { filtersText } from './filters-text.ts';
import { rankingText } from './ranking-text.ts';
import { seriesText } from './series-text.ts';
import { freshness, platform } from './standing-text.ts';
import { show, type Told } from './told.ts';

/** A result in the built-in analyst's words. */
export function metricText(told: Told): Pick<Finding, 'looked' | 'text' | 'next'> {
  const { result, query, name, phrases, tools } = told;
  const when = phrases.when(result.window, query.range);
  const rows = countText(result.receipt.rowCount, tools.language);
  const looked = phrases.looked({ rows, name, window: windowShown(result.window, tools.language) });
  if (result.state === 'not_recorded') {
    return { looked, text: paragraphs(phrases.notRecorded({ name, when }), notes(told)), next: phrases.next.connect };
  }
  if (result.state === 'no_data') {
    const text = paragraphs(...freshness(told), phrases.noData({ name, when }), instead(told), footer(told, false));
    return { looked, text, next: phrases.next.sources };
  }
  const body = result.rows ? rankingText(told, when) : result.series ? seriesText(told, when) : [totalText(told, when)];
  return { looked, text: paragraphs(...freshness(told), ...body, footer(told)), next: nextOf(told) };
}

function totalText(told: Told, when: string): string {
  const { result, name, phrases, tools } = told;
  const { metric, unit, value, change, previous, previousWindow } = result;
  if (value === null) return phrases.notMeasured({ name, when });
  const sentence = phrases.total({ metric, name, value: show(told, value), when, unit });
  if (!previousWindow) return sentence;
  const window = windowDays(previousWindow, tools.language);
  const { compare = 'previous' } = told.query;
  const against = compare === 'previous' ? 'before' : compare === 'year_before' ? compare : 'other';
  const before = previousWindow.text.match(/^(the .+?) \(/)?.[1];
  // Nothing sold is nothing to compare with; a share of none is a share.
  if (previous === null || previous === undefined || (Number(previous) === 0 && unit !== 'share')) {
    return `${sentence} ${phrases.nothingBefore({ window, before, against })}`;
  }
  const by = Number(change?.by ?? 0);
  const share = change?.share ?? undefined;
  // A share of a share misleads: from 55.4% to 58.7% it is 3.3 points, and nobody thinks of 5.9%.
  const inPoints = unit === 'share';
  const far = inPoints ? pointsText(by, tools.language) : percentText(Math.abs(share ?? 0), tools.language);
  return `${sentence} ${phrases.compared({
    share: share === undefined && !inPoints ? undefined : far,
    inPoints,
    direction: by === 0 || Math.abs(inPoints ? by : (share ?? 1)) < 0.0005 ? 'same' : by > 0 ? 'more' : 'less',
    previous: show(told, previous),
    ...{ window, before, against },
  })}`;
}

function instead({ everything, name, phrases, tools, figures }: Told): string | undefined {
  if (!everything || everything.result.value === null) return undefined;
  const { result, days } = everything;
  figures.note(result.value, result.unit, [{ of: wordsOf(result, tools.language), when: ['all time', 'in all'] }]);
  const value = valueText(result.value, { unit: result.unit, currency: result.currency }, tools.language) ?? '';
  return phrases.instead({ name, value, days: days && daysText(days.first, days.last, tools.language) });
}

/** What the number means, what it was counted from and what not, how it stands. */
function footer(told: Told, withMeaning = true): string {
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
    told.followed !== 'closed' && filtersText(told),
    told.followed && phrases.followed[told.followed],
    withMeaning && phrases.meaning[result.metric],
    from.length > 0 && phrases.countedFrom(from),
    out.length > 0 && phrases.leftOut(out),
    others.length > 0 && phrases.otherCurrencies(others),
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

function nextOf({ result, query, phrases }: Told): string {
  const { next } = phrases;
  if (result.rows) return query.dimensions?.includes('customer') ? next.campaigns : next.topCustomers;
  if (result.series) return next.why(result.metric) ?? next.topCustomers;
  const why = result.change && Number(result.change.by) !== 0 ? next.why(result.metric) : undefined;
  if (why) return why;
  const { from, to } = result.window;
  const days = from === null ? Number.POSITIVE_INFINITY : (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days > 62 ? next.byMonth : days > 2 ? next.byDay : next.topCustomers;
}
