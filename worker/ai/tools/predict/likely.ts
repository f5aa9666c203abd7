import type { ToolInput } from '../../../../contract/analyst.ts';
import { listPropensities } from '../../../predictions/propensity/list.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { nameText, numberedText, paragraphs, personName, TEXT_LINES } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { ASKS } from '../words/asks.ts';
import { countText } from '../words/format.ts';
import { nounForms } from '../words/nouns.ts';
import { modelText } from '../words/predict/told.ts';
import { PREDICT_WORDS } from '../words/predict/words.ts';
import { inSentence, segmentIn } from '../words/segments.ts';
import { labelled } from './labelled.ts';

/** Who is likely to buy within 7 days. */
export async function likelyBuyers(
  { ctx, calendar, language }: ToolCtx,
  { limit }: ToolInput<'predict'>,
): Promise<Finding> {
  const { model, fitting, data } = await listPropensities(ctx, { limit });
  const figures = new Figures({ language, currency: ctx.workspace.currency });
  const say = PREDICT_WORDS[language].likely;
  const status = model && figures.quote(modelText(model.statusText, language), ['purchases', 'people', 'model']);
  if (model?.status !== 'fitted' || data.length === 0) {
    return nothing({
      looked: say.lookedTooFew,
      text: paragraphs(
        say.cannotTell,
        status ?? (fitting ? say.beingMade : say.noModel),
        model?.status === 'fitted' && say.nobody,
      ),
      next: fitting ? say.again : say.send,
      data: { status: model?.status ?? null, statusText: model?.statusText ?? null, data: [] },
      facts: figures.facts,
    });
  }
  const lines = data.map((one) => {
    const name = personName({ ...one, id: one.profileId });
    const chance = figures.percent(one.chance, { of: ['chance', 'likely', 'probability'], at: [name] });
    const [why] = one.drivers;
    return `${nameText(name)}: ${chance}${why ? `, ${figures.quote(modelText(why.text, language), ['driver', 'reason'])}` : ''}`;
  });
  const shown = lines.slice(0, Math.max(TEXT_LINES, Math.min(limit, 25)));
  const days = figures.count(model.withinDays, { of: ['within', 'days', ...nounForms('day', language)] });
  const asModel = { asOf: model.asOf, modelVersion: model.version, status: 'fitted' as const, statusText: '' };
  return finding({
    looked: say.looked,
    text: paragraphs(
      say.most(days),
      numberedText(shown),
      status ?? undefined,
      labelled(figures, asModel, calendar.timezone),
    ),
    next: say.next(ASKS[language].campaigns(inSentence(segmentIn('cart_abandoners', language).name, language))),
    data: {
      ...{ prediction: true, withinDays: model.withinDays, modelVersion: model.version, status: model.status },
      ...{ data: data.slice(0, shown.length), href: '/people/predictions' },
    },
    facts: figures.facts,
    cards: [
      {
        type: 'table',
        title: say.title(countText(model.withinDays, language)),
        columns: [
          { key: 'name', label: say.columns.person, unit: 'text' },
          { key: 'chance', label: say.columns.chance, unit: 'share' },
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
