import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { EVENTS } from '../infrastructure.js';
import type { EventsJob } from './events.job.js';
import { EventsWriter } from './events.writer.js';
import { rowOf } from './row.js';

@Processor(EVENTS, { concurrency: 200 })
export class EventsProcessor extends WorkerHost {
  constructor(private readonly writer: EventsWriter) {
    super();
  }

  override async process(job: Job<EventsJob>): Promise<void> {
    await this.writer.write(job.data.messages.map((message) => rowOf(job.data, message)));
  }
}
