import { SEGMENT_KEYS, type SegmentKey, type Summary } from '../../../contract/analytics.ts';
import { SEGMENTS } from '../../analytics/segments.ts';
import { summary } from '../../analytics/summary.ts';
import { type Answerer, periodOf, type Question, rangeOf } from './question.ts';
import { counted, countText, during, listText, percentText } from './words.ts';

/** "Who are my repeat customers?", "How many cart abandoners do I have?" */
export const segments: Answerer = async (question) => {
  const { facts, when } = await read(question);
  const asked = question.entities.segments ?? [];
  const shown = asked.length > 0 ? asked : SEGMENT_KEYS;
  const line = (key: SegmentKey) =>
    `**${SEGMENTS[key].name}**: ${counted(facts.segments[key], 'person', 'people')}${share(facts, key)}. ${SEGMENTS[key].definition}`;
  const largest = [...shown].sort((a, b) => facts.segments[b] - facts.segments[a])[0] ?? 'new_visitors';
  return {
    looked: `Counted segments over ${counted(facts.totals.people, 'person', 'people')}`,
    text: [
      `Of ${counted(facts.totals.people, 'person', 'people')} who can be told apart, ${when}:`,
      listText(shown.map(line)),
      ...(facts.segments.estimated
        ? ['People cannot be told apart in your data, so these counts are estimated from event totals.']
        : ['One person can be in several segments.']),
    ].join('\n\n'),
    next:
      facts.segments[largest] > 0
        ? `Ask "Show me campaigns for my ${SEGMENTS[largest].name.toLowerCase()}", or see who they are under People.`
        : 'Ask "How many people are in each segment?" to see all of them.',
    data: { people: facts.totals.people, segments: facts.segments },
  };
};

/** "Where do I lose people?" */
export const funnel: Answerer = async (question) => {
  const { facts, when } = await read(question);
  const steps = facts.funnel;
  const rated = steps.filter((step) => step.rate !== null);
  const worst = [...rated].sort((a, b) => (a.rate ?? 1) - (b.rate ?? 1))[0];
  const [first, last] = [steps[0], steps.at(-1)];
  const whole = first && last && first.people > 0 ? percentText(last.people / first.people) : undefined;
  return {
    looked: 'Followed people through the funnel',
    text: [
      `People who reached each step, in this order, ${when}:`,
      listText(
        steps.map(
          ({ step, people, rate }) =>
            `${STEP_NAMES[step]}: ${countText(people)}${rate === null ? '' : ` (${percentText(rate)} of the step before)`}`,
        ),
      ),
      ...(whole ? [`From first to last that is **${whole}**.`] : []),
      ...(worst
        ? [
            `The largest loss is before "${STEP_NAMES[worst.step].toLowerCase()}": only ${percentText(worst.rate ?? 0)} go on.`,
          ]
        : []),
    ].join('\n\n'),
    next: worst
      ? `Work on the step "${STEP_NAMES[worst.step].toLowerCase()}" first: ask "Show me campaigns for my customers" for messages that fit.`
      : 'Send page views, product views and carts besides orders, so that the funnel can be seen.',
    data: { funnel: steps },
  };
};

/** "How engaged are my customers?" */
export const engagement: Answerer = async (question) => {
  const { facts, when } = await read(question);
  const { eventsPerPerson, diversity, score } = facts.engagement;
  return {
    looked: `Measured engagement of ${counted(facts.totals.people, 'person', 'people')}`,
    text: [
      `Engagement ${when} is **${Math.round(score)} of 100**.`,
      `Each of your ${counted(facts.totals.people, 'person', 'people')} did ${eventsPerPerson.toFixed(1)} things, of ${diversity.toFixed(1)} different kinds. ${counted(facts.segments.engaged_users, 'person', 'people')} did three or more different things.`,
    ].join('\n\n'),
    next:
      facts.segments.new_visitors > facts.segments.engaged_users
        ? 'Most people only look: ask "Show me campaigns for my new visitors".'
        : facts.segments.engaged_users > 0
          ? 'Ask "Show me campaigns for my engaged users" while their interest lasts.'
          : 'Send page views, product views and carts besides orders, so that interest can be seen.',
    data: { engagement: facts.engagement, people: facts.totals.people, engagedUsers: facts.segments.engaged_users },
  };
};

const STEP_NAMES = {
  page_view: 'Viewed a page',
  product_view: 'Viewed a product',
  add_to_cart: 'Added to cart',
  checkout: 'Started checkout',
  purchase: 'Bought',
} as const;

async function read(question: Question): Promise<{ facts: Summary; when: string }> {
  const { ctx, calendar } = question;
  const range = rangeOf(question);
  const facts = await summary(ctx, ctx.workspace.id, range);
  return { facts, when: range?.from ? during(periodOf(question), calendar.timezone) : 'over everything so far' };
}

function share(facts: Summary, key: SegmentKey): string {
  return facts.totals.people > 0 && !facts.segments.estimated
    ? ` (${percentText(facts.segments[key] / facts.totals.people)})`
    : '';
}
