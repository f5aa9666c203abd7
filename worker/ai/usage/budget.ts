import { and, eq, gte, type SQL, sql } from 'drizzle-orm';
import type { AiUsage } from '../../../contract/ai.ts';
import type { UserCtx } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { aiUsage, workspaces } from '../../db/schema.ts';
import { Meter, type Spent } from './meter.ts';

/** Tokens that models may use in a calendar month of UTC, by plan, where the workspace has set no number of its own. */
export const PLAN_TOKENS = { free: 200_000, growth: 2_000_000, scale: 20_000_000 } as const;

const AT_END =
  'When the budget is used up, the built-in analyst answers until the month ends: the same numbers with the same receipts, in its own words.';

/** The month of UTC that runs, and the day on which the next begins. */
function monthOf(now: Date): { first: string; next: string } {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const day = (date: number) => new Date(date).toISOString().slice(0, 10);
  return { first: day(Date.UTC(year, month, 1)), next: day(Date.UTC(year, month + 1, 1)) };
}

/** A meter for one answer, with what is left of the workspace's month. */
export async function openMeter(ctx: UserCtx): Promise<Meter> {
  const { first } = monthOf(ctx.now());
  const used = sql<string>`(
    select coalesce(sum(${aiUsage.inputTokens} + ${aiUsage.outputTokens}), 0) from ${aiUsage}
    where ${aiUsage.workspaceId} = ${workspaces.id} and ${aiUsage.day} >= ${first})`;
  const [row] = await ctx.db
    .select({ own: workspaces.aiMonthlyTokens, plan: workspaces.plan, used })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspace.id));
  return new Meter(row ? (row.own ?? PLAN_TOKENS[row.plan]) - Number(row.used) : null);
}

/** What models have taken this month, day by day, and what is left. */
export async function readUsage(ctx: UserCtx): Promise<AiUsage> {
  const { first, next } = monthOf(ctx.now());
  const [[row], rows] = await Promise.all([
    ctx.db
      .select({ own: workspaces.aiMonthlyTokens, plan: workspaces.plan })
      .from(workspaces)
      .where(eq(workspaces.id, ctx.workspace.id)),
    ctx.db
      .select()
      .from(aiUsage)
      .where(and(eq(aiUsage.workspaceId, ctx.workspace.id), gte(aiUsage.day, first)))
      .orderBy(aiUsage.day, aiUsage.provider, aiUsage.model),
  ]);
  const budget = row?.own ?? PLAN_TOKENS[row?.plan ?? 'free'];
  const used = rows.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  return {
    ...{ month: first.slice(0, 7), budget, used, left: Math.max(0, budget - used), renewsOn: next, atEnd: AT_END },
    budgetIs: row?.own == null ? 'plan' : 'own',
    days: rows.map(({ workspaceId: _, ...day }) => day),
  };
}

/** Counts what an answer took on its day, for the workspace and under the condition given, in one statement. */
export function countUsage(db: Database, given: { workspaceId: SQL | string; at: Date; spent: Spent[]; when?: SQL }) {
  const taken = given.spent.map(({ provider, model, inputTokens, outputTokens }) => ({
    ...{ provider, model, input_tokens: inputTokens, output_tokens: outputTokens },
  }));
  return db.execute(sql`
    insert into ${aiUsage} (workspace_id, day, provider, model, input_tokens, output_tokens, answers)
    select w.id, ${given.at.toISOString().slice(0, 10)}::date, s.provider, s.model, s.input_tokens, s.output_tokens, 1
    from ${workspaces} w,
      jsonb_to_recordset(${JSON.stringify(taken)}::jsonb)
        as s (provider text, model text, input_tokens bigint, output_tokens bigint)
    where w.id = (${given.workspaceId})::uuid and ${given.when ?? sql`true`}
    on conflict (workspace_id, day, provider, model) do update set
      input_tokens = ai_usage.input_tokens + excluded.input_tokens,
      output_tokens = ai_usage.output_tokens + excluded.output_tokens,
      answers = ai_usage.answers + 1`);
}
