import { type SQL, sql } from 'drizzle-orm';
import { chain, facts } from './first-times.ts';
import { type Asked, begin, comesAgain, end, fits, isBehaviour, list, namesOf, raw, withinWindow } from './steps.ts';

/** A part of all events that is better read with all of them than person by person. */
const MUCH = 4;

/**
 * Common table expressions that end in `path (profile_id, t1, t2, …, excluded)`: when each person reached each step.
 *
 * An attempt begins wherever the first step was done (in an unordered funnel: any of the steps).
 * - `ordered`: each further step is its first time at or after the step before, whatever else was done between; where
 *   its name stood in the list before, strictly after.
 * - `strict`: each further step is the very next thing the person did.
 * - `unordered`: the n-th step reached is the n-th different step done, whichever it is.
 * A step counts within the window after the attempt's beginning, and inside the range. A person's path is the attempt
 * that gets furthest; of several, the one that begins first.
 *
 * `excluded`: the person did the excluded thing strictly between the two steps of this path; where the later of them
 * was not reached, until the window or the range ended. People are those who can be told apart.
 */
export function paths(asked: Asked): SQL {
  const { order, windowSeconds } = asked;
  const parts = [facts(asked), firsts(asked)];
  const timed = order === 'unordered' ? sorted : timesOf;
  if (order === 'strict' || windowSeconds !== undefined) {
    parts.push(
      order === 'strict' ? strict(asked) : order === 'ordered' ? furthest(asked) : widest(asked),
      sql`found as (
        ${timed(asked, sql`(select * from firsts where decided)`)} union all select * from others
      )`,
    );
  } else parts.push(sql`found as (${timed(asked, sql`firsts`)})`);
  parts.push(sql`path as (select f.*, ${excluded(asked)} as excluded from found f)`);
  return list(parts, ',\n');
}

export const columns = ({ steps }: Asked, prefix: string, from = 1) =>
  steps.map((_, step) => raw(`${prefix}${step + from}`));

/** The first attempt of everybody without a window, and whether it is surely the path. */
function firsts(asked: Asked): SQL {
  const all = columns(asked, 'f.a');
  const start = asked.order === 'unordered' ? sql`least(${list(all)})` : raw('f.a1');
  const inWindow = list(
    all.map((at) => sql`(${at} is not null and ${withinWindow(asked, start, at)})::int`),
    ' + ',
  );
  const decided =
    asked.order === 'strict'
      ? sql`num_nonnulls(${list(all)}) = 1`
      : asked.order === 'ordered'
        ? sql`f.f0 = f.l0 or ${inWindow} = num_nonnulls(${list(all)})`
        : sql`${inWindow} = num_nonnulls(${list(all)})`;
  return sql`firsts as (
    select f.*, ${decided} as decided from ${chain(asked, raw('facts'), begin(asked))} f where ${start} is not null
  )`;
}

/** The times of an attempt that lie in its window. */
function timesOf(asked: Asked, people: SQL): SQL {
  const times = columns(asked, 'f.a').map(
    (at, step) => sql`case when ${withinWindow(asked, raw('f.a1'), at)} then ${at} end as ${raw(`t${step + 1}`)}`,
  );
  return sql`select f.profile_id, ${list(times)} from ${people} f`;
}

/** The same without an order: the times as they came. */
function sorted(asked: Asked, people: SQL): SQL {
  const all = columns(asked, 'f.a');
  const start = sql`least(${list(all)})`;
  const times = sql`array(select x from unnest(array[${list(all)}]) x where x is not null and ${withinWindow(asked, start, raw('x'))} order by x)`;
  const each = asked.steps.map((_, step) => sql`f.times[${raw(String(step + 1))}] as ${raw(`t${step + 1}`)}`);
  return sql`select f.profile_id, ${list(each)} from (select f.profile_id, ${times} as times from ${people} f offset 0) f`;
}

/**
 * What the people did whom the first attempt does not decide: `at`, and which steps it fits. Some people's events are
 * looked up person by person; where they have done much of all there is, all of it is read once instead.
 */
function deeds(asked: Asked, names?: string[]): SQL {
  // People are numbered, for so many rows are sorted by a number in half the time.
  const marks = asked.steps.map((step, index) => sql`${fits(step)} as ${raw(`m${index + 1}`)}`);
  const named = names ? sql`and e.name in (${list(names.map((name) => sql`${name}`))})` : sql``;
  const columns = sql`e.occurred_at as at, ${names ? sql`` : sql`e.id, `}${list(marks)} from events e`;
  const meant = sql`${named} and e.occurred_at >= ${begin(asked)} and e.occurred_at < ${end(asked)}`;
  const theirs = list(
    namesOf(asked).map((_, index) => sql`coalesce(${raw(`n${index}`)}, 0)`),
    ' + ',
  );
  return sql`undecided as materialized (select *, row_number() over () as person from firsts where not decided),
  reading as materialized (
    select coalesce((select sum(${theirs}) from undecided) * ${MUCH} > (
      select sum(count) from event_totals where workspace_id = ${asked.workspaceId}::uuid), false) as everything
  ), deeds as (
    select f.person, d.* from undecided f cross join lateral (
      select ${columns} where e.profile_id = f.profile_id ${meant} and ${isBehaviour(asked)} offset 0
    ) d where not (select everything from reading)
    union all
    select f.person, ${columns} join undecided f on f.profile_id = e.profile_id
    where (select everything from reading) and e.workspace_id = ${asked.workspaceId}::uuid ${meant}
      and e.kind in ('track', 'page', 'screen')
  )`;
}

/**
 * Ordered, with a window. Going through a person's events in time, `c1`, `c2`, … hold the latest beginning from which
 * that step is reached there in time: one pass for each step finds how far anybody gets, and when first. What a later pass
 * cannot need is left behind. The attempt that gets there first and begins first begins with the first step that is at
 * most the window earlier.
 */
function furthest(asked: Asked): SQL {
  const { steps } = asked;
  const passes = steps.slice(1).map((_, index) => {
    const step = index + 2;
    const frame = raw(comesAgain(asked, step - 1) ? 'groups between unbounded preceding and 1 preceding' : '');
    const earlier = sql`max(${raw(`c${step - 1}`)}) over (partition by person order by at ${frame})`;
    const ahead = columns(asked, 'm').slice(step);
    const kept = [sql`${raw(`c${step}`)} is not null`, ...ahead];
    const own = step === 2 ? sql`case when m1 then at end as c1` : raw(`c${step - 1}`);
    return sql`${raw(`pass${step}`)} as materialized (
      select person, at, ${list([raw(`c${step}`), ...ahead])} from (
        select *, case when ${raw(`m${step}`)} and ${withinWindow(asked, raw('earlier'), raw('at'))} then earlier end
          as ${raw(`c${step}`)}
        from (select *, ${earlier} as earlier from (
          select person, at, ${list([...columns(asked, 'm').slice(step - 1), own])}
          from ${raw(step === 2 ? 'deeds' : `pass${step - 1}`)}) d) d) d
      where ${list(kept, ' or ')}
    )`;
  });
  const arrivals = steps.slice(1).map(
    (_, index) =>
      sql`select person, ${raw(String(index + 2))} as depth, min(at) as at from ${raw(`pass${index + 2}`)}
          where ${raw(`c${index + 2}`)} is not null group by person`,
  );
  const window = sql`make_interval(secs => ${asked.windowSeconds ?? 0})`;
  const start = sql`greatest(${begin(asked)}, f.arrived - ${window})`;
  const facts = namesOf(asked).map((_, index) => raw(`u.f${index}, u.l${index}, u.n${index}`));
  const begun = sql`(select u.profile_id, ${list(facts)}, coalesce(r.arrived, u.a1) as arrived
    from undecided u left join reached r using (person))`;
  return list(
    [
      deeds(asked, namesOf(asked)),
      ...passes,
      sql`reached as materialized (
        select person, (array_agg(at order by depth desc))[1] as arrived from (${list(arrivals, ' union all ')}) a group by person
      )`,
      sql`others as (
        ${timesOf(asked, chain(asked, begun, start))}
      )`,
    ],
    ',\n',
  );
}

/** Strict: the steps are rows that follow each other. Whoever never did two of them so has begun, and no more. */
function strict(asked: Asked): SQL {
  const { steps } = asked;
  const next = steps.slice(1).map((_, index) => {
    const step = index + 2;
    const ahead = raw(String(step - 1));
    return sql`lead(at, ${ahead}) over o as ${raw(`x${step}`)}, lead(${raw(`m${step}`)}, ${ahead}) over o as ${raw(`q${step}`)}`;
  });
  const reach = (step: number): SQL =>
    list(
      Array.from({ length: step - 1 }, (_, index) => sql`${raw(`q${index + 2}`)}`),
      ' and ',
    );
  const times = steps.slice(1).map((_, index) => {
    const step = index + 2;
    const at = raw(`x${step}`);
    return sql`case when ${reach(step)} and ${withinWindow(asked, raw('at'), at)} then ${at} end as ${raw(`t${step}`)}`;
  });
  const later = columns(asked, 't').slice(1);
  return list(
    [
      deeds(asked),
      sql`runs as (
        select person, at, id, m1, ${list(next)} from deeds window o as (partition by person order by at, id)
      )`,
      sql`others as (
        select u.profile_id, coalesce(r.t1, u.a1) as t1, ${list(later)} from undecided u left join (
          select distinct on (person) person, t1, ${list(later)}
          from (select person, id, at as t1, ${list(times)} from runs where m1 and q2) d where t2 is not null
          order by person, num_nonnulls(${list(later)}) desc, t1, id
        ) r using (person)
      )`,
    ],
    ',\n',
  );
}

/** Unordered, with a window: from every event of a step, when each step comes next. */
function widest(asked: Asked): SQL {
  const next = asked.steps.map(
    (_, step) =>
      sql`min(at) filter (where ${raw(`m${step + 1}`)}) over (partition by person order by at desc) as ${raw(`a${step + 1}`)}`,
  );
  const all = columns(asked, 'a');
  const depth = list(
    all.map((at) => sql`coalesce(${withinWindow(asked, raw('at'), at)}, false)::int`),
    ' + ',
  );
  return list(
    [
      deeds(asked, namesOf(asked)),
      sql`nexts as (select person, at, ${list(columns(asked, 'm'), ' or ')} as begins, ${list(next)} from deeds)`,
      sql`others as (
        ${sorted(
          asked,
          sql`(select u.profile_id, ${list(all.map((at) => sql`n.${at}`))} from undecided u join (
            select distinct on (person) person, ${list(all)} from nexts where begins order by person, ${depth} desc, at
          ) n using (person))`,
        )}
      )`,
    ],
    ',\n',
  );
}

function excluded(asked: Asked): SQL {
  const { exclude = [], steps, windowSeconds } = asked;
  if (exclude.length === 0) return sql`false`;
  const over =
    windowSeconds === undefined
      ? end(asked)
      : sql`least(${end(asked)}, f.t1 + make_interval(secs => ${windowSeconds}))`;
  const one = exclude.map(({ name, afterStep = 1, beforeStep = steps.length }) => {
    const after = raw(`f.t${afterStep}`);
    return sql`(${after} is not null and exists (select 1 from events e
      where e.profile_id = f.profile_id and e.name = ${name} and e.occurred_at > ${after}
        and e.occurred_at < coalesce(${raw(`f.t${beforeStep}`)}, ${over}) and ${isBehaviour(asked)}))`;
  });
  return list(one, ' or ');
}
