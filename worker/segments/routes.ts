import { createRoute, z } from '@hono/zod-openapi';
import { PageQuery, page } from '../../contract/errors.ts';
import { Person } from '../../contract/people.ts';
import {
  CompareRequest,
  Comparing,
  NewSegment,
  PersonSegment,
  Preview,
  PreviewRequest,
  Segment,
  SegmentChange,
  SegmentDetail,
  SegmentPatch,
  Somebody,
} from '../../contract/segments.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { compareSegment } from './compare.ts';
import { history } from './history.ts';
import { listMembers } from './people.ts';
import { previewSegment } from './preview.ts';
import { createSegment, deleteSegment, followSegment, getSegment, listSegments, updateSegment } from './segments.ts';
import { explain, segmentsOf } from './why/why.ts';

const tags = ['People'];
const security = BEARER;
const SegmentParam = z.object({ id: z.string().max(100) });
const WhyAnswer = z.object({
  segment: z.object({ id: z.string(), name: z.string(), definition: z.string() }),
  profileId: z.string(),
  at: z.string(),
  inside: z.boolean(),
  reason: z.looseObject({ holds: z.boolean(), words: z.string(), found: z.string() }),
  decisive: z.array(z.string()),
  changesAt: z.string().nullable(),
  note: z.string().nullable(),
});

export const segmentRoutes = newRouter();

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments',
    summary: 'The built-in and the saved segments with their definitions and counts',
    tags,
    security,
    responses: { 200: json(z.object({ data: z.array(Segment), nextCursor: z.null() }), 'Segments'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await listSegments(userCtx(c)), nextCursor: null }, 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments',
    summary: 'Save a segment',
    description:
      'A definition is data: groups (`all`, `any`, `none`) over clauses (`trait`, `fact`, `event`, `sequence`, `segment`, ' +
      '`list`, `consent`, `reachable`, `orders`). What is refused is named by its path.',
    tags,
    security,
    request: { body: body(NewSegment) },
    responses: { 201: json(SegmentDetail, 'The segment'), ...refusals(400, 401, 409, 415) },
  }),
  async (c) => c.json(await createSegment(userCtx(c), c.req.valid('json')), 201),
);

segmentRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/preview',
    summary: 'Who would be in a segment: how many, five inside, and five who nearly are with what keeps each out',
    tags,
    security,
    request: { body: body(PreviewRequest) },
    responses: { 200: json(Preview, 'The preview'), ...refusals(400, 401, 415) },
  }),
  async (c) => c.json(await previewSegment(userCtx(c), c.req.valid('json')), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/compare',
    summary: 'How the people of a rule lie among other segments, how they can be reached, and what a message costs',
    tags,
    security,
    request: { body: body(CompareRequest) },
    responses: { 200: json(Comparing, 'The comparison'), ...refusals(400, 401, 415) },
  }),
  async (c) => c.json(await compareSegment(userCtx(c), c.req.valid('json')), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}',
    summary: 'One segment with its rule',
    tags,
    security,
    request: { params: SegmentParam },
    responses: { 200: json(SegmentDetail, 'The segment'), ...refusals(401, 404) },
  }),
  async (c) => c.json(await getSegment(userCtx(c), c.req.valid('param').id), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/segments/{id}',
    summary: 'Change a segment; a built-in too, and `definition: null` puts it back to its standard rule',
    tags,
    security,
    request: { params: SegmentParam, body: body(SegmentPatch) },
    responses: { 200: json(SegmentDetail, 'The segment'), ...refusals(400, 401, 404, 409, 415) },
  }),
  async (c) => c.json(await updateSegment(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('json') }), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/segments/{id}/follow',
    summary:
      'Keep who comes into a built-in segment and who leaves it, from now on; saved and edited ones are kept anyway',
    tags,
    security,
    request: { params: SegmentParam },
    responses: { 200: json(SegmentDetail, 'The segment'), ...refusals(401, 404) },
  }),
  async (c) => c.json(await followSegment(userCtx(c), c.req.valid('param').id), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/segments/{id}',
    summary: 'Remove a saved segment; of a built-in, what was edited',
    tags,
    security,
    request: { params: SegmentParam },
    responses: { 200: json(Ok, 'It is gone'), ...refusals(401, 404, 409) },
  }),
  async (c) => {
    await deleteSegment(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true } as const, 200);
  },
);

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}/people',
    summary: 'The people of a segment, seen last first',
    tags,
    security,
    request: { params: SegmentParam, query: PageQuery },
    responses: { 200: json(page(Person), 'People'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await listMembers(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}/why/{profileId}',
    summary: 'Why a person is in a segment or not, clause by clause, now or at a past time',
    tags,
    security,
    request: {
      params: SegmentParam.extend({ profileId: z.uuid() }),
      query: z.object({
        at: z.iso.datetime({ offset: true, message: 'Use a time such as 2026-03-16T14:00:00Z' }).optional(),
      }),
    },
    responses: { 200: json(WhyAnswer, 'The reason'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { at } = c.req.valid('query');
    const why = await explain(userCtx(c), { ...c.req.valid('param'), at: at ? new Date(at) : undefined });
    return c.json({ ...why, reason: { ...why.reason } }, 200);
  },
);

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/segments/{id}/history',
    summary: 'Who came into a segment and who went out of it, latest first',
    tags,
    security,
    request: { params: SegmentParam, query: PageQuery },
    responses: { 200: json(page(SegmentChange.extend({ person: Somebody })), 'Changes'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await history(userCtx(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200),
);

segmentRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/profiles/{id}/segments',
    summary: 'Every segment, and whether a person is in it',
    tags,
    security,
    request: { params: IdParam },
    responses: {
      200: json(z.object({ data: z.array(PersonSegment), nextCursor: z.null() }), 'Segments'),
      ...refusals(400, 401, 404),
    },
  }),
  async (c) => c.json({ data: await segmentsOf(userCtx(c), c.req.valid('param').id), nextCursor: null }, 200),
);
