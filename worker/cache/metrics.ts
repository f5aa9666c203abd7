import { callerCopies } from './caller-copies.ts';
import { queryCache } from './query-cache.ts';

/** Tells isolates apart: each counts for itself, and sums are made by whoever reads the counters. */
let isolate: string | undefined;

const CACHES = {
  queries: queryCache,
  sessions: callerCopies.sessions,
  profiles: callerCopies.profiles,
  settings: callerCopies.settings,
};

/**
 * The hits and misses of each layer of each cache, what had to make room, and how often a guess of who calls was right, in
 * the Prometheus text format.
 */
export function cacheMetrics(): string {
  isolate ??= crypto.randomUUID().slice(0, 8);
  const caches = Object.entries(CACHES);
  const layers = caches.flatMap(([cache, { counts }]) =>
    Object.entries(counts).map(([layer, found]) => ({ labels: { cache, layer }, ...found })),
  );
  const { right, wrong } = callerCopies.guesses;
  return [
    lines(
      'pulsehub_cache_hits_total',
      'Values found in a layer of a cache',
      layers.map(({ labels, hits }) => [labels, hits]),
    ),
    lines(
      'pulsehub_cache_misses_total',
      'Values looked for in a layer in vain',
      layers.map(({ labels, misses }) => [labels, misses]),
    ),
    lines(
      'pulsehub_cache_evictions_total',
      'Values that had to make room',
      caches.map(([cache, { evicted }]) => [{ cache, layer: 'isolate' }, evicted]),
    ),
    lines('pulsehub_caller_guesses_total', 'Answers begun by what was remembered of the caller, and whether it held', [
      [{ guess: 'right' }, right],
      [{ guess: 'wrong' }, wrong],
    ]),
  ].join('');
}

function lines(name: string, help: string, values: [labels: Record<string, string>, value: number][]): string {
  const rows = values.map(([labels, value]) => {
    const named = Object.entries({ ...labels, isolate }).map(([label, text]) => `${label}="${text}"`);
    return `${name}{${named.join(',')}} ${value}`;
  });
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...rows, ''].join('\n');
}
