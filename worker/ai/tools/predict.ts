import type { ToolInput } from '../../../contract/analyst.ts';
import { expectedBuyers } from './predict/buyers.ts';
import { churn } from './predict/churn.ts';
import { likelyBuyers } from './predict/likely.ts';
import { model } from './predict/model.ts';
import { onePerson } from './predict/person.ts';
import type { Finding, Tool, ToolCtx } from './tool.ts';

type Answer = (tools: ToolCtx, input: ToolInput<'predict'>) => Promise<Finding>;

const ANSWERS: Record<ToolInput<'predict'>['what'], Answer> = {
  churn,
  value: expectedBuyers,
  next_order: expectedBuyers,
  likely_buyers: likelyBuyers,
  model,
};

/** "Who is about to churn?", "When will 14646 buy again?", "How good are your predictions?" */
export const predict: Tool<'predict'> = {
  name: 'predict',
  description:
    'What the shop’s own models expect: who is about to churn and the money at risk, expected value, the next order, who is likely to buy within 7 days, or how good the model is. Always a prediction with an interval, never a fact.',
  readOnly: true,
  run: (tools, input) =>
    input.person !== undefined && input.what !== 'model'
      ? onePerson(tools, input.person)
      : ANSWERS[input.what](tools, input),
};
