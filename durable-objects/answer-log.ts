import type { DurableObject } from 'cloudflare:workers';
import { Lifecycle, type LifecycleJobContext } from 'agents/lifecycle';
import { type StreamJson, Streams } from 'agents/streams';
import { type TaskStep, Tasks } from 'agents/tasks';
import type { StreamEvent } from '../contract/stream.ts';
import type { NumberedEvent } from './answer.ts';

/** What the log asks of its conversation. */
export interface Work {
  /** The answer that is due: the first that has not ended. */
  next(): string | undefined;
  /** Writes one answer to its end, from wherever the log stands. Runs once at a time for an id, again after a crash. */
  answer(id: string): Promise<void>;
  /** Does what was asked for with `later`. Milliseconds until it is to be done again; nothing when it is done. */
  due(name: string, id: string): Promise<number | undefined>;
}

export interface Writer {
  /** Stores an event under the next number and hands it to the readers. */
  append(event: StreamEvent): void;
  /** Closes the log, so that its readers end after the last event; what `alongside` writes is stored with that or not at all. */
  close(alongside: () => void): void;
}

/** The hooks that `agents/lifecycle` calls on an object. */
export type LogHooks = { onJob(context: LifecycleJobContext): Promise<{ rescheduleAt: number } | undefined> };

/**
 * How often an object with an unfinished answer wakes itself. A task alone leaves an alarm only at the end of its
 * claim, minutes away; with this one a killed runtime's answer goes on about a second after the restart, untouched.
 */
const BEAT_MS = 1000;
const READ_BATCH = 100;

/**
 * The durable side of an answer: a numbered log of events per answer, the task that writes it, and work for later.
 * This file alone knows the experimental `agents` package; a change there costs this file.
 */
export class AnswerLog {
  readonly #streams = new Streams();
  readonly #tasks = new Tasks({
    definitions: {
      'answer@1': (id: string, step: TaskStep) =>
        step.do('write', { timeout: '15 minutes', retries: { limit: 1 } }, () => this.#work.answer(id)),
    },
    stepTimeout: '15 minutes',
  });
  readonly #lifecycle: Lifecycle<object>;
  readonly #work: Work;
  #wiped = false;

  constructor(object: DurableObject<object>, work: Work) {
    this.#work = work;
    this.#lifecycle = Lifecycle.install(object).use(this.#streams).use(this.#tasks);
  }

  /** To be awaited first in every RPC method: only requests and alarms start the lifecycle by themselves. */
  ready(): Promise<void> {
    return this.#lifecycle.start();
  }

  /** Begins to write an answer once it is due, or joins the run that writes it. The alarm is set before the work begins. */
  async run(id: string): Promise<void> {
    if ((await this.#streams.status(id)) === null) await this.#streams.open(id);
    await this.#lifecycle.jobs.push({ id: 'beat', fn: 'beat', time: Date.now() + BEAT_MS });
    await this.runNext();
  }

  /** Sees to it that the answer that is due has a run, also one whose run was lost. */
  async runNext(): Promise<void> {
    const id = this.#work.next();
    if (id !== undefined) await this.#tasks.run('answer@1', id, { runId: id, retain: false });
  }

  /** Asks for `due(name, id)` after so many milliseconds, whatever happens to the runtime. The last asking counts. */
  async later(name: string, id: string, ms: number): Promise<void> {
    await this.#lifecycle.jobs.push({ id: `${name}:${id}`, fn: name, time: Date.now() + ms, payload: id });
  }

  async onJob({ job }: LifecycleJobContext): Promise<{ rescheduleAt: number } | undefined> {
    const again = job.fn === 'beat' ? await this.#beat() : await this.#work.due(job.fn, String(job.payload));
    return again === undefined ? undefined : { rescheduleAt: Date.now() + again };
  }

  async #beat(): Promise<number | undefined> {
    await this.runNext();
    return this.#work.next() === undefined ? undefined : BEAT_MS;
  }

  /** A writer at the end of an answer's log. */
  async open(id: string): Promise<Writer> {
    const writer = await this.#streams.open(id);
    return {
      append: (event) => void writer.append(event as StreamJson),
      close: (alongside) => writer.close({ commit: alongside }),
    };
  }

  /** The events from number `from` on: first those that are there, then each as it is written, until the log is closed. */
  async *read(id: string, from = 0): AsyncGenerator<NumberedEvent[]> {
    try {
      for await (const batch of this.#streams.readBatches(id, { from, batchSize: READ_BATCH })) {
        yield batch.map(({ seq, chunk }) => ({ seq, event: chunk as StreamEvent }));
      }
    } catch (error) {
      // A slow reader of what was wiped meanwhile has reached its end.
      if (!this.#wiped) throw error;
    }
  }

  /** The events that are there now. */
  async events(id: string): Promise<StreamEvent[]> {
    const length = (await this.#streams.status(id))?.cursor ?? 0;
    const events: StreamEvent[] = [];
    if (length === 0) return events;
    for await (const batch of this.read(id)) {
      events.push(...batch.map(({ event }) => event));
      if (events.length >= length) break;
    }
    return events;
  }

  /** Deletes the log of an answer that has ended. */
  async remove(id: string): Promise<void> {
    await this.#streams.delete(id);
  }

  /** Deletes everything in the object and lets it sleep for good. */
  async wipe(storage: DurableObjectStorage): Promise<void> {
    this.#wiped = true;
    await this.#lifecycle.disableAlarms();
    await storage.deleteAll();
  }
}
