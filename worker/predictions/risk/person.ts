import { and, desc, eq, sql } from 'drizzle-orm';
import type { PersonPrediction } from '../../../contract/predictions.ts';
import { predictionModels, profiles } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { isFitting } from '../asking.ts';
import { buyers } from '../histories.ts';
import { modelFor, type StoredModel } from '../model.ts';
import { propensityOf } from '../propensity/list.ts';
import { asPrediction, asShopModel, DEFAULT_HORIZON, nextOrderDay, type Row, viewOf } from '../ranking.ts';
import type { ShopCtx } from '../shop.ts';
import {
  aliveInterval,
  aliveOrNull,
  churnInterval,
  churnRisk,
  forecast,
  nextOrderWeeks,
} from '../statistics/forecast.ts';
import { historyOf, RISK_WEEKS } from './at-risk.ts';
import { churnDrivers } from './drivers.ts';
import { findAtRisk } from './risks.ts';

/** So many models are looked back at, one for each day. */
const MOST_MODELS = 26;

/** One person's prediction with its reasons, and what the models before said; 404 for another workspace's. */
export async function personPrediction(ctx: ShopCtx, profileId: string): Promise<PersonPrediction> {
  const [profile] = await ctx.db
    .select()
    .from(profiles)
    .where(and(eq(profiles.id, profileId), eq(profiles.workspaceId, ctx.workspace.id)));
  if (!profile) return fail('not_found');
  const model = await modelFor(ctx, undefined);
  const row = await readBuyer(ctx, model, profileId);
  const { status, statusText, version: modelVersion } = model;
  const person = {
    ...{ profileId, asOf: model.asOf.toISOString(), modelVersion, status, statusText },
    fitting: await isFitting(ctx),
    propensity: await propensityOf(ctx, profileId),
  };
  const nothing = { prediction: null, pAliveInterval: null, churnRiskInterval: null, nextOrderIfCustomerOn: null };
  if (!row) return { ...person, ...nothing, drivers: [], history: [] };
  const shop = asShopModel(model);
  const known = { repeats: row.repeats, lastDay: row.last_day, observedDays: row.observed_days };
  const history = historyOf(known);
  const { typical } = await findAtRisk(ctx, model);
  return {
    ...person,
    prediction: asPrediction(
      model,
      { ...row, user_id: profile.userId, email: profile.email, traits: profile.traits },
      DEFAULT_HORIZON,
    ),
    pAliveInterval: aliveInterval(shop, history),
    churnRiskInterval: churnInterval(shop, history, RISK_WEEKS),
    nextOrderIfCustomerOn: nextOrderDay(model, nextOrderWeeks(shop, history, { stays: true })),
    drivers: churnDrivers(shop, known, typical, RISK_WEEKS),
    history: await lookBack(ctx, profileId),
  };
}

type Buyer = Omit<Row, 'user_id' | 'email' | 'traits' | 'expected_value'>;

async function readBuyer(ctx: ShopCtx, model: StoredModel, profileId: string): Promise<Row | undefined> {
  const { rows } = await ctx.db.execute<Buyer & Record<string, unknown>>(sql`
    select profile_id, x as repeats, tx as last_day, t as observed_days, spend_repeats, spend_mean,
      (${model.day}::date - t)::text as first_on, (${model.day}::date - t + tx)::text as last_on
    from ${buyers(viewOf(ctx, model), model.day, sql`profile_id = ${profileId}`)} b`);
  const [row] = rows;
  return row && { ...row, user_id: null, email: null, traits: {}, expected_value: 0 };
}

/**
 * What each of the models said of this person at its time. A score is a function of the model and the person's orders up to its day,
 * so it is computed again and not stored: for orders as they are known now.
 */
async function lookBack(ctx: ShopCtx, profileId: string): Promise<PersonPrediction['history']> {
  const { workspaceId, live, version } = predictionModels;
  const stored = await ctx.db
    .selectDistinctOn([predictionModels.day])
    .from(predictionModels)
    .where(and(eq(workspaceId, ctx.workspace.id), eq(live, true)))
    .orderBy(desc(predictionModels.day), desc(version))
    .limit(MOST_MODELS);
  const looks = await Promise.all(
    stored.map(async (model) => {
      const row = await readBuyer(ctx, model, profileId);
      if (!row || row.observed_days < 0) return [];
      const shop = asShopModel(model);
      const history = historyOf({ repeats: row.repeats, lastDay: row.last_day, observedDays: row.observed_days });
      const spend = { x: row.spend_repeats, mean: row.spend_mean };
      return [
        {
          ...{
            modelVersion: model.version,
            asOf: model.asOf.toISOString(),
            status: model.status,
            currency: model.currency,
          },
          churnRisk: churnRisk(shop, history, RISK_WEEKS),
          pAlive: aliveOrNull(shop, history),
          expectedValue: forecast(shop, history, spend, RISK_WEEKS).value,
        },
      ];
    }),
  );
  return looks.flat();
}
