import { fail } from '../../errors.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { excerptOf } from '../email/excerpt.ts';
import { holdLetters, queueLetters, sendingInWords, tallyOf, writeLetters } from '../email/messages.ts';
import { emailProvider, NO_PROVIDER } from '../email/provider.ts';
import { reach, readFor } from '../email/recipients.ts';
import { type Kind, line, people } from './kind.ts';

/** A letter to everybody of an audience who may be written to. It always waits for somebody with the right to send. */
export const sendEmail: Kind<'send_email'> = {
  right: 'send',
  touchesPeople: true,

  async plan(ctx, input) {
    const provider = emailProvider(ctx.env) ?? fail('conflict', NO_PROVIDER);
    const { name, all, recipients, lines } = await reach(ctx, input);
    const letter = readFor(recipients, input);
    return {
      title: `Send “${input.subject}” to ${people(recipients.length)}`,
      difference: {
        ...{ people: all, reachable: recipients.length, messages: recipients.length, money: null, currency: null },
        lines: [
          line('send', `“${input.subject}” to ${people(recipients.length)} of “${name}”, from ${provider.from}`),
          ...lines,
          ...excerptOf(letter, recipients),
        ],
      },
      audience: recipients.map(({ id }) => id),
      basis: { from: provider.from },
    };
  },

  async apply(ctx, plan) {
    if (!emailProvider(ctx.env)) fail('conflict', NO_PROVIDER);
    const written = await writeLetters(ctx, plan);
    // Asked for a moment early, so that it finds them queued; the schedule asks again for what a lost job left.
    const of = { workspaceId: ctx.workspace.id, planId: plan.id };
    await enqueue(ctx, [{ kind: 'send-emails', ...of }], 1);
    return {
      result: `On the way to ${people(written)}.`,
      undo: { letters: written },
      statements: [queueLetters(ctx, plan.id)],
    };
  },

  async undo(ctx, { id }) {
    const tally = await tallyOf(ctx, { workspaceId: ctx.workspace.id, planId: id });
    const waiting = tally.queued ?? 0;
    if (waiting === 0)
      fail('conflict', `Nothing is left to hold back. ${sendingInWords(tally)} What was sent stays sent`);
    const gone = sendingInWords({ ...tally, queued: 0, skipped: 0 });
    return {
      result: `Held back for ${people(waiting)}. ${tally.sent || tally.sending ? `Not undone: ${gone}` : 'Nobody had got it.'}`,
      statements: [holdLetters(ctx, id)],
    };
  },
};
