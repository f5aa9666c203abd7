import type { MetricValue } from '../../../../contract/metrics.ts';
import { CARD_ROWS, capital, listText } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { timeText } from '../words/format.ts';
import { wordsOf } from './facts.ts';
import { answer, missing } from './period-answer.ts';
import { PERIOD_WORDS } from './period-words.ts';
import { averageOf, type Whole, weekdayOf } from './periods.ts';
import type { Told } from './told.ts';

interface Row {
  key: string;
  label: string;
  /** What such a day has on average. */
  value: MetricValue;
  days: number;
}

/** What each weekday has on average, over all such days of the time: those on which nothing was count too. */
export function averageByWeekday(told: Told, { points, cut }: Whole): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const words = PERIOD_WORDS[tools.language];
  const rows = ranked(rowsOf(told, points), query);
  const [first] = rows;
  if (!first) return missing(told, 'noData');
  const [unit = '', units = ''] = words.units.day ?? [];
  const of = [...wordsOf(result, tools.language), 'average', unit];
  const as = result.unit === 'count' ? 'number' : result.unit;
  const shown = (row: Row) => figures.value(row.value, as, [{ of, at: [row.label] }]);
  const over = ({ label, days }: Row) =>
    words.over(`${figures.count(days, 'periods', unit, units, label)} ${days === 1 ? unit : units}`);
  const when = phrases.when(result.window, query.range);
  const lines = rows.map((row) => `${capital(row.label)}: ${shown(row)} (${over(row)})`);
  const isOne = query.limit === 1 && query.order !== undefined && query.order !== 'key';
  const best = { name, when, label: first.label, value: shown(first), over: over(first) };
  return answer(told, {
    text: [
      isOne
        ? words.bestWeekday({ ...best, isLowest: query.order === 'lowest' })
        : `${words.byWeekday({ name, when })}\n\n${listText(lines)}`,
      cut > 0 ? words.cut({ count: figures.count(cut, 'periods', unit, units), unit }) : '',
    ],
    data: {
      ...{ value: result.value, periods: points.length, leftOut: cut },
      rows: rows.map(({ key, label, value, days }) => ({ keys: [key], labels: [label], value, days })),
    },
    cards: [
      {
        type: 'table',
        title: `${capital(name)}, ${phrases.dimensions.weekday}`,
        columns: [
          { key: 'weekday', label: capital(phrases.dimensions.weekday), unit: 'text' },
          { key: 'value', label: words.mean, unit: as },
          { key: 'days', label: capital(phrases.many.day), unit: 'count' },
        ],
        rows: rows.slice(0, CARD_ROWS).map(({ label, value, days }) => ({ cells: [capital(label), value, days] })),
        currency: result.currency,
        rowsInAll: rows.length,
        receiptId: result.receipt.id,
      },
    ],
  });
}

function rowsOf({ result, tools }: Told, points: Whole['points']): Row[] {
  const groups = Map.groupBy(points, ({ key }) => weekdayOf(key));
  return [...groups]
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([key, days]) => ({
      ...{ key, label: timeText(key, 'weekday', tools.language) ?? key },
      ...{ value: averageOf(days, result), days: days.length },
    }));
}

function ranked(rows: Row[], { order, limit }: Told['query']): Row[] {
  const sign = order === 'lowest' ? 1 : order === 'highest' ? -1 : 0;
  const sorted = sign ? rows.toSorted((a, b) => sign * (Number(a.value) - Number(b.value))) : rows;
  return limit ? sorted.slice(0, limit) : sorted;
}
