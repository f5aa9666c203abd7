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

const onLastDays = (test: BackTest) =>
  `On the last 90 days of these orders, fitted on those before, the model was off by ${errorsOf(test)}.`;

/** Three digits, and never an exponent. */
const figure = (value: number) => String(Number(value.toPrecision(3)));

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
      const { r, alpha, a, b } = orders;
      const edge = `The orders alone do not tell the parameters apart, which lean on those of another shop (r ${figure(r)}, alpha ${figure(alpha)}, a ${figure(a)}, b ${figure(b)}): read the intervals.`;
      if (ownTest) return `${edge} On their second half the model was off by ${errorsOf(ownTest)}.`;
      return recentTest ? `${edge} ${onLastDays(recentTest)}` : edge;
    }
    case 'fitted':
      if (ownTest) {
        return `Fitted. On the second half of these orders, fitted on the first, the model was off by ${errorsOf(ownTest)}.`;
      }
      return recentTest
        ? `Fitted. ${onLastDays(recentTest)}`
        : 'Fitted, and not tested yet: the first half of the orders has too few buyers.';
    default:
      return status satisfies never;
  }
}
