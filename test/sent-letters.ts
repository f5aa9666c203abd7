import { sql } from 'drizzle-orm';
import { HELD_OUT } from '../worker/actions/email/holdout.ts';
import type { UserCtx } from '../worker/context.ts';
import type { Database } from '../worker/db/client.ts';
import { newId } from '../worker/db/id.ts';
import { actionPlans, campaignDrafts, emailMessages, profiles, recommendations } from '../worker/db/schema.ts';
import { addSales, connectSource, openShop } from './shop.ts';

/** When the shop's story is told. */
export const LETTERS_NOW = new Date('2026-03-16T14:00:00Z');
const ago = (days: number) => new Date(LETTERS_NOW.getTime() - days * 86_400_000);
const WRITTEN = Array.from({ length: 20 }, (_, n) => `w${n}`);
const HELD = Array.from({ length: 20 }, (_, n) => `h${n}`);

/**
 * Letters of one kind of offer, so many days ago: twenty people were written to, and twenty held out or nobody. The id of the
 * recommendation, or of the draft where it was one.
 */
export async function sendLetters(
  ctx: UserCtx,
  offerKind: string,
  days: number,
  { heldOut = true, draft }: { heldOut?: boolean; draft?: string } = {},
): Promise<string> {
  const workspaceId = ctx.workspace.id;
  const known = await ctx.db
    .select({ id: profiles.id, userId: profiles.userId })
    .from(profiles)
    .where(sql`${profiles.workspaceId} = ${workspaceId}::uuid`);
  const id = newId();
  await ctx.db.insert(recommendations).values({
    ...{ id, workspaceId, turnId: newId(), segment: 'repeat_customers', people: 40, channel: 'email', offerKind },
    ...{ subject: '-', message: '-', offer: '-', timing: '-', reason: '-', provider: 'built-in', createdAt: ago(days) },
  });
  const [planId, draftId] = [newId(), newId()];
  if (draft !== undefined) {
    const of = { segmentId: 'repeat_customers', channel: 'email', message: '-', recommendationId: id };
    const at = { createdAt: ago(days), updatedAt: ago(days) };
    await ctx.db.insert(actionPlans).values({
      ...{ id: draftId, workspaceId, kind: 'draft_campaign', title: '-', hash: '-', status: 'applied', surface: 'web' },
      ...{ requestedBy: { kind: 'person', id: ctx.user.id, name: 'Ada' }, input: { recommendationId: id }, ...at },
      difference: { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] },
    });
    await ctx.db
      .insert(campaignDrafts)
      .values({ ...of, ...at, id: draftId, planId: draftId, workspaceId, name: draft });
  }
  const actor = { kind: 'person' as const, id: ctx.user.id, name: 'Ada' };
  await ctx.db.insert(actionPlans).values({
    ...{ id: planId, workspaceId, kind: 'send_email', title: '-', hash: '-', status: 'applied', surface: 'web' },
    ...{
      requestedBy: actor,
      input: draft === undefined ? { recommendationId: id } : { campaignId: draftId },
      createdAt: ago(days),
      updatedAt: ago(days),
    },
    ...{ appliedAt: ago(days) },
    difference: { people: 0, reachable: null, messages: 0, money: null, currency: null, lines: [] },
  });
  const to = known.filter(({ userId }) => heldOut || userId?.startsWith('w'));
  await ctx.db.insert(emailMessages).values(
    to.map(({ id: profileId, userId }) => {
      const held = userId?.startsWith('h') ?? false;
      return {
        ...{
          id: newId(),
          workspaceId,
          planId,
          profileId,
          address: null,
          subject: '-',
          body: '-',
          createdAt: ago(days),
        },
        ...{ status: held ? ('skipped' as const) : ('sent' as const), reason: held ? HELD_OUT : null },
      };
    }),
  );
  return draft === undefined ? id : draftId;
}

/** A shop of forty people, of whom those written to buy more than those held out in one week, and less in another. */
export async function openWithPeople(db: Database): Promise<UserCtx> {
  const ctx = await openShop(db, { now: LETTERS_NOW, currency: 'GBP' });
  const source = await connectSource(ctx);
  const sale = (customer: string, days: number, total: string) => ({
    ...{ customer, order: newId(), at: ago(days).toISOString(), total, currency: 'GBP' },
  });
  await addSales(ctx, source, [
    ...[...WRITTEN, ...HELD].map((name) => sale(name, 200, '50.00')),
    // In the week from day 20: those written to spend 30 each, those held out 10 each. From day 40 on it is the other way round.
    ...WRITTEN.map((name) => sale(name, 18, '30.00')),
    ...HELD.map((name) => sale(name, 18, '10.00')),
    ...WRITTEN.map((name) => sale(name, 38, '2.00')),
    ...HELD.map((name) => sale(name, 38, '10.00')),
  ]);
  return ctx;
}
