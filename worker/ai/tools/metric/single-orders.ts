import type { MetricQuery, MetricResult } from '../../../../contract/metrics.ts';
import { maySeePeople } from '../../../doors/steps.ts';
import { ordersByValue } from '../../../orders/by-value.ts';
import { CARD_ROWS, capital, nameText, numberedText, paragraphs, personName, plainName, TEXT_LINES } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { dayOf } from '../window.ts';
import { dayText } from '../words/format.ts';
import { answer, type Given, missing, toldOf } from './period-answer.ts';
import { SINGLE_ORDERS } from './single-orders-words.ts';

/** Whether several single orders are asked for, and of all orders: "the 5 largest orders of last month". */
export function asksForSingle({ metric, limit = 1, dimensions = [], filters = [], grain }: MetricQuery): boolean {
  const isOne = metric === 'largest_order' || metric === 'smallest_order';
  return isOne && limit > 1 && dimensions.length === 0 && filters.length === 0 && !grain;
}

/** The largest or smallest orders one by one: which, when, whose, and what was in them. */
export async function singleOrders(given: Given, result: MetricResult): Promise<Finding> {
  const { tools, query } = given;
  const { ctx, calendar, language } = tools;
  const told = toldOf(given, result);
  if (result.state !== 'known') return missing(told, result.state === 'not_recorded' ? 'notRecorded' : 'noData');
  const { phrases, figures } = told;
  const { from, to } = result.window;
  const order = query.metric === 'largest_order' ? 'highest' : 'lowest';
  const limit = Math.min(query.limit ?? 5, CARD_ROWS);
  const orders = await ordersByValue(ctx, {
    from: from === null ? null : new Date(from),
    to: new Date(to),
    order,
    limit,
  });
  const withPeople = maySeePeople(ctx);
  const rows = orders.map(({ number, placedAt, person, goods }) => ({
    ...{ number, goods, day: dayText(dayOf(placedAt, calendar.timezone), language) },
    who: withPeople && person ? personName(person) : null,
  }));
  const lines = rows.slice(0, Math.max(TEXT_LINES, 25)).map(({ number, goods, day, who }) => {
    const at = { at: [plainName(number), ...(who ? [who] : [])], when: [day] };
    const value = figures.money(goods, { of: ['order', 'orders', 'order value', 'goods'], ...at });
    return `${nameText(number)}, ${day}${who ? `, ${nameText(who)}` : ''}: ${value}`;
  });
  const words = SINGLE_ORDERS[language];
  const when = phrases.when(result.window, query.range);
  const count = figures.count(rows.length, 'orders', 'listed');
  const nouns = phrases.nameOf('orders', 'orders');
  return answer(told, {
    text: [
      paragraphs(words.lead({ count, nouns, when, isLowest: order === 'lowest' }), numberedText(lines)),
      words.goods,
    ],
    data: {
      orders: orders.map(({ person, ...one }) => ({ ...one, ...(withPeople && { person }) })),
      rows: rows.map(({ number, goods, day, who }) => ({
        keys: [number, who],
        labels: [number, who ?? '', day],
        value: goods,
      })),
    },
    cards: [
      {
        type: 'table',
        title: capital(nouns),
        columns: [
          { key: 'order', label: phrases.orderColumns.order, unit: 'text' },
          { key: 'day', label: capital(phrases.dimensions.day), unit: 'text' },
          ...(withPeople
            ? [{ key: 'person', label: capital(phrases.dimensions.customer), unit: 'text' as const }]
            : []),
          { key: 'goods', label: words.value, unit: 'money' },
        ],
        rows: rows.map(({ number, day, who, goods }) => ({
          cells: [plainName(number), day, ...(withPeople ? [who] : []), goods],
        })),
        currency: ctx.workspace.currency,
        rowsInAll: rows.length,
        receiptId: result.receipt.id,
      },
    ],
    next: phrases.next.topCustomers,
    named: true,
  });
}
