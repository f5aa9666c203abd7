import { createRoute } from '@hono/zod-openapi';
import { page } from '../../contract/errors.ts';
import { Order, OrderQuery } from '../../contract/orders.ts';
import { BEARER, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { listOrders } from './orders.ts';

export const orderRoutes = newRouter();

orderRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/orders',
    summary: 'The orders of a range, newest first',
    description: 'Without a state those that revenue and orders are made of: no tests, none that were cancelled.',
    tags: ['Analyst'],
    security: BEARER,
    request: { query: OrderQuery },
    responses: { 200: json(page(Order), 'Orders'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listOrders(userCtx(c), c.req.valid('query')), 200),
);
