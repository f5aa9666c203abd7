import { BullModule } from '@nestjs/bullmq';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Event } from './events/event.entity.js';
import { SCHEMA, settings } from './settings.js';
import { Source } from './sources/source.entity.js';

export const EVENTS = 'events';

/** Postgres, with as many connections as two cores can use, and Redis, to which the commands of a turn go together. */
export const infrastructure = [
  TypeOrmModule.forRoot({
    type: 'postgres',
    url: settings.databaseUrl,
    schema: SCHEMA,
    entities: [Event, Source],
    poolSize: 10,
  }),
  BullModule.forRoot({
    connection: {
      host: '127.0.0.1',
      port: settings.redisPort,
      enableAutoPipelining: true,
      maxRetriesPerRequest: null,
    },
  }),
  BullModule.registerQueue({
    name: EVENTS,
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000 },
      removeOnComplete: true,
      removeOnFail: 1000,
    },
  }),
];
