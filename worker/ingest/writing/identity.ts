import type { PersonKeys } from '../event.ts';

export type IdentifierKind = 'user' | 'email' | 'anonymous' | 'phone';

/** One identifier as a single text, for maps. */
export type Key = `${IdentifierKind}:${string}`;

/** A profile as far as telling people apart needs it. */
export interface Person {
  id: string;
  userId: string | null;
  /** Told apart by a user id or an e-mail. */
  known: boolean;
}

export interface Merge {
  from: string;
  into: Person;
  evidence: PersonKeys & { messageId: string };
}

/** The keys of an event, the one that decides first. */
export function keysOf({ userId, email, anonymousId, phone }: PersonKeys): Key[] {
  const keys: Key[] = [];
  if (userId) keys.push(`user:${userId}`);
  if (email) keys.push(`email:${email}`);
  if (anonymousId) keys.push(`anonymous:${anonymousId}`);
  if (phone) keys.push(`phone:${phone}`);
  return keys;
}

/**
 * Tells people apart, event by event, from what was known before. A person is who a user id names, else an e-mail,
 * else a visitor's anonymous id. Histories join only towards certainty: a visitor's, or one known by e-mail alone,
 * joins the person whose event carries both keys. Two profiles that each have a user id are never joined, and an
 * e-mail or anonymous id stays with the first who showed it. Pure; what changed is in the public fields.
 */
export class People {
  readonly made = new Map<string, Person>();
  readonly identifiers = new Map<Key, string>();
  readonly merges: Merge[] = [];
  readonly #byKey: Map<Key, Person>;
  readonly #joined = new Map<string, Person>();
  readonly #newId: () => string;

  constructor(known: ReadonlyMap<Key, Person>, newId: () => string) {
    this.#byKey = new Map(known);
    this.#newId = newId;
  }

  /** The person of an event, made if need be; undefined when it carries no key. */
  resolve(event: PersonKeys, messageId: string): Person | undefined {
    const { userId, email, anonymousId, phone } = event;
    const keys = { userId, email, anonymousId, phone };
    const [deciding, ...others] = keysOf(keys);
    if (!deciding) return undefined;
    const person = this.#find(deciding) ?? this.#claim(deciding, this.#candidate(keys) ?? this.#make());
    if (userId || email) {
      person.known = true;
      person.userId ??= userId ?? null;
    }
    for (const key of others) this.#meet(person, key, { messageId, ...keys });
    return person;
  }

  /** Who a profile of earlier events is now. */
  current(id: string): Person | undefined {
    return this.#joined.get(id);
  }

  #find(key: Key): Person | undefined {
    const person = this.#byKey.get(key);
    return person && (this.#joined.get(person.id) ?? person);
  }

  /** A profile that a key seen for the first time may join as it is: less certain, and found by the other keys. */
  #candidate({ userId, email, anonymousId }: PersonKeys): Person | undefined {
    const byEmail = userId && email ? this.#find(`email:${email}`) : undefined;
    if (byEmail && byEmail.userId === null) return byEmail;
    const visitor = (userId || email) && anonymousId ? this.#find(`anonymous:${anonymousId}`) : undefined;
    return visitor && !visitor.known ? visitor : undefined;
  }

  #meet(person: Person, key: Key, evidence: Merge['evidence']): void {
    const owner = this.#find(key);
    if (!owner) this.#claim(key, person);
    else if (owner !== person && this.#mayJoin(owner, person, key)) this.#join(owner, person, evidence);
  }

  #mayJoin(owner: Person, person: Person, key: Key): boolean {
    if (key.startsWith('email:')) return owner.userId === null && person.userId !== null;
    if (key.startsWith('anonymous:')) return !owner.known && person.known;
    return false;
  }

  #claim(key: Key, person: Person): Person {
    this.#byKey.set(key, person);
    this.identifiers.set(key, person.id);
    return person;
  }

  #make(): Person {
    const person = { id: this.#newId(), userId: null, known: false };
    this.made.set(person.id, person);
    return person;
  }

  #join(from: Person, into: Person, evidence: Merge['evidence']): void {
    for (const [id, person] of this.#joined) if (person === from) this.#joined.set(id, into);
    this.#joined.set(from.id, into);
    for (const [key, id] of this.identifiers) if (id === from.id) this.identifiers.set(key, into.id);
    for (const merge of this.merges) if (merge.into === from) merge.into = into;
    // A profile of this very batch was never stored: it is as if it had not been made.
    if (!this.made.delete(from.id)) this.merges.push({ from: from.id, into, evidence });
  }
}
