import { ApiError } from '../../errors.ts';
import { previewSegment } from '../../segments/preview.ts';
import { readSegments } from '../../segments/rows.ts';
import { createSegment, deleteSegment } from '../../segments/segments.ts';
import { type Kind, line, people } from './kind.ts';

/** A segment that stays, and follows what happens. */
export const saveSegment: Kind<'save_segment'> = {
  right: 'draft',
  touchesPeople: false,

  async plan(ctx, { name, definition }) {
    const preview = await previewSegment(ctx, { definition });
    const inside = preview.inside.map((one) => one.name ?? one.email ?? one.userId).filter(Boolean);
    const lines = [line('add', `The segment “${name}”: ${preview.definition}`)];
    lines.push(
      line('note', `${people(preview.people)} now${inside.length > 0 ? `, such as ${inside.join(', ')}` : ''}`),
    );
    return {
      title: `Save the segment “${name}”`,
      difference: { people: preview.people, reachable: null, messages: 0, money: null, currency: null, lines },
    };
  },

  async apply(ctx, { id, input }) {
    const segments = await readSegments(ctx.db, ctx.workspace.id);
    // It is there already where whoever applied it first died right after.
    if (!segments.find(id)) await createSegment(ctx, { ...input, id });
    return { result: `The segment “${input.name}” is saved.`, href: `/people/${id}`, undo: { segmentId: id } };
  },

  async undo(ctx, { id, input }) {
    await deleteSegment(ctx, id).catch((error) => {
      // Somebody has removed it meanwhile.
      if (!(error instanceof ApiError && error.code === 'not_found')) throw error;
    });
    return { result: `The segment “${input.name}” is removed.` };
  },
};
