import { queryCache } from './query-cache.ts';

/** Tells isolates apart: each counts for itself, and sums are made by whoever reads the counters. */
let isolate: string | undefined;

/** The hits and misses of each layer of the cache, and what had to make room, in the Prometheus text format. */
export function cacheMetrics(): string {
  isolate ??= crypto.randomUUID().slice(0, 8);
  const layers = Object.entries(queryCache.counts);
  const lines = (name: string, help: string, values: [layer: string, value: number][]) =>
    [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} counter`,
      ...values.map(([layer, value]) => `${name}{layer="${layer}",isolate="${isolate}"} ${value}`),
      '',
    ].join('\n');
  return [
    lines(
      'pulsehub_cache_hits_total',
      'Answers found in a layer of the cache',
      layers.map(([layer, { hits }]) => [layer, hits]),
    ),
    lines(
      'pulsehub_cache_misses_total',
      'Answers looked for in a layer in vain',
      layers.map(([layer, { misses }]) => [layer, misses]),
    ),
    lines('pulsehub_cache_evictions_total', 'Answers that had to make room', [['isolate', queryCache.evicted]]),
  ].join('');
}
