import type { MetricPoint, MetricRow } from '../../../../contract/metrics.ts';
import { runMetric } from '../../../metrics/run.ts';
import { CARD_ROWS, capital, listText } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { labelOf, wordsOf } from './facts.ts';
import { answer, type Given, missing, toldOf } from './period-answer.ts';
import { PERIOD_WORDS } from './period-words.ts';
import { daysOf, seriesOf } from './periods.ts';
import { nameOfRow } from './ranking-text.ts';
import { MOST_LINES } from './series-text.ts';
import { show, type Told } from './told.ts';

interface Period {
  point: MetricPoint;
  rows: MetricRow[];
}

/** "The best customer of each month": what comes first in every period that has anything, each ranked by itself. */
export async function rankedInEach(given: Given): Promise<Finding> {
  const { tools, query } = given;
  const { dimensions = [], order = 'highest', limit = 1, grain = 'month', compare: _, ...plain } = query;
  const series = await seriesOf(tools, { ...plain, grain });
  const told = toldOf({ ...given, query: { ...plain, grain, dimensions } }, series);
  if (series.state === 'not_recorded') return missing(told, 'notRecorded');
  const points = (series.series ?? []).filter(({ value }) => value !== null && Number(value) !== 0);
  if (points.length === 0) return missing(told, 'noData');
  const { firstDay, lastDay } = series.window;
  const shown = points.slice(-MOST_LINES);
  const periods = await Promise.all(
    shown.map(async (point): Promise<Period> => {
      const range = rangeOf(daysOf(point.key, grain), firstDay, lastDay);
      const { rows = [] } = await runMetric(
        tools.ctx,
        { ...plain, range, dimensions: dimensions.slice(0, 1), order, limit },
        tools.calendar,
      );
      return { point, rows };
    }),
  );
  return inWords(told, periods, { order, limit, hidden: points.length - shown.length });
}

/** The days of a period that lie in the window. */
function rangeOf({ from, to }: { from: string; to: string }, firstDay: string | null, lastDay: string): string {
  const start = firstDay !== null && firstDay > from ? firstDay : from;
  return `${start}..${lastDay < to ? dayAfter(lastDay) : to}`;
}

const dayAfter = (day: string) => daysOf(day, 'day').to;

function inWords(
  told: Told,
  periods: Period[],
  { order, limit, hidden }: { order: string; limit: number; hidden: number },
): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const words = PERIOD_WORDS[tools.language];
  const [dimension = 'customer'] = query.dimensions ?? [];
  const by = query.grain ?? 'month';
  const of = wordsOf(result, tools.language);
  const labelled = periods.map(({ point, rows }) => {
    const [label = point.label] = labelOf({ keys: [point.key], labels: [point.label] }, [by], tools.language);
    return { key: point.key, label: capital(point.running ? `${label} (${phrases.running})` : label), rows };
  });
  for (const { label, key, rows } of labelled)
    for (const row of rows)
      figures.note(row.value, result.unit, [
        { of, at: [...row.labels, ...labelOf(row, [dimension], tools.language)], when: [label, key] },
      ]);
  const lines = labelled.map(
    ({ label, rows }) =>
      `${label}: ${rows.map((row) => `${nameOfRow(row, [dimension], tools.language)}, ${show(told, row.value)}`).join('; ')}`,
  );
  const [unit = ''] = words.units[by] ?? [];
  const many = limit > 1 ? `${figures.count(limit, 'listed')} ${phrases.many[dimension]}` : undefined;
  const rows = labelled.flatMap(({ key, label, rows: own }) =>
    own.map((row) => ({ keys: [...row.keys, key], labels: [...row.labels, label], value: row.value })),
  );
  return answer(told, {
    text: [
      `${words.ranked({
        ...{ name, one: phrases.dimensions[dimension], many, unit },
        ...{ when: phrases.when(result.window, query.range), isLowest: order === 'lowest' },
      })}\n\n${listText(lines)}`,
      hidden > 0 ? phrases.earlier(figures.count(hidden, 'earlier')) : '',
    ],
    data: { rows },
    cards: [
      {
        type: 'table',
        title: `${capital(name)}, ${phrases.dimensions[by]} / ${phrases.dimensions[dimension]}`,
        columns: [
          { key: 'period', label: capital(phrases.dimensions[by]), unit: 'text' },
          { key: 'name', label: capital(phrases.dimensions[dimension]), unit: 'text' },
          { key: 'value', label: capital(name), unit: result.unit },
        ],
        rows: rows
          .slice(0, CARD_ROWS)
          .map(({ labels: [first = '', period = ''], value }) => ({ cells: [period, first, value] })),
        currency: result.currency,
        rowsInAll: rows.length,
        receiptId: result.receipt.id,
      },
    ],
  });
}
