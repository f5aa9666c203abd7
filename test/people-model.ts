import type { CommonEvent } from '../worker/ingest/event.ts';
import { addMoney } from '../worker/ingest/reading/money.ts';
import { type Behaviour, factsOf } from './plain-reading.ts';

interface Home {
  keys: Set<string>;
  events: CommonEvent[];
  userId: string | null;
  known: boolean;
}

interface Edge {
  from: Home;
  into: Home;
  undone: boolean;
}

interface Order {
  home: Home | undefined;
  stateAt: string;
  total: string;
}

const KINDS = ['user', 'email', 'whatsapp', 'messenger', 'anonymous', 'phone'] as const;
type Kind = (typeof KINDS)[number];
const CERTAIN: readonly Kind[] = ['user', 'email', 'whatsapp', 'messenger'];

/**
 * What ingest, merges and their undoing must come to, told as plainly as can be: everything is kept, one event after the
 * other, and whatever is asked is read from all of it.
 */
export class PeopleModel {
  readonly #homes = new Map<string, Home>();
  readonly #edges: Edge[] = [];
  readonly #orders = new Map<string, Order>();
  readonly #refunds: { orderId: string; amount: string }[] = [];
  readonly #homeOf = new Map<string, Home | undefined>();
  readonly #events: CommonEvent[] = [];

  write(event: CommonEvent): void {
    if (this.#homeOf.has(event.messageId)) return;
    const home = this.#resolve(event) ?? (event.refund && this.#orders.get(event.refund.orderId ?? '')?.home);
    this.#events.push(event);
    this.#homeOf.set(event.messageId, home);
    home?.events.push(event);
    if (event.refund) this.#refunds.push({ orderId: event.refund.orderId ?? '', amount: event.refund.amount ?? '0' });
    if (event.name === 'purchase' && event.kind === 'track') this.#settle(event, home);
  }

  /** Shows the person of one event with that of another; whether there was anything to do. */
  merge(one: string, other: string): boolean {
    const [from, into] = [this.#homeOf.get(one), this.#homeOf.get(other)];
    if (!from || !into || this.#root(from) === this.#root(into)) return false;
    this.#edges.push({ from: this.#root(from), into: this.#root(into), undone: false });
    return true;
  }

  /** Undoes the merge by which the home of an event is shown with another, if there is one. */
  undo(one: string): boolean {
    const home = this.#homeOf.get(one);
    const edge = this.#edges.find(({ from, undone }) => from === home && !undone);
    if (edge) edge.undone = true;
    return edge !== undefined;
  }

  /** Everybody, by what they did: the messages of a person, and all that follows from them. */
  people(): string[] {
    const roots = new Set([...this.#homeOf.values()].flatMap((home) => (home ? [this.#root(home)] : [])));
    return [...roots].map((root) => show(this.#factsOf(root))).sort();
  }

  /** Who the person of an event was at a moment, by what was said for it or before: what came in later than it counts as well. */
  selfAt(message: string, until: string): PlainSelf | undefined {
    const own = this.#homeOf.get(message);
    if (!own) return undefined;
    const root = this.#root(own);
    // Of what one of them says the person's own profile comes first, then whoever came first.
    const homes = this.#all().filter((home) => this.#root(home) === root);
    const selves = [root, ...homes.filter((home) => home !== root)].map((home) => {
      const told = [...home.events].filter(({ occurredAt }) => occurredAt <= until);
      return { told, inOrder: [...told].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt)) };
    });
    const bySeen = latestFirst(selves, ({ inOrder }) => inOrder.at(-1)?.occurredAt);
    const byTraits = latestFirst(
      selves,
      ({ inOrder }) => inOrder.findLast(({ traits, tags }) => traits || tags)?.occurredAt,
    );
    const last = (key: 'email' | 'phone') =>
      bySeen.map(({ inOrder }) => inOrder.findLast((one) => one[key])?.[key]).find((one) => one !== undefined);
    const said = selves.flatMap(({ inOrder }) => inOrder).flatMap(({ consents = [] }) => consents);
    return {
      known: selves.some(({ told }) => told.some(isCertain)),
      userId: selves.flatMap(({ told }) => told).find(({ userId }) => userId)?.userId,
      ...{ email: last('email'), phone: last('phone') },
      whatsapp: selves.some(({ told }) => told.some(({ whatsappId }) => whatsappId)),
      traits: Object.assign({}, ...byTraits.map(({ inOrder }) => traitsOf(inOrder)).reverse()),
      consent: said.sort((a, b) => a.at.localeCompare(b.at)).at(-1)?.state ?? 'unknown',
      views: selves.flatMap(({ told }) => told).filter(({ name }) => name === 'page_view').length,
    };
  }

  #factsOf(root: Home): ShownPerson {
    const homes = this.#all().filter((home) => this.#root(home) === root);
    const events = homes.flatMap((home) => home.events);
    const orders = [...this.#orders].filter(([, { home }]) => home && homes.includes(home));
    const refunded = this.#refunds.filter(({ orderId }) => orders.some(([id]) => id === orderId));
    const { pageViews, cartAdds, types, events: count, steps } = factsOf(events.map(asBehaviour));
    const seen = events.map(({ occurredAt }) => occurredAt).sort();
    return {
      homes: homes.map((home) => home.events.map(({ messageId }) => messageId).sort()).sort(),
      identifiers: homes.flatMap(({ keys }) => [...keys]).sort(),
      known: homes.some(({ known }) => known),
      ...{ pageViews, cartAdds, types, steps, events: count, orders: orders.length },
      value: Number(addMoney('0', ...orders.map(([, { total }]) => total))),
      refunded: Number(addMoney('0', ...refunded.map(({ amount }) => amount))),
      seen: [seen[0], seen.at(-1)],
      consent: consentOf(events),
    };
  }

  #all(): Home[] {
    return [...new Set(this.#homes.values())];
  }

  #root(home: Home): Home {
    const edge = this.#edges.find(({ from, undone }) => from === home && !undone);
    return edge ? this.#root(edge.into) : home;
  }

  #person(home: Home): { userId: string | null; known: boolean; homes: Home[] } {
    const root = this.#root(home);
    const homes = this.#all().filter((one) => this.#root(one) === root);
    return {
      homes,
      known: homes.some(({ known }) => known),
      userId: homes.find(({ userId }) => userId)?.userId ?? null,
    };
  }

  #resolve(event: CommonEvent): Home | undefined {
    const [deciding, ...others] = keysOf(event);
    if (!deciding) return undefined;
    const home = this.#homes.get(deciding) ?? this.#candidate(event) ?? newHome();
    this.#own(home, deciding);
    if (isCertain(event)) home.known = true;
    home.userId ??= event.userId ?? null;
    for (const key of others) {
      const owner = this.#homes.get(key);
      if (!owner) this.#own(home, key);
      else if (this.#root(owner) !== this.#root(home) && this.#mayJoin(owner, home, key)) {
        this.#edges.push({ from: this.#root(owner), into: this.#root(home), undone: false });
      }
    }
    if (event.mergedUserId) this.#unite(home, `user:${event.mergedUserId}`);
    return home;
  }

  /** The shop merged two of its customers: only who was taken apart by hand stays two. */
  #unite(home: Home, key: string): void {
    const owner = this.#homes.get(key);
    if (!owner) this.#own(home, key);
    else if (this.#root(owner) !== this.#root(home) && !this.#areApart(owner, home)) {
      this.#edges.push({ from: this.#root(owner), into: this.#root(home), undone: false });
    }
  }

  #areApart(one: Home, other: Home): boolean {
    const [theirs, ours] = [this.#person(one).homes, this.#person(other).homes];
    return this.#edges.some(
      ({ from, into, undone }) =>
        undone && ((theirs.includes(from) && ours.includes(into)) || (theirs.includes(into) && ours.includes(from))),
    );
  }

  #candidate(event: CommonEvent): Home | undefined {
    const kindOf = (key: string) => key.split(':')[0];
    const [, ...others] = keysOf(event);
    for (const key of others) {
      const owner = this.#homes.get(key);
      if (!owner) continue;
      const { known, userId } = this.#person(owner);
      if (kindOf(key) === 'email' && userId === null) return owner;
      const isScoped = kindOf(key) === 'whatsapp' || kindOf(key) === 'messenger';
      if (isScoped && (event.userId || event.email) && userId === null) return owner;
      if (kindOf(key) === 'anonymous' && isCertain(event) && !known) return owner;
    }
    return undefined;
  }

  #mayJoin(owner: Home, home: Home, key: string): boolean {
    const [theirs, ours] = [this.#person(owner), this.#person(home)];
    if (this.#areApart(owner, home) || key.startsWith('phone:')) return false;
    if (key.startsWith('anonymous:')) return !theirs.known && ours.known;
    return theirs.userId === null && ours.userId !== null;
  }

  #own(home: Home, key: string): void {
    home.keys.add(key);
    this.#homes.set(key, home);
  }

  #settle(event: CommonEvent, home: Home | undefined): void {
    const orderId = event.orderId ?? `message:${event.messageId}`;
    const said = { home, stateAt: event.occurredAt, total: event.value ?? '0' };
    const before = this.#orders.get(orderId);
    const wins = !before || said.stateAt > before.stateAt;
    const [first, second] = wins ? [said.home, before?.home] : [before.home, said.home];
    const known = (one: Home) => this.#person(one).known;
    const owner = first && second ? (!known(first) && known(second) ? second : first) : (first ?? second);
    this.#orders.set(orderId, { ...(wins ? said : before), home: owner });
    if (owner) this.#adopt(orderId, owner);
  }

  /** A refund that waited for its order is the buyer's. */
  #adopt(orderId: string, home: Home): void {
    for (const event of this.#events) {
      if (event.refund?.orderId !== orderId || this.#homeOf.get(event.messageId)) continue;
      this.#homeOf.set(event.messageId, home);
      home.events.push(event);
    }
  }
}

/** Who somebody was. */
export interface PlainSelf {
  known: boolean;
  userId: string | undefined;
  email: string | undefined;
  phone: string | undefined;
  whatsapp: boolean;
  traits: Record<string, unknown>;
  /** Of e-mail. */
  consent: string;
  views: number;
}

/** Those without a time last; of one time in the order given. */
function latestFirst<T>(all: T[], at: (one: T) => string | undefined): T[] {
  return [...all].sort((a, b) => (at(b) ?? '').localeCompare(at(a) ?? ''));
}

/** The traits that messages say, one after the other. Words put on and off are among the tags, as a shop writes them. */
function traitsOf(inOrder: CommonEvent[]): Record<string, unknown> {
  const traits: Record<string, unknown> = {};
  for (const one of inOrder) {
    Object.assign(traits, one.traits);
    if (!one.tags) continue;
    const before = String(traits.tags ?? '')
      .split(',')
      .map((word) => word.trim());
    const left = before.filter((word) => word && !Object.hasOwn(one.tags ?? {}, word.toLowerCase()));
    const words = [...left, ...Object.values(one.tags).filter((word) => word !== null)];
    traits.tags = [...new Set(words)].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())).join(', ');
  }
  return traits;
}

/** A person as both the model and the tables can tell it, without the ids that only the tables have. */
export interface ShownPerson {
  /** The messages of each profile that the person is made of. */
  homes: string[][];
  identifiers: string[];
  known: boolean;
  pageViews: number;
  cartAdds: number;
  types: number;
  steps: number;
  events: number;
  orders: number;
  value: number;
  refunded: number;
  seen: (string | undefined)[];
  consent: Record<string, string>;
}

/** As one text, to compare; keys always stand in the same order. */
export function show(person: ShownPerson): string {
  const entries = Object.entries(person).sort(([a], [b]) => a.localeCompare(b));
  return JSON.stringify(Object.fromEntries(entries), null, 1);
}

function newHome(): Home {
  return { keys: new Set(), events: [], userId: null, known: false };
}

function keysOf(event: CommonEvent): string[] {
  const value: Record<Kind, string | undefined> = {
    user: event.userId,
    email: event.email,
    whatsapp: event.whatsappId,
    messenger: event.messengerId,
    anonymous: event.anonymousId,
    phone: event.phone,
  };
  return KINDS.flatMap((kind) => (value[kind] ? [`${kind}:${value[kind]}`] : []));
}

function isCertain(event: CommonEvent): boolean {
  return keysOf(event).some((key) => CERTAIN.some((kind) => key.startsWith(`${kind}:`)));
}

function consentOf(events: CommonEvent[]): Record<string, string> {
  const said = events.flatMap(({ consents = [] }) => consents);
  const latest = said.sort((a, b) => a.at.localeCompare(b.at) || a.state.localeCompare(b.state));
  return Object.fromEntries(
    latest.map(({ channel, state }) => [channel, state] as const).sort(([a], [b]) => a.localeCompare(b)),
  );
}

function asBehaviour(event: CommonEvent): Behaviour {
  const { kind, name, sourceId, value = null, orderId = null } = event;
  return { kind, name, sourceId, value, orderId, person: '', at: Date.parse(event.occurredAt) };
}
