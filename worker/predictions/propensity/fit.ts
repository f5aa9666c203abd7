import { and, desc, eq, sql } from 'drizzle-orm';
import { newId } from '../../db/id.ts';
import { propensityModels } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import type { ShopCtx } from '../shop.ts';
import { chanceOf, FEWEST_PURCHASES, type FittedPropensity, fitPropensity } from '../statistics/propensity.ts';
import { snapshot } from '../statistics/snapshots.ts';
import { activityToAskAbout, activityToLearnFrom } from './activity.ts';

export type StoredPropensity = typeof propensityModels.$inferSelect;

const ROWS_AT_ONCE = 5000;
/** Older models go, with what they said of people. */
const MODELS_KEPT = 20;

/** Learns anew who buys within 7 days, and asks about everybody who is here; stored under the next version. */
export async function refreshPropensities(ctx: ShopCtx): Promise<StoredPropensity> {
  const asOf = ctx.now();
  const fitted = fitPropensity(await activityToLearnFrom(ctx, asOf));
  const { id: workspaceId } = ctx.workspace;
  const [model] = await ctx.db
    .insert(propensityModels)
    .values({
      ...{ id: newId(), workspaceId, asOf, ...fitted, statusText: inWords(fitted) },
      version: sql<number>`(select coalesce(max(version), 0) + 1 from propensity_models where workspace_id = ${workspaceId})`,
    })
    .returning();
  if (!model) throw new Error('The propensity model was not stored');
  await askAbout(ctx, model);
  await ctx.db.execute(sql`
    delete from propensity_models where workspace_id = ${workspaceId} and version <= ${model.version - MODELS_KEPT}`);
  return model;
}

export async function latestPropensity(ctx: ShopCtx): Promise<StoredPropensity | undefined> {
  const { workspaceId, version } = propensityModels;
  const [model] = await ctx.db
    .select()
    .from(propensityModels)
    .where(eq(workspaceId, ctx.workspace.id))
    .orderBy(desc(version))
    .limit(1);
  return model;
}

/** One of them that is still kept; 404 for any other. */
export async function propensityById(ctx: ShopCtx, id: string): Promise<StoredPropensity> {
  const [model] = await ctx.db
    .select()
    .from(propensityModels)
    .where(and(eq(propensityModels.id, id), eq(propensityModels.workspaceId, ctx.workspace.id)));
  return model ?? fail('not_found');
}

async function askAbout(ctx: ShopCtx, { id, status, classifier, asOf }: StoredPropensity): Promise<void> {
  if (status !== 'fitted' || !classifier) return;
  const people = (await activityToAskAbout(ctx, asOf)).flatMap(({ profileId, activity }) => {
    const features = snapshot(activity, 0);
    return features ? [{ profileId, features, chance: chanceOf(classifier, features) }] : [];
  });
  for (let from = 0; from < people.length; from += ROWS_AT_ONCE) {
    await ctx.db.execute(sql`
      insert into propensities (workspace_id, model_id, profile_id, chance, features)
      select ${ctx.workspace.id}, ${id}, r."profileId", r.chance, r.features
      from jsonb_to_recordset(${JSON.stringify(people.slice(from, from + ROWS_AT_ONCE))}::jsonb) r ("profileId" uuid,
        chance float8, features float8[])
      on conflict do nothing`);
  }
}

function inWords({ status, purchases, missingPurchases, test }: FittedPropensity): string {
  const errors =
    test &&
    `${test.brier.toFixed(4)} (squared, on average), ${test.baseBrier.toFixed(4)} when everybody gets the same chance`;
  switch (status) {
    case 'too_few_purchases':
      return purchases < FEWEST_PURCHASES
        ? `Not enough data: ${purchases} of ${FEWEST_PURCHASES} purchases that followed a cart or views of a known person (${missingPurchases} missing).`
        : `Not enough data: the later weeks, on which it has to be tested, have too few purchases (${missingPurchases} missing).`;
    case 'off':
      return `Switched off: on the latest weeks, which it had not seen, it was off by ${errors}. Nobody is told apart by it.`;
    case 'fitted':
      return `Fitted. On the latest weeks, which it had not seen, it was off by ${errors}.`;
    default:
      return status satisfies never;
  }
}
