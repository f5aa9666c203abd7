import { createRoute } from '@hono/zod-openapi';
import { PageQuery } from '../../../contract/errors.ts';
import { ReconcileBody, Reconciliation, ReconciliationDetail } from '../../../contract/reconciliation.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { askForReconciliation, getReconciliation } from './state.ts';

export const reconcileRoutes = newRouter();

const tags = ['Data sources'];
const security = BEARER;

reconcileRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/data-sources/{id}/reconcile',
    summary: 'Compare a source’s orders with its provider’s, and repair what differs',
    description:
      'Begins at once and goes on by itself: missing and differing orders are fetched again, orders that the provider ' +
      'does not know are cancelled. It also happens after every sync. 409 for a source that has nothing to be compared with, or is not active.',
    tags,
    security,
    request: { params: IdParam, body: body(ReconcileBody) },
    responses: { 202: json(Reconciliation, 'How it stands'), ...refusals(400, 401, 404, 409, 415, 429) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    await limitRate(ctx, { name: 'reconcile', key: ctx.workspace.id, capacity: 10, refillPerSecond: 0.1 });
    return c.json(await askForReconciliation(ctx, { ...c.req.valid('param'), ...c.req.valid('json') }), 202);
  },
);

reconcileRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/data-sources/{id}/reconciliation',
    summary: 'How a source stands against its provider, and on which days both differ',
    description: 'Days are the shop’s own, the last first; only those that differ are listed.',
    tags,
    security,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: json(ReconciliationDetail, 'How it stands'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getReconciliation(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);
