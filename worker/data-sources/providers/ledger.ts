import type { FetchedRecord, OpenConfig, ProviderSettings } from './provider.ts';

/** What a provider holds of an order, as far as counting and money go. Money is decimal, times ISO. */
export interface LedgerOrder {
  id: string;
  placedAt: string;
  updatedAt: string;
  cancelled: boolean;
  isTest: boolean;
  currency: string;
  total: string;
  /** What was paid back of it so far. */
  refunded: string;
}

export interface LedgerPage {
  orders: LedgerOrder[];
  /** Where the next page begins; null after the last one. */
  after: string | null;
  /** How long to wait before asking again. Milliseconds. */
  waitMs: number;
}

/** The days of a ledger, and how far back it can be seen. */
export interface LedgerReach {
  /** IANA zone of the shop's days. */
  timezone: string;
  /** The first moment from which every order is shown to us; null where all are. */
  since: Date | null;
  /** When the first order that we are shown was placed; null where there is none. */
  first: Date | null;
}

/** A refund that is held here. */
export interface HeldRefund {
  id: string;
  refundedAt: string;
}

/** One call's worth of config. */
export interface LedgerCall {
  config: OpenConfig;
  settings: ProviderSettings;
}

/**
 * A provider whose orders are held here too, so that both can be compared and made the same. All methods throw
 * `ProviderError`; all can be asked again.
 */
export interface Ledger {
  reach(call: LedgerCall): Promise<LedgerReach>;
  /** Orders placed in a time, in the order in which they were. */
  placed(call: LedgerCall, ask: { from: Date; to: Date; after: string | null }): Promise<LedgerPage>;
  /** Orders that changed in a time. */
  changed(call: LedgerCall, ask: { from: Date; to: Date; after: string | null }): Promise<LedgerPage>;
  /** Those of some orders that there are; at most 250. */
  some(call: LedgerCall, ids: string[]): Promise<LedgerOrder[]>;
  /**
   * Orders as they are sent in, whole; at most 50. Each is said to be true as of when it changed, and at the earliest
   * after `newerThan`, so that it counts more than what is held.
   */
  whole(call: LedgerCall, orders: { id: string; newerThan: string | null }[]): Promise<FetchedRecord[]>;
  /** What tells that an order, with the refunds that are held of it, is no more. */
  gone(order: { id: string; refunds: HeldRefund[]; at: string }): FetchedRecord[];
  /** Where the provider merges its customers. */
  customers?: MergingCustomers;
}

/** What is needed to see that a customer was merged into another. Ids are the provider's own. */
export interface MergingCustomers {
  /** How the message ids of an order's purchase and of a merge begin here; what follows is the order, or kept and given up. */
  purchase: string;
  merge: string;
  /** Those of some customers that there are; at most 250. */
  some(call: LedgerCall, ids: string[]): Promise<string[]>;
  /** What tells that a customer was given up for another. */
  merged(customers: { kept: string; gone: string }): FetchedRecord;
}
