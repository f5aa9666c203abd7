import type { Ctx } from '../context.ts';
import { internalEvents } from '../db/schema.ts';
import { loggable } from '../http/log.ts';
import type { ReadIntent } from './intent/intent.ts';

/** Records `user.query.submitted`, once for a turn. A question is answered whether or not it can be recorded. */
export async function recordQuery(
  ctx: Ctx,
  query: { turnId: string; question: string; intent: ReadIntent; responseTimeMs: number },
): Promise<void> {
  const { intent, module } = query.intent;
  const values = {
    id: query.turnId,
    workspaceId: ctx.workspace?.id ?? null,
    userId: ctx.user?.id ?? null,
    eventType: 'user.query.submitted',
    timestamp: ctx.now(),
    payload: { query: query.question, intent, module, response_time_ms: query.responseTimeMs },
  };
  try {
    await ctx.db.insert(internalEvents).values(values).onConflictDoNothing();
  } catch (error) {
    ctx.log.warn('query not recorded', { turn: query.turnId, error: loggable(error).message });
  }
}
