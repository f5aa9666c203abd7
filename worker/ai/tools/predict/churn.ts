import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Churn } from '../../../../contract/predictions.ts';
import { listChurn } from '../../../predictions/risk/risks.ts';
import { Figures } from '../figures.ts';
import { finding, nothing } from '../finding.ts';
import { listText, nameText, numberedText, paragraphs, personName } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { cents, labelled } from './labelled.ts';

const NAMED = 5;

/** Who is about to leave, and the money that goes with them. */
export async function churn({ ctx, calendar }: ToolCtx, { limit }: ToolInput<'predict'>): Promise<Finding> {
  const asOf = calendar.asOf ? calendar.now.toISOString() : undefined;
  const found = await listChurn(ctx, { limit, asOf });
  const { people, of, moneyAtRisk, moneyAtRiskInterval, currency, missingBuyers, status, statusText } = found;
  const figures = new Figures({ language: 'en', currency });
  if (people === null || of === null || moneyAtRisk === null || moneyAtRiskInterval === null) {
    const missing = figures.counted(missingBuyers, 'more buyer', 'more buyers', { of: ['missing'] });
    return nothing({
      looked: 'Counted the buyers there are to learn from',
      text: `I cannot tell yet. ${figures.quote(statusText, ['buyers', 'not enough data'])}`,
      next: `Come back when ${missing} ${missingBuyers === 1 ? 'has' : 'have'} ordered; until then ask "Who are my top 5 customers?".`,
      data: { missingBuyers, status, statusText },
      facts: figures.facts,
    });
  }
  const risk = { of: ['money at risk', 'at risk', 'a year'] };
  const returning = figures.counted(of, 'returning customer', 'returning customers', { of: ['returning', 'of'] });
  const { low, high } = moneyAtRiskInterval;
  const named = found.data.map((one) => personLine(figures, one));
  const shown = named.slice(0, Math.max(NAMED, Math.min(limit, 12)));
  const reasons = found.reasons.map(({ text, people: n }) => {
    const at = { of: ['reason', 'people', 'customers'], at: [text] };
    return `${figures.quote(text, ['reason'])}: ${figures.count(n, at)} (${figures.percent(n / people, { ...at, of: ['share'] })})`;
  });
  const count = figures.count(people, 'about to churn', 'about to leave', 'churn', 'at risk', 'customers', 'people');
  return finding({
    looked: `Weighed ${returning}`,
    text: paragraphs(
      people === 0
        ? `**Nobody** of your ${returning} is about to leave.`
        : `**${count}** of your ${returning} ${people === 1 ? 'is' : 'are'} about to leave, with **${figures.money(cents(moneyAtRisk), risk)}** a year at risk (between ${figures.money(cents(low), risk)} and ${figures.money(cents(high), risk)}).`,
      figures.quote(found.definition),
      reasons.length > 0 && `Most of them:\n\n${listText(reasons)}`,
      shown.length > 0 && `With the most money at risk:\n\n${numberedText(shown)}`,
      labelled(figures, found, calendar.timezone),
    ),
    next:
      people > 0
        ? 'See all of them with their reasons under People, Predictions, or ask "What should I send to win back customers?".'
        : 'Ask "Who are my top 5 customers?" to see whom to keep happy.',
    data: {
      ...{ prediction: true, people, of, moneyAtRisk, moneyAtRiskInterval, currency, reasons: found.reasons },
      ...{ modelVersion: found.modelVersion, asOf: found.asOf, status, statusText, definition: found.definition },
      ...{ data: found.data.slice(0, shown.length), href: '/people/predictions' },
    },
    facts: figures.facts,
    cards:
      people === 0
        ? []
        : [
            {
              type: 'table',
              title: 'About to leave (prediction)',
              columns: [
                { key: 'name', label: 'Person', unit: 'text' },
                { key: 'risk', label: 'Money at risk a year', unit: 'money' },
                { key: 'silent', label: 'Days silent', unit: 'count' },
                { key: 'usual', label: 'Usual gap in days', unit: 'count' },
                { key: 'churn', label: 'Churn risk', unit: 'share' },
              ],
              rows: found.data.slice(0, 50).map((one) => ({
                cells: [personName(one), cents(one.moneyAtRisk), one.daysSinceOrder, one.usualGapDays, one.churnRisk],
                href: `/people/profile/${one.profileId}`,
              })),
              currency,
              rowsInAll: people,
            },
          ],
    fromStrangers: true,
  });
}

function personLine(figures: Figures, one: Churn['data'][number]): string {
  const name = personName({ ...one, id: one.profileId });
  const at = { at: [name] };
  figures.note(one.churnRisk, 'share', [{ of: ['churn risk', 'risk', 'chance'], ...at }]);
  const money = figures.money(cents(one.moneyAtRisk), { of: ['money at risk', 'at risk'], ...at });
  const silent = figures.counted(one.daysSinceOrder, 'day', 'days', { of: ['silent'], ...at });
  const usual = figures.counted(Math.max(1, one.usualGapDays), 'day', 'days', { of: ['usual gap'], ...at });
  return `${nameText(name)}: ${money} at risk, silent for ${silent}, usually orders every ${usual}`;
}
