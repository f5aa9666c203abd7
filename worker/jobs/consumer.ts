import { makeContext } from '../context.ts';
import { newId } from '../db/id.ts';
import type { Env } from '../env.ts';
import { loggable } from '../http/log.ts';
import { type Do, JOBS, type Job } from './jobs.ts';

const FIRST_PAUSE_SECONDS = 5;
const LONGEST_PAUSE_SECONDS = 600;

/** Does each job by itself, so that a slow or failing one holds up no other. What fails is tried again, later each time. */
export async function doJobs(batch: MessageBatch<Job>, env: Env, execution: ExecutionContext): Promise<void> {
  await Promise.all(
    batch.messages.map(async (message) => {
      const waitUntil = (work: Promise<unknown>) => execution.waitUntil(work);
      const ctx = makeContext(env, { requestId: newId(), origin: '', waitUntil });
      const { kind, ...input } = message.body as { kind: string };
      const started = Date.now();
      try {
        const work = (JOBS as Record<string, Do<never>>)[kind];
        if (!work) throw new Error(`There is no job ${kind}`);
        await work(ctx, input as never);
        ctx.log.info('job done', { kind, ms: Date.now() - started });
      } catch (error) {
        const { message: said, cause } = loggable(error);
        ctx.log.error('job failed', { kind, attempt: message.attempts, error: said, cause });
        const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (message.attempts - 1));
        message.retry({ delaySeconds: Math.round(pause * (0.8 + Math.random() * 0.4)) });
      }
    }),
  );
}
