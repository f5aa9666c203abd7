import type { MetricQuery, MetricResult } from '../../../contract/metrics.ts';
import { runMetric } from '../../metrics/run.ts';
import { finding, nothing } from './finding.ts';
import { metricCards } from './metric/cards.ts';
import { choicesOf } from './metric/choices.ts';
import { figuresOf } from './metric/facts.ts';
import { metricText } from './metric/text.ts';
import { standingOf } from './standing.ts';
import type { Tool } from './tool.ts';
import { phrasesIn } from './words/languages.ts';

/** Rows that are read where a question names no number: as many as a card shows. */
const ROWS = 50;
/** An answer's data holds at most so many rows; a series is bounded by its engine. */
const DATA_ROWS = 100;

export const queryMetric: Tool<'query_metric'> = {
  name: 'query_metric',
  description:
    'A number of the catalogue for a period: revenue, orders, customers, conversion and so on; in all, along time (`grain`), by what it belongs to (`dimensions`), filtered, and against another period (`compare`). Use it for every question for a figure.',
  readOnly: true,
  async run(tools, asked) {
    const { ctx, calendar, language } = tools;
    const query = completed(asked);
    const [result, standing] = await Promise.all([runMetric(ctx, query, calendar), standingOf(tools)]);
    const everything = result.state === 'no_data' && query.range !== 'all' ? await inAll(tools, query) : undefined;
    const phrases = phrasesIn(language);
    const name = phrases.nameOf(result.metric, result.receipt.name);
    const figures = figuresOf(result, query.dimensions ?? [], language);
    const words = metricText({ result, everything, query, standing, name, phrases, figures, tools });
    const found = result.state === 'known';
    const shown = found ? metricCards(result, query, { name, phrases, language }) : [];
    return (found ? finding : nothing)({
      ...words,
      data: dataOf(result),
      facts: figures.facts,
      cards: [...shown, ...choicesOf(query, { phrases, language })],
      receipts: [result.receipt.id, ...(everything ? [everything.receipt.id] : [])],
      fromStrangers: (query.dimensions ?? []).some((one) => STRANGERS.has(one)),
    });
  },
};

/** What these are called, strangers have written. */
const STRANGERS: ReadonlySet<string> = new Set(['product', 'customer', 'campaign', 'channel', 'source']);

/** A number is compared with the time before unless it is asked otherwise, so that it says something. */
function completed(query: MetricQuery): MetricQuery {
  const isTotal = !query.grain && !query.dimensions?.length;
  if (isTotal) return query.compare || query.range === 'all' ? query : { ...query, compare: 'previous' };
  const inTime = query.dimensions?.every((one) => TIMES.has(one));
  return query.limit || inTime || query.grain ? query : { ...query, limit: ROWS };
}

const TIMES: ReadonlySet<string> = new Set(['hour', 'day', 'weekday', 'week', 'month', 'quarter', 'year']);

/** The same number of all time: what there is where the period has nothing. */
async function inAll({ ctx, calendar }: Parameters<typeof queryMetric.run>[0], query: MetricQuery) {
  const { metric, filters } = query;
  const result = await runMetric(ctx, { metric, ...(filters && { filters }), range: 'all' }, calendar);
  return result.state === 'known' ? result : undefined;
}

/** The result for the API: its receipt by id, and its value also under the metric's own name. */
function dataOf({ receipt, ...result }: MetricResult): Record<string, unknown> {
  const rows = result.rows && { rows: result.rows.slice(0, DATA_ROWS) };
  return { ...result, ...rows, [result.metric]: result.value, receiptId: receipt.id };
}
