import { and, eq, sql } from 'drizzle-orm';
import type { Brought } from '../../contract/ai.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { recommendations, workspaces } from '../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { broughtBy } from './brought.ts';
import type { Measured } from './incremental.ts';
import { rememberMeasured } from './lessons.ts';
import type { ArmKey } from './offers.ts';
import { decay } from './ranking.ts';

/** Letters are measured so many days after their approval: a week, and a day for orders that come in late. */
const AFTER_DAYS = 8;
/** What was not measured by then is not any more. */
const UNTIL_DAYS = 60;
const WORKSPACES_AT_ONCE = 100;
const CAMPAIGNS_AT_ONCE = 20;
/** So many campaigns of a workspace rank its offers, the latest. */
const MOST_MEASURED = 200;

/** What is kept of a campaign that was measured, in money of `currency` a person; only `at` where nobody was held out. */
type Kept = { at: string; lift?: number; error?: number; spent?: number; people?: number; currency?: string };

const due = (workspaceId: ReturnType<typeof sql>, at: Date) => sql`
  from action_plans p
  left join action_plans d on d.workspace_id = p.workspace_id and d.kind = 'draft_campaign' and d.id = (p.input->>'campaignId')::uuid
  join recommendations r on r.workspace_id = p.workspace_id and r.offer_kind is not null and r.details->'measured' is null
    and r.id = coalesce(p.input->>'recommendationId', d.input->>'recommendationId')::uuid
  where ${workspaceId} and p.kind = 'send_email' and p.status = 'applied'
    and p.applied_at <= ${at.toISOString()}::timestamptz - ${AFTER_DAYS} * interval '1 day'
    and p.applied_at > ${at.toISOString()}::timestamptz - ${UNTIL_DAYS} * interval '1 day'`;

/** Hands out to measure what letters brought whose week is over. */
export async function askForDueMeasures(ctx: Ctx, at: Date = ctx.now()): Promise<void> {
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    select distinct p.workspace_id as "workspaceId" ${due(sql`true`, at)} limit ${WORKSPACES_AT_ONCE}`);
  await enqueue(
    ctx,
    rows.map(({ workspaceId }) => ({ kind: 'measure', workspaceId })),
  );
}

/** Measures what a workspace's letters brought, once for each recommendation, and keeps it for what is offered next. */
export async function measure(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  const [workspace] = await ctx.db
    .select({ id: workspaces.id, currency: workspaces.currency })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  if (!workspace) return;
  const { rows } = await ctx.db.execute<{ id: string; segment: string; offer: string }>(sql`
    select distinct r.id, r.segment, r.offer_kind as offer, r.created_at
    ${due(sql`p.workspace_id = ${workspaceId}::uuid`, ctx.now())} order by r.created_at limit ${CAMPAIGNS_AT_ONCE}`);
  const brought = await broughtBy(
    { ...ctx, workspace },
    rows.map(({ id }) => id),
  );
  for (const { id, segment, offer } of rows) {
    const came = brought.get(id);
    const measured = JSON.stringify({ measured: keptOf(came, ctx.now()) });
    await ctx.db
      .update(recommendations)
      .set({ details: sql`${recommendations.details} || ${measured}::jsonb` })
      .where(and(eq(recommendations.id, id), eq(recommendations.workspaceId, workspaceId)));
    // Whoever dies before it leaves the figure without its sentence, and nothing wrong.
    if (came)
      await rememberMeasured(
        { db: ctx.db, now: ctx.now, log: ctx.log, workspace },
        { segment, channel: 'email', offer },
        came,
      );
  }
}

function keptOf(brought: Brought | undefined, now: Date): Kept {
  const at = brought?.until ?? now.toISOString();
  if (!brought?.incremental || !brought.heldOut) return { at };
  const { incremental, written, heldOut, currency } = brought;
  const [revenue, low, high] = [incremental.revenue, incremental.low, incremental.high].map(Number) as [
    number,
    number,
    number,
  ];
  const spent = Number(heldOut.revenue) / heldOut.people;
  // The interval is 1.96 standard errors to each side.
  return {
    at,
    lift: revenue / written.people,
    error: (high - low) / 3.92 / written.people,
    spent,
    ...{ people: heldOut.people, currency },
  };
}

/** What was measured, by the kind of offer whose letters they were. */
export async function readMeasured(ctx: UserCtx): Promise<(ArmKey & { measured: Measured; at: Date })[]> {
  const { rows } = await ctx.db.execute<Record<string, unknown> & ArmKey & { measured: Required<Kept> }>(sql`
    select segment, 'email' as channel, offer_kind as offer, details->'measured' as measured from recommendations
    where workspace_id = ${ctx.workspace.id}::uuid and offer_kind is not null
      and details->'measured'->>'currency' = ${ctx.workspace.currency}
    order by details->'measured'->>'at' desc, id limit ${MOST_MEASURED}`);
  const unit = usualSpend(rows.map(({ measured }) => measured));
  if (unit <= 0) return [];
  return rows.map(({ measured: { at, lift, error }, ...arm }) => {
    const weight = decay(ctx.now().getTime() - new Date(at).getTime());
    return { ...arm, at: new Date(at), measured: { lift: lift / unit, variance: (error / unit) ** 2, weight } };
  });
}

/** What somebody who gets no letter spends in a week, over all campaigns that were measured. */
function usualSpend(measured: { spent: number; people: number }[]): number {
  const people = measured.reduce((sum, one) => sum + one.people, 0);
  const spent = measured.reduce((sum, one) => sum + one.spent * one.people, 0);
  return people > 0 ? spent / people : 0;
}
