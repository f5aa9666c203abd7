import { BEHAVIOUR, type CommonEvent, type OrderState, type Outcome, type Refund } from '../event.ts';
import { Counts, type PlannedCount, type PlannedTotal } from './counting.ts';
import { type Key, type Merge, type Owner, People, type Person } from './identity.ts';
import { type LearnedPart, Lessons, type Touched } from './learn.ts';
import { type Adopted, Orders, orderOf, refundOf, type StoredOrder, type WaitingRefund } from './orders.ts';

/** What the database held about a batch when it was read: see `readState`. */
export interface BatchState {
  people: ReadonlyMap<Key, Owner>;
  /** Message ids that are stored already. */
  stored: ReadonlySet<string>;
  orders: ReadonlyMap<string, StoredOrder>;
  /** Refunds that came before their order, by order id. */
  waiting: ReadonlyMap<string, WaitingRefund[]>;
}

/** Whose a row is, as its columns: the home stands there only where it is another profile than the person. */
export interface Owned {
  profileId: string | undefined;
  homeId: string | undefined;
}

export interface PlannedConsent extends Owned {
  sourceId: string;
  messageId: string;
  channel: string;
  state: string;
  at: string;
  evidence: Record<string, unknown> | undefined;
}

/** All that a batch changes. */
export interface Plan {
  outcomes: Outcome[];
  events: ({ event: CommonEvent } & Owned)[];
  made: Person[];
  identifiers: ({ key: Key } & Owned)[];
  /** `person` is who both are shown as once the batch is in. */
  merges: (Omit<Merge, 'into'> & { into: string; person: string })[];
  counts: PlannedCount[];
  totals: PlannedTotal[];
  orders: (OrderState & { sourceId: string } & Owned)[];
  /** With the message of those that wait for their order to say whose they are. */
  refunds: (Refund & { waiting: string | undefined })[];
  /** Orders whose shop tells of them from now on, so that refunds others reported of them count no more. */
  outranked: string[];
  /** Refunds that were stored as nobody's, and have an owner now. */
  adopted: ({ messageId: string; orderId: string } & Owned)[];
  consents: PlannedConsent[];
  touched: Touched[];
  parts: LearnedPart[];
}

/** Decides what a batch of events changes, given what is stored. Pure but for the new ids. */
export function planBatch(events: CommonEvent[], state: BatchState, newId: () => string): Plan {
  const people = new People(state.people, newId);
  const orders = new Orders(state.orders, state.waiting, people);
  const fresh = new Map<string, { event: CommonEvent; owner: Owner | undefined }>();
  const again: { event: CommonEvent; owner: Owner }[] = [];

  const outcomes = events.map((event): Outcome => {
    const duplicate = state.stored.has(event.messageId) || fresh.has(event.messageId);
    const order = orderOf(event);
    // A message that is stored already may carry a newer state of its order or refund; all else it says is known.
    if (duplicate && !order && !event.refund) return { kind: 'dropped', reason: 'duplicate' };
    if (event.ofKnown && !people.knows(event)) return { kind: 'dropped', reason: 'unknown_person' };
    const refunded = event.name === 'refund' ? orders.get(event.orderId)?.owner : undefined;
    const owner = people.resolve(event, event.messageId) ?? refunded;
    const news = order && orders.settle({ ...order, sourceId: event.sourceId, owner });
    // An order that was placed by a guest may name its buyer only later.
    if (duplicate && news && owner) again.push({ event, owner });
    const refund = refundOf(event);
    const isTaken = refund !== undefined && orders.refund(refund, event);
    if (duplicate) return { kind: 'dropped', reason: 'duplicate' };
    if (isTaken && refund.orderId && !owner) orders.wait(refund.orderId, event);
    fresh.set(event.messageId, { event, owner });
    return { kind: 'stored' };
  });

  const late: Adopted[] = [];
  for (const one of orders.adopted) {
    const here = fresh.get(one.refund.messageId);
    if (here) here.owner = one.owner;
    else late.push(one);
  }
  const stored = [...fresh.values()];
  const ownedBy = (owner: Owner | undefined): Owned => {
    const profileId = owner && people.now(owner.person).id;
    return { profileId, homeId: owner?.home === profileId ? undefined : owner?.home };
  };
  return {
    outcomes,
    events: stored.map(({ event, owner }) => ({ event, ...ownedBy(owner) })),
    made: [...people.made.values()],
    identifiers: [...people.identifiers].map(([key, owner]) => ({ key, ...ownedBy(owner) })),
    merges: people.merges.map((merge) => ({ ...merge, into: merge.into.id, person: people.now(merge.into).id })),
    ...countUp(stored, late, ownedBy),
    orders: [...orders.changed].flatMap((orderId) => {
      const order = orders.get(orderId);
      return order ? [{ ...order, ...ownedBy(order.owner) }] : [];
    }),
    refunds: [...orders.refunds.values()].map(({ messageId, ...refund }) => {
      const here = fresh.get(messageId);
      return { ...refund, waiting: here && !here.owner && refund.orderId ? messageId : undefined };
    }),
    outranked: [...orders.outranked],
    adopted: late.map(({ refund, orderId, owner }) => ({ messageId: refund.messageId, orderId, ...ownedBy(owner) })),
    consents: stored.flatMap(({ event, owner }) => (owner ? consentsOf(event, ownedBy(owner)) : [])),
    ...learnAll([...stored, ...again], late, orders.buyers, people),
  };
}

type Told = { event: CommonEvent; owner: Owner | undefined }[];

function countUp(stored: Told, late: Adopted[], ownedBy: (owner: Owner | undefined) => Owned) {
  const counts = new Counts();
  for (const { event, owner } of stored) {
    if (!BEHAVIOUR.has(event.kind)) continue;
    const { profileId } = ownedBy(owner);
    counts.ofSource(event.sourceId, event.name, event.occurredAt, event.value);
    if (profileId) counts.ofPerson(profileId, event.name, event.occurredAt, event.value);
  }
  for (const { refund, owner } of late) {
    const { profileId } = ownedBy(owner);
    if (profileId) counts.ofPerson(profileId, 'refund', refund.occurredAt, refund.value);
  }
  return { counts: counts.counts, totals: counts.totals };
}

function learnAll(told: Told, late: Adopted[], buyers: Owner[], people: People) {
  const lessons = new Lessons(people);
  for (const { event, owner } of told) {
    if (!owner) continue;
    lessons.learn(owner, event);
    if (event.consents?.length) lessons.consent(owner);
  }
  for (const { refund, owner } of late) lessons.learn(owner, { occurredAt: refund.occurredAt });
  for (const buyer of buyers) lessons.buy(buyer);
  for (const { into } of people.merges) lessons.join(into);
  return lessons.sum();
}

function consentsOf({ consents = [], sourceId, messageId }: CommonEvent, owned: Owned): PlannedConsent[] {
  return consents.map(({ channel, state, at, evidence }) => ({
    ...{ sourceId, messageId, channel, state, at, evidence },
    ...owned,
  }));
}
