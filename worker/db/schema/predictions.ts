import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { AtRisk } from '../../predictions/risk/at-risk.ts';
import type { BackTest } from '../../predictions/statistics/back-test.ts';
import type { BgNbd } from '../../predictions/statistics/bg-nbd.ts';
import type { GammaGamma } from '../../predictions/statistics/gamma-gamma.ts';
import type { Classifier, PropensityStatus, PropensityTest } from '../../predictions/statistics/propensity.ts';
import type { Status } from '../../predictions/statistics/shop-model.ts';
import type { Covariance } from '../../predictions/statistics/uncertainty.ts';
import { createdAt, id, instant, workspaceId } from './workspaces.ts';

/** A test on orders that the tested parameters were not fitted on: the days that were predicted, both included. */
export type Holdout = Omit<BackTest, 'deciles'> & { from: string; to: string };

/**
 * A model of a workspace's buyers, fitted on the orders up to a moment. Rows are added and never changed, but for `ranked` and
 * `atRisk`.
 */
export const predictionModels = pgTable(
  'prediction_models',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** 1, 2, 3 ... in a workspace. */
    version: integer('version').notNull(),
    asOf: instant('as_of').notNull(),
    /** Fitted on the newest orders of its time, and not for a moment that somebody asked about. */
    live: boolean('live').notNull(),
    /** The workspace's day up to which people were observed. */
    day: text('day').notNull(),
    /** Orders of the workspace, and all that a fit depends on in one text: where it is the same, so is the fit. */
    orders: integer('orders').notNull(),
    fingerprint: text('fingerprint').notNull(),
    currency: text('currency').notNull(),
    status: text('status').$type<Status>().notNull(),
    statusText: text('status_text').notNull(),
    missingBuyers: integer('missing_buyers').notNull(),
    customers: integer('customers').notNull(),
    parameters: jsonb('parameters').$type<BgNbd>().notNull(),
    parametersCovariance: jsonb('parameters_covariance').$type<Covariance>().notNull(),
    logLikelihood: doublePrecision('log_likelihood').notNull(),
    spend: jsonb('spend').$type<GammaGamma>().notNull(),
    spendCovariance: jsonb('spend_covariance').$type<Covariance>().notNull(),
    holdout: jsonb('holdout').$type<Holdout>(),
    calibration: jsonb('calibration').$type<BackTest['deciles']>().notNull(),
    /** The test on the last 90 days; null where the orders do not reach back far enough. */
    backTest: jsonb('back_test').$type<Holdout & { deciles: BackTest['deciles'] }>(),
    /** The people at risk together, once they were looked for; who they are is in `buyer_risks`. */
    atRisk: jsonb('at_risk').$type<AtRisk>(),
    /** The horizons, in days, for which `predictions` has everybody. */
    ranked: integer('ranked').array().notNull().default([]),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('prediction_models_version').on(t.workspaceId, t.version),
    index('prediction_models_moment').on(t.workspaceId, t.live, t.asOf),
  ],
);

/** The buyers of a model in the order of what they are expected to buy within a horizon; made when first asked for. */
export const predictions = pgTable(
  'predictions',
  {
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => predictionModels.id, { onDelete: 'cascade' }),
    horizonDays: integer('horizon_days').notNull(),
    profileId: uuid('profile_id').notNull(),
    /** Days with a purchase after the first; from the first to the last of them, and to the model's day. */
    repeats: integer('repeats').notNull(),
    lastDay: integer('last_day').notNull(),
    observedDays: integer('observed_days').notNull(),
    /** Repeat purchases in the model's currency, and their mean. */
    spendRepeats: integer('spend_repeats').notNull(),
    spendMean: doublePrecision('spend_mean').notNull(),
    expectedValue: doublePrecision('expected_value').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.modelId, t.horizonDays, t.profileId] }),
    index('predictions_rank').on(t.modelId, t.horizonDays, t.expectedValue.desc(), t.profileId.desc()),
    index('predictions_workspace').on(t.workspaceId),
  ],
);

/** The buyers that a model sees about to leave, those with the most money at risk first. */
export const buyerRisks = pgTable(
  'buyer_risks',
  {
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => predictionModels.id, { onDelete: 'cascade' }),
    profileId: uuid('profile_id').notNull(),
    repeats: integer('repeats').notNull(),
    lastDay: integer('last_day').notNull(),
    observedDays: integer('observed_days').notNull(),
    spendRepeats: integer('spend_repeats').notNull(),
    spendMean: doublePrecision('spend_mean').notNull(),
    moneyAtRisk: doublePrecision('money_at_risk').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.modelId, t.profileId] }),
    index('buyer_risks_rank').on(t.modelId, t.moneyAtRisk.desc(), t.profileId.desc()),
    index('buyer_risks_workspace').on(t.workspaceId),
  ],
);

/** When a workspace's models were last asked for and last fitted: one row each. */
export const modelFits = pgTable('model_fits', {
  workspaceId: workspaceId().primaryKey(),
  requestedAt: instant('requested_at').notNull(),
  startedAt: instant('started_at'),
  finishedAt: instant('finished_at'),
  /** Orders and events at the last fit: where they are the same, nothing is to be fitted. */
  dataState: text('data_state').notNull().default(''),
  error: text('error'),
});

/** A model of who buys within 7 days, of people with a cart or views. Rows are added and never changed. */
export const propensityModels = pgTable(
  'propensity_models',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** 1, 2, 3 ... in a workspace. */
    version: integer('version').notNull(),
    asOf: instant('as_of').notNull(),
    status: text('status').$type<PropensityStatus>().notNull(),
    statusText: text('status_text').notNull(),
    missingPurchases: integer('missing_purchases').notNull(),
    /** How many snapshots of people it was fitted and tested on, and in how many of them a purchase followed. */
    examples: integer('examples').notNull(),
    purchases: integer('purchases').notNull(),
    classifier: jsonb('classifier').$type<Classifier>(),
    test: jsonb('test').$type<PropensityTest>(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('propensity_models_version').on(t.workspaceId, t.version)],
);

/** The people with a cart or views that a propensity model was asked about, most likely buyers first. */
export const propensities = pgTable(
  'propensities',
  {
    workspaceId: workspaceId(),
    modelId: uuid('model_id')
      .notNull()
      .references(() => propensityModels.id, { onDelete: 'cascade' }),
    profileId: uuid('profile_id').notNull(),
    chance: doublePrecision('chance').notNull(),
    /** By the names and in the order of the features. */
    features: doublePrecision('features').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.modelId, t.profileId] }),
    index('propensities_rank').on(t.modelId, t.chance.desc(), t.profileId.desc()),
    index('propensities_workspace').on(t.workspaceId),
  ],
);
