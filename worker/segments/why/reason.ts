import { type SQL, sql } from 'drizzle-orm';
import type { Clause, Definition, Node, Reason } from '../../../contract/segments.ts';
import type { Leaf } from '../compile/compile.ts';
import { isGroup } from '../definition/check.ts';
import { type NameOf, nodeWords } from '../definition/words.ts';
import { foundWords } from './found.ts';

/** What a statement answered about a clause of a definition for one person. */
export interface LeafFound {
  path: string;
  holds: boolean;
  found: Record<string, unknown>;
}

/** The clauses of a compiled definition as one jsonb value, to be read as `LeafFound[]`. */
export function leavesAsJson(leaves: Leaf[]): SQL {
  const parts = leaves.map(
    ({ path, holds, found }) => sql`jsonb_build_object('path', ${path}::text, 'holds', ${holds}, 'found', ${found})`,
  );
  return sql`jsonb_build_array(${sql.join(parts, sql`, `)})`;
}

/** A definition clause by clause with what holds, from what was found; groups follow from their parts. */
export function reasonOf(definition: Definition, leaves: LeafFound[], nameOf: NameOf): Reason {
  const byPath = new Map(leaves.map((leaf) => [leaf.path, leaf]));
  const read = (node: Node, path: string): Reason => {
    const words = nodeWords(node, nameOf, true);
    const shown = path.replace(/^where\.?/, '');
    if (!isGroup(node)) {
      const leaf = byPath.get(path);
      const found = foundWords(node as Clause, leaf?.found ?? {});
      return { path: shown, type: node.type, holds: leaf?.holds ?? false, words, found, of: [] };
    }
    const of = node.of.map((one, index) => read(one, `${path}.${index}`));
    const holding = of.filter(({ holds }) => holds).length;
    const holds = node.type === 'all' ? holding === of.length : node.type === 'any' ? holding > 0 : holding === 0;
    return { path: shown, type: node.type, holds, words, found: '', of };
  };
  return read(definition.where, 'where');
}

/** The clauses that would have to turn for the whole to hold: of several ways, the shortest. */
export function failing(reason: Reason): Reason[] {
  return turn(reason, true);
}

/** The clauses on which the whole rests as it is: turn these few, and it turns. */
export function decisive(reason: Reason): Reason[] {
  return turn(reason, !reason.holds);
}

function turn(reason: Reason, wanted: boolean): Reason[] {
  if (reason.holds === wanted) return [];
  const { type, of } = reason;
  if (type !== 'all' && type !== 'any' && type !== 'none') return [reason];
  if (type === 'none')
    return wanted ? of.flatMap((one) => turn(one, false)) : shortest(of.map((one) => turn(one, true)));
  const needsAll = (type === 'all') === wanted;
  return needsAll ? of.flatMap((one) => turn(one, wanted)) : shortest(of.map((one) => turn(one, wanted)));
}

function shortest(ways: Reason[][]): Reason[] {
  return ways.filter((way) => way.length > 0).sort((a, b) => a.length - b.length)[0] ?? [];
}
