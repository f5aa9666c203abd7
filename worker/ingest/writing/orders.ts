import { BEHAVIOUR, type CommonEvent, type OrderState, type Refund, SHOP_RANK } from '../event.ts';
import { asObject } from '../reading/keys.ts';
import { addMoney, firstMoney, negative, timesMoney } from '../reading/money.ts';
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
  /** Orders of which the shop itself tells from now on: what others reported of refunds is its to tell. */
  readonly outranked = new Set<string>();
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
    if (!before && said.isChange) return false;
    const after = before ? this.#better(before, said) : said;
    if (after.owner) this.#adopt(said.orderId, after.owner);
    if (after === before) return false;
    this.#orders.set(said.orderId, after);
    this.changed.add(said.orderId);
    if (after.rank >= SHOP_RANK && (before?.rank ?? 0) < SHOP_RANK) this.outranked.add(said.orderId);
    for (const owner of [before?.owner, after.owner]) if (owner) this.buyers.push(owner);
    return true;
  }

  /**
   * Takes in a refund; one that is told again with a later state corrects what was known of it. False where it is not
   * taken: what is reported of an order that the shop itself tells of.
   */
  refund(refund: Refund, event: CommonEvent): boolean {
    if (refund.isReported && (this.get(refund.orderId)?.rank ?? 0) >= SHOP_RANK) return false;
    const before = this.refunds.get(refund.refundId);
    if (!before || (refund.isTotal ? isMore(refund, before) : asOf(refund) > asOf(before))) {
      this.refunds.set(refund.refundId, { ...refund, messageId: before?.messageId ?? event.messageId });
    }
    const buyer = this.get(refund.orderId)?.owner;
    if (buyer) this.buyers.push(buyer);
    return true;
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
    const wins = said.rank > before.rank || (said.rank === before.rank && isLater(said, before));
    const owner = wins ? this.#surer(said.owner, before.owner) : this.#surer(before.owner, said.owner);
    // Of what browsers and scripts report the first counts; the shop itself knows when an order was placed.
    const isReported = said.rank < SHOP_RANK && before.rank < SHOP_RANK;
    const [first = said.placedAt] = [said.placedAt, before.placedAt].sort();
    const placedAt = isReported ? first : (wins ? said : before).placedAt;
    if (!wins && owner?.home === before.owner?.home && placedAt === before.placedAt) return before;
    if (wins && said.gone) {
      return { ...before, cancelledAt: said.cancelledAt, stateAt: said.stateAt, rank: said.rank, owner };
    }
    if (wins && said.isChange) return { ...before, ...told(said), owner, placedAt };
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

/**
 * Whether a state is the later of two of the same source. Shopify tells seconds: of two of the same second the one that came
 * last counts, but none of them takes a cancellation back.
 */
function isLater(said: StoredOrder, before: StoredOrder): boolean {
  if (said.stateAt !== before.stateAt || said.rank < SHOP_RANK) return said.stateAt > before.stateAt;
  if ((said.cancelledAt === undefined) !== (before.cancelledAt === undefined)) return said.cancelledAt !== undefined;
  return MONEY.some((name) => said[name] !== undefined && !isSame(said[name], before[name]));
}

const MONEY = ['total', 'subtotal', 'discounts', 'tax', 'shipping'] as const;
const isSame = (one = '', other = '') => addMoney(one) === addMoney(other) && (one === '') === (other === '');

/** What a state says, without what it leaves out. */
function told<State extends object>(said: State): Partial<State> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<State>;
}

function isMore({ amount = '0' }: Refund, than: Refund): boolean {
  return !addMoney(amount, negative(than.amount ?? '0')).startsWith('-');
}

function asOf({ stateAt, refundedAt }: Refund): string {
  return stateAt ?? refundedAt;
}

/**
 * The order that an event makes or changes. A purchase without an order id is an order of its own, unless it is only
 * counted; a cancellation has to name its order.
 */
export function orderOf(event: CommonEvent): OrderState | undefined {
  if (event.order || event.counted || !BEHAVIOUR.has(event.kind)) return event.order;
  const { name, orderId, messageId, occurredAt: at, currency, isTest = false } = event;
  const state = { rank: 0, stateAt: at, placedAt: at, isTest };
  if (name === 'purchase') {
    return { ...state, orderId: orderId ?? `message:${messageId}`, total: event.value ?? '0', currency };
  }
  const isCancelled = name === 'order_cancelled' && orderId !== undefined && !isTest;
  return isCancelled ? { ...state, orderId, total: '0', cancelledAt: at, gone: true } : undefined;
}

/**
 * The refund that an event tells of. One that a browser or a script reports names its order, else nothing is taken away
 * from what was sold; without an amount it is of all that was left of the order.
 */
export function refundOf(event: CommonEvent): Refund | undefined {
  const { refund, name, orderId, value, currency, occurredAt } = event;
  if (refund || event.counted || event.isTest || name !== 'refund' || !orderId || !BEHAVIOUR.has(event.kind))
    return refund;
  const amount = value?.startsWith('-') ? negative(value) : value;
  if (amount === '0') return undefined;
  const reported = { refundId: `reported:${event.messageId}`, orderId, refundedAt: occurredAt, isReported: true };
  return { ...reported, amount, goods: goodsOf(event), currency };
}

/** What the goods that were given back had cost, where the price of each is told. */
function goodsOf({ properties }: CommonEvent): string | undefined {
  const list = properties.products ?? asObject(properties.ecommerce).products;
  const products = Array.isArray(list) ? list.map(asObject) : [];
  const amounts = products.map(({ price, quantity = 1 }) => {
    const each = firstMoney(price);
    return each !== undefined && Number.isSafeInteger(Number(quantity))
      ? timesMoney(each, Number(quantity))
      : undefined;
  });
  return amounts.length > 0 && amounts.every((amount) => amount !== undefined) ? addMoney(...amounts) : undefined;
}
