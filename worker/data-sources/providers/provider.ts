import type { CommonEvent } from '../../ingest/event.ts';

/** Where the providers are reached, by setting; their real hosts unless set. */
export interface ProviderSettings {
  /** `{shop}` in it stands for the shop's domain. */
  SHOPIFY_BASE_URL?: string;
  FACEBOOK_BASE_URL?: string;
  GOOGLE_BASE_URL?: string;
  /** How long one try may take; 6 seconds unless set. */
  timeoutMs?: number;
}

/** A checked config with its secrets in the clear. */
export type OpenConfig = Record<string, unknown>;

/** What PulseHub needs of an outside service from which events come. One file each, listed in `index.ts`. */
export interface SourceProvider {
  /** As a person knows it. */
  name: string;
  /**
   * Asks the service whether the config works. Returns what it found, in a sentence; throws `ProviderError`.
   * Absent where nothing lies on the other side: events only come in.
   */
  testConnection?(config: OpenConfig, settings: ProviderSettings): Promise<string>;
  /**
   * The events since `since`, as far as the service tells them; throws `ProviderError`. Message ids are the same for
   * the same event however often it is fetched. Absent where the service keeps no events.
   */
  fetchEvents?(
    config: OpenConfig,
    settings: ProviderSettings,
    given: { sourceId: string; since: Date; now: Date },
  ): Promise<CommonEvent[]>;
}

/** `refused`: the service answered and said no. `away`: it did not answer, or not sensibly. */
export class ProviderError extends Error {
  readonly kind: 'refused' | 'away';

  constructor(kind: 'refused' | 'away', message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'ProviderError';
    this.kind = kind;
  }
}
