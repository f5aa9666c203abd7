import { type SQL, sql } from 'drizzle-orm';
import { type Asked, begin, comesAgain, end, hasProperties, isBehaviour, list, namesOf, raw } from './steps.ts';

/**
 * `facts`: of everybody who may be in the funnel and can be told apart, how often each of its names was done, first and
 * last. Whoever did nothing of it in the span is left out without a look at any event.
 */
export function facts(asked: Asked): SQL {
  const names = namesOf(asked);
  const known = sql`join profiles p on p.id = c.profile_id and p.workspace_id = ${asked.workspaceId}::uuid and p.known`;
  if (asked.order === 'unordered') return sql`facts as (${ofAnyStep(asked, names, known)})`;
  return sql`facts as (${ofTheFirst(asked, names, known)})`;
}

/** Each name is joined to the first: putting all of them together by person would take longer. */
function ofTheFirst(asked: Asked, names: string[], known: SQL): SQL {
  const counts = raw('profile_event_counts');
  const columns = names.map((_, index) => {
    const of = index === 0 ? 'c' : `c${index}`;
    return raw(`${of}.first_at as f${index}, ${of}.last_at as l${index}, ${of}.count as n${index}`);
  });
  const others = names.slice(1).map((name, index) => {
    const of = raw(`c${index + 1}`);
    return sql`left join ${counts} ${of}
      on ${of}.profile_id = c.profile_id and ${of}.workspace_id = ${asked.workspaceId}::uuid and ${of}.name = ${name}`;
  });
  return sql`
    select c.profile_id, ${list(columns)} from ${counts} c ${known} ${list(others, ' ')}
    where c.workspace_id = ${asked.workspaceId}::uuid and c.name = ${names[0]}
      and c.last_at >= ${begin(asked)} and c.first_at < ${end(asked)}`;
}

function ofAnyStep(asked: Asked, names: string[], known: SQL): SQL {
  const columns = names.map((name, index) => {
    const own = sql`filter (where c.name = ${name})`;
    return sql`min(c.first_at) ${own} as ${raw(`f${index}`)}, max(c.last_at) ${own} as ${raw(`l${index}`)},
      max(c.count) ${own} as ${raw(`n${index}`)}`;
  });
  return sql`
    select c.* from (
      select c.profile_id, ${list(columns)} from profile_event_counts c
      where c.workspace_id = ${asked.workspaceId}::uuid and c.name in (${list(names.map((name) => sql`${name}`))})
      group by c.profile_id having bool_or(c.last_at >= ${begin(asked)} and c.first_at < ${end(asked)})) c ${known}`;
}

/**
 * The rows of `people` (facts of each, with whatever else) and `a1`, `a2`, …: when each step was first done at or after
 * the step before; with `start`, the first one not before it. In an unordered funnel each step is looked for from the
 * start. For a `from`.
 */
export function chain(asked: Asked, people: SQL, start: SQL): SQL {
  // One query inside the other, and `offset 0` in each: the planner would write each step's expression into the next one's.
  return asked.steps.reduce((rows, _, step) => {
    const free = asked.order === 'unordered' || step === 0;
    const before = free ? start : raw(`f.a${step}`);
    const after = asked.order === 'ordered' && comesAgain(asked, step);
    return sql`(select f.*, ${firstTime(asked, step, before, after)} as ${raw(`a${step + 1}`)} from ${rows} f offset 0)`;
  }, people);
}

/**
 * The first time of a step at (or strictly `after`) a moment. What the facts decide is not looked up: the first and
 * the last time of a name are all there is of something done twice. Only the rest asks the events, by their index.
 */
function firstTime(asked: Asked, step: number, before: SQL, after: boolean): SQL {
  const one = asked.steps[step];
  if (!one) return sql`null::timestamptz`;
  const own = namesOf(asked).indexOf(one.name);
  const [first, last, count] = [raw(`f.f${own}`), raw(`f.l${own}`), raw(`f.n${own}`)];
  const from = raw(after ? '>' : '>=');
  const inTime = (at: SQL) => sql`case when ${at} < ${end(asked)} then ${at} end`;
  const decided = one.where?.length
    ? sql``
    : sql`when ${first} ${from} ${before} then ${inTime(first)} when ${count} = 2 then ${inTime(last)}`;
  return sql`case when ${before} is null or ${first} is null or not ${last} ${from} ${before} then null ${decided}
    else (select min(e.occurred_at) from events e
      where e.profile_id = f.profile_id and e.name = ${one.name} and e.occurred_at ${from} ${before}
        and e.occurred_at < ${end(asked)} and ${isBehaviour(asked)} and ${hasProperties(one)})
    end`;
}
