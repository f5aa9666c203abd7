import type { AcceptLog } from '../../durable-objects/accept-log.ts';
import { type Ctx, makeContext } from '../context.ts';
import { countDays, DayTally } from '../data-sources/days.ts';
import { countFetched } from '../data-sources/syncs/count.ts';
import { isUnavailable } from '../db/client.ts';
import { newId } from '../db/id.ts';
import type { Env, IngestPointer } from '../env.ts';
import { loggable } from '../http/log.ts';
import { tellRecord } from '../live/decided.ts';
import { bury, type Failure } from './processing/bury.ts';
import { type Done, type Fed, type Processed, processRecords } from './processing/process.ts';

type Pointer = Message<IngestPointer>;

/** Records of so many bytes are in memory at once, and are written together. */
const BYTES_AT_ONCE = 1_200_000;
/** Postgres has this long for those. */
const TIMEOUT_MS = 30_000;
/** A record that failed is tried again after 1, 1, 2, 4 and 8 seconds, then it goes to the dead letters. */
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
  for (const pointers of inPortions([...batch.messages])) await handle(ctx, pointers);
}

async function takeIn(ctx: Ctx, pointers: Pointer[]): Promise<void> {
  const started = Date.now();
  const entries = await readAll(ctx, pointers);
  if (entries.length === 0) return;
  try {
    const processed = await inTime(processRecords(ctx, entries));
    const { done, failed, stored, dropped } = processed;
    await countFetched(ctx, done.map(asSettled));
    await settle(ctx, pointers, processed);
    const ms = Date.now() - started;
    ctx.log.info('ingested', { records: done.length, failed: failed.length, stored, ms, ...dropped });
  } catch (error) {
    if (!isUnavailable(error)) throw error;
    ctx.log.warn('Postgres is away: records wait in their log', { records: entries.length, ...why(error) });
    await eachLog(ctx, entries, (log, ids) => log.defer(ids));
  }
}

/** Tells the logs what was done, and sends each record that failed its own way. */
async function settle(ctx: Ctx, pointers: Pointer[], { done, failed }: Processed): Promise<void> {
  for (const { entry, reason } of failed) {
    const { shard, seq } = entry;
    await logOf(ctx, shard).fail(seq, reason, RETRIED_FOR_MS);
    const alone = pointers.find(({ body }) => body.ids.length === 1 && holds(body, entry));
    if (alone) alone.retry({ delaySeconds: RETRY_SECONDS * 2 ** (alone.attempts - 1) });
    else {
      const pointer = { shard, ids: [seq], bytes: entry.record.body.length };
      await ctx.env.INGEST.send(pointer, { contentType: 'json', delaySeconds: RETRY_SECONDS });
    }
  }
  await eachLog(
    ctx,
    done.map(({ entry }) => entry),
    (log, ids) => log.confirm(ids),
  );
}

function asSettled({ entry, events, failed }: Done) {
  return { record: entry.record, events, failed };
}

function holds({ shard, ids }: IngestPointer, entry: Fed): boolean {
  return shard === entry.shard && ids.includes(entry.seq);
}

/** What the queue gave up becomes failures to look at. What never failed itself goes back to its log. */
async function takeDead(ctx: Ctx, pointers: Pointer[]): Promise<void> {
  const entries = await readAll(ctx, pointers);
  const failed = entries.filter((entry): entry is Fed & Failure => entry.reason !== null);
  const innocent = entries.filter(({ reason }) => reason === null);
  try {
    const refused = await inTime(bury(ctx, failed));
    const listed = failed.filter((entry) => !refused.includes(entry));
    await countFetched(
      ctx,
      listed.map(({ record }) => ({ record, events: 0, failed: true })),
    );
    await countDays(ctx, givenUp(listed));
    for (const { record, reason } of listed) tellRecord(ctx, record, 'failed', reason);
    await eachLog(ctx, listed, (log, ids) => log.confirm(ids));
    await eachLog(ctx, innocent, (log, ids) => log.defer(ids));
    for (const pointer of pointers.filter(({ body }) => refused.some((one) => holds(body, one)))) {
      pointer.retry({ delaySeconds: DEAD_RETRY_SECONDS });
    }
  } catch (error) {
    ctx.log.warn('failures could not be listed yet', { records: failed.length, ...why(error) });
    for (const pointer of pointers) pointer.retry({ delaySeconds: DEAD_RETRY_SECONDS });
  }
}

/** What was given up is finished too: what was accepted is accounted for. */
function givenUp(failed: Fed[]): DayTally {
  const days = new DayTally();
  for (const { record } of failed) {
    days.add(record, 'processed');
    days.add(record, 'failed');
  }
  return days;
}

/** What is logged of a failed write: never its values, which are what people sent. */
function why(error: unknown) {
  const { message, cause } = loggable(error);
  return { error: message, cause };
}

type Log = DurableObjectStub<AcceptLog>;

function logOf(ctx: Ctx, shard: string): Log {
  return ctx.env.ACCEPT_LOG.get(ctx.env.ACCEPT_LOG.idFromString(shard));
}

async function readAll(ctx: Ctx, pointers: Pointer[]): Promise<Fed[]> {
  const shards = Map.groupBy(pointers, ({ body }) => body.shard);
  const read = await Promise.all(
    [...shards].map(async ([shard, own]) => {
      const entries = await logOf(ctx, shard).read(own.flatMap(({ body }) => body.ids));
      return entries.map((entry) => ({ ...entry, shard }));
    }),
  );
  return read.flat();
}

async function eachLog(ctx: Ctx, entries: Fed[], tell: (log: Log, ids: number[]) => Promise<void>): Promise<void> {
  const shards = Map.groupBy(entries, ({ shard }) => shard);
  await Promise.all(
    [...shards].map(([shard, own]) =>
      tell(
        logOf(ctx, shard),
        own.map(({ seq }) => seq),
      ),
    ),
  );
}

/** Cuts pointers into portions of records that fit into memory together. */
function inPortions(pointers: Pointer[]): Pointer[][] {
  const portions: Pointer[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const pointer of pointers) {
    if (bytes + pointer.body.bytes > BYTES_AT_ONCE) {
      portions.push([]);
      bytes = 0;
    }
    portions.at(-1)?.push(pointer);
    bytes += pointer.body.bytes;
  }
  return portions;
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
