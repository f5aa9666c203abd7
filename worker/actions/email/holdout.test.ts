import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letter, propose, rowsOf, send, service, shopOf, takenBy, useLetters } from '../../../test/letters.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { recommendations } from '../../db/schema.ts';
import { rememberFact } from '../../learning/facts.ts';
import { approvePlan, changePlan, getPlan } from '../plans.ts';
import { HELD_OUT, heldOutOf, holdoutOf, isHeldOut, shareOf } from './holdout.ts';

useLetters();

const input = { audience: { segmentId: 'engaged_users' }, subject: 'Hello', body: 'Hello' };

describe('who is held out', () => {
  test('is as many as the share says, nobody of few, and only of a campaign', () => {
    expect([0, 499, 500, 4999, 5000, 50_000].map(shareOf)).toEqual([0, 0, 0.1, 0.1, 0.05, 0.05]);
    const campaignId = newId();
    expect(holdoutOf(input, 10_000)).toBeUndefined();
    expect(holdoutOf({ ...input, campaignId }, 499)).toBeUndefined();
    expect(holdoutOf({ ...input, campaignId, holdout: false }, 10_000)).toBeUndefined();
    expect(holdoutOf({ ...input, campaignId }, 500)).toEqual({ key: campaignId, share: 0.1 });
  });

  test('is decided for each by the campaign and the person alone, near the share, and anew by every campaign', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), fc.constantFrom(0.05, 0.1), (one, other, share) => {
        fc.pre(one !== other);
        const people = Array.from({ length: 4000 }, (_, n) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`);
        const held = people.filter((id) => isHeldOut({ key: one, share }, id));
        // Six standard deviations of a fair draw.
        const noise = 6 * Math.sqrt(people.length * share * (1 - share));
        expect(Math.abs(held.length - people.length * share)).toBeLessThan(noise);
        expect(heldOutOf({ key: one, share }, [...people].reverse())).toBe(held.length);
        const both = held.filter((id) => isHeldOut({ key: other, share }, id)).length;
        expect(Math.abs(both - held.length * share)).toBeLessThan(6 * Math.sqrt(held.length * share) + 1);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a recommended campaign sent to many', () => {
  async function recommended(ctx: UserCtx): Promise<string> {
    const id = newId();
    await ctx.db.insert(recommendations).values({
      ...{ id, workspaceId: ctx.workspace.id, userId: ctx.user.id, turnId: newId(), conversationId: null },
      ...{ segment: 'engaged_users', people: 500, channel: 'email', subject: 'Hello', message: 'Hello', offer: '-' },
      ...{ timing: '-', reason: '-', provider: 'built-in', offerKind: 'gift', createdAt: ctx.now() },
    });
    return id;
  }

  test('leaves out who is held out: the plan says so before, and each is recorded with why', async () => {
    const ctx = await shopOf(500);
    const recommendationId = await recommended(ctx);
    const plan = await propose(ctx, letter({ recommendationId }));
    const held = ctx.people.filter((id) => isHeldOut({ key: recommendationId, share: 0.1 }, id));
    expect(held.length).toBeGreaterThan(10);
    expect(plan.difference).toMatchObject({ people: 500, reachable: 500, messages: 500 - held.length });
    expect(plan.difference.lines).toContainEqual({
      kind: 'skip',
      text: expect.stringContaining(`${held.length} people held out at random (10 %)`),
    });
    const { result } = await approvePlan(ctx, plan.id, plan.hash);
    expect(result).toBe(`Sending 0 of ${500 - held.length}, ${held.length} held out.`);
    for (let n = 0; n < 12; n += 1) {
      ctx.pass(130_000);
      await send(ctx, plan.id);
    }
    const skipped = (await rowsOf(ctx, plan.id)).filter(({ reason }) => reason === HELD_OUT);
    expect(skipped.map(({ profileId }) => profileId).sort()).toEqual([...held].sort());
    expect(takenBy(ctx)).toEqual(ctx.people.map((id) => (held.includes(id) ? 0 : 1)));
    expect((await getPlan(ctx, plan.id)).result).toBe(`Sent to ${500 - held.length} people, ${held.length} held out.`);
  });

  test('goes to everybody where whoever approves wants it so', async () => {
    const ctx = await shopOf(500);
    const recommendationId = await recommended(ctx);
    const plan = await propose(ctx, letter({ recommendationId }));
    const changed = await changePlan(ctx, plan.id, letter({ recommendationId, holdout: false }).input);
    expect(changed.difference.messages).toBe(500);
    expect(changed.hash).not.toBe(plan.hash);
    await expect(approvePlan(ctx, plan.id, plan.hash)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of another shop is none', async () => {
    const [ctx, other] = [await shopOf(2), await shopOf(2)];
    const recommendationId = await recommended(other);
    await expect(propose(ctx, letter({ recommendationId }))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('a sending that may cost only so much', () => {
  const says = (ctx: UserCtx, text: string) => rememberFact(ctx, { text, source: 'said' });
  const limited = (ctx: UserCtx, amount: string, currency?: string) =>
    propose(ctx, letter({ costLimit: { amount, ...(currency && { currency }) } }));

  test('is planned within it, and refused above it, or where it cannot be told', async () => {
    const ctx = await shopOf(3);
    await expect(limited(ctx, '50')).rejects.toThrow('What an e-mail costs is not known');
    await says(ctx, `An e-mail costs 0.10 ${ctx.workspace.currency}`);
    const plan = await limited(ctx, '0.30');
    expect(plan.difference).toMatchObject({ money: '0.3', currency: ctx.workspace.currency });
    await expect(limited(ctx, '0.29')).rejects.toThrow('more than the 0.29');
    await expect(limited(ctx, '50', 'JPY')).rejects.toThrow('cannot be held against 50 JPY');
  });

  test('is not done where an e-mail has become dearer since, and nobody gets a letter', async () => {
    const ctx = await shopOf(3);
    await says(ctx, `An e-mail costs 0.10 ${ctx.workspace.currency}`);
    const plan = await limited(ctx, '0.50');
    ctx.pass(1000);
    await says(ctx, `An e-mail costs 0.20 ${ctx.workspace.currency}`);
    const done = await approvePlan(ctx, plan.id, plan.hash);
    expect(done).toMatchObject({ status: 'failed', failure: expect.stringContaining('It would cost 0.6') });
    await send(ctx, plan.id);
    expect([service.taken, await rowsOf(ctx, plan.id)]).toEqual([[], []]);
  });
});
