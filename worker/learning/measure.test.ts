import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { LETTERS_NOW, openWithPeople, sendLetters } from '../../test/sent-letters.ts';
import { lessonsOf } from '../ai/campaigns/evidence.ts';
import type { Ctx } from '../context.ts';
import { changeFact, listFacts } from './facts.ts';
import { learnedOffers } from './learned.ts';
import { askForDueMeasures, measure, readMeasured } from './measure.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

test('what letters added is measured once their week is over, and then ranks what is offered', async () => {
  const ctx = await openWithPeople(database.db);
  await sendLetters(ctx, 'early_access', 20);
  await sendLetters(ctx, 'refill', 40);
  await sendLetters(ctx, 'friend', 3);
  await sendLetters(ctx, 'friend', 20, { heldOut: false });
  const order = async () =>
    (await learnedOffers(ctx)).filter(({ segment }) => segment === 'repeat_customers').map(({ offer }) => offer);
  expect(await order()).toEqual(['refill', 'friend', 'early_access']);

  const asked: unknown[] = [];
  const schedule = {
    ...ctx,
    env: { JOBS: { sendBatch: async (batch: { body: unknown }[]) => asked.push(...batch.map(({ body }) => body)) } },
  } as unknown as Ctx;
  await askForDueMeasures(schedule, LETTERS_NOW);
  expect(asked).toContainEqual({ kind: 'measure', workspaceId: ctx.workspace.id });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  asked.length = 0;
  await askForDueMeasures(schedule, LETTERS_NOW);
  expect(asked).not.toContainEqual({ kind: 'measure', workspaceId: ctx.workspace.id });

  // Who gets no letter spends 10: the one adds 20, which is twice as much; the other takes 8 away.
  expect(await readMeasured(ctx)).toMatchObject([
    { offer: 'early_access', channel: 'email', measured: { lift: 2, variance: 0 } },
    { offer: 'refill', channel: 'email', measured: { lift: -0.8, variance: 0 } },
  ]);
  expect(await order()).toEqual(['early_access', 'friend', 'refill']);
  const [first] = (await learnedOffers(ctx)).filter(({ segment }) => segment === 'repeat_customers');
  expect(first).toMatchObject({ successes: 0, failures: 0, measured: { campaigns: 1 } });
  expect(first?.measured?.low).toBeGreaterThan(0);
  expect(first?.why).toContain('people who were held out, in 1 campaign');
});

test('orders that come in later do not change what was measured, and no other shop learns from it', async () => {
  const [ctx, other] = [await openWithPeople(database.db), await openWithPeople(database.db)];
  await sendLetters(ctx, 'early_access', 20);
  await measure(ctx, { workspaceId: ctx.workspace.id });
  const measured = await readMeasured(ctx);
  expect(measured).toHaveLength(1);
  await ctx.db.execute(sql`update orders set total = 900 where workspace_id = ${ctx.workspace.id}::uuid`);
  await measure(ctx, { workspaceId: ctx.workspace.id });
  expect(await readMeasured(ctx)).toEqual(measured);
  expect(await readMeasured(other)).toEqual([]);
});

test('what was measured is remembered once, dated, and cited by the next recommendation, in other words too', async () => {
  const ctx = await openWithPeople(database.db);
  await sendLetters(ctx, 'early_access', 20, { draft: 'Spring for regulars' });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  await measure(ctx, { workspaceId: ctx.workspace.id });
  const [fact, ...others] = await listFacts(ctx);
  expect(others).toEqual([]);
  // Twenty people who spent 30 each where those held out spent 10.
  const text =
    'Early access by e-mail to “Repeat customers” added £400.00 (between £400.00 and £400.00) against 20 people held out.';
  expect(fact).toMatchObject({ text, source: 'learned', by: null, createdAt: LETTERS_NOW.toISOString() });

  const arm = { segment: 'repeat_customers', channel: 'email', offer: 'early_access' };
  const cited = async (language: 'en' | 'de') => {
    const known = { lessons: await listFacts(ctx), learned: [], timezone: 'UTC', language };
    return lessonsOf({ id: arm.segment, name: language === 'de' ? 'Stammkunden' : 'Repeat customers' }, arm, known);
  };
  expect(await cited('en')).toMatchObject([{ text: `Learned on 2026-03-16: ${text}`, value: '400.00', unit: 'money' }]);
  const [german] = await cited('de');
  expect(german?.text).toMatch(/an „Stammkunden“ brachte 400,00\s£ mehr/);

  await changeFact(ctx, fact?.id ?? '', 'Regulars love to be first, says Ada');
  expect((await cited('de')).map((one) => one.text)).toEqual([
    'Gelernt am 16. März 2026: Regulars love to be first, says Ada',
  ]);
});
