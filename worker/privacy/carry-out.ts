import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { askForDueDays } from '../data-sources/reconcile/again.ts';
import { privacyRequests } from '../db/schema.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { eraseSubject, tellErased } from './erase.ts';
import { describe, peopleNamed } from './find.ts';
import { finish, type RequestRow } from './requests.ts';
import { eraseSource } from './source.ts';

/** A request that is being carried out is left alone for so long; after that its job was lost. */
const LEASE_MS = 600_000;
/** After so many tries the ledger says that it fails; it is still tried. */
const FAILING_AFTER = 5;
const AT_ONCE = 100;

/** The scheduled task: asks for every request that is due. */
export async function askForDueRequests(ctx: Ctx, at: Date): Promise<void> {
  const { id, workspaceId, state, nextAt } = privacyRequests;
  const due = await ctx.db
    .select({ id, workspaceId })
    .from(privacyRequests)
    .where(and(inArray(state, ['open', 'running', 'failed']), lte(nextAt, at)))
    .orderBy(nextAt)
    .limit(AT_ONCE);
  await enqueue(
    ctx,
    due.map((one) => ({ kind: 'privacy' as const, workspaceId: one.workspaceId, requestId: one.id })),
  );
}

/** The job: carries a request out. It may die anywhere: what it found out is in the ledger, and it goes on from there. */
export async function carryOut(ctx: Ctx, input: { workspaceId: string; requestId: string }): Promise<void> {
  const { id, workspaceId, state } = privacyRequests;
  const mine = and(eq(id, input.requestId), eq(workspaceId, input.workspaceId));
  const [request] = await ctx.db
    .update(privacyRequests)
    .set({
      state: 'running',
      attempts: sql`${privacyRequests.attempts} + 1`,
      nextAt: new Date(ctx.now().getTime() + LEASE_MS),
    })
    .where(and(mine, inArray(state, ['open', 'running', 'failed'])))
    .returning();
  if (!request) return;
  try {
    await DO[request.kind](ctx, request);
  } catch (error) {
    const failing = request.attempts >= FAILING_AFTER;
    await ctx.db
      .update(privacyRequests)
      .set({ error: 'It could not be finished yet and is tried again', ...(failing ? { state: 'failed' } : {}) })
      .where(mine);
    throw error;
  }
}

const DO: Record<RequestRow['kind'], (ctx: Ctx, request: RequestRow) => Promise<void>> = {
  export: prepareExport,
  erase: eraseThem,
  erase_source: eraseSource,
};

/** Somebody of the shop hands the data over: here it is only found out whose. */
async function prepareExport(ctx: Ctx, request: RequestRow): Promise<void> {
  const [person] = await peopleNamed(ctx.db, request.workspaceId, request.subject.keys ?? []);
  if (!person) return finish(ctx, request, {}, 'Nothing is known of this customer');
  await ctx.db
    .update(privacyRequests)
    .set({ state: 'waiting', subject: { profiles: [person] }, nextAt: null })
    .where(and(eq(privacyRequests.id, request.id), eq(privacyRequests.workspaceId, request.workspaceId)));
}

async function eraseThem(ctx: Ctx, request: RequestRow): Promise<void> {
  const { id, workspaceId } = request;
  let { subject } = request;
  if (!subject.erasedAt) {
    const { keys = [], orders = [], profiles = [] } = subject;
    const people = [...new Set([...profiles, ...(await peopleNamed(ctx.db, workspaceId, keys))])];
    const known = await describe(ctx.db, workspaceId, people, { keys, orders });
    subject = { ...known, erasedAt: ctx.now().toISOString() };
    await ctx.db
      .update(privacyRequests)
      .set({ subject })
      .where(and(eq(privacyRequests.id, id), eq(privacyRequests.workspaceId, workspaceId)));
  }
  const counts = await eraseSubject(ctx, workspaceId, subject);
  await askForDueDays(ctx, workspaceId);
  await tellErased(ctx, request, 'person.erased', 'A person was erased', counts);
  await finish(ctx, request, counts);
}
