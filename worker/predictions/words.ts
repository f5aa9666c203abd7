import type { BackTest } from './statistics/back-test.ts';
import { FEWEST_BUYERS, type FittedShop } from './statistics/shop-model.ts';

/** What stands behind a shop's predictions, in words and figures. */
export function modelInWords(fitted: FittedShop, buyers: number): string {
  return `${ordersInWords(fitted, buyers)}${SPEND_IN_WORDS[fitted.spendStatus]}`;
}

const SPEND_IN_WORDS: Record<FittedShop['spendStatus'], string> = {
  fitted: '',
  degenerate: ' What people spend does not tell the parameters of the spend model apart.',
  pooled:
    ' Too few came back for a spend model of their own: it is the mean of all purchases with the spread of another shop.',
};

const errorsOf = ({ mae, naiveMae }: BackTest) =>
  `${mae.toFixed(4)} purchases a person, ${naiveMae.toFixed(4)} at the past rate`;

function ordersInWords({ status, missingBuyers, ownTest, recentTest, orders }: FittedShop, buyers: number): string {
  switch (status) {
    case 'too_few_buyers':
      return `Not enough data: ${buyers} of ${FEWEST_BUYERS} buyers (${missingBuyers} missing). Until then the parameters are those of another shop, with wide intervals.`;
    case 'naive': {
      const lost = [
        ...(ownTest && ownTest.mae > ownTest.naiveMae
          ? [`on the second half of these orders the model was off by ${errorsOf(ownTest)}`]
          : []),
        ...(recentTest && recentTest.mae > recentTest.naiveMae
          ? [`on the last 90 days it was off by ${errorsOf(recentTest)}`]
          : []),
      ];
      return `Switched off: ${lost.join(', and ')}. Everyone is expected to keep the past rate.`;
    }
    case 'degenerate': {
      const edge = `The orders do not tell the parameters apart (r ${orders.r.toPrecision(3)}, alpha ${orders.alpha.toPrecision(3)}, a ${orders.a.toPrecision(3)}, b ${orders.b.toPrecision(3)}): read the intervals.`;
      return ownTest ? `${edge} On their second half the model was off by ${errorsOf(ownTest)}.` : edge;
    }
    case 'fitted':
      return ownTest
        ? `Fitted. On the second half of these orders, fitted on the first, the model was off by ${errorsOf(ownTest)}.`
        : 'Fitted, and not tested yet: the first half of the orders has too few buyers.';
    default:
      return status satisfies never;
  }
}
