import { and, eq } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../dev/providers/stand-in.ts';
import {
  approved,
  begun,
  fail,
  handingOverTo,
  once,
  propose,
  renewService,
  rowsOf,
  send,
  service,
  shopOf,
  takenBy,
  useLetters,
} from '../../../test/letters.ts';
import { emailMessages, profiles } from '../../db/schema.ts';
import { undoPlan } from '../apply.ts';
import { approvePlan, getPlan } from '../plans.ts';
import { readSigned } from '../unsubscribe/link.ts';
import { unsubscribe } from '../unsubscribe/unsubscribe.ts';

useLetters();

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
        await renewService();
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
