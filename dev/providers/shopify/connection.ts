import { GraphQLError } from 'graphql';

const MOST = 250;

export interface Paging {
  first?: number | null;
  after?: string | null;
  reverse?: boolean | null;
}

/** By which a list is sorted: a time or the like, then the digits of the id. */
export interface Keyed<T> {
  item: T;
  by: string;
  id: string;
}

/**
 * One page of a list as Shopify's connections give it. A cursor names the last item's place, not its number, so that
 * what is added or changed meanwhile moves nothing. A bulk operation gets all of it.
 */
export function connection<T>(all: Keyed<T>[], { first, after, reverse }: Paging, isBulk: boolean) {
  if (!isBulk && typeof first !== 'number') {
    throw new GraphQLError('you must provide one of first or last', { extensions: { code: 'BAD_REQUEST' } });
  }
  if (!isBulk && Number(first) > MOST) throw new GraphQLError(`first cannot exceed ${MOST}`);
  const sorted = all.sort(before);
  if (reverse) sorted.reverse();
  const from = after ? placeAfter(sorted, after, reverse === true) : 0;
  const to = isBulk ? sorted.length : Math.min(sorted.length, from + Number(first));
  const shown = sorted.slice(from, to);
  return {
    nodes: shown.map(({ item }) => item),
    edges: () => shown.map((one) => ({ cursor: cursorOf(one), node: one.item })),
    pageInfo: {
      hasNextPage: to < sorted.length,
      hasPreviousPage: from > 0,
      startCursor: shown[0] ? cursorOf(shown[0]) : null,
      endCursor: shown.length > 0 ? cursorOf(shown.at(-1) as Keyed<T>) : null,
    },
  };
}

function before(a: Omit<Keyed<unknown>, 'item'>, b: Omit<Keyed<unknown>, 'item'>): number {
  if (a.by !== b.by) return a.by < b.by ? -1 : 1;
  return a.id.length - b.id.length || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function placeAfter(sorted: Keyed<unknown>[], after: string, reverse: boolean): number {
  const [id, by] = JSON.parse(atob(after)) as [string, string];
  const at = { id, by };
  const index = sorted.findIndex((one) => (reverse ? before(at, one) : before(one, at)) > 0);
  return index < 0 ? sorted.length : index;
}

const cursorOf = ({ id, by }: Keyed<unknown>) => btoa(JSON.stringify([id, by]));
