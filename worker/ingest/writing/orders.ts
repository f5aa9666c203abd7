import { BEHAVIOUR, type CommonEvent, type OrderState, type Refund, SHOP_RANK } from '../event.ts';
import type { Owner, People } from './identity.ts';

export interface StoredOrder extends OrderState {
  sourceId: string;
  owner: Owner | undefined;
}

/** A refund that came before its order: nobody's as yet. */
export interface WaitingRefund {
  messageId: string;
  /** Decimal. */
  value?: string | undefined;
  occurredAt: string;
}

/** A refund that waited for its order, which told whose it is. */
export interface Adopted {
  refund: WaitingRefund;
  orderId: string;
  owner: Owner;
}

/** Settles what a batch says of orders, in the order in which it is said. Pure. */
export class Orders {
  readonly changed = new Set<string>();
  readonly refunds = new Map<string, Refund & { messageId: string }>();
  readonly adopted: Adopted[] = [];
  /** Everybody whose orders, or what was refunded of them, may be others than before. */
  readonly buyers: Owner[] = [];
  readonly #orders: Map<string, StoredOrder>;
  readonly #waiting: Map<string, WaitingRefund[]>;
  readonly #people: People;

  constructor(orders: ReadonlyMap<string, StoredOrder>, waiting: ReadonlyMap<string, WaitingRefund[]>, people: People) {
    this.#orders = new Map(orders);
    this.#waiting = new Map(waiting);
    this.#people = people;
  }

  get(orderId: string | undefined): StoredOrder | undefined {
    return orderId === undefined ? undefined : this.#orders.get(orderId);
  }

  /** Takes in a state of an order; whether it changed anything. */
  settle(said: StoredOrder): boolean {
    const before = this.#orders.get(said.orderId);
    const after = before ? this.#better(before, said) : said;
    if (after.owner) this.#adopt(said.orderId, after.owner);
    if (after === before) return false;
    this.#orders.set(said.orderId, after);
    this.changed.add(said.orderId);
    for (const owner of [before?.owner, after.owner]) if (owner) this.buyers.push(owner);
    return true;
  }

  /** Takes in a refund; one that is told again with a later state corrects what was known of it. */
  refund(refund: Refund, event: CommonEvent): void {
    const before = this.refunds.get(refund.refundId);
    if (!before || asOf(refund) > asOf(before)) {
      this.refunds.set(refund.refundId, { ...refund, messageId: before?.messageId ?? event.messageId });
    }
    const buyer = this.get(refund.orderId)?.owner;
    if (buyer) this.buyers.push(buyer);
  }

  /** A refund of nobody's waits for its order to say whose it is. */
  wait(orderId: string, event: CommonEvent): void {
    this.#waiting.set(orderId, [...(this.#waiting.get(orderId) ?? []), event]);
  }

  #adopt(orderId: string, owner: Owner): void {
    for (const refund of this.#waiting.get(orderId) ?? []) this.adopted.push({ refund, orderId, owner });
    this.#waiting.delete(orderId);
  }

  /** Which of two states of an order counts. It stays with a known person, whoever a later report names. */
  #better(before: StoredOrder, said: StoredOrder): StoredOrder {
    const wins = said.rank > before.rank || (said.rank === before.rank && said.stateAt > before.stateAt);
    const owner = wins ? this.#surer(said.owner, before.owner) : this.#surer(before.owner, said.owner);
    // Of what browsers and scripts report the first counts; the shop itself knows when an order was placed.
    const isReported = said.rank < SHOP_RANK && before.rank < SHOP_RANK;
    const [first = said.placedAt] = [said.placedAt, before.placedAt].sort();
    const placedAt = isReported ? first : (wins ? said : before).placedAt;
    if (!wins && owner?.home === before.owner?.home && placedAt === before.placedAt) return before;
    if (wins && said.gone) {
      return { ...before, cancelledAt: said.cancelledAt, stateAt: said.stateAt, rank: said.rank, owner };
    }
    // A state that does not tell the lines or the number leaves those that were told.
    const { number = before.number, items = before.items } = said;
    return wins ? { ...said, number, items, owner, placedAt } : { ...before, owner, placedAt };
  }

  #surer(first: Owner | undefined, second: Owner | undefined): Owner | undefined {
    if (!first || !second) return first ?? second;
    const known = (owner: Owner) => this.#people.now(owner.person).known;
    return !known(first) && known(second) ? second : first;
  }
}

function asOf({ stateAt, refundedAt }: Refund): string {
  return stateAt ?? refundedAt;
}

/** The order that an event makes or changes. A purchase without an order id is an order of its own, unless it is only counted. */
export function orderOf(event: CommonEvent): OrderState | undefined {
  if (event.order || event.counted || event.name !== 'purchase' || !BEHAVIOUR.has(event.kind)) return event.order;
  return {
    orderId: event.orderId ?? `message:${event.messageId}`,
    rank: 0,
    stateAt: event.occurredAt,
    placedAt: event.occurredAt,
    total: event.value ?? '0',
    currency: event.currency,
    isTest: false,
  };
}
