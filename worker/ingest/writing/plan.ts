import { BEHAVIOUR, type CommonEvent, type OrderState, type Outcome, type Refund } from '../event.ts';
import { addMoney } from '../reading/money.ts';
import { type Key, type Merge, People, type Person } from './identity.ts';

/** What the database held about a batch when it was read: see `readState`. */
export interface BatchState {
  people: ReadonlyMap<Key, Person>;
  /** Message ids that are stored already. */
  stored: ReadonlySet<string>;
  orders: ReadonlyMap<string, StoredOrder>;
}

export interface StoredOrder extends OrderState {
  sourceId: string;
  person: Person | undefined;
}

export interface PlannedOrder extends OrderState {
  sourceId: string;
  profileId: string | undefined;
}

/** How often one person did one thing in this batch. */
export interface PlannedCount {
  profileId: string;
  name: string;
  count: number;
  value: string;
  firstAt: string;
  lastAt: string;
}

export interface PlannedTotal {
  sourceId: string;
  name: string;
  count: number;
  value: string;
  lastAt: string;
}

/** A profile that this batch touches, and what it says about the person. */
export interface Touched {
  id: string;
  userId: string | null;
  known: boolean;
  firstAt: string | undefined;
  lastAt: string | undefined;
  email: string | undefined;
  phone: string | undefined;
  traits: Record<string, unknown> | undefined;
  traitsAt: string | undefined;
  /** Its orders may be others than before. */
  bought: boolean;
}

/** All that a batch changes. */
export interface Plan {
  outcomes: Outcome[];
  events: { event: CommonEvent; profileId: string | undefined }[];
  made: Person[];
  identifiers: [Key, string][];
  merges: Merge[];
  counts: PlannedCount[];
  totals: PlannedTotal[];
  orders: PlannedOrder[];
  refunds: Refund[];
  touched: Touched[];
}

/** Decides what a batch of events changes, given what is stored. Pure but for the new ids. */
export function planBatch(events: CommonEvent[], state: BatchState, newId: () => string): Plan {
  const people = new People(state.people, newId);
  const seen = new Set(state.stored);
  const orders = new Map(state.orders);
  const changed = new Set<string>();
  const moved: Person[] = [];
  const refunds: Refund[] = [];
  const fresh: { event: CommonEvent; person: Person | undefined }[] = [];
  const again: typeof fresh = [];

  const outcomes = events.map((event): Outcome => {
    const duplicate = seen.has(event.messageId);
    const order = orderOf(event);
    // A message that is stored already may carry a newer state of its order; all else it says is known.
    if (duplicate && !order) return { kind: 'dropped', reason: 'duplicate' };
    seen.add(event.messageId);
    const refunded = event.name === 'refund' ? orders.get(event.orderId ?? '')?.person : undefined;
    const person = people.resolve(event, event.messageId) ?? refunded;
    if (order) {
      const before = orders.get(order.orderId);
      const after = settle(before, { ...order, sourceId: event.sourceId, person });
      if (after !== before) {
        orders.set(order.orderId, after);
        changed.add(order.orderId);
        if (before?.person) moved.push(before.person);
        // An order that was placed by a guest may name its buyer only later.
        if (duplicate) again.push({ event, person });
      }
    }
    if (duplicate) return { kind: 'dropped', reason: 'duplicate' };
    if (event.refund) refunds.push(event.refund);
    fresh.push({ event, person });
    return { kind: 'stored' };
  });

  const idOf = (person: Person | undefined) => person && (people.current(person.id) ?? person).id;
  const planned = fresh.map(({ event, person }) => ({ event, profileId: idOf(person) }));
  const touched = new Map<string, Touched>();
  const touch = (person: Person | undefined) => {
    if (!person) return undefined;
    const now = people.current(person.id) ?? person;
    const row = touched.get(now.id) ?? untouched(now);
    touched.set(now.id, row);
    return row;
  };
  for (const { event, person } of [...fresh, ...again]) learn(touch(person), event);
  const buy = (person: Person | undefined) => {
    const row = touch(person);
    if (row) row.bought = true;
  };
  for (const person of moved) buy(person);
  for (const { into } of people.merges) buy(into);
  const plannedOrders = [...changed].flatMap((orderId) => {
    const order = orders.get(orderId);
    if (!order) return [];
    const { person, ...rest } = order;
    buy(person);
    return [{ ...rest, profileId: idOf(person) }];
  });
  return {
    outcomes,
    events: planned,
    made: [...people.made.values()],
    identifiers: [...people.identifiers],
    merges: people.merges,
    ...countUp(planned),
    orders: plannedOrders,
    refunds,
    touched: [...touched.values()],
  };
}

/** The order that an event makes or changes. A purchase without an order id is an order of its own. */
export function orderOf(event: CommonEvent): OrderState | undefined {
  if (event.order || event.name !== 'purchase' || !BEHAVIOUR.has(event.kind)) return event.order;
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

/** Which of two states of an order counts. It stays with a known person, whoever a later report names. */
function settle(before: StoredOrder | undefined, said: StoredOrder): StoredOrder {
  if (!before) return said;
  const wins = said.rank > before.rank || (said.rank === before.rank && said.stateAt > before.stateAt);
  const person = wins ? better(said.person, before.person) : better(before.person, said.person);
  const placedAt = [said.placedAt, before.placedAt].sort()[0] ?? said.placedAt;
  if (!wins && person === before.person && placedAt === before.placedAt) return before;
  return { ...(wins ? said : before), person, placedAt };
}

function better(first: Person | undefined, second: Person | undefined): Person | undefined {
  if (!first) return second;
  return !first.known && second?.known ? second : first;
}

function untouched({ id, userId, known }: Person): Touched {
  const nothing = { firstAt: undefined, lastAt: undefined, email: undefined, phone: undefined };
  return { id, userId, known, ...nothing, traits: undefined, traitsAt: undefined, bought: false };
}

function learn(row: Touched | undefined, event: CommonEvent): void {
  if (!row) return;
  const at = event.occurredAt;
  const isLatest = !row.lastAt || at >= row.lastAt;
  if (!row.firstAt || at < row.firstAt) row.firstAt = at;
  if (isLatest) row.lastAt = at;
  if (event.email && (isLatest || !row.email)) row.email = event.email;
  if (event.phone && (isLatest || !row.phone)) row.phone = event.phone;
  if (event.traits) {
    const isNewest = !row.traitsAt || at >= row.traitsAt;
    row.traits = isNewest ? { ...row.traits, ...event.traits } : { ...event.traits, ...row.traits };
    if (isNewest) row.traitsAt = at;
  }
}

/** Behaviour by person and name, and by source and name. */
function countUp(events: { event: CommonEvent; profileId: string | undefined }[]) {
  const counts = new Map<string, PlannedCount>();
  const totals = new Map<string, PlannedTotal>();
  for (const { event, profileId } of events) {
    if (!BEHAVIOUR.has(event.kind)) continue;
    const { name, sourceId, occurredAt: at, value = '0' } = event;
    const total = totals.get(`${sourceId} ${name}`);
    if (!total) totals.set(`${sourceId} ${name}`, { sourceId, name, count: 1, value, lastAt: at });
    else add(total, value, at);
    if (!profileId) continue;
    const count = counts.get(`${profileId} ${name}`);
    if (!count) counts.set(`${profileId} ${name}`, { profileId, name, count: 1, value, firstAt: at, lastAt: at });
    else {
      add(count, value, at);
      if (at < count.firstAt) count.firstAt = at;
    }
  }
  return { counts: [...counts.values()], totals: [...totals.values()] };
}

function add(row: { count: number; value: string; lastAt: string }, value: string, at: string): void {
  row.count++;
  if (value !== '0') row.value = addMoney(row.value, value);
  if (at > row.lastAt) row.lastAt = at;
}
