import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import { Metric, MetricQuery, MetricResult, Receipt, ReceiptRerun, ReceiptRow } from '../../contract/metrics.ts';
import type { UserCtx } from '../context.ts';
import { splitsByPerson } from '../doors/scopes.ts';
import { fail } from '../errors.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { CATALOGUE } from './catalogue/catalogue.ts';
import { requireReceipt, rerun } from './receipts.ts';
import { receiptRows } from './rows.ts';
import { runMetric } from './run.ts';

const tags = ['Analyst'];

export const catalogueRoutes = newRouter();

catalogueRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/metrics',
    summary: 'What every metric means, and by what it can be split',
    tags,
    security: BEARER,
    responses: { 200: json(z.object({ data: z.array(Metric) }), 'The catalogue'), ...refusals(401) },
  }),
  (c) => {
    userCtx(c);
    return c.json({ data: CATALOGUE }, 200);
  },
);

catalogueRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/query',
    summary: 'A number of the catalogue, split and compared as asked, with its receipt',
    description:
      'Days are the shop’s own, ranges are half-open, and a time that still runs is compared with the like part of the one before. Money is a decimal string. Money of other currencies is told apart, never added.',
    tags,
    security: BEARER,
    request: { body: body(MetricQuery) },
    responses: { 200: json(MetricResult, 'The value and its receipt'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await runMetric(userCtx(c), c.req.valid('json')), 200),
);

catalogueRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/receipts/{id}',
    summary: 'How a number was come by',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(Receipt, 'The receipt'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await mayRead(userCtx(c), c.req.valid('param').id), 200),
);

catalogueRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/analytics/receipts/{id}/rerun',
    summary: 'The same question over the data of now',
    description: 'As of the moment it was asked, so that "last week" is the same week. Nothing is stored.',
    tags,
    security: BEARER,
    request: { params: IdParam },
    responses: { 200: json(ReceiptRerun, 'The value now'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const ctx = userCtx(c);
    const { id } = await mayRead(ctx, c.req.valid('param').id);
    return c.json(await rerun(ctx, id), 200);
  },
);

catalogueRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/analytics/receipts/{id}/rows',
    summary: 'The orders, refunds, events or people behind a number',
    description:
      'The latest first, of people the one with the most. Where the number is a sum, the amounts add up to it.',
    tags,
    security: BEARER,
    request: { params: IdParam, query: PageQuery },
    responses: { 200: json(page(ReceiptRow), 'What is behind it'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await receiptRows(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);

/** A receipt; one of single people is none for a key that may not see people. */
async function mayRead(ctx: UserCtx, id: string): Promise<Receipt> {
  const { receipt, query } = await requireReceipt(ctx, id);
  const { apiKey } = ctx;
  if (apiKey && splitsByPerson(query) && !apiKey.scopes.includes('people:read')) return fail('not_found');
  return receipt;
}
