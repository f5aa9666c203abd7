import { and, eq, lte, sql } from 'drizzle-orm';
import type { WorkflowTrigger } from '../../../contract/actions.ts';
import type { Ctx } from '../../context.ts';
import { workflows } from '../../db/schema.ts';
import type { Batch } from '../../ingest/after.ts';
import { BEHAVIOUR } from '../../ingest/event.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { readPlace, readSegments } from '../../segments/rows.ts';
import { isActive, type WorkflowRow } from './rows.ts';
import { startRun } from './start.ts';
import { nextTime } from './when.ts';
import { triggerInWords } from './words.ts';

/** What happened longer ago starts nothing any more. */
const REACH = sql.raw(`interval '1 hour'`);
const AT_ONCE = 100;
/** What an isolate knows of which workspaces wait for what; a new workflow is seen this much later, or by the schedule. */
const FRESH_MS = 5000;
const MOST_KNOWN = 1000;

interface Waiting {
  until: number;
  events: Set<string>;
  segments: Set<string>;
}
const known = new Map<string, Waiting>();

/** After a write: asks for the runs that its events begin. Imports begin nothing. */
export async function askForRunsOfEvents(ctx: Ctx, { workspaceId, events }: Batch): Promise<void> {
  const live = events.filter(({ historical, kind }) => !historical && BEHAVIOUR.has(kind));
  if (live.length === 0) return;
  const { events: names } = await waitingOf(ctx, workspaceId);
  if (live.some(({ name }) => names.has(name))) await enqueue(ctx, [{ kind: 'start-runs', workspaceId }]);
}

/** After somebody came into a segment or left it. */
export async function askForRunsOfSegments(ctx: Ctx, workspaceId: string, segments: string[]): Promise<void> {
  if (segments.length === 0) return;
  const waiting = await waitingOf(ctx, workspaceId);
  if (segments.some((id) => waiting.segments.has(id))) await enqueue(ctx, [{ kind: 'start-runs', workspaceId }]);
}

async function waitingOf(ctx: Ctx, workspaceId: string): Promise<Waiting> {
  const now = ctx.now().getTime();
  const found = known.get(workspaceId);
  if (found && found.until > now) return found;
  const rows = await activeOnes(ctx, workspaceId);
  if (known.size >= MOST_KNOWN) known.clear();
  const waiting: Waiting = { until: now + FRESH_MS, events: new Set(), segments: new Set() };
  for (const { trigger } of rows) {
    if (trigger.on === 'event') waiting.events.add(trigger.event);
    if (trigger.on === 'segment') waiting.segments.add(trigger.segmentId);
  }
  known.set(workspaceId, waiting);
  return waiting;
}

async function activeOnes(ctx: Ctx, workspaceId: string): Promise<WorkflowRow[]> {
  const rows = await ctx.db
    .select()
    .from(workflows)
    .where(and(eq(workflows.workspaceId, workspaceId), eq(workflows.status, 'active')))
    .limit(200);
  return rows.filter(isActive);
}

/**
 * Begins what was caused and has not begun, from what is stored: whichever way the word of it came, or did not. A
 * workflow's own doings are no events, and what it changes of segments by tasks, tags or e-mails is nothing, so that none
 * can begin itself.
 */
export async function startRuns(ctx: Ctx, { workspaceId }: { workspaceId: string }): Promise<void> {
  const segments = await readSegments(ctx.db, workspaceId);
  for (const workflow of await activeOnes(ctx, workspaceId)) {
    const causes = await causesOf(ctx, workflow);
    for (const { key, person_id: personId, at } of causes) {
      const text = `${triggerInWords(workflow.trigger, segments.nameOf)}, ${new Date(at).toISOString()}`;
      await startRun(ctx, workflow, { key, personId, text });
    }
    if (causes.length === AT_ONCE) await enqueue(ctx, [{ kind: 'start-runs', workspaceId }]);
  }
}

type CauseRow = { key: string; person_id: string | null; at: string };

async function causesOf(ctx: Ctx, workflow: WorkflowRow): Promise<CauseRow[]> {
  const { trigger, workspaceId, id, updatedAt } = workflow;
  // Only what came after it was approved.
  const since = sql`greatest(${updatedAt.toISOString()}::timestamptz, now() - ${REACH})`;
  const isNew = (key: ReturnType<typeof sql>) =>
    sql`not exists (select from workflow_runs r where r.workflow_id = ${id}::uuid and r.cause_key = ${key})`;
  if (trigger.on === 'event') {
    const key = sql`'event:' || e.message_id`;
    const { rows } = await ctx.db.execute<CauseRow>(sql`
      select ${key} as key, e.profile_id as person_id, e.occurred_at as at from events e
      where e.workspace_id = ${workspaceId}::uuid and e.name = ${trigger.event} and not e.historical
        and e.occurred_at > now() - ${REACH} and e.received_at >= ${since} and ${isNew(key)}
      order by e.occurred_at limit ${AT_ONCE}`);
    return rows;
  }
  if (trigger.on === 'segment') {
    const segments = await readSegments(ctx.db, workspaceId);
    const row = segments.find(trigger.segmentId);
    if (!row) return [];
    const key = sql`'segment:' || c.id`;
    // An import that brings somebody in begins nothing: only what they did just now, or time.
    const { rows } = await ctx.db.execute<CauseRow>(sql`
      select ${key} as key, c.profile_id as person_id, c.at from segment_changes c
      where c.segment_id = ${row.id}::uuid and c.change = ${trigger.change} and c.at >= ${since} and (
        c.cause = 'time' or (c.cause = 'event' and exists (
          select from events e where e.profile_id = c.profile_id and not e.historical
            and e.received_at between c.at - interval '15 minutes' and c.at + interval '1 minute')))
        and ${isNew(key)}
      order by c.at limit ${AT_ONCE}`);
    return rows;
  }
  return [];
}

/** By the clock: begins what is due, and asks for the runs that no word came of. */
export async function keepWorkflows(ctx: Ctx, at: Date): Promise<void> {
  const due = await ctx.db
    .select()
    .from(workflows)
    .where(and(eq(workflows.status, 'active'), lte(workflows.nextAt, at)))
    .limit(AT_ONCE);
  for (const workflow of due) await beginDue(ctx, workflow, at);
  const { rows } = await ctx.db.execute<{ workspaceId: string }>(sql`
    select distinct workspace_id as "workspaceId" from workflows
    where status = 'active' and trigger->>'on' in ('event', 'segment') limit 500`);
  await enqueue(
    ctx,
    rows.map(({ workspaceId }) => ({ kind: 'start-runs' as const, workspaceId })),
  );
}

async function beginDue(ctx: Ctx, workflow: WorkflowRow, at: Date): Promise<void> {
  const { trigger, nextAt } = workflow;
  const place = await readPlace(ctx, workflow.workspaceId);
  if (trigger.on !== 'time' || !nextAt || !place) return;
  if (isActive(workflow)) {
    await startRun(ctx, workflow, { key: `time:${nextAt.toISOString()}`, text: `It was time: ${timeOf(trigger)}` });
  }
  await ctx.db
    .update(workflows)
    .set({ nextAt: nextTime(trigger, place.timezone, at) })
    .where(and(eq(workflows.id, workflow.id), eq(workflows.nextAt, nextAt)));
}

const timeOf = (trigger: WorkflowTrigger) => triggerInWords(trigger, (id) => id).toLowerCase();
