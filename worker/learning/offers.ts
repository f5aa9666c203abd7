import { and, eq, sql } from 'drizzle-orm';
import type { Feedback } from '../../contract/ai.ts';
import type { UserCtx } from '../context.ts';
import { learnedOffers, recommendations } from '../db/schema.ts';
import type { Measured } from './incremental.ts';
import { readMeasured } from './measure.ts';
import { readOutcome } from './outcome.ts';
import { decay, type Evidence, HALF_LIFE_DAYS } from './ranking.ts';

/** What was learned of one kind of offer to one segment over one channel. */
export interface Learned {
  segment: string;
  channel: string;
  offer: string;
  /** As they were told. */
  successes: number;
  failures: number;
  /** As they weigh today. */
  evidence: Evidence;
  /** What its letters added, of campaigns with people held out. */
  measured: Measured[];
  updatedAt: Date;
}

/** All that a workspace has learned. One row an arm: there are few. */
export async function readLearned(ctx: UserCtx): Promise<Learned[]> {
  const [rows, measured] = await Promise.all([
    ctx.db
      .select()
      .from(learnedOffers)
      .where(eq(learnedOffers.workspaceId, ctx.workspace.id))
      .orderBy(learnedOffers.segment, learnedOffers.channel, learnedOffers.offer)
      .limit(2000),
    readMeasured(ctx),
  ]);
  const told = rows.map(({ successes, failures, successWeight, failureWeight, updatedAt, ...row }): Learned => {
    const left = decay(ctx.now().getTime() - updatedAt.getTime());
    const evidence = { successes: successWeight * left, failures: failureWeight * left };
    const { segment, channel, offer } = row;
    return { ...{ segment, channel, offer, successes, failures, updatedAt }, evidence, measured: [] };
  });
  for (const { measured: one, at: updatedAt, segment, channel, offer } of measured) {
    const arm = { segment, channel, offer };
    const known = told.find((other) => isSame(other, arm));
    if (known) known.measured.push(one);
    else {
      const evidence = { successes: 0, failures: 0 };
      told.push({ ...arm, ...evidence, evidence, measured: [one], updatedAt });
    }
  }
  return told;
}

const isSame = (a: ArmKey, b: ArmKey) => a.segment === b.segment && a.channel === b.channel && a.offer === b.offer;

/** The arm that a recommendation is an example of. */
export interface ArmKey {
  segment: string;
  channel: string;
  offer: string;
}

/** Learning of a workspace waits for its turn, so that feedback that comes together is counted whole. */
export function oneAtATime(ctx: UserCtx) {
  return ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`learn ${ctx.workspace.id}`}, 0))`);
}

/**
 * The statement that makes what is known of an arm anew from all feedback on it: whatever was said before of a
 * recommendation has been replaced by then, so saying something twice is saying it once.
 */
export function relearn(ctx: UserCtx, { segment, channel, offer }: ArmKey) {
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const age = sql`greatest(0, floor(extract(epoch from ${now} - feedback_at) / 86400))`;
  const weight = sql`power(0.5, ${age} / ${HALF_LIFE_DAYS}::float8)`;
  const success = sql`(details ->> 'success')::boolean`;
  return ctx.db.execute(sql`
    insert into learned_offers (workspace_id, segment, channel, offer, successes, failures, success_weight, failure_weight, updated_at)
    select ${ctx.workspace.id}::uuid, ${segment}, ${channel}, ${offer},
      count(*) filter (where ${success}), count(*) filter (where not ${success}),
      coalesce(sum(${weight}) filter (where ${success}), 0), coalesce(sum(${weight}) filter (where not ${success}), 0), ${now}
    from recommendations
    where workspace_id = ${ctx.workspace.id}::uuid and segment = ${segment} and channel = ${channel} and offer_kind = ${offer}
      and feedback_at is not null
    on conflict (workspace_id, segment, channel, offer) do update set
      successes = excluded.successes, failures = excluded.failures, success_weight = excluded.success_weight,
      failure_weight = excluded.failure_weight, updated_at = excluded.updated_at`);
}

/** The statement that keeps what somebody said of a recommendation; said again, it replaces what was said. */
export function keepFeedback(ctx: UserCtx, id: string, { rating, comment, outcome }: Feedback) {
  const { success, orders } = readOutcome({ rating, outcome });
  const learned = JSON.stringify({ success, ...(orders !== undefined && { orders }) });
  return ctx.db
    .update(recommendations)
    .set({
      ...{ rating, comment: comment ?? null, outcome: outcome ?? null, feedbackAt: ctx.now() },
      details: sql`(${recommendations.details} - 'orders') || ${learned}::jsonb`,
    })
    .where(and(eq(recommendations.id, id), eq(recommendations.workspaceId, ctx.workspace.id)))
    .returning();
}
