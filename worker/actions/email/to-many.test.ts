import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import {
  approved,
  handingOverTo,
  letter,
  once,
  propose,
  rowsOf,
  send,
  service,
  shopOf,
  takenBy,
  useLetters,
} from '../../../test/letters.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { profiles } from '../../db/schema.ts';
import { callerOf } from '../actor.ts';
import { undoPlan } from '../apply.ts';
import { approvePlan, getPlan, proposeAction } from '../plans.ts';
import { askForDueEmails } from './send.ts';
import { sendTest } from './test-letter.ts';

useLetters();

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
