import { createRoute, z } from '@hono/zod-openapi';
import { page } from '../../contract/errors.ts';
import {
  Merge,
  MergeRequest,
  PeopleQuery,
  Person,
  PersonDetail,
  TakenApart,
  TimelineEntry,
  TimelineQuery,
} from '../../contract/people.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { getPerson } from './detail.ts';
import { listMerges, mergeByHand, takeApartByHand } from './merges.ts';
import { listPeople } from './people.ts';
import { timeline } from './timeline.ts';

const tags = ['People'];
const security = BEARER;

export const peopleRoutes = newRouter();

peopleRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles',
    summary: 'The people of the workspace, or those that a text finds, seen last first',
    tags,
    security,
    request: { query: PeopleQuery },
    responses: { 200: json(page(Person), 'People'), ...refusals(400, 401) },
  }),
  async (c) => c.json(await listPeople(userCtx(c), c.req.valid('query')), 200),
);

peopleRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles/{id}',
    summary: 'One person: facts, ids, and where they can be reached',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(PersonDetail, 'The person'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await getPerson(userCtx(c), c.req.valid('param').id), 200),
);

peopleRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles/{id}/timeline',
    summary: 'What happened with a person, latest first',
    tags,
    security,
    request: { params: IdParam, query: TimelineQuery },
    responses: { 200: json(page(TimelineEntry), 'Entries'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await timeline(userCtx(c), c.req.valid('param').id, c.req.valid('query')), 200),
);

peopleRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles/{id}/merges',
    summary: 'Why several histories are shown as one person, and which were taken apart',
    tags,
    security,
    request: { params: IdParam },
    responses: {
      200: json(z.object({ data: z.array(Merge), nextCursor: z.null() }), 'Merges, the last one first'),
      ...refusals(400, 401, 404),
    },
  }),
  async (c) => c.json(await listMerges(userCtx(c), c.req.valid('param').id), 200),
);

peopleRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/profiles/{id}/merge',
    summary: 'Show another person’s history with this one’s; it can be undone',
    tags,
    security,
    request: { params: IdParam, body: body(MergeRequest) },
    responses: { 200: json(Person, 'The person both are now'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const merged = await mergeByHand(userCtx(c), { into: c.req.valid('param').id, ...c.req.valid('json') });
    return c.json(merged, 200);
  },
);

peopleRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/profiles/{id}/merges/{mergeId}/undo',
    summary: 'Take a merge apart; no event joins the two again',
    tags,
    security,
    request: { params: IdParam.extend({ mergeId: z.uuid() }) },
    responses: { 200: json(TakenApart, 'The two people there are again'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { id, mergeId } = c.req.valid('param');
    return c.json(await takeApartByHand(userCtx(c), { person: id, mergeId }), 200);
  },
);
