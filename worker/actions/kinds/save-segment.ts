import { definitionText } from '../../ai/tools/words/people/definition.ts';
import { ApiError } from '../../errors.ts';
import { previewSegment } from '../../segments/preview.ts';
import { readSegments } from '../../segments/rows.ts';
import { createSegment, deleteSegment } from '../../segments/segments.ts';
import { namedIn, peopleText } from '../words/languages.ts';
import { type Kind, line } from './kind.ts';

/** A segment that stays, and follows what happens. */
export const saveSegment: Kind<'save_segment'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { name: given, definition: rule }, words) {
    const { language, quoted, segment: say } = words;
    const name = quoted(given);
    const preview = await previewSegment(ctx, { definition: rule });
    const { nameOf } = await readSegments(ctx.db, ctx.workspace.id);
    const definition = definitionText(rule, namedIn(nameOf, words), language);
    const such = preview.inside.map((one) => one.name ?? one.email ?? one.userId).filter((one) => one !== null);
    const lines = [line('add', say.line({ name, definition }))];
    lines.push(line('note', say.now({ people: peopleText(preview.people, words), such })));
    return {
      title: say.title(name),
      difference: { people: preview.people, reachable: null, messages: 0, money: null, currency: null, lines },
    };
  },

  async apply(ctx, { id, input }, { quoted, segment: say }) {
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    // It is there already where whoever applied it first died right after.
    if (!segments.find(id)) await createSegment(ctx, { ...input, id });
    return { result: say.saved(quoted(input.name)), href: `/people/${id}`, undo: { segmentId: id } };
  },

  async undo(ctx, { id, input }, { quoted, segment: say }) {
    await deleteSegment(ctx, id).catch((error) => {
      // Somebody has removed it meanwhile.
      if (!(error instanceof ApiError && error.code === 'not_found')) throw error;
    });
    return { result: say.removed(quoted(input.name)) };
  },
};
