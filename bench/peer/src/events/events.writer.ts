import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { Event } from './event.entity.js';

/** Postgres takes 65,535 parameters a statement, and a row has seventeen. */
const ROWS_AT_ONCE = 1000;

interface Waiting {
  rows: Event[];
  done: () => void;
  fail: (error: unknown) => void;
}

/** Writes the events of jobs that are worked on at the same time together. */
@Injectable()
export class EventsWriter {
  private readonly waiting: Waiting[] = [];
  private writing = 0;

  constructor(@InjectRepository(Event) private readonly events: Repository<Event>) {}

  /** Returns when the rows are committed; those that were there before are left as they are. */
  write(rows: Event[]): Promise<void> {
    return new Promise((done, fail) => {
      this.waiting.push({ rows, done, fail });
      setImmediate(() => this.flush());
    });
  }

  /** Two statements at a time: what comes meanwhile gathers for the next. */
  private async flush(): Promise<void> {
    if (this.writing >= 2 || this.waiting.length === 0) return;
    this.writing++;
    const taken = this.take();
    try {
      await this.insert(taken.flatMap(({ rows }) => rows));
      for (const { done } of taken) done();
    } catch (error) {
      for (const { fail } of taken) fail(error);
    } finally {
      this.writing--;
      void this.flush();
    }
  }

  private take(): Waiting[] {
    let rows = 0;
    const end = this.waiting.findIndex((job) => {
      rows += job.rows.length;
      return rows > ROWS_AT_ONCE;
    });
    return this.waiting.splice(0, end === -1 ? this.waiting.length : Math.max(1, end));
  }

  private async insert(rows: Event[]): Promise<void> {
    await this.events.createQueryBuilder().insert().values(rows).orIgnore().updateEntity(false).execute();
  }
}
