import type { ToolInput } from '../../../contract/analyst.ts';
import { SegmentKey } from '../../../contract/analytics.ts';
import type { Definition } from '../../../contract/segments.ts';
import { fail } from '../../errors.ts';
import { readSegments, type Segments } from '../../segments/rows.ts';
import { readDefinition } from '../../segments/segments.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { hasNoLines, withoutLines } from './metric/lines.ts';
import { asksForProducts } from './names/products.ts';
import { type Ranked, rankPeople } from './people/ranked.ts';
import { nameText, numberedText, paragraphs, personName, plainName, TEXT_LINES } from './shown.ts';
import type { Tool } from './tool.ts';
import { dayOf, windowOf } from './window.ts';
import { ASKS } from './words/asks.ts';
import { dayText, type Language } from './words/format.ts';
import { phrasesIn } from './words/languages.ts';
import { nounForms } from './words/nouns.ts';
import { definitionText } from './words/people/definition.ts';
import { PEOPLE_WORDS } from './words/people/list.ts';
import { inSentence, segmentIn } from './words/segments.ts';
import { windowNames } from './words/windows.ts';

/** "Who has not bought for 60 days?", "List my best repeat customers" */
export const listPeople: Tool<'list_people'> = {
  name: 'list_people',
  description:
    'Lists the people of a segment, or those for whom a segment definition holds (such as: bought before and not within the last 60 days), ranked by net revenue, orders, last order or last seen, and says how many there are. The people found can be saved as a segment.',
  readOnly: true,
  async run(tools, input) {
    const { ctx, calendar, language } = tools;
    const say = PEOPLE_WORDS[language];
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    if (input.definition && asksForProducts(input.definition.where) && (await hasNoLines(ctx))) {
      return withoutLines(tools, 'people');
    }
    const { definition, name, words } = whoIsMeant(input, segments, language);
    const { window, told } = windowOf(tools, input.range);
    const { data, ...all } = await rankPeople(ctx, { ...input, definition, segments, window, now: calendar.now });
    const when = windowNames(told, language);
    const figures = new Figures({ language, currency: ctx.workspace.currency, when });
    const timezone = calendar.timezone;
    const people = figures.noun(all.people, 'person', {
      of: ['customers', 'members', 'in all', name],
      when: [...when, ...spansIn(words)],
    });
    if (all.people === 0) {
      return nothing({
        looked: say.lookedForNobody,
        text: say.nobody(figures.quote(words)),
        next: say.nobodyNext(ASKS[language].segments),
        data: { people: 0, data: [] },
        facts: figures.facts,
      });
    }
    const shown = data.slice(0, Math.max(TEXT_LINES, Math.min(input.limit, 25)));
    const addresses = input.addresses === true;
    const lines = shown.map((person) => lineOf(figures, person, { by: input.by, timezone, when, addresses }));
    for (const person of data.slice(shown.length)) lineOf(figures, person, { by: input.by, timezone, when, addresses });
    const money = figures.money(all.revenue, { of: ['revenue', 'net revenue', 'together', 'spent'] });
    const orders = figures.noun(all.orders, 'order', { of: ['together'] });
    const rest = all.people - shown.length;
    const showsSales = input.by === 'revenue' || input.by === 'orders';
    const ranked = say.ranked[input.by][input.order];
    const day = (moment: string | null) => moment && dayText(dayOf(moment, timezone), language);
    return finding({
      looked: say.looked(people),
      text: paragraphs(
        `**${people}**: ${figures.quote(words)}`,
        `${shown.length > 1 ? say.first(ranked) : ranked}, ${phrasesIn(language).when(told, input.range)}:\n\n${numberedText(lines)}`,
        rest > 0 &&
          shown.length > 1 &&
          say.more(
            figures.count(rest, { of: ['more', ...NOT_LISTED, ...RANKED_BY, ...nounForms('person', language)] }),
          ),
        showsSales && all.orders > 0 && say.worth({ money, orders }),
      ),
      next: input.segmentId
        ? say.campaignsNext(ASKS[language].campaigns(inSentence(plainName(name), language)))
        : say.saveNext,
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
            { key: 'name', label: say.columns.person, unit: 'text' },
            ...(addresses ? [{ key: 'email', label: say.columns.email, unit: 'text' as const }] : []),
            { key: 'revenue', label: say.columns.revenue, unit: 'money' },
            { key: 'orders', label: say.columns.orders, unit: 'count' },
            { key: 'lastOrder', label: say.columns.lastOrder, unit: 'text' },
            { key: 'lastSeen', label: say.columns.lastSeen, unit: 'text' },
          ],
          rows: data.slice(0, 50).map((person) => ({
            cells: [
              personName(person),
              ...(addresses ? [person.email] : []),
              ...[person.revenue, person.orders, day(person.lastOrderAt), day(person.lastSeenAt)],
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

function whoIsMeant(
  { segmentId, definition: given }: ToolInput<'list_people'>,
  segments: Segments,
  language: Language,
): { definition: Definition; name: string; words: string } {
  const { everybody, fitting } = PEOPLE_WORDS[language];
  if (given) {
    const definition = readDefinition(given, { segments });
    return { definition, name: fitting, words: sentence(definitionText(definition, segments.nameOf, language)) };
  }
  if (segmentId === undefined) {
    return { definition: { version: 1, who: 'known', where: { type: 'all', of: [] } }, ...everybody };
  }
  const rule = segments.ruleOf(segmentId);
  if (!rule) return fail('invalid', `There is no segment “${plainName(segmentId)}”`);
  const definition: Definition = { version: 1, who: 'known', where: { type: 'segment', segment: segmentId } };
  const key = SegmentKey.safeParse(segmentId).data;
  const name = key ? segmentIn(key, language).name : segments.nameOf(segmentId);
  const words =
    rule.kind === 'standard'
      ? segmentIn(rule.key, language).definition
      : definitionText(rule.definition, segments.nameOf, language);
  return { definition, name, words: `${nameText(name)}. ${sentence(words)}` };
}

/** The others, in the words of each language. */
const NOT_LISTED = ['not listed', 'nicht aufgeführt', 'no aparecen', 'ne figurent pas'];
/** What the people of a list are told by. */
const RANKED_BY = ['people', 'customers', 'orders', 'net revenue', 'revenue'];

/** The spans of time that a definition names: how many people fit is true of them too. */
function spansIn(words: string): string[] {
  return words.match(/(?:in the last|in den letzten|en los últimos|au cours des) [^,;.)]+/g) ?? [];
}

function lineOf(
  figures: Figures,
  person: Ranked,
  {
    by,
    timezone,
    when,
    addresses,
  }: { by: ToolInput<'list_people'>['by']; timezone: string; when: string[]; addresses: boolean },
): string {
  const { language } = figures;
  const say = PEOPLE_WORDS[language];
  const name = personName(person);
  const days = [person.firstOrderAt, person.lastOrderAt, person.lastSeenAt].flatMap((moment) => {
    const day = moment && dayOf(moment, timezone);
    return day ? [day, dayText(day), dayText(day, language)] : [];
  });
  const at = { at: [name], when: [...when, ...days] };
  const orders = figures.noun(person.orders, 'order', at);
  const money = figures.money(person.revenue, { of: ['revenue', 'net revenue', 'sales', 'spent'], ...at });
  const first = person.firstOrderAt && say.firstOrder(dayText(dayOf(person.firstOrderAt, timezone), language));
  const last = person.lastOrderAt && say.lastOrder(dayText(dayOf(person.lastOrderAt, timezone), language));
  const seen = person.lastSeenAt && say.lastSeen(dayText(dayOf(person.lastSeenAt, timezone), language));
  const bought = say.revenueFrom({ money, orders });
  const parts =
    by === 'revenue'
      ? [bought]
      : by === 'orders'
        ? [orders, money]
        : by === 'last_order' || by === 'first_order'
          ? [(by === 'last_order' ? last : first) ?? say.noOrder, bought]
          : [seen ?? say.neverSeen];
  const address =
    addresses && person.email !== name ? ` (${person.email ? nameText(person.email) : say.noAddress})` : '';
  return `${nameText(name)}${address}: ${parts.join(', ')}`;
}

function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
