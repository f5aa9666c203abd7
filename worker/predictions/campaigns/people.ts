import { sql } from 'drizzle-orm';
import type { Predicted } from '../../../contract/predicted.ts';
import { latestPropensity } from '../propensity/fit.ts';
import { DEFAULT_HORIZON, listPredictions } from '../ranking.ts';
import { listChurn } from '../risk/risks.ts';
import type { ShopCtx } from '../shop.ts';

/** Who is in a list that a model makes. */
export interface PredictedPeople {
  /** The first `most` of them; null where it is not known yet who they are. */
  ids: string[] | null;
  people: number;
  /** The model, by what it was made of: the same list has the same. */
  model: string;
  /** What the model says of itself. */
  statusText: string;
}

const LISTS: Record<Predicted, (ctx: ShopCtx, most: number) => Promise<PredictedPeople>> = {
  churn: leaving,
  purchase: buying,
  value: valuable,
};

/** Who is about to leave, about to buy or worth most, as it is predicted now. */
export function predictedPeople(ctx: ShopCtx, prediction: Predicted, most: number): Promise<PredictedPeople> {
  return LISTS[prediction](ctx, most);
}

async function leaving(ctx: ShopCtx, most: number): Promise<PredictedPeople> {
  const { people, data, statusText, modelVersion } = await listChurn(ctx, { limit: most });
  const ids = people === null ? null : data.map(({ profileId }) => profileId);
  return { ids, people: people ?? 0, model: `orders ${modelVersion}`, statusText };
}

/** Whose chance to buy within 7 days is at least twice the usual one. */
async function buying(ctx: ShopCtx, most: number): Promise<PredictedPeople> {
  const model = await latestPropensity(ctx);
  const told = { model: `purchases ${model?.version ?? 0}`, statusText: model?.statusText ?? '' };
  if (model?.status !== 'fitted' || model.examples === 0) return { ids: null, people: 0, ...told };
  const least = Math.min(1, (2 * model.purchases) / model.examples);
  const { rows } = await ctx.db.execute<Found>(sql`
    select profile_id as id, count(*) over ()::int as n from propensities
    where model_id = ${model.id} and workspace_id = ${ctx.workspace.id}::uuid and chance >= ${least}
    order by chance desc, profile_id desc limit ${most}`);
  return { ...foundIn(rows), ...told };
}

/** The tenth of the buyers who are expected to spend most in 90 days. */
async function valuable(ctx: ShopCtx, most: number): Promise<PredictedPeople> {
  // Stores the order of the buyers, unless it is there.
  const { status, statusText, modelVersion, data } = await listPredictions(ctx, {
    ...{ horizonDays: DEFAULT_HORIZON, limit: 1 },
  });
  const told = { model: `orders ${modelVersion}`, statusText };
  if (status === 'too_few_buyers' || data.length === 0) return { ids: null, people: 0, ...told };
  const { rows } = await ctx.db.execute<Found>(sql`
    with ranked as (
      select profile_id, expected_value, ceil(count(*) over () / 10.0)::int as tenth,
        row_number() over (order by expected_value desc nulls last, profile_id desc) as place
      from predictions where workspace_id = ${ctx.workspace.id}::uuid and horizon_days = ${DEFAULT_HORIZON}
        and model_id = (select id from prediction_models where workspace_id = ${ctx.workspace.id}::uuid and version = ${modelVersion})
    )
    select profile_id as id, tenth as n from ranked where place <= tenth order by place limit ${most}`);
  return { ...foundIn(rows), ...told };
}

type Found = { id: string; n: number };

function foundIn(rows: Found[]): Pick<PredictedPeople, 'ids' | 'people'> {
  return { ids: rows.map(({ id }) => id), people: rows[0]?.n ?? 0 };
}
