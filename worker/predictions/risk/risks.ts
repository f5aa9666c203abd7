import { sql } from 'drizzle-orm';
import type { Churn, PersonAtRisk } from '../../../contract/predictions.ts';
import { nameIn } from '../../people/naming.ts';
import { isFitting } from '../asking.ts';
import { modelFor, requireModel, type StoredModel } from '../model.ts';
import { readPlace, writePlace } from '../place.ts';
import { asShopModel, DEFAULT_HORIZON, rank } from '../ranking.ts';
import type { ShopCtx } from '../shop.ts';
import { aliveOrNull, churnRisk } from '../statistics/forecast.ts';
import {
  type AtRisk,
  GONE_DAYS,
  historyOf,
  REASONS,
  type ReturningBuyer,
  RISK_WEEKS,
  sumRisk,
  weighRisk,
} from './at-risk.ts';
import { churnDrivers, type Typical, usualGap } from './drivers.ts';

/** Of more people who are overdue, those who spent most are looked at. */
const MOST_LOOKED_AT = 50_000;
const ROWS_AT_ONCE = 5000;

export const DEFINITION =
  'About to leave: came back at least once, has not ordered for longer than their usual gap, and orders nothing in the next 90 days with a chance above two thirds; who is a customer still with a chance below one in ten, or has not ordered for a year, is gone already and not counted. Money at risk: what they would be expected to spend in a year as customers who stay, times that chance.';

/** The people at risk of a model together; who they are is stored with it when they are first looked for. */
export async function findAtRisk(ctx: ShopCtx, model: StoredModel): Promise<AtRisk> {
  if (model.atRisk) return model.atRisk;
  const shop = asShopModel(model);
  await rank(ctx, model, DEFAULT_HORIZON);
  const returning = sql`model_id = ${model.id} and horizon_days = ${DEFAULT_HORIZON} and repeats > 0`;
  const { rows: sums } = await ctx.db.execute<{ of: number; repeats: number; last: number; since: number }>(sql`
    select count(*)::int as of, coalesce(percentile_disc(0.5) within group (order by repeats), 1)::int as repeats,
      coalesce(percentile_disc(0.5) within group (order by last_day), 0)::int as last,
      coalesce(percentile_disc(0.5) within group (order by observed_days - last_day), 0)::int as since
    from predictions where ${returning}`);
  const { of = 0, repeats = 1, last = 0, since = 0 } = sums[0] ?? {};
  const { rows } = await ctx.db.execute<Record<string, unknown> & ReturningBuyer>(sql`
    select profile_id as "profileId", repeats, last_day as "lastDay", observed_days as "observedDays",
      spend_repeats as "spendRepeats", spend_mean as "spendMean"
    from predictions
    where ${returning} and (observed_days - last_day) * repeats > last_day and observed_days - last_day <= ${GONE_DAYS}
    order by spend_repeats * spend_mean desc limit ${MOST_LOOKED_AT}`);
  const people = rows.flatMap((buyer) => {
    const risk = weighRisk(shop, buyer);
    return risk ? [{ buyer, ...risk }] : [];
  });
  const atRisk = sumRisk(shop, people, { of, typical: { repeats, lastDay: last, sinceDays: since } });
  for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
    const some = people.slice(from, from + ROWS_AT_ONCE).map(({ buyer, moneyAtRisk }) => ({ ...buyer, moneyAtRisk }));
    await ctx.db.execute(sql`
      insert into buyer_risks (workspace_id, model_id, profile_id, repeats, last_day, observed_days, spend_repeats, spend_mean,
        money_at_risk)
      select ${ctx.workspace.id}, ${model.id}, r."profileId", r.repeats, r."lastDay", r."observedDays", r."spendRepeats",
        r."spendMean", r."moneyAtRisk"
      from json_to_recordset(${JSON.stringify(some)}::json) r ("profileId" uuid, repeats int, "lastDay" int, "observedDays" int,
        "spendRepeats" int, "spendMean" float8, "moneyAtRisk" float8)
      on conflict do nothing`);
  }
  await ctx.db.execute(
    sql`update prediction_models set at_risk = ${JSON.stringify(atRisk)}::jsonb where id = ${model.id}`,
  );
  return atRisk;
}

/** Who is about to leave, most money at risk first; later pages stay with the model of the first. */
export async function listChurn(
  ctx: ShopCtx,
  { limit, cursor, asOf }: { limit: number; cursor?: string | undefined; asOf?: string | undefined },
): Promise<Churn> {
  const place = readPlace(cursor);
  const model = place ? await requireModel(ctx, place.modelId) : await modelFor(ctx, asOf);
  const { status, statusText, missingBuyers, currency, version } = model;
  const known = status !== 'too_few_buyers';
  const atRisk = known ? await findAtRisk(ctx, model) : undefined;
  const rows = atRisk ? await readPage(ctx, model, limit, place) : [];
  const end = rows[limit - 1];
  return {
    ...{ asOf: model.asOf.toISOString(), modelVersion: version, status, statusText, missingBuyers, currency },
    fitting: model.live && (await isFitting(ctx)),
    definition: DEFINITION,
    people: atRisk?.people ?? null,
    of: atRisk?.of ?? null,
    moneyAtRisk: atRisk?.money ?? null,
    moneyAtRiskInterval: atRisk?.moneyInterval ?? null,
    reasons: (atRisk?.reasons ?? []).map(({ reason, people }) => ({ text: REASONS[reason], people })),
    data: atRisk ? rows.slice(0, limit).map((row) => asPersonAtRisk(model, row, atRisk.typical)) : [],
    nextCursor: rows.length > limit && end ? writePlace([model.id, end.moneyAtRisk, end.profileId]) : null,
  };
}

type Row = ReturningBuyer & {
  moneyAtRisk: number;
  lastOrderOn: string;
  userId: string | null;
  email: string | null;
  traits: unknown;
};

async function readPage(ctx: ShopCtx, model: StoredModel, limit: number, place: ReturnType<typeof readPlace>) {
  const from = place
    ? sql`(r.money_at_risk, r.profile_id) < (${place.value}::float8, ${place.profileId}::uuid)`
    : sql`true`;
  const { rows } = await ctx.db.execute<Record<string, unknown> & Row>(sql`
    select r.profile_id as "profileId", r.repeats, r.last_day as "lastDay", r.observed_days as "observedDays",
      r.spend_repeats as "spendRepeats", r.spend_mean as "spendMean", r.money_at_risk as "moneyAtRisk",
      (${model.day}::date - r.observed_days + r.last_day)::text as "lastOrderOn", p.user_id as "userId", p.email, p.traits
    from buyer_risks r join profiles p on p.id = r.profile_id and p.workspace_id = ${ctx.workspace.id}
    where r.model_id = ${model.id} and ${from}
    order by r.money_at_risk desc nulls last, r.profile_id desc nulls last limit ${limit + 1}`);
  return rows;
}

function asPersonAtRisk(model: StoredModel, row: Row, typical: Typical): PersonAtRisk {
  const shop = asShopModel(model);
  const history = historyOf(row);
  return {
    ...{ profileId: row.profileId, userId: row.userId, email: row.email, name: nameIn(row.traits) },
    purchases: row.repeats + 1,
    lastOrderOn: row.lastOrderOn,
    daysSinceOrder: row.observedDays - row.lastDay,
    usualGapDays: Math.round(usualGap(row) ?? 0),
    churnRisk: churnRisk(shop, history, RISK_WEEKS),
    pAlive: aliveOrNull(shop, history),
    moneyAtRisk: row.moneyAtRisk,
    drivers: churnDrivers(shop, row, typical, RISK_WEEKS),
  };
}
