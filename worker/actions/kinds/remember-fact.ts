import { ApiError } from '../../errors.ts';
import { effectOf } from '../../learning/effects.ts';
import { forgetFact, rememberFact as remember } from '../../learning/facts.ts';
import { aboutNobody, type Kind, line } from './kind.ts';

/** Something the shop says of itself, which answers keep to from then on. */
export const rememberFact: Kind<'remember_fact'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(_ctx, { text }, { quoted, fact: say }) {
    return { title: say.title(quoted(text)), difference: aboutNobody(line('add', text)) };
  },

  async apply(ctx, { input, createdAt }, { language, fact: say }) {
    const fact = await remember(ctx, { text: input.text, source: 'said' });
    // What was known before is not this action's to take away.
    const isNew = fact.createdAt >= createdAt.toISOString();
    const effect = effectOf(fact.meaning, language);
    return {
      result: effect ? `${say.remembered} ${effect}` : say.remembered,
      href: '/facts',
      ...(isNew ? { undo: { factId: fact.id } } : {}),
    };
  },

  async undo(ctx, { undo, input }, { quoted, fact: say }) {
    const { factId } = undo as { factId: string };
    await forgetFact(ctx, factId).catch((error) => {
      // Somebody has changed or forgotten it meanwhile.
      if (!(error instanceof ApiError && error.code === 'not_found')) throw error;
    });
    return { result: say.forgotten(quoted(input.text)) };
  },
};
