import { inArray } from 'drizzle-orm';
import type { LogEntry } from '../../../durable-objects/accept-log.ts';
import type { Ctx } from '../../context.ts';
import { countDays, DayTally } from '../../data-sources/days.ts';
import { isUnavailable } from '../../db/client.ts';
import { dataSources } from '../../db/schema.ts';
import { tellRecord } from '../../live/decided.ts';
import { afterWrite } from '../after.ts';
import type { CommonEvent, DropReason, ProductState } from '../event.ts';
import { PARSERS } from '../parsers/index.ts';
import type { Notice, Parsed } from '../parsers/parser.ts';
import { asObject } from '../reading/keys.ts';
import { writeEvents } from '../write.ts';
import { bury } from './bury.ts';
import { takeNotices } from './notices.ts';
import { writeProducts } from './products.ts';

/** A record with the log it lies in. */
export interface Fed extends LogEntry {
  shard: string;
}

/** A record that is finished: its new events are stored, or it is listed as a failure. */
export interface Done {
  entry: Fed;
  events: number;
  failed: boolean;
}

/** What became of some records. */
export interface Processed {
  done: Done[];
  failed: { entry: Fed; reason: string }[];
  stored: number;
  dropped: Partial<Record<DropReason | 'unreadable', number>>;
}

/**
 * So many events are written in one transaction: half of its time goes to the people in it, and more events are of
 * the same people. Three times as many would keep others waiting for seconds.
 */
const EVENTS_AT_ONCE = 6000;

/** What a record says, with the record. */
interface Owned<Said = CommonEvent> {
  entry: Fed;
  said: Said;
}

interface OfWorkspace {
  events: Owned[];
  products: Owned<ProductState>[];
  notices: Owned<Notice>[];
}

/** Reads records and stores what they say. Throws only when Postgres is away; then some may be stored already. */
export async function processRecords(ctx: Ctx, entries: Fed[]): Promise<Processed> {
  const failed = new Map<Fed, string>();
  const buried = new Set<Fed>();
  const stored = new Map<Fed, number>();
  const dropped: Processed['dropped'] = {};
  const drop = (reason: DropReason | 'unreadable', times = 1) => {
    if (times > 0) dropped[reason] = (dropped[reason] ?? 0) + times;
  };
  const days = new DayTally();
  const leaveOut = ({ record }: Fed, reason: DropReason) => {
    drop(reason);
    days.add(record, 'dropped');
    tellRecord(ctx, record, 'dropped', reason);
  };
  const sources = await sourcesOf(ctx, entries);
  const byWorkspace = new Map<string, OfWorkspace>();
  for (const entry of entries) {
    const source = sources.get(entry.record.sourceId);
    if (!source || wasPaused(source, entry)) {
      leaveOut(entry, source ? 'source_paused' : 'source_deleted');
      continue;
    }
    const parsed = read(entry, asObject(source.config));
    if (parsed.kind === 'failed') failed.set(entry, parsed.reason);
    else if (parsed.kind === 'unreadable') {
      // Nothing but a person can make it readable: there is no use in trying again.
      const [unlisted] = await bury(ctx, [{ record: entry.record, attempts: 1, reason: parsed.reason }]);
      if (unlisted) failed.set(entry, parsed.reason);
      else {
        buried.add(entry);
        drop('unreadable');
        tellRecord(ctx, entry.record, 'failed', 'unreadable');
      }
    } else {
      for (const reason of parsed.dropped) leaveOut(entry, reason);
      const own = byWorkspace.get(source.workspaceId) ?? { events: [], products: [], notices: [] };
      byWorkspace.set(source.workspaceId, own);
      for (const said of parsed.events) own.events.push({ entry, said: asHistory(said, entry, source) });
      for (const said of parsed.products ?? []) own.products.push({ entry, said });
      for (const said of parsed.notices ?? []) own.notices.push({ entry, said });
    }
  }
  for (const [workspaceId, { events, products, notices }] of byWorkspace) {
    for (let from = 0; from < events.length; from += EVENTS_AT_ONCE) {
      const portion = events.slice(from, from + EVENTS_AT_ONCE);
      const withheld: Withheld[] = [];
      const written = await halving(ctx, portion, (some) => write(ctx, workspaceId, some, withheld));
      for (const { entry } of portion) if (!written.refused.has(entry)) days.add(entry.record, 'duplicate');
      for (const entry of written.stored) {
        stored.set(entry, (stored.get(entry) ?? 0) + 1);
        days.add(entry.record, 'duplicate', -1);
        days.add(entry.record, 'stored');
      }
      for (const { entry, reason } of withheld) {
        days.add(entry.record, 'duplicate', -1);
        days.add(entry.record, 'dropped');
        drop(reason);
      }
      drop('duplicate', portion.length - written.stored.length - written.refused.size - withheld.length);
      for (const [entry, reason] of written.refused) failed.set(entry, reason);
    }
    const told = await halving(ctx, products, async (some) => {
      const states = some.map(({ entry, said }) => ({ sourceId: entry.record.sourceId, product: said }));
      await writeProducts(ctx, workspaceId, states);
      return [];
    });
    const noted = await halving(ctx, notices, async (some) => {
      await takeNotices(
        ctx,
        workspaceId,
        some.map(({ entry, said }) => ({ record: entry.record, notice: said })),
      );
      return [];
    });
    for (const [entry, reason] of [...told.refused, ...noted.refused]) failed.set(entry, reason);
  }
  for (const entry of entries) if (!failed.has(entry)) days.add(entry.record, 'processed');
  for (const { record } of buried) days.add(record, 'failed');
  await countDays(ctx, days);
  return {
    done: entries
      .filter((entry) => !failed.has(entry))
      .map((entry) => ({ entry, events: stored.get(entry) ?? 0, failed: buried.has(entry) })),
    failed: [...failed].map(([entry, reason]) => ({ entry, reason })),
    stored: [...stored.values()].reduce((sum, events) => sum + events, 0),
    dropped,
  };
}

/** What was left out when it was to be written, and is no duplicate. */
interface Withheld {
  entry: Fed;
  reason: DropReason;
}

/** Writes events; the record of each one that was new. Those that are left out for whom they are about go to `withheld`. */
async function write(ctx: Ctx, workspaceId: string, owned: Owned[], withheld: Withheld[]): Promise<Fed[]> {
  const written = await writeEvents(
    ctx,
    workspaceId,
    owned.map(({ said }) => said),
  );
  await afterWrite(ctx, { workspaceId, events: written.events, written });
  const decided = owned.map(({ entry }, i) => ({ entry, outcome: written.outcomes[i] }));
  for (const { entry, outcome } of decided) {
    const reason = outcome?.kind === 'dropped' ? outcome.reason : 'duplicate';
    if (reason !== 'duplicate') withheld.push({ entry, reason });
  }
  return decided.flatMap(({ entry, outcome }) => (outcome?.kind === 'stored' ? [entry] : []));
}

/** Writes; where Postgres refuses, halves what is written until the one that it refuses is alone. */
async function halving<Said>(
  ctx: Ctx,
  owned: Owned<Said>[],
  write: (owned: Owned<Said>[]) => Promise<Fed[]>,
): Promise<{ stored: Fed[]; refused: Map<Fed, string> }> {
  if (owned.length === 0) return { stored: [], refused: new Map() };
  try {
    return { stored: await write(owned), refused: new Map() };
  } catch (error) {
    if (isUnavailable(error)) throw error;
    const [only] = owned;
    if (owned.length === 1 && only) {
      const cause = messageOf(error);
      ctx.log.error('a record could not be stored', { source: only.entry.record.sourceId, cause });
      return { stored: [], refused: new Map([[only.entry, `Could not be stored: ${cause}`]]) };
    }
    const middle = Math.ceil(owned.length / 2);
    const first = await halving(ctx, owned.slice(0, middle), write);
    const second = await halving(ctx, owned.slice(middle), write);
    return { stored: [...first.stored, ...second.stored], refused: new Map([...first.refused, ...second.refused]) };
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
function wasPaused({ pausedAt }: { pausedAt: Date | null }, { record }: Fed): boolean {
  return pausedAt !== null && Date.parse(record.receivedAt) >= pausedAt.getTime();
}

/** What a backfill brings, and whatever else we fetched that happened before its source was connected, is history. */
function asHistory(event: CommonEvent, { record }: Fed, { createdAt }: { createdAt: Date }): CommonEvent {
  if (event.historical || !record.fetched) return event;
  const historical = record.fetched.historical || Date.parse(event.occurredAt) < createdAt.getTime();
  return historical ? { ...event, historical } : event;
}

async function sourcesOf(ctx: Ctx, entries: Fed[]) {
  const ids = [...new Set(entries.map(({ record }) => record.sourceId))];
  const { id, workspaceId, config, pausedAt, createdAt } = dataSources;
  const rows = await ctx.db
    .select({ id, workspaceId, config, pausedAt, createdAt })
    .from(dataSources)
    .where(inArray(dataSources.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** What Postgres or a parser said, without the statement that drizzle puts before it. */
function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message.slice(0, 500) : String(cause);
}
