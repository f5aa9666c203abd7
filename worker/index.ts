import { app } from './app.ts';
import type { Env, IngestPointer } from './env.ts';
import { consume } from './ingest/consumer.ts';

export { AcceptLog } from '../durable-objects/accept-log.ts';
export { Conversation } from '../durable-objects/conversation.ts';
export { RateLimiter } from '../durable-objects/rate-limiter.ts';

export default {
  fetch: app.fetch,
  queue: consume,
} satisfies ExportedHandler<Env, IngestPointer>;
