import { type SQL, sql } from 'drizzle-orm';
import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Definition } from '../../../../contract/segments.ts';
import type { UserCtx } from '../../../context.ts';
import type { Window } from '../../../metrics/calendar/window.ts';
import { nameIn } from '../../../people/naming.ts';
import { compile } from '../../../segments/compile/compile.ts';
import { FOR_EVERYONE } from '../../../segments/compile/planner.ts';
import { frameOf, type Segments } from '../../../segments/rows.ts';

/** A person in a ranking. Money is net, decimal, in the workspace's currency. */
export interface Ranked {
  id: string;
  name: string | null;
  email: string | null;
  userId: string | null;
  orders: number;
  revenue: string;
  firstOrderAt: string | null;
  lastOrderAt: string | null;
  lastSeenAt: string | null;
}

type Asked = Pick<ToolInput<'list_people'>, 'by' | 'order' | 'limit'>;

/** Who is in a definition, ranked by what they did in a window; and how many there are and what they brought in, in all. */
export async function rankPeople(
  ctx: UserCtx,
  given: Asked & { definition: Definition; segments: Segments; window: Window; now: Date },
): Promise<{ people: number; orders: number; revenue: string; data: Ranked[] }> {
  const { definition, segments, window, now, by, order, limit } = given;
  const { joins, keeps } = compile(definition, frameOf(ctx.workspace, segments, 'everyone', now));
  const { id: workspaceId, currency } = ctx.workspace;
  const direction = sql.raw(order === 'highest' ? 'desc' : 'asc');
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<{ people: number; orders: number; revenue: string; data: Row[] | null }>(sql`
    with inside as materialized (
      select p.id, p.last_seen_at from profiles p ${joins} where p.workspace_id = ${workspaceId}::uuid and ${keeps}
    ), bought as (
      select o.profile_id, count(*) as orders, min(o.placed_at) as first_at, max(o.placed_at) as last_at,
        sum(coalesce(o.subtotal, o.total)) filter (where ${inCurrency(sql`o.currency`, currency)}) as goods
      from orders o where o.workspace_id = ${workspaceId}::uuid and ${counts} and ${within(sql`o.placed_at`, window)}
      group by o.profile_id
    ), given_back as (
      select o.profile_id,
        sum(case when o.subtotal is null then r.amount else coalesce(r.goods, r.amount) end) as goods
      from refunds r join orders o on o.workspace_id = r.workspace_id and o.order_id = r.order_id
      where r.workspace_id = ${workspaceId}::uuid and ${counts} and ${inCurrency(sql`coalesce(r.currency, o.currency)`, currency)}
        and ${within(sql`r.refunded_at`, window)}
      group by o.profile_id
    ), ranked as materialized (
      select i.id, i.last_seen_at, coalesce(b.orders, 0)::int as orders, b.first_at, b.last_at,
        coalesce(b.goods, 0) - coalesce(g.goods, 0) as revenue, b.profile_id is not null or g.profile_id is not null as did
      from inside i left join bought b on b.profile_id = i.id left join given_back g on g.profile_id = i.id
    ), first as (
      select * from ranked where ${by === 'last_seen' ? sql`last_seen_at is not null` : sql`did or not exists (select from ranked where did)`}
      order by ${COLUMN[by]} ${direction} nulls last, last_seen_at desc nulls last, id limit ${limit}
    )
    select (select count(*)::int from ranked) as people, (select coalesce(sum(orders), 0)::int from ranked) as orders,
      (select coalesce(sum(revenue), 0)::text from ranked) as revenue, (
        select jsonb_agg(jsonb_build_object('id', f.id, 'orders', f.orders, 'revenue', f.revenue::text, 'first_at', f.first_at, 'last_at', f.last_at,
          'seen', f.last_seen_at, 'email', p.email, 'user_id', p.user_id, 'traits', p.traits)
          order by ${sql`f.${COLUMN[by]}`} ${direction} nulls last, f.last_seen_at desc nulls last, f.id)
        from first f join lateral (select * from profiles where id = f.id limit 1) p on true
      ) as data`),
  ]);
  const { people = 0, orders = 0, revenue = '0', data } = rows[0] ?? {};
  return { people, orders, revenue, data: (data ?? []).map(asRanked) };
}

type Row = {
  id: string;
  orders: number;
  revenue: string;
  first_at: string | null;
  last_at: string | null;
  seen: string | null;
  email: string | null;
  user_id: string | null;
  traits: unknown;
};

const COLUMN = {
  revenue: sql.raw('revenue'),
  orders: sql.raw('orders'),
  first_order: sql.raw('first_at'),
  last_order: sql.raw('last_at'),
  last_seen: sql.raw('last_seen_at'),
};

/** Orders that count, of somebody who is known. */
const counts = sql`not o.is_test and o.cancelled_at is null and o.profile_id is not null`;

function inCurrency(column: SQL, currency: string): SQL {
  return sql`coalesce(${column}, ${currency}) = ${currency}`;
}

function within(column: SQL, { from, to }: Window): SQL {
  const begun = from === null ? sql`true` : sql`${column} >= ${from.toISOString()}::timestamptz`;
  return sql`${begun} and ${column} < ${to.toISOString()}::timestamptz`;
}

function asRanked({ id, orders, revenue, first_at, last_at, seen, email, user_id, traits }: Row): Ranked {
  const moment = (text: string | null) => (text === null ? null : new Date(text).toISOString());
  return {
    ...{ id, name: nameIn(traits), email, userId: user_id, orders, revenue },
    ...{ firstOrderAt: moment(first_at), lastOrderAt: moment(last_at), lastSeenAt: moment(seen) },
  };
}
