import { inArray } from 'drizzle-orm';
import type { LogEntry } from '../../../durable-objects/accept-log.ts';
import type { Ctx } from '../../context.ts';
import { isUnavailable } from '../../db/client.ts';
import { dataSources } from '../../db/schema.ts';
import { afterWrite } from '../after.ts';
import type { CommonEvent, DropReason } from '../event.ts';
import { PARSERS } from '../parsers/index.ts';
import type { Parsed } from '../parsers/parser.ts';
import { asObject } from '../reading/keys.ts';
import { writeEvents } from '../write.ts';
import { bury } from './bury.ts';

/** A record with the log it lies in. */
export interface Fed extends LogEntry {
  shard: string;
}

/** What became of some records. */
export interface Processed {
  /** Those that are finished: stored, dropped, or listed as failures. */
  done: Fed[];
  failed: { entry: Fed; reason: string }[];
  stored: number;
  dropped: Partial<Record<DropReason | 'unreadable', number>>;
}

/** So many events are written in one transaction. */
const EVENTS_AT_ONCE = 2000;

interface Owned {
  entry: Fed;
  event: CommonEvent;
}

/** Reads records and stores what they say. Throws only when Postgres is away; then some may be stored already. */
export async function processRecords(ctx: Ctx, entries: Fed[]): Promise<Processed> {
  const failed = new Map<Fed, string>();
  const dropped: Processed['dropped'] = {};
  const drop = (reason: DropReason | 'unreadable') => {
    dropped[reason] = (dropped[reason] ?? 0) + 1;
  };
  const sources = await sourcesOf(ctx, entries);
  const byWorkspace = new Map<string, Owned[]>();
  for (const entry of entries) {
    const source = sources.get(entry.record.sourceId);
    if (!source || wasPaused(source, entry)) {
      drop(source ? 'source_paused' : 'source_deleted');
      continue;
    }
    const parsed = read(entry, asObject(source.config));
    if (parsed.kind === 'failed') failed.set(entry, parsed.reason);
    else if (parsed.kind === 'unreadable') {
      // Nothing but a person can make it readable: there is no use in trying again.
      await bury(ctx, [{ record: entry.record, attempts: 1, reason: parsed.reason }]);
      drop('unreadable');
    } else {
      parsed.dropped.forEach(drop);
      const owned = byWorkspace.get(source.workspaceId) ?? [];
      byWorkspace.set(source.workspaceId, owned);
      for (const event of parsed.events) owned.push({ entry, event });
    }
  }
  let stored = 0;
  for (const [workspaceId, owned] of byWorkspace) {
    for (let from = 0; from < owned.length; from += EVENTS_AT_ONCE) {
      const written = await write(ctx, workspaceId, owned.slice(from, from + EVENTS_AT_ONCE));
      stored += written.stored;
      for (let i = 0; i < written.duplicates; i++) drop('duplicate');
      for (const { entry, reason } of written.refused) failed.set(entry, reason);
    }
  }
  return {
    done: entries.filter((entry) => !failed.has(entry)),
    failed: [...failed].map(([entry, reason]) => ({ entry, reason })),
    stored,
    dropped,
  };
}

interface Written {
  stored: number;
  duplicates: number;
  refused: { entry: Fed; reason: string }[];
}

/** Writes events; where Postgres refuses them, halves them until the one that it refuses is alone. */
async function write(ctx: Ctx, workspaceId: string, owned: Owned[]): Promise<Written> {
  try {
    const events = owned.map(({ event }) => event);
    const written = await writeEvents(ctx, workspaceId, events);
    await afterWrite(ctx, { workspaceId, events, written });
    const stored = written.outcomes.filter(({ kind }) => kind === 'stored').length;
    return { stored, duplicates: written.outcomes.length - stored, refused: [] };
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const [only] = owned;
    if (owned.length === 1 && only) {
      const cause = messageOf(error);
      ctx.log.error('an event could not be stored', { source: only.event.sourceId, cause });
      return { stored: 0, duplicates: 0, refused: [{ entry: only.entry, reason: `Could not be stored: ${cause}` }] };
    }
    const middle = Math.ceil(owned.length / 2);
    const first = await write(ctx, workspaceId, owned.slice(0, middle));
    const second = await write(ctx, workspaceId, owned.slice(middle));
    return {
      stored: first.stored + second.stored,
      duplicates: first.duplicates + second.duplicates,
      refused: [...first.refused, ...second.refused],
    };
  }
}

function read({ record }: Fed, config: Record<string, unknown>): Parsed | { kind: 'failed'; reason: string } {
  try {
    return PARSERS[record.kind].parse(record, config);
  } catch (error) {
    return { kind: 'failed', reason: `Could not be read: ${messageOf(error)}` };
  }
}

/** Whether a record came after its source was paused. What was accepted before is stored, however late its turn comes. */
function wasPaused({ status, updatedAt }: { status: string; updatedAt: Date }, { record }: Fed): boolean {
  return status !== 'active' && Date.parse(record.receivedAt) >= updatedAt.getTime();
}

async function sourcesOf(ctx: Ctx, entries: Fed[]) {
  const ids = [...new Set(entries.map(({ record }) => record.sourceId))];
  const { id, workspaceId, status, config, updatedAt } = dataSources;
  const rows = await ctx.db
    .select({ id, workspaceId, status, config, updatedAt })
    .from(dataSources)
    .where(inArray(dataSources.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What Postgres or a parser said, without the statement that drizzle puts before it. */
function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.slice(0, 500) : String(cause);
}
