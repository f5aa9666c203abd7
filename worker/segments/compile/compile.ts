import { type SQL, sql } from 'drizzle-orm';
import type { SegmentKey } from '../../../contract/analytics.ts';
import type { Clause, Definition, Node } from '../../../contract/segments.ts';
import { isGroup } from '../definition/check.ts';
import { STANDARD } from '../definition/standard.ts';
import { clauseOf } from './clauses.ts';
import { allOf, type Compiled, earliest, type Frame, isTrue } from './frame.ts';
import { Sources } from './sources.ts';

/** Segments inside segments beyond this are nobody's; definitions are refused long before. */
const DEEPEST = 12;

/** The generated column that keeps a standard rule at every write. */
export const COLUMN: Record<SegmentKey, string> = {
  cart_abandoners: 'is_cart_abandoner',
  potential_customers: 'is_cart_abandoner',
  high_value_customers: 'is_high_value',
  new_visitors: 'is_new_visitor',
  engaged_users: 'is_engaged',
  repeat_customers: 'is_repeat',
};

/** A leaf of a definition: what stands at a path. */
export interface Leaf extends Compiled {
  path: string;
  clause: Clause;
}

/** A definition as SQL over `profiles p` and `joins`. */
export interface CompiledDefinition {
  joins: SQL;
  holds: SQL;
  /** The same as a condition on rows: also with what rules people out before everything is joined that `holds` reads. */
  keeps: SQL;
  /** When it may change although nothing happens; undefined where it never does. */
  next: SQL | undefined;
  /** How many clauses would have to turn for a person outside to be inside; 0 inside. */
  distance: SQL;
  leaves: Leaf[];
  /** Whether the person is of the kind that is asked for at all. */
  isMeant: SQL;
}

/**
 * Compiles a definition. The statement that it goes into binds `p` to profiles of the workspace and puts `joins` after
 * them. Every value is a parameter. Definitions that are asked together share their sources, and `joins` of those once.
 */
export function compile(definition: Definition, frame: Frame, sources = new Sources(frame)): CompiledDefinition {
  const leaves: Leaf[] = [];
  const top = walk(definition.where, 'where', { frame, sources, leaves, depth: 0 });
  const isMeant = definition.who === 'known' ? sources.self().known : sql`true`;
  return {
    holds: sql`(${isMeant} and ${top.holds})`,
    keeps: sql`(${sql.join([isMeant, ...top.ifHolds, ...top.joined, top.holds], sql` and `)})`,
    next: top.next,
    distance: sql`(case when ${isMeant} then 0 else 1000 end + ${top.toHold})`,
    leaves,
    isMeant,
    joins: sources.joins,
  };
}

interface Walk {
  frame: Frame;
  sources: Sources;
  leaves: Leaf[];
  depth: number;
}

interface Walked {
  holds: SQL;
  next: SQL | undefined;
  /** How many clauses have to turn until it holds, and until it does not. */
  toHold: SQL;
  toFail: SQL;
  /** What has to be so of the profile itself where it holds and where it does not, and of what is joined where it holds. */
  ifHolds: SQL[];
  ifFails: SQL[];
  joined: SQL[];
}

function walk(node: Node, path: string, given: Walk): Walked {
  if (isGroup(node)) {
    const parts = node.of.map((one, index) => walk(one, `${path}.${index}`, given));
    const next = earliest(parts.map((one) => one.next));
    const all = (key: 'toHold' | 'toFail') => sum(parts.map((one) => one[key]));
    const one = (key: 'toHold' | 'toFail') => least(parts.map((part) => part[key]));
    const holds = parts.map((part) => part.holds);
    const each = (key: 'ifHolds' | 'ifFails') => parts.flatMap((part) => part[key]);
    const some = (key: 'ifHolds' | 'ifFails') => anyOf(parts.map((part) => part[key]));
    if (node.type === 'all') {
      return {
        ...{ holds: joined(holds, sql` and `, sql`true`), next, toHold: all('toHold'), toFail: one('toFail') },
        ...{ ifHolds: each('ifHolds'), ifFails: some('ifFails'), joined: parts.flatMap((part) => part.joined) },
      };
    }
    const any = joined(holds, sql` or `, sql`false`);
    return node.type === 'any'
      ? {
          ...{ holds: any, next, toHold: one('toHold'), toFail: all('toFail') },
          ...{ ifHolds: some('ifHolds'), ifFails: each('ifFails'), joined: [] },
        }
      : {
          ...{ holds: sql`(not ${any})`, next, toHold: all('toFail'), toFail: one('toHold') },
          ...{ ifHolds: each('ifFails'), ifFails: some('ifHolds'), joined: [] },
        };
  }
  const compiled =
    node.type === 'segment' ? segmentClause(node.segment, given) : clauseOf(node, given.frame, given.sources);
  const holds = node.not ? sql`(not ${compiled.holds})` : compiled.holds;
  given.leaves.push({ path, clause: node, ...compiled, holds });
  const early = compiled.isOfProfile ? [compiled.holds] : listed(compiled.early);
  const fails = compiled.isOfProfile ? [sql`(not ${compiled.holds})`] : [];
  return {
    ...{ holds, next: compiled.next },
    ...(node.not
      ? { ifHolds: fails, ifFails: early, joined: [] }
      : { ifHolds: early, ifFails: fails, joined: listed(compiled.joined) }),
    ...{ toHold: sql`(case when ${holds} then 0 else 1 end)`, toFail: sql`(case when ${holds} then 1 else 0 end)` },
  };
}

/** Being in another segment is what that segment asks for, asked again here: its members may be a moment behind. */
function segmentClause(id: string, given: Walk): Compiled {
  const rule = given.frame.ruleOf(id);
  const found = sql`'{}'::jsonb`;
  if (!rule || given.depth >= DEEPEST) return { holds: sql`false`, next: undefined, found };
  if (rule.kind === 'standard' && given.frame.reach !== 'past') {
    return { holds: isTrue(sql.raw(`p.${COLUMN[rule.key]}`)), isOfProfile: true, next: undefined, found };
  }
  const { who, where } = rule.kind === 'standard' ? STANDARD[rule.key] : rule.definition;
  const inner = walk(where, 'inner', { ...given, leaves: [], depth: given.depth + 1 });
  const holds = who === 'known' ? sql`(${given.sources.self().known} and ${inner.holds})` : inner.holds;
  return { holds, early: allOf(inner.ifHolds), joined: allOf(inner.joined), next: inner.next, found };
}

const listed = (one: SQL | undefined): SQL[] => (one ? [one] : []);

/** Of what holds one at least: nothing is known where nothing is of one of them. */
function anyOf(parts: SQL[][]): SQL[] {
  const each = parts.map(allOf);
  const known = each.filter((one) => one !== undefined);
  return known.length > 0 && known.length === each.length ? [sql`(${sql.join(known, sql` or `)})`] : [];
}

function joined(parts: SQL[], by: SQL, empty: SQL): SQL {
  return parts.length === 0 ? empty : sql`(${sql.join(parts, by)})`;
}

function sum(parts: SQL[]): SQL {
  return parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` + `)})`;
}

function least(parts: SQL[]): SQL {
  return parts.length === 0 ? sql`0` : sql`least(${sql.join(parts, sql`, `)})`;
}
