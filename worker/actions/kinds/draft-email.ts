import { excerptOf } from '../email/excerpt.ts';
import { dropDrafts, writeLetters } from '../email/messages.ts';
import { reach } from '../email/recipients.ts';
import { type Kind, line, people } from './kind.ts';

/** A letter, written to each person who may be written to, and kept. Nothing is sent. */
export const draftEmail: Kind<'draft_email'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, input) {
    const { name, all, ids, first, letter, lines } = await reach(ctx, input);
    return {
      title: `Draft “${input.subject}” to ${people(ids.length)}`,
      difference: {
        ...{ people: all, reachable: ids.length, messages: 0, money: null, currency: null },
        lines: [
          line('add', `“${input.subject}” to ${people(ids.length)} of “${name}”, as a draft`),
          ...lines,
          ...excerptOf(letter, first),
        ],
      },
      audience: ids,
    };
  },

  async apply(ctx, plan) {
    const written = await writeLetters(ctx, plan);
    return {
      result: `“${plan.input.subject}” is drafted to ${people(written)}. Nothing was sent.`,
      undo: { drafts: written },
    };
  },

  async undo(ctx, { id, input }) {
    return { result: `The draft “${input.subject}” is removed.`, statements: [dropDrafts(ctx, id)] };
  },
};
