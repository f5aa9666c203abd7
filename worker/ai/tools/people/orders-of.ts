import { sql } from 'drizzle-orm';
import type { ToolInput } from '../../../../contract/analyst.ts';
import { type Order, OrderQuery } from '../../../../contract/orders.ts';
import type { Person } from '../../../../contract/people.ts';
import type { UserCtx } from '../../../context.ts';
import { listOrders } from '../../../orders/orders.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, paragraphs, personName, plainName, TEXT_LINES } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { dayOf, windowOf } from '../window.ts';
import { countText, dayText } from '../words/format.ts';
import { phrasesIn } from '../words/languages.ts';
import { ORDERS_OF_WORDS } from '../words/people/orders.ts';
import { windowNames } from '../words/windows.ts';

type Asked = Required<Pick<ToolInput<'find_person'>, 'orders'>> & { range: string };

type Line = {
  name: string;
  quantity: number;
};

/** "What did Cara buy?", "Cara's last order": orders that count, with what was in them. */
export async function ordersOf(tools: ToolCtx, person: Person, asked: Asked): Promise<Finding> {
  const { ctx, calendar, language } = tools;
  const say = ORDERS_OF_WORDS[language];
  const { window, told } = windowOf(tools, asked.range);
  const figures = new Figures({ language, currency: ctx.workspace.currency, when: windowNames(told, language) });
  const called = personName(person);
  const name = nameText(called);
  const when = phrasesIn(language).when(told, asked.range);
  const of = {
    person: person.id,
    ...(window.from && { from: window.from.toISOString() }),
    to: window.to.toISOString(),
  };
  const found = await placedBy(ctx, of, asked.orders);
  if (found.data.length === 0) {
    return nothing({
      looked: say.looked,
      text: say.none({ name, when }),
      next: say.next(called),
      data: { found: true, person, placed: [] },
      facts: figures.facts,
      fromStrangers: true,
    });
  }
  const lines = await linesOf(
    ctx,
    found.data.map(({ orderId }) => orderId),
  );
  const day = (order: Order) => dayText(dayOf(order.placedAt, calendar.timezone), language);
  const worded = (order: Order) =>
    orderText(figures, order, { lines: lines.get(order.orderId) ?? [], at: called, day: day(order) });
  const [first] = found.data;
  const rest = found.inAll - found.data.length;
  const placed = figures.noun(found.inAll, 'order', { at: [called] });
  const shown = found.data.map((order) => say.line({ day: day(order), ...worded(order) }) + worded(order).more);
  const text =
    asked.orders === 'all' || !first
      ? paragraphs(
          say.all({ name, orders: placed, when, one: found.inAll === 1 }),
          listText(shown),
          rest > 0 && say.more(figures.noun(rest, 'order', { at: [called], of: ['before', 'more'] })),
        )
      : `${say.one[asked.orders === 'first' ? 'first' : 'last']({ name, day: day(first), order: `${worded(first).order}, ${worded(first).money}${worded(first).more}` })}.`;
  return finding({
    looked: say.looked,
    text: paragraphs(text, lines.size === 0 && say.noLines),
    next: say.next(called),
    data: {
      ...{ found: true, person, count: found.inAll, window: told },
      placed: found.data.map((order) => ({ ...order, items: lines.get(order.orderId) ?? [] })),
    },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: say.title,
        columns: [
          { key: 'order', label: say.columns.order, unit: 'text' },
          { key: 'day', label: say.columns.day, unit: 'text' },
          { key: 'total', label: say.columns.total, unit: 'money' },
          { key: 'refunded', label: say.columns.refunded, unit: 'money' },
          { key: 'items', label: say.columns.items, unit: 'text' },
        ],
        rows: found.data.map((order) => ({
          cells: [
            plainName(order.number),
            day(order),
            order.total,
            order.refunded,
            (lines.get(order.orderId) ?? [])
              .map(({ name: item, quantity }) => `${countText(quantity, language)} × ${plainName(item)}`)
              .join(', '),
          ],
          href: `/people/profile/${person.id}`,
        })),
        currency: first?.currency ?? ctx.workspace.currency,
        rowsInAll: found.inAll,
      },
    ],
    fromStrangers: true,
  });
}

/** An order by the number that the shop shows, with who placed it; undefined where there is none. */
export async function orderNumbered(tools: ToolCtx, number: string): Promise<Finding | undefined> {
  const { ctx, calendar, language } = tools;
  const say = ORDERS_OF_WORDS[language];
  const { rows } = await ctx.db.execute<{ order_id: string; at: string }>(sql`
    select order_id, to_json(placed_at) #>> '{}' as at from orders where workspace_id = ${ctx.workspace.id}::uuid
      and (order_id = ${number} or lower(number) in (lower(${number}), lower(${`#${number}`}))) limit 2`);
  const [only, other] = rows;
  if (!only || other) return undefined;
  const from = new Date(Math.floor(Date.parse(only.at) / 1000) * 1000);
  const within = { from: from.toISOString(), to: new Date(from.getTime() + 1000).toISOString() };
  const { data } = await listOrders(ctx, OrderQuery.parse({ ...within, state: 'all', limit: TEXT_LINES }));
  const order = data.find(({ orderId }) => orderId === only.order_id);
  if (!order) return undefined;
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const { person, state } = order;
  const known = person?.name ?? person?.email;
  const called = known ? plainName(known) : '';
  const lines = (await linesOf(ctx, [order.orderId])).get(order.orderId) ?? [];
  const day = dayText(dayOf(order.placedAt, calendar.timezone), language);
  const worded = orderText(figures, order, { lines, at: called, day });
  const isOut = state === 'test' || state === 'cancelled';
  return finding({
    looked: say.looked,
    text: paragraphs(
      `${say.numbered({ ...worded, day, name: called === '' ? undefined : nameText(called) })}${worded.more}.`,
      isOut && say.uncounted[state],
    ),
    next: say.next(called),
    data: { found: true, order: { ...order, items: lines } },
    facts: figures.facts,
    fromStrangers: true,
  });
}

function orderText(
  figures: Figures,
  { number, total, refunded, currency }: Order,
  { lines, at, day }: { lines: Line[]; at: string; day: string },
): { order: string; money: string; more: string } {
  const say = ORDERS_OF_WORDS[figures.language];
  const about = { of: ['order', 'total', 'spent', 'paid'], at: [at, number], when: [day] };
  const items = lines
    .map(({ name, quantity }) => {
      const units = figures.count(quantity, { of: ['units', 'item'], at: [at, number, name], when: [day] });
      return `${units} × ${nameText(name)}`;
    })
    .join(', ');
  const back = Number(refunded) > 0 && figures.money(refunded, { ...about, of: ['refunded'] }, currency);
  return {
    order: nameText(figures.quote(number, ['order', 'number'])),
    money: figures.money(total, about, currency),
    more: `${items === '' ? '' : say.of(items)}${back ? say.refunded(back) : ''}`,
  };
}

/** The newest that are shown, or the first or the last alone, and how many there are in all. */
async function placedBy(
  ctx: UserCtx,
  of: { person: string; from?: string; to: string },
  which: Asked['orders'],
): Promise<{ data: Order[]; inAll: number }> {
  const span = sql`workspace_id = ${ctx.workspace.id} and profile_id = ${of.person}::uuid and not is_test
    and cancelled_at is null and placed_at < ${of.to}::timestamptz
    and (${of.from ?? null}::timestamptz is null or placed_at >= ${of.from ?? null}::timestamptz)`;
  const { rows } = await ctx.db.execute<{ n: number; first: string | null }>(sql`
    select count(*)::int as n, to_json(min(placed_at)) #>> '{}' as first from orders where ${span}`);
  const { n: inAll = 0, first = null } = rows[0] ?? {};
  if (first === null) return { data: [], inAll: 0 };
  // The list goes from the newest back: the first order is the last of those within its second.
  const from = new Date(Math.floor(Date.parse(first) / 1000) * 1000);
  const within =
    which === 'first' ? { from: from.toISOString(), to: new Date(from.getTime() + 1000).toISOString() } : of;
  const limit = which === 'last' ? 1 : TEXT_LINES;
  const { data } = await listOrders(ctx, OrderQuery.parse({ ...of, ...within, limit }));
  return { data: which === 'first' ? data.slice(-1) : data, inAll };
}

/** What was in orders, by their ids. */
async function linesOf(ctx: UserCtx, orderIds: string[]): Promise<Map<string, Line[]>> {
  const { rows } = await ctx.db.execute<Line & { order_id: string }>(sql`
    select order_id, name, quantity from order_items where workspace_id = ${ctx.workspace.id}
      and order_id in (select json_array_elements_text(${JSON.stringify(orderIds)}::json))
    order by order_id, line limit 200`);
  const lines = new Map<string, Line[]>();
  for (const { order_id, name, quantity } of rows)
    lines.set(order_id, [...(lines.get(order_id) ?? []), { name, quantity }]);
  return lines;
}
