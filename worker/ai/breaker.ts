export type CircuitState = 'closed' | 'open' | 'half-open';

export interface BreakerSettings {
  /** Failures in a row after which nobody is let through. */
  failures: number;
  /** Milliseconds until one trial is let through. */
  coolDownMs: number;
  now: () => number;
}

/**
 * Keeps callers away from a service that fails: closed, open after some failures in a row, half-open after a
 * cool-down, when one caller at a time may try; a success closes it, a failure opens it anew. A trial that never
 * reports back frees its place after another cool-down.
 */
export class Breaker {
  readonly #settings: BreakerSettings;
  #failures = 0;
  #openedAt: number | undefined;
  #trialAt: number | undefined;

  constructor(settings: BreakerSettings) {
    this.#settings = settings;
  }

  get state(): CircuitState {
    if (this.#openedAt === undefined) return 'closed';
    return this.#settings.now() - this.#openedAt >= this.#settings.coolDownMs ? 'half-open' : 'open';
  }

  /** True when the caller may go ahead; it then reports with `succeeded`, `failed` or `released`. */
  tryEnter(): boolean {
    const { state } = this;
    if (state === 'closed') return true;
    if (state === 'open') return false;
    const now = this.#settings.now();
    if (this.#trialAt !== undefined && now - this.#trialAt < this.#settings.coolDownMs) return false;
    this.#trialAt = now;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#openedAt = undefined;
    this.#trialAt = undefined;
  }

  failed(): void {
    this.#failures += 1;
    this.#trialAt = undefined;
    if (this.#failures >= this.#settings.failures) this.#openedAt = this.#settings.now();
  }

  /** The attempt ended without telling anything about the service: its caller went away. */
  released(): void {
    this.#trialAt = undefined;
  }
}
