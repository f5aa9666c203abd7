import { Controller, Headers, HttpCode, Param, ParseUUIDPipe, Post, type RawBodyRequest, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { WebhooksService } from './webhooks.service.js';

@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** Takes one event, or a list of them in `batch`. */
  @Post(':sourceId')
  @HttpCode(202)
  async receive(
    @Param('sourceId', ParseUUIDPipe) sourceId: string,
    @Headers('x-signature-256') signature: string | undefined,
    @Req() request: RawBodyRequest<FastifyRequest>,
  ) {
    await this.webhooks.accept(sourceId, signature, request.rawBody, request.body);
    return { accepted: true };
  }
}
