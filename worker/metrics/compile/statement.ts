import { type SQL, sql } from 'drizzle-orm';
import type { Dimension } from '../../../contract/metrics.ts';
import { countedActs, countedVisits } from './events.ts';
import { type Frame, list, raw, workspace } from './frame.ts';
import { buyersKept, freshIn, keyOf } from './groups.ts';
import { type Computation, type FactName, type Grouping, MEASURES } from './measures.ts';
import { needsOf, orderFacts } from './orders.ts';

/** What the statement of a question answers, as JSON. Values are decimal text. */
export interface Answered {
  totals: { w: number; value: string | null; counted: number[] }[];
  rows:
    | {
        k1: string | null;
        k2: string | null;
        l1: unknown;
        l2: unknown;
        value: string | null;
        previous: string | null;
      }[]
    | null;
  inAll: number | null;
  series: { key: string; value: string | null }[] | null;
  excluded: { tests: number; testAmount: string; cancelled: number; cancelledAmount: string; unknown: number } | null;
  others: { currency: string; orders: number; amount: string }[];
}

/**
 * One statement for a question to a metric that is made of measures. `zeros`: where there is nothing, the value is zero and
 * not unknown.
 */
export function statement(frame: Frame, computation: Computation, zeros: boolean): SQL {
  const names = [...new Set([...computation.measures, ...computation.counted.map(({ measure }) => measure)])];
  const facts = [...new Set(names.map((name) => MEASURES[name].of))];
  const ofOrders = facts.some((fact) => fact === 'sold' || fact === 'returned' || fact === 'placed');
  const needs = needsOf(frame, computation.needs ?? {});
  const split = ofOrders && needs.lines;
  const ctes = [
    ...(frame.dimensions.includes('segment') ? [members(frame)] : []),
    ...(ofOrders ? orderFacts(frame, needs) : []),
    ...(facts.includes('acts') ? [countedActs(frame, computation.events, names.includes('visitors'))] : []),
    ...(facts.includes('visits') ? [countedVisits(frame)] : []),
  ];
  const grouped = (keys: Dimension[], isSeries = false) =>
    groupedBy(frame, { computation, names, facts, keys, isSeries, split, history: needs.history });
  const { dimensions, grain } = frame;
  ctes.push(sql`totals as (${grouped([])})`);
  if (dimensions.length > 0) ctes.push(rowsOf(frame, zeros, grouped(dimensions)));
  if (grain) ctes.push(sql`series as (${grouped([grain], true)})`);
  const counted = computation.counted.map(({ measure }) => sql`coalesce(${raw(column(measure))}, 0)`);
  return sql`with ${list(ctes, ',\n  ')}
  select jsonb_build_object(
    'totals', (select coalesce(jsonb_agg(jsonb_build_object('w', w, 'value', value::text, 'counted', jsonb_build_array(${list(counted)}))), '[]') from totals),
    'rows', ${dimensions.length > 0 ? shownRows(frame) : sql`null`},
    'inAll', ${dimensions.length > 0 ? sql`(select count(*) from rows)` : sql`null`},
    'series', ${grain ? sql`(select coalesce(jsonb_agg(jsonb_build_object('key', k1, 'value', value::text)), '[]') from series where w = 0)` : sql`null`},
    'excluded', ${ofOrders ? excluded(needs.buyers) : sql`null`},
    'others', ${computation.inCurrency ? others(facts) : sql`'[]'::jsonb`}) as answered`;
}

const column = (measure: string) => `"${measure}"`;

interface Grouped {
  computation: Computation;
  names: Computation['measures'];
  facts: FactName[];
  keys: Dimension[];
  isSeries: boolean;
  split: boolean;
  history: boolean;
}

/** `w`, `k1`, `k2`, every measure and the `value` made of them, of each group of rows. */
function groupedBy(frame: Frame, given: Grouped): SQL {
  const { computation, names, facts, keys, isSeries, split, history } = given;
  const grouping: Grouping = { fresh: history ? freshIn(frame, keys, isSeries) : sql`null::boolean`, split };
  const parts = facts.map((fact) => {
    const taken = names.map((name) => {
      const measure = MEASURES[name];
      return sql`${measure.of === fact ? sql`(${measure.take(grouping)})::numeric` : sql`null::numeric`} as ${raw(column(name))}`;
    });
    const key = (index: number) => (keys[index] ? keyOf(frame, keys[index], isSeries, grouping) : sql`null::text`);
    const bySegment = keys.includes('segment') ? sql`left join members s on s.profile_id = f.person_id` : sql``;
    return sql`select f.w, ${key(0)} as k1, ${key(1)} as k2, ${list(taken)} from ${raw(fact)} f ${bySegment}
      where ${buyersKept(frame, fact, grouping)} group by 1, 2, 3`;
  });
  const sums = names.map((name) => sql`sum(${raw(column(name))}) as ${raw(column(name))}`);
  const value = computation.value((name) => raw(`g.${column(name)}`), frame);
  return sql`select g.*, ${value} as value from (
      select w, k1, k2, ${list(sums)} from (${list(parts, ' union all ')}) u group by 1, 2, 3) g`;
}

function members(frame: Frame): SQL {
  const each = frame.segments.map(
    (segment) => sql`select ${segment}::text as segment, m.id as profile_id from (${frame.membersOf(segment)}) m (id)`,
  );
  return sql`members as materialized (${list(each, ' union all ')})`;
}

/** `rows`: every group with its value in both windows. */
function rowsOf({ spans, order }: Frame, zeros: boolean, grouped: SQL): SQL {
  const value = (w: number) => {
    const own = sql`max(value) filter (where w = ${raw(String(w))})`;
    return zeros ? sql`coalesce(${own}, 0)` : own;
  };
  const moved =
    order === 'rise' || order === 'fall'
      ? sql` having ${value(0)} ${raw(order === 'rise' ? '>' : '<')} ${value(spans.length - 1)}`
      : sql``;
  return sql`groups as materialized (${grouped}), rows as (
    select k1, k2, ${value(0)} as value, ${spans.length > 1 ? value(1) : sql`null::numeric`} as previous
    from groups group by k1, k2${moved})`;
}

/** The first rows with what is needed to name them. What belongs to nobody and nothing comes last. */
function shownRows(frame: Frame): SQL {
  const nobodyLast = 'k1 is null, k2 is null,';
  const by = {
    highest: `${nobodyLast} value desc nulls last,`,
    lowest: `${nobodyLast} value asc nulls last,`,
    key: nobodyLast,
    change: 'abs(value - previous) desc nulls last,',
    rise: `${nobodyLast} value - previous desc,`,
    fall: `${nobodyLast} value - previous,`,
  }[frame.order];
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('k1', k1, 'k2', k2, 'l1', ${label(frame, 0)}, 'l2', ${label(frame, 1)},
      'value', value::text, 'previous', previous::text) order by place), '[]')
    from (select *, row_number() over (order by ${raw(by)} k1, k2) as place from rows) r
    where place <= ${raw(String(frame.limit))})`;
}

function label(frame: Frame, index: number): SQL {
  const key = raw(`k${index + 1}`);
  const id = workspace(frame);
  if (frame.dimensions[index] === 'customer') {
    return sql`(select jsonb_build_object('traits', p.traits, 'email', p.email, 'userId', p.user_id) from profiles p
      where p.id = ${key}::uuid and p.workspace_id = ${id})`;
  }
  if (frame.dimensions[index] === 'product') {
    return sql`to_jsonb(coalesce((select title from products where workspace_id = ${id} and product_id = ${key}),
      (select name from order_items where workspace_id = ${id} and product_id = ${key} and name <> '' limit 1), ${key}))`;
  }
  return sql`null`;
}

/** What lies in the window and is not counted. */
function excluded(buyers: boolean): SQL {
  const amount = (where: string) => sql`coalesce(sum(goods) filter (where own and ${raw(where)}), 0)::text`;
  return sql`(select jsonb_build_object(
      'tests', count(*) filter (where is_test), 'testAmount', ${amount('is_test')},
      'cancelled', count(*) filter (where not is_test and is_cancelled), 'cancelledAmount', ${amount('not is_test and is_cancelled')},
      'unknown', ${buyers ? sql`count(*) filter (where not is_test and not is_cancelled and buyer_id is null)` : sql`0`})
    from placed where w = 0)`;
}

/** What money of other currencies there is, less what was refunded of it where refunds are taken off. */
function others(facts: FactName[]): SQL {
  const sold = sql`select currency, 1 as n, goods as amount from sold_whole where w = 0 and not own`;
  const back = (sign: string) =>
    sql`select currency, 0 as n, ${raw(sign)} given as amount from returned_whole where w = 0 and not own`;
  const parts = [
    ...(facts.includes('sold') ? [sold] : []),
    ...(facts.includes('returned') ? [back(facts.includes('sold') ? '-' : '+')] : []),
  ];
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'orders', orders, 'amount', amount::text) order by orders desc, currency), '[]')
    from (select currency, sum(n) as orders, sum(amount) as amount from (${list(parts, ' union all ')}) o group by currency) o)`;
}
