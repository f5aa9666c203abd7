import { createRoute } from '@hono/zod-openapi';
import * as z from 'zod';
import { CampaignPerson } from '../../../contract/actions.ts';
import { PageQuery, page } from '../../../contract/errors.ts';
import { Channel } from '../../../contract/segments.ts';
import { BEARER, IdParam, json, newRouter, refusals, userCtx } from '../../http/router.ts';
import { peopleOfDraft, peopleOfPlan } from './people.ts';

const tags = ['Actions'];
const security = BEARER;
const People = page(CampaignPerson);
const ByQuery = PageQuery.extend({ by: z.union([Channel, z.literal('nobody')]).optional() });

export const campaignRoutes = newRouter();

campaignRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/campaign-drafts/{id}/people',
    summary: 'Who gets a drafted campaign by which channel, and who by none and why',
    tags,
    security,
    request: { params: IdParam, query: ByQuery },
    responses: { 200: json(People, 'People, newest first'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await peopleOfDraft(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);

campaignRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/actions/{id}/people',
    summary: 'Who would get the campaign of a plan by which channel; nobody of a plan about anything else',
    tags,
    security,
    request: { params: IdParam, query: ByQuery },
    responses: { 200: json(People, 'People, newest first'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await peopleOfPlan(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);
