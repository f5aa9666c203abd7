import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Event } from './events/event.entity.js';
import { EventsProcessor } from './events/events.processor.js';
import { EventsWriter } from './events/events.writer.js';
import { infrastructure } from './infrastructure.js';

@Module({
  imports: [...infrastructure, TypeOrmModule.forFeature([Event])],
  providers: [EventsProcessor, EventsWriter],
})
class WorkerModule {}

/** The process that writes what was taken in. */
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['error', 'warn'] });
app.enableShutdownHooks();
console.log('working');
