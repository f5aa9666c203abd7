import { FUNNEL_STEPS } from '../../../contract/analytics.ts';
import type { FunnelRow } from '../../../contract/funnels.ts';
import { funnel } from '../../analytics/funnels/funnel.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import type { Tool } from './tool.ts';
import { asDays, windowOf } from './window.ts';
import { en } from './words/en.ts';
import { windowNames } from './words/windows.ts';

const NAMES: Record<string, string> = {
  page_view: 'Viewed a page',
  product_view: 'Viewed a product',
  add_to_cart: 'Added to cart',
  checkout: 'Started checkout',
  purchase: 'Bought',
};

/** "Where do I lose people?" */
export const readFunnel: Tool<'read_funnel'> = {
  name: 'read_funnel',
  description:
    'How many people reached each step towards a purchase (or the steps named), in this order, and what share went on. Use it for conversion, drop-off, "where do I lose people".',
  readOnly: true,
  async run(tools, { range, steps = [...FUNNEL_STEPS], breakdown }) {
    const { ctx, calendar } = tools;
    const { window, told } = windowOf(tools, range);
    const found = await funnel(ctx, {
      steps: steps.map((name) => ({ name })),
      order: 'ordered',
      range: asDays(window),
      ...(calendar.asOf && { asOf: calendar.now.toISOString() }),
      ...(breakdown && { breakdown: { by: 'source' as const, top: 5 } }),
    });
    const figures = new Figures({ language: 'en', currency: ctx.workspace.currency, when: windowNames(told, 'en') });
    const when = en.when(told, range);
    const [first, last] = [found.steps[0], found.steps.at(-1)];
    if (!first || !last || found.steps.every(({ people }) => people === 0)) {
      return nothing({
        looked: 'Followed people through the funnel',
        text: `Nobody who can be told apart did any of these steps ${when}, so there is nothing to follow.`,
        next: 'Send page views, product views and carts besides orders, so that the funnel can be seen.',
        data: { funnel: [] },
      });
    }
    const worst = found.steps.filter((step) => step.rate !== null).sort((a, b) => (a.rate ?? 1) - (b.rate ?? 1))[0];
    const whole = last.rateFromFirst;
    const parts = (found.breakdown ?? []).map(({ label, steps: own }) => {
      const name = plainName(label);
      const lines = own.map(
        (step) =>
          `${nameOf(step.name)} ${figures.count(step.people, { of: [step.name, nameOf(step.name), 'people'], at: [name] })}`,
      );
      return `${nameText(label)}: ${lines.join(' → ')}`;
    });
    return finding({
      looked: 'Followed people through the funnel',
      text: paragraphs(
        `People who reached each step, in this order, ${when}:`,
        listText(found.steps.map((step) => lineOf(figures, step))),
        whole !== null &&
          `From first to last that is **${figures.percent(whole, { of: ['conversion', 'conversion rate', 'from first to last', 'share'] })}**.`,
        worst?.rate !== null &&
          worst !== undefined &&
          `The largest loss is before “${nameOf(worst.name).toLowerCase()}”: only ${figures.percent(worst.rate, { of: [worst.name, nameOf(worst.name), 'rate', 'go on'] })} go on.`,
        parts.length > 0 && `By source:\n\n${listText(parts)}`,
      ),
      next: worst
        ? `Work on the step “${nameOf(worst.name).toLowerCase()}” first: ask "Show me campaigns for my cart abandoners" for messages that fit.`
        : 'Send page views, product views and carts besides orders, so that the funnel can be seen.',
      data: {
        window: told,
        funnel: found.steps.map(({ name, people, rate, rateFromFirst }) => ({
          step: name,
          people,
          rate,
          rateFromFirst,
        })),
        ...(found.breakdown && { breakdown: found.breakdown }),
      },
      facts: figures.facts,
      cards: [
        {
          type: 'table',
          title: 'Path to purchase',
          columns: [
            { key: 'step', label: 'Step', unit: 'text' },
            { key: 'people', label: 'People', unit: 'count' },
            { key: 'rate', label: 'Of the step before', unit: 'share' },
            { key: 'rateFromFirst', label: 'Of the first', unit: 'share' },
          ],
          rows: found.steps.map(({ name, people, rate, rateFromFirst }) => ({
            cells: [nameOf(name), people, rate, rateFromFirst],
          })),
          currency: null,
          rowsInAll: found.steps.length,
        },
      ],
      fromStrangers: breakdown !== undefined,
    });
  },
};

function nameOf(step: string): string {
  return NAMES[step] ?? plainName(step.replaceAll('_', ' '));
}

function lineOf(figures: Figures, { name, people, rate, rateFromFirst }: FunnelRow): string {
  const of = [name, nameOf(name), name.replaceAll('_', ' ')];
  const count = figures.count(people, { of: [...of, 'people'] });
  if (rateFromFirst !== null) figures.note(rateFromFirst, 'share', [{ of: [...of, 'of the first', 'from first'] }]);
  const share =
    rate === null
      ? ''
      : ` (${figures.percent(rate, { of: [...of, 'rate', 'of the step before'] })} of the step before)`;
  return `${nameOf(name)}: ${count}${share}`;
}
