import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Comparison, EventClause, SequenceClause } from '../../../contract/segments.ts';
import { type Bounds, before, boundsOf, type Compiled, earliest, type Frame, instant, isTrue, later } from './frame.ts';
import type { Meant, Sources } from './sources.ts';
import { compares, isMoreThanNone, numberIn, textAt } from './tests.ts';

const E = sql.raw('e');
const AT = sql.raw('e.occurred_at');

/**
 * What a person did. The running counts answer most of it: whoever never did it, did it only outside of the window, or
 * only inside of it. Only for the others, and for filters, are the events read, along the person's index.
 */
export function eventClause(clause: z.infer<typeof EventClause>, frame: Frame, sources: Sources): Compiled {
  const { event, where = [], within, measure = { of: 'count', is: 'at_least', n: 1 } as const } = clause;
  const isPlain = where.length === 0;
  const bounds = within && boundsOf(within, frame);
  const isOnce = measure.of === 'count' && isOfOne(measure) && isPlain && (!bounds || bounds.rolling !== undefined);
  const c = sources.counts(event, isOnce ? bounds?.holds : undefined);
  const events = sources.eventsOf(event, where, E);
  const first = sql`${c}.first_at`;
  const last = sql`${c}.last_at`;
  const inside = bounds ? sql`and ${bounds.holds(AT)}` : sql``;
  const isAny = sql`${c}.count > 0`;
  const may = sql`${isAny} ${bounds ? sql`and ${bounds.mayHold(first, last)}` : sql``}`;
  const found = sql`jsonb_build_object('count', coalesce(${c}.count, 0), 'firstAt', ${first}, 'lastAt', ${last})`;
  /**
   * A figure over the events that are meant, and what tells that there are any: from the counts where they know it, else from
   * the events. Where everybody is asked, these are gone through once for all of them.
   */
  const figure = (known: { all: SQL; ofTwo?: SQL | undefined } | undefined, meant: Meant) => {
    if (!(isPlain && known) && frame.reach === 'everyone') {
      const gathered = sources.gathered(event, { where, within, meant, inside });
      return { value: sql`coalesce(${gathered}, 0)`, some: sql`${gathered} is not null` };
    }
    const read = sql`(select ${meant.of} ${events} ${inside})`;
    if (!isPlain || !known) return { value: sql`(case when ${may} then ${read} else 0 end)`, some: isAny };
    if (!bounds) return { value: sql`coalesce(${known.all}, 0)`, some: isAny };
    const value = sql`(case when not coalesce(${may}, false) then 0 when ${bounds.holdsAll(first, last)} then ${known.all}
      ${known.ofTwo ? sql`when ${c}.count = 2 then ${known.ofTwo}` : sql``} else ${read} end)`;
    return { value, some: isAny };
  };
  const leaves = (): SQL | undefined => {
    if (!bounds?.rolling) return undefined;
    const oldest = sql`(select min(${AT}) ${events} ${inside})`;
    const at = isPlain ? sql`(case when ${bounds.holds(first)} then ${first} else ${oldest} end)` : oldest;
    return sql`(case when ${may} then ${later(at, bounds.rolling)} end)`;
  };
  const early = bounds && seenIn(bounds, frame);

  switch (measure.of) {
    case 'count': {
      const { is, n } = measure;
      const needs = (joined: SQL) => (isMoreThanNone(is, n) ? { early, joined } : {});
      const isDone = is === 'at_least' || is === 'more_than';
      if (isOnce) {
        const once = isTrue(sql`(${may})`);
        const next = bounds?.rolling && sql`(case when ${may} then ${later(last, bounds.rolling)} end)`;
        return { holds: isDone ? once : sql`(not ${once})`, ...needs(isAny), next, found };
      }
      // The first and the last are all there is of something done twice.
      const ofTwo = bounds && sql`(${bounds.holds(first)})::int + (${bounds.holds(last)})::int`;
      const { value, some } = figure({ all: sql`${c}.count`, ofTwo }, { key: 'count', of: sql`count(*)` });
      const said = sql`${found} || jsonb_build_object('counted', ${value})`;
      // Whoever did not do it so often in all did not in a part of it either: no need to read the events.
      const enough = isDone && isPlain ? sql`coalesce(${compares(sql`${c}.count`, is, n)}, ${n}::int = 0) and ` : sql``;
      const holds = isTrue(sql`${enough}${compares(value, is, n)}`);
      return { holds, ...needs(some), next: leaves(), found: said };
    }
    case 'sum': {
      const { property, is, amount } = measure;
      const added = property ? numberIn(textAt(sql`e.properties`, property)) : sql`e.value`;
      const meant = { key: `sum ${property ?? ''}`, of: sql`coalesce(sum(${added}), 0)` };
      const { value, some } = figure(property ? undefined : { all: sql`${c}.value` }, meant);
      const said = sql`${found} || jsonb_build_object('sum', ${value}::text)`;
      const needs = isMoreThanNone(is, amount) ? { early, joined: some } : {};
      return { holds: isTrue(compares(value, is, amount)), ...needs, next: leaves(), found: said };
    }
    case 'first':
    case 'last': {
      const [own, pick] = measure.of === 'first' ? [first, sql`min(${AT})`] : [last, sql`max(${AT})`];
      const when = boundsOf(measure.when, frame);
      const meant = { key: measure.of, of: pick };
      const read = () =>
        frame.reach === 'everyone'
          ? sources.gathered(event, { where, within: undefined, meant, inside: sql`` })
          : sql`(case when ${isAny} then (select ${pick} ${events}) end)`;
      const at = isPlain ? own : read();
      const holds = isTrue(when.holds(at));
      const next = when.rolling && sql`(case when ${holds} then ${later(at, when.rolling)} end)`;
      const needs = { early: seenIn(when, frame), joined: sql`${at} is not null` };
      return { holds, ...needs, next, found: sql`${found} || jsonb_build_object('at', ${at})` };
    }
    default:
      return measure satisfies never;
  }
}

/** Whoever did something within a span was seen by its end, and not last before it began. */
function seenIn(span: Bounds, { reach }: Frame): SQL | undefined {
  return reach === 'past' ? undefined : span.mayHold(sql.raw('p.first_seen_at'), sql.raw('p.last_seen_at'));
}

/** Whether a count is only asked whether it is 0. */
function isOfOne({ is, n }: { is: Comparison; n: number }): boolean {
  return ['at_least', 'less_than'].includes(is) ? n === 1 : n === 0;
}

/** One thing and then another; or one thing after which, within a time that is over, the other is missing. */
export function sequenceClause(clause: z.infer<typeof SequenceClause>, frame: Frame, sources: Sources): Compiled {
  const { first, second, missing, within, since, same } = clause;
  const [a, b] = [sql.raw('a'), sql.raw('b')];
  const ca = sources.counts(first.event);
  const cb = sources.counts(second.event);
  const bounds = since && boundsOf(since, frame);
  const firsts = sql`${sources.eventsOf(first.event, first.where, a)} ${
    bounds ? sql`and ${bounds.holds(sql`a.occurred_at`)}` : sql``
  }`;
  const thens = sql`${sources.eventsOf(second.event, second.where, b)} and b.id <> a.id and b.occurred_at >= a.occurred_at
    and b.occurred_at <= ${later(sql`a.occurred_at`, within)}`;
  const begun = sql`${ca}.count > 0 ${bounds ? sql`and ${bounds.mayHold(sql`${ca}.first_at`, sql`${ca}.last_at`)}` : sql``}`;
  const isOver = sql`and a.occurred_at <= ${before(frame.now, within)}`;
  const followed = (isMissing: boolean): SQL => {
    const exists = (common: SQL) => sql`${isMissing ? sql`not ` : sql``}exists (select 1 ${thens} ${common})`;
    if (!same) return exists(sql``);
    return sql`exists (select 1 from ${valuesOf(a, same)} k (value)
      where ${exists(sql`and k.value in (select v.value from ${valuesOf(b, same)} v (value))`)})`;
  };
  const isPlain = !same && !first.where?.length && !second.where?.length && first.event !== second.event;
  /** Whether somebody did the second thing in time after the first at a moment, which their first and their last mostly tell. */
  const isFollowed = (at: SQL): SQL => {
    const end = later(at, within);
    const isIn = (other: SQL) => sql`(${other} >= ${at} and ${other} <= ${end})`;
    return sql`(case when coalesce(${cb}.count, 0) = 0 then false
      when ${isIn(sql`${cb}.first_at`)} or ${isIn(sql`${cb}.last_at`)} then true
      when ${cb}.count <= 2 or ${cb}.last_at < ${at} or ${cb}.first_at > ${end} then false
      else exists (select 1 ${sources.eventsOf(second.event, second.where, b)} and ${isIn(sql`b.occurred_at`)}) end)`;
  };
  /** The first and the last time are all there is of something done twice; only of more are the events read. */
  const told = (all: SQL): SQL => {
    if (!isPlain) return all;
    const one = (at: SQL) => sql`${bounds ? sql`${bounds.holds(at)} and` : sql``}
      ${missing ? sql`${at} <= ${before(frame.now, within)} and not ${isFollowed(at)}` : isFollowed(at)}`;
    return sql`(case when ${one(sql`${ca}.first_at`)} then true when ${ca}.count = 1 then false
      when ${one(sql`${ca}.last_at`)} then true when ${ca}.count = 2 then false else ${all} end)`;
  };
  const holds = missing
    ? isTrue(
        sql`(case when ${begun} then ${told(sql`exists (select 1 ${firsts} ${isOver} and ${followed(true)})`)} end)`,
      )
    : isTrue(sql`(case when ${begun} and ${cb}.last_at >= ${ca}.first_at
        then ${told(sql`exists (select 1 ${firsts} and ${followed(false)})`)} end)`);
  const early =
    bounds && frame.reach !== 'past'
      ? bounds.mayHold(sql.raw('p.first_seen_at'), sql.raw('p.last_seen_at'))
      : undefined;
  const waits = missing
    ? sql`(case when ${begun} then (select min(a.occurred_at) ${firsts} and a.occurred_at > ${before(frame.now, within)}) end)`
    : undefined;
  const oldest = bounds?.rolling && sql`(case when ${begun} then (select min(a.occurred_at) ${firsts}) end)`;
  return {
    ...{ holds, early, joined: missing ? sql`${ca}.count > 0` : sql`(${ca}.count > 0 and ${cb}.count > 0)` },
    next: earliest([waits && later(waits, within), oldest && bounds?.rolling && later(oldest, bounds.rolling)]),
    found: sql`jsonb_build_object('count', coalesce(${ca}.count, 0), 'lastAt', ${ca}.last_at,
      'thenCount', coalesce(${cb}.count, 0), 'thenLastAt', ${cb}.last_at, 'asOf', ${instant(frame.now)})`,
  };
}

/** The values of a property of an event, and those of each of its products. */
function valuesOf(alias: SQL, property: string): SQL {
  return sql`(
    select ${alias}.properties ->> ${property}::text where ${alias}.properties ->> ${property}::text is not null
    union
    select i.item ->> ${property}::text
    from jsonb_array_elements(case when jsonb_typeof(${alias}.properties -> 'products') = 'array'
      then ${alias}.properties -> 'products' else '[]'::jsonb end) i (item)
    where i.item ->> ${property}::text is not null
  )`;
}
