import { ApiError } from '../../errors.ts';
import { forgetFact, rememberFact as remember } from '../../learning/facts.ts';
import { aboutNobody, type Kind, line } from './kind.ts';

/** Something the shop says of itself, which answers keep to from then on. */
export const rememberFact: Kind<'remember_fact'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(_ctx, { text }) {
    return { title: `Remember “${text}”`, difference: aboutNobody(line('add', text)) };
  },

  async apply(ctx, { input, createdAt }) {
    const fact = await remember(ctx, { text: input.text, source: 'said' });
    // What was known before is not this action's to take away.
    const isNew = fact.createdAt >= createdAt.toISOString();
    return {
      result: fact.effect ? `Remembered. ${fact.effect}` : 'Remembered.',
      href: '/facts',
      ...(isNew ? { undo: { factId: fact.id } } : {}),
    };
  },

  async undo(ctx, { undo, input }) {
    const { factId } = undo as { factId: string };
    await forgetFact(ctx, factId).catch((error) => {
      // Somebody has changed or forgotten it meanwhile.
      if (!(error instanceof ApiError && error.code === 'not_found')) throw error;
    });
    return { result: `“${input.text}” is forgotten.` };
  },
};
