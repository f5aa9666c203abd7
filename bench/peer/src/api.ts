import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { infrastructure } from './infrastructure.js';
import { Source } from './sources/source.entity.js';
import { SourcesService } from './sources/sources.service.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';
import { WebhooksService } from './webhooks/webhooks.service.js';

@Module({
  imports: [...infrastructure, TypeOrmModule.forFeature([Source])],
  controllers: [WebhooksController],
  providers: [WebhooksService, SourcesService],
})
class ApiModule {}

/** The process that takes webhooks in. It says its address when it listens. */
const app = await NestFactory.create<NestFastifyApplication>(ApiModule, new FastifyAdapter(), {
  rawBody: true,
  logger: ['error', 'warn'],
});
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
console.log(`listening at ${await app.getUrl()}`);
