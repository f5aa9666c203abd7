import { Temporal } from 'temporal-polyfill';
import type { Changes } from '../../../contract/changes.ts';
import type { UserCtx } from '../../context.ts';
import { runMetric } from '../../metrics/run.ts';
import type { Alike } from '../like-for-like.ts';
import { money } from '../rules.ts';

/** More days than this make no picture of days. */
const MOST_DAYS = 400;

/** Revenue and orders of each day of the shop's zone, days without any too; empty for more than 400 days. */
export async function readDays(
  ctx: UserCtx,
  { range, from, to }: Alike['now'] & { range: string },
): Promise<Changes['days']> {
  const { timezone } = ctx.workspace;
  const dayOf = (moment: Date) =>
    Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timezone).toPlainDate();
  const count = dayOf(from).until(dayOf(new Date(to.getTime() - 1))).days + 1;
  if (count > MOST_DAYS) return [];
  const [revenue, orders] = await Promise.all(
    (['revenue', 'orders'] as const).map((metric) => runMetric(ctx, { metric, range, grain: 'day' })),
  );
  const placed = new Map(orders?.series?.map(({ key, value }) => [key, Number(value ?? 0)]));
  return (revenue?.series ?? []).map(({ key, value }) => ({
    ...{ day: key, revenue: money(String(value ?? 0)), orders: placed.get(key) ?? 0 },
  }));
}
