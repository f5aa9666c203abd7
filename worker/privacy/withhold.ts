import { BEHAVIOUR, type CommonEvent } from '../ingest/event.ts';
import { type Key, keysIn, keysOf } from '../ingest/writing/identity.ts';
import { orderOf, refundOf } from '../ingest/writing/orders.ts';

/** When the owner of an id or of an order was erased; ISO. */
export type Erased = ReadonlyMap<Key | `order:${string}`, string>;

/** What may be written of an event: all of it, the anonymous order that it tells of, or nothing. */
export interface Kept {
  event: CommonEvent;
  isDropped: boolean;
}

/**
 * Keeps what was erased from coming back. What an erased person did before they were erased, and whatever is imported of
 * them, is left out, but for the money of an order, which stays nobody's. What they do later makes a new person: only
 * doing something does, so `isBack` tells whether one of the ids has a person again, and until then a mere description
 * of them is left out too. Pure.
 */
export function withhold(event: CommonEvent, erased: Erased, isBack: (key: Key) => boolean): Kept {
  if (erased.size === 0) return { event, isDropped: false };
  const keys = keysOf(event);
  const theirs = keys.filter((key) => erased.has(key));
  const orderId = orderOf(event)?.orderId ?? event.orderId ?? event.refund?.orderId;
  if (orderId !== undefined && erased.has(`order:${orderId}`)) return without(event);
  // That somebody who was erased is somebody else's former self is not told on.
  if (event.mergedUserId && keysIn(event).some((key) => erased.has(key))) return without(event);
  if (theirs.length === 0) return { event, isDropped: false };
  if (!isOf(keys, theirs)) return { event: withoutKeys(event, theirs), isDropped: false };
  const [erasedAt = ''] = theirs
    .map((key) => erased.get(key) ?? '')
    .sort()
    .reverse();
  const isNew = event.occurredAt > erasedAt && !event.historical;
  if (!isNew || (!BEHAVIOUR.has(event.kind) && !theirs.some(isBack))) return without(event);
  const consents = event.consents?.filter(({ at }) => at > erasedAt);
  return { event: { ...event, consents }, isDropped: false };
}

/** A browser or a phone may be shared: another's event is not theirs because it came from it. */
function isOf(keys: Key[], theirs: Key[]): boolean {
  return theirs.some((key) => !isShared(key)) || keys.every((key) => isShared(key));
}

function isShared(key: Key): boolean {
  return key.startsWith('anonymous:') || key.startsWith('phone:');
}

function withoutKeys(event: CommonEvent, theirs: Key[]): CommonEvent {
  const has = (kind: string) => theirs.some((key) => key.startsWith(kind));
  return {
    ...event,
    anonymousId: has('anonymous:') ? undefined : event.anonymousId,
    phone: has('phone:') ? undefined : event.phone,
  };
}

/** The event as nobody's: what it says of an order or of money, and that it is no news. */
function without(event: CommonEvent): Kept {
  const { sourceId, messageId, kind, name, occurredAt, receivedAt, value, currency, orderId, order, refund, isTest } =
    event;
  const told = orderOf(event);
  const back = refund ?? refundOf(event);
  return {
    event: {
      ...{ sourceId, messageId, kind, name, originalName: name, occurredAt, receivedAt, value, currency, orderId },
      ...{ order: order ?? told, refund: back, isTest, properties: {}, context: {}, historical: true },
    },
    isDropped: !told && !back,
  };
}
