import type { PredictionModel } from '../../contract/predictions.ts';

type Learned = Pick<PredictionModel, 'parameters' | 'spend' | 'status'>;

/** What the parameters of the two models mean for the shop, one sentence each. `money` writes an amount. */
export function parametersInWords({ parameters, spend, status }: Learned, money: (amount: number) => string): string[] {
  const { r, alpha, a, b } = parameters;
  const gap = Math.round((7 * alpha) / r);
  const spread = 1 / Math.sqrt(r);
  return [
    ...(status === 'too_few_buyers' ? ['These are another shop’s until yours has enough buyers.'] : []),
    `While they are customers, people buy about every ${gap} ${gap === 1 ? 'day' : 'days'} on average; ${
      spread > 1.2 ? 'some far more often than others' : 'most of them at a similar pace'
    } (r ${figure(r)}, alpha ${figure(alpha)} weeks).`,
    `After a repeat purchase, about ${Math.round((100 * a) / (a + b))} of 100 do not come back (a ${figure(a)}, b ${figure(b)}).`,
    spend.q > 1
      ? `A purchase is worth ${money((spend.p * spend.v) / (spend.q - 1))} on average (p ${figure(spend.p)}, q ${figure(spend.q)}, v ${figure(spend.v)}).`
      : 'What a purchase is worth cannot be told.',
    'People are ranked by expected value and by money at risk, never by the chance of still being a customer alone: who bought once has the highest of all.',
  ];
}

const figure = (value: number) => value.toPrecision(3);

/** How strongly a reason moves a chance, in words: "+12 points". */
export function effectInWords(effect: number): string {
  const points = Math.round(effect * 100);
  if (points === 0) return 'hardly changes it';
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}
