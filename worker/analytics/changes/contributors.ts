import { type SQL, sql } from 'drizzle-orm';
import type { ChangedFigure, Contribution } from '../../../contract/changes.ts';
import type { UserCtx } from '../../context.ts';
import type { Alike } from '../like-for-like.ts';
import { readPlanned } from '../planned.ts';

/** What one source, kind of buyer or product had in both times; `now` and `before` are decimals. */
export interface Contributor {
  figure: ChangedFigure['figure'];
  by: Contribution['by'];
  /** Null where the figure has none. */
  currency: string | null;
  key: string | null;
  label: string;
  now: string;
  before: string;
}

/**
 * Orders by source and by new and returning buyers, and people by new and returning, of two times. A buyer is new in the
 * time in which their first order lies, a person in the time in which they were first seen.
 */
export async function readContributors(ctx: UserCtx, { now, before }: Alike): Promise<Contributor[]> {
  const workspaceId = sql`${ctx.workspace.id}::uuid`;
  const at = (moment: Date) => sql`${moment.toISOString()}::timestamptz`;
  const inNow = (time: SQL) => sql`(${time} >= ${at(now.from)} and ${time} < ${at(now.to)})`;
  const inBefore = (time: SQL) => sql`(${time} >= ${at(before.from)} and ${time} < ${at(before.to)})`;
  const both = (value: SQL) => sql`coalesce(sum(${value}) filter (where is_now), 0)::text as now,
    coalesce(sum(${value}) filter (where not is_now), 0)::text as before`;
  return readPlanned<Contributor>(
    ctx,
    sql`
    with firsts as materialized (
      select profile_id, min(placed_at) as at from orders
      where workspace_id = ${workspaceId} and not is_test and cancelled_at is null and profile_id is not null
      group by profile_id
    ), placed as materialized (
      select o.profile_id, o.source_id, coalesce(o.currency, w.currency) as currency, is_now,
        case when o.profile_id is null then null
          when f.at < case when is_now then ${at(now.from)} else ${at(before.from)} end then 'returning'
          else 'new' end as buyer
      from (select *, ${inNow(sql`placed_at`)} as is_now from orders
        where workspace_id = ${workspaceId} and (${inNow(sql`placed_at`)} or ${inBefore(sql`placed_at`)})
          and not is_test and cancelled_at is null) o
      join workspaces w on w.id = o.workspace_id left join firsts f on f.profile_id = o.profile_id
    ), active as materialized (
      select e.profile_id, is_now from (
        select distinct profile_id, ${inNow(sql`occurred_at`)} as is_now from events
        where workspace_id = ${workspaceId} and kind in ('track', 'page', 'screen') and profile_id is not null
          and (${inNow(sql`occurred_at`)} or ${inBefore(sql`occurred_at`)})
        union
        select profile_id, is_now from placed where profile_id is not null) e
    )
    select 'orders' as figure, 'source' as by, p.currency, p.source_id::text as key,
      coalesce((select name from data_sources d where d.id = p.source_id and d.workspace_id = ${workspaceId}), 'Removed source') as label,
      ${both(sql`1`)}
    from placed p group by p.currency, p.source_id
    union all
    select 'orders', 'buyer', p.currency, p.buyer,
      case p.buyer when 'new' then 'New customers' when 'returning' then 'Returning customers' else 'Nobody who is known' end,
      ${both(sql`1`)}
    from placed p group by p.currency, p.buyer
    union all
    select 'people', 'buyer', null, kind, case kind when 'new' then 'New people' else 'Returning people' end,
      ${both(sql`1`)}
    from (
      select a.is_now, case when p.first_seen_at >= case when a.is_now then ${at(now.from)} else ${at(before.from)} end
        then 'new' else 'returning' end as kind
      from active a join profiles p on p.id = a.profile_id and p.workspace_id = ${workspaceId} where p.known
    ) a group by kind`,
  );
}
