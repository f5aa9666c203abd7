import type { Ctx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { fail } from '../../errors.ts';
import type { AcceptedRecord, RecordKind } from '../record.ts';
import { keepTogether } from './gather.ts';

/**
 * One source's requests are spread over so many logs: an object is one thread. An isolate keeps to one of them, so that what it
 * serves at the same time goes in one append.
 */
const SHARDS = 2;
let shard: number | undefined;
/** The log of what syncs fetched. */
const FETCHED = 'fetched';

/** The names of all logs of a source. */
export function logsOf(sourceId: string): string[] {
  return [...Array(SHARDS).keys(), FETCHED].map((log) => `${sourceId}:${log}`);
}

/** A call to an object carries at most 32 MiB. */
const CHARACTERS_AT_ONCE = 4_000_000;

export interface Acceptance {
  source: { id: string; workspaceId: string };
  kind: RecordKind;
  headers?: Record<string, string>;
  body: string;
}

/**
 * Takes a request in: when this returns, it is durable and will be processed, whatever happens to this process, to
 * the queue or to Postgres. Throws `unavailable` when it could not be kept; the sender then tries again.
 */
export async function accept(ctx: Ctx, { source, kind, headers = {}, body }: Acceptance): Promise<void> {
  const receivedAt = ctx.now().toISOString();
  const record = { id: newId(), workspaceId: source.workspaceId, sourceId: source.id, kind, headers, body, receivedAt };
  await keep(ctx, record);
}

/** Puts a record into its log, a new one or one that is tried again. */
export async function keep(ctx: Ctx, record: AcceptedRecord): Promise<void> {
  shard ??= Math.floor(Math.random() * SHARDS);
  await orUnavailable(ctx, record.sourceId, () =>
    keepTogether(ctx, `${record.sourceId}:${shard}`, record, (log, records) => append(ctx, log, records)),
  );
}

/**
 * Puts what a sync fetched from a source into a log of its own, so that a long import never stands before what is being
 * sent in. All of it is durable when this returns; after a throw some of it may be.
 */
export async function keepFetched(ctx: Ctx, sourceId: string, records: AcceptedRecord[]): Promise<void> {
  await orUnavailable(ctx, sourceId, async () => {
    for (const portion of inPortions(records)) await append(ctx, `${sourceId}:${FETCHED}`, portion);
  });
}

/** Of what one call to an object carries. */
function inPortions(records: AcceptedRecord[]): AcceptedRecord[][] {
  const portions: AcceptedRecord[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const record of records) {
    if (characters + record.body.length > CHARACTERS_AT_ONCE) {
      portions.push([]);
      characters = 0;
    }
    portions.at(-1)?.push(record);
    characters += record.body.length;
  }
  return portions;
}

async function append(ctx: Ctx, log: string, records: AcceptedRecord[]): Promise<void> {
  const started = Date.now();
  await ctx.env.ACCEPT_LOG.getByName(log).append(records);
  ctx.log.info('accepted', { log, records: records.length, ms: Date.now() - started });
}

async function orUnavailable(ctx: Ctx, sourceId: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    ctx.log.error('a record could not be kept', { source: sourceId, cause: String(cause) });
    fail('unavailable', 'The event could not be kept; send it again', { cause, headers: { 'Retry-After': '1' } });
  }
}
