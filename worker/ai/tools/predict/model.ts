import { modelCard } from '../../../predictions/model.ts';
import { Figures } from '../figures.ts';
import { finding } from '../finding.ts';
import { paragraphs } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { dayOf } from '../window.ts';
import { dayText } from '../words/format.ts';

/** How good the predictions are, by the shop's own later orders. */
export async function model({ ctx, calendar }: ToolCtx): Promise<Finding> {
  const card = await modelCard(ctx, calendar.asOf ? calendar.now.toISOString() : undefined);
  const figures = new Figures({ language: 'en', currency: card.currency });
  const test = card.backTest;
  const people = (count: number) => figures.counted(count, 'person', 'people', { of: ['tested'] });
  const tested =
    test &&
    `On the last 90 days with orders (${dayText(dayOf(test.from, calendar.timezone))} to ${dayText(dayOf(test.to, calendar.timezone))}) it expected ${figures.number(Number(test.predicted.toFixed(1)), { of: ['expected purchases', 'predicted'] })} purchases of ${people(test.people)}; there were ${figures.count(test.actual, 'actual purchases', 'purchases')}. ${inside(figures, test.deciles)}`;
  if (test) figures.note(90, 'count', ['days', 'back-test']);
  return finding({
    looked: 'Read how the model did',
    text: paragraphs(
      `**${figures.quote(card.statusText, ['model', 'purchases a person', 'buyers'])}**`,
      `Model ${figures.count(card.version, 'version', 'model')} (${card.model}) learned from ${figures.counted(card.customers, 'buyer', 'buyers')}, orders up to ${dayText(dayOf(card.asOf, calendar.timezone))}.`,
      tested ?? figures.quote('Too little came before the last 90 days to test it on them.', ['days', 'back-test']),
      card.fitting && 'A newer model is on its way.',
    ),
    next: 'Ask "Who is about to churn?" to use it.',
    data: { prediction: true, ...card },
    facts: figures.facts,
  });
}

function inside(figures: Figures, deciles: { low: number; high: number; actual: number }[]): string {
  if (deciles.length === 0) return '';
  const good = deciles.filter(({ low, high, actual }) => actual >= low && actual <= high).length;
  return `In ${figures.count(good, 'tenths', 'inside')} of ${figures.count(deciles.length, 'tenths')} tenths of these people the actual mean lay inside its interval.`;
}
