import { InjectQueue } from '@nestjs/bullmq';
import { BadRequestException, Injectable, UnauthorizedException } from '@nestjs/common';
import type { Queue } from 'bullmq';
import type { EventsJob } from '../events/events.job.js';
import { EVENTS } from '../infrastructure.js';
import { SourcesService } from '../sources/sources.service.js';
import { isSigned } from './signature.js';

@Injectable()
export class WebhooksService {
  constructor(
    private readonly sources: SourcesService,
    @InjectQueue(EVENTS) private readonly queue: Queue<EventsJob>,
  ) {}

  /** Returns once Redis has the events: a request is one job, however many it carries. */
  async accept(sourceId: string, signature: string | undefined, raw: Buffer | undefined, body: unknown): Promise<void> {
    const source = await this.sources.require(sourceId);
    if (!raw || !isSigned(source.signingSecret, raw, signature)) throw new UnauthorizedException();
    if (typeof body !== 'object' || body === null) throw new BadRequestException();
    const messages = 'batch' in body ? body.batch : [body];
    if (!Array.isArray(messages)) throw new BadRequestException();
    const receivedAt = new Date().toISOString();
    await this.queue.add('events', { sourceId, workspaceId: source.workspaceId, receivedAt, messages });
  }
}
