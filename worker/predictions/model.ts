import { and, desc, eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { PredictionModel } from '../../contract/predictions.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { type Holdout, predictionModels, predictions } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { limitRate } from '../http/rate-limit.ts';
import { dataState, histories, type OrderSpan, orderSpan, spending, type View } from './histories.ts';
import { FEWEST_BUYERS, type FittedShop, fitShop, type ShopHistory } from './statistics/shop-model.ts';

export type StoredModel = typeof predictionModels.$inferSelect;

const HOUR = 3_600_000;
/** Within the hour a model is fitted again only when the orders became more, or fewer, by this share. */
const MUCH = 0.1;
/** A shorter time, in days, tells nothing of who comes back. */
const SHORTEST_TEST = 28;
const MODELS_KEPT = 500;
const RANKINGS_KEPT = 5;

/** Fits and rankings that one workspace may ask for: a minute's worth each, sixty in hand. */
export const WORK = { name: 'predictions', capacity: 60, refillPerSecond: 1 / 60 };

/**
 * The model of the orders up to `asOf`, or of the newest ones. It is fitted when it is asked for and none fits the data;
 * for the newest orders once an hour at most, unless they changed by much.
 */
export async function modelFor(ctx: UserCtx, asOf: string | undefined): Promise<StoredModel> {
  const now = ctx.now();
  const moment = momentOf(asOf, ctx.workspace.timezone);
  const live = moment === undefined || moment >= now;
  const { id: workspaceId, timezone, currency: ownCurrency } = ctx.workspace;
  const base = { workspaceId, timezone, asOf: live ? now : moment };
  const data = await dataState(ctx, { ...base, ownCurrency });
  const stored = await latest(ctx, live ? undefined : base.asOf);
  if (stored && (stored.fingerprint === data.fingerprint || (live && isFresh(stored, data.orders, now)))) return stored;
  if (!live) await limitRate(ctx, { ...WORK, key: workspaceId });
  return store(ctx, { ...base, currency: data.currency }, { live, ...data });
}

/** A model of this workspace by its id; 404 for any other. */
export async function requireModel(ctx: UserCtx, id: string): Promise<StoredModel> {
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

async function latest(ctx: UserCtx, asOf: Date | undefined): Promise<StoredModel | undefined> {
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

async function store(
  ctx: UserCtx,
  view: View,
  data: { live: boolean; fingerprint: string; orders: number },
): Promise<StoredModel> {
  const span = await orderSpan(ctx, view);
  const { shop, ownDays, laterDays } = await readShop(ctx, view, span);
  const fitted = fitShop(shop);
  const shown = fitted.laterTest
    ? { test: fitted.laterTest, days: laterDays }
    : { test: fitted.ownTest, days: ownDays };
  const { deciles = [], ...figures } = shown.test ?? {};
  const row = {
    ...{ id: newId(), workspaceId: view.workspaceId, asOf: view.asOf, currency: view.currency, day: span.day, ...data },
    ...{
      status: fitted.status,
      statusText: `${ordersInWords(fitted, shop)}${SPEND_IN_WORDS[fitted.spendStatus]}`,
      missingBuyers: fitted.missingBuyers,
    },
    customers: span.buyers,
    parameters: fitted.orders,
    parametersCovariance: fitted.ordersCovariance,
    logLikelihood: fitted.logLikelihood,
    spend: fitted.spend,
    spendCovariance: fitted.spendCovariance,
    holdout: shown.test && shown.days ? ({ ...figures, ...shown.days } as Holdout) : null,
    calibration: deciles,
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

type Days = { from: string; to: string } | null;

/** The shop's own test is the second half of its days with orders; the later one is what came after `asOf`. */
async function readShop(ctx: UserCtx, view: View, span: OrderSpan) {
  const { buyers, first, last, day, later } = span;
  const middle = first && last && dayBetween(first, last);
  const ownDays: Days = middle && last && daysFrom(middle, last) >= SHORTEST_TEST ? after(middle, last) : null;
  const laterDays: Days = later && daysFrom(day, later) >= SHORTEST_TEST ? after(day, later) : null;
  const [rows, own, spends] = await Promise.all([
    histories(ctx, view, span, day, laterDays?.to),
    middle && ownDays && histories(ctx, view, span, middle, ownDays.to),
    spending(ctx, view, span),
  ]);
  const shop: ShopHistory = {
    ...{ buyers, histories: rows, ...spends },
    test: own && ownDays && middle ? { rows: own, weeks: daysFrom(middle, ownDays.to) / 7 } : null,
    later: laterDays && { rows, weeks: daysFrom(day, laterDays.to) / 7 },
  };
  return { shop, ownDays, laterDays };
}

const daysFrom = (from: string, to: string) => Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;
const addDays = (day: string, days: number) => Temporal.PlainDate.from(day).add({ days }).toString();
const after = (split: string, to: string) => ({ from: addDays(split, 1), to });

/** The last day of the first half. */
const dayBetween = (first: string, last: string) => addDays(first, Math.floor((daysFrom(first, last) + 1) / 2) - 1);

const SPEND_IN_WORDS: Record<FittedShop['spendStatus'], string> = {
  fitted: '',
  degenerate: ' What people spend does not tell the parameters of the spend model apart.',
  pooled:
    ' Too few came back for a spend model of their own: it is the mean of all purchases with the spread of another shop.',
};

function ordersInWords({ status, missingBuyers, ownTest, orders }: FittedShop, { buyers }: ShopHistory): string {
  const errors =
    ownTest && `${ownTest.mae.toFixed(4)} purchases a person, ${ownTest.naiveMae.toFixed(4)} at the past rate`;
  switch (status) {
    case 'too_few_buyers':
      return `Not enough data: ${buyers} buyers, need ${FEWEST_BUYERS} (${missingBuyers} missing). Until then the parameters are those of another shop, with wide intervals.`;
    case 'naive':
      return `Switched off: on the second half of these orders the model was off by ${errors}. Everyone is expected to keep the past rate.`;
    case 'degenerate': {
      const edge = `The orders do not tell the parameters apart (r ${orders.r.toPrecision(3)}, alpha ${orders.alpha.toPrecision(3)}, a ${orders.a.toPrecision(3)}, b ${orders.b.toPrecision(3)}): read the intervals.`;
      return ownTest ? `${edge} On their second half the model was off by ${errors}.` : edge;
    }
    case 'fitted':
      return errors
        ? `Fitted. On the second half of these orders, fitted on the first, the model was off by ${errors}.`
        : 'Fitted, and not tested yet: the first half of the orders has too few buyers.';
    default:
      return status satisfies never;
  }
}

/** Rankings of all but the newest models are made again when they are asked for; very old models go. */
async function forget(ctx: UserCtx, { workspaceId, version }: StoredModel): Promise<void> {
  const old = sql`(select id from ${predictionModels} where workspace_id = ${workspaceId} and version <= ${version - RANKINGS_KEPT}
    and ranked <> '{}')`;
  try {
    await ctx.db.batch([
      ctx.db.delete(predictions).where(sql`${predictions.modelId} in ${old}`),
      ctx.db.execute(sql`update prediction_models set ranked = '{}' where id in ${old}`),
      ctx.db.execute(
        sql`delete from prediction_models where workspace_id = ${workspaceId} and version <= ${version - MODELS_KEPT}`,
      ),
    ]);
  } catch (error) {
    ctx.log.warn('old predictions could not be removed', { reason: String(error) });
  }
}

export function asCard(model: StoredModel): PredictionModel {
  const { id, version, parameters, logLikelihood, spend, currency, customers, holdout, calibration } = model;
  const { status, statusText, missingBuyers } = model;
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
    ...{ currency, customers, holdout, calibration, status, statusText, missingBuyers },
    createdAt: model.createdAt.toISOString(),
  };
}
