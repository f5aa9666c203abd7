import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Workflow, WorkflowInput, WorkflowPatch, WorkflowRun } from '../../../contract/actions.ts';
import { may, requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { workflowRuns, workflows } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { readSegments, type Segments } from '../../segments/rows.ts';
import { followSegment } from '../../segments/segments.ts';
import { callerOf } from '../actor.ts';
import { recordAudit } from '../audit.ts';
import { isActive, ownWorkflow, type RunStep, requireWorkflow, type WorkflowRow } from './rows.ts';
import { checkSteps, rightsOf, workflowHash } from './steps.ts';
import { nextTime } from './when.ts';
import { workflowInWords } from './words.ts';

const MOST_WORKFLOWS = 100;

/** The workspace's workflows, newest first. */
export async function listWorkflows(ctx: UserCtx): Promise<Workflow[]> {
  const [segments, rows] = await Promise.all([
    readSegments(ctx.db, ctx.workspace.id),
    ctx.db
      .select()
      .from(workflows)
      .where(eq(workflows.workspaceId, ctx.workspace.id))
      .orderBy(desc(workflows.createdAt), desc(workflows.id))
      .limit(MOST_WORKFLOWS),
  ]);
  return rows.map((row) => shown(row, segments));
}

export async function getWorkflow(ctx: UserCtx, id: string): Promise<Workflow> {
  const [segments, row] = await Promise.all([readSegments(ctx.db, ctx.workspace.id), requireWorkflow(ctx, id)]);
  return shown(row, segments);
}

/** Saves a workflow as a draft: it runs by itself once somebody has approved exactly this. */
export async function createWorkflow(ctx: UserCtx, input: WorkflowInput): Promise<Workflow> {
  requireRight(ctx, 'draft');
  const segments = await check(ctx, input);
  const by = callerOf(ctx);
  const now = ctx.now();
  const row = {
    ...{ id: newId(), workspaceId: ctx.workspace.id, name: input.name, trigger: input.trigger, steps: input.steps },
    ...{ hash: await workflowHash(input), status: 'draft' as const, createdBy: by, createdAt: now, updatedAt: now },
  };
  await ctx.db.batch([
    ctx.db.insert(workflows).values(row),
    told(ctx, row, 'created', { after: { ...input, hash: row.hash } }),
  ]);
  return shown(await requireWorkflow(ctx, row.id), segments);
}

/** Changes a workflow. Another hash than the approved one makes it a draft again. */
export async function changeWorkflow(
  ctx: UserCtx,
  id: string,
  { name, trigger, steps }: z.infer<typeof WorkflowPatch>,
): Promise<Workflow> {
  requireRight(ctx, 'draft');
  const old = await requireWorkflow(ctx, id);
  const input = { name: name ?? old.name, trigger: trigger ?? old.trigger, steps: steps ?? old.steps };
  const segments = await check(ctx, input);
  const hash = await workflowHash(input);
  const void_ =
    hash === old.hash ? {} : { status: 'draft' as const, approvedBy: null, approvedHash: null, nextAt: null };
  await ctx.db.batch([
    ctx.db
      .update(workflows)
      .set({ ...input, hash, ...void_, updatedAt: ctx.now() })
      .where(ownWorkflow(ctx, id)),
    told(ctx, old, 'changed', { before: { hash: old.hash }, after: { ...input, hash } }),
  ]);
  return shown(await requireWorkflow(ctx, id), segments);
}

/** Lets a workflow run by itself: of exactly this hash, by a person who may do everything that it does. */
export async function approveWorkflow(ctx: UserCtx, id: string, hash: string): Promise<Workflow> {
  const row = await requireWorkflow(ctx, id);
  const lacking = rightsOf(row.steps).filter((right) => ctx.apiKey || !may(ctx, right));
  if (lacking.length > 0)
    fail('forbidden', 'Only a person who may do everything that this workflow does may approve it');
  if (row.hash !== hash) fail('conflict', 'This workflow was changed after you saw it: look at it again');
  const now = ctx.now();
  const nextAt = row.trigger.on === 'time' ? nextTime(row.trigger, ctx.workspace.timezone, now) : null;
  const [changed] = await ctx.db.batch([
    ctx.db
      .update(workflows)
      .set({ status: 'active', approvedBy: callerOf(ctx), approvedHash: hash, nextAt, updatedAt: now })
      .where(and(ownWorkflow(ctx, id), eq(workflows.hash, hash)))
      .returning({ id: workflows.id }),
    told(ctx, row, 'approved', { after: { hash } }),
  ]);
  if (changed.length === 0) fail('conflict', 'This workflow was changed after you saw it: look at it again');
  return getWorkflow(ctx, id);
}

/** No run begins, and none that waits goes on, until it is approved again. */
export async function pauseWorkflow(ctx: UserCtx, id: string): Promise<Workflow> {
  requireRight(ctx, 'draft');
  const row = await requireWorkflow(ctx, id);
  await ctx.db.batch([
    ctx.db
      .update(workflows)
      .set({ status: 'paused', nextAt: null, updatedAt: ctx.now() })
      .where(and(ownWorkflow(ctx, id), eq(workflows.status, 'active'))),
    told(ctx, row, 'paused', {}),
  ]);
  return getWorkflow(ctx, id);
}

export async function deleteWorkflow(ctx: UserCtx, id: string): Promise<void> {
  requireRight(ctx, 'draft');
  const row = await requireWorkflow(ctx, id);
  const { name, trigger, steps, hash } = row;
  await ctx.db.batch([
    ctx.db.delete(workflows).where(ownWorkflow(ctx, id)),
    told(ctx, row, 'deleted', { before: { name, trigger, steps, hash } }),
  ]);
}

/** The runs of a workflow, latest first. */
export async function listRuns(
  ctx: UserCtx,
  { id, limit, cursor }: { id: string; limit: number; cursor?: string | undefined },
): Promise<{ data: WorkflowRun[]; nextCursor: string | null }> {
  await requireWorkflow(ctx, id);
  const rows = await ctx.db
    .select()
    .from(workflowRuns)
    .where(
      and(
        eq(workflowRuns.workspaceId, ctx.workspace.id),
        eq(workflowRuns.workflowId, id),
        before(cursor, workflowRuns.startedAt, workflowRuns.id),
      ),
    )
    .orderBy(desc(workflowRuns.startedAt), desc(workflowRuns.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.startedAt, id: row.id }));
  return {
    data: data.map((row) => ({
      ...{ id: row.id, workflowId: row.workflowId, status: row.status, cause: row.cause },
      steps: (row.steps as RunStep[]).map(({ n, text, status, result, at }) => ({ n, text, status, result, at })),
      startedAt: row.startedAt.toISOString(),
      endedAt: row.endedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}

async function check(ctx: UserCtx, input: WorkflowInput): Promise<Segments> {
  checkSteps(input);
  const segments = await readSegments(ctx.db, ctx.workspace.id);
  if (input.trigger.on === 'segment') {
    const { segmentId } = input.trigger;
    const message = 'There is no such segment';
    if (!segments.ruleOf(segmentId)) fail('invalid', message, { fields: [{ path: 'trigger.segmentId', message }] });
    // A built-in begins to tell who comes and goes with the first workflow that waits for it.
    if (!segments.find(segmentId)?.definition) await followSegment(ctx, segmentId);
  }
  return segments;
}

function told(
  ctx: UserCtx,
  { id, name }: { id: string; name: string },
  done: string,
  more: { before?: unknown; after?: unknown },
) {
  const by = callerOf(ctx);
  return recordAudit(ctx, {
    ...{ actor: by, surface: ctx.apiKey ? 'api' : 'web', what: `workflow.${done}` },
    text: `${by.name} ${done} the workflow “${name}”`,
    subject: { kind: 'workflow', id },
    ...more,
  });
}

function shown(row: WorkflowRow, segments: Segments): Workflow {
  const { id, name, trigger, steps, hash } = row;
  return {
    ...{ id, name, trigger, steps, hash },
    words: workflowInWords(row, segments.nameOf),
    // An approval of something else is none.
    status: row.status === 'active' && !isActive(row) ? 'draft' : row.status,
    approvedBy: row.approvedBy,
    lastRunAt: row.lastRunAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
