import type { Ctx } from '../context.ts';
import { internalEvents } from '../db/schema.ts';
import { loggable } from '../http/log.ts';
import { intentOf } from './intents.ts';
import type { Reading } from './reading/reading.ts';

/** Records `user.query.submitted`, once for a turn. A question is answered whether or not it can be recorded. */
export async function recordQuery(
  ctx: Ctx,
  query: { turnId: string; question: string; reading: Reading; responseTimeMs: number },
): Promise<void> {
  const { intent, module } = intentOf(query.reading);
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
