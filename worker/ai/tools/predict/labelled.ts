import type * as z from 'zod';
import type { PredictionStatus } from '../../../../contract/predictions.ts';
import type { Figures } from '../figures.ts';
import { dayOf } from '../window.ts';
import { dayText } from '../words/format.ts';

/** What stands behind a prediction, said with each: that it is one, of which model, and how good that is. */
export function labelled(
  figures: Figures,
  { asOf, modelVersion, status, statusText }: Model,
  timezone: string,
): string {
  const version = figures.count(modelVersion, 'model', 'version');
  const state = status === 'fitted' ? '' : ` ${figures.quote(statusText, ['model', 'buyers'])}`;
  return `This is a prediction and no fact: model ${version}, orders up to ${dayText(dayOf(asOf, timezone))}.${state}`;
}

interface Model {
  asOf: string;
  modelVersion: number;
  status: z.infer<typeof PredictionStatus>;
  statusText: string;
}

/** Money of a model, which is a float: whole cents. */
export function cents(amount: number): string {
  return amount.toFixed(2);
}
