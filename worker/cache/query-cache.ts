import type { UserCtx } from '../context.ts';
import { queryKey } from './keys.ts';
import { type Counts, type Layer, Layers, type Needs as LayersNeed } from './layers.ts';

/** The promise: no answer is older than this, in milliseconds, and none is older than the last change of its data. */
export const QUERY_LIFE = 5 * 60_000;
/** How long one waits for another's computation before computing for oneself, in milliseconds. */
const PATIENCE = 10_000;

type Needs = LayersNeed & Pick<UserCtx, 'workspace' | 'dataVersion'>;

/**
 * Hot answers of queries. First this isolate's memory, then KV; what is being computed is waited for instead of being
 * computed again (`shared`). Since the version of the data is in the key, a copy that KV shows late elsewhere is one that
 * nobody asks for any more. Failures are never kept.
 */
export class QueryCache {
  readonly #layers: Layers;
  readonly #running = new Map<string, Promise<string | undefined>>();
  readonly counts: Record<Layer, Counts>;

  constructor(most = { entries: 500, characters: 8_000_000 }) {
    this.#layers = new Layers({ life: QUERY_LIFE, most });
    this.counts = { ...this.#layers.counts, shared: { hits: 0, misses: 0 } };
  }

  get evicted(): number {
    return this.#layers.evicted;
  }

  /**
   * The answer to a question of this workspace, computed unless it is at hand. `input` is everything the answer depends
   * on besides workspace, data and day. A caller whose data version is not known is always computed for.
   */
  async through<T>(ctx: Needs, asked: { name: string; input: unknown }, compute: () => Promise<T>): Promise<T> {
    if (ctx.dataVersion === undefined) return compute();
    const key = await queryKey(ctx.workspace, await ctx.dataVersion(), { ...asked, now: ctx.now() });
    const known = this.#layers.inMemory(ctx, key);
    if (known !== undefined) return JSON.parse(known) as T;
    const running = this.#running.get(key);
    const shared = running && (await Promise.race([running, later(PATIENCE)]));
    this.counts.shared[shared === undefined ? 'misses' : 'hits'] += 1;
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
      const kept = await this.#layers.inKv(ctx, key);
      if (kept !== undefined) {
        tell(kept);
        return JSON.parse(kept) as T;
      }
      // The age counts from before the data was read.
      const at = ctx.now().getTime();
      const value = await compute();
      const text = JSON.stringify(value);
      tell(text);
      this.#layers.keep(ctx, key, { text, at });
      return value;
    } finally {
      tell(undefined);
      if (this.#running.get(key) === mine) this.#running.delete(key);
    }
  }
}

/** This isolate's own: what it remembers is a copy, and losing it costs a computation. */
export const queryCache = new QueryCache();

function later(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
