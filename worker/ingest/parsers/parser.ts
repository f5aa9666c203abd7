import type { SubjectKey } from '../../privacy/subject.ts';
import type { CommonEvent, DropReason, ProductState, Refund } from '../event.ts';
import type { AcceptedRecord } from '../record.ts';

/** What a record holds: its events and products, with what was left out and why; or nothing that can be read. */
export type Parsed =
  | {
      kind: 'events';
      events: CommonEvent[];
      dropped: DropReason[];
      products?: ProductState[];
      notices?: Notice[];
    }
  | { kind: 'unreadable'; reason: string };

/** What a provider tells the app itself, and not of people or goods. `about` holds ids, nobody's name or address. */
export interface Notice {
  type: 'app_uninstalled' | 'customers_data_request' | 'customers_redact' | 'shop_redact' | 'new_lead';
  about: Record<string, unknown>;
  /** Whose data is asked for or to be erased: what finds them, kept until it is done. */
  person?: { keys: SubjectKey[]; orders: string[] };
}

/** A refund as a sender of its own kind tells it: the same one under one id, however many events tell of it. */
export interface ToldRefund extends Pick<Refund, 'refundId' | 'currency' | 'isTotal' | 'stateAt'> {
  amount: string;
  /** The order that it names by itself; else it is where the shop said that orders are named. */
  orderId?: string | undefined;
}

/**
 * One provider's way of saying things. Pure: the same record gives the same events, ids included, so that reading it
 * again has no second effect. `config` is the source's own.
 */
export interface Parser {
  parse(record: AcceptedRecord, config: Record<string, unknown>): Parsed;
}
