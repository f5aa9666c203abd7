import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { MOST_SCHEDULED, type ScheduledQuestionInput } from '../../contract/learning.ts';
import type { LiveNews } from '../../contract/live.ts';
import { startEmail } from '../../dev/providers/email.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop, type Sale } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { memberships, scheduledQuestions, users } from '../db/schema.ts';
import { rememberFact } from '../learning/facts.ts';
import { askQuestion } from './answer.ts';
import { listAnswers, markSeen } from './answers.ts';
import { sendAnswer } from './by-email.ts';
import { addQuestion, askDueQuestions, changeQuestion, deleteQuestion, listQuestions } from './questions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
/** The schedule hands out what is due in any shop. */
afterEach(() => database.db.delete(scheduledQuestions));

const MONDAY = '2026-03-16T14:00:00Z';
const DAY = 86_400_000;

type Job = { kind: 'ask'; questionId: string; dueAt: string } | { kind: 'send-answer'; answerId: string };

/** A shop at a moment, with its clock in hand. */
async function shopAt(moment: string, mail: Record<string, string> = {}) {
  const jobs: Job[] = [];
  const news: LiveNews[] = [];
  const settings = {
    JOBS: { sendBatch: async (sent: { body: Job }[]) => void jobs.push(...sent.map(({ body }) => body)) },
    LIVE_ROOM: { getByName: () => ({ tell: async (told: LiveNews[]) => news.push(...told) > 0 }) },
    ...mail,
  } as unknown as Record<string, string>;
  const at = { now: new Date(moment) };
  const opened = await openShop(database.db, { now: at.now, timezone: 'America/New_York', settings });
  const ctx: UserCtx = { ...opened, now: () => at.now };
  await ctx.db.insert(memberships).values({ userId: ctx.user.id, workspaceId: ctx.workspace.id, role: 'owner' });
  const source = await connectSource(ctx);
  return {
    ctx,
    jobs,
    news,
    source,
    /** The clock goes on, and what is due is asked. */
    async advanceTo(later: string) {
      at.now = new Date(later);
      await askDueQuestions(ctx, at.now);
      for (let job = jobs.shift(); job; job = jobs.shift()) {
        if (job.kind === 'ask') await askQuestion(ctx, job);
        else await sendAnswer(ctx, job);
      }
      return (await listAnswers(ctx, { limit: 20 })).data;
    },
  };
}

/** So many orders in each of the weeks before a Monday, the earliest first, at noon of their days. */
function weeks(before: string, orders: number[]): Sale[] {
  return orders.flatMap((count, week) =>
    Array.from({ length: count }, (_, n): Sale => {
      const start = Date.parse(`${before.slice(0, 10)}T17:00:00Z`) - (orders.length - week) * 7 * DAY;
      const at = new Date(start + (n % 7) * DAY).toISOString();
      return { customer: `c${week}-${n}`, order: newId(), at, total: '20.00', currency: 'GBP' };
    }),
  );
}

/** Opened an e-mailed link once. */
async function verify(ctx: UserCtx): Promise<UserCtx> {
  await ctx.db.update(users).set({ isVerified: true }).where(eq(users.id, ctx.user.id));
  return { ...ctx, user: { ...ctx.user, isVerified: true } };
}

const ask = (question: string, more: Partial<ScheduledQuestionInput> = {}): ScheduledQuestionInput => ({
  ...{ question, every: 'week', at: '09:00', weekday: 1, onlyIfMoved: true, byEmail: false },
  ...more,
});
const USUAL = [50, 47, 55, 52, 49, 51, 46, 53];

describe('a weekly question', () => {
  test('is quiet where nothing moved beyond noise, and says so', async () => {
    const { ctx, source, news, advanceTo } = await shopAt(MONDAY);
    await addSales(ctx, source, weeks('2026-03-23', [...USUAL, 57]));
    const { id, nextAt } = await addQuestion(ctx, ask('How many orders did I have last week?'));
    expect(nextAt).toBe('2026-03-23T13:00:00.000Z');
    const [answer, ...others] = await advanceTo('2026-03-23T13:00:00Z');
    expect(others).toEqual([]);
    expect(answer).toMatchObject({ questionId: id, status: 'quiet', dueAt: '2026-03-23T13:00:00.000Z' });
    expect(answer?.reason).toContain('57, as usual (between 46 and 55 in the 8 like times before)');
    expect(answer?.answer).toContain('57');
    expect(answer?.receipts).toHaveLength(1);
    expect(news).toEqual([]);
    expect(await listAnswers(ctx, { limit: 20 })).toMatchObject({ unseen: 0 });
  });

  test('is told where it did, once, on open screens too, and can be marked as seen', async () => {
    const { ctx, source, news, advanceTo } = await shopAt(MONDAY);
    await addSales(ctx, source, weeks('2026-03-23', [...USUAL, 95]));
    await addQuestion(ctx, ask('How many orders did I have last week?'));
    const [answer] = await advanceTo('2026-03-23T13:00:00Z');
    expect(answer).toMatchObject({ status: 'told', seenAt: null });
    expect(answer?.reason).toContain('95, more than by chance');
    expect(answer?.cards).toMatchObject([{ type: 'metric', value: 95 }]);
    expect(news).toMatchObject([{ type: 'told', answerId: answer?.id }]);
    expect((await listAnswers(ctx, { limit: 20 })).unseen).toBe(1);

    const seen = await markSeen(ctx, answer?.id ?? '');
    expect(seen.seenAt).not.toBeNull();
    expect(await markSeen(ctx, seen.id)).toEqual(seen);
    expect((await listAnswers(ctx, { limit: 20, status: 'told' })).unseen).toBe(0);

    await askQuestion(ctx, { questionId: seen.questionId, dueAt: seen.dueAt });
    expect((await listAnswers(ctx, { limit: 20 })).data).toHaveLength(1);
  });

  test('of money is told when a week brings next to nothing, and where too little is known', async () => {
    const { ctx, source, advanceTo } = await shopAt(MONDAY);
    await addSales(ctx, source, weeks('2026-03-23', [...USUAL, 9]));
    await addQuestion(ctx, ask('What was my revenue last week?'));
    const [answer] = await advanceTo('2026-03-23T13:00:00Z');
    expect(answer).toMatchObject({ status: 'told' });
    expect(answer?.reason).toContain('£180.00, less than by chance (between £920.00 and £1,100.00');

    const young = await shopAt(MONDAY);
    await addSales(young.ctx, young.source, weeks('2026-03-23', [50, 51, 50]));
    await addQuestion(young.ctx, ask('What was my revenue last week?'));
    const [first] = await young.advanceTo('2026-03-23T13:00:00Z');
    expect(first).toMatchObject({ status: 'told', reason: expect.stringContaining('too little before it') });
  });

  test('is told every time where that is wanted', async () => {
    const { ctx, source, advanceTo } = await shopAt(MONDAY);
    await addSales(ctx, source, weeks('2026-03-23', [...USUAL, 50]));
    await addQuestion(ctx, ask('How many orders did I have last week?', { onlyIfMoved: false }));
    expect(await advanceTo('2026-03-23T13:00:00Z')).toMatchObject([{ status: 'told' }]);
  });

  test('whose time was missed for weeks is made up for once', async () => {
    const { ctx, advanceTo } = await shopAt(MONDAY);
    await addQuestion(ctx, ask('How many orders did I have last week?'));
    const [answer, ...others] = await advanceTo('2026-04-15T20:00:00Z');
    expect(others).toEqual([]);
    expect(answer?.dueAt).toBe('2026-03-23T13:00:00.000Z');
    expect((await listQuestions(ctx))[0]?.nextAt).toBe('2026-04-20T13:00:00.000Z');
    expect(await advanceTo('2026-04-15T20:01:00Z')).toHaveLength(1);
  });
});

test('a day on which the shop is closed is no news, and no measure of other days', async () => {
  const { ctx, source, advanceTo } = await shopAt('2026-03-14T14:00:00Z');
  const mondays = weeks('2026-03-23', [...USUAL, 50]).map((sale) => ({
    ...sale,
    at: `${sale.at.slice(0, 10)}T17:00:00Z`,
  }));
  await addSales(
    ctx,
    source,
    mondays.filter(({ at }) => new Date(at).getUTCDay() !== 0),
  );
  await rememberFact(ctx, { text: 'We are closed on Sundays', source: 'said' });
  await addQuestion(ctx, ask('How many orders yesterday?', { every: 'day', weekday: undefined }));
  await advanceTo('2026-03-15T13:00:00Z');
  const [sunday] = await advanceTo('2026-03-16T13:00:00Z');
  expect(sunday).toMatchObject({ status: 'quiet', reason: expect.stringContaining('you are closed then') });
});

describe('by e-mail', () => {
  let service: Awaited<ReturnType<typeof startEmail>>;
  beforeAll(async () => {
    service = await startEmail();
  });
  afterAll(() => service.stop());
  const mail = () => ({ EMAIL_STAND_IN_URL: service.url, PUBLIC_URL: 'https://hub.example' });

  test('what is told goes to whoever asked, once, with its receipts; what is quiet does not', async () => {
    const { ctx, source, jobs, advanceTo } = await shopAt(MONDAY, mail());
    await addSales(ctx, source, weeks('2026-03-23', [...USUAL, 95]));
    const asker = await verify(ctx);
    await addQuestion(asker, ask('Wie viele Bestellungen hatte ich letzte Woche?', { byEmail: true }));
    const [told] = await advanceTo('2026-03-23T13:00:00Z');
    expect(told?.emailedAt).toBe('2026-03-23T13:00:00.000Z');
    const letters = () => service.taken.filter(({ to }) => to[0] === ctx.user.email);
    expect(letters()).toMatchObject([{ subject: 'Wie viele Bestellungen hatte ich letzte Woche?' }]);
    expect(letters()[0]?.text).toContain('95');
    expect(letters()[0]?.text).toContain(`Belege: 1 (https://hub.example/receipts/${told?.receipts[0]})`);

    // A job that comes twice, and one that died before the letter was asked for.
    await askQuestion(ctx, { questionId: told?.questionId ?? '', dueAt: told?.dueAt ?? '' });
    expect(jobs).toMatchObject([{ kind: 'send-answer', answerId: told?.id }]);
    await sendAnswer(ctx, { answerId: told?.id ?? '' });
    expect(letters()).toHaveLength(1);

    const usual = await shopAt(MONDAY, mail());
    await addSales(usual.ctx, usual.source, weeks('2026-03-23', [...USUAL, 50]));
    await addQuestion(await verify(usual.ctx), ask('How many orders did I have last week?', { byEmail: true }));
    expect(await usual.advanceTo('2026-03-23T13:00:00Z')).toMatchObject([{ status: 'quiet', emailedAt: null }]);
    expect(service.taken.filter(({ to }) => to[0] === usual.ctx.user.email)).toEqual([]);
  });

  test('a service that is away is asked again', async () => {
    const { ctx, jobs, advanceTo } = await shopAt(MONDAY, mail());
    await addQuestion(await verify(ctx), ask('How many orders did I have last week?', { byEmail: true }));
    service.fail({ path: '/emails', times: 1, how: { status: 500, body: {} } });
    await expect(advanceTo('2026-03-23T13:00:00Z')).rejects.toThrow('is not sent yet');
    const [answer] = (await listAnswers(ctx, { limit: 1 })).data;
    expect(answer).toMatchObject({ status: 'told', emailedAt: null });
    await sendAnswer(ctx, { answerId: answer?.id ?? '' });
    expect((await listAnswers(ctx, { limit: 1 })).data[0]?.emailedAt).not.toBeNull();
    expect(jobs).toEqual([]);
  });

  test('nobody is written to whose address may be another’s, or where nothing sends', async () => {
    const { ctx } = await shopAt(MONDAY, mail());
    const letter = ask('How many orders did I have last week?', { byEmail: true });
    await expect(addQuestion(ctx, letter)).rejects.toMatchObject({ code: 'conflict' });
    const { id } = await addQuestion(ctx, { ...letter, byEmail: false });
    await expect(changeQuestion(ctx, id, { byEmail: true })).rejects.toMatchObject({ code: 'conflict' });
    const silent = await shopAt(MONDAY);
    await expect(addQuestion(await verify(silent.ctx), letter)).rejects.toMatchObject({ code: 'conflict' });
  });
});

test('a question in words is told when it says something else than last time', async () => {
  const { ctx, source, advanceTo } = await shopAt(MONDAY);
  await addSales(ctx, source, weeks('2026-03-16', [30]));
  await addQuestion(ctx, ask('How many repeat customers do I have?', { every: 'day', weekday: undefined }));
  const statuses = async (moment: string) => (await advanceTo(moment)).map(({ status }) => status);
  expect(await statuses('2026-03-17T13:00:00Z')).toEqual(['told']);
  expect(await statuses('2026-03-18T13:00:00Z')).toEqual(['quiet', 'told']);
});

test('what is no question, or would change something, is refused with what to do', async () => {
  const { ctx } = await shopAt(MONDAY);
  const refused = (question: string) =>
    expect(addQuestion(ctx, ask(question))).rejects.toMatchObject({ code: 'invalid' });
  await refused('Create a task to call Bob');
  await refused('Show me campaigns for my customers');
  await refused('Thank you!');
  await refused('qwertz uiop');
});

test('it is changed, paused, resumed and deleted; twenty are asked at most', async () => {
  const { ctx, advanceTo } = await shopAt(MONDAY);
  const { id } = await addQuestion(ctx, ask('How many orders did I have last week?'));
  expect(await changeQuestion(ctx, id, { every: 'day', at: '18:30' })).toMatchObject({
    ...{ every: 'day', weekday: null, nextAt: '2026-03-16T22:30:00.000Z' },
  });
  await expect(changeQuestion(ctx, id, { weekday: 3 })).rejects.toMatchObject({ code: 'invalid' });
  expect(await changeQuestion(ctx, id, { paused: true })).toMatchObject({ paused: true, nextAt: null });
  expect(await advanceTo('2026-03-20T23:00:00Z')).toEqual([]);
  expect(await changeQuestion(ctx, id, { paused: false })).toMatchObject({ nextAt: '2026-03-21T22:30:00.000Z' });
  await deleteQuestion(ctx, id);
  expect(await listQuestions(ctx)).toEqual([]);

  const one = {
    ...{ workspaceId: ctx.workspace.id, userId: ctx.user.id, question: 'How many orders?' },
    ...{ every: 'day' as const, at: '09:00', nextAt: new Date(MONDAY) },
  };
  await ctx.db
    .insert(scheduledQuestions)
    .values(Array.from({ length: MOST_SCHEDULED }, () => ({ id: newId(), ...one })));
  await expect(addQuestion(ctx, ask('How many orders did I have last week?'))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test('it ends with the membership of who wrote it, and is nobody else’s', async () => {
  const { ctx, advanceTo } = await shopAt(MONDAY);
  const stranger = await openShop(database.db);
  const { id } = await addQuestion(ctx, ask('How many orders did I have last week?'));
  await expect(changeQuestion(stranger, id, { paused: true })).rejects.toMatchObject({ code: 'not_found' });
  await expect(deleteQuestion(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
  const [answer] = await advanceTo('2026-03-23T13:00:00Z');
  await expect(markSeen(stranger, answer?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  expect((await listAnswers(stranger, { limit: 20 })).data).toEqual([]);

  await ctx.db.delete(memberships).where(eq(memberships.userId, ctx.user.id));
  expect(await advanceTo('2026-03-30T13:00:00Z')).toHaveLength(1);
  expect(await listQuestions(ctx)).toMatchObject([{ paused: true }]);
});
