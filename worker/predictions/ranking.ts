import { sql } from 'drizzle-orm';
import type { Prediction, Predictions } from '../../contract/predictions.ts';
import { limitRate } from '../http/rate-limit.ts';
import { nameIn } from '../people/naming.ts';
import { buyers, type View } from './histories.ts';
import { modelFor, requireModel, type StoredModel, WORK } from './model.ts';
import { type Place, readPlace, writePlace } from './place.ts';
import type { ShopCtx } from './shop.ts';
import { aliveOrNull, churnRisk, expectOrders, forecast, likely, nextOrderWeeks } from './statistics/forecast.ts';
import type { ShopModel } from './statistics/shop-model.ts';

const HORIZONS = [30, 90, 365] as const;
export const DEFAULT_HORIZON = 90;
export const CHURN_DAYS = 90;
/** A next order that is further away is none to plan for. */
const FARTHEST_WEEKS = 520;

interface Asked {
  horizonDays: number;
  asOf?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/**
 * The buyers with what is expected of them, greatest expected value first. The order is stored with the model when it is first asked
 * for, so that a page reads its own rows only; later pages stay with the model of the first.
 */
export async function listPredictions(ctx: ShopCtx, { horizonDays, asOf, limit, cursor }: Asked): Promise<Predictions> {
  const place = readPlace(cursor);
  const model = place ? await requireModel(ctx, place.modelId) : await modelFor(ctx, asOf);
  if (!model.ranked.includes(horizonDays)) {
    await limitRate(ctx, { ...WORK, key: ctx.workspace.id });
    await rank(ctx, model, horizonDays);
  }
  const rows = await readPage(ctx, model, { horizonDays, limit, place });
  const last = rows[limit - 1];
  return {
    ...{ horizonDays, asOf: model.asOf.toISOString(), modelVersion: model.version },
    ...{ status: model.status, statusText: model.statusText },
    data: rows.slice(0, limit).map((row) => asPrediction(model, row, horizonDays)),
    nextCursor: rows.length > limit && last ? writePlace([model.id, last.expected_value, last.profile_id]) : null,
  };
}

/** What is expected of all buyers of the model together: money, orders, and of how many. */
export async function expectedInAll(
  ctx: ShopCtx,
  { horizonDays, asOf }: Pick<Asked, 'horizonDays' | 'asOf'>,
): Promise<{ value: number; orders: number; people: number }> {
  const model = await modelFor(ctx, asOf);
  if (!model.ranked.includes(horizonDays)) await rank(ctx, model, horizonDays);
  const { rows } = await ctx.db.execute<{ x: number; tx: number; t: number; people: number; value: number }>(sql`
    select repeats as x, last_day as tx, observed_days as t, count(*)::int as people, coalesce(sum(expected_value), 0)::float8 as value
    from predictions where model_id = ${model.id} and horizon_days = ${horizonDays} group by 1, 2, 3`);
  const shop = asShopModel(model);
  return rows.reduce(
    (all, { x, tx, t, people, value }) => ({
      value: all.value + value,
      orders: all.orders + people * expectOrders(shop, { x, tx: tx / 7, t: t / 7 }, horizonDays / 7),
      people: all.people + people,
    }),
    { value: 0, orders: 0, people: 0 },
  );
}

export function viewOf(ctx: ShopCtx, { workspaceId, currency, asOf }: StoredModel): View {
  return { workspaceId, currency, asOf, timezone: ctx.workspace.timezone };
}

export function asShopModel(model: StoredModel): ShopModel {
  return {
    status: model.status,
    orders: model.parameters,
    ordersCovariance: model.parametersCovariance,
    spend: model.spend,
    spendCovariance: model.spendCovariance,
  };
}

/**
 * Stores the order of a model's buyers for a horizon, unless it is there. Expected purchases depend on the history alone, and far
 * fewer histories differ than people: they are computed here, and given to the people there.
 */
export async function rank(ctx: ShopCtx, model: StoredModel, horizonDays: number): Promise<void> {
  if (model.ranked.includes(horizonDays)) return;
  const everyone = buyers(viewOf(ctx, model), model.day);
  const { rows } = await ctx.db.execute<{ x: number; tx: number; t: number }>(
    sql`select distinct x, tx, t from ${everyone} b`,
  );
  const shop = asShopModel(model);
  const expected = rows.map(({ x, tx, t }) => {
    return [`${x} ${tx} ${t}`, expectOrders(shop, { x, tx: tx / 7, t: t / 7 }, horizonDays / 7)];
  });
  const { p, q, v } = model.spend;
  await ctx.db.batch([
    ctx.db.execute(sql`
      insert into predictions (workspace_id, model_id, horizon_days, profile_id, repeats, last_day, observed_days, spend_repeats,
        spend_mean, expected_value)
      select ${model.workspaceId}, ${model.id}, ${horizonDays}, profile_id, x, tx, t, spend_repeats, spend_mean,
        coalesce((${JSON.stringify(Object.fromEntries(expected))}::jsonb ->> concat_ws(' ', x, tx, t))::float8, 0)
          * ${p}::float8 * (${v}::float8 + spend_repeats * spend_mean) / (${p}::float8 * spend_repeats + ${q}::float8 - 1)
      from ${everyone} b
      on conflict do nothing`),
    ctx.db.execute(sql`
      update prediction_models set ranked = array_append(ranked, ${horizonDays}::int)
      where id = ${model.id} and not ${horizonDays}::int = any(ranked)`),
  ]);
}

export type Row = {
  profile_id: string;
  user_id: string | null;
  email: string | null;
  traits: unknown;
  repeats: number;
  last_day: number;
  observed_days: number;
  spend_repeats: number;
  spend_mean: number;
  expected_value: number;
  first_on: string;
  last_on: string;
};

async function readPage(
  ctx: ShopCtx,
  model: StoredModel,
  { horizonDays, limit, place }: { horizonDays: number; limit: number; place: Place | undefined },
): Promise<Row[]> {
  const from = place
    ? sql`(p.expected_value, p.profile_id) < (${place.value}::float8, ${place.profileId}::uuid)`
    : sql`true`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select p.profile_id, p.repeats, p.last_day, p.observed_days, p.spend_repeats, p.spend_mean, p.expected_value,
      (${model.day}::date - p.observed_days)::text as first_on, (${model.day}::date - p.observed_days + p.last_day)::text as last_on,
      w.user_id, w.email, w.traits
    from predictions p join profiles w on w.id = p.profile_id and w.workspace_id = ${ctx.workspace.id}
    where p.model_id = ${model.id} and p.horizon_days = ${horizonDays} and ${from}
    order by p.expected_value desc nulls last, p.profile_id desc nulls last limit ${limit + 1}`);
  return rows;
}

export function asPrediction(model: StoredModel, row: Row, horizonDays: number): Prediction {
  const shop = asShopModel(model);
  const history = { x: row.repeats, tx: row.last_day / 7, t: row.observed_days / 7 };
  const within = (days: number) => {
    const { orders, ordersInterval, value, valueInterval } = forecast(
      shop,
      history,
      { x: row.spend_repeats, mean: row.spend_mean },
      days / 7,
    );
    return {
      ...{ expectedOrders: orders, expectedOrdersInterval: ordersInterval },
      likelyOrders: likely(shop, history, days / 7),
      ...{ expectedValue: value, expectedValueInterval: valueInterval },
    };
  };
  const risk = churnRisk(shop, history, CHURN_DAYS / 7);
  const weeks = nextOrderWeeks(shop, history);
  return {
    ...{ profileId: row.profile_id, userId: row.user_id, email: row.email, name: nameIn(row.traits) },
    ...{ purchases: row.repeats + 1, firstOrderOn: row.first_on, lastOrderOn: row.last_on },
    pAlive: aliveOrNull(shop, history),
    ...within(horizonDays),
    currency: model.currency,
    horizons: HORIZONS.map((days) => ({ days, ...within(days) })),
    nextOrderOn: nextOrderDay(model, weeks),
    churnRisk: risk,
    churn: risk < 1 / 3 ? 'low' : risk > 2 / 3 ? 'high' : 'medium',
  };
}

/** The day of a next order that is so many weeks away; null when it is none to plan for. */
export function nextOrderDay(model: StoredModel, weeks: number | null): string | null {
  return weeks === null || weeks > FARTHEST_WEEKS ? null : dayAfter(model.day, weeks);
}

/** The day that follows so many weeks later; a day that has begun counts. */
function dayAfter(day: string, weeks: number): string {
  return new Date(Date.parse(day) + Math.ceil(weeks * 7) * 86_400_000).toISOString().slice(0, 10);
}
