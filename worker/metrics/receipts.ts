import { and, eq } from 'drizzle-orm';
import type { MetricReceipt, MetricResult, ReceiptRerun } from '../../contract/metrics.ts';
import type { Reconciliation } from '../../contract/reconciliation.ts';
import { workOut } from '../ai/campaigns/proof/work-out.ts';
import type { UserCtx } from '../context.ts';
import { reconciliationOf } from '../data-sources/reconcile/state.ts';
import { newId } from '../db/id.ts';
import { receipts } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { type Asked, answer, prepare } from './ask.ts';
import type { Calendar } from './calendar/calendar.ts';
import { canonical, hashOf } from './hash.ts';
import { type Figures, figuresOf } from './result.ts';
import { readShop } from './shop.ts';

/** Writes down how a number was come by, and gives it back with the number. */
export async function withReceipt(
  ctx: UserCtx,
  asked: Asked,
  figures: Figures,
  reconciliation: Reconciliation | undefined,
): Promise<MetricResult> {
  const { exclusions, counted, ...result } = figures;
  const { metric, calendar, shop, filters } = asked;
  const query = canonical(calendar.asOf ? { ...asked.query, asOf: calendar.now.toISOString() } : asked.query);
  const queryHash = await hashOf(query, metric);
  const receipt: MetricReceipt = {
    ...{ id: newId(), metric: metric.id, version: metric.version, name: metric.name },
    ...{ definition: metric.definition, formula: metric.formula, unit: metric.unit, query },
    ...{ window: result.window, previousWindow: result.previousWindow ?? null },
    ...{ timezone: calendar.timezone, weekStart: calendar.weekStart, currency: asked.frame.currency },
    ...{ filters, exclusions, counted, rowCount: counted.reduce((sum, { count }) => sum + count, 0) },
    ...{ watermark: shop.watermark?.toISOString() ?? null, reconciliation: reconciliation ?? null, queryHash },
    ...{ value: result.value, previous: result.previous ?? null, createdAt: ctx.now().toISOString() },
  };
  await ctx.db.insert(receipts).values({
    ...{ id: receipt.id, workspaceId: ctx.workspace.id, userId: ctx.user.id, queryHash, query },
    ...{ dataVersion: shop.version, asOf: calendar.now, receipt },
  });
  return { ...result, receipt };
}

/** How the orders that a metric is worked out from stand against the shop's own; undefined for what reads none. */
export async function standingOf(ctx: UserCtx, { metric }: Asked): Promise<Reconciliation | undefined> {
  return /order|revenue|goods|refund|buyer|customer/.test(metric.formula) ? reconciliationOf(ctx) : undefined;
}

/** A receipt as it was written; 404 for one of another workspace. */
export async function requireReceipt(ctx: UserCtx, id: string): Promise<typeof receipts.$inferSelect> {
  const [row] = await ctx.db
    .select()
    .from(receipts)
    .where(and(eq(receipts.id, id), eq(receipts.workspaceId, ctx.workspace.id)));
  return row ?? fail('not_found');
}

/**
 * A receipt's question once more: in the window, zone and week it was asked in, over the data of now. `own` is the context
 * with that calendar; a figure of a campaign is asked for as of its own moment.
 */
export async function askedAgain(ctx: UserCtx, id: string) {
  const row = await requireReceipt(ctx, id);
  const { timezone, weekStart } = row.receipt;
  const own: UserCtx = { ...ctx, workspace: { ...ctx.workspace, timezone } };
  if ('figure' in row.query) {
    return { row, own: { ...own, now: () => row.asOf }, figure: row.query };
  }
  const calendar: Calendar = {
    ...{ now: row.asOf, timezone, weekStart: weekStart as Calendar['weekStart'] },
    ...(row.query.asOf ? { asOf: true } : {}),
  };
  return { row, own, asked: await prepare(own, row.query, calendar) };
}

/** Works out a receipt's number again, and says whether it is still the same. */
export async function rerun(ctx: UserCtx, id: string): Promise<ReceiptRerun> {
  const { row, own, asked, figure } = await askedAgain(ctx, id);
  const { receipt } = row;
  const at = ctx.now().toISOString();
  if (figure) {
    const [{ value, upTo }, { version }] = await Promise.all([workOut(own, figure), readShop(ctx, [])]);
    const same = value === receipt.value && upTo === receipt.upTo;
    return { receipt, value, ...(upTo !== undefined && { upTo }), same, dataChanged: version !== row.dataVersion, at };
  }
  const { value, previous = null } = figuresOf(asked, await answer(own, asked));
  return {
    ...{ receipt, value, same: value === receipt.value && previous === receipt.previous },
    ...{ dataChanged: asked.shop.version !== row.dataVersion, at },
  };
}
