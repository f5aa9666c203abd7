import type { Ctx } from '../context.ts';
import { type Entry, MemoryCache } from './memory.ts';

/** KV takes values up to 25 MB; what is larger than this is not worth the way. */
const LARGEST = 500_000;
/** KV keeps nothing for less than this, in seconds. */
const SHORTEST_TTL = 60;
/** A KV that has not answered after this is one that has nothing, in milliseconds. */
const PATIENCE = 300;

export type Layer = 'isolate' | 'kv' | 'shared';
export type Needs = Pick<Ctx, 'cache' | 'now' | 'log' | 'waitUntil'>;
export type Counts = { hits: number; misses: number };

/**
 * Copies of values as text: this isolate's memory, and KV behind it for the other isolates. Every copy carries when its
 * value was read and is judged by the clock of whoever reads it, so none is older than `life`, however long KV shows it.
 * A copy says in which key it lies: one that lies elsewhere is none. A layer that fails, or takes long, has nothing.
 */
export class Layers {
  readonly #life: number;
  readonly #memory: MemoryCache;
  readonly counts: Partial<Record<Layer, Counts>> & Record<'isolate' | 'kv', Counts> = {
    isolate: { hits: 0, misses: 0 },
    kv: { hits: 0, misses: 0 },
  };

  /** `life` in milliseconds. */
  constructor(given: { life: number; most: { entries: number; characters: number } }) {
    this.#life = given.life;
    this.#memory = new MemoryCache(given.most);
  }

  get evicted(): number {
    return this.#memory.evicted;
  }

  inMemory({ now }: Pick<Needs, 'now'>, key: string): string | undefined {
    const known = this.#memory.get(key, now().getTime(), this.#life);
    this.#count('isolate', known !== undefined);
    return known?.text;
  }

  /** What KV has; from then on in memory too. */
  async inKv(ctx: Needs, key: string): Promise<string | undefined> {
    const kept = await this.#fromKv(ctx, key);
    this.#count('kv', kept !== undefined);
    if (kept) this.#memory.put(key, kept);
    return kept?.text;
  }

  /** Keeps what was read at `at`, unless this isolate has the very same already. */
  keep(ctx: Needs, key: string, entry: Entry): void {
    if (this.#memory.get(key, ctx.now().getTime(), this.#life)?.text === entry.text) return;
    this.#memory.put(key, entry);
    if (entry.text.length > LARGEST) return;
    const expirationTtl = Math.max(SHORTEST_TTL, this.#life / 1000);
    this.#inKvLater(ctx, (kv) => kv.put(key, JSON.stringify({ key, ...entry }), { expirationTtl }));
  }

  drop(ctx: Needs, key: string): void {
    this.#memory.drop(key);
    this.#inKvLater(ctx, (kv) => kv.delete(key));
  }

  async #fromKv({ cache, now, log }: Needs, key: string): Promise<Entry | undefined> {
    try {
      const kept = await within(cache.get<Entry & { key: string }>(key, 'json'));
      const age = kept ? now().getTime() - kept.at : Number.POSITIVE_INFINITY;
      const good = kept?.key === key && typeof kept.text === 'string' && age >= 0 && age < this.#life;
      return good ? { text: kept.text, at: kept.at } : undefined;
    } catch (error) {
      log.warn('a copy cannot be read', { reason: String(error) });
      return undefined;
    }
  }

  #inKvLater({ cache, log, waitUntil }: Needs, work: (kv: KVNamespace) => Promise<void>): void {
    const tried = async () => {
      try {
        await work(cache);
      } catch (error) {
        log.warn('a copy cannot be written', { reason: String(error) });
      }
    };
    waitUntil(tried());
  }

  #count(layer: 'isolate' | 'kv', hit: boolean): void {
    this.counts[layer][hit ? 'hits' : 'misses'] += 1;
  }
}

/** The answer, or null when it takes too long; nobody hears how that one ends. */
async function within<T>(asked: Promise<T | null>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearTimeout(timer);
    asked.catch(() => undefined);
  }
}
