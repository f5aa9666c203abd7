import type { CommonEvent, DropReason, ProductState } from '../event.ts';
import type { AcceptedRecord } from '../record.ts';

/** What a record holds: its events and products, with what was left out and why; or nothing that can be read. */
export type Parsed =
  | { kind: 'events'; events: CommonEvent[]; dropped: DropReason[]; products?: ProductState[] }
  | { kind: 'unreadable'; reason: string };

/**
 * One provider's way of saying things. Pure: the same record gives the same events, ids included, so that reading it
 * again has no second effect. `config` is the source's own.
 */
export interface Parser {
  parse(record: AcceptedRecord, config: Record<string, unknown>): Parsed;
}
