import { type SQL, sql } from 'drizzle-orm';
import type { SegmentKey } from '../../../contract/analytics.ts';
import type { Definition, Filter, Span, Window } from '../../../contract/segments.ts';

/**
 * Over whom a definition is asked: a whole workspace at once (plain joins, one pass over each), some people (each looked
 * up by itself, along an index), or one person at a past time (counted anew from the events up to it).
 */
export type Reach = 'everyone' | 'some' | 'past';

/** What stands for a segment that another one asks for. */
export type Rule = { kind: 'standard'; key: SegmentKey } | { kind: 'rule'; definition: Definition };

export interface Frame {
  workspaceId: string;
  /** IANA zone by which days are read, and the ISO 4217 code of net money. */
  timezone: string;
  currency: string;
  now: Date;
  reach: Reach;
  /** Undefined for a segment that is gone: nobody is in it. */
  ruleOf: (segment: string) => Rule | undefined;
  /**
   * Whether few enough did something that passes a filter for their events to be read one by one. Only where it is asked of those
   * alone who can be told apart: of others nothing tells who they may be.
   */
  isOfFew?: ((filter: Filter) => boolean) | undefined;
}

/** What a clause compiles to. All of it speaks of the profile `p` and of the joins that it asked for. */
export interface Compiled {
  /** Boolean, never null. */
  holds: SQL;
  /** Whether that reads nothing but the profile itself. */
  isOfProfile?: boolean;
  /** What has to be so of the profile itself where it holds: people are ruled out by it before anything is joined. */
  early?: SQL | undefined;
  /** What has to be so of what is joined where it holds, and is not so where nothing is: whoever has nothing there is then not joined. */
  joined?: SQL | undefined;
  /** When `holds` may change although nothing happens, later than now; null where it never does. */
  next: SQL | undefined;
  /** What was found, as jsonb. */
  found: SQL;
}

/** A moment as a parameter. */
export const instant = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** All of some conditions; undefined where there are none. */
export const allOf = (conditions: SQL[]): SQL | undefined =>
  conditions.length < 2 ? conditions[0] : sql`(${sql.join(conditions, sql` and `)})`;

const SECONDS = { minutes: 60, hours: 3600, days: 86_400 };

export function secondsOf({ n, unit }: Span): number {
  return n * SECONDS[unit];
}

export const later = (at: SQL, span: Span): SQL => sql`${at} + ${secondsOf(span)}::int * interval '1 second'`;
export const before = (now: Date, span: Span): SQL => instant(new Date(now.getTime() - secondsOf(span) * 1000));

/** A window as conditions on times. A rolling one holds what is less than its span ago. */
export interface Bounds {
  holds: (at: SQL) => SQL;
  /** Of two times in order: some time between them may be inside; both are. */
  mayHold: (first: SQL, last: SQL) => SQL;
  holdsAll: (first: SQL, last: SQL) => SQL;
  rolling: Span | undefined;
}

export function boundsOf(window: Window, { now, timezone }: Pick<Frame, 'now' | 'timezone'>): Bounds {
  if ('last' in window) {
    const edge = before(now, window.last);
    return {
      holds: (at) => sql`${at} > ${edge}`,
      mayHold: (_first, last) => sql`${last} > ${edge}`,
      holdsAll: (first) => sql`${first} > ${edge}`,
      rolling: window.last,
    };
  }
  const start = window.from ? midnight(window.from, timezone) : undefined;
  const end = window.to ? midnight(window.to, timezone, 1) : undefined;
  const both = (a: SQL | undefined, b: SQL | undefined) => (a && b ? sql`(${a} and ${b})` : (a ?? b ?? sql`true`));
  const range = (first: SQL, last: SQL) => both(start && sql`${first} >= ${start}`, end && sql`${last} < ${end}`);
  return {
    holds: (at) => range(at, at),
    mayHold: (first, last) => range(last, first),
    holdsAll: range,
    rolling: undefined,
  };
}

/** The moment at which a day begins in a zone; `plus` days later. */
export function midnight(day: string, timezone: string, plus = 0): SQL {
  return sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timezone})`;
}

/** The earliest of some times; nulls do not count. */
export function earliest(times: (SQL | undefined)[]): SQL | undefined {
  const some = times.filter((one) => one !== undefined);
  return some.length < 2 ? some[0] : sql`least(${sql.join(some, sql`, `)})`;
}

export const isTrue = (condition: SQL): SQL => sql`coalesce(${condition}, false)`;
