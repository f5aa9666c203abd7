import type { Definition, Filter, Node } from '../../../contract/segments.ts';
import { askForColumns } from '../../analytics/blocks/columns.ts';
import { countWhoMayHave } from '../../analytics/blocks/whose.ts';
import type { UserCtx } from '../../context.ts';
import { isGroup } from '../definition/check.ts';
import type { Frame } from './frame.ts';
import { ofProperty } from './sources.ts';

/** Of so many people, and of such a share of everybody, the events are read one by one; of more, those of everybody at once. */
const FEW = { people: 60_000, share: 1 / 8 };

/**
 * Finds which filters of a definition are passed by few. What they ask for is held beside the blocks of deeds from then on, where
 * there are any. Undefined where none is, or visitors are asked for as well.
 */
export async function filtersOfFew(ctx: UserCtx, { who, where }: Definition): Promise<Frame['isOfFew']> {
  // A name with dots may be whole or a path, which columns do not tell.
  const filters = who === 'known' ? filtersIn(where).filter(({ property }) => !property.includes('.')) : [];
  if (filters.length === 0) return undefined;
  const { id, timezone } = ctx.workspace;
  const [counts] = await Promise.all([
    Promise.all(filters.map((one) => countWhoMayHave(ctx, id, ofProperty(one, { now: ctx.now(), timezone })))),
    askForColumns(
      ctx,
      id,
      [...new Set(filters.map(({ property }) => property))].map((name) => ({ kind: 'property' as const, name })),
    ),
  ]);
  const isFew = (count: { people: number; all: number } | undefined) =>
    count !== undefined && count.people <= Math.min(FEW.people, count.all * FEW.share);
  const few = new Set(filters.filter((_, index) => isFew(counts[index])).map((one) => JSON.stringify(one)));
  return (filter) => few.has(JSON.stringify(filter));
}

function filtersIn(node: Node): Filter[] {
  if (isGroup(node)) return node.of.flatMap(filtersIn);
  return node.type === 'event' ? (node.where ?? []) : [];
}
