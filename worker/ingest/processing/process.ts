import { inArray } from 'drizzle-orm';
import type { LogEntry } from '../../../durable-objects/accept-log.ts';
import type { Ctx } from '../../context.ts';
import { isUnavailable } from '../../db/client.ts';
import { dataSources } from '../../db/schema.ts';
import type { CommonEvent, DropReason } from '../event.ts';
import { PARSERS } from '../parsers/index.ts';
import type { Parsed } from '../parsers/parser.ts';
import { asObject } from '../reading/keys.ts';
import { writeEvents } from '../write.ts';
import { bury } from './bury.ts';

/** What became of some records. */
export interface Processed {
  /** Sequence numbers of those that are finished: stored, dropped, or listed as failures. */
  done: number[];
  failed: { seq: number; reason: string }[];
  stored: number;
  dropped: Partial<Record<DropReason | 'unreadable', number>>;
}

/** So many events are written in one transaction. */
const EVENTS_AT_ONCE = 2000;

interface Owned {
  seq: number;
  event: CommonEvent;
}

/** Reads records and stores what they say. Throws only when Postgres is away; then some may be stored already. */
export async function processRecords(ctx: Ctx, entries: LogEntry[]): Promise<Processed> {
  const result: Processed = { done: [], failed: [], stored: 0, dropped: {} };
  if (entries.length === 0) return result;
  const drop = (reason: DropReason | 'unreadable') => {
    result.dropped[reason] = (result.dropped[reason] ?? 0) + 1;
  };
  const sources = await sourcesOf(ctx, entries);
  const byWorkspace = new Map<string, Owned[]>();
  for (const entry of entries) {
    const { seq, record } = entry;
    const source = sources.get(record.sourceId);
    if (source?.status !== 'active') {
      drop(source ? 'source_paused' : 'source_deleted');
      continue;
    }
    const parsed = read(entry, asObject(source.config));
    if (parsed.kind === 'failed') result.failed.push({ seq, reason: parsed.reason });
    else if (parsed.kind === 'unreadable') {
      // Nothing but a person can make it readable: there is no use in trying again.
      await bury(ctx, [{ record, attempts: 1, reason: parsed.reason }]);
      drop('unreadable');
    } else {
      parsed.dropped.forEach(drop);
      const own = byWorkspace.get(source.workspaceId) ?? [];
      byWorkspace.set(source.workspaceId, own);
      for (const event of parsed.events) own.push({ seq, event });
    }
  }
  for (const [workspaceId, owned] of byWorkspace) {
    for (let from = 0; from < owned.length; from += EVENTS_AT_ONCE) {
      await write(ctx, workspaceId, owned.slice(from, from + EVENTS_AT_ONCE), result, drop);
    }
  }
  const failed = new Map(result.failed.map((one) => [one.seq, one]));
  result.failed = [...failed.values()];
  result.done = entries.map(({ seq }) => seq).filter((seq) => !failed.has(seq));
  return result;
}

/** Writes events; where Postgres refuses them, halves them until the one that it refuses is alone. */
async function write(
  ctx: Ctx,
  workspaceId: string,
  owned: Owned[],
  result: Processed,
  drop: (reason: DropReason) => void,
): Promise<void> {
  try {
    const outcomes = await writeEvents(
      ctx,
      workspaceId,
      owned.map(({ event }) => event),
    );
    for (const outcome of outcomes) {
      if (outcome.kind === 'stored') result.stored++;
      else drop(outcome.reason);
    }
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const [first] = owned;
    if (owned.length === 1 && first) {
      result.failed.push({ seq: first.seq, reason: `Could not be stored: ${messageOf(error)}` });
      ctx.log.error('an event could not be stored', { source: first.event.sourceId, cause: messageOf(error) });
      return;
    }
    const middle = Math.ceil(owned.length / 2);
    await write(ctx, workspaceId, owned.slice(0, middle), result, drop);
    await write(ctx, workspaceId, owned.slice(middle), result, drop);
  }
}

function read({ record }: LogEntry, config: Record<string, unknown>): Parsed | { kind: 'failed'; reason: string } {
  try {
    return PARSERS[record.kind].parse(record, config);
  } catch (error) {
    return { kind: 'failed', reason: `Could not be read: ${messageOf(error)}` };
  }
}

async function sourcesOf(ctx: Ctx, entries: LogEntry[]) {
  const ids = [...new Set(entries.map(({ record }) => record.sourceId))];
  const { id, workspaceId, status, config } = dataSources;
  const rows = await ctx.db
    .select({ id, workspaceId, status, config })
    .from(dataSources)
    .where(inArray(dataSources.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What Postgres or a parser said, without the statement that drizzle puts before it. */
function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.slice(0, 500) : String(cause);
}
