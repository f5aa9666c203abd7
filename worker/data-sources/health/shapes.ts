/** What a property's value can be. Nothing (null) has no type. */
export type ValueType = 'text' | 'number' | 'boolean' | 'list' | 'object';

/** A property of an event, by its dotted path, with the type of its value. `[]` stands for the entries of a list. */
export interface TypedPath {
  path: string;
  type: ValueType;
}

/** Deeper and longer than this nobody plans; what lies beyond is not looked at. */
const MOST_DEPTH = 4;
const MOST_PATHS = 80;
const LONGEST_PATH = 200;

/** Numbers beyond 2^53 are kept as text on the way in, so that no digit is lost: they are numbers still. */
const LONG_NUMBER = /^-?\d{16,}(\.\d+)?$/;

/** Every typed path of an event's properties, at most 80 and four levels deep. Of a list the first entry is looked at. */
export function typedPaths(properties: Record<string, unknown>): TypedPath[] {
  const found: TypedPath[] = [];
  visit(properties, '', 1, found);
  return found;
}

function visit(object: Record<string, unknown>, before: string, depth: number, found: TypedPath[]): void {
  for (const [name, value] of Object.entries(object)) {
    if (found.length >= MOST_PATHS) return;
    const path = before ? `${before}.${name}` : name;
    const type = typeOf(value);
    if (!type || path.length > LONGEST_PATH) continue;
    found.push({ path, type });
    if (depth >= MOST_DEPTH) continue;
    const inside = Array.isArray(value) ? value[0] : value;
    const at = Array.isArray(value) ? `${path}[]` : path;
    if (typeOf(inside) === 'object') visit(inside as Record<string, unknown>, at, depth + 1, found);
  }
}

function typeOf(value: unknown): ValueType | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return LONG_NUMBER.test(value) ? 'number' : 'text';
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'object')
    return typeof value as ValueType;
  return undefined;
}
