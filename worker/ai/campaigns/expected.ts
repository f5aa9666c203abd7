import { type SQL, sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey } from '../../../contract/analytics.ts';
import type { Expected } from '../../../contract/stream.ts';
import type { UserCtx } from '../../context.ts';
import type { ArmKey } from '../../learning/offers.ts';
import { FOR_EVERYONE } from '../../segments/compile/planner.ts';
import { countText, type Language } from '../tools/words/format.ts';
import { countedNoun, nounFor } from '../tools/words/nouns.ts';
import { campaignWords } from './words/languages.ts';

/** Like windows: so many whole weeks back from now, of which at least some must have had people to look at. */
export const WEEKS = 12;
export const FEWEST_WEEKS = 6;
/** Of one kind of offer, the latest that told their orders. */
const MOST_OUTCOMES = 50;

/** What the people who were in a segment at the beginning of a week did within it. */
export type Week = {
  /** When it began. */
  from: string;
  people: number;
  orders: number;
  /** In the workspace's currency, decimal. */
  money: string;
};

/** Since when and until when somebody is in a built-in segment, from what each did first. */
function spells(workspaceId: string): Record<Exclude<SegmentKey, 'potential_customers'>, SQL> {
  const mine = sql`workspace_id = ${workspaceId}::uuid`;
  const bought = sql`${mine} and profile_id is not null and not is_test and cancelled_at is null`;
  const cart = sql`
    select c.profile_id, c.first_at as since, p.first_order_at as until from profile_event_counts c
    join profiles p on p.id = c.profile_id where c.${mine} and c.name = 'add_to_cart' and p.known`;
  return {
    cart_abandoners: cart,
    high_value_customers: sql`
      select profile_id, min(placed_at) as since, null::timestamptz as until from (
        select profile_id, placed_at, sum(total) over (partition by profile_id order by placed_at, order_id) as spent
        from orders where ${bought}) s where spent > 100 group by profile_id`,
    new_visitors: sql`
      select profile_id, min(first_at) filter (where name = 'page_view') as since,
        min(first_at) filter (where name <> 'page_view') as until
      from profile_event_counts where ${mine} group by profile_id having bool_or(name = 'page_view')`,
    engaged_users: sql`
      select profile_id, first_at as since, null::timestamptz as until from (
        select profile_id, first_at, row_number() over (partition by profile_id order by first_at, name) as n
        from profile_event_counts where ${mine}) s where n = 3`,
    repeat_customers: sql`
      select profile_id, placed_at as since, null::timestamptz as until from (
        select profile_id, placed_at, row_number() over (partition by profile_id order by placed_at, order_id) as n
        from orders where ${bought}) s where n = 2`,
  };
}

/** The last whole weeks of the built-in segments, oldest first; people are those who were in a segment when the week began. */
export async function weeksOf(ctx: UserCtx, keys: SegmentKey[]): Promise<Map<SegmentKey, Week[]>> {
  const wanted = [...new Set(keys.map((key) => (key === 'potential_customers' ? 'cart_abandoners' : key)))];
  if (wanted.length === 0) return new Map();
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  const week = sql`interval '7 days'`;
  const all = spells(ctx.workspace.id);
  const members = wanted.map(
    (key) => sql`select ${key} as segment, s.* from (${all[key]}) s where s.since is not null`,
  );
  const [, { rows }] = await ctx.db.batch([
    ctx.db.execute(FOR_EVERYONE),
    ctx.db.execute<Week & { segment: SegmentKey; n: number }>(sql`
      with spells as materialized (${sql.join(members, sql` union all `)}),
      windows as (select n, ${now} - (${WEEKS + 1} - n) * ${week} as at from generate_series(1, ${WEEKS}::int) n),
      people as (
        select s.segment, w.n, count(*) filter (where s.since <= w.at and (s.until is null or s.until >= w.at)) as people
        from spells s cross join windows w group by 1, 2
      ),
      placed as (
        select o.profile_id, o.placed_at, case when coalesce(o.currency, ${ctx.workspace.currency}) = ${ctx.workspace.currency} then o.total else 0 end as total,
          floor(extract(epoch from o.placed_at - (${now} - ${WEEKS} * ${week})) / 604800)::int + 1 as n
        from orders o where o.workspace_id = ${ctx.workspace.id}::uuid and not o.is_test and o.cancelled_at is null
          and o.placed_at >= ${now} - ${WEEKS} * ${week} and o.placed_at < ${now}
      ),
      bought as (
        select s.segment, w.n, count(*) as orders, sum(o.total) as money
        from placed o join windows w on w.n = o.n join spells s on s.profile_id = o.profile_id
        where s.since <= w.at and (s.until is null or s.until >= w.at) group by 1, 2
      )
      select p.segment, p.n, w.at as "from", p.people::int as people, coalesce(b.orders, 0)::int as orders, coalesce(b.money, 0)::text as money
      from people p join windows w using (n) left join bought b using (segment, n) order by 1, 2`),
  ]);
  const found = new Map<SegmentKey, Week[]>();
  for (const key of SEGMENT_KEYS) {
    const of = key === 'potential_customers' ? 'cart_abandoners' : key;
    const own = rows.filter(({ segment }) => segment === of);
    if (keys.includes(key))
      found.set(
        key,
        own.map(({ from, people, orders, money }) => ({ from: new Date(from).toISOString(), people, orders, money })),
      );
  }
  return found;
}

/** Orders that one recommendation brought, as it was told. */
export type ToldOrders = {
  id: string;
  subject: string;
  at: string;
  segment: string;
  channel: string;
  offer: string;
  orders: number;
};

/** Orders that earlier recommendations of these kinds brought, as their feedback told, latest first. */
export async function outcomesOf(ctx: UserCtx, arms: ArmKey[]): Promise<ToldOrders[]> {
  if (arms.length === 0) return [];
  const { rows } = await ctx.db.execute<ToldOrders>(sql`
    select t.id, t.subject, t.at, t.segment, t.channel, t.offer, t.orders from (
      select r.id, r.subject, r.feedback_at as at, r.segment, r.channel, r.offer_kind as offer,
        (r.details ->> 'orders')::int as orders,
        row_number() over (partition by r.segment, r.channel, r.offer_kind order by r.feedback_at desc, r.id desc) as n
      from recommendations r join jsonb_to_recordset(${JSON.stringify(arms)}::jsonb) a (segment text, channel text, offer text)
        on r.segment = a.segment and r.channel = a.channel and r.offer_kind = a.offer
      where r.workspace_id = ${ctx.workspace.id}::uuid and r.details ->> 'orders' is not null
        and r.feedback_at <= ${ctx.now().toISOString()}::timestamptz) t
    where t.n <= ${MOST_OUTCOMES} order by t.at desc, t.id desc`);
  return rows;
}

/**
 * What to expect within a week of sending. What earlier ones of the kind brought goes before all else; without any, what
 * such people did by themselves, in the middle four fifths of the weeks, for as many people as there are today. Without
 * enough of either there is no history yet, and that is what is said.
 */
export function expectedOf(given: {
  people: number;
  weeks: Week[];
  outcomes: number[];
  currency: string;
  language?: Language;
}): Expected {
  const { people, weeks, outcomes, currency, language = 'en' } = given;
  const say = campaignWords(language);
  const count = (n: number) => countText(n, language);
  if (outcomes.length > 0) {
    const orders = { low: Math.min(...outcomes), high: Math.max(...outcomes) };
    const campaigns = outcomes.length;
    const text = say.broughtBefore({ campaigns, count: count(campaigns), range: rangeText(orders, language) });
    return { basis: 'outcomes', orders, money: null, from: outcomes.length, text };
  }
  const seen = weeks.filter((week) => week.people > 0);
  if (seen.length < FEWEST_WEEKS || people === 0)
    return { basis: 'none', orders: null, money: null, from: 0, text: say.noHistory };
  const each = (of: (week: Week) => number) =>
    seen.map((week) => (of(week) / week.people) * people).sort((a, b) => a - b);
  const [orders, amounts] = [each((week) => week.orders), each((week) => Number(week.money))];
  const range = { low: Math.floor(quantile(orders, 0.1)), high: Math.ceil(quantile(orders, 0.9)) };
  const money = { low: quantile(amounts, 0.1).toFixed(2), high: quantile(amounts, 0.9).toFixed(2), currency };
  const text = say.byThemselves({
    ...{ one: people === 1, people: count(people), range: rangeText(range, language), weeks: count(seen.length) },
  });
  return { basis: 'weeks', orders: range, money, from: seen.length, text, weeks: seen };
}

function rangeText({ low, high }: { low: number; high: number }, language: Language): string {
  if (low === high) return countedNoun('order', high, language);
  const range = campaignWords(language).to(countText(low, language), countText(high, language));
  return `${range} ${nounFor('order', high, language)}`;
}

/** Of sorted values, by linear interpolation. */
function quantile(values: number[], share: number): number {
  const at = (values.length - 1) * share;
  const [low, high] = [values[Math.floor(at)] ?? 0, values[Math.ceil(at)] ?? 0];
  return low + (high - low) * (at - Math.floor(at));
}
