import { Definition, type Group, type Node, SEGMENT_LIMITS, type Test } from '../../../contract/segments.ts';

/** A fault of a definition: where it is, and what to do. */
export interface Fault {
  path: string;
  message: string;
}

export type Checked = { kind: 'ok'; definition: Definition } | { kind: 'refused'; faults: Fault[] };

export const isGroup = (node: Node): node is Group =>
  node.type === 'all' || node.type === 'any' || node.type === 'none';

/** Reads what was sent as a definition; every fault comes with its path below `definition`. */
export function checkDefinition(given: unknown): Checked {
  if (depthOf(given) > DEEPEST) return refused([{ path: 'definition.where', message: TOO_DEEP }]);
  const read = Definition.safeParse(given);
  if (!read.success) {
    return refused(
      read.error.issues.map(({ path, message }) => ({ path: ['definition', ...path].join('.'), message })),
    );
  }
  const faults = faultsIn(read.data.where, 'definition.where', 1);
  const clauses = countClauses(read.data.where);
  if (clauses > SEGMENT_LIMITS.clauses) {
    const message = `These are ${clauses} clauses; use at most ${SEGMENT_LIMITS.clauses}, or put some into a segment of their own`;
    faults.push({ path: 'definition.where', message });
  }
  return faults.length > 0 ? refused(faults) : { kind: 'ok', definition: read.data };
}

/** The segments that a definition asks for, each with its path below `at`. */
export function referencesIn(node: Node, at: string): { path: string; segment: string }[] {
  if (isGroup(node)) return node.of.flatMap((one, index) => referencesIn(one, `${at}.of.${index}`));
  return node.type === 'segment' ? [{ path: `${at}.segment`, segment: node.segment }] : [];
}

/** The lists that a definition asks for, each with its path below `at`. */
export function listsIn(node: Node, at: string): { path: string; list: string }[] {
  if (isGroup(node)) return node.of.flatMap((one, index) => listsIn(one, `${at}.of.${index}`));
  return node.type === 'list' ? [{ path: `${at}.list`, list: node.list }] : [];
}

/** The segments that a definition asks for. */
export function referencesOf(node: Node): string[] {
  return referencesIn(node, '').map(({ segment }) => segment);
}

/**
 * Whether `start`, if it asked for `references`, would in the end ask for itself. `of` tells what a segment asks for.
 */
export function goesInACircle(start: string, references: string[], of: (id: string) => string[]): boolean {
  const seen = new Set<string>();
  const next = [...references];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (id === start) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    next.push(...of(id));
  }
  return false;
}

/** Objects and lists inside one another in JSON; a group is two of them, and a clause's parts a few more. */
const DEEPEST = 2 * SEGMENT_LIMITS.depth + 12;
const TOO_DEEP = `Groups stand at most ${SEGMENT_LIMITS.depth} deep: put the inner ones into a segment of their own`;

function depthOf(given: unknown): number {
  let level = [given];
  for (let depth = 0; ; depth++) {
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0 || depth > DEEPEST) return depth;
  }
}

function refused(faults: Fault[]): Checked {
  return { kind: 'refused', faults: faults.slice(0, 20) };
}

function countClauses(node: Node): number {
  return isGroup(node) ? node.of.reduce((sum, one) => sum + countClauses(one), 0) : 1;
}

const TEXT_TESTS: Test['op'][] = ['exists', 'equals', 'contains', 'in'];
const NUMBER_TESTS: Test['op'][] = ['at_least', 'at_most', 'more_than', 'less_than', 'exactly'];
const TIME_TESTS: Test['op'][] = ['exists', 'before', 'after', 'within'];
const FACT_TESTS = {
  ...{ email: TEXT_TESTS, phone: TEXT_TESTS, userId: TEXT_TESTS, firstSeen: TIME_TESTS, lastSeen: TIME_TESTS },
  ...{ events: NUMBER_TESTS, eventTypes: NUMBER_TESTS },
};

/** What the shape alone does not tell. */
function faultsIn(node: Node, path: string, depth: number): Fault[] {
  if (isGroup(node)) {
    if (depth > SEGMENT_LIMITS.depth) return [{ path, message: TOO_DEEP }];
    if (node.of.length === 0 && (depth > 1 || node.type !== 'all')) {
      return [{ path, message: 'Put a clause into this group, or take the group away' }];
    }
    return node.of.flatMap((one, index) => faultsIn(one, `${path}.of.${index}`, depth + 1));
  }
  if (node.type === 'fact') {
    const allowed = FACT_TESTS[node.fact];
    if (allowed.includes(node.test.op)) return [];
    return [{ path: `${path}.test.op`, message: `Of this, ask one of: ${allowed.join(', ')}` }];
  }
  if (node.type === 'event' && node.within && (node.measure?.of === 'first' || node.measure?.of === 'last')) {
    return [{ path: `${path}.within`, message: 'Give the first or last time its own window, and leave this one out' }];
  }
  return [];
}
