import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { askForFits } from './asking.ts';
import { refreshModel } from './model.ts';
import { refreshPropensities } from './propensity/fit.ts';
import { DEFAULT_HORIZON, rank } from './ranking.ts';
import { findAtRisk } from './risk/risks.ts';
import { openShop } from './shop.ts';

/** Workspaces whose models are asked for in one run of the schedule: the others come in the next. */
const MOST_AT_ONCE = 20;
/** Where nothing happened since, the chances of a week are the same for so long. */
const SAME_DAY = sql`interval '12 hours'`;

/** The job: new models of a workspace's buyers and visitors, with all that their first readers will ask for. */
export async function fitModels(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  const shop = await openShop(ctx, workspaceId);
  if (!shop) return;
  const { rows } = await ctx.db.execute<{ state: string; known: boolean }>(sql`
    update model_fits set started_at = ${ctx.now().toISOString()}::timestamptz where workspace_id = ${workspaceId}
    returning ${dataStateOf(sql`workspace_id`)} as state,
      coalesce(data_state = ${dataStateOf(sql`workspace_id`)}
        and finished_at > ${ctx.now().toISOString()}::timestamptz - ${SAME_DAY}, false) as known`);
  const model = await refreshModel(shop);
  await rank(shop, model, DEFAULT_HORIZON);
  await findAtRisk(shop, model);
  if (!rows[0]?.known) await refreshPropensities(shop);
  await ctx.db.execute(sql`
    update model_fits set finished_at = ${ctx.now().toISOString()}::timestamptz, data_state = ${rows[0]?.state ?? ''}
    where workspace_id = ${workspaceId}`);
}

/** The scheduled task: once a day for every workspace whose orders or events changed since, the longest waiting first. */
export async function askForDueFits(ctx: Ctx, at: Date = ctx.now()): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select w.id from workspaces w left join model_fits f on f.workspace_id = w.id
    where (f.finished_at is null or f.finished_at < ${at.toISOString()}::timestamptz - interval '24 hours')
      and exists (select from event_totals e where e.workspace_id = w.id)
      and coalesce(f.data_state, '') <> ${dataStateOf(sql`w.id`)}
    order by f.finished_at nulls first, w.id limit ${MOST_AT_ONCE}`);
  await askForFits(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** Orders and events of a workspace in one text, from counters: where it is the same, so are the models. */
function dataStateOf(workspaceId: ReturnType<typeof sql>) {
  return sql`concat_ws('|', (select sum(orders) from order_totals o where o.workspace_id = ${workspaceId}),
    (select sum(total) from order_totals o where o.workspace_id = ${workspaceId}),
    (select sum(count) from event_totals t where t.workspace_id = ${workspaceId}))`;
}
