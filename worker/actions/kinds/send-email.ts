import type { ActionInput } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { momentText, requireAhead, sendMoment, whenText } from '../campaigns/when.ts';
import { requireSameWords, scheduledOf } from '../drafts/drafts.ts';
import { fullWeeks } from '../email/cap.ts';
import { costOfLetters } from '../email/cost.ts';
import { excerptOf } from '../email/excerpt.ts';
import { heldOutInWords, heldOutOf, holdoutOf, requireRecommendation } from '../email/holdout.ts';
import { holdLetters } from '../email/messages.ts';
import { MOST_TO_SEND } from '../email/most.ts';
import { beginLetters, endLetters } from '../email/pages.ts';
import { emailProvider } from '../email/provider.ts';
import { reach } from '../email/recipients.ts';
import { heldBackInWords, sendingInWords, standingOf } from '../email/standing.ts';
import { peopleText, refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import { type Kind, line } from './kind.ts';

/** What could not go out at its time for so long does not any more. */
const LATEST_MS = 86_400_000;

/** 409 where a sending of the campaign is approved already and waits for its time: a second one would send it twice. */
async function requireNoneAhead(
  ctx: UserCtx,
  { campaignId }: ActionInput<'send_email'>,
  words: PlanWords,
): Promise<void> {
  const ahead = campaignId && (await scheduledOf(ctx, campaignId));
  if (ahead) refuse('conflict', words.letter.aheadAlready(momentText(ahead.at, ctx.workspace.timezone, words)), words);
}

const whenOf = ({ sendOn, sendAt }: ActionInput<'send_email'>) => ({ sendOn: sendOn ?? null, sendAt: sendAt ?? null });

/** A letter to everybody of an audience who may be written to. It always waits for somebody with the right to send. */
export const sendEmail: Kind<'send_email'> = {
  right: 'send',
  touchesPeople: true,

  async plan(ctx, input, words) {
    const { quoted, letter: say } = words;
    const provider = emailProvider(ctx.env) ?? refuse('conflict', say.noProvider, words);
    if (input.campaignId) await requireSameWords(ctx, input.campaignId, input);
    await requireNoneAhead(ctx, input, words);
    await requireRecommendation(ctx, input);
    const { name, all, ids, first, letter, lines } = await reach(ctx, input, {
      ...{ words, most: MOST_TO_SEND[ctx.workspace.plan] },
    });
    const holdout = holdoutOf(input, ids.length);
    const heldOut = heldOutOf(holdout, ids);
    const letters = ids.length - heldOut;
    const cost = await costOfLetters(ctx, { letters, limit: input.costLimit }, words);
    requireAhead(ctx, whenOf(input), words);
    const applyAt = sendMoment(whenOf(input), ctx.workspace.timezone);
    const full = await fullWeeks(ctx, ids, applyAt ?? ctx.now());
    const deferred = full.ids.length - heldOutOf(holdout, full.ids);
    const when = whenText(whenOf(input), ctx.workspace.timezone, words);
    const [subject, people] = [quoted(input.subject), peopleText(letters, words)];
    return {
      title: say.sendTitle({ subject, people }),
      difference: {
        ...{ people: all, reachable: ids.length, messages: letters, ...cost.difference },
        lines: [
          line('send', say.sendLine({ subject, people, name: quoted(name), from: provider.from })),
          ...(when ? [line('note', say.goesOut(when))] : []),
          ...(deferred > 0
            ? [line('skip', say.deferred({ people: peopleText(deferred, words), most: full.most ?? 0 }))]
            : []),
          ...(holdout ? [line('skip', heldOutInWords(heldOut, holdout, words))] : []),
          ...(cost.words ? [line('note', cost.words)] : []),
          ...lines,
          ...excerptOf(letter, first, words),
        ],
      },
      audience: ids,
      basis: { from: provider.from, ...(holdout && { holdout }) },
      applyAt,
    };
  },

  /** A time that has passed by then is none to send at. */
  async approvable(ctx, { input }, words) {
    requireAhead(ctx, whenOf(input), words);
    await requireNoneAhead(ctx, input, words);
  },

  /** Only what is wanted is written down: jobs write the letters, a page at a time, and hand them over. */
  async apply(ctx, { id, audience, input, applyAt }, words) {
    const isLate = applyAt !== null && ctx.now().getTime() > applyAt.getTime() + LATEST_MS;
    if (isLate) refuse('conflict', words.letter.tooLate, words);
    if (!emailProvider(ctx.env)) refuse('conflict', words.letter.noProvider, words);
    if (input.campaignId) await requireSameWords(ctx, input.campaignId, input);
    const heldOut = heldOutOf(holdoutOf(input, audience?.length ?? 0), audience ?? []);
    const letters = (audience?.length ?? 0) - heldOut;
    // What a letter costs may have been said anew since it was approved.
    await costOfLetters(ctx, { letters, limit: input.costLimit }, words);
    // Asked for a moment early, so that it finds the plan applied; the schedule asks again for what a lost job left.
    await enqueue(ctx, [{ kind: 'send-emails', workspaceId: ctx.workspace.id, planId: id }], 1);
    return {
      result: sendingInWords({ tally: heldOut > 0 ? { heldOut } : {}, unwritten: letters }, words),
      undo: { letters, ...(heldOut > 0 && { heldOut }) },
      statements: [beginLetters(ctx, id)],
    };
  },

  async undo(ctx, { id }, words) {
    const standing = await standingOf(ctx, { workspaceId: ctx.workspace.id, planId: id });
    const { queued = 0, sending = 0, deferred = 0 } = standing.tally;
    // What a job has just taken may still be stopped; how much of it was, it writes down itself.
    if (queued + sending + deferred + standing.unwritten === 0)
      refuse('conflict', words.sending.nothingLeft(sendingInWords(standing, words)), words);
    return { result: heldBackInWords(standing, words), statements: [holdLetters(ctx, id), endLetters(ctx, id)] };
  },
};
