import type { RecordKind } from '../../ingest/record.ts';
import type { Ledger } from './ledger.ts';

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
  /** What the account behind the token holds to choose from; throws `ProviderError`. Absent where there is no choice. */
  choices?(config: OpenConfig, settings: ProviderSettings): Promise<Choice[]>;
  /** What can be fetched, in the order in which it is. Absent where the service keeps nothing to fetch. */
  fetching?: Fetching;
  /** Where orders are held that are held here too: both are compared and made the same. */
  ledger?: Ledger;
}

/** One thing of an account that a source can be about; choosing it puts `config` into the source's. */
export interface Choice {
  kind: 'container' | 'ga4_property' | 'pixel' | 'page';
  config: Record<string, string>;
  label: string;
  /** The account or business it belongs to. */
  group: string;
}

/** Fetching page by page: every page can be asked for again, and gives the same records or newer states of them. */
export interface Fetching {
  /** Such as `orders`, `customers`; what earlier ones say is needed by the later ones. */
  resources: readonly string[];
  fetchPage(config: OpenConfig, settings: ProviderSettings, ask: PageAsk): Promise<FetchedPage>;
}

export interface PageAsk {
  resource: string;
  /** What changed at the provider in this time; half-open. */
  since: Date;
  until: Date;
  /** Where the page before said to go on; null for the first. */
  cursor: string | null;
  /** True for a backfill: a provider's way for much data (bulk operations) may be taken. */
  bulk: boolean;
  /** Whether it is also asked how many records the other resources have. */
  countOthers?: boolean | undefined;
}

export interface FetchedPage {
  /** Raw, in the form in which the provider would have sent it in: a parser reads it, as it reads webhooks. */
  records: FetchedRecord[];
  /** Null after the last page. The same cursor as was asked with, and no records: not ready, ask again after `waitMs`. */
  cursor: string | null;
  /** How many records the whole resource has in the time that was asked for, where the provider tells. */
  of?: number | undefined;
  /** The same of the other resources, where that was asked and the provider tells. */
  others?: Record<string, number> | undefined;
  /** How long to wait before the next page, where the provider limits how often it is asked. Milliseconds. */
  waitMs?: number | undefined;
}

export interface FetchedRecord {
  kind: RecordKind;
  /** What the parser needs beside the body, such as the topic. Never a key. */
  headers: Record<string, string>;
  body: string;
}

/**
 * `refused`: the service answered and said no. `revoked`: it no longer takes the token, a person must connect again.
 * `busy`: it wants to be asked later, after `retryAfterMs`. `away`: it did not answer, or not sensibly.
 */
export class ProviderError extends Error {
  readonly kind: 'refused' | 'revoked' | 'busy' | 'away';
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: ProviderError['kind'],
    message: string,
    options?: { cause?: unknown; retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.name = 'ProviderError';
    this.kind = kind;
    this.retryAfterMs = options?.retryAfterMs;
  }
}
