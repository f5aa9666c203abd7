import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { resolveRange, type TimeRange } from './ranges.ts';

/** A range as it was asked, in the workspace's zone and week; 400 where it is none. With `asOf` it ends there. */
export function spanOf(ctx: UserCtx, { range, asOf }: { range: string; asOf?: string | undefined }): TimeRange {
  const { timezone, weekStart } = ctx.workspace;
  const now = asOf ? new Date(asOf) : ctx.now();
  const message = 'Use all, today, yesterday, 7d, this_month, last_month, or 2026-05-01..2026-06-01';
  const found =
    resolveRange(range, { now, timezone, weekStart }) ??
    fail('invalid', undefined, { fields: [{ path: 'range', message }] });
  // What happened at the moment itself is part of it.
  const last = new Date(now.getTime() + 1);
  return asOf && (!found.to || found.to > last) ? { ...found, to: last } : found;
}
