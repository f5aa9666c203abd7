import type { ToolInput } from '../../../contract/analyst.ts';
import type { Definition } from '../../../contract/segments.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { fail } from '../../errors.ts';
import { inWords } from '../../segments/definition/words.ts';
import { readSegments, type Segments } from '../../segments/rows.ts';
import { readDefinition } from '../../segments/segments.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { type Ranked, rankPeople } from './people/ranked.ts';
import { nameText, numberedText, paragraphs, personName, plainName, TEXT_LINES } from './shown.ts';
import type { Tool } from './tool.ts';
import { dayOf, windowOf } from './window.ts';
import { en } from './words/en.ts';
import { dayText } from './words/format.ts';
import { windowNames } from './words/windows.ts';

/** "Who has not bought for 60 days?", "List my best repeat customers" */
export const listPeople: Tool<'list_people'> = {
  name: 'list_people',
  description:
    'Lists the people of a segment, or those for whom a segment definition holds (such as: bought before and not within the last 60 days), ranked by net revenue, orders, last order or last seen, and says how many there are. The people found can be saved as a segment.',
  readOnly: true,
  async run(tools, input) {
    const { ctx, calendar } = tools;
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    const { definition, name, words } = whoIsMeant(input, segments);
    const { window, told } = windowOf(tools, input.range);
    const { data, ...all } = await rankPeople(ctx, { ...input, definition, segments, window, now: calendar.now });
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency, when: windowNames(told, 'en') });
    const timezone = calendar.timezone;
    const people = figures.counted(all.people, 'person', 'people', { of: ['customers', 'members', 'in all', name] });
    if (all.people === 0) {
      return nothing({
        looked: 'Looked for people',
        text: `**Nobody** fits: ${words}`,
        next: 'Ask "How many people are in each segment?" to see whom you have.',
        data: { people: 0, data: [] },
      });
    }
    const shown = data.slice(0, Math.max(TEXT_LINES, Math.min(input.limit, 25)));
    const lines = shown.map((person) => lineOf(figures, person, input.by, timezone));
    for (const person of data.slice(shown.length)) lineOf(figures, person, input.by, timezone);
    const worth = figures.money(all.revenue, { of: ['revenue', 'net revenue', 'together', 'spent'] });
    const orders = figures.counted(all.orders, 'order', 'orders', { of: ['together'] });
    const rest = all.people - shown.length;
    const showsSales = input.by === 'revenue' || input.by === 'orders';
    return finding({
      looked: `Ranked ${people}`,
      text: paragraphs(
        `**${people}**: ${figures.quote(words)}`,
        `${shown.length > 1 ? `${RANKED[input.by][input.order]} first` : `${RANKED[input.by][input.order]}`}, ${en.when(told, input.range)}:\n\n${numberedText(lines)}`,
        rest > 0 && shown.length > 1 && `${figures.count(rest, 'more', 'not listed')} more are not listed here.`,
        showsSales &&
          all.orders > 0 &&
          `Together they are worth ${worth} net (after discounts and refunds, without tax and shipping), from ${orders}.`,
      ),
      next: input.segmentId
        ? `Ask "Show me campaigns for my ${plainName(name).toLowerCase()}" to reach them.`
        : 'Save them as a segment to reach them with a campaign.',
      data: { ...all, by: input.by, currency: ctx.workspace.currency, window: told, data },
      facts: figures.facts,
      cards: [
        {
          type: 'segment',
          ...{ id: input.segmentId ?? null, name: plainName(name), words, people: all.people },
          definition: input.segmentId ? null : definition,
        },
        {
          type: 'table',
          title: plainName(name),
          columns: [
            { key: 'name', label: 'Person', unit: 'text' },
            { key: 'revenue', label: 'Net revenue', unit: 'money' },
            { key: 'orders', label: 'Orders', unit: 'count' },
            { key: 'lastOrder', label: 'Last order', unit: 'text' },
            { key: 'lastSeen', label: 'Last seen', unit: 'text' },
          ],
          rows: data.slice(0, 50).map((person) => ({
            cells: [
              personName(person),
              person.revenue,
              person.orders,
              person.lastOrderAt && dayOf(person.lastOrderAt, timezone),
              person.lastSeenAt && dayOf(person.lastSeenAt, timezone),
            ],
            href: `/people/profile/${person.id}`,
          })),
          currency: ctx.workspace.currency,
          rowsInAll: all.people,
        },
      ],
      fromStrangers: true,
    });
  },
};

const RANKED = {
  revenue: { highest: 'The highest net revenue', lowest: 'The lowest net revenue' },
  orders: { highest: 'Most orders', lowest: 'Fewest orders' },
  last_order: { highest: 'The latest order', lowest: 'The longest without an order' },
  last_seen: { highest: 'Seen last', lowest: 'The longest not seen' },
} as const;

function whoIsMeant(
  { segmentId, definition: given }: ToolInput<'list_people'>,
  segments: Segments,
): { definition: Definition; name: string; words: string } {
  if (given) {
    const definition = readDefinition(given, { segments });
    return { definition, name: 'People who fit', words: sentence(inWords(definition, segments.nameOf)) };
  }
  if (segmentId === undefined) {
    const everyone: Definition = { version: 1, who: 'known', where: { type: 'all', of: [] } };
    return { definition: everyone, name: 'Everybody', words: 'everybody who can be told apart.' };
  }
  const rule = segments.ruleOf(segmentId);
  if (!rule) return fail('invalid', `There is no segment “${plainName(segmentId)}”`);
  const definition: Definition = { version: 1, who: 'known', where: { type: 'segment', segment: segmentId } };
  const name = segments.nameOf(segmentId);
  const words = rule.kind === 'standard' ? SEGMENTS[rule.key].definition : inWords(rule.definition, segments.nameOf);
  return { definition, name, words: `${nameText(name)}. ${sentence(words)}` };
}

function lineOf(figures: Figures, person: Ranked, by: ToolInput<'list_people'>['by'], timezone: string): string {
  const name = personName(person);
  const at = { at: [name] };
  const orders = figures.counted(person.orders, 'order', 'orders', at);
  const revenue = figures.money(person.revenue, { of: ['revenue', 'net revenue', 'sales', 'spent'], ...at });
  const last = person.lastOrderAt && `last order on ${dayText(dayOf(person.lastOrderAt, timezone))}`;
  const seen = person.lastSeenAt && `last seen on ${dayText(dayOf(person.lastSeenAt, timezone))}`;
  const parts =
    by === 'revenue'
      ? [`${revenue} from ${orders}`]
      : by === 'orders'
        ? [`${orders}, ${revenue}`]
        : by === 'last_order'
          ? [last ?? 'no order', `${revenue} from ${orders}`]
          : [seen ?? 'never seen'];
  return `${nameText(name)}: ${parts.join(', ')}`;
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
