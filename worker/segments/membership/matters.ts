import type { Clause, Definition, Node } from '../../../contract/segments.ts';
import type { Frame } from '../compile/frame.ts';
import { isGroup } from '../definition/check.ts';

/** What deeds may change whether somebody is in a segment: any, or only those of some names. */
export type Matters = 'any' | ReadonlySet<string>;

/** As to the standard rules: the columns that keep them turn with the first of a kind, with orders and with who somebody is. */
export const NONE: ReadonlySet<string> = new Set();
/** Segments inside segments beyond this are taken to ask for anything. */
const DEEPEST = 12;

/**
 * Which deeds of somebody who did the like before may bring them into a segment or out of it: the names that its clauses
 * ask for. Whatever else they ask for - orders, traits, consents, lists, the kinds of things done - such a deed leaves as
 * it is; when somebody was seen, how often, and the address that came with it, every deed may change.
 */
export function mattersTo({ where }: Definition, ruleOf: Frame['ruleOf'], depth = 0): Matters {
  return ofNode(where, ruleOf, depth);
}

/** Whether deeds of some names may matter; of undefined anything may have changed. */
export function doMatter(matters: Matters, deeds: readonly string[] | null): boolean {
  return deeds === null || matters === 'any' || deeds.some((name) => matters.has(name));
}

function ofNode(node: Node, ruleOf: Frame['ruleOf'], depth: number): Matters {
  if (!isGroup(node)) return ofClause(node, ruleOf, depth);
  const names = new Set<string>();
  for (const one of node.of) {
    const matters = ofNode(one, ruleOf, depth);
    if (matters === 'any') return 'any';
    for (const name of matters) names.add(name);
  }
  return names;
}

function ofClause(clause: Clause, ruleOf: Frame['ruleOf'], depth: number): Matters {
  switch (clause.type) {
    case 'event':
      return new Set([clause.event]);
    case 'sequence':
      return new Set([clause.first.event, clause.second.event]);
    case 'fact':
      return clause.fact === 'eventTypes' || clause.fact === 'userId' ? NONE : 'any';
    case 'reachable':
      return 'any';
    case 'trait':
    case 'orders':
    case 'products':
    case 'list':
    case 'consent':
      return NONE;
    case 'segment': {
      const rule = ruleOf(clause.segment);
      if (!rule) return NONE;
      if (rule.kind === 'standard') return NONE;
      return depth >= DEEPEST ? 'any' : mattersTo(rule.definition, ruleOf, depth + 1);
    }
    default:
      return clause satisfies never;
  }
}
