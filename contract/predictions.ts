import * as z from 'zod';

const Count = z.number().int().nonnegative();
const Chance = z.number().min(0).max(1);
/** Where the expectation lies with a chance of 90 %, as far as the uncertainty of the model's parameters goes. */
const Interval = z.object({ low: z.number(), high: z.number() });
/** Where one person's purchases fall with a chance of 90 %: of many such people, nine in ten make so many. */
const Likely = z.object({ low: Count, high: Count });

/**
 * What stands behind the predictions: `fitted` on the workspace's own orders; `degenerate`: fitted, but the orders do not tell the
 * parameters apart; `naive`: the model lost on the workspace's own holdout, so that everyone is expected to keep the past
 * rate; `too_few_buyers`: pooled parameters of another shop, with wide intervals.
 */
export const PredictionStatus = z.enum(['fitted', 'degenerate', 'naive', 'too_few_buyers']);
export type PredictionStatus = z.infer<typeof PredictionStatus>;

export const PredictionModel = z.object({
  id: z.string(),
  /** 1, 2, 3 ... in a workspace. */
  version: z.number().int().positive(),
  model: z.literal('BG/NBD'),
  timeUnit: z.literal('week'),
  asOf: z.string(),
  parameters: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }),
  logLikelihood: z.number(),
  /** Gamma-Gamma, in `currency`. */
  spend: z.object({ p: z.number(), q: z.number(), v: z.number() }),
  currency: z.string(),
  /** Buyers up to `asOf`. */
  customers: Count,
  /** Repeat purchases of known buyers that the model did not see, from `from` to `to`; null where there is too little to test. */
  holdout: z
    .object({
      from: z.string(),
      to: z.string(),
      people: Count,
      predicted: z.number(),
      actual: Count,
      /** Mean absolute error in purchases a person, of the model and of keeping the past rate. */
      mae: z.number(),
      naiveMae: z.number(),
    })
    .nullable(),
  /** The holdout by tenths of the people, those with the greatest prediction first: mean purchases a person. */
  calibration: z.array(z.object({ people: Count, predicted: z.number(), actual: z.number() })),
  status: PredictionStatus,
  /** The same in words, with its figures. */
  statusText: z.string(),
  /** How many buyers are missing until the workspace has a model of its own. */
  missingBuyers: Count,
  createdAt: z.string(),
});
export type PredictionModel = z.infer<typeof PredictionModel>;

const Expected = z.object({
  days: z.number().int(),
  expectedOrders: z.number(),
  expectedOrdersInterval: Interval,
  likelyOrders: Likely,
  /** In `currency`. */
  expectedValue: z.number(),
  expectedValueInterval: Interval,
});

export const Prediction = z.object({
  profileId: z.string(),
  userId: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  /** Purchases so far; several orders of one day are one. */
  purchases: Count,
  firstOrderOn: z.string(),
  lastOrderOn: z.string(),
  /** The chance that this is still a customer; null while the model is switched off. Not a ranking: see expectedValue. */
  pAlive: Chance.nullable(),
  /** In the horizon that was asked for. */
  expectedOrders: z.number(),
  expectedOrdersInterval: Interval,
  likelyOrders: Likely,
  expectedValue: z.number(),
  expectedValueInterval: Interval,
  currency: z.string(),
  /** In 30, 90 and 365 days. */
  horizons: z.array(Expected),
  /** The day by which a next order is as likely as not; null when it is more likely that none comes. */
  nextOrderOn: z.string().nullable(),
  /** The chance that nothing is bought in 90 days: low below 1/3, high above 2/3. */
  churnRisk: Chance,
  churn: z.enum(['low', 'medium', 'high']),
});
export type Prediction = z.infer<typeof Prediction>;

export const Predictions = z.object({
  horizonDays: z.number().int(),
  asOf: z.string(),
  modelVersion: z.number().int(),
  status: PredictionStatus,
  statusText: z.string(),
  data: z.array(Prediction),
  nextCursor: z.string().nullable(),
});
export type Predictions = z.infer<typeof Predictions>;
