/** A value of a body with the path that leads to it. */
export interface Leaf {
  path: string;
  value: string;
}

const MOST = 80;
const DEEPEST = 8;
/** Of a list the first few tell what is in it. */
const OF_A_LIST = 2;

/**
 * The values of a body that can be named, in the body's own order. Of a list of events the first stands for all: paths
 * begin within an event. Undefined when it is not JSON.
 */
export function leavesOf(body: string): Leaf[] | undefined {
  try {
    const whole: unknown = JSON.parse(body);
    const leaves: Leaf[] = [];
    walk(Array.isArray(whole) ? whole[0] : whole, [], leaves);
    return leaves;
  } catch {
    return undefined;
  }
}

function walk(value: unknown, path: string[], leaves: Leaf[]): void {
  if (leaves.length >= MOST || path.length > DEEPEST || value === null) return;
  if (typeof value !== 'object') {
    if (path.length > 0) leaves.push({ path: path.join('.'), value: String(value) });
    return;
  }
  const inside = Array.isArray(value) ? value.slice(0, OF_A_LIST).entries() : Object.entries(value);
  // A dot within a key cannot be told from a step.
  for (const [key, one] of inside) if (!String(key).includes('.')) walk(one, [...path, String(key)], leaves);
}
