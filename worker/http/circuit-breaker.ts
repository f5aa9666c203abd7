export type CircuitState = 'closed' | 'open' | 'half-open';

/** Thrown instead of calling a service that has just failed several times in a row. */
export class CircuitOpenError extends Error {
  readonly retryAfterMs: number;

  constructor(retryAfterMs: number) {
    super('The service failed several times in a row and is left alone for a moment');
    this.name = 'CircuitOpenError';
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Leaves a failing service alone: after `failures` in a row it is not called for `coolDownMs`; then one call tries
 * again, and its outcome closes or opens the circuit. A try that never reports back frees its place after another
 * cool-down. One breaker serves one outside service within one isolate: what
 * it remembers is advice, and losing it costs a few calls.
 */
export class CircuitBreaker {
  readonly #failures: number;
  readonly #coolDownMs: number;
  readonly #now: () => number;
  #inARow = 0;
  #openUntil = 0;
  #triedAt: number | undefined;

  constructor(options: { failures?: number; coolDownMs?: number; now?: () => number } = {}) {
    this.#failures = options.failures ?? 5;
    this.#coolDownMs = options.coolDownMs ?? 30_000;
    this.#now = options.now ?? Date.now;
  }

  get state(): CircuitState {
    if (this.#inARow < this.#failures) return 'closed';
    return this.#now() < this.#openUntil ? 'open' : 'half-open';
  }

  /** Asks for leave to call; throws `CircuitOpenError` when there is none. Otherwise like `tryEnter`. */
  enter(): void {
    if (!this.tryEnter()) throw new CircuitOpenError(Math.max(0, this.#openUntil - this.#now()));
  }

  /** True when there is leave to call. Every leave ends in `succeeded`, `failed` or `released`. */
  tryEnter(): boolean {
    const state = this.state;
    if (state === 'closed') return true;
    const now = this.#now();
    const isTrying = this.#triedAt !== undefined && now - this.#triedAt < this.#coolDownMs;
    if (state === 'open' || isTrying) return false;
    this.#triedAt = now;
    return true;
  }

  succeeded(): void {
    this.#inARow = 0;
    this.#triedAt = undefined;
  }

  failed(): void {
    this.#inARow += 1;
    this.#triedAt = undefined;
    if (this.#inARow >= this.#failures) this.#openUntil = this.#now() + this.#coolDownMs;
  }

  /** The call ended without telling anything about the service: its caller went away. */
  released(): void {
    this.#triedAt = undefined;
  }

  /** Runs `work` under the breaker. `isFault` tells the service's own faults from refusals, which prove it is there. */
  async run<T>(work: () => Promise<T>, isFault: (error: unknown) => boolean = () => true): Promise<T> {
    this.enter();
    try {
      const result = await work();
      this.succeeded();
      return result;
    } catch (error) {
      if (isFault(error)) this.failed();
      else this.succeeded();
      throw error;
    }
  }
}
