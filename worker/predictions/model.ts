import { and, desc, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { PredictionModel } from '../../contract/predictions.ts';
import { predictionModels } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { limitRate } from '../http/rate-limit.ts';
import { askForFit, isFitting } from './asking.ts';
import { fitModel } from './fitting.ts';
import { dataState } from './histories.ts';
import type { ShopCtx } from './shop.ts';

export type StoredModel = typeof predictionModels.$inferSelect;

const HOUR = 3_600_000;
/** Within the hour a newer model is asked for only when the orders became more, or fewer, by this share. */
const MUCH = 0.1;

/** Fits and rankings that one workspace may ask for: a minute's worth each, sixty in hand. */
export const WORK = { name: 'predictions', capacity: 60, refillPerSecond: 1 / 60 };

/**
 * The model of the orders up to `asOf`, or the newest one. A first model, and one of a moment that nobody asked about before, is
 * fitted when it is asked for; a newer one of the newest orders is asked of the queue, and the one that is there answers until then.
 */
export async function modelFor(ctx: ShopCtx, asOf: string | undefined): Promise<StoredModel> {
  const now = ctx.now();
  const moment = momentOf(asOf, ctx.workspace.timezone);
  const live = moment === undefined || moment >= now;
  const { id: workspaceId, timezone, currency: ownCurrency } = ctx.workspace;
  const base = { workspaceId, timezone, asOf: live ? now : moment };
  const data = await dataState(ctx, { ...base, ownCurrency });
  const stored = await latest(ctx, live ? undefined : base.asOf);
  if (stored && (stored.fingerprint === data.fingerprint || (live && isFresh(stored, data.orders, now)))) return stored;
  if (stored && live && stored.status !== 'too_few_buyers') {
    await askForFit(ctx);
    return stored;
  }
  if (!live) await limitRate(ctx, { ...WORK, key: workspaceId });
  return fitModel(ctx, { ...base, currency: data.currency }, { live, ...data });
}

/** Fits a model of the newest orders, unless the newest there is was fitted on the same; for the queue. */
export async function refreshModel(ctx: ShopCtx): Promise<StoredModel> {
  const { id: workspaceId, timezone, currency: ownCurrency } = ctx.workspace;
  const base = { workspaceId, timezone, asOf: ctx.now() };
  const data = await dataState(ctx, { ...base, ownCurrency });
  const stored = await latest(ctx, undefined);
  if (stored?.fingerprint === data.fingerprint) return stored;
  return fitModel(ctx, { ...base, currency: data.currency }, { live: true, ...data });
}

/** A model of this workspace by its id; 404 for any other. */
export async function requireModel(ctx: ShopCtx, id: string): Promise<StoredModel> {
  const [model] = await ctx.db
    .select()
    .from(predictionModels)
    .where(and(eq(predictionModels.id, id), eq(predictionModels.workspaceId, ctx.workspace.id)));
  return model ?? fail('not_found');
}

/** A day means all of it, in the workspace's zone. */
function momentOf(asOf: string | undefined, timezone: string): Date | undefined {
  if (asOf === undefined) return undefined;
  if (asOf.includes('T')) return new Date(asOf);
  const next = Temporal.PlainDate.from(asOf).add({ days: 1 }).toZonedDateTime(timezone);
  return new Date(next.epochMilliseconds - 1);
}

async function latest(ctx: ShopCtx, asOf: Date | undefined): Promise<StoredModel | undefined> {
  const { workspaceId, live, version } = predictionModels;
  const which = asOf ? and(eq(live, false), eq(predictionModels.asOf, asOf)) : eq(live, true);
  const [model] = await ctx.db
    .select()
    .from(predictionModels)
    .where(and(eq(workspaceId, ctx.workspace.id), which))
    .orderBy(desc(version))
    .limit(1);
  return model;
}

function isFresh(stored: StoredModel, orders: number, now: Date): boolean {
  const young = now.getTime() - stored.createdAt.getTime() < HOUR;
  return young && Math.abs(orders - stored.orders) <= MUCH * stored.orders;
}

/** The model as it is shown, and whether a newer one is on its way. */
export async function modelCard(ctx: ShopCtx, asOf: string | undefined): Promise<PredictionModel> {
  const model = await modelFor(ctx, asOf);
  return asCard(model, model.live && (await isFitting(ctx)));
}

function asCard(model: StoredModel, fitting: boolean): PredictionModel {
  const { id, version, parameters, logLikelihood, spend, currency, customers, holdout, calibration } = model;
  const { status, statusText, missingBuyers, backTest } = model;
  return {
    ...{
      id,
      version,
      model: 'BG/NBD',
      timeUnit: 'week',
      asOf: model.asOf.toISOString(),
      parameters,
      logLikelihood,
      spend,
    },
    ...{ currency, customers, holdout, calibration, backTest, status, statusText, missingBuyers, fitting },
    createdAt: model.createdAt.toISOString(),
  };
}
