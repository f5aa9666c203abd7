import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { EventClause, SequenceClause } from '../../../contract/segments.ts';
import { before, boundsOf, type Compiled, earliest, type Frame, instant, isTrue, later } from './frame.ts';
import type { Sources } from './sources.ts';
import { compares, numberIn, textAt } from './tests.ts';

const E = sql.raw('e');
const AT = sql.raw('e.occurred_at');

/**
 * What a person did. The running counts answer most of it: whoever never did it, did it only outside of the window, or
 * only inside of it. Only for the others, and for filters, are the events read, along the person's index.
 */
export function eventClause(clause: z.infer<typeof EventClause>, frame: Frame, sources: Sources): Compiled {
  const { event, where = [], within, measure = { of: 'count', is: 'at_least', n: 1 } as const } = clause;
  const c = sources.counts(event);
  const events = sources.eventsOf(event, where, E);
  const bounds = within && boundsOf(within, frame);
  const first = sql`${c}.first_at`;
  const last = sql`${c}.last_at`;
  const isPlain = where.length === 0;
  const inside = bounds ? sql`and ${bounds.holds(AT)}` : sql``;
  const may = sql`${c}.count > 0 ${bounds ? sql`and ${bounds.mayHold(first, last)}` : sql``}`;
  const found = sql`jsonb_build_object('count', coalesce(${c}.count, 0), 'firstAt', ${first}, 'lastAt', ${last})`;
  /** A figure over the events that are meant: from the counts where they know it, else from the events. */
  const figure = (fromCounts: SQL | undefined, fromEvents: SQL): SQL => {
    const read = sql`(select ${fromEvents} ${events} ${inside})`;
    if (!isPlain || !fromCounts) return sql`(case when ${may} then ${read} else 0 end)`;
    if (!bounds) return sql`coalesce(${fromCounts}, 0)`;
    return sql`(case when not coalesce(${may}, false) then 0 when ${bounds.holdsAll(first, last)} then ${fromCounts}
      else ${read} end)`;
  };
  const leaves = (): SQL | undefined => {
    if (!bounds?.rolling) return undefined;
    const oldest = sql`(select min(${AT}) ${events} ${inside})`;
    const at = isPlain ? sql`(case when ${bounds.holds(first)} then ${first} else ${oldest} end)` : oldest;
    return sql`(case when ${may} then ${later(at, bounds.rolling)} end)`;
  };

  switch (measure.of) {
    case 'count': {
      const isOnce =
        (measure.is === 'at_least' && measure.n === 1) ||
        (measure.is === 'more_than' && measure.n === 0) ||
        (measure.is === 'less_than' && measure.n === 1) ||
        ((measure.is === 'at_most' || measure.is === 'exactly') && measure.n === 0);
      const isDone = measure.is === 'at_least' || measure.is === 'more_than';
      if (isOnce && (!bounds || bounds.rolling) && isPlain) {
        const once = isTrue(sql`(${may})`);
        const next = bounds?.rolling && sql`(case when ${may} then ${later(last, bounds.rolling)} end)`;
        return { holds: isDone ? once : sql`(not ${once})`, next, found };
      }
      const count = figure(sql`${c}.count`, sql`count(*)`);
      const said = sql`${found} || jsonb_build_object('counted', ${count})`;
      // Whoever did not do it so often in all did not in a part of it either: no need to read the events.
      const enough = isDone
        ? sql`coalesce(${compares(sql`${c}.count`, measure.is, measure.n)}, ${measure.n}::int = 0) and `
        : sql``;
      return { holds: isTrue(sql`${enough}${compares(count, measure.is, measure.n)}`), next: leaves(), found: said };
    }
    case 'sum': {
      const { property, is, amount } = measure;
      const added = property ? numberIn(textAt(sql`e.properties`, property)) : sql`e.value`;
      const sum = figure(property ? undefined : sql`${c}.value`, sql`coalesce(sum(${added}), 0)`);
      const said = sql`${found} || jsonb_build_object('sum', ${sum}::text)`;
      return { holds: isTrue(compares(sum, is, amount)), next: leaves(), found: said };
    }
    case 'first':
    case 'last': {
      const [own, pick] = measure.of === 'first' ? [first, sql`min`] : [last, sql`max`];
      const at = isPlain ? own : sql`(case when ${c}.count > 0 then (select ${pick}(${AT}) ${events}) end)`;
      const when = boundsOf(measure.when, frame);
      const holds = isTrue(when.holds(at));
      const next = when.rolling && sql`(case when ${holds} then ${later(at, when.rolling)} end)`;
      return { holds, next, found: sql`${found} || jsonb_build_object('at', ${at})` };
    }
    default:
      return measure satisfies never;
  }
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
  const holds = missing
    ? isTrue(sql`(case when ${begun} then exists (select 1 ${firsts} ${isOver} and ${followed(true)}) end)`)
    : isTrue(sql`(case when ${begun} and ${cb}.last_at >= ${ca}.first_at
        then exists (select 1 ${firsts} and ${followed(false)}) end)`);
  const waits = missing
    ? sql`(case when ${begun} then (select min(a.occurred_at) ${firsts} and a.occurred_at > ${before(frame.now, within)}) end)`
    : undefined;
  const oldest = bounds?.rolling && sql`(case when ${begun} then (select min(a.occurred_at) ${firsts}) end)`;
  return {
    holds,
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
