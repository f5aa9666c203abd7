import type { ActionInput } from '../../../contract/actions.ts';
import { countInWords, inverseOf, linesOf, prepareChanges, statementsOf } from '../../configuration/change.ts';
import { followChanges } from '../../configuration/follow.ts';
import { titleOf } from '../../configuration/words.ts';
import { aboutNobody, type Kind } from './kind.ts';

type Changes = ActionInput<'change_configuration'>['changes'];

/**
 * Segments, workflows, drafts, facts and questions by the clock, several at once: all of it becomes so, or nothing. Each
 * change names what it was made from, and nothing is done where that is no longer so.
 */
export const changeConfiguration: Kind<'change_configuration'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { changes }) {
    const looked = await prepareChanges(ctx, changes);
    const [one] = looked.prepared;
    const what =
      looked.prepared.length === 1 && one
        ? `the ${one.kind} “${titleOf({ kind: one.kind, content: one.content ?? one.held?.content })}”`
        : countInWords(looked.prepared);
    return { title: `Change what is set up: ${what}`, difference: aboutNobody(...linesOf(looked)) };
  },

  async apply(ctx, { input }) {
    const looked = await prepareChanges(ctx, input.changes);
    return {
      result: `Changed: ${countInWords(looked.prepared)}.`,
      undo: { changes: await inverseOf(looked) },
      statements: await statementsOf(ctx, looked),
    };
  },

  async undo(ctx, { undo }) {
    const looked = await prepareChanges(ctx, (undo as { changes: Changes }).changes);
    return {
      result: `Put back as it was: ${countInWords(looked.prepared)}.`,
      statements: await statementsOf(ctx, looked),
    };
  },

  follow: (ctx, { input }) => followChanges(ctx, input.changes),
};
