import { modelCard } from '../../../predictions/model.ts';
import { Figures } from '../figures.ts';
import { finding } from '../finding.ts';
import { paragraphs } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { dayOf } from '../window.ts';
import { ASKS } from '../words/asks.ts';
import { dayText } from '../words/format.ts';
import { MODEL_WORDS } from '../words/predict/person.ts';
import { modelText } from '../words/predict/told.ts';

/** How good the predictions are, by the shop's own later orders. */
export async function model({ ctx, calendar, language }: ToolCtx): Promise<Finding> {
  const card = await modelCard(ctx, calendar.asOf ? calendar.now.toISOString() : undefined);
  const figures = new Figures({ language, currency: card.currency });
  const say = MODEL_WORDS[language];
  const day = (moment: string) => dayText(dayOf(moment, calendar.timezone), language);
  const test = card.backTest;
  const people = (count: number) => figures.noun(count, 'person', { of: ['tested'] });
  const tested =
    test &&
    `${say.tested({
      ...{ from: day(test.from), to: day(test.to), people: people(test.people) },
      expected: figures.number(Number(test.predicted.toFixed(1)), { of: ['expected purchases', 'predicted'] }),
      actual: figures.count(test.actual, 'actual purchases', 'purchases'),
    })} ${inside(figures, test.deciles)}`;
  if (test) figures.note(90, 'count', ['days', 'back-test']);
  return finding({
    looked: say.looked,
    text: paragraphs(
      `**${figures.quote(modelText(card.statusText, language), ['model', 'purchases a person', 'buyers'])}**`,
      say.learned({
        ...{ version: figures.count(card.version, 'version', 'model'), model: card.model, day: day(card.asOf) },
        buyers: figures.noun(card.customers, 'buyer'),
      }),
      tested ?? figures.quote(say.untested, ['days', 'back-test']),
      card.fitting && say.newer,
    ),
    next: say.next(ASKS[language].churn),
    data: { prediction: true, ...card },
    facts: figures.facts,
  });
}

function inside(figures: Figures, deciles: { low: number; high: number; actual: number }[]): string {
  if (deciles.length === 0) return '';
  const good = deciles.filter(({ low, high, actual }) => actual >= low && actual <= high).length;
  return MODEL_WORDS[figures.language].inside({
    good: figures.count(good, 'tenths', 'inside'),
    all: figures.count(deciles.length, 'tenths'),
  });
}
