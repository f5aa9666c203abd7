import { type SQL, sql } from 'drizzle-orm';
import type { Workspace } from '../../../contract/auth.ts';

type Plan = Workspace['plan'];

/** How often a workspace's sources are synced by themselves, in minutes. */
export const SYNC_MINUTES: Record<Plan, number> = { free: 1440, growth: 60, scale: 15 };

/** So much of the time between two syncs is chance, so that sources that were synced together drift apart. */
const SPREAD = 0.1;

/** When a source of this plan is synced next, counted from `from`. */
export function nextSync(plan: Plan, from: Date): Date {
  return new Date(from.getTime() + SYNC_MINUTES[plan] * 60_000 * (1 - SPREAD * Math.random()));
}

/** The same in SQL: the interval until the next sync of a source whose workspace has this plan. */
export function untilNext(plan: SQL): SQL {
  const minutes = sql.raw(
    Object.entries(SYNC_MINUTES)
      .map(([name, every]) => `when '${name}' then ${every}`)
      .join(' '),
  );
  return sql`make_interval(secs => (case ${plan} ${minutes} end) * 60 * (1 - ${SPREAD}::float8 * random()))`;
}
