import type * as z from 'zod';
import type { PredictionStatus } from '../../../../contract/predictions.ts';
import type { Figures } from '../figures.ts';
import { dayOf } from '../window.ts';
import { dayText } from '../words/format.ts';
import { modelText } from '../words/predict/told.ts';
import { PREDICT_WORDS } from '../words/predict/words.ts';

/** What stands behind a prediction, said with each: that it is one, of which model, and how good that is. */
export function labelled(
  figures: Figures,
  { asOf, modelVersion, status, statusText }: Model,
  timezone: string,
): string {
  const { language } = figures;
  const version = figures.count(modelVersion, 'model', 'modell', 'modelo', 'modèle', 'version');
  const state = status === 'fitted' ? '' : ` ${figures.quote(modelText(statusText, language), ['model', 'buyers'])}`;
  return `${PREDICT_WORDS[language].label({ version, day: dayText(dayOf(asOf, timezone), language) })}${state}`;
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
