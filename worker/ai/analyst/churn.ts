import { listChurn } from '../../predictions/risk/risks.ts';
import type { Answerer } from './question.ts';
import { counted, countText, listText, moneyText, nameText, percentText } from './words.ts';

const NAMED = 5;

/** "Who is about to churn?" */
export const churn: Answerer = async ({ ctx, calendar, entities }) => {
  const limit = entities.limit ?? NAMED;
  const asOf = calendar.asOf ? calendar.now.toISOString() : undefined;
  const found = await listChurn(ctx, { limit, asOf });
  const { people, of, moneyAtRisk, moneyAtRiskInterval, currency, missingBuyers, status, statusText, reasons } = found;
  if (people === null || of === null || moneyAtRisk === null || moneyAtRiskInterval === null) {
    return {
      looked: 'Counted the buyers there are to learn from',
      text: `I cannot tell yet. ${statusText}`,
      next: `Come back when ${counted(missingBuyers, 'more buyer')} ${missingBuyers === 1 ? 'has' : 'have'} ordered; until then ask "Who are my top 5 customers?".`,
      data: { missingBuyers, status },
    };
  }
  const money = (amount: number) => moneyText(amount.toFixed(2), currency);
  const { low, high } = moneyAtRiskInterval;
  const named = found.data.map(
    ({ name, email, userId, profileId, moneyAtRisk: own, daysSinceOrder, usualGapDays }) =>
      `${nameText(name ?? email ?? userId ?? `customer ${profileId.slice(0, 8)}`)}: ${money(own)} at risk, silent for ${counted(daysSinceOrder, 'day')}, usually orders every ${counted(Math.max(1, usualGapDays), 'day')}`,
  );
  return {
    looked: `Weighed ${counted(of, 'returning customer')}`,
    text: [
      people === 0
        ? `**Nobody** of your ${counted(of, 'returning customer')} is about to leave.`
        : `**${countText(people)}** of your ${counted(of, 'returning customer')} ${people === 1 ? 'is' : 'are'} about to leave, with **${money(moneyAtRisk)}** a year at risk (between ${money(low)} and ${money(high)}).`,
      found.definition,
      ...(reasons.length > 0
        ? [
            `Most of them:\n\n${listText(reasons.map((one) => `${one.text}: ${countText(one.people)} (${percentText(one.people / people)})`))}`,
          ]
        : []),
      ...(named.length > 0 ? [`With the most money at risk:\n\n${listText(named)}`] : []),
      ...(status === 'fitted' ? [] : [statusText]),
    ].join('\n\n'),
    next:
      people > 0
        ? 'See all of them with their reasons under People, Predictions, or ask "What should I send to win back customers?".'
        : 'Ask "Who are my top 5 customers?" to see whom to keep happy.',
    data: { people, of, moneyAtRisk, moneyAtRiskInterval, currency, reasons, modelVersion: found.modelVersion, status },
  };
};
