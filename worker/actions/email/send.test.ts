import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startEmail as start, type startEmail } from '../../../dev/providers/email.ts';
import type { Failure } from '../../../dev/providers/stand-in.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { emailMessages, profiles } from '../../db/schema.ts';
import { callerOf } from '../actor.ts';
import { undoPlan } from '../apply.ts';
import { approvePlan, getPlan, proposeAction } from '../plans.ts';
import { readSigned } from '../unsubscribe/link.ts';
import { unsubscribe } from '../unsubscribe/unsubscribe.ts';
import { writePage } from './pages.ts';
import { askForDueEmails, sendEmails } from './send.ts';
import { sendTest } from './test-letter.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
/** It only goes on, from one test to the next. */
let clock = Date.now();
let service: Awaited<ReturnType<typeof startEmail>>;
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

interface Shop extends UserCtx {
  people: string[];
  /** Puts the clock on. */
  pass(ms: number): void;
}

/** A shop with people who said yes to e-mail, whose clock is the test's. */
async function shopOf(count: number, settings: Record<string, string> = {}): Promise<Shop> {
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

const letter = (more: object = {}) => ({
  kind: 'send_email' as const,
  input: {
    audience: { segmentId: 'engaged_users' },
    subject: 'For {{ first_name }}',
    body: 'Dear **{{ first_name }}**',
    ...more,
  },
});
const propose = (ctx: UserCtx, request = letter()) =>
  proposeAction(ctx, request, { surface: 'web', actor: callerOf(ctx), applyNow: true });

async function approved(ctx: UserCtx): Promise<string> {
  const plan = await propose(ctx);
  expect(plan).toMatchObject({ status: 'proposed', approvalReason: 'It sends messages.' });
  expect(service.taken.filter(({ to }) => ctx.user && to[0]?.startsWith(plan.id))).toEqual([]);
  expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({ status: 'applied' });
  return plan.id;
}
/** Approved, with the first letters written and none handed over. */
async function begun(ctx: UserCtx): Promise<string> {
  const planId = await approved(ctx);
  await writePage(ctx, { workspaceId: ctx.workspace.id, planId });
  return planId;
}
const send = (ctx: UserCtx, planId: string) => sendEmails(ctx, { workspaceId: ctx.workspace.id, planId });
const rowsOf = (ctx: UserCtx, planId: string) =>
  ctx.db.select().from(emailMessages).where(eq(emailMessages.planId, planId));
const takenBy = ({ people }: Shop) =>
  people.map((id) => service.taken.filter(({ to }) => to[0] === `${id}@shop.example`).length);
/** A service of a shop's own, at which something happens before a letter that was taken is answered: what it took. */
async function handingOverTo(ctx: UserCtx, meanwhile: () => Promise<unknown>) {
  const own = await start(async () => void (await meanwhile()));
  onTestFinished(() => own.stop());
  Object.assign(ctx.env, { RESEND_BASE_URL: own.url });
  return own.taken;
}
function once(work: () => Promise<unknown>): () => Promise<unknown> {
  let begun: Promise<unknown> | undefined;
  return () => {
    begun ??= work();
    return begun;
  };
}
const fail = (how: Failure['how'], times = 1) => service.fail({ path: '/emails', times, how });

describe('sending', () => {
  test('hands each letter over once, as it was approved', async () => {
    const ctx = await shopOf(3);
    const id = await approved(ctx);
    await Promise.all([send(ctx, id), send(ctx, id), send(ctx, id)]);
    expect(takenBy(ctx)).toEqual([1, 1, 1]);
    expect(service.taken.find(({ to }) => to[0] === `${ctx.people[0]}@shop.example`)).toMatchObject({
      ...{ from: 'Lantern <a@lantern.example>', subject: 'For Ada0' },
      text: expect.stringMatching(
        /^Dear Ada0\n\n---\n\nUnsubscribe \(https:\/\/hub\.example\/unsubscribe\?t=[\w-]+\)$/,
      ),
      html: expect.stringContaining('<strong>Ada0</strong>'),
    });
    expect(await getPlan(ctx, id)).toMatchObject({ result: 'Sent to 3 people.' });
    await expect(undoPlan(ctx, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('leaves out who unsubscribed since, and adds nobody', async () => {
    const ctx = await shopOf(3);
    const plan = await propose(ctx);
    const [gone, later = ''] = ctx.people;
    await ctx.db
      .update(profiles)
      .set({ consent: {} })
      .where(eq(profiles.id, gone ?? ''));
    const [more] = (await shopOf(1)).people;
    await ctx.db
      .update(profiles)
      .set({ workspaceId: ctx.workspace.id })
      .where(eq(profiles.id, more ?? ''));
    await approvePlan(ctx, plan.id, plan.hash);
    await ctx.db
      .update(profiles)
      .set({ consent: { email: 'unsubscribed' } })
      .where(and(eq(profiles.id, later)));
    await send(ctx, plan.id);
    expect(takenBy(ctx)).toEqual([0, 0, 1]);
    expect(service.taken).toHaveLength(1);
    expect(await getPlan(ctx, plan.id)).toMatchObject({ result: 'Sent to 1 person, 2 left out.' });
  });

  test('every letter says how its reader unsubscribes with one click, and which link that is', async () => {
    const ctx = await shopOf(2);
    await send(ctx, await approved(ctx));
    const links = service.taken.map(({ headers }) => {
      expect(headers?.['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
      return headers?.['List-Unsubscribe'];
    });
    const readers = await Promise.all(
      links.map((link) =>
        readSigned(ctx.env, /^<https:\/\/hub\.example\/unsubscribe\?t=([\w-]+)>$/.exec(link ?? '')?.[1] ?? ''),
      ),
    );
    expect(readers.map((reader) => reader?.profileId).sort()).toEqual([...ctx.people].sort());
  });

  test('who unsubscribes while others are written to gets nothing that is not handed over yet', async () => {
    const ctx = await shopOf(12);
    const id = await approved(ctx);
    const own = { workspaceId: ctx.workspace.id };
    // The first few letters are on their way when everybody takes their yes back.
    const everybody = () => Promise.all(ctx.people.map((profileId) => unsubscribe(ctx, { ...own, profileId })));
    const taken = await handingOverTo(ctx, once(everybody));
    await send(ctx, id);
    expect(taken).toHaveLength(5);
    expect(await getPlan(ctx, id)).toMatchObject({ result: 'Sent to 5 people, 7 left out.' });
  });

  test('without an address of ours that a link could lead to, no letter leaves', async () => {
    const ctx = await shopOf(1, { PUBLIC_URL: '' });
    const id = await approved(ctx);
    await send({ ...ctx, origin: '' }, id);
    expect(service.taken).toEqual([]);
    expect(await rowsOf(ctx, id)).toMatchObject([{ status: 'queued', reason: expect.stringContaining('PUBLIC_URL') }]);
  });

  test('what was not handed over is held back by undoing; what was sent is told', async () => {
    const ctx = await shopOf(4);
    const id = await begun(ctx);
    const [first] = await rowsOf(ctx, id);
    await ctx.db
      .update(emailMessages)
      .set({ status: 'sent', dueAt: null })
      .where(eq(emailMessages.id, first?.id ?? ''));
    const undone = await undoPlan(ctx, id);
    expect(undone).toMatchObject({ status: 'undone', result: 'Held back for 3 people. Not undone: Sent to 1 person.' });
    await send(ctx, id);
    expect(service.taken).toEqual([]);
  });

  test('a busy service is left alone for as long as it says, and then asked again', async () => {
    const ctx = await shopOf(6);
    const id = await approved(ctx);
    fail({ status: 429, headers: { 'retry-after': '30' }, body: { name: 'rate_limit_exceeded', message: 'Slow' } }, 4);
    await send(ctx, id);
    const before = service.taken.length;
    ctx.pass(20_000);
    await send(ctx, id);
    expect(service.taken).toHaveLength(before);
    ctx.pass(30_000);
    await send(ctx, id);
    expect(takenBy(ctx)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  test('many letters are planned, written and handed over in batches, each as fast as the service takes them', async () => {
    const ctx = await shopOf(400);
    const asked: { delaySeconds: number }[] = [];
    Object.assign(ctx.env, { JOBS: { sendBatch: async (jobs: { delaySeconds: number }[]) => asked.push(...jobs) } });
    const id = await approved(ctx);
    const busy = {
      status: 429,
      headers: { 'retry-after': '2' },
      body: { name: 'rate_limit_exceeded', message: 'Slow' },
    };
    for (let batches = 0; asked.length > 0 && batches < 60; batches++) {
      if (batches % 5 === 0) fail(busy);
      const [next] = asked.splice(0);
      ctx.pass((next?.delaySeconds ?? 0) * 1000);
      await send(ctx, id);
    }
    expect(await getPlan(ctx, id)).toMatchObject({ result: 'Sent to 400 people.' });
    expect(new Set(service.taken.map(({ to }) => to[0])).size).toBe(400);
    expect(service.taken).toHaveLength(400);
  });

  test('what was taken without a word is unclear, and settled by asking under the same key', async () => {
    const ctx = await shopOf(2);
    const id = await approved(ctx);
    fail('lose', 1);
    await send(ctx, id);
    expect((await rowsOf(ctx, id)).map(({ status }) => status).sort()).toEqual(['sent', 'unknown']);
    ctx.pass(60_000);
    await send(ctx, id);
    expect((await rowsOf(ctx, id)).map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(takenBy(ctx)).toEqual([1, 1]);
  });

  test('after the service has forgotten the key it is not asked again', async () => {
    const ctx = await shopOf(1);
    const id = await approved(ctx);
    fail('lose', 1);
    await send(ctx, id);
    ctx.pass(24 * 3_600_000);
    await send(ctx, id);
    expect(await rowsOf(ctx, id)).toMatchObject([{ status: 'unknown', dueAt: null }]);
    expect(takenBy(ctx)).toEqual([1]);
  });

  test('an address that is refused fails alone', async () => {
    const ctx = await shopOf(2);
    await ctx.db
      .update(profiles)
      .set({ email: 'x@refused.example' })
      .where(eq(profiles.id, ctx.people[0] ?? ''));
    const id = await approved(ctx);
    await send(ctx, id);
    expect(await getPlan(ctx, id)).toMatchObject({ result: 'Sent to 1 person, 1 failed.' });
  });

  test('whatever fails, whenever a job dies: nobody is written to twice, and no one is forgotten', async () => {
    const how = fc.constantFrom<Failure['how'] | 'die'>(
      'lose',
      'drop',
      'die',
      { status: 500, body: { name: 'application_error', message: 'Oops' } },
      { status: 429, headers: { 'retry-after': '1' }, body: { name: 'rate_limit_exceeded', message: 'Slow' } },
      { status: 409, body: { name: 'concurrent_idempotent_requests', message: 'Wait' } },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(how, { maxLength: 12 }), async (faults) => {
        // A service of its own, with no failures left of the one before.
        await service.stop();
        service = await start();
        const ctx = await shopOf(8);
        const id = await begun(ctx);
        for (const fault of faults) {
          if (fault === 'die') {
            // It dies after the letters were handed over, before anything is written down.
            const [rows] = [await rowsOf(ctx, id)];
            await send(ctx, id);
            for (const { id: row, status, attempts } of rows) {
              if (status !== 'queued') continue;
              const dead = { status: 'sending' as const, attempts: attempts + 1, sentAt: null, dueAt: ctx.now() };
              await ctx.db.update(emailMessages).set(dead).where(eq(emailMessages.id, row));
            }
          } else {
            fail(fault);
            await Promise.all([send(ctx, id), send(ctx, id)]);
          }
          ctx.pass(10_000);
        }
        for (let n = 0; n < 12; n++) {
          ctx.pass(700_000);
          await send(ctx, id);
        }
        expect(takenBy(ctx)).toEqual(ctx.people.map(() => 1));
        expect((await rowsOf(ctx, id)).map(({ status }) => status)).toEqual(ctx.people.map(() => 'sent'));
      }),
      { numRuns: 8 },
    );
  });
});

describe('a letter to many', () => {
  /** A shop whose jobs are done one after the other, as long as there are any. */
  async function shopWithJobs(count: number) {
    const ctx = await shopOf(count);
    const asked: { body: { planId: string } }[] = [];
    Object.assign(ctx.env, { JOBS: { sendBatch: async (jobs: typeof asked) => void asked.push(...jobs) } });
    const step = async () => {
      const [next] = asked.splice(0, 1);
      if (next) await send(ctx, next.body.planId);
      return next !== undefined;
    };
    return { ctx, asked, step };
  }
  const everybody = async (ctx: UserCtx, id: string) => {
    const rows = await rowsOf(ctx, id);
    return { rows: rows.length, people: new Set(rows.map(({ profileId }) => profileId)).size };
  };

  test('is approved without one letter being written, and says how far it is', async () => {
    const { ctx, step } = await shopWithJobs(430);
    const id = await approved(ctx);
    expect([await rowsOf(ctx, id), (await getPlan(ctx, id)).result]).toEqual([[], 'Sending 0 of 430.']);
    await step();
    expect((await getPlan(ctx, id)).result).toBe('Sending 50 of 430.');
    // Only so many are written as are soon handed over.
    expect(await rowsOf(ctx, id)).toHaveLength(200);
    while (await step()) ctx.pass(1000);
    expect((await getPlan(ctx, id)).result).toBe('Sent to 430 people.');
    expect(takenBy(ctx).every((times) => times === 1)).toBe(true);
  });

  test('goes on after jobs were lost, came twice and side by side: everybody has one letter', async () => {
    const { ctx, asked, step } = await shopWithJobs(430);
    const id = await approved(ctx);
    asked.length = 0;
    for (let minutes = 0; minutes < 20 && (await getPlan(ctx, id)).result !== 'Sent to 430 people.'; minutes++) {
      ctx.pass(130_000);
      await askForDueEmails(ctx);
      await Promise.all([step(), send(ctx, id), send(ctx, id)]);
      // What these asked for is lost each time.
      asked.length = 0;
    }
    expect(await everybody(ctx, id)).toEqual({ rows: 430, people: 430 });
    expect(takenBy(ctx).every((times) => times === 1)).toBe(true);
    await askForDueEmails(ctx);
    expect(asked.filter(({ body }) => body.planId === id)).toEqual([]);
  });

  test('is stopped by undoing: what was not handed over never is, written or not', async () => {
    const { ctx, step } = await shopWithJobs(430);
    const id = await approved(ctx);
    await step();
    expect(await undoPlan(ctx, id)).toMatchObject({
      ...{ status: 'undone', result: 'Held back for 380 people. Not undone: Sent to 50 people.' },
    });
    while (await step()) ctx.pass(1000);
    await send(ctx, id);
    expect(service.taken).toHaveLength(50);
    expect(await rowsOf(ctx, id)).toHaveLength(200);
  });

  test('taken back while some are handed over, it stops between them, and says what had gone', async () => {
    const ctx = await shopOf(40);
    const id = await approved(ctx);
    const taken = await handingOverTo(
      ctx,
      once(() => undoPlan(ctx, id)),
    );
    await send(ctx, id);
    expect(taken).toHaveLength(5);
    expect(await getPlan(ctx, id)).toMatchObject({
      ...{ status: 'undone', result: 'Held back for 35 people. Not undone: Sent to 5 people.' },
    });
  });

  test('leaves out, with why, of whom is no longer known what it says', async () => {
    const ctx = await shopOf(2);
    const id = await approved(ctx);
    const forgotten = eq(profiles.id, ctx.people[0] ?? '');
    await ctx.db.update(profiles).set({ traits: {} }).where(forgotten);
    await send(ctx, id);
    expect(takenBy(ctx)).toEqual([0, 1]);
    expect((await rowsOf(ctx, id)).find(({ status }) => status === 'skipped')?.reason).toContain('first_name');
  });

  test('goes to as many as the plan of the shop allows, and says how many those are', async () => {
    const ctx = await shopOf(1);
    const more = sql`insert into profiles (id, workspace_id, user_id, known, email, consent, event_types, traits)
      select gen_random_uuid(), ${ctx.workspace.id}::uuid, 'v' || n, true, 'v' || n || '@shop.example',
        '{"email": "subscribed"}', 3, '{"firstName": "Bo"}' from generate_series(1, 10000) n`;
    await ctx.db.execute(more);
    await expect(propose(ctx)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('10,000') });
    ctx.workspace.plan = 'growth';
    const plan = await propose(ctx);
    expect(plan.difference).toMatchObject({ reachable: 10_001, messages: 10_001 });
    expect(await approvePlan(ctx, plan.id, plan.hash)).toMatchObject({ result: 'Sending 0 of 10,001.' });
  });
});

describe('before it is sent', () => {
  test('the caller gets it to look at, exactly as one of its people will', async () => {
    const ctx = await shopOf(2);
    const plan = await propose(ctx);
    const [, second = ''] = [...ctx.people].sort();
    const test = await sendTest(ctx, { id: plan.id, personId: second });
    await sendTest(ctx, { id: plan.id, personId: second });
    expect(service.taken).toMatchObject([{ to: [ctx.user.email], subject: test.subject, html: test.html }]);
    await approvePlan(ctx, plan.id, plan.hash);
    await send(ctx, plan.id);
    const final = service.taken.find(({ to }) => to[0] === `${second}@shop.example`);
    expect([final?.subject, final?.html, final?.text]).toEqual([test.subject, test.html, service.taken[0]?.text]);
    await expect(sendTest(ctx, { id: plan.id, personId: newId() })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('whoever would get it, and why others do not, is said; nobody reachable is a refusal', async () => {
    const ctx = await shopOf(4);
    const [a = '', b = '', c = ''] = ctx.people;
    await ctx.db
      .update(profiles)
      .set({ consent: { email: 'unsubscribed' } })
      .where(eq(profiles.id, a));
    await ctx.db.update(profiles).set({ consent: {} }).where(eq(profiles.id, b));
    await ctx.db.update(profiles).set({ email: null }).where(eq(profiles.id, c));
    const plan = await propose(ctx);
    expect(plan.difference).toMatchObject({ people: 4, reachable: 1, messages: 1 });
    expect(plan.difference.lines.slice(0, 4).map(({ text }) => text)).toEqual([
      '“For {{ first_name }}” to 1 person of “Engaged users”, from Lantern <a@lantern.example>',
      '1 person who unsubscribed from e-mail',
      '1 person who never said yes to e-mail',
      '1 person without an address',
    ]);
    await expect(propose(ctx, letter({ audience: { personId: a } }))).rejects.toMatchObject({
      ...{ code: 'conflict', message: expect.stringContaining('unsubscribed') },
    });
  });

  test('a variable that somebody lacks stops it at its line', async () => {
    const ctx = await shopOf(3);
    await ctx.db
      .update(profiles)
      .set({ traits: { firstName: 'Bo', nickname: 'B' } })
      .where(eq(profiles.id, ctx.people[0] ?? ''));
    const asked = propose(ctx, letter({ body: 'Dear {{ first_name }},\n\nhi {{ nickname }}!' }));
    await expect(asked).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(/^Line 3: “hi {{ nickname }}!”: 2 people of 3 have no “nickname”/),
      fields: [{ path: 'input.body' }],
    });
  });

  test('without a service it is refused with what to set up, and a draft is not', async () => {
    const ctx = await shopOf(2, { RESEND_API_KEY: '' });
    await expect(propose(ctx)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('RESEND_API_KEY'),
    });
    const plan = await proposeAction(
      ctx,
      { ...letter(), kind: 'draft_email' },
      { surface: 'web', actor: callerOf(ctx), applyNow: true },
    );
    expect(plan).toMatchObject({ status: 'applied', result: expect.stringContaining('Nothing was sent') });
    expect((await rowsOf(ctx, plan.id)).map(({ subject }) => subject).sort()).toEqual(['For Ada0', 'For Ada1']);
    await askForDueEmails(ctx);
    await undoPlan(ctx, plan.id);
    expect(await rowsOf(ctx, plan.id)).toEqual([]);
  });
});
