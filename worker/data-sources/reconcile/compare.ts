import { addMoney } from '../../ingest/reading/money.ts';
import type { LedgerOrder } from '../providers/ledger.ts';
import { dayOf } from './days.ts';

/** An order as it is held here. */
export interface Held {
  id: string;
  placedAt: string;
  /** The provider's time of the state that is held, of the order or of one of its refunds. */
  stateAt: string;
  total: string;
  currency: string | null;
  cancelled: boolean;
  isTest: boolean;
  refunded: string;
  /** Its refunds are in other currencies than the order itself. */
  mixed: boolean;
}

export interface Difference {
  orderId: string;
  day: string;
  kind: 'missing' | 'differs' | 'extra';
}

/** ISO 4217 for no currency. */
const NO_CURRENCY = 'XXX';

const same = (a: string, b: string) => addMoney(a) === addMoney(b);

/** What is other here than at the provider; undefined where nothing that counts is. A test that is not held is not missed. */
export function differenceOf(theirs: LedgerOrder, ours: Held | undefined, zone: string): Difference | undefined {
  const day = dayOf(theirs.placedAt, zone);
  if (!ours) return theirs.isTest ? undefined : { orderId: theirs.id, day, kind: 'missing' };
  const equal =
    theirs.isTest === ours.isTest &&
    theirs.cancelled === ours.cancelled &&
    theirs.currency === ours.currency &&
    same(theirs.total, ours.total) &&
    same(theirs.refunded, ours.refunded) &&
    !ours.mixed &&
    day === dayOf(ours.placedAt, zone);
  return equal ? undefined : { orderId: theirs.id, day, kind: 'differs' };
}

/** Whether an order that the provider does not know counts for anything here. */
export function counts({ isTest, cancelled, refunded }: Held): boolean {
  return !isTest && (!cancelled || !same(refunded, '0'));
}

export interface DaySum {
  day: string;
  currency: string;
  theirOrders: number;
  theirTotal: string;
  theirRefunds: string;
  ourOrders: number;
  ourTotal: string;
  ourRefunds: string;
}

/** Sums up both sides by day and currency. Tests count for nothing, cancelled orders for what was paid back of them. */
export class Sums {
  readonly #days = new Map<string, DaySum>();

  theirs(order: LedgerOrder, day: string): void {
    if (order.isTest) return;
    const sum = this.#of(day, order.currency);
    sum.theirRefunds = addMoney(sum.theirRefunds, order.refunded);
    if (order.cancelled) return;
    sum.theirOrders++;
    sum.theirTotal = addMoney(sum.theirTotal, order.total);
  }

  ours(order: Held, day: string): void {
    if (order.isTest) return;
    const sum = this.#of(day, order.currency ?? NO_CURRENCY);
    sum.ourRefunds = addMoney(sum.ourRefunds, order.refunded);
    if (order.cancelled) return;
    sum.ourOrders++;
    sum.ourTotal = addMoney(sum.ourTotal, order.total);
  }

  of(days: ReadonlySet<string>): DaySum[] {
    return [...this.#days.values()].filter(({ day }) => days.has(day));
  }

  #of(day: string, currency: string): DaySum {
    const key = `${day} ${currency}`;
    const nothing = {
      theirOrders: 0,
      theirTotal: '0',
      theirRefunds: '0',
      ourOrders: 0,
      ourTotal: '0',
      ourRefunds: '0',
    };
    const sum = this.#days.get(key) ?? { day, currency, ...nothing };
    this.#days.set(key, sum);
    return sum;
  }
}
