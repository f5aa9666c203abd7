import { LIVE_PROTOCOL } from '../../contract/live.ts';
import type { Visit } from '../../durable-objects/live-room.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { limitRate } from '../http/rate-limit.ts';

/** A socket into the caller's own workspace's room: the room's name comes from the guard and from nowhere else. */
export async function joinRoom(ctx: UserCtx, request: Request, after: number | null): Promise<Response> {
  if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') {
    fail('upgrade_required', undefined, { headers: { Upgrade: 'websocket' } });
  }
  await limitRate(ctx, { name: 'live', key: ctx.user.id, capacity: 60, refillPerSecond: 1 });
  const { sessionId, tokenExpires } = ctx.user;
  const visit: Visit = { sessionId, tokenExpires, after };
  const room = ctx.env.LIVE_ROOM.getByName(ctx.workspace.id);
  const opened = await room.fetch('http://room/', {
    headers: { upgrade: 'websocket', 'x-visit': JSON.stringify(visit) },
  });
  if (opened.status === 401) fail('unauthenticated');
  if (!opened.webSocket) fail('unavailable', 'Too many are listening; try again shortly');
  const asked = request.headers.get('sec-websocket-protocol') ?? '';
  const agreed = asked.split(',').some((one) => one.trim() === LIVE_PROTOCOL);
  return new Response(null, {
    status: 101,
    webSocket: opened.webSocket,
    headers: agreed ? { 'sec-websocket-protocol': LIVE_PROTOCOL } : {},
  });
}
