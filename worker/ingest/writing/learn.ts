import type { CommonEvent } from '../event.ts';
import { areCertain, type Owner, type People, type Person } from './identity.ts';

/** What messages say about who somebody is, and when they were seen. */
export interface Learned {
  userId: string | undefined;
  known: boolean;
  firstAt: string | undefined;
  lastAt: string | undefined;
  /** What was said last, and when. */
  email: string | undefined;
  emailAt: string | undefined;
  phone: string | undefined;
  phoneAt: string | undefined;
  traits: Record<string, unknown> | undefined;
  /** See `CommonEvent.tags`. */
  tags: Record<string, string | null> | undefined;
  /** When the first and the last of these was said. */
  traitsFrom: string | undefined;
  traitsAt: string | undefined;
  /** They were not said in the order in which they came: only the events tell what was said last. */
  late: boolean;
}

/** A profile whose facts a batch changes, and what the batch says about the person. */
export interface Touched extends Learned {
  id: string;
  /** The person as it was planned with: if it is another one by now, the plan is stale. */
  was: Pick<Person, 'userId' | 'known' | 'merged'>;
  /** Its orders, or what was refunded of them, may be others than before. */
  bought: boolean;
  /** Something was said of what it allows. */
  consented: boolean;
}

/** A profile that is shown with others, and what the batch says of it alone. */
export interface LearnedPart extends Learned {
  id: string;
}

export const NOTHING: Learned = {
  ...{ userId: undefined, known: false, firstAt: undefined, lastAt: undefined },
  ...{ email: undefined, emailAt: undefined, phone: undefined, phoneAt: undefined },
  ...{ traits: undefined, tags: undefined, traitsFrom: undefined, traitsAt: undefined, late: false },
};

/**
 * Collects what a batch says about people, by home: each profile learns from its own messages only, whoever it is shown
 * with, so that it can be a person of its own again.
 */
export class Lessons {
  readonly #people: People;
  readonly #byHome = new Map<string, { person: Person; learned: Learned }>();
  readonly #touched = new Map<string, Touched>();

  constructor(people: People) {
    this.#people = people;
  }

  learn({ person, home }: Owner, event: Partial<CommonEvent> & { occurredAt: string }): void {
    const lesson = this.#byHome.get(home) ?? { person, learned: { ...NOTHING } };
    this.#byHome.set(home, lesson);
    learn(lesson.learned, event);
  }

  buy(owner: Owner): void {
    this.#touch(owner.person).bought = true;
  }

  consent(owner: Owner): void {
    this.#touch(owner.person).consented = true;
  }

  /** Everything is counted anew for who was made of several. */
  join(person: Person): void {
    const row = this.#touch(person);
    row.bought = true;
    row.consented = true;
  }

  /** Once the batch is told: the people it touches, and the parts of those who are made of several. */
  sum(): { touched: Touched[]; parts: LearnedPart[] } {
    const parts: LearnedPart[] = [];
    for (const [home, { person, learned }] of this.#byHome) {
      const row = this.#touch(person);
      if (row.was.merged) parts.push({ id: home, ...learned });
      else Object.assign(row, learned);
    }
    return { touched: [...this.#touched.values()], parts };
  }

  #touch(given: Person): Touched {
    const person = this.#people.now(given);
    const { id, merged } = person;
    const { userId, known } = this.#people.before(person);
    const row = this.#touched.get(id) ?? {
      id,
      ...NOTHING,
      was: { userId, known, merged },
      bought: false,
      consented: false,
    };
    this.#touched.set(id, row);
    return row;
  }
}

function learn(row: Learned, event: Partial<CommonEvent> & { occurredAt: string }): void {
  const at = event.occurredAt;
  row.userId ??= event.userId;
  row.known ||= areCertain(event);
  if (!row.firstAt || at < row.firstAt) row.firstAt = at;
  if (!row.lastAt || at >= row.lastAt) row.lastAt = at;
  if (event.email && (!row.emailAt || at >= row.emailAt)) {
    row.email = event.email;
    row.emailAt = at;
  }
  if (event.phone && (!row.phoneAt || at >= row.phoneAt)) {
    row.phone = event.phone;
    row.phoneAt = at;
  }
  if (!event.traits && !event.tags) return;
  if (!row.traitsFrom || at < row.traitsFrom) row.traitsFrom = at;
  const isLate = row.traitsAt !== undefined && at < row.traitsAt;
  if (isLate) row.late = true;
  else row.traitsAt = at;
  if (event.traits) row.traits = isLate ? { ...event.traits, ...row.traits } : { ...row.traits, ...event.traits };
  // All of a person's tags are told: what changed among them before is in it.
  if (event.traits?.tags !== undefined) row.tags = undefined;
  if (event.tags) row.tags = { ...row.tags, ...event.tags };
}
