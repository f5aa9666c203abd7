import { createRoute, z } from '@hono/zod-openapi';
import { LivePin, Pin, PinInput, PinPatch } from '../../contract/learning.ts';
import { BEARER, body, IdParam, json, newRouter, Ok, refusals, userCtx } from '../http/router.ts';
import { addPin, changePin, livePins, removePin } from './pins.ts';

const tags = ['Pins'];
const security = BEARER;

export const pinRoutes = newRouter();

pinRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/pins',
    summary: 'The pinned answers, each worked out over the data as it is now',
    description: 'A pin keeps its step and never its result, so its number has the receipt of today.',
    tags,
    security,
    responses: { 200: json(z.object({ data: z.array(LivePin) }), 'Pins in their order'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await livePins(userCtx(c), c.req.raw.signal) }, 200),
);

pinRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/pins',
    summary: 'Pins a step of an answer; twice is once',
    tags,
    security,
    request: { body: body(PinInput) },
    responses: { 201: json(Pin, 'The pin'), ...refusals(400, 401, 409) },
  }),
  async (c) => c.json(await addPin(userCtx(c), c.req.valid('json')), 201),
);

pinRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/pins/{id}',
    summary: 'Changes the title of a pin, or moves it',
    tags,
    security,
    request: { params: IdParam, body: body(PinPatch) },
    responses: { 200: json(Pin, 'The pin'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await changePin(userCtx(c), c.req.valid('param').id, c.req.valid('json')), 200),
);

pinRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/pins/{id}',
    summary: 'Takes a pin off',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Ok, 'Taken off'), ...refusals(401, 404) },
  }),
  async (c) => {
    await removePin(userCtx(c), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  },
);
