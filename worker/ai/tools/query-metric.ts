import { sql } from 'drizzle-orm';
import type { MetricQuery, MetricResult } from '../../../contract/metrics.ts';
import { runMetric } from '../../metrics/run.ts';
import { finding, nothing } from './finding.ts';
import { metricCards } from './metric/cards.ts';
import { choicesOf } from './metric/choices.ts';
import { asksForEach, eachOrder } from './metric/each-order.ts';
import { figuresOf } from './metric/facts.ts';
import { lacksLines, withoutLines } from './metric/lines.ts';
import { answerOfPeriods } from './metric/of-periods.ts';
import { onAskedDays } from './metric/periods.ts';
import { asSaid } from './metric/said.ts';
import { asksForSingle, singleOrders } from './metric/single-orders.ts';
import { metricText } from './metric/text.ts';
import type { Told } from './metric/told.ts';
import { withoutFirst } from './metric/without-first.ts';
import { paragraphs } from './shown.ts';
import { standingOf } from './standing.ts';
import type { Tool, ToolCtx } from './tool.ts';
import { dayOf } from './window.ts';
import { isStrange, isTime } from './words/dimensions.ts';
import { phrasesIn } from './words/languages.ts';

/** How the reading writes "up to a day": from before there was any shop. */
const BEGINNING = '1990-01-01..';
/** Rows that are read where a question names no number: as many as a card shows. */
const ROWS = 50;
/** All hours of a day, or the two years of months that are strongest. */
const OTHERS = 24;
/** An answer's data holds at most so many rows; a series is bounded by the engine. */
const DATA_ROWS = 100;

export const queryMetric: Tool<'query_metric'> = {
  name: 'query_metric',
  description:
    'A number of the catalogue for a period: revenue, orders, customers, conversion and so on; in all, along time (`grain`), by what it belongs to (`dimensions`), filtered, and against another period (`compare`). Use it for every question for a figure.',
  readOnly: true,
  async run(tools, { periods, without, ...given }) {
    const { ctx, calendar, language } = tools;
    const { query: asked, called } = without
      ? await withoutFirst(tools, given, without)
      : { query: given, called: undefined };
    const { query, followed, meanings } = await asSaid(tools, periods ? asked : completed(asked));
    if (await lacksLines(tools, query)) return withoutLines(tools, query.metric);
    if (periods) {
      const standing = await standingOf(tools);
      return answerOfPeriods({ tools, query, standing, followed, meanings, called }, periods);
    }
    const wide = amongOthers(query);
    const [found, standing] = await Promise.all([runMetric(ctx, wide, calendar), standingOf(tools)]);
    const result = found.series ? { ...found, series: onAskedDays(found.series, wide) } : found;
    const everything = result.state === 'no_data' && query.range !== 'all' ? await inAll(tools, query) : undefined;
    const phrases = phrasesIn(language);
    const name = phrases.nameOf(result.metric, result.receipt.name);
    const figures = figuresOf(result, query.dimensions ?? [], language);
    const words = metricText({
      ...{ result, everything, query, standing, name, phrases, figures, tools },
      ...{ followed, meanings, called },
    });
    if (asksForSingle(query)) return singleOrders({ tools, query, standing, followed, meanings, called }, result);
    const known = result.state === 'known';
    const each = known && asksForEach(tools.question, query) ? await eachOrder(tools, result, figures) : undefined;
    return (known ? finding : nothing)({
      ...words,
      ...(each && { text: paragraphs(words.text, each.text) }),
      data: { ...dataOf(result), ...(each && { list: each.orders }) },
      facts: figures.facts,
      cards: known
        ? [
            ...metricCards(result, wide, { name, phrases, language }),
            ...(each ? [each.card] : []),
            ...choicesOf(query, { phrases, language }),
          ]
        : [],
      receipts: [result.receipt.id, ...(everything ? [everything.result.receipt.id] : [])],
      fromStrangers:
        known &&
        (each !== undefined ||
          [...(query.dimensions ?? []), ...(query.filters ?? []).map(({ by }) => by)].some(isStrange)),
    });
  },
};

/** A number is compared with the time before unless it is asked otherwise, so that it says something. */
function completed(query: MetricQuery): MetricQuery {
  const { grain, dimensions = [], compare, range, limit } = query;
  const always = range === 'all' || range.startsWith(BEGINNING);
  if (!grain && dimensions.length === 0) return compare || always ? query : { ...query, compare: 'previous' };
  return limit || grain || dimensions.every(isTime) ? query : { ...query, limit: ROWS };
}

/** "Which weekday sells best?" is told by its winner, and shown among the others. */
function amongOthers(query: MetricQuery): MetricQuery {
  const [only, second] = query.dimensions ?? [];
  return query.limit === 1 && only && !second && isTime(only) ? { ...query, limit: OTHERS } : query;
}

/** The same number of all time, and when there were orders: what there is where the period has nothing. */
async function inAll({ ctx, calendar }: ToolCtx, { metric, filters }: MetricQuery): Promise<Told['everything']> {
  const [result, { rows }] = await Promise.all([
    runMetric(ctx, { metric, ...(filters && { filters }), range: 'all' }, calendar),
    ctx.db.execute<{ first: string | null; last: string | null }>(sql`
      select to_json(min(placed_at)) #>> '{}' as first, to_json(max(placed_at)) #>> '{}' as last from orders
      where workspace_id = ${ctx.workspace.id}::uuid and not is_test and cancelled_at is null
        and placed_at <= ${calendar.now.toISOString()}::timestamptz`),
  ]);
  if (result.state !== 'known') return undefined;
  const { first = null, last = null } = rows[0] ?? {};
  const ofOrders = result.receipt.counted.some(({ what }) => /^orders?$/.test(what));
  const days =
    ofOrders && !filters?.length && first && last
      ? { first: dayOf(first, calendar.timezone), last: dayOf(last, calendar.timezone) }
      : undefined;
  return { result, days };
}

/** The result for the API: its receipt by id, and its value also under the metric's own name. */
function dataOf({ receipt, ...result }: MetricResult): Record<string, unknown> {
  const rows = result.rows && { rows: result.rows.slice(0, DATA_ROWS) };
  return { ...result, ...rows, [result.metric]: result.value, receiptId: receipt.id };
}
