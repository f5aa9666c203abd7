import { and, desc, eq, sql } from 'drizzle-orm';
import type { ActionInput, ActionKind, ActionPlan } from '../../contract/actions.ts';
import { may, requireRight } from '../auth/rights.ts';
import type { UserCtx } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { actionPlans, auditLog } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { byCaller, callerOf } from './actor.ts';
import { applyPlan } from './apply.ts';
import { recordAudit } from './audit.ts';
import { approvalReason, mayLetGo, type Origin } from './gate.ts';
import { canonical, changedParts, hashOfPlan } from './hash.ts';
import type { Kind, Planned, PlanOf, PlanRow } from './kinds/kind.ts';
import { KINDS } from './kinds/list.ts';
import { readRequest } from './request.ts';
import { ownPlan, requirePlan, whileStill } from './rows.ts';
import { oldestText, SHOWN_COLUMNS, showPlan, validUntil } from './shown.ts';
import { findEarlier, findWaiting, letGoOld, ONE_WAITING } from './waiting.ts';
import { planWords, refuse, wordsOfPlan } from './words/languages.ts';
import type { PlanWords } from './words/words.ts';
import { authorityOf } from './workflows/authority.ts';

interface Request {
  kind: ActionKind;
  input: Record<string, unknown>;
}

/**
 * The way in for everything that changes something, from every surface: checks what is asked, works out what would be
 * different, and keeps it as a plan. Nothing is done, unless nobody has to approve it and `applyNow` asks for it. The
 * same `requestKey` again is the same plan, and so is what the same one asked for already and still waits. 400 for a faulty input, 403 without the right to prepare it.
 */
export async function proposeAction(ctx: UserCtx, request: Request, origin: Origin): Promise<ActionPlan> {
  requireRight(ctx, 'draft');
  const { kind, input } = readRequest(request);
  const earlier = await findEarlier(ctx, origin.requestKey);
  if (earlier) return goOn(ctx, sameAction(earlier, kind, input), origin);

  const authority = origin.surface === 'workflow' ? await authorityOf(ctx, origin, { kind, input }) : undefined;
  const words = planWords(origin.language);
  const planned = await plan(ctx, { kind, input }, words);
  const reason = authority ? null : approvalReason(origin, { kind, ...planned });
  const atOnce = authority?.approvedBy ?? (reason === null && origin.applyNow ? origin.actor : null);
  const now = ctx.now();
  const row = {
    ...(await asRow(kind, input, planned)),
    ...{ id: newId(), workspaceId: ctx.workspace.id, kind, approvalReason: reason },
    ...{ surface: origin.surface, requestedBy: origin.actor },
    ...{ conversationId: origin.conversationId ?? null, requestKey: origin.requestKey ?? null },
    ...{ createdAt: now, updatedAt: now },
  };
  const approval = atOnce
    ? { status: 'approved' as const, approvedBy: atOnce, approvedHash: row.hash, approvedAt: now }
    : { status: 'proposed' as const };
  const waits = !atOnce && origin.surface !== 'workflow';
  const waiting = waits ? await findWaiting(ctx, row) : undefined;
  if (waiting) return showPlan(ctx, await saidAnew(ctx, waiting, row));
  try {
    const [, [stored]] = await ctx.db.batch([
      letGoOld(ctx, row, waits),
      ctx.db
        .insert(actionPlans)
        .values({ ...row, ...approval })
        .returning(),
      recordAudit(ctx, {
        ...{ actor: origin.actor, surface: origin.surface, what: 'action.proposed' },
        text: words.log.asked(planned.title),
        subject: { kind: 'action', id: row.id },
        after: { kind, input, hash: row.hash },
      }),
    ]);
    return goOn(ctx, stored as PlanRow, origin);
  } catch (error) {
    const other = isUniqueViolation(error, 'action_plans_request') && (await findEarlier(ctx, origin.requestKey));
    if (other) return goOn(ctx, sameAction(other, kind, input), origin);
    // Whoever asked at the same instant was first: theirs is found now.
    if (isUniqueViolation(error, ONE_WAITING)) return proposeAction(ctx, request, origin);
    throw error;
  }
}

/**
 * Lets a plan be done: of exactly this hash, by a person with the right. 409 says what was changed since it was shown.
 * However often and from wherever it comes, the plan is applied once.
 */
export async function approvePlan(ctx: UserCtx, id: string, hash: string): Promise<ActionPlan> {
  const row = await requirePlan(ctx, id);
  const words = wordsOfPlan(row);
  const say = words.cannot;
  if (!mayLetGo(ctx, row)) {
    refuse('forbidden', ctx.apiKey ? say.keyApproves : say.roleApproves(ctx.user.role), words);
  }
  if (row.hash !== hash) return refuse('conflict', await whatChanged(ctx, row, hash), words);
  if (row.status !== 'proposed') return settled(ctx, row);
  await (KINDS[row.kind] as Kind<ActionKind>).approvable?.(ctx, row as PlanOf<ActionKind>, words);
  const now = ctx.now();
  if (now > validUntil(row)) {
    await ctx.db
      .update(actionPlans)
      .set({ status: 'void', failure: say.wasTooOld(oldestText(words)), updatedAt: now })
      .where(and(ownPlan(ctx, id), eq(actionPlans.status, 'proposed')));
    return refuse('conflict', say.tooOld(oldestText(words)), words);
  }
  const by = callerOf(ctx);
  const first = await whileStill(
    ctx,
    row,
    ['proposed'],
    [
      ctx.db
        .update(actionPlans)
        .set({ status: 'approved', approvedBy: by, approvedHash: hash, approvedAt: now, updatedAt: now })
        .where(ownPlan(ctx, id)),
      recordAudit(ctx, {
        ...{ ...byCaller(ctx), what: 'action.approved', text: words.log.approved(row.title) },
        subject: { kind: 'action', id },
        after: { hash },
      }),
    ],
  );
  return first ? showPlan(ctx, await applyPlan(ctx, id)) : approvePlan(ctx, id, hash);
}

/** Says no. 409 where it is done already. */
export async function rejectPlan(ctx: UserCtx, id: string): Promise<ActionPlan> {
  const row = await requirePlan(ctx, id);
  const words = wordsOfPlan(row);
  if (ctx.apiKey || !may(ctx, 'draft')) refuse('forbidden', words.cannot.rejectRight, words);
  if (row.status === 'rejected') return showPlan(ctx, row);
  const done = await whileStill(
    ctx,
    row,
    ['proposed', 'approved'],
    [
      ctx.db.update(actionPlans).set({ status: 'rejected', updatedAt: ctx.now() }).where(ownPlan(ctx, id)),
      recordAudit(ctx, {
        ...{ ...byCaller(ctx), what: 'action.rejected', text: words.log.rejected(row.title) },
        subject: { kind: 'action', id },
      }),
    ],
  );
  const now = await requirePlan(ctx, id);
  return done ? showPlan(ctx, now) : refuse('conflict', words.cannot.reject(now.status), words);
}

/** Changes what is to be done: a new hash, and an approval that was given is void. 409 once it is being done. */
export async function changePlan(ctx: UserCtx, id: string, given: Record<string, unknown>): Promise<ActionPlan> {
  requireRight(ctx, 'draft');
  const row = await requirePlan(ctx, id);
  const { kind, input } = readRequest({ kind: row.kind, input: given });
  const words = wordsOfPlan(row);
  const planned = await plan(ctx, { kind, input }, words);
  const by = callerOf(ctx);
  // Whatever made it wait before makes it wait still.
  const reason =
    row.approvalReason ?? approvalReason({ surface: 'api', actor: by, language: words.language }, { kind, ...planned });
  const fields = await asRow(kind, input, planned);
  const done = await whileStill(
    ctx,
    row,
    ['proposed', 'approved'],
    [
      ctx.db
        .update(actionPlans)
        .set({
          ...{ ...fields, approvalReason: reason, status: 'proposed', updatedAt: ctx.now() },
          ...{ approvedBy: null, approvedHash: null, approvedAt: null },
        })
        .where(ownPlan(ctx, id)),
      recordAudit(ctx, {
        ...{ ...byCaller(ctx), what: 'action.changed', text: words.log.changed(row.title) },
        subject: { kind: 'action', id },
        before: { input: row.input, hash: row.hash, approved: row.status === 'approved' },
        after: { input, hash: fields.hash },
      }),
    ],
  ).catch((error) => {
    if (isUniqueViolation(error, ONE_WAITING)) refuse('conflict', words.cannot.askedAlready, words);
    throw error;
  });
  const now = await requirePlan(ctx, id);
  return done ? showPlan(ctx, now) : refuse('conflict', words.cannot.change(now.status), words);
}

export async function getPlan(ctx: UserCtx, id: string): Promise<ActionPlan> {
  const [row] = await ctx.db.select(SHOWN_COLUMNS).from(actionPlans).where(ownPlan(ctx, id));
  return row ? showPlan(ctx, row) : fail('not_found', 'There is no such action');
}

/** Everything that was asked for, latest first. */
export async function listPlans(
  ctx: UserCtx,
  { status, limit, cursor }: { status?: PlanRow['status'] | undefined; limit: number; cursor?: string | undefined },
): Promise<{ data: ActionPlan[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select(SHOWN_COLUMNS)
    .from(actionPlans)
    .where(
      and(
        eq(actionPlans.workspaceId, ctx.workspace.id),
        status && eq(actionPlans.status, status),
        before(cursor, actionPlans.createdAt, actionPlans.id),
      ),
    )
    .orderBy(desc(actionPlans.createdAt), desc(actionPlans.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
  return { data: data.map((row) => showPlan(ctx, row)), nextCursor };
}

async function plan(ctx: UserCtx, { kind, input }: Request, words: PlanWords): Promise<Planned> {
  const planned = await (KINDS[kind] as Kind<ActionKind>).plan(ctx, input as ActionInput, words);
  const { language } = words;
  return language === 'en' ? planned : { ...planned, difference: { ...planned.difference, language } };
}

/** What waits and is asked for in another language speaks that one from then on: it is the same action, by its hash. */
async function saidAnew(ctx: UserCtx, waiting: PlanRow, now: Pick<PlanRow, 'title' | 'difference' | 'approvalReason'>) {
  if (waiting.difference.language === now.difference.language) return waiting;
  const { title, difference } = now;
  const approvalReason = waiting.approvalReason === null ? null : now.approvalReason;
  await ctx.db
    .update(actionPlans)
    .set({ title, difference, approvalReason })
    .where(and(ownPlan(ctx, waiting.id), eq(actionPlans.status, 'proposed'), eq(actionPlans.hash, waiting.hash)));
  return { ...waiting, title, difference, approvalReason };
}

async function asRow(kind: ActionKind, input: Record<string, unknown>, planned: Planned) {
  const { title, difference, basis = null, applyAt = null } = planned;
  const audience = planned.audience ? [...planned.audience].sort() : null;
  return { title, input, difference, audience, applyAt, hash: await hashOfPlan({ kind, input, audience, basis }) };
}

function sameAction(row: PlanRow, kind: ActionKind, input: unknown): PlanRow {
  // A plan that somebody changed since is still the one that was asked for.
  const isSame = row.kind === kind && (row.updatedAt > row.createdAt || canonical(row.input) === canonical(input));
  const words = wordsOfPlan(row);
  return isSame ? row : refuse('conflict', words.cannot.otherRequest, words);
}

/** A plan that is approved is applied, also where the one who began died on the way. */
async function goOn(ctx: UserCtx, row: PlanRow, { applyNow, surface }: Origin): Promise<ActionPlan> {
  const wanted = (applyNow || surface === 'workflow') && (row.status === 'approved' || row.status === 'applying');
  return showPlan(ctx, wanted ? await applyPlan(ctx, row.id) : row);
}

/** What an approval answers that comes again, or too late. */
async function settled(ctx: UserCtx, row: PlanRow): Promise<ActionPlan> {
  if (row.status === 'approved' || row.status === 'applying') return showPlan(ctx, await applyPlan(ctx, row.id));
  if (row.approvedHash === row.hash) return showPlan(ctx, row);
  const words = wordsOfPlan(row);
  return refuse('conflict', words.cannot.approve(row.status), words);
}

/** What is different between the plan somebody saw and the plan as it is. */
async function whatChanged(ctx: UserCtx, row: PlanRow, hash: string): Promise<string> {
  const [entry] = await ctx.db
    .select({ before: auditLog.before })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.workspaceId, ctx.workspace.id),
        eq(auditLog.subjectKind, 'action'),
        eq(auditLog.subjectId, row.id),
        eq(auditLog.what, 'action.changed'),
        sql`${auditLog.before}->>'hash' = ${hash}`,
      ),
    )
    .limit(1);
  const say = wordsOfPlan(row).cannot;
  if (!entry) return say.notAsItIs;
  const seen = (entry.before as { input: Record<string, unknown> }).input;
  return say.changedSince(changedParts(seen, row.input));
}
