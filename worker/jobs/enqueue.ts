import type { Ctx } from '../context.ts';
import type { Job } from './jobs.ts';

/** Asks for jobs; they are done soon, each by itself. `delaySeconds` puts them off. Throws when the queue refuses. */
export async function enqueue(ctx: Ctx, jobs: Job[], delaySeconds = 0): Promise<void> {
  for (let from = 0; from < jobs.length; from += 100) {
    const messages = jobs.slice(from, from + 100).map((body) => ({ body, contentType: 'json' as const, delaySeconds }));
    await ctx.env.JOBS.sendBatch(messages);
  }
}
