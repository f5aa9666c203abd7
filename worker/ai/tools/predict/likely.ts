import type { ToolInput } from '../../../../contract/analyst.ts';
import { listPropensities } from '../../../predictions/propensity/list.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { nameText, numberedText, paragraphs, personName, TEXT_LINES } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { labelled } from './labelled.ts';

/** Who is likely to buy within 7 days. */
export async function likelyBuyers({ ctx, calendar }: ToolCtx, { limit }: ToolInput<'predict'>): Promise<Finding> {
  const { model, fitting, data } = await listPropensities(ctx, { limit });
  const figures = new Figures({ language: 'en', currency: ctx.workspace.currency });
  const status = model && figures.quote(model.statusText, ['purchases', 'people', 'model']);
  if (model?.status !== 'fitted' || data.length === 0) {
    return nothing({
      looked: 'Looked for people with carts and views',
      text: paragraphs(
        'I cannot tell yet who is likely to buy.',
        status ?? (fitting ? 'The model is being made for the first time.' : 'There is no model yet.'),
        model?.status === 'fitted' && 'Nobody who can be told apart has a cart or views in the last month.',
      ),
      next: fitting ? 'Ask again in a minute.' : 'Send product views and carts, so that interest can be seen.',
      data: { status: model?.status ?? null, statusText: model?.statusText ?? null, data: [] },
      facts: figures.facts,
    });
  }
  const lines = data.map((one) => {
    const name = personName({ ...one, id: one.profileId });
    const chance = figures.percent(one.chance, { of: ['chance', 'likely', 'probability'], at: [name] });
    const [why] = one.drivers;
    return `${nameText(name)}: ${chance}${why ? `, ${figures.quote(why.text, ['driver', 'reason'])}` : ''}`;
  });
  const shown = lines.slice(0, Math.max(TEXT_LINES, Math.min(limit, 25)));
  const days = figures.counted(model.withinDays, 'day', 'days', { of: ['within'] });
  const asModel = { asOf: model.asOf, modelVersion: model.version, status: 'fitted' as const, statusText: '' };
  return finding({
    looked: 'Weighed who looked at products or filled a cart',
    text: paragraphs(
      `Most likely to buy within ${days}:`,
      numberedText(shown),
      status ?? undefined,
      labelled(figures, asModel, calendar.timezone),
    ),
    next: 'Reach them while the interest lasts: ask "Show me campaigns for my cart abandoners".',
    data: {
      ...{ prediction: true, withinDays: model.withinDays, modelVersion: model.version, status: model.status },
      ...{ data: data.slice(0, shown.length), href: '/people/predictions' },
    },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: `Likely to buy within ${model.withinDays} days (prediction)`,
        columns: [
          { key: 'name', label: 'Person', unit: 'text' },
          { key: 'chance', label: 'Chance', unit: 'share' },
        ],
        rows: data.slice(0, 50).map((one) => ({
          cells: [personName({ ...one, id: one.profileId }), one.chance],
          href: `/people/profile/${one.profileId}`,
        })),
        currency: null,
        rowsInAll: data.length,
      },
    ],
    fromStrangers: true,
  });
}
