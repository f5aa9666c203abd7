import { createRoute, z } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import { cacheMetrics } from '../cache/metrics.ts';
import type { Ctx } from '../context.ts';
import { fail } from '../errors.ts';
import { sameText } from '../http/bytes.ts';
import { BEARER, newRouter, refusals } from '../http/router.ts';

/** What is told, and where it is read: only counters that are kept anyway, so that asking costs the same at any size. */
const GAUGES = [
  ['pulsehub_events', 'Events stored', sql`select coalesce(sum(count), 0) as n from event_totals`],
  ['pulsehub_people', 'People told apart', sql`select coalesce(sum(people), 0) as n from workspace_counters`],
  ['pulsehub_orders', 'Orders that count', sql`select coalesce(sum(orders), 0) as n from order_totals`],
  [
    'pulsehub_ingest_failures_open',
    'Accepted records waiting for a person',
    sql`select count(*) as n from ingest_failures where status = 'open'`,
  ],
  [
    'pulsehub_data_sources_active',
    'Data sources that take events',
    sql`select count(*) as n from data_sources where status = 'active'`,
  ],
] as const;

export const metricRoutes = newRouter();

metricRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/metrics',
    summary: 'Counters in the Prometheus text format, behind METRICS_TOKEN',
    tags: ['Operations'],
    security: BEARER,
    responses: {
      200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } },
      ...refusals(401, 404),
    },
  }),
  async (c) => {
    const token = c.env.METRICS_TOKEN;
    if (!token) return fail('not_found', 'Set METRICS_TOKEN to serve metrics');
    if (!(await sameText(c.req.header('authorization') ?? '', `Bearer ${token}`))) return fail('unauthenticated');
    return c.text(await metrics(c.get('ctx')), 200);
  },
);

async function metrics({ db }: Ctx): Promise<string> {
  const lines = await Promise.all(
    GAUGES.map(async ([name, help, query]) => {
      const { rows } = await db.execute<{ n: string }>(query);
      return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${rows[0]?.n ?? 0}\n`;
    }),
  );
  return lines.join('') + cacheMetrics();
}
