import { sha256, toBase64Url } from '../http/bytes.ts';

/** JSON in which the order of keys makes no difference; what is undefined is left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** SHA-256 over what is meant, however its keys are ordered. */
export async function hashOf(value: unknown): Promise<string> {
  return toBase64Url(await sha256(canonical(value)));
}

/** What an approval is of: what is done, to whom, and what else it rests on. */
export function hashOfPlan(plan: { kind: string; input: unknown; audience?: string[] | null; basis?: unknown }) {
  const { kind, input, audience = null, basis = null } = plan;
  return hashOf({ version: 1, kind, input, audience, basis });
}

/** What differs between two inputs, by the names of their parts. */
export function changedParts(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => canonical(before[name] ?? null) !== canonical(after[name] ?? null)).sort();
}
