import type { Card } from '../../../../contract/cards.ts';
import type { MetricQuery, MetricResult } from '../../../../contract/metrics.ts';
import type { Order } from '../../../../contract/orders.ts';
import { maySeePeople } from '../../../doors/steps.ts';
import { listOrders } from '../../../orders/orders.ts';
import type { Figures } from '../figures.ts';
import { CARD_ROWS, capital, nameText, numberedText, paragraphs, personName, plainName } from '../shown.ts';
import type { ToolCtx } from '../tool.ts';
import { dayOf } from '../window.ts';
import { dayText } from '../words/format.ts';
import { phrasesIn } from '../words/languages.ts';

const COUNTS = /\bhow many\b|\bnumber of\b|\bwie ?viele?\b|\bcu[aá]nt|\bcombien\b/i;
const EACH =
  /\b(?:every|each|all|list|show|which)\b.*\borders?\b|\borders?\b.*\b(?:in|with) (?:full )?details?\b|\b(?:alle|jede|liste|zeig)\b.*\bbestellung|\b(?:todos|cada|lista|muestra)\b.*\bpedidos?\b|\b(?:toutes|chaque|liste|montre)\b.*\bcommandes?\b/i;

/** "Summarise every order of last month": not how many there are, but which. */
export function asksForEach(question: string, { metric, grain, dimensions = [], filters = [] }: MetricQuery): boolean {
  const isPlain = metric === 'orders' && !grain && dimensions.length === 0 && filters.length === 0;
  return isPlain && EACH.test(question) && !COUNTS.test(question);
}

export interface EachOrder {
  text: string;
  card: Card;
  orders: Order[];
}

/** The orders of a result's window one by one, the latest first: as many as a card shows, and how many more there are. */
export async function eachOrder(tools: ToolCtx, result: MetricResult, figures: Figures): Promise<EachOrder> {
  const { ctx, calendar, language } = tools;
  const { from, to } = result.window;
  const phrases = phrasesIn(language);
  const { data: orders } = await listOrders(ctx, {
    ...{ range: 'all', state: 'counted', limit: CARD_ROWS, to },
    ...(from && { from }),
  });
  const withPeople = maySeePeople(ctx);
  const whose = ({ person }: Order) => (withPeople && person ? personName(person) : null);
  const dayIn = (order: Order) => dayText(dayOf(order.placedAt, calendar.timezone), language);
  const lines = orders.map((order) => {
    const at = { at: [plainName(order.number)] };
    const total = figures.money(order.total, { of: ['total', 'order', 'charged'], ...at }, order.currency);
    const back =
      Number(order.refunded) > 0
        ? `, −${figures.money(order.refunded, { of: ['refunded', 'refunds', 'refund'], ...at }, order.currency)}`
        : '';
    const who = whose(order);
    return `${nameText(order.number)}, ${dayIn(order)}${who ? `, ${nameText(who)}` : ''}: ${total}${back}`;
  });
  const inAll = Number(result.value ?? 0);
  const hidden = inAll - orders.length;
  return {
    text: paragraphs(numberedText(lines), hidden > 0 && phrases.more(figures.count(hidden, 'more', 'not listed'))),
    orders,
    card: {
      type: 'table',
      title: capital(phrases.nameOf('orders', 'orders')),
      columns: [
        { key: 'order', label: phrases.orderColumns.order, unit: 'text' },
        { key: 'day', label: capital(phrases.dimensions.day), unit: 'text' },
        ...(withPeople ? [{ key: 'person', label: capital(phrases.dimensions.customer), unit: 'text' as const }] : []),
        { key: 'total', label: phrases.orderColumns.total, unit: 'money' },
        { key: 'refunded', label: phrases.orderColumns.refunded, unit: 'money' },
      ],
      rows: orders.map((order) => ({
        cells: [
          plainName(order.number),
          dayIn(order),
          ...(withPeople ? [whose(order)] : []),
          order.total,
          order.refunded,
        ],
      })),
      currency: ctx.workspace.currency,
      rowsInAll: inAll,
      receiptId: result.receipt.id,
    },
  };
}
