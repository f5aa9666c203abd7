import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { newId } from '../db/id.ts';
import { buyerRisks, type Holdout, predictionModels, predictions } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { histories, type OrderSpan, orderSpan, spending, type View } from './histories.ts';
import type { ShopCtx } from './shop.ts';
import type { BackTest } from './statistics/back-test.ts';
import { fitShop, type ShopHistory } from './statistics/shop-model.ts';
import { modelInWords } from './words.ts';

type StoredModel = typeof predictionModels.$inferSelect;

/** A shorter time, in days, tells nothing of who comes back. */
const SHORTEST_TEST = 28;
/** What is predicted in the test on the newest orders, in days, and how much has to be known before. */
const RECENT_DAYS = 90;
const KNOWN_BEFORE = 90;
const MODELS_KEPT = 500;
const RANKINGS_KEPT = 5;

/** Fits a model to the orders of a view, tests it, and stores it under the next version. */
export async function fitModel(
  ctx: ShopCtx,
  view: View,
  data: { live: boolean; fingerprint: string; orders: number },
): Promise<StoredModel> {
  const span = await orderSpan(ctx, view);
  const { shop, ownDays, recentDays, laterDays } = await readShop(ctx, view, span);
  const fitted = fitShop(shop);
  const shown = fitted.laterTest
    ? { test: fitted.laterTest, days: laterDays }
    : { test: fitted.ownTest, days: ownDays };
  const { deciles = [], ...figures } = shown.test ?? {};
  const row = {
    ...{ id: newId(), workspaceId: view.workspaceId, asOf: view.asOf, currency: view.currency, day: span.day, ...data },
    status: fitted.status,
    statusText: modelInWords(fitted, shop.buyers),
    missingBuyers: fitted.missingBuyers,
    customers: span.buyers,
    parameters: fitted.orders,
    parametersCovariance: fitted.ordersCovariance,
    logLikelihood: fitted.logLikelihood,
    spend: fitted.spend,
    spendCovariance: fitted.spendCovariance,
    holdout: shown.test && shown.days ? ({ ...figures, ...shown.days } as Holdout) : null,
    calibration: deciles,
    backTest: fitted.recentTest && recentDays ? testAndDays(fitted.recentTest, recentDays) : null,
    createdAt: ctx.now(),
  };
  const next = sql<number>`(select coalesce(max(version), 0) + 1 from prediction_models where workspace_id = ${view.workspaceId})`;
  for (let attempt = 0; attempt < 3; attempt++) {
    const [model] = await ctx.db
      .insert(predictionModels)
      .values({ ...row, version: next })
      .onConflictDoNothing()
      .returning();
    if (!model) continue;
    ctx.waitUntil(forget(ctx, model));
    return model;
  }
  return fail('conflict', 'The model is being fitted by several at once; ask again');
}

const testAndDays = (test: BackTest, days: { from: string; to: string }) => ({ ...test, ...days });

type Days = { from: string; to: string } | null;

/**
 * The shop's own test is the second half of its days with orders, the recent one the last 90 days with orders, the later one what
 * came after `asOf`.
 */
async function readShop(ctx: ShopCtx, view: View, span: OrderSpan) {
  const { buyers, first, last, day, later } = span;
  const middle = first && last && dayBetween(first, last);
  const ownDays: Days = middle && last && daysFrom(middle, last) >= SHORTEST_TEST ? after(middle, last) : null;
  const laterDays: Days = later && daysFrom(day, later) >= SHORTEST_TEST ? after(day, later) : null;
  const split = last && addDays(last, -RECENT_DAYS);
  const recentDays: Days = first && split && last && daysFrom(first, split) >= KNOWN_BEFORE ? after(split, last) : null;
  const [rows, own, recent, spends] = await Promise.all([
    histories(ctx, view, span, day, laterDays?.to),
    middle && ownDays && histories(ctx, view, span, middle, ownDays.to),
    split && recentDays && histories(ctx, view, span, split, recentDays.to),
    spending(ctx, view, span),
  ]);
  const shop: ShopHistory = {
    ...{ buyers, histories: rows, ...spends },
    test: own && ownDays && middle ? { rows: own, weeks: daysFrom(middle, ownDays.to) / 7 } : null,
    recent: recent && recentDays ? { rows: recent, weeks: RECENT_DAYS / 7 } : null,
    later: laterDays && { rows, weeks: daysFrom(day, laterDays.to) / 7 },
  };
  return { shop, ownDays, recentDays, laterDays };
}

const daysFrom = (from: string, to: string) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
const after = (split: string, to: string) => ({ from: addDays(split, 1), to });

/** The last day of the first half. */
const dayBetween = (first: string, last: string) => addDays(first, Math.floor((daysFrom(first, last) + 1) / 2) - 1);

/** Rankings of all but the newest models are made again when they are asked for; very old models go. */
async function forget(ctx: ShopCtx, { workspaceId, version }: StoredModel): Promise<void> {
  const old = sql`(select id from ${predictionModels} where workspace_id = ${workspaceId} and version <= ${version - RANKINGS_KEPT}
    and (ranked <> '{}' or at_risk is not null))`;
  try {
    await ctx.db.batch([
      ctx.db.delete(predictions).where(sql`${predictions.modelId} in ${old}`),
      ctx.db.delete(buyerRisks).where(sql`${buyerRisks.modelId} in ${old}`),
      ctx.db.execute(sql`update prediction_models set ranked = '{}', at_risk = null where id in ${old}`),
      ctx.db.execute(
        sql`delete from prediction_models where workspace_id = ${workspaceId} and version <= ${version - MODELS_KEPT}`,
      ),
    ]);
  } catch (error) {
    ctx.log.warn('old predictions could not be removed', { reason: String(error) });
  }
}
