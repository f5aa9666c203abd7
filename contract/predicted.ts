import * as z from 'zod';

/** Lists that the models make, each with a campaign of its own: who is about to leave, about to buy, and worth most. */
export const PREDICTED = ['churn', 'purchase', 'value'] as const;
export const Predicted = z.enum(PREDICTED);
export type Predicted = z.infer<typeof Predicted>;
