import { sql } from 'drizzle-orm';
import type { Driver, Propensities, PropensityModel } from '../../../contract/predictions.ts';
import { fail } from '../../errors.ts';
import { nameIn } from '../../people/naming.ts';
import { askForFit, isFitting } from '../asking.ts';
import { readPlace, writePlace } from '../place.ts';
import type { ShopCtx } from '../shop.ts';
import { propensityDrivers } from '../statistics/propensity.ts';
import { FEATURES } from '../statistics/snapshots.ts';
import { latestPropensity, type StoredPropensity } from './fit.ts';

type Row = {
  profileId: string;
  userId: string | null;
  email: string | null;
  traits: unknown;
  chance: number;
  features: number[];
};

/** Known people with a cart or views, most likely to buy within 7 days first. What was never fitted is asked of the queue. */
export async function listPropensities(
  ctx: ShopCtx,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<Propensities> {
  const place = readPlace(cursor);
  // Looked at before the model: one that is there by now was not missing, and while one is made no other is asked for.
  const fitting = await isFitting(ctx);
  const model = await latestPropensity(ctx);
  if (!model && !fitting) await askForFit(ctx);
  if (place && place.modelId !== model?.id) fail('not_found', 'There is a newer model; start with the first page');
  const rows = model ? await readPage(ctx, model, limit, place) : [];
  const end = rows[limit - 1];
  return {
    model: model ? asCard(model) : null,
    fitting: fitting || !model,
    data: rows.slice(0, limit).map((row) => ({
      ...{
        profileId: row.profileId,
        userId: row.userId,
        email: row.email,
        name: nameIn(row.traits),
        chance: row.chance,
      },
      drivers: driversOf(model, row.features),
    })),
    nextCursor: model && rows.length > limit && end ? writePlace([model.id, end.chance, end.profileId]) : null,
  };
}

/** One person's chance to buy within 7 days, by the newest model; null where it says nothing of this person. */
export async function propensityOf(
  ctx: ShopCtx,
  profileId: string,
): Promise<{ chance: number; modelVersion: number; drivers: Driver[] } | null> {
  const model = await latestPropensity(ctx);
  if (!model) return null;
  const { rows } = await ctx.db.execute<{ chance: number; features: number[] }>(sql`
    select chance, to_json(features) as features from propensities
    where model_id = ${model.id} and profile_id = ${profileId} and workspace_id = ${ctx.workspace.id}`);
  const [row] = rows;
  return row ? { chance: row.chance, modelVersion: model.version, drivers: driversOf(model, row.features) } : null;
}

async function readPage(ctx: ShopCtx, model: StoredPropensity, limit: number, place: ReturnType<typeof readPlace>) {
  const from = place ? sql`(s.chance, s.profile_id) < (${place.value}::float8, ${place.profileId}::uuid)` : sql`true`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select s.profile_id as "profileId", s.chance, to_json(s.features) as features, p.user_id as "userId", p.email, p.traits
    from propensities s join profiles p on p.id = s.profile_id and p.workspace_id = ${ctx.workspace.id}
    where s.model_id = ${model.id} and ${from}
    order by s.chance desc nulls last, s.profile_id desc nulls last limit ${limit + 1}`);
  return rows;
}

function driversOf(model: StoredPropensity | undefined, features: number[]): Driver[] {
  return model?.classifier ? propensityDrivers(model.classifier, features) : [];
}

function asCard(model: StoredPropensity): PropensityModel {
  const { version, status, statusText, missingPurchases, examples, purchases, classifier, test } = model;
  const weights = (classifier?.logistic.weights ?? []).map((weight, i) => ({
    feature: FEATURES[i]?.name ?? '',
    weight: weight * (classifier?.slope ?? 1),
  }));
  return {
    ...{
      version,
      asOf: model.asOf.toISOString(),
      withinDays: 7,
      status,
      statusText,
      missingPurchases,
      examples,
      purchases,
    },
    weights: weights.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
    test,
    createdAt: model.createdAt.toISOString(),
  };
}
