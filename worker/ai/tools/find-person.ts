import { sql } from 'drizzle-orm';
import type { Card } from '../../../contract/cards.ts';
import type { Person } from '../../../contract/people.ts';
import { CHANNELS, type Channel } from '../../../contract/segments.ts';
import type { UserCtx } from '../../context.ts';
import { listPeople } from '../../people/people.ts';
import { wordsOf } from '../reading/words.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { orderNumbered, ordersOf } from './people/orders-of.ts';
import { joined, listText, nameText, paragraphs, personName, plainName } from './shown.ts';
import type { Tool, ToolCtx } from './tool.ts';
import { dayText } from './words/format.ts';
import { AND } from './words/nouns.ts';
import { type ConsentState, PERSON_WORDS } from './words/people/counted.ts';
import { ORDERS_OF_WORDS } from './words/people/orders.ts';
import { inSentence, segmentIn } from './words/segments.ts';

const LISTED = 5;

/** "Find customer 14646", "Who is ada@example.com?" */
export const findPerson: Tool<'find_person'> = {
  name: 'find_person',
  description:
    'Looks one person up by name, e-mail address or id, and says what is known: orders, their value, events, last seen, segments, what they said to being written to. With `orders`, what they bought: the first or the last order, or all of a range, with what was in them. Several that fit are listed. The number of an order finds that order.',
  readOnly: true,
  async run(tools, { text, orders: asked, range = 'all' }) {
    const { ctx, calendar, language } = tools;
    const say = PERSON_WORDS[language];
    const day = (moment: string) => dayText(dayOf(moment, calendar.timezone), language);
    const { data: people, nextCursor } = await listPeople(ctx, { limit: LISTED, query: text });
    const exact = people.filter((one) =>
      [one.id, one.userId, one.email, one.name].some((own) => own?.toLowerCase() === text.toLowerCase()),
    );
    // "Sam" is Sam Weiß before it is Samantha.
    const named = people.filter((one) => hasWords(one.name ?? '', text));
    const found = exact.length > 0 ? exact : named.length > 0 ? named : people;
    const figures = new Figures({ language, currency: ctx.workspace.currency });
    const [person] = found;
    if (!person) {
      const numbered = asked ? undefined : await orderNumbered(tools, text);
      if (numbered) return numbered;
      return nothing({
        looked: say.looked,
        text: say.nobody(nameText(text)),
        next: say.nobodyNext,
        data: { found: false },
      });
    }
    if (asked && found.length === 1) return ordersOf(tools, person, { orders: asked, range });
    const card = {
      type: 'table' as const,
      title: found.length === 1 ? say.title : say.fitting,
      columns: [
        { key: 'name', label: say.columns.person, unit: 'text' as const },
        { key: 'orders', label: say.columns.orders, unit: 'count' as const },
        { key: 'value', label: say.columns.value, unit: 'money' as const },
        { key: 'seen', label: say.columns.seen, unit: 'text' as const },
      ],
      rows: found.map((one) => ({
        cells: [personName(one), one.orders, one.value, one.lastSeenAt && day(one.lastSeenAt)],
        href: `/people/profile/${one.id}`,
      })),
      currency: ctx.workspace.currency,
      rowsInAll: found.length,
    };
    const shared = { facts: figures.facts, cards: [card] as Card[], fromStrangers: true };
    if (found.length > 1) {
      const choices = asked && which(tools, text, found);
      if (choices) shared.cards.unshift(choices);
      return finding({
        looked: say.looked,
        text: paragraphs(
          choices ? choices.question : say.several(nameText(text)),
          listText(found.map((one) => `${nameText(personName(one))}: ${worthOf(figures, one)}`)),
          exact.length === 0 && nextCursor !== null && say.more,
        ),
        next: say.severalNext,
        data: { found: true, people: found },
        ...shared,
      });
    }
    const orders = await timesOf(ctx, person);
    const consent = await consentOf(ctx, person);
    const seen = person.lastSeenAt ? `, ${say.seen(day(person.lastSeenAt))}` : '';
    const name = personName(person);
    const at = { at: [name] };
    const address = person.email !== null && person.email !== name ? ` (${nameText(person.email)})` : '';
    const bought =
      orders.first && orders.last ? say.bought({ first: day(orders.first), last: day(orders.last) }) : undefined;
    return finding({
      looked: say.looked,
      text: paragraphs(
        `${nameText(name)}${address}: ${worthOf(figures, person, true)}, ${figures.noun(person.events, 'event', at)}${seen}.`,
        bought,
        person.segments.length > 0 &&
          say.segments(
            joined(
              person.segments.map((key) => inSentence(segmentIn(key, language).name, language)),
              AND[language],
            ),
          ),
        say.consent(CHANNELS.flatMap((channel) => (consent[channel] ? [{ channel, state: consent[channel] }] : []))),
        person.email === null && say.noEmail,
      ),
      next: person.orders > 0 ? say.next(name) : say.profileNext,
      data: { found: true, ...person, consent, firstOrderAt: orders.first, lastOrderAt: orders.last },
      ...shared,
    });
  },
};

function hasWords(name: string, asked: string): boolean {
  const own = wordsOf(name);
  const words = wordsOf(asked);
  return words.length > 0 && words.every((word) => own.includes(word));
}

/** Several are called so: the question again with the address of each. */
function which({ question, language }: ToolCtx, asked: string, people: Person[]) {
  const at = question.toLowerCase().indexOf(asked.toLowerCase());
  const options = people.flatMap(({ email, name }) => {
    if (!email || at < 0) return [];
    const ask = `${question.slice(0, at)}${email}${question.slice(at + asked.length)}`;
    return [{ label: name ? `${plainName(name)} (${plainName(email)})` : plainName(email), ask }];
  });
  if (options.length === 0) return undefined;
  return { type: 'choices' as const, question: ORDERS_OF_WORDS[language].which(nameText(asked)), options };
}

function worthOf(figures: Figures, person: Person, bold = false): string {
  const at = { at: [personName(person)] };
  const orders = figures.noun(person.orders, 'order', at);
  const money = figures.money(person.value, { of: ['value', 'spent', 'worth', 'order value', 'revenue'], ...at });
  return PERSON_WORDS[figures.language].worth({ orders: bold ? `**${orders}**` : orders, money });
}

/** What a person has said to being written to, by channel. */
async function consentOf(ctx: UserCtx, { id }: Person): Promise<Partial<Record<Channel, ConsentState>>> {
  const { rows } = await ctx.db.execute<{ consent: Partial<Record<Channel, ConsentState>> }>(sql`
    select consent from profiles where workspace_id = ${ctx.workspace.id} and id = ${id}::uuid`);
  return rows[0]?.consent ?? {};
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
