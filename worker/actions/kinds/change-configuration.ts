import type { ActionInput } from '../../../contract/actions.ts';
import { countInWords, inverseOf, linesOf, prepareChanges, statementsOf } from '../../configuration/change.ts';
import { followChanges } from '../../configuration/follow.ts';
import { CONFIGURATION_WORDS } from '../../configuration/languages.ts';
import { namedThing } from '../../configuration/words.ts';
import { aboutNobody, type Kind } from './kind.ts';

type Changes = ActionInput<'change_configuration'>['changes'];

/**
 * Segments, workflows, drafts, facts and questions by the clock, several at once: all of it becomes so, or nothing. Each
 * change names what it was made from, and nothing is done where that is no longer so.
 */
export const changeConfiguration: Kind<'change_configuration'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { changes }, { language }) {
    const say = CONFIGURATION_WORDS[language];
    const looked = await prepareChanges(ctx, changes);
    const [one] = looked.prepared;
    const what =
      looked.prepared.length === 1 && one
        ? namedThing({ kind: one.kind, content: one.content ?? one.held?.content }, say)
        : countInWords(looked.prepared, say);
    return { title: say.title(what), difference: aboutNobody(...linesOf(looked, say)) };
  },

  async apply(ctx, { input }, { language }) {
    const say = CONFIGURATION_WORDS[language];
    const looked = await prepareChanges(ctx, input.changes);
    return {
      result: say.changed(countInWords(looked.prepared, say)),
      undo: { changes: await inverseOf(looked) },
      statements: await statementsOf(ctx, looked),
    };
  },

  async undo(ctx, { undo }, { language }) {
    const say = CONFIGURATION_WORDS[language];
    const looked = await prepareChanges(ctx, (undo as { changes: Changes }).changes);
    return {
      result: say.putBack(countInWords(looked.prepared, say)),
      statements: await statementsOf(ctx, looked),
    };
  },

  follow: (ctx, { input }) => followChanges(ctx, input.changes),
};
