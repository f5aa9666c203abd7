import { createRoute, z } from '@hono/zod-openapi';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { json, newRouter } from '../http/router.ts';

const Check = z.object({ ok: z.boolean(), latencyMs: z.number() });
const Ready = z.object({ status: z.enum(['ok', 'degraded']), database: Check, queue: Check, cache: Check });

const CHECK_TIMEOUT_MS = 3000;

export const healthRoutes = newRouter();

healthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/health',
    summary: 'Is the Worker up',
    tags: ['Operations'],
    responses: { 200: json(z.object({ status: z.literal('ok') }), 'Up') },
  }),
  (c) => c.json({ status: 'ok' as const }, 200),
);

healthRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/health/ready',
    summary: 'Are the database, the queue and the cache reachable',
    tags: ['Operations'],
    responses: { 200: json(Ready, 'All reachable'), 503: json(Ready, 'Something is away') },
  }),
  async (c) => {
    const ready = await readiness(c.get('ctx'));
    return c.json(ready, ready.status === 'ok' ? 200 : 503);
  },
);

async function readiness(ctx: Ctx): Promise<z.infer<typeof Ready>> {
  const [database, queue, cache] = await Promise.all([
    check(() => ctx.db.execute(sql`select 1`)),
    check(() => ctx.env.ACCEPT_LOG.getByName('health').size()),
    check(() => ctx.cache.get('health')),
  ]);
  const ok = database.ok && queue.ok && cache.ok;
  return { status: ok ? 'ok' : 'degraded', database, queue, cache };
}

async function check(work: () => Promise<unknown>): Promise<z.infer<typeof Check>> {
  const started = Date.now();
  const late = new Promise<never>((_, reject) => {
    const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
    signal.addEventListener('abort', () => reject(signal.reason));
  });
  const ok = await Promise.race([work(), late]).then(
    () => true,
    () => false,
  );
  return { ok, latencyMs: Date.now() - started };
}
