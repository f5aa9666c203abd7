import { and, desc, eq, inArray } from 'drizzle-orm';
import type { DataSource, DummyEventCreate, SourceType, StoredEvent } from '../../contract/sources.ts';
import type { UserCtx } from '../context.ts';
import { dataSources, events } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { sha256 } from '../http/bytes.ts';
import { afterWrite } from '../ingest/after.ts';
import type { CommonEvent } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { asStoredEvent, EVENT } from '../people/stored-event.ts';
import { insertSource } from './connect.ts';
import { generateMany, generateOne } from './dummy/generate.ts';
import { SHAPES } from './dummy/shapes.ts';
import { getSource } from './shown.ts';
import type { SourceRow } from './sources.ts';

/**
 * Generates 50 to 100 events of new people under the source `Dummy <type> Data`, which is made on first use. They fill
 * all six segments and the whole funnel; a second call adds others.
 */
export async function generateBulk(
  ctx: UserCtx,
  sourceType: SourceType,
): Promise<{ eventsCount: number; dataSource: DataSource; events: StoredEvent[] }> {
  const source = await dummySource(ctx, sourceType);
  const given = { sourceId: source.id, sourceType, currency: ctx.workspace.currency, now: ctx.now() };
  const stored = await store(ctx, source, generateMany(given));
  return { eventsCount: stored.length, dataSource: await getSource(ctx, source.id), events: stored };
}

/** Generates one event of the given name under the same source. */
export async function generateEvent(ctx: UserCtx, input: DummyEventCreate): Promise<StoredEvent> {
  const { sourceType, eventType, eventData = {} } = input;
  const source = await dummySource(ctx, sourceType);
  const given = { sourceId: source.id, sourceType, currency: ctx.workspace.currency, now: ctx.now() };
  const [event] = await store(ctx, source, generateOne({ ...given, eventType, data: eventData }));
  return event ?? fail('invalid', undefined, { fields: [{ path: 'eventData', message: 'No event comes of this' }] });
}

async function store(ctx: UserCtx, source: SourceRow, generated: CommonEvent[]): Promise<StoredEvent[]> {
  const written = await writeEvents(ctx, ctx.workspace.id, generated);
  await afterWrite(ctx, { workspaceId: ctx.workspace.id, events: generated, written });
  const ids = generated.map(({ messageId }) => messageId);
  const rows = await ctx.db
    .select(EVENT)
    .from(events)
    .where(and(eq(events.workspaceId, ctx.workspace.id), inArray(events.messageId, ids)))
    .orderBy(desc(events.occurredAt), desc(events.id));
  return rows.map((row) => asStoredEvent(row, source.sourceType));
}

async function dummySource(ctx: UserCtx, sourceType: SourceType): Promise<SourceRow> {
  const id = await dummyId(ctx.workspace.id, sourceType);
  const find = async () => {
    const [row] = await ctx.db
      .select()
      .from(dataSources)
      .where(and(eq(dataSources.id, id), eq(dataSources.workspaceId, ctx.workspace.id)));
    return row;
  };
  const make = () =>
    insertSource(ctx, {
      id,
      sourceType,
      name: `Dummy ${sourceType} Data`,
      config: SHAPES[sourceType].config,
      secrets: {},
    });
  const source = (await find()) ?? (await make()) ?? (await find());
  if (!source) throw new Error('The source of generated data was not stored');
  if (source.status === 'paused') return fail('conflict', 'The source is paused: let it go on first');
  return source;
}

/** The same for a workspace and type, so that two first calls at once make one source: the workspace's time, then a hash. */
async function dummyId(workspaceId: string, sourceType: SourceType): Promise<string> {
  const hash = await sha256(`${workspaceId} ${sourceType}`);
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${workspaceId.slice(0, 15)}${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}
