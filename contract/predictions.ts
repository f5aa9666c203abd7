import * as z from 'zod';
import { Predicted } from './predicted.ts';
import { Recommendation } from './stream.ts';

const Count = z.number().int().nonnegative();
const Chance = z.number().min(0).max(1);
/** Where the expectation lies with a chance of 90 %, as far as the uncertainty of the model's parameters goes. */
const Interval = z.object({ low: z.number(), high: z.number() });
/** Where one person's purchases fall with a chance of 90 %: of many such people, nine in ten make so many. */
const Likely = z.object({ low: Count, high: Count });

/**
 * What stands behind the predictions: `fitted` on the workspace's own orders; `degenerate`: fitted, but the orders do not tell the
 * parameters apart; `naive`: the model lost on the workspace's own later orders, so that everyone is expected to keep the past
 * rate; `too_few_buyers`: pooled parameters of another shop, with wide intervals.
 */
export const PredictionStatus = z.enum(['fitted', 'degenerate', 'naive', 'too_few_buyers']);
export type PredictionStatus = z.infer<typeof PredictionStatus>;

/** A tenth of the people tested: mean purchases a person, and where the actual mean falls with a chance of 90 %. */
const Decile = z.object({
  people: Count,
  predicted: z.number(),
  low: z.number(),
  high: z.number(),
  actual: z.number(),
});

const Test = z.object({
  from: z.string(),
  to: z.string(),
  people: Count,
  predicted: z.number(),
  actual: Count,
  /** Mean absolute error in purchases a person, of the model and of keeping the past rate. */
  mae: z.number(),
  naiveMae: z.number(),
});

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
  holdout: Test.nullable(),
  /** The holdout by tenths of the people, those with the greatest prediction first. */
  calibration: z.array(Decile),
  /** A second test: the last 90 days with orders, predicted from all before; null where too little came before. */
  backTest: Test.extend({ deciles: z.array(Decile) }).nullable(),
  status: PredictionStatus,
  /** The same in words, with its figures. */
  statusText: z.string(),
  /** How many buyers are missing until the workspace has a model of its own. */
  missingBuyers: Count,
  /** A newer model is on its way; this one answers until then. */
  fitting: z.boolean(),
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

/** One reason in plain words, and by how much it moves the chance against that of the shop's usual returning buyer (-1 to 1). */
export const Driver = z.object({ text: z.string(), effect: z.number() });
export type Driver = z.infer<typeof Driver>;

/** What is known and expected of one person. */
export const PersonPrediction = z.object({
  profileId: z.string(),
  asOf: z.string(),
  modelVersion: z.number().int(),
  status: PredictionStatus,
  statusText: z.string(),
  fitting: z.boolean(),
  /** Null for somebody who never bought. */
  prediction: Prediction.nullable(),
  pAliveInterval: Interval.nullable(),
  churnRiskInterval: Interval.nullable(),
  /** Like `nextOrderOn`, as if this were a customer still. */
  nextOrderIfCustomerOn: z.string().nullable(),
  /** The three features of the model, the strongest first. */
  drivers: z.array(Driver),
  /** What the models said at their time, newest first. */
  history: z.array(
    z.object({
      modelVersion: z.number().int(),
      asOf: z.string(),
      status: PredictionStatus,
      churnRisk: Chance,
      pAlive: Chance.nullable(),
      /** In 90 days, in `currency`. */
      expectedValue: z.number(),
      currency: z.string(),
    }),
  ),
  /** The chance to buy within 7 days; null for people without a cart or views in the last 30 days, or without a model. */
  propensity: z.object({ chance: Chance, modelVersion: z.number().int(), drivers: z.array(Driver) }).nullable(),
});
export type PersonPrediction = z.infer<typeof PersonPrediction>;

export const PersonAtRisk = z.object({
  profileId: z.string(),
  userId: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  purchases: Count,
  lastOrderOn: z.string(),
  daysSinceOrder: Count,
  usualGapDays: Count,
  churnRisk: Chance,
  pAlive: Chance.nullable(),
  /** In `currency`. */
  moneyAtRisk: z.number(),
  drivers: z.array(Driver),
});
export type PersonAtRisk = z.infer<typeof PersonAtRisk>;

/** Who is about to leave, most money at risk first. */
export const Churn = z.object({
  asOf: z.string(),
  modelVersion: z.number().int(),
  status: PredictionStatus,
  statusText: z.string(),
  fitting: z.boolean(),
  missingBuyers: Count,
  /** Who is counted, and what the money is. */
  definition: z.string(),
  /** Null while there are too few buyers. */
  people: Count.nullable(),
  /** The buyers who came back at least once, of whom these are. */
  of: Count.nullable(),
  currency: z.string(),
  moneyAtRisk: z.number().nullable(),
  moneyAtRiskInterval: Interval.nullable(),
  reasons: z.array(z.object({ text: z.string(), people: Count })),
  data: z.array(PersonAtRisk),
  nextCursor: z.string().nullable(),
});
export type Churn = z.infer<typeof Churn>;

/** `fitted`: better than the base rate on later weeks; `off`: not better; `too_few_purchases`: too little to learn from. */
export const PropensityStatus = z.enum(['fitted', 'off', 'too_few_purchases']);

export const PropensityModel = z.object({
  version: z.number().int(),
  asOf: z.string(),
  withinDays: z.literal(7),
  status: PropensityStatus,
  statusText: z.string(),
  missingPurchases: Count,
  /** Snapshots of people that were learned from and tested on, and in how many a purchase followed within 7 days. */
  examples: Count,
  purchases: Count,
  /** What speaks for and against a purchase, strongest first: the change of the log-odds by one standard deviation. */
  weights: z.array(z.object({ feature: z.string(), weight: z.number() })),
  /** On the latest weeks, which nothing was fitted on. */
  test: z
    .object({
      people: Count,
      purchases: Count,
      brier: z.number(),
      baseBrier: z.number(),
      deciles: z.array(Decile),
    })
    .nullable(),
  createdAt: z.string(),
});
export type PropensityModel = z.infer<typeof PropensityModel>;

export const Propensities = z.object({
  /** Null until it was fitted for the first time. */
  model: PropensityModel.nullable(),
  fitting: z.boolean(),
  data: z.array(
    z.object({
      profileId: z.string(),
      userId: z.string().nullable(),
      email: z.string().nullable(),
      name: z.string().nullable(),
      chance: Chance,
      drivers: z.array(Driver),
    }),
  ),
  nextCursor: z.string().nullable(),
});
export type Propensities = z.infer<typeof Propensities>;

/** For each list that the models make, the campaign that is recommended for it, worked out and not sent. */
export const PredictedCampaigns = z.object({
  data: z.array(
    z.object({
      prediction: Predicted,
      /** Null where nobody is in the list, or it is not known yet who is; `text` says which. */
      campaign: Recommendation.nullable(),
      text: z.string(),
    }),
  ),
});
export type PredictedCampaigns = z.infer<typeof PredictedCampaigns>;
