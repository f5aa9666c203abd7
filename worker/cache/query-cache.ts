import type { UserCtx } from '../context.ts';
import { queryKey } from './keys.ts';
import { MemoryCache } from './memory.ts';

/** The promise: no answer is older than this, in milliseconds, and none is older than the last change of its data. */
export const QUERY_LIFE = 5 * 60_000;
/** KV takes values up to 25 MB; what is larger than this is not worth the way. */
const LARGEST = 500_000;
/** How long one waits for another's computation before computing for oneself, in milliseconds. */
const PATIENCE = 10_000;

type Layer = 'isolate' | 'kv' | 'shared';
type Needs = Pick<UserCtx, 'cache' | 'now' | 'log' | 'waitUntil'> & {
  workspace: UserCtx['workspace'];
  dataVersion?: string | undefined;
};

/**
 * Hot answers of queries. First this isolate's memory, then KV; what is being computed is waited for instead of being
 * computed again (`shared`). Every copy carries when it was computed and is judged by the clock of whoever reads it. Since the
 * version of the data is in the key, a copy that KV shows late elsewhere is one that nobody asks for any more.
 * Failures are never kept, a layer that fails is one that has nothing.
 */
export class QueryCache {
  readonly #memory: MemoryCache;
  readonly #running = new Map<string, Promise<string | undefined>>();
  readonly counts: Record<Layer, { hits: number; misses: number }> = {
    isolate: { hits: 0, misses: 0 },
    kv: { hits: 0, misses: 0 },
    shared: { hits: 0, misses: 0 },
  };

  constructor(most = { entries: 500, characters: 8_000_000 }) {
    this.#memory = new MemoryCache(most);
  }

  get evicted(): number {
    return this.#memory.evicted;
  }

  /**
   * The answer to a question of this workspace, computed unless it is at hand. `input` is everything the answer depends
   * on besides workspace, data and day. A caller whose data version is not known is always computed for.
   */
  async through<T>(ctx: Needs, asked: { name: string; input: unknown }, compute: () => Promise<T>): Promise<T> {
    if (ctx.dataVersion === undefined) return compute();
    const key = await queryKey(ctx.workspace, ctx.dataVersion, { ...asked, now: ctx.now() });
    const known = this.#memory.get(key, ctx.now().getTime(), QUERY_LIFE);
    this.#count('isolate', known !== undefined);
    if (known) return JSON.parse(known.text) as T;
    const running = this.#running.get(key);
    const shared = running && (await Promise.race([running, later(PATIENCE)]));
    this.#count('shared', shared !== undefined);
    if (shared !== undefined) return JSON.parse(shared) as T;
    return this.#compute(ctx, key, compute);
  }

  async #compute<T>(ctx: Needs, key: string, compute: () => Promise<T>): Promise<T> {
    let tell: (text: string | undefined) => void = () => undefined;
    const mine = new Promise<string | undefined>((resolve) => {
      tell = resolve;
    });
    if (!this.#running.has(key)) this.#running.set(key, mine);
    try {
      const kept = await this.#fromKv(ctx, key);
      if (kept !== undefined) {
        tell(kept);
        return JSON.parse(kept) as T;
      }
      // The age counts from before the data was read.
      const at = ctx.now().getTime();
      const value = await compute();
      const text = JSON.stringify(value);
      tell(text);
      this.#memory.put(key, { text, at });
      this.#toKv(ctx, key, { text, at });
      return value;
    } finally {
      tell(undefined);
      if (this.#running.get(key) === mine) this.#running.delete(key);
    }
  }

  async #fromKv({ cache, now, log }: Needs, key: string): Promise<string | undefined> {
    try {
      const kept = await cache.get<{ key: string; text: string; at: number }>(key, 'json');
      const age = kept ? now().getTime() - kept.at : Number.POSITIVE_INFINITY;
      const good = kept?.key === key && typeof kept.text === 'string' && age >= 0 && age < QUERY_LIFE;
      this.#count('kv', good);
      if (!good) return undefined;
      this.#memory.put(key, kept);
      return kept.text;
    } catch (error) {
      this.#count('kv', false);
      log.warn('a cached answer cannot be read', { reason: String(error) });
      return undefined;
    }
  }

  #toKv({ cache, log, waitUntil }: Needs, key: string, entry: { text: string; at: number }): void {
    if (entry.text.length > LARGEST) return;
    const put = async () => {
      try {
        await cache.put(key, JSON.stringify({ key, ...entry }), { expirationTtl: QUERY_LIFE / 1000 });
      } catch (error) {
        log.warn('an answer cannot be cached', { reason: String(error) });
      }
    };
    waitUntil(put());
  }

  #count(layer: Layer, hit: boolean): void {
    this.counts[layer][hit ? 'hits' : 'misses'] += 1;
  }
}

/** This isolate's own: what it remembers is a copy, and losing it costs a computation. */
export const queryCache = new QueryCache();

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
