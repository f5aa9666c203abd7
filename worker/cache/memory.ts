export interface Entry {
  text: string;
  /** When the value was read or computed, in milliseconds since 1970. */
  at: number;
}

/**
 * Texts by key, bounded by number and by size: the one that was not asked for the longest goes first. Values are kept as
 * text, so that nobody can change what the next one gets.
 */
export class MemoryCache {
  readonly #entries = new Map<string, Entry>();
  readonly #most: { entries: number; characters: number };
  #characters = 0;
  /** How many had to go to make room. */
  evicted = 0;

  constructor(most: { entries: number; characters: number }) {
    this.#most = most;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The entry, unless it is older than `maxAgeMs`; a clock that went backwards makes it too old. */
  get(key: string, now: number, maxAgeMs: number): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#remove(key, entry);
    if (now < entry.at || now - entry.at >= maxAgeMs) return undefined;
    this.#add(key, entry);
    return entry;
  }

  put(key: string, entry: Entry): void {
    const old = this.#entries.get(key);
    if (old) this.#remove(key, old);
    if (entry.text.length > this.#most.characters / 8) return;
    this.#add(key, entry);
    while (this.#entries.size > this.#most.entries || this.#characters > this.#most.characters) {
      const [oldest] = this.#entries;
      if (!oldest) return;
      this.#remove(...oldest);
      this.evicted += 1;
    }
  }

  drop(key: string): void {
    const entry = this.#entries.get(key);
    if (entry) this.#remove(key, entry);
  }

  #add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#characters += entry.text.length;
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#characters -= entry.text.length;
  }
}
