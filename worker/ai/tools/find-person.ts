import { sql } from 'drizzle-orm';
import type { Person } from '../../../contract/people.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import type { UserCtx } from '../../context.ts';
import { listPeople } from '../../people/people.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { joined, listText, nameText, paragraphs, personName } from './shown.ts';
import type { Tool } from './tool.ts';
import { dayText } from './words/format.ts';

const LISTED = 5;

/** "Find customer 14646", "Who is ada@example.com?" */
export const findPerson: Tool<'find_person'> = {
  name: 'find_person',
  description:
    'Looks one person up by name, e-mail address or id, and says what is known: orders, their value, events, last seen, segments. Several that fit are listed.',
  readOnly: true,
  async run({ ctx, calendar }, { text }) {
    const { data: people, nextCursor } = await listPeople(ctx, { limit: LISTED, query: text });
    const exact = people.filter((one) =>
      [one.id, one.userId, one.email, one.name].some((own) => own?.toLowerCase() === text.toLowerCase()),
    );
    const found = exact.length > 0 ? exact : people;
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
    const [person] = found;
    if (!person) {
      return nothing({
        looked: 'Searched customers',
        text: `Nobody with the name, id or e-mail ${nameText(text)} has been seen in your data.`,
        next: 'Check the spelling, or look the person up under People.',
        data: { found: false },
      });
    }
    const card = {
      type: 'table' as const,
      title: found.length === 1 ? 'Person' : 'People who fit',
      columns: [
        { key: 'name', label: 'Person', unit: 'text' as const },
        { key: 'orders', label: 'Orders', unit: 'count' as const },
        { key: 'value', label: 'Order value', unit: 'money' as const },
        { key: 'seen', label: 'Last seen', unit: 'text' as const },
      ],
      rows: found.map((one) => ({
        cells: [personName(one), one.orders, one.value, one.lastSeenAt && dayOf(one.lastSeenAt, calendar.timezone)],
        href: `/people/profile/${one.id}`,
      })),
      currency: ctx.workspace.currency,
      rowsInAll: found.length,
    };
    const shared = { facts: figures.facts, cards: [card], fromStrangers: true };
    if (found.length > 1) {
      return finding({
        looked: 'Searched customers',
        text: paragraphs(
          `Several people fit ${nameText(text)}:`,
          listText(found.map((one) => `${nameText(personName(one))}: ${ordersOf(figures, one)}`)),
          exact.length === 0 && nextCursor !== null && 'There are more: say more of the name or the e-mail address.',
        ),
        next: 'Open one of them, or ask with the e-mail address.',
        data: { found: true, people: found },
        ...shared,
      });
    }
    const orders = await timesOf(ctx, person);
    const seen = person.lastSeenAt ? `, last seen on ${dayText(dayOf(person.lastSeenAt, calendar.timezone))}` : '';
    const name = personName(person);
    const at = { at: [name] };
    const bought =
      orders.first && orders.last
        ? `The first order was on ${dayText(dayOf(orders.first, calendar.timezone))}, the last on ${dayText(dayOf(orders.last, calendar.timezone))}.`
        : undefined;
    return finding({
      looked: 'Searched customers',
      text: paragraphs(
        `${nameText(name)}: ${ordersOf(figures, person, true)}, ${figures.counted(person.events, 'event', 'events', at)}${seen}.`,
        bought,
        person.segments.length > 0 &&
          `In the segments ${joined(person.segments.map((key) => SEGMENTS[key].name.toLowerCase()))}.`,
      ),
      next:
        person.orders > 0
          ? `Ask "When will customer ${name.includes('"') ? 'this customer' : name} buy again?" for a prediction.`
          : 'Open the profile for the whole timeline.',
      data: { found: true, ...person, firstOrderAt: orders.first, lastOrderAt: orders.last },
      ...shared,
    });
  },
};

function ordersOf(figures: Figures, person: Person, bold = false): string {
  const at = { at: [personName(person)] };
  const orders = figures.counted(person.orders, 'order', 'orders', at);
  const value = figures.money(person.value, { of: ['value', 'spent', 'worth', 'order value', 'revenue'], ...at });
  return `${bold ? `**${orders}**` : orders} worth ${value}`;
}

async function timesOf(ctx: UserCtx, { id }: Person): Promise<{ first: string | null; last: string | null }> {
  const { rows } = await ctx.db.execute<{ first: string | null; last: string | null }>(sql`
    select to_json(min(placed_at)) #>> '{}' as first, to_json(max(placed_at)) #>> '{}' as last from orders
    where workspace_id = ${ctx.workspace.id} and profile_id = ${id}::uuid and not is_test and cancelled_at is null`);
  return rows[0] ?? { first: null, last: null };
}

function dayOf(moment: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(new Date(moment));
}
