import { type SQL, sql } from 'drizzle-orm';
import type { MetricId } from '../../../contract/metrics.ts';
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
}

/** Whether a person (the id of a profile) belongs to those who are asked about. */
export type Among = (person: SQL) => SQL;

const CUSTOMERS = { one: 'customer', many: 'customers' };
const PEOPLE = { one: 'person', many: 'people' };
const STEPS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'] as const;

/** How each metric that is worked out as a whole is. The others are in `measures.ts`. */
export const WHOLE: Partial<Record<MetricId, Whole>> = {
  lifetime_value: { adds: false, counted: [CUSTOMERS], inCurrency: true, read: lifetimeValue },
  revenue_concentration: { adds: false, counted: [CUSTOMERS], inCurrency: true, read: concentration },
  conversion_rate: rate(STEPS, 0, 4),
  view_to_cart_rate: rate(STEPS, 1, 2),
  cart_to_checkout_rate: rate(STEPS, 2, 3),
  checkout_to_purchase_rate: rate(STEPS, 3, 4),
  cart_abandonment_rate: rate(['add_to_cart', 'purchase'], 0, 1, (share) => sql`1 - ${share}`),
  people: { adds: true, counted: [PEOPLE], inCurrency: false, read: people },
  subscribers: { adds: true, counted: [PEOPLE], inCurrency: false, recorded: 'consents', read: subscribers },
};

/** Who may be counted at all, by the filters of a question. */
export function amongKept(frame: Frame, segment?: string): Among {
  return (person) => {
    const kept = conditions(frame, { at: sql`null::timestamptz`, person, source: sql`null` });
    return all(segment === undefined ? kept : [...kept, sql`${person} in (${frame.membersOf(segment)})`]);
  };
}

/** One value for each part, in the order of the parts. */
export function wholeStatement(frame: Frame, whole: Whole, parts: { span: Span; segment?: string | undefined }[]): SQL {
  const each = parts.map(
    ({ span, segment }, index) =>
      sql`select ${raw(String(index))} as part, value::text as value, counted from (${whole.read(frame, span, amongKept(frame, segment))}) r`,
  );
  return sql`select * from (${list(each, ' union all ')}) p order by part`;
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

function lifetimeValue(frame: Frame, span: Span, among: Among): SQL {
  return sql`select round(sum(m.amount) / nullif(count(distinct m.profile_id), 0), ${raw(String(frame.digits))}) as value,
      jsonb_build_array(count(distinct m.profile_id)) as counted
    from (${moves(frame, { from: null, to: span.to }, among)}) m
    where m.profile_id in (select profile_id from (${moves(frame, span, among)}) b where bought)`;
}

function concentration(frame: Frame, span: Span, among: Among): SQL {
  return sql`select round(sum(net) filter (where place <= ceil(people * 0.1)) / nullif(greatest(sum(net), 0), 0), 6) as value,
      jsonb_build_array(count(*)) as counted
    from (select net, row_number() over (order by net desc) as place, count(*) over () as people
      from (select profile_id, sum(amount) as net from (${moves(frame, span, among)}) m group by 1 having bool_or(bought)) c) c`;
}

/** People at one step of a funnel in order as a share of those at another, by the summary's own rules. */
function rate(steps: readonly string[], from: number, to: number, of: (share: SQL) => SQL = (share) => share): Whole {
  const read = (frame: Frame, span: Span, among: Among) => {
    const asked: Asked = {
      ...span,
      workspaceId: frame.workspaceId,
      order: 'ordered',
      steps: steps.map((name) => ({ name })),
    };
    const times = steps.map((step, index) => {
      const own = sql`filter (where name = ${step})`;
      return sql`min(first_at) ${own} as ${raw(`f${index}`)}, max(last_at) ${own} as ${raw(`l${index}`)}, sum(n) ${own} as ${raw(`n${index}`)}`;
    });
    const at = (step: number) => sql`count(${raw(`a${step + 1}`)})`;
    const share = sql`round(${at(to)}::numeric / nullif(${at(from)}, 0), 4)`;
    return sql`with acts as materialized (
        select profile_id, ${list(times)} from (
          select profile_id, name, count(*) as n, min(occurred_at) as first_at, max(occurred_at) as last_at from events
          where workspace_id = ${workspace(frame)} and kind in ('track', 'page', 'screen') and profile_id is not null
            and ${within(sql`occurred_at`, span)} and name in ${texts([...steps])} group by 1, 2) e
        where ${known(frame, sql`e.profile_id`)} and ${among(sql`e.profile_id`)} group by profile_id)
      select ${of(share)} as value, jsonb_build_array(${at(from)}, ${at(to)}) as counted
      from ${chain(asked, sql`acts`, begin(asked))} f`;
  };
  const [first = '', last = ''] = [from, to].map((step) => (steps[step] ?? '').replaceAll('_', ' '));
  const counted = [first, last].map((step) => ({
    one: `person who reached ${step}`,
    many: `people who reached ${step}`,
  }));
  return { adds: false, counted, inCurrency: false, recorded: { event: steps[from] ?? '' }, read };
}

function people(frame: Frame, span: Span, among: Among): SQL {
  const id = workspace(frame);
  const count = sql`count(*) as value, jsonb_build_array(count(*)) as counted`;
  if (span.from === null && frame.asOf === null) {
    return sql`select ${count} from profiles p where p.workspace_id = ${id} and p.known and ${among(sql`p.id`)}`;
  }
  return sql`select ${count} from profiles p where p.workspace_id = ${id} and p.known and ${among(sql`p.id`)} and p.id in (
    select e.profile_id from events e where e.workspace_id = ${id} and e.kind in ('track', 'page', 'screen')
      and ${within(sql`e.occurred_at`, span)}
    union all
    select o.profile_id from orders o where o.workspace_id = ${id} and ${within(sql`o.placed_at`, span)}
      and not o.is_test and ${stands(frame)})`;
}

function subscribers(frame: Frame, { to }: Span, among: Among): SQL {
  return sql`select count(distinct profile_id) as value, jsonb_build_array(count(distinct profile_id)) as counted
    from (select distinct on (c.profile_id, c.channel) c.profile_id, c.state from consents c
      where c.workspace_id = ${workspace(frame)} and c.occurred_at < ${to.toISOString()}::timestamptz
      order by c.profile_id, c.channel, c.occurred_at desc, c.id desc) c
    where state = 'subscribed' and ${among(sql`c.profile_id`)}`;
}
