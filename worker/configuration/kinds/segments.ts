import { SEGMENT_KEYS } from '../../../contract/analytics.ts';
import { SEGMENT_LIMITS } from '../../../contract/segments.ts';
import { canonical } from '../../actions/hash.ts';
import { ApiError, fail } from '../../errors.ts';
import { type Fault, listsIn, referencesIn } from '../../segments/definition/check.ts';
import { isStandard, STANDARD } from '../../segments/definition/standard.ts';
import { readSegments, type SegmentRow, type Segments } from '../../segments/rows.ts';
import { readDefinition } from '../../segments/segments.ts';
import { changingRule, puttingBack, removing, renaming, saving } from '../../segments/write.ts';
import { asContent, type Held, type Setting, stillAs, type World } from './kind.ts';

type Row = SegmentRow | undefined;

const keyOf = (id: string) => SEGMENT_KEYS.find((one) => one === id);

/** The six, each by its key and at its standard rule unless it was edited, and the saved ones. */
export const segmentSetting: Setting<'segment', Row> = {
  async list(ctx) {
    return heldSegments(await readSegments(ctx.db, ctx.workspace.id));
  },

  check(_ctx, { id, content, held }, { before, after, all }) {
    if (keyOf(id)) {
      const isNamed = content.name === before.nameOf(id);
      if (!isNamed) return [{ path: 'name', message: `A built-in segment keeps its name: “${before.nameOf(id)}”` }];
    } else {
      const same = (name: string) => name.toLowerCase() === content.name.toLowerCase();
      const faults = [...after.rows, ...before.rows].filter(
        (row) => row.key === null && row.id !== id && same(row.name) && after.find(row.id) !== undefined,
      );
      const message = 'There is a segment of this name: choose another';
      if (faults.length > 0) return [{ path: 'name', message }];
    }
    if (!held && all.filter((one) => !keyOf(one.id)).length > SEGMENT_LIMITS.segments) {
      fail('conflict', `There can be ${SEGMENT_LIMITS.segments} segments: remove one that is not used`);
    }
    return faultsIn(() => readDefinition(content.definition, { id, segments: after }));
  },

  put(ctx, { id, content, held }, { before }) {
    const key = keyOf(id);
    if (!held) return saving(ctx, { id, ...content });
    const guard = held.row ? [stillAs(ctx, 'segments', held.row)] : [];
    const isSame = canonical(held.content.definition) === canonical(content.definition);
    if (key && isStandard(key, content.definition)) return [...guard, ...puttingBack(ctx, before, key)];
    const renamed = content.name === held.content.name ? [] : renaming(ctx, before, { id, name: content.name });
    return [...guard, ...renamed, ...(isSame ? [] : changingRule(ctx, before, { id, definition: content.definition }))];
  },

  mayGo({ id }, { before, after }) {
    if (keyOf(id)) return;
    const user = after.live.find(({ definition: { where } }) =>
      [...referencesIn(where, '').map((one) => one.segment), ...listsIn(where, '').map((one) => one.list)].includes(id),
    );
    if (user) fail('conflict', `The segment “${user.name}” asks for “${before.nameOf(id)}”: change that first`);
  },

  /** Of a built-in, what was edited. */
  remove(ctx, { id, row }, { before }) {
    const key = keyOf(id);
    const guard = row ? [stillAs(ctx, 'segments', row)] : [];
    return [...guard, ...(key ? puttingBack(ctx, before, key) : removing(ctx, before, id))];
  },
};

function heldSegments(segments: Segments): Held<'segment', Row>[] {
  const contentOf = (id: string, row: Row) => {
    const key = keyOf(id);
    const definition = row?.definition ?? (key && STANDARD[key]);
    return asContent('segment', { name: segments.nameOf(id), definition });
  };
  const saved = segments.rows.filter(({ key }) => key === null);
  return [...SEGMENT_KEYS, ...saved.map(({ id }) => id)].map((id) => {
    const row = segments.find(id);
    return { id, row, content: contentOf(id, row) };
  });
}

/** What a check throws, as faults by path below the contents; anything else goes on. */
export function faultsIn(check: () => unknown): Fault[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ApiError && error.code === 'invalid' && error.fields) return error.fields;
    throw error;
  }
}

/** Whether there will be a segment of this id, as faults at a path. */
export function missingSegment(id: string, path: string, { after }: World): Fault[] {
  return after.ruleOf(id) ? [] : [{ path, message: 'There is no such segment' }];
}
