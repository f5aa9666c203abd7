import { sql } from 'drizzle-orm';
import type { Brought } from '../../contract/ai.ts';
import { HELD_OUT } from '../actions/email/holdout.ts';
import type { UserCtx } from '../context.ts';
import { liftOf } from './lift.ts';

/** What is ordered so many days from the approval on may have come of the letters. */
const DAYS = 7;

type Row = {
  id: string;
  held: boolean;
  from: string;
  people: number;
  orders: number;
  money: string;
  squares: number;
};

/** Whose they are, and in which money. */
type InWorkspace = Pick<UserCtx, 'db' | 'now'> & { workspace: Pick<UserCtx['workspace'], 'id' | 'currency'> };
/** What letters were sent of: a recommendation, or a campaign that was drafted. */
type Of = 'recommendation' | 'draft';

/**
 * What came of recommendations (or of drafted campaigns) whose letters were sent, by their ids: everybody to whom one was to go, whether it arrived or
 * not, beside those who were held out, over the same days. Only orders in the workspace's currency are added.
 */
export async function broughtBy(
  ctx: InWorkspace,
  ids: string[],
  of: Of = 'recommendation',
): Promise<Map<string, Brought>> {
  if (ids.length === 0) return new Map();
  const { id: workspaceId, currency } = ctx.workspace;
  const id =
    of === 'draft'
      ? sql`p.input->>'campaignId'`
      : sql`coalesce(p.input->>'recommendationId', d.input->>'recommendationId')`;
  const mine = sql`workspace_id = ${workspaceId}::uuid`;
  const { rows } = await ctx.db.execute<Row>(sql`
    with sendings as (
      select ${id} as id, p.id as plan_id, p.applied_at
      from action_plans p
      left join action_plans d on d.id = (p.input->>'campaignId')::uuid and d.kind = 'draft_campaign' and d.${mine}
      where p.${mine} and p.kind = 'send_email' and p.status = 'applied'
    ),
    people as (
      select s.id, coalesce(part.person_id, m.profile_id) as person, bool_or(coalesce(m.reason, '') = ${HELD_OUT}) as held,
        min(s.applied_at) as at
      from sendings s join email_messages m on m.plan_id = s.plan_id and m.${mine}
      left join profile_parts part on part.profile_id = m.profile_id and part.${mine}
      where s.id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)) group by 1, 2
    ),
    each as (
      select p.id, p.held, p.at, count(o.order_id) as orders, coalesce(sum(o.total), 0) as money
      from people p left join orders o on o.${mine} and o.profile_id = p.person and not o.is_test and o.cancelled_at is null
        and coalesce(o.currency, ${currency}) = ${currency} and o.placed_at >= p.at and o.placed_at < p.at + ${DAYS} * interval '1 day'
      group by p.id, p.person, p.held, p.at
    )
    select id, held, min(at) as from, count(*)::int as people, sum(orders)::int as orders, sum(money)::text as money,
      sum(money::float8 * money::float8) as squares
    from each group by id, held`);
  const found = new Map<string, Brought>();
  for (const id of new Set(rows.map((row) => row.id))) {
    const group = (held: boolean) => rows.find((row) => row.id === id && row.held === held);
    const [written, heldOut] = [group(false), group(true)];
    if (!written) continue;
    const from = new Date(written.from);
    const until = new Date(from.getTime() + DAYS * 86_400_000);
    const lift = heldOut && liftOf(numbers(written), numbers(heldOut));
    found.set(id, {
      ...{ from: from.toISOString(), until: until.toISOString(), isOver: until <= ctx.now(), currency },
      incremental: lift ?? null,
      written: shown(written),
      heldOut: heldOut ? shown(heldOut) : null,
    });
  }
  return found;
}

const shown = ({ people, orders, money }: Row) => ({ people, orders, revenue: money });
const numbers = ({ people, orders, money, squares }: Row) => ({ people, orders, money: Number(money), squares });
