import { createRoute, z } from '@hono/zod-openapi';
import { Summary } from '../../contract/analytics.ts';
import { queryCache } from '../cache/query-cache.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { BEARER, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { RANGE_KEYS, resolveRange } from './ranges.ts';
import { summary } from './summary.ts';

const RangeQuery = z.object({
  range: z
    .string()
    .max(50)
    .default('all')
    .openapi({
      description: `Whole days of the workspace's time zone: ${RANGE_KEYS.join(', ')}, a number of days such as 7d (today included), or YYYY-MM-DD..YYYY-MM-DD (the second day is not part of it).`,
      example: '30d',
    }),
});
const tags = ['Analyst'];

export const analyticsRoutes = newRouter();

analyticsRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/summary',
    summary: 'Events, segments, engagement and the funnel of a range',
    tags,
    security: BEARER,
    request: { query: RangeQuery },
    responses: { 200: json(Summary, 'The summary'), ...refusals(400, 401) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    const range = rangeOf(ctx, c.req.valid('query').range);
    const read = () => summary(ctx, ctx.workspace.id, range);
    // Of all time the counters are read, which is as quick as any cache.
    const isAll = !range.from && !range.to;
    return c.json(isAll ? await read() : await queryCache.through(ctx, { name: 'summary', input: range }, read), 200);
  },
);

function rangeOf(ctx: UserCtx, text: string) {
  const { timezone, weekStart } = ctx.workspace;
  const range = resolveRange(text, { now: ctx.now(), timezone, weekStart });
  const message = 'Use all, today, yesterday, 7d, this_month, last_month, or 2026-05-01..2026-06-01';
  return range ?? fail('invalid', undefined, { fields: [{ path: 'range', message }] });
}
