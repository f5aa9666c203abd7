import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Event } from './events/event.entity.js';
import { SCHEMA, settings } from './settings.js';
import { Source } from './sources/source.entity.js';

/** Makes the tables anew, in a schema of their own. Run before the processes start. */
const database = new DataSource({ type: 'postgres', url: settings.databaseUrl, entities: [Event, Source] });
await database.initialize();
await database.query(`drop schema if exists ${SCHEMA} cascade`);
await database.query(`create schema ${SCHEMA}`);
await database.synchronize();
await database.destroy();
