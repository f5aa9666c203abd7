import { type SQL, sql } from 'drizzle-orm';
import { doneIn, isLong, timesIn } from '../../analytics/done.ts';
import { all, asksFor, eachSpan, type Frame, list, raw, type Span, texts, within, workspace } from './frame.ts';
import { conditions } from './kept.ts';
import { campaignOf, channelOf } from './origin.ts';

/** After so long without anything a visit is over. */
const VISIT_ENDS = raw(`interval '30 minutes'`);
const VISIT_ENDS_MS = 30 * 60_000;
const BEHAVIOUR = raw(`('track', 'page', 'screen')`);

/** The product that an event (alias `e`) is about, as its sender names it. */
const PRODUCT = sql`coalesce(e.properties ->> 'product_id', e.properties ->> 'productId',
  e.properties #>> '{products,0,product_id}', e.properties #>> '{products,0,productId}',
  e.properties ->> 'name', e.properties #>> '{products,0,name}')`;

/** `acts`: what people did, each event with its window; of some names only where only they are counted. */
export function acts(frame: Frame, names: string[] | undefined): SQL {
  const rows = eachSpan(
    frame,
    (span, w) => sql`select ${w} as w, e.occurred_at as at, ${columns(frame)} from events e ${people(frame)}
      where ${meant(frame, span, names)} and ${all(kept(frame))}`,
  );
  return sql`acts as materialized (${rows})`;
}

/**
 * `acts` put together for counting: how often (`n`) in each period and part that is asked for, and with `byPerson` by each
 * person. What no event has to be looked at for is read from what is kept of all of them.
 */
export function countedActs(frame: Frame, names: string[] | undefined, byPerson: boolean): SQL {
  const isPlain = !asksFor(frame, 'channel', 'campaign', 'product', 'customer', 'segment');
  const ofSource = asksFor(frame, 'source');
  const rows = eachSpan(frame, (span, w) => {
    const whole = byPerson ? isPlain && !ofSource && !asksFor(frame, 'weekday', 'hour') && isLong(span) : isPlain;
    if (!whole) return eventsCounted(frame, { span, w, names, byPerson });
    const once = sql`select ${w} as w, ${periodOf(frame, sql`e.at`)} as at, e.source_id, e.name, null::uuid as person_id, e.n
      from (${timesIn(frame.workspaceId, span)}) e
      where ${names ? sql`e.name in ${texts(names)}` : sql`true`} and ${all(conditions(frame, { at: sql`e.at`, person: sql`null`, source: sql`e.source_id` }))}`;
    if (!byPerson) return once;
    const bucket = (at: SQL) => periodOf(frame, at);
    const who = doneIn({ ...span, workspaceId: frame.workspaceId, names, bucket });
    return sql`${once} union all
      select ${w}, d.bucket, null::uuid, null::text, d.profile_id, 0 from (${who}) d group by d.bucket, d.profile_id`;
  });
  return sql`acts as materialized (${rows})`;
}

interface Counting {
  span: Span;
  w: SQL;
  names: string[] | undefined;
  byPerson: boolean;
}

function eventsCounted(frame: Frame, { span, w, names, byPerson }: Counting): SQL {
  const person = byPerson || asksFor(frame, 'segment');
  const parts: [name: string, value: SQL][] = [
    ['at', periodOf(frame, sql`e.occurred_at`)],
    ['source_id', asksFor(frame, 'source') ? sql`e.source_id` : sql`null::uuid`],
    ['name', names ? sql`e.name` : sql`null::text`],
    ['person_id', person ? sql`e.profile_id` : sql`null::uuid`],
    ...(asksFor(frame, 'customer') ? [['buyer_id', sql`case when p.known then p.id end`] as [string, SQL]] : []),
    ...(asksFor(frame, 'channel') ? [['channel', channelOf(sql`e.context`)] as [string, SQL]] : []),
    ...(asksFor(frame, 'campaign') ? [['campaign', campaignOf(sql`e.context`)] as [string, SQL]] : []),
    ...(asksFor(frame, 'product') ? [['product', PRODUCT] as [string, SQL]] : []),
  ];
  const selected = parts.map(([name, value]) => sql`${value} as ${raw(name)}`);
  return sql`select ${w} as w, ${list(parts.map(([name]) => raw(name)))}, count(*) as n from (
      select ${list(selected)} from events e ${people(frame)} where ${meant(frame, span, names)} and ${all(kept(frame))}) e
    group by ${list(parts.map(([name]) => raw(name)))}`;
}

/** The beginning of the shortest period that a question tells apart, in which a moment lies; null where it asks for none. */
function periodOf({ dimensions, grain, timezone }: Frame, at: SQL): SQL {
  const asked = [...dimensions, ...(grain ? [grain] : [])].filter((one) => PERIODS.has(one));
  if (asked.length === 0) return sql`null::timestamptz`;
  const shortest = asked.includes('hour') ? 'hour' : asked.every((one) => MONTHS.has(one)) ? 'month' : 'day';
  return sql`date_trunc(${raw(`'${shortest}'`)}, ${at}, ${timezone})`;
}

const MONTHS: ReadonlySet<string> = new Set(['month', 'quarter', 'year']);
const PERIODS: ReadonlySet<string> = new Set([...MONTHS, 'hour', 'day', 'weekday', 'week']);

function meant(frame: Frame, span: Span, names: string[] | undefined): SQL {
  return sql`e.workspace_id = ${workspace(frame)} and ${within(sql`e.occurred_at`, span)} and e.kind in ${BEHAVIOUR}
    ${names ? sql`and e.name in ${texts(names)}` : sql``}`;
}

/** `visits`: the event with which each began, which may follow one just before the window. */
export function visits(frame: Frame): SQL {
  const rows = eachSpan(frame, (span, w) => visitsOf(frame, span, w, visitsIn(frame, span)));
  return sql`visits as materialized (${rows})`;
}

/** The same for counting only: which event each began with is not known. */
export function countedVisits(frame: Frame): SQL {
  const isPlain = !asksFor(frame, 'source', 'channel', 'campaign', 'product', 'customer');
  const rows = eachSpan(frame, (span, w) =>
    visitsOf(frame, span, w, isPlain && isLong(span) ? visitsOfAll(frame, span) : visitsIn(frame, span)),
  );
  return sql`visits as materialized (${rows})`;
}

function visitsOf(frame: Frame, span: Span, w: SQL, began: SQL): SQL {
  return sql`select ${w} as w, e.occurred_at as at, ${columns(frame)} from (${began}) e ${people(frame)}
    where ${within(sql`e.occurred_at`, span)} and ${all(kept(frame))}`;
}

const early = ({ from, to }: Span): Span => ({ from: from && new Date(from.getTime() - VISIT_ENDS_MS), to });

function visitsIn(frame: Frame, span: Span): SQL {
  const more = list(
    [
      ...(asksFor(frame, 'channel', 'campaign') ? [sql`, e.context`] : []),
      ...(asksFor(frame, 'product') ? [sql`, e.properties`] : []),
    ],
    '',
  );
  return begun(
    sql`select e.id, e.workspace_id, e.name, e.profile_id, e.anonymous_id, e.source_id, e.occurred_at ${more}
      from events e where ${meant(frame, early(span), undefined)}`,
  );
}

/** Of some events those with which a visit began. */
function begun(events: SQL): SQL {
  return sql`select * from (
      select e.*, lag(e.occurred_at) over (
        partition by e.profile_id, case when e.profile_id is null then coalesce(e.anonymous_id, e.id::text) end
        order by e.occurred_at, e.id) as before_at
      from (${events}) e) e
    where e.before_at is null or e.occurred_at - e.before_at >= ${VISIT_ENDS}`;
}

/**
 * Whoever did all there is of them within half an hour came once, when they did it first. Only of the others, and of events
 * that belong to nobody, is every event read.
 */
function visitsOfAll(frame: Frame, span: Span): SQL {
  const id = workspace(frame);
  const columns = sql`e.id, e.name, e.profile_id, e.anonymous_id, e.source_id, e.occurred_at`;
  const during = sql`${within(sql`e.occurred_at`, early(span))} and e.kind in ${BEHAVIOUR}`;
  return sql`
    with whole as materialized (
      select profile_id, min(first_at) as first_at, max(last_at) as last_at, sum(count) as n
      from profile_event_counts where workspace_id = ${id} group by 1
    ), others as materialized (
      select * from whole where last_at - first_at >= ${VISIT_ENDS}
    ), reading as materialized (
      select (select coalesce(sum(n), 0) from others) * 4 > total or total <> (select coalesce(sum(n), 0) from whole) as everything
      from (select coalesce(sum(count), 0) as total from event_totals where workspace_id = ${id}) t
    )
    select null::uuid as id, ${id} as workspace_id, null::text as name, w.profile_id, null::uuid as source_id, w.first_at as occurred_at
    from whole w where w.last_at - w.first_at < ${VISIT_ENDS}
    union all
    select e.id, ${id}, e.name, e.profile_id, e.source_id, e.occurred_at from (${begun(sql`
      select e.* from others o cross join lateral (
        select ${columns} from events e
        where e.profile_id = o.profile_id and (e.workspace_id = ${id}) is true and ${during} offset 0) e
      where not (select everything from reading)
      union all
      select ${columns} from events e
      where (select everything from reading) and e.workspace_id = ${id} and ${during}
        and (e.profile_id is null or e.profile_id in (select profile_id from others))`)}) e`;
}

function columns(frame: Frame): SQL {
  const origin = asksFor(frame, 'channel', 'campaign');
  return sql`e.id, e.name, e.profile_id as person_id, e.source_id
    ${asksFor(frame, 'customer') ? sql`, case when p.known then p.id end as buyer_id` : sql``}
    ${origin ? sql`, ${channelOf(sql`e.context`)} as channel, ${campaignOf(sql`e.context`)} as campaign` : sql``}
    ${asksFor(frame, 'product') ? sql`, ${PRODUCT} as product` : sql``}`;
}

function people(frame: Frame): SQL {
  return asksFor(frame, 'customer')
    ? sql`left join profiles p on p.id = e.profile_id and p.workspace_id = e.workspace_id`
    : sql``;
}

function kept(frame: Frame): SQL[] {
  return conditions(frame, {
    ...{ at: sql`e.occurred_at`, person: sql`e.profile_id`, source: sql`e.source_id`, product: PRODUCT },
    ...{ channel: channelOf(sql`e.context`), campaign: campaignOf(sql`e.context`) },
  });
}
