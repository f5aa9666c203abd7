import type { Workspace } from '../../../contract/auth.ts';
import { fail } from '../../errors.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { requireSameWords } from '../drafts/drafts.ts';
import { costOfLetters } from '../email/cost.ts';
import { excerptOf } from '../email/excerpt.ts';
import { heldOutInWords, heldOutOf, holdoutOf, requireRecommendation } from '../email/holdout.ts';
import { holdLetters } from '../email/messages.ts';
import { beginLetters, endLetters } from '../email/pages.ts';
import { emailProvider, NO_PROVIDER } from '../email/provider.ts';
import { reach } from '../email/recipients.ts';
import { heldBackInWords, sendingInWords, standingOf } from '../email/standing.ts';
import { type Kind, line, people } from './kind.ts';

/** An audience has at most so many people, by the shop's plan: approval is of every one of them, by id. */
const MOST_PEOPLE: Record<Workspace['plan'], number> = { free: 10_000, growth: 25_000, scale: 50_000 };

/** A letter to everybody of an audience who may be written to. It always waits for somebody with the right to send. */
export const sendEmail: Kind<'send_email'> = {
  right: 'send',
  touchesPeople: true,

  async plan(ctx, input) {
    const provider = emailProvider(ctx.env) ?? fail('conflict', NO_PROVIDER);
    if (input.campaignId) await requireSameWords(ctx, input.campaignId, input);
    await requireRecommendation(ctx, input);
    const { name, all, ids, first, letter, lines } = await reach(ctx, input, MOST_PEOPLE[ctx.workspace.plan]);
    const holdout = holdoutOf(input, ids.length);
    const heldOut = heldOutOf(holdout, ids);
    const letters = ids.length - heldOut;
    const cost = await costOfLetters(ctx, letters, input.costLimit);
    return {
      title: `Send “${input.subject}” to ${people(letters)}`,
      difference: {
        ...{ people: all, reachable: ids.length, messages: letters, ...cost.difference },
        lines: [
          line('send', `“${input.subject}” to ${people(letters)} of “${name}”, from ${provider.from}`),
          ...(holdout ? [line('skip', heldOutInWords(heldOut, holdout))] : []),
          ...(cost.words ? [line('note', cost.words)] : []),
          ...lines,
          ...excerptOf(letter, first),
        ],
      },
      audience: ids,
      basis: { from: provider.from, ...(holdout && { holdout }) },
    };
  },

  /** Only what is wanted is written down: jobs write the letters, a page at a time, and hand them over. */
  async apply(ctx, { id, audience, input }) {
    if (!emailProvider(ctx.env)) fail('conflict', NO_PROVIDER);
    if (input.campaignId) await requireSameWords(ctx, input.campaignId, input);
    const heldOut = heldOutOf(holdoutOf(input, audience?.length ?? 0), audience ?? []);
    const letters = (audience?.length ?? 0) - heldOut;
    // What a letter costs may have been said anew since it was approved.
    await costOfLetters(ctx, letters, input.costLimit);
    // Asked for a moment early, so that it finds the plan applied; the schedule asks again for what a lost job left.
    await enqueue(ctx, [{ kind: 'send-emails', workspaceId: ctx.workspace.id, planId: id }], 1);
    return {
      result: sendingInWords({ tally: heldOut > 0 ? { heldOut } : {}, unwritten: letters }),
      undo: { letters, ...(heldOut > 0 && { heldOut }) },
      statements: [beginLetters(ctx, id)],
    };
  },

  async undo(ctx, { id }) {
    const standing = await standingOf(ctx, { workspaceId: ctx.workspace.id, planId: id });
    const { queued = 0, sending = 0 } = standing.tally;
    // What a job has just taken may still be stopped; how much of it was, it writes down itself.
    if (queued + sending + standing.unwritten === 0)
      fail('conflict', `Nothing is left to hold back. ${sendingInWords(standing)} What was sent stays sent`);
    return { result: heldBackInWords(standing), statements: [holdLetters(ctx, id), endLetters(ctx, id)] };
  },
};
