import { sql } from 'drizzle-orm';
import { type Step, TOOL_INPUTS, type ToolName } from '../../contract/analyst.ts';
import { type LivePin, MOST_PINS, type Pin, type PinInput, type PinPatch, StepJson } from '../../contract/learning.ts';
import { TOOLS } from '../ai/tools/list.ts';
import { runStep } from '../ai/tools/run.ts';
import { queryCache } from '../cache/query-cache.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { fail } from '../errors.ts';
import { loggable } from '../http/log.ts';
import { asksForSegments } from '../metrics/run.ts';

type Row = { id: string; title: string; step: unknown; position: number; created_at: string };

/** A pin answers again and again: what plans, or costs a model's work, is not pinned. */
const NOT_PINNED: ReadonlySet<ToolName> = new Set(['propose_action', 'recommend_campaigns']);

/** What follows from the data and the settings alone, as most metrics do: a copy has the version of both in its key. */
const OF_DATA: ReadonlySet<ToolName> = new Set(['explain_change', 'read_funnel', 'read_retention']);

/** The pinned answers in their order, each worked out anew over the data as it is now; one that fails says so alone. */
export async function livePins(ctx: UserCtx, signal: AbortSignal): Promise<LivePin[]> {
  const pins = await readPins(ctx);
  return Promise.all(pins.map((pin) => live(ctx, pin, signal)));
}

/** Keeps a step. Pinned twice it is the same pin. 400 for a step that cannot be pinned, 409 where twelve are. */
export async function addPin(ctx: UserCtx, { title, step }: PinInput): Promise<Pin> {
  const checked = JSON.stringify(checkStep(step));
  const [id, workspaceId, now] = [newId(), ctx.workspace.id, ctx.now().toISOString()];
  // One after another in a workspace: two at once neither pass the limit nor pin the same twice.
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pins ${workspaceId}`}, 0))`),
    ctx.db.execute<Row>(sql`
      with mine as (select * from pins where workspace_id = ${workspaceId}),
      same as (select * from mine where step = ${checked}::jsonb order by id limit 1),
      added as (
        insert into pins (id, workspace_id, user_id, title, step, position, created_at)
        select ${id}, ${workspaceId}, ${ctx.user.id}, ${title}, ${checked}::jsonb,
          (select coalesce(max(position) + 1, 0) from mine), ${now}::timestamptz
        where not exists (select from same) and (select count(*) from mine) < ${MOST_PINS}
        returning *
      )
      select id, title, step, position, created_at from added
      union all select id, title, step, position, created_at from same`),
  ]);
  return rows[0] ? asPin(rows[0]) : fail('conflict', `At most ${MOST_PINS} answers are pinned: take one off first`);
}

/** Changes the title, or moves it to a place, counted from 0; the others move up. */
export async function changePin(ctx: UserCtx, id: string, { title, position }: PinPatch): Promise<Pin> {
  const mine = sql`workspace_id = ${ctx.workspace.id}`;
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`pins ${ctx.workspace.id}`}, 0))`),
    ctx.db.execute<Row>(sql`
      with others as (
        select id, row_number() over (order by position, id) - 1 as n from pins where ${mine} and id <> ${id}
      ),
      own as (
        select coalesce(${position ?? null}::int, (
          select count(*) from pins p where p.${mine} and (p.position, p.id) < (select position, id from pins where id = ${id} and ${mine})
        ))::int as place
      ),
      moved as (
        update pins p set position = o.n + (o.n >= (select place from own))::int from others o
        where p.id = o.id and exists (select from pins where id = ${id} and ${mine})
      )
      update pins set title = coalesce(${title ?? null}, title),
        position = least((select place from own), (select count(*) from others))
      where id = ${id} and ${mine} returning id, title, step, position, created_at`),
  ]);
  return rows[0] ? asPin(rows[0]) : fail('not_found');
}

export async function removePin(ctx: UserCtx, id: string): Promise<void> {
  const { rows } = await ctx.db.execute(
    sql`delete from pins where id = ${id} and workspace_id = ${ctx.workspace.id} returning id`,
  );
  if (rows.length === 0) fail('not_found');
}

async function readPins(ctx: UserCtx): Promise<Pin[]> {
  const { rows } = await ctx.db.execute<Row>(sql`
    select id, title, step, position, created_at from pins where workspace_id = ${ctx.workspace.id}
    order by position, id limit ${MOST_PINS}`);
  return rows.map(asPin);
}

async function live(ctx: UserCtx, pin: Pin, signal: AbortSignal): Promise<LivePin> {
  const { timezone, weekStart } = ctx.workspace;
  const tools = {
    ...{ ctx, calendar: { now: ctx.now(), timezone, weekStart }, turnId: pin.id, conversationId: null },
    ...{ surface: 'web' as const, readStrangers: false, question: pin.title, language: 'en' as const, signal },
  };
  // What a key may see is part of the question.
  const asked = { name: 'pin', input: { step: pin.step, scopes: ctx.apiKey?.scopes ?? null } };
  try {
    const step = checkStep(pin.step);
    const answer = async () => {
      const { text, cards, receipts, found } = await runStep(tools, step);
      return { text, cards, receipts, at: ctx.now().toISOString(), failed: found || cards.length > 0 ? null : text };
    };
    const found = isKept(step) ? await queryCache.through(ctx, asked, answer) : await answer();
    return { ...pin, ...found };
  } catch (error) {
    ctx.log.warn('a pin cannot be answered', { error: loggable(error).message });
    const failed = 'This cannot be answered at the moment.';
    return { ...pin, text: '', cards: [], receipts: [], at: ctx.now().toISOString(), failed };
  }
}

/** Who is in a segment changes by time alone, and notes, predictions and campaigns by hand: such answers are made anew. */
function isKept(step: Step): boolean {
  return step.tool === 'query_metric' ? !asksForSegments(step.input) : OF_DATA.has(step.tool);
}

/** The step with its input as the tool takes it, or 400 with what does not fit. */
function checkStep({ tool, input }: StepJson): Step {
  if (NOT_PINNED.has(tool) || !TOOLS[tool].readOnly) {
    const message = 'Only answers that change nothing can be pinned';
    return fail('invalid', message, { fields: [{ path: 'step.tool', message }] });
  }
  const read = TOOL_INPUTS[tool].safeParse(input);
  if (read.success) return { tool, input: read.data } as Step;
  const fields = read.error.issues.map(({ path, message }) => ({ path: ['step.input', ...path].join('.'), message }));
  return fail('invalid', fields[0]?.message, { fields });
}

function asPin({ id, title, step, position, created_at }: Row): Pin {
  return { id, title, step: StepJson.parse(step), position, createdAt: new Date(created_at).toISOString() };
}
