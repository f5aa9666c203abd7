import { summary } from '../../analytics/summary.ts';
import { type Answerer, periodOf, rangeOf } from './question.ts';
import { counted, countText, during, listText, nameText } from './words.ts';

const MAX_TYPES = 12;

/** "How many page views last week?", "Events by type" */
export const events: Answerer = async (question) => {
  const { ctx, calendar } = question;
  const range = rangeOf(question);
  const facts = await summary(ctx, ctx.workspace.id, range);
  const when = range?.from ? during(periodOf(question), calendar.timezone) : 'over everything so far';
  const types = Object.entries(facts.eventsByType);
  const asked = askedType(
    question.text,
    types.map(([name]) => name),
  );
  const count = asked === undefined ? undefined : (facts.eventsByType[asked] ?? 0);
  const rest = types.slice(MAX_TYPES);
  return {
    looked: `Counted ${counted(facts.totals.events, 'event')}`,
    text: [
      asked === undefined
        ? `**${counted(facts.totals.events, 'event')}** came in ${when}. By type:`
        : `**${countText(count ?? 0)}** × ${nameText(asked)} ${when}, of ${counted(facts.totals.events, 'event')} in all:`,
      listText(types.slice(0, MAX_TYPES).map(([name, n]) => `${nameText(name)}: ${countText(n)}`)),
      ...(rest.length > 0 ? [`${counted(rest.length, 'rarer type')} more.`] : []),
      ...(facts.sources.length > 0
        ? [
            'By source:',
            listText(
              facts.sources.slice(0, MAX_TYPES).map(({ name, count: n }) => `${nameText(name)}: ${countText(n)}`),
            ),
          ]
        : []),
    ].join('\n\n'),
    next: 'Ask "Where do I lose people?" to see them as steps of a funnel.',
    data: {
      events: facts.totals.events,
      eventsByType: Object.fromEntries(types.slice(0, MAX_TYPES)),
      sources: facts.sources.slice(0, MAX_TYPES),
    },
  };
};

const ASKED: [RegExp, string][] = [
  [/page ?views?|visits?|traffic|seitenaufrufe|visitas|pages vues/, 'page_view'],
  [/product ?views?/, 'product_view'],
  [/add(?:ed|s)? to (?:the )?cart|cart adds?/, 'add_to_cart'],
  [/checkouts?/, 'checkout'],
];

function askedType(text: string, names: string[]): string | undefined {
  return (
    ASKED.find(([pattern]) => pattern.test(text))?.[1] ??
    names.find((name) => text.includes(name.replaceAll('_', ' ')) || text.includes(name))
  );
}
