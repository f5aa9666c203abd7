import { type SQL, sql } from 'drizzle-orm';
import type { Predicted } from '../../../contract/predicted.ts';
import { modelFor, requireModel } from '../model.ts';
import { latestPropensity, propensityById } from '../propensity/fit.ts';
import { DEFAULT_HORIZON, rank } from '../ranking.ts';
import { findAtRisk } from '../risk/risks.ts';
import type { ShopCtx } from '../shop.ts';

/** A list that a model makes: who is in it, as a query. */
export interface PredictedList {
  prediction: Predicted;
  /** Selects `id` and `score` of each; null where it is not known yet who they are. */
  members: SQL | null;
  /** The model, by what it was made of: the same list has the same. */
  model: string;
  modelId: string | null;
  /** What the model says of itself. */
  statusText: string;
}

/** The first people of a list. */
export interface PredictedPeople {
  /** The first `most` of them; null where it is not known yet who they are. */
  ids: string[] | null;
  people: number;
  statusText: string;
}

type ListOf = (ctx: ShopCtx, modelId: string | undefined) => Promise<Omit<PredictedList, 'prediction'>>;

const LISTS: Record<Predicted, ListOf> = { churn: leaving, purchase: buying, value: valuable };

/** A list as it is predicted now, or as a model said it that is still kept; 404 for one that is not. */
export async function predictedList(ctx: ShopCtx, prediction: Predicted, modelId?: string): Promise<PredictedList> {
  return { prediction, ...(await LISTS[prediction](ctx, modelId)) };
}

/** Who is about to leave, about to buy or worth most, as it is predicted now: those with the most of it first. */
export async function predictedPeople(ctx: ShopCtx, prediction: Predicted, most: number): Promise<PredictedPeople> {
  const { members, statusText } = await predictedList(ctx, prediction);
  if (members === null) return { ids: null, people: 0, statusText };
  const { rows } = await ctx.db.execute<{ id: string; n: number }>(sql`
    select m.id, count(*) over ()::int as n from (${members}) m
    join profiles p on p.id = m.id and p.workspace_id = ${ctx.workspace.id}::uuid
    order by m.score desc nulls last, m.id desc limit ${most}`);
  return { ids: rows.map(({ id }) => id), people: rows[0]?.n ?? 0, statusText };
}

const modelOf = (ctx: ShopCtx, modelId: string | undefined) =>
  modelId === undefined ? modelFor(ctx, undefined) : requireModel(ctx, modelId);

async function leaving(ctx: ShopCtx, modelId: string | undefined) {
  const model = await modelOf(ctx, modelId);
  const told = { model: `orders ${model.version}`, modelId: model.id, statusText: model.statusText };
  if (model.status === 'too_few_buyers') return { ...told, members: null };
  await findAtRisk(ctx, model);
  const members = sql`
    select profile_id as id, money_at_risk as score from buyer_risks
    where model_id = ${model.id}::uuid and workspace_id = ${ctx.workspace.id}::uuid`;
  return { ...told, members };
}

/** Whose chance to buy within 7 days is at least twice the usual one. */
async function buying(ctx: ShopCtx, modelId: string | undefined) {
  const model = await (modelId === undefined ? latestPropensity(ctx) : propensityById(ctx, modelId));
  const told = {
    ...{ model: `purchases ${model?.version ?? 0}`, modelId: model?.id ?? null, statusText: model?.statusText ?? '' },
  };
  if (model?.status !== 'fitted' || model.examples === 0) return { ...told, members: null };
  const least = Math.min(1, (2 * model.purchases) / model.examples);
  const members = sql`
    select profile_id as id, chance as score from propensities
    where model_id = ${model.id}::uuid and workspace_id = ${ctx.workspace.id}::uuid and chance >= ${least}`;
  return { ...told, members };
}

/** The tenth of the buyers who are expected to spend most in 90 days. */
async function valuable(ctx: ShopCtx, modelId: string | undefined) {
  const model = await modelOf(ctx, modelId);
  const told = { model: `orders ${model.version}`, modelId: model.id, statusText: model.statusText };
  if (model.status === 'too_few_buyers') return { ...told, members: null };
  await rank(ctx, model, DEFAULT_HORIZON);
  const members = sql`
    select profile_id as id, expected_value as score from (
      select profile_id, expected_value, ceil(count(*) over () / 10.0)::int as tenth,
        row_number() over (order by expected_value desc nulls last, profile_id desc) as place
      from predictions where model_id = ${model.id}::uuid and workspace_id = ${ctx.workspace.id}::uuid
        and horizon_days = ${DEFAULT_HORIZON}
    ) ranked where place <= tenth`;
  return { ...told, members };
}
