import type { Clause, Definition, Group, Node, Window } from '../../../contract/segments.ts';

/** Where a part of a rule stands: the index in the outermost group, in the group there, and so on. */
export type Path = readonly number[];

export const isGroup = (node: Node): node is Group =>
  node.type === 'all' || node.type === 'any' || node.type === 'none';

/** What a new segment begins with: something that can be counted at once. */
export const FIRST_RULE: Definition = {
  version: 1,
  who: 'known',
  where: {
    type: 'all',
    of: [{ type: 'event', event: 'add_to_cart', within: { last: { n: 7, unit: 'days' } } }],
  },
};

/** The rule with another part at a path; without one, the part is taken out, and a group that this empties with it. */
export function replaceAt(node: Node, path: Path, by: Node | undefined): Node {
  const [first, ...rest] = path;
  if (first === undefined) return by ?? node;
  if (!isGroup(node)) return node;
  const of = node.of.flatMap((one, index): Node[] => {
    if (index !== first) return [one];
    if (rest.length > 0) {
      const inner = replaceAt(one, rest, by);
      return isGroup(inner) && inner.of.length === 0 ? [] : [inner];
    }
    return by ? [by] : [];
  });
  return { ...node, of };
}

/** The outermost part is always a group, so that something can be added to it. */
export function asGroup({ where }: Definition): Group {
  return isGroup(where) ? where : { type: 'all', of: [where] };
}

/** What a clause of a kind begins with when it is added. */
export const NEW_CLAUSE: { [Kind in Clause['type']]: () => Extract<Clause, { type: Kind }> } = {
  event: () => ({ type: 'event', event: 'page_view', within: { last: { n: 30, unit: 'days' } } }),
  sequence: () => ({
    ...{ type: 'sequence', first: { event: 'add_to_cart' }, second: { event: 'purchase' }, missing: true },
    ...{ within: { n: 1, unit: 'days' }, since: { last: { n: 7, unit: 'days' } } },
  }),
  orders: () => ({ type: 'orders', of: 'orders', is: 'at_least', amount: 1 }),
  products: () => ({ type: 'products', products: [{ word: '' }], of: 'orders', is: 'at_least', amount: 1 }),
  trait: () => ({ type: 'trait', trait: '', test: { op: 'exists' } }),
  fact: () => ({ type: 'fact', fact: 'firstSeen', test: { op: 'within', last: { n: 7, unit: 'days' } } }),
  reachable: () => ({ type: 'reachable', channel: 'email' }),
  consent: () => ({ type: 'consent', channel: 'email', state: 'subscribed' }),
  segment: () => ({ type: 'segment', segment: 'cart_abandoners' }),
  list: () => ({ type: 'list', list: '' }),
};

export type WindowKind = 'ever' | 'last' | 'days';

export function kindOf(window: Window | undefined): WindowKind {
  if (!window) return 'ever';
  return 'last' in window ? 'last' : 'days';
}

/** A window of another kind, as it begins. `today` is a day of the shop. */
export function windowOf(kind: WindowKind, today: string): Window | undefined {
  if (kind === 'ever') return undefined;
  return kind === 'last' ? { last: { n: 30, unit: 'days' } } : { from: `${today.slice(0, 8)}01`, to: today };
}

/** The path in the API's words, for its faults: `definition.where.of.0.of.2`. */
export function apiPath(path: Path): string {
  return `definition.where${path.map((index) => `.of.${index}`).join('')}`;
}
