import { FUNNEL_STEPS } from '../../../contract/analytics.ts';
import type { FunnelRow } from '../../../contract/funnels.ts';
import { funnel } from '../../analytics/funnels/funnel.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { listText, nameText, paragraphs, plainName } from './shown.ts';
import type { Tool } from './tool.ts';
import { asDays, windowOf } from './window.ts';
import { ASKS } from './words/asks.ts';
import type { Language } from './words/format.ts';
import { FUNNEL_WORDS } from './words/funnel.ts';
import { phrasesIn } from './words/languages.ts';
import { inSentence, segmentIn } from './words/segments.ts';
import { windowNames } from './words/windows.ts';

/** "Where do I lose people?" */
export const readFunnel: Tool<'read_funnel'> = {
  name: 'read_funnel',
  description:
    'How many people reached each step towards a purchase (or the steps named), in this order, and what share went on. Use it for conversion, drop-off, "where do I lose people".',
  readOnly: true,
  async run(tools, { range, steps = [...FUNNEL_STEPS], breakdown }) {
    const { ctx, calendar, language } = tools;
    const say = FUNNEL_WORDS[language];
    const nameOf = (step: string) => stepName(step, language);
    const { window, told } = windowOf(tools, range);
    const found = await funnel(ctx, {
      steps: steps.map((name) => ({ name })),
      order: 'ordered',
      range: asDays(window),
      ...(calendar.asOf && { asOf: calendar.now.toISOString() }),
      ...(breakdown && { breakdown: { by: 'source' as const, top: 5 } }),
    });
    const figures = new Figures({ language, currency: ctx.workspace.currency, when: windowNames(told, language) });
    const when = phrasesIn(language).when(told, range);
    const [first, last] = [found.steps[0], found.steps.at(-1)];
    if (!first || !last || found.steps.every(({ people }) => people === 0)) {
      return nothing({
        looked: say.looked,
        text: say.nobody(when),
        next: say.sendNext,
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
      looked: say.looked,
      text: paragraphs(
        say.reached(when),
        listText(found.steps.map((step) => lineOf(figures, step))),
        whole !== null &&
          say.whole(figures.percent(whole, { of: ['conversion', 'conversion rate', 'from first to last', 'share'] })),
        worst?.rate !== null &&
          worst !== undefined &&
          say.loss({
            step: say.inSentence(nameOf(worst.name)),
            share: figures.percent(worst.rate, { of: [worst.name, nameOf(worst.name), 'rate', 'go on'] }),
          }),
        parts.length > 0 && `${say.bySource}\n\n${listText(parts)}`,
      ),
      next: worst
        ? say.next({
            step: say.inSentence(nameOf(worst.name)),
            ask: ASKS[language].campaigns(inSentence(segmentIn('cart_abandoners', language).name, language)),
          })
        : say.sendNext,
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
          title: say.title,
          columns: [
            { key: 'step', label: say.columns.step, unit: 'text' },
            { key: 'people', label: say.columns.people, unit: 'count' },
            { key: 'rate', label: say.columns.rate, unit: 'share' },
            { key: 'rateFromFirst', label: say.columns.ofFirst, unit: 'share' },
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

function stepName(step: string, language: Language): string {
  return FUNNEL_WORDS[language].steps[step] ?? plainName(step.replaceAll('_', ' '));
}

function lineOf(figures: Figures, { name, people, rate, rateFromFirst }: FunnelRow): string {
  const nameOf = stepName(name, figures.language);
  const of = [name, nameOf, stepName(name, 'en'), name.replaceAll('_', ' ')];
  const count = figures.count(people, { of: [...of, 'people'] });
  if (rateFromFirst !== null) figures.note(rateFromFirst, 'share', [{ of: [...of, 'of the first', 'from first'] }]);
  const share =
    rate === null
      ? ''
      : ` (${FUNNEL_WORDS[figures.language].ofBefore(figures.percent(rate, { of: [...of, 'rate', 'of the step before'] }))})`;
  return `${nameOf}: ${count}${share}`;
}
