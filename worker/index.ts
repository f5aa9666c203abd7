import { app } from './app.ts';
import type { Env, IngestPointer } from './env.ts';
import { consume } from './ingest/consumer.ts';
import { doJobs } from './jobs/consumer.ts';
import type { Job } from './jobs/jobs.ts';
import { runSchedule } from './jobs/schedule.ts';

export { AcceptLog } from '../durable-objects/accept-log.ts';
export { Conversation } from '../durable-objects/conversation.ts';
export { LiveRoom } from '../durable-objects/live-room.ts';
export { RateLimiter } from '../durable-objects/rate-limiter.ts';
export { SegmentClock } from '../durable-objects/segment-clock.ts';
export { SourceSync } from '../durable-objects/source-sync.ts';
export { WorkflowRunner } from './actions/workflows/engine.ts';

export default {
  fetch: app.fetch,
  queue: (batch, env, execution) =>
    batch.queue.startsWith('pulsehub-jobs')
      ? doJobs(batch as MessageBatch<Job>, env, execution)
      : consume(batch as MessageBatch<IngestPointer>, env, execution),
  scheduled: runSchedule,
} satisfies ExportedHandler<Env, IngestPointer | Job>;
