import { createRoute, z } from '@hono/zod-openapi';
import { LIVE_PROTOCOL } from '../../contract/live.ts';
import { BEARER, newRouter, refusals, userCtx } from '../http/router.ts';
import { joinRoom } from './room.ts';

export const liveRoutes = newRouter();

liveRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/live',
    summary: 'What happens in the workspace, as it happens: a WebSocket',
    description:
      `Ask for the subprotocols \`${LIVE_PROTOCOL}\` and \`bearer.<access token>\`; other than browsers may send the token as ` +
      'usual. First comes `welcome`, then every piece of news under a growing `seq`. `after` is the last one seen: nothing ' +
      'since is missed, as far as `missed` is false. The socket closes with 4401 when its session ends, and with 4408 when ' +
      'its token does: come back with a new one. `{"type":"ping"}` is answered with a pong.',
    tags: ['Data sources'],
    security: BEARER,
    request: {
      query: z.object({ after: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).optional() }),
    },
    responses: { 101: { description: 'The socket' }, ...refusals(400, 401, 403, 429) },
  }),
  (c) => joinRoom(userCtx(c), c.req.raw, c.req.valid('query').after ?? null),
);
