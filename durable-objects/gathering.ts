/** Records that arrive within this time of each other share a pointer. */
const GATHER_MS = 50;
/**
 * While so many come in a second, acknowledging goes first: they gather for as many milliseconds as come in a second. More could
 * hardly be written any sooner, and together they cost a third of what they cost apart.
 */
const LOADED_PER_SECOND = 400;
export const LONGEST_GATHER_MS = 2000;
/** So often it is looked whether they still come. */
const LOOK_MS = 200;

/** How long records wait for those that come after them, by how fast they come. Times are in milliseconds since 1970. */
export class Gathering {
  #records = 0;
  #since = 0;
  #looked = { at: 0, records: 0 };
  #lookAt = 0;

  /** When it is to be looked at again; 0 where nothing gathers. */
  get lookAt(): number {
    return this.#records > 0 ? this.#lookAt : 0;
  }

  add(records: number, now: number): void {
    if (this.#records === 0) {
      this.#since = now;
      this.#looked = { at: now, records: 0 };
      this.#lookAt = now + GATHER_MS;
    }
    this.#records += records;
  }

  /** Whether they have waited long enough; where they have not, `lookAt` says when to ask again. */
  isOver(now: number): boolean {
    if (this.#records === 0) return true;
    const longestMs = Math.min(perSecond(this.#records, now - this.#since), LONGEST_GATHER_MS);
    const lately = perSecond(this.#records - this.#looked.records, now - this.#looked.at);
    if (lately < LOADED_PER_SECOND || now >= this.#since + longestMs) return true;
    this.#looked = { at: now, records: this.#records };
    this.#lookAt = Math.min(now + LOOK_MS, this.#since + longestMs);
    return false;
  }

  end(): void {
    this.#records = 0;
  }
}

function perSecond(records: number, ms: number): number {
  return (records / Math.max(ms, 1)) * 1000;
}
