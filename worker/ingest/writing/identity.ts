import type { PersonKeys } from '../event.ts';

export type IdentifierKind = 'user' | 'email' | 'whatsapp' | 'messenger' | 'anonymous' | 'phone';

/** One identifier as a single text, for maps. */
export type Key = `${IdentifierKind}:${string}`;

/** A profile as far as telling people apart needs it. */
export interface Person {
  id: string;
  userId: string | null;
  /** Told apart by a user id, an e-mail or the scoped id of a messenger. */
  known: boolean;
  /** Made of several profiles, each of which can become a person of its own again. */
  merged: boolean;
  /** Undone merges, each with its side, such as `<id>+`: see `areApart`. */
  apart: readonly string[];
}

/**
 * Whose something is: the person it is shown with, and its home, the profile that its own keys belong to for ever. The
 * two differ while the home is merged with others.
 */
export interface Owner {
  person: Person;
  home: string;
}

/** A profile that is shown with another from now on, and what showed that they are one. */
export interface Merge {
  from: string;
  into: Person;
  /** Made in this very batch: it was never stored as a person. */
  isNew: boolean;
  evidence: Evidence;
}

/** The keys that came in one message; `mergedUserId` where it said that one was given up for the other. */
export type Evidence = PersonKeys & { messageId?: string; mergedUserId?: string | undefined };

type Naming = PersonKeys & { mergedUserId?: string | undefined };

/** The keys of an event, the one that decides first. */
export function keysOf({ userId, email, whatsappId, messengerId, anonymousId, phone }: PersonKeys): Key[] {
  const keys: Key[] = [];
  if (userId) keys.push(`user:${userId}`);
  if (email) keys.push(`email:${email}`);
  if (whatsappId) keys.push(`whatsapp:${whatsappId}`);
  if (messengerId) keys.push(`messenger:${messengerId}`);
  if (anonymousId) keys.push(`anonymous:${anonymousId}`);
  if (phone) keys.push(`phone:${phone}`);
  return keys;
}

/** All keys that an event names: those of its person, and the one that was given up for theirs. */
export function keysIn(event: Naming): Key[] {
  const { mergedUserId } = event;
  return mergedUserId ? [...keysOf(event), `user:${mergedUserId}`] : keysOf(event);
}

/** Whether the keys tell a person apart for certain, and not only a browser. */
export function areCertain({ userId, email, whatsappId, messengerId }: PersonKeys): boolean {
  return Boolean(userId || email || whatsappId || messengerId);
}

/** Whether somebody said that these two are two people. */
export function areApart(one: Person, other: Person): boolean {
  return one.apart.some((side) => other.apart.includes(otherSide(side)));
}

function otherSide(side: string): string {
  return side.slice(0, -1) + (side.endsWith('+') ? '-' : '+');
}

/**
 * Tells people apart, event by event, from what was known before. A person is who a user id names, else an e-mail,
 * else a messenger's scoped id, else a visitor's anonymous id. Histories join only towards certainty: a visitor's, or
 * one without a user id, joins the person whose event carries both keys. Two profiles that each have a user id are
 * not joined by what they share, nor are two that somebody took apart; and an e-mail or anonymous id stays with the first who
 * showed it. Only where the shop itself merged two of its customers do two with user ids become one. Pure: what is given stays as it is, what changed is in the public fields.
 */
export class People {
  readonly made = new Map<string, Person>();
  readonly identifiers = new Map<Key, Owner>();
  readonly merges: Merge[] = [];
  readonly #known: ReadonlyMap<Key, Owner>;
  readonly #persons = new Map<string, Person>();
  readonly #stored = new Map<string, Person>();
  readonly #joined = new Map<string, Person>();
  readonly #newId: () => string;

  constructor(known: ReadonlyMap<Key, Owner>, newId: () => string) {
    this.#known = known;
    this.#newId = newId;
  }

  /** Whose an event is, the person made if need be; undefined when it carries no key. */
  resolve(event: Naming, messageId: string): Owner | undefined {
    const { userId, email, whatsappId, messengerId, anonymousId, phone, mergedUserId } = event;
    const keys = { userId, email, whatsappId, messengerId, anonymousId, phone };
    const [deciding, ...others] = keysOf(keys);
    if (!deciding) return undefined;
    const owner = this.#find(deciding) ?? this.#claim(deciding, this.#candidate(keys) ?? this.#make());
    owner.person.known ||= areCertain(keys);
    owner.person.userId ??= userId ?? null;
    for (const key of others) this.#meet(owner, key, { messageId, ...keys });
    if (mergedUserId) this.#unite(owner, `user:${mergedUserId}`, { messageId, ...keys, mergedUserId });
    return owner;
  }

  /** Whether the key of an event that decides whose it is has an owner. */
  knows(event: PersonKeys): boolean {
    const [deciding] = keysOf(event);
    return deciding !== undefined && this.#find(deciding) !== undefined;
  }

  /** The person that a profile is shown as by now. */
  now(person: Person): Person {
    for (let into = this.#joined.get(person.id); into; into = this.#joined.get(into.id)) person = into;
    const own = this.#persons.get(person.id);
    if (own) return own;
    const copy = { ...person };
    this.#persons.set(copy.id, copy);
    this.#stored.set(copy.id, person);
    return copy;
  }

  /** A person as it was stored before the batch, or as it is made by it. */
  before(person: Person): Person {
    return this.#stored.get(person.id) ?? person;
  }

  #find(key: Key): Owner | undefined {
    const owner = this.identifiers.get(key) ?? this.#known.get(key);
    return owner && { person: this.now(owner.person), home: owner.home };
  }

  /** Whose a key seen for the first time is: a person who is less certain, and found by the other keys. */
  #candidate(keys: PersonKeys): Owner | undefined {
    const [, ...others] = keysOf(keys);
    for (const key of others) {
      const owner = this.#find(key);
      if (!owner) continue;
      if (key.startsWith('anonymous:') && !owner.person.known && areCertain(keys)) return owner;
      const named = key.startsWith('email:') || ((keys.userId || keys.email) && isScoped(key));
      if (named && owner.person.userId === null) return owner;
    }
    return undefined;
  }

  #meet(by: Owner, key: Key, evidence: Evidence): void {
    const owner = this.#find(key);
    if (!owner) this.#claim(key, by);
    else if (owner.person !== by.person && mayJoin(owner.person, by.person, key))
      this.#join(owner.person, by.person, evidence);
  }

  /** Whoever has the key is this person by the shop's own word, unless somebody here took the two apart. */
  #unite(by: Owner, key: Key, evidence: Evidence): void {
    const owner = this.#find(key);
    if (!owner) this.#claim(key, by);
    else if (owner.person !== by.person && !areApart(owner.person, by.person))
      this.#join(owner.person, by.person, evidence);
  }

  #claim(key: Key, owner: Owner): Owner {
    this.identifiers.set(key, owner);
    return owner;
  }

  #make(): Owner {
    const person = { id: this.#newId(), userId: null, known: false, merged: false, apart: [] };
    this.made.set(person.id, person);
    this.#persons.set(person.id, person);
    return { person, home: person.id };
  }

  #join(from: Person, into: Person, evidence: Evidence): void {
    this.#joined.set(from.id, into);
    into.merged = true;
    into.apart = [...new Set([...into.apart, ...from.apart])];
    this.merges.push({ from: from.id, into, isNew: this.made.delete(from.id), evidence });
  }
}

function mayJoin(owner: Person, person: Person, key: Key): boolean {
  if (areApart(owner, person)) return false;
  if (key.startsWith('anonymous:')) return !owner.known && person.known;
  return (key.startsWith('email:') || isScoped(key)) && owner.userId === null && person.userId !== null;
}

function isScoped(key: Key): boolean {
  return key.startsWith('whatsapp:') || key.startsWith('messenger:');
}
