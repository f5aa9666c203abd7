import type { AcceptLog } from '../../durable-objects/accept-log.ts';
import { type Ctx, makeContext } from '../context.ts';
import { isUnavailable } from '../db/client.ts';
import { newId } from '../db/id.ts';
import type { Env, IngestPointer } from '../env.ts';
import { bury, type Failure } from './processing/bury.ts';
import { type Processed, processRecords } from './processing/process.ts';

type Pointer = Message<IngestPointer>;

/** So many pointers are read at once: together at most a few megabytes. */
const POINTERS_AT_ONCE = 4;
/** Postgres has this long for the records of those. */
const TIMEOUT_MS = 30_000;
/** A record that failed is tried again after 1, 2, 4 and 8 seconds, then it goes to the dead letters. */
const RETRY_SECONDS = 1;
/** How long the log leaves a failing record to the queue. */
const RETRIED_FOR_MS = 600_000;
const DEAD_RETRY_SECONDS = 15;

/**
 * Takes a batch of pointers from the queue. What is stored or dropped is confirmed to its log. Postgres being away
 * is nobody's fault: the log is asked to feed the records again, later. A record that fails for a reason of its own
 * is taken out and tried alone, with growing delay, until the queue gives it up to the dead letters; there it becomes
 * a failure that a person can see, mend and replay.
 */
export async function consume(batch: MessageBatch<IngestPointer>, env: Env, execution: ExecutionContext) {
  const ctx = makeContext(env, { requestId: newId(), origin: '', waitUntil: (work) => execution.waitUntil(work) });
  const handle = batch.queue.endsWith('-dead') ? takeDead : takeIn;
  for (let from = 0; from < batch.messages.length; from += POINTERS_AT_ONCE) {
    await handle(ctx, batch.messages.slice(from, from + POINTERS_AT_ONCE));
  }
}

async function takeIn(ctx: Ctx, pointers: Pointer[]): Promise<void> {
  const started = Date.now();
  await Promise.all(
    [...byShard(pointers)].map(async ([shard, own]) => {
      const log = logOf(ctx, shard);
      const entries = await log.read(own.flatMap(({ body }) => body.ids));
      try {
        const processed = await inTime(processRecords(ctx, entries));
        await settle(ctx, log, shard, own, processed);
        report(ctx, processed, Date.now() - started);
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        ctx.log.warn('Postgres is away: records wait in their log', { records: entries.length, cause: String(error) });
        await log.defer(entries.map(({ seq }) => seq));
      }
    }),
  );
}

/** Tells the log what was done, and sends each record that failed its own way. */
async function settle(ctx: Ctx, log: Log, shard: string, pointers: Pointer[], { done, failed }: Processed) {
  await Promise.all(failed.map(({ seq, reason }) => log.fail(seq, reason, RETRIED_FOR_MS)));
  if (done.length > 0) await log.confirm(done);
  for (const { seq } of failed) {
    const alone = pointers.find(({ body }) => body.ids.length === 1 && body.ids[0] === seq);
    if (alone) alone.retry({ delaySeconds: RETRY_SECONDS * 2 ** (alone.attempts - 1) });
    else await ctx.env.INGEST.send({ shard, ids: [seq] }, { contentType: 'json', delaySeconds: RETRY_SECONDS });
  }
}

/** What the queue gave up becomes failures to look at. What never failed itself goes back to its log. */
async function takeDead(ctx: Ctx, pointers: Pointer[]): Promise<void> {
  for (const [shard, own] of byShard(pointers)) {
    const log = logOf(ctx, shard);
    const entries = await log.read(own.flatMap(({ body }) => body.ids));
    const failures = entries.flatMap(({ seq, record, attempts, reason }): (Failure & { seq: number })[] =>
      reason === null ? [] : [{ seq, record, attempts, reason }],
    );
    try {
      await inTime(bury(ctx, failures));
      if (failures.length > 0) await log.confirm(failures.map(({ seq }) => seq));
      const innocent = entries.filter(({ reason }) => reason === null);
      if (innocent.length > 0) await log.defer(innocent.map(({ seq }) => seq));
    } catch (error) {
      ctx.log.warn('failures could not be stored yet', { records: failures.length, cause: String(error) });
      for (const pointer of own) pointer.retry({ delaySeconds: DEAD_RETRY_SECONDS });
    }
  }
}

type Log = DurableObjectStub<AcceptLog>;

function logOf(ctx: Ctx, shard: string): Log {
  return ctx.env.ACCEPT_LOG.get(ctx.env.ACCEPT_LOG.idFromString(shard));
}

function byShard(pointers: Pointer[]): Map<string, Pointer[]> {
  const shards = new Map<string, Pointer[]>();
  for (const pointer of pointers) {
    const { shard } = pointer.body;
    shards.set(shard, [...(shards.get(shard) ?? []), pointer]);
  }
  return shards;
}

function report(ctx: Ctx, { done, failed, stored, dropped }: Processed, ms: number): void {
  if (done.length === 0 && failed.length === 0) return;
  ctx.log.info('ingested', { records: done.length, stored, failed: failed.length, ms, ...dropped });
}

/** A database that hangs is away. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('Postgres did not answer', 'TimeoutError')), TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
