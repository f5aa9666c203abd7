import { type SQL, sql } from 'drizzle-orm';
import type { MetricId } from '../../../contract/metrics.ts';
import { doneIn, isLong, livedIn, REACHED } from '../../analytics/done.ts';
import { chain } from '../../analytics/funnels/first-times.ts';
import { type Asked, begin } from '../../analytics/funnels/steps.ts';
import { all, type Frame, list, raw, type Span, texts, within, workspace } from './frame.ts';
import { conditions } from './kept.ts';
import type { Counted, Recorded } from './measures.ts';
import { stands } from './orders.ts';

/** How a metric is worked out that is no sum over rows: one value for each window and part. */
export interface Whole {
  adds: boolean;
  counted: Omit<Counted, 'measure'>[];
  recorded?: Recorded;
  /** Money of one currency is read. */
  inCurrency: boolean;
  /** Selects `value` (numeric) and `counted` (a jsonb array of numbers) of a span, among some people. */
  read: (frame: Frame, span: Span, among: Among) => SQL;
  /** The same for many spans at once, of which each begins where the one before ends: `value` and `counted` by `bucket`, from 1. */
  readRun?: (frame: Frame, bounds: Date[], among: Among) => SQL;
  /** Selects `person_id` and `amount` of the people behind it. */
  people: (frame: Frame, span: Span, among: Among) => SQL;
}

/** Whether a person (the id of a profile) belongs to those who are asked about. */
export type Among = (person: SQL) => SQL;

const CUSTOMERS = { one: 'customer', many: 'customers' };
const PEOPLE = { one: 'person', many: 'people' };
const COUNT = sql`jsonb_build_array(count(*)) as counted`;
const STEPS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'] as const;

/** How each metric that is worked out as a whole is. The others are in `measures.ts`. */
export const WHOLE: Partial<Record<MetricId, Whole>> = {
  lifetime_value: {
    ...{ adds: false, counted: [CUSTOMERS], inCurrency: true, people: lifetimes },
    read: (frame, span, among) =>
      sql`select round(sum(amount) / nullif(count(*), 0), ${raw(String(frame.digits))}) as value, ${COUNT}
        from (${lifetimes(frame, span, among)}) c`,
  },
  revenue_concentration: {
    ...{ adds: false, counted: [CUSTOMERS], inCurrency: true, people: spent },
    read: (frame, span, among) =>
      sql`select round(sum(amount) filter (where place <= ceil(people * 0.1)) / nullif(greatest(sum(amount), 0), 0), 6) as value, ${COUNT}
        from (select amount, row_number() over (order by amount desc) as place, count(*) over () as people
          from (${spent(frame, span, among)}) c) c`,
  },
  conversion_rate: rate(STEPS, 0, 4),
  view_to_cart_rate: rate(STEPS, 1, 2),
  cart_to_checkout_rate: rate(STEPS, 2, 3),
  checkout_to_purchase_rate: rate(STEPS, 3, 4),
  cart_abandonment_rate: rate(['add_to_cart', 'purchase'], 0, 1, true),
  people: counted(people),
  subscribers: { ...counted(subscribers), recorded: 'consents' },
};

function counted(select: Whole['people']): Whole {
  const read: Whole['read'] = (frame, span, among) =>
    sql`select count(*) as value, ${COUNT} from (${select(frame, span, among)}) c`;
  return { adds: true, counted: [PEOPLE], inCurrency: false, read, people: select };
}

/** Who may be counted at all, by the filters of a question. */
export function amongKept(frame: Frame, segment?: string): Among {
  return (person) => {
    const kept = conditions(frame, { at: sql`null::timestamptz`, person, source: sql`null` });
    return all(segment === undefined ? kept : [...kept, sql`${person} in (${frame.membersOf(segment)})`]);
  };
}

interface WholePart {
  span: Span;
  segment?: string | undefined;
}

/** One value for each part, in the order of the parts. */
export function wholeStatement(frame: Frame, whole: Whole, parts: WholePart[]): SQL {
  const each: SQL[] = [];
  for (let index = 0; index < parts.length; ) {
    const run = whole.readRun ? boundsFrom(parts, index) : [];
    if (whole.readRun && run.length > 2) {
      each.push(sql`select ${raw(String(index - 1))} + bucket as part, value::text as value, counted
        from (${whole.readRun(frame, run, amongKept(frame))}) r`);
      index += run.length - 1;
      continue;
    }
    const { span, segment } = parts[index] as WholePart;
    each.push(sql`select ${raw(String(index))} as part, value::text as value, counted
      from (${whole.read(frame, span, amongKept(frame, segment))}) r`);
    index++;
  }
  return sql`select * from (${list(each, ' union all ')}) p order by part`;
}

/** The bounds of the parts from one on of which each begins where the one before ends. */
function boundsFrom(parts: WholePart[], start: number): Date[] {
  const first = parts[start]?.span;
  if (!first?.from || parts[start]?.segment !== undefined) return [];
  const bounds = [first.from, first.to];
  for (const { span, segment } of parts.slice(start + 1)) {
    if (segment !== undefined || span.from?.getTime() !== bounds.at(-1)?.getTime()) break;
    bounds.push(span.to);
  }
  return bounds;
}

const known = (frame: Frame, person: SQL) =>
  sql`exists (select from profiles p where p.id = ${person} and p.workspace_id = ${workspace(frame)} and p.known)`;

/** `profile_id`, `amount` and `bought` of every order and refund of the workspace's known buyers in a span. */
function moves(frame: Frame, span: Span, among: Among): SQL {
  const id = workspace(frame);
  const own = (currency: SQL) => sql`coalesce(${currency}, ${frame.ownCurrency}) = ${frame.currency}`;
  const counts = sql`not o.is_test and ${stands(frame)} and o.profile_id is not null and ${known(frame, sql`o.profile_id`)} and ${among(sql`o.profile_id`)}`;
  return sql`
    select o.profile_id, case when ${own(sql`o.currency`)} then coalesce(o.subtotal, o.total) else 0 end as amount, true as bought
    from orders o where o.workspace_id = ${id} and ${within(sql`o.placed_at`, span)} and ${counts}
    union all
    select o.profile_id, case when ${own(sql`coalesce(r.currency, o.currency)`)}
      then -(case when o.subtotal is null then r.amount else coalesce(r.goods, r.amount) end) else 0 end, false
    from refunds r join orders o on o.workspace_id = r.workspace_id and o.order_id = r.order_id
    where r.workspace_id = ${id} and ${within(sql`r.refunded_at`, span)} and ${counts}`;
}

/** What the buyers of a span have brought in from the beginning up to its end. */
function lifetimes(frame: Frame, span: Span, among: Among): SQL {
  return sql`select m.profile_id as person_id, sum(m.amount) as amount
    from (${moves(frame, { from: null, to: span.to }, among)}) m
    where m.profile_id in (select profile_id from (${moves(frame, span, among)}) b where bought) group by 1`;
}

/** What the buyers of a span have brought in in it. */
function spent(frame: Frame, span: Span, among: Among): SQL {
  return sql`select m.profile_id as person_id, sum(m.amount) as amount
    from (${moves(frame, span, among)}) m group by 1 having bool_or(m.bought)`;
}

/** People at one step of a funnel in order as a share of those at another, by the summary's own rules; or of those who got no further. */
function rate(steps: readonly string[], from: number, to: number, isLost = false): Whole {
  const times = steps.map((step, index) => {
    const own = sql`filter (where name = ${step})`;
    return sql`min(first_at) ${own} as ${raw(`f${index}`)}, max(last_at) ${own} as ${raw(`l${index}`)}, sum(count) ${own} as ${raw(`n${index}`)}`;
  });
  const asked = (frame: Frame, span: Span): Asked => ({
    ...{ ...span, workspaceId: frame.workspaceId, order: 'ordered' },
    steps: steps.map((name) => ({ name })),
  });
  const reached = list(steps.map((_, index) => raw(`f.a${index + 1}`)));
  // Of the summary's own funnel, what a profile says of a life that lies in the span is what is asked.
  const lived = (span: Span, bucket?: Bucket) => (steps === STEPS && isLong(span) ? livedIn(span, bucket) : undefined);
  const andLived = (frame: Frame, but: SQL | undefined, among: Among, bucket?: Bucket) =>
    but
      ? sql`union all select p.id, ${bucket?.(raw('p.first_seen_at')) ?? sql`0`}, ${list(REACHED)} from profiles p
          where p.workspace_id = ${workspace(frame)} and p.known and ${but} and ${among(sql`p.id`)}`
      : sql``;
  const chained = (frame: Frame, span: Span, among: Among) => {
    const but = lived(span);
    const acts = sql`(select * from (
        select profile_id, ${list(times)} from (${doneOf(frame, span, steps, { but })}) e group by profile_id) e
      where ${but ? sql`true` : asksWhom(frame, span, sql`e.profile_id`)} and ${among(sql`e.profile_id`)})`;
    return sql`(select f.profile_id, 0 as bucket, ${reached} from ${chain(asked(frame, span), acts, begin(asked(frame, span)))} f
      ${andLived(frame, but, among)})`;
  };
  const at = (step: number) => raw(`f.a${step + 1}`);
  const share = sql`round(count(${at(to)})::numeric / nullif(count(${at(from)}), 0), 4)`;
  const told = [from, to].map((step) => {
    const name = (steps[step] ?? '').replaceAll('_', ' ');
    return { one: `person who reached ${name}`, many: `people who reached ${name}` };
  });
  return {
    ...{ adds: false, counted: told, inCurrency: false, recorded: { event: steps[from] ?? '' } },
    read: (frame, span, among) => sql`select ${isLost ? sql`1 - ${share}` : share} as value,
        jsonb_build_array(count(${at(from)}), count(${at(to)})) as counted from ${chained(frame, span, among)} f`,
    readRun: (frame, bounds, among) => {
      const span = { from: bounds[0] ?? null, to: bounds.at(-1) ?? new Date(0) };
      const edges = sql`array[${list(bounds.map((at) => sql`${at.toISOString()}::timestamptz`))}]`;
      const bucket = (moment: SQL) => sql`width_bucket(${moment}, ${edges})`;
      const but = lived(span, bucket);
      const acts = sql`(select *, (${edges})[bucket] as since, (${edges})[bucket + 1] as until from (
          select profile_id, bucket, ${list(times)}
          from (${doneOf(frame, span, steps, { but, bucket })}) e group by profile_id, bucket) e
        where ${but ? sql`true` : asksWhom(frame, span, sql`e.profile_id`)} and ${among(sql`e.profile_id`)})`;
      const read = chain({ ...asked(frame, span), until: raw('f.until') }, acts, raw('f.since'));
      const people = sql`(select f.profile_id, f.bucket, ${reached} from ${read} f ${andLived(frame, but, among, bucket)})`;
      return sql`select g.bucket, ${isLost ? sql`1 - ${share}` : share} as value,
        jsonb_build_array(count(${at(from)}), count(${at(to)})) as counted
        from generate_series(1, ${raw(String(bounds.length - 1))}) g (bucket) left join ${people} f on f.bucket = g.bucket group by 1`;
    },
    people: (
      frame,
      span,
      among,
    ) => sql`select f.profile_id as person_id, 1 as amount from ${chained(frame, span, among)} f
      where ${at(from)} is not null and ${at(to)} is ${raw(isLost ? '' : 'not')} null`,
  };
}

type Bucket = (at: SQL) => SQL;

/** How what people did is cut: whose own facts tell it (see `livedIn`), and by which periods. */
interface Cut {
  but?: SQL | undefined;
  bucket?: Bucket;
}

/** What everybody did of some names in a span: see `doneIn`. A short one is read from its own events. */
function doneOf(frame: Frame, span: Span, names: readonly string[], { but, bucket }: Cut): SQL {
  if (isLong(span)) {
    const { workspaceId } = frame;
    return doneIn({ ...span, workspaceId, names, ...(bucket && { bucket }), ...(but && { but }) });
  }
  return sql`select profile_id, name, ${bucket?.(raw('occurred_at')) ?? sql`0`} as bucket, count(*) as count,
      min(occurred_at) as first_at, max(occurred_at) as last_at
    from events
    where workspace_id = ${workspace(frame)} and kind in ('track', 'page', 'screen') and profile_id is not null
      and ${within(sql`occurred_at`, span)} and name in ${texts([...names])} group by 1, 2, 3`;
}

/** Whether somebody can be told apart. Of a short span few are asked for, each by the index; of a long one all are read. */
function asksWhom(frame: Frame, span: Span, person: SQL): SQL {
  if (isLong(span)) return known(frame, person);
  return sql`(select p.known and p.workspace_id = ${workspace(frame)} from profiles p where p.id = ${person})`;
}

function people(frame: Frame, span: Span, among: Among): SQL {
  const id = workspace(frame);
  const all = sql`select p.id as person_id, 1 as amount from profiles p
    where p.workspace_id = ${id} and p.known and ${among(sql`p.id`)}`;
  if (span.from === null && frame.asOf === null) return all;
  return sql`${all} and p.id in (
    select e.profile_id from events e where e.workspace_id = ${id} and e.kind in ('track', 'page', 'screen')
      and ${within(sql`e.occurred_at`, span)}
    union all
    select o.profile_id from orders o where o.workspace_id = ${id} and ${within(sql`o.placed_at`, span)}
      and not o.is_test and ${stands(frame)})`;
}

function subscribers(frame: Frame, { to }: Span, among: Among): SQL {
  return sql`select distinct c.profile_id as person_id, 1 as amount
    from (select distinct on (c.profile_id, c.channel) c.profile_id, c.state from consents c
      where c.workspace_id = ${workspace(frame)} and c.occurred_at < ${to.toISOString()}::timestamptz
      order by c.profile_id, c.channel, c.occurred_at desc, c.id desc) c
    where state = 'subscribed' and ${among(sql`c.profile_id`)}`;
}
