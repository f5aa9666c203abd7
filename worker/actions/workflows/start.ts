import { and, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { workflowRuns, workflows } from '../../db/schema.ts';
import { loggable } from '../../http/log.ts';
import { readSegments } from '../../segments/rows.ts';
import type { RunStep, WorkflowRow } from './rows.ts';
import { stepInWords } from './words.ts';

/** What makes a run begin, and the key under which it begins once. */
export interface Cause {
  key: string;
  /** In words. */
  text: string;
  personId?: string | null | undefined;
}

/** A workflow begins so often in 24 hours; what comes on top is left out. */
export const MOST_RUNS_A_DAY = 1000;
const DAY_MS = 86_400_000;
/** So long after it should have gone on, a run is looked at. */
const UNHEARD_MS = 60_000;

/** Begins a run for a cause, once; the id of the run, also where it had begun. Undefined where the day's runs are used up. */
export async function startRun(ctx: Ctx, workflow: WorkflowRow, cause: Cause): Promise<string | undefined> {
  const now = ctx.now();
  const { id: workflowId, workspaceId } = workflow;
  const segments = await readSegments(ctx.db, workspaceId);
  const steps = workflow.steps.map(
    (step, n): RunStep => ({
      ...{ n, step, text: stepInWords(step, segments.nameOf) },
      ...{ status: 'waiting', result: null, at: null },
    }),
  );
  const since = new Date(now.getTime() - DAY_MS).toISOString();
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    insert into workflow_runs (id, workspace_id, workflow_id, cause_key, cause, steps, person_id, status, started_at)
    select ${newId()}::uuid, ${workspaceId}::uuid, ${workflowId}::uuid, ${cause.key}, ${cause.text},
      ${JSON.stringify(steps)}::jsonb, ${cause.personId ?? null}::uuid, 'running', ${now.toISOString()}::timestamptz
    where (select count(*) from workflow_runs
      where workspace_id = ${workspaceId}::uuid and workflow_id = ${workflowId}::uuid
        and started_at > ${since}::timestamptz) < ${MOST_RUNS_A_DAY}
    on conflict (workflow_id, cause_key) do nothing returning id`);
  const [begun] = rows;
  if (!begun) {
    const [earlier] = await ctx.db
      .select({ id: workflowRuns.id })
      .from(workflowRuns)
      .where(and(eq(workflowRuns.workflowId, workflowId), eq(workflowRuns.causeKey, cause.key)));
    return earlier?.id;
  }
  await ctx.db.update(workflows).set({ lastRunAt: now }).where(eq(workflows.id, workflowId));
  await hand(ctx, { workspaceId, runId: begun.id });
  return begun.id;
}

/** What the engine is given: ids, never the data itself. */
export interface RunParams {
  workspaceId: string;
  runId: string;
}

/** Gives a run to the durable engine, under its own id: a second time is refused there. */
async function hand(ctx: Ctx, params: RunParams): Promise<void> {
  try {
    await ctx.env.WORKFLOWS.create({ id: params.runId, params });
  } catch (error) {
    ctx.log.warn('a run was not taken by the engine', { run: params.runId, reason: loggable(error).message });
  }
}

/**
 * Hands over again what the engine has not begun, wakes what it should have gone on with (an engine on a developer's
 * machine sleeps on after a restart, until it is spoken to), and ends what it gave up.
 */
export async function keepRuns(ctx: Ctx, at: Date): Promise<void> {
  const unheard = new Date(at.getTime() - UNHEARD_MS).toISOString();
  const { rows } = await ctx.db.execute<{ id: string; workspace_id: string }>(sql`
    select id, workspace_id from (
      select id, workspace_id, coalesce((
        select max((s->>'at')::timestamptz + case when s->>'status' = 'running'
          then coalesce((s->'step'->>'minutes')::float8, 0) * interval '1 minute' else interval '0' end)
        from jsonb_array_elements(steps) s where s->>'at' is not null), started_at) as heard
      from workflow_runs where status = 'running'
    ) r where heard < ${unheard}::timestamptz order by heard limit 100`);
  for (const { id: runId, workspace_id: workspaceId } of rows) {
    const instance = await ctx.env.WORKFLOWS.get(runId).catch(() => undefined);
    const status = instance && (await instance.status()).status;
    if (!instance || status === 'unknown') await hand(ctx, { workspaceId, runId });
    else if (status === 'errored' || status === 'terminated') await endRun(ctx, runId, 'failed');
    else if (status === 'complete') await endRun(ctx, runId, 'done');
    else await instance.sendEvent({ type: 'wake', payload: {} });
  }
}

export async function endRun(ctx: Ctx, runId: string, status: 'done' | 'failed' | 'stopped'): Promise<void> {
  await ctx.db
    .update(workflowRuns)
    .set({ status, endedAt: ctx.now() })
    .where(and(eq(workflowRuns.id, runId), eq(workflowRuns.status, 'running')));
}
