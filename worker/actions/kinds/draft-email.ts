import { excerptOf } from '../email/excerpt.ts';
import { dropDrafts, writeLetters } from '../email/messages.ts';
import { reach } from '../email/recipients.ts';
import { peopleText } from '../words/languages.ts';
import { type Kind, line } from './kind.ts';

/** A letter, written to each person who may be written to, and kept. Nothing is sent. */
export const draftEmail: Kind<'draft_email'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, input, words) {
    const { quoted, letter: say } = words;
    const { name, all, ids, first, letter, lines } = await reach(ctx, input, { words });
    const [subject, people] = [quoted(input.subject), peopleText(ids.length, words)];
    return {
      title: say.draftTitle({ subject, people }),
      difference: {
        ...{ people: all, reachable: ids.length, messages: 0, money: null, currency: null },
        lines: [
          line('add', say.draftLine({ subject, people, name: quoted(name) })),
          ...lines,
          ...excerptOf(letter, first, words),
        ],
      },
      audience: ids,
    };
  },

  async apply(ctx, plan, words) {
    const written = await writeLetters(ctx, plan);
    return {
      result: words.letter.drafted({ subject: words.quoted(plan.input.subject), people: peopleText(written, words) }),
      undo: { drafts: written },
    };
  },

  async undo(ctx, { id, input }, { quoted, letter: say }) {
    return { result: say.draftRemoved(quoted(input.subject)), statements: [dropDrafts(ctx, id)] };
  },
};
