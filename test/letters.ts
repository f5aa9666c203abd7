import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, vi } from 'vitest';
import { startEmail as start, type startEmail } from '../dev/providers/email.ts';
import type { Failure } from '../dev/providers/stand-in.ts';
import { callerOf } from '../worker/actions/actor.ts';
import { writePage } from '../worker/actions/email/pages.ts';
import { sendEmails } from '../worker/actions/email/send.ts';
import { approvePlan, proposeAction } from '../worker/actions/plans.ts';
import type { UserCtx } from '../worker/context.ts';
import { newId } from '../worker/db/id.ts';
import { emailMessages, profiles } from '../worker/db/schema.ts';
import { startTestDatabase, type TestDatabase } from './database.ts';
import { openShop } from './shop.ts';

let database: TestDatabase;
/** It only goes on, from one test to the next. */
let clock = Date.now();
export let service: Awaited<ReturnType<typeof startEmail>>;

/** A service anew, with no failures left of the one before. */
export async function renewService(): Promise<void> {
  await service.stop();
  service = await start();
}

/** Gives the tests of a file a database, an e-mail service and a clock. */
export function useLetters(): void {
  vi.setConfig({ testTimeout: 120_000 });
  beforeAll(async () => {
    [database, service] = await Promise.all([startTestDatabase(), start()]);
  }, 60_000);
  afterAll(() => Promise.all([database.stop(), service.stop()]));
  beforeEach(() => {
    // Also the clock by which a failing service is left alone for a moment.
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(clock + 60_000);
    service.taken.length = 0;
  });
  afterEach(() => {
    clock = Date.now();
    vi.useRealTimers();
  });
}

export interface Shop extends UserCtx {
  people: string[];
  /** Puts the clock on. */
  pass(ms: number): void;
}

/** A shop with people who said yes to e-mail, whose clock is the test's. */
export async function shopOf(count: number, settings: Record<string, string> = {}): Promise<Shop> {
  const ctx = await openShop(database.db, {
    settings: {
      ENCRYPTION_KEY: 'a key of this test',
      PUBLIC_URL: 'https://hub.example/',
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: service.url,
      EMAIL_FROM: 'Lantern <a@lantern.example>',
      ...settings,
    },
  });
  Object.assign(ctx.env, { JOBS: { sendBatch: async () => undefined } });
  const people = Array.from({ length: count }, newId);
  const known = { workspaceId: ctx.workspace.id, known: true, eventTypes: 3, eventCount: 3, lastSeenAt: new Date() };
  await ctx.db.insert(profiles).values(
    people.map((id, n) => ({
      ...{ ...known, id, userId: `u${n}`, email: `${id}@shop.example`, traits: { firstName: `Ada${n}` } },
      consent: { email: 'subscribed' as const },
    })),
  );
  return { ...ctx, people, now: () => new Date(), pass: (ms) => vi.setSystemTime(Date.now() + ms) };
}

export const letter = (more: object = {}) => ({
  kind: 'send_email' as const,
  input: {
    audience: { segmentId: 'engaged_users' },
    subject: 'For {{ first_name }}',
    body: 'Dear **{{ first_name }}**',
    ...more,
  },
});
export const propose = (ctx: UserCtx, request = letter()) =>
  proposeAction(ctx, request, { surface: 'web', actor: callerOf(ctx), applyNow: true });

export async function approved(ctx: UserCtx): Promise<string> {
  const plan = await propose(ctx);
  expect(plan).toMatchObject({ status: 'proposed', approvalReason: 'It sends messages.' });
  expect(service.taken.filter(({ to }) => ctx.user && to[0]?.startsWith(plan.id))).toEqual([]);
  expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({ status: 'applied' });
  return plan.id;
}
/** Approved, with the first letters written and none handed over. */
export async function begun(ctx: UserCtx): Promise<string> {
  const planId = await approved(ctx);
  await writePage(ctx, { workspaceId: ctx.workspace.id, planId });
  return planId;
}
export const send = (ctx: UserCtx, planId: string) => sendEmails(ctx, { workspaceId: ctx.workspace.id, planId });
export const rowsOf = (ctx: UserCtx, planId: string) =>
  ctx.db.select().from(emailMessages).where(eq(emailMessages.planId, planId));
export const takenBy = ({ people }: Shop) =>
  people.map((id) => service.taken.filter(({ to }) => to[0] === `${id}@shop.example`).length);
/** A service of a shop's own, at which something happens before a letter that was taken is answered: what it took. */
export async function handingOverTo(ctx: UserCtx, meanwhile: () => Promise<unknown>) {
  const own = await start(async () => void (await meanwhile()));
  onTestFinished(() => own.stop());
  Object.assign(ctx.env, { RESEND_BASE_URL: own.url });
  return own.taken;
}
export function once(work: () => Promise<unknown>): () => Promise<unknown> {
  let begun: Promise<unknown> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}
export const fail = (how: Failure['how'], times = 1) => service.fail({ path: '/emails', times, how });
