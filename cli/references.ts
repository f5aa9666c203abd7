/** Where contents speak of segments: a clause, the list of a clause, whom a trigger, a letter or a draft is about. */
function nameAt(one: Record<string, unknown>): 'segment' | 'list' | 'segmentId' | undefined {
  if (typeof one.segmentId === 'string') return 'segmentId';
  if (one.type === 'segment' && typeof one.segment === 'string') return 'segment';
  if (one.type === 'list' && typeof one.list === 'string') return 'list';
  return undefined;
}

/** The same contents with every segment that they speak of called by another name. */
export function renamed<T>(value: T, name: (segment: string) => string): T {
  if (Array.isArray(value)) return value.map((one) => renamed(one, name)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, renamed(one, name)]);
  const copy = Object.fromEntries(entries) as Record<string, unknown>;
  const at = nameAt(copy);
  if (at) copy[at] = name(String(copy[at]));
  return copy as T;
}

/** The segments that contents speak of, each with where. */
export function referencesIn(
  value: unknown,
  path: (string | number)[] = [],
): { path: (string | number)[]; name: string }[] {
  if (Array.isArray(value)) return value.flatMap((one, n) => referencesIn(one, [...path, n]));
  if (typeof value !== 'object' || value === null) return [];
  const at = nameAt(value as Record<string, unknown>);
  const own = at ? [{ path: [...path, at], name: String((value as Record<string, unknown>)[at]) }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, one]) => referencesIn(one, [...path, key]))];
}
