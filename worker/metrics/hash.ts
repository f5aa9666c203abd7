import type { Metric, MetricQuery } from '../../contract/metrics.ts';
import { sha256 } from '../http/bytes.ts';

/** A question in one way of writing: without what is the default, its keys in order, its values as they were given. */
export function canonical(query: MetricQuery): MetricQuery {
  const { dimensions, filters, ...rest } = query;
  return {
    ...rest,
    ...(dimensions?.length ? { dimensions } : {}),
    ...(filters?.length ? { filters: [...filters].sort((a, b) => (sorted(a) < sorted(b) ? -1 : 1)) } : {}),
  };
}

/** SHA-256 of a question and of what the metric means, in hex. A relative range is hashed as it was asked. */
export async function hashOf(query: MetricQuery, { version }: Pick<Metric, 'version'>): Promise<string> {
  return hashOfData(canonical(query), version);
}

/** The same of any question that is data. */
export async function hashOfData(query: object, version: number): Promise<string> {
  const bytes = await sha256(sorted({ version, query }));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    one && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
