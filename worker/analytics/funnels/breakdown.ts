import { type SQL, sql } from 'drizzle-orm';
import type { Breakdown } from '../../../contract/funnels.ts';
import { type Asked, fits, isBehaviour, list, propertyOf } from './steps.ts';

/**
 * Common table expressions that end in `split`: `path` with the value by which it is split, and `other` for those
 * that are not among the most frequent. A person's value is that of the event which began the path (of several at one
 * instant the first stored), or of a trait.
 */
export function splitBy(asked: Asked, breakdown: Breakdown): { ctes: SQL; label: SQL } {
  const ctes = sql`valued as materialized (
      select f.*, v.value from path f left join lateral (${splitValue(asked, breakdown)}) v on true
    ), most as (
      select value from valued where not excluded and value is not null
      group by value order by count(*) desc, value collate "C" limit ${breakdown.top}
    ), split as materialized (
      select f.profile_id, ${list(asked.steps.map((_, step) => sql.raw(`f.t${step + 1}`)))}, f.excluded, m.value,
        f.value is not null and m.value is null as other
      from valued f left join most m using (value)
    )`;
  const label =
    breakdown.by === 'source'
      ? sql`(select name from data_sources d where d.workspace_id = ${asked.workspaceId}::uuid and d.id::text = f.value)`
      : sql`f.value`;
  return { ctes, label };
}

function splitValue(asked: Asked, breakdown: Breakdown): SQL {
  if (breakdown.by === 'trait') {
    const path = list(breakdown.trait.split('.').map((part) => sql`${part}`));
    return sql`select jsonb_extract_path_text(p.traits, ${path}) as value from profiles p where p.id = f.profile_id`;
  }
  const value = breakdown.by === 'source' ? sql`e.source_id::text` : propertyOf(breakdown.property);
  const beginnings = asked.order === 'unordered' ? asked.steps : asked.steps.slice(0, 1);
  return sql`select ${value} as value from events e
    where e.profile_id = f.profile_id and e.occurred_at = f.t1
      and e.name in (${list(beginnings.map(({ name }) => sql`${name}`))})
      and ${isBehaviour(asked)} and (${list(beginnings.map(fits), ' or ')})
    order by e.id limit 1`;
}
