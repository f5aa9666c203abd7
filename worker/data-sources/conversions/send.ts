import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Ctx } from '../../context.ts';
import { conversionsSent, dataSources } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { withoutSecrets } from '../config.ts';
import { freshConfig, type OpenSource, tokenRefused } from '../oauth/tokens.ts';
import { askFacebook, isFaultOfData } from '../providers/facebook-api.ts';
import { ProviderError } from '../providers/provider.ts';
import type { SourceRow } from '../sources.ts';
import { REACH_MS } from './ask.ts';
import type { ServerEvent } from './conversion.ts';
import { makeEvents } from './made.ts';

/** Facebook takes a thousand at once. */
const AT_ONCE = 500;
/** While a job sends them, no other does. */
const LEASE_MS = 60_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_SOURCES = 100;

const Taken = z.object({ events_received: z.number() });

export type Pending = typeof conversionsSent.$inferSelect;
interface For {
  workspaceId: string;
  sourceId: string;
}

/**
 * Sends what waits for a source, once: a job that comes twice finds it taken, and what was accepted without an answer is
 * sent again under the same event id, which Facebook counts once.
 */
export async function sendConversions(ctx: Ctx, of: For): Promise<void> {
  const source = await senderOf(ctx, of);
  if (!source) return;
  const waiting = await take(ctx, of);
  if (waiting.length === 0) return;
  const events = await settleUnsendable(ctx, of, waiting);
  let held = source;
  try {
    const opened = await freshConfig(ctx, source);
    held = opened.source;
    await send(ctx, of, opened, events);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await putOff(ctx, of, error, waiting, held);
    return;
  }
  if (waiting.length === AT_ONCE) await enqueue(ctx, [{ kind: 'send-conversions', ...of }]);
}

/** Asks for the sending of everything that is due: what a provider put off, and what a lost job left. */
export async function askForDueConversions(ctx: Ctx): Promise<void> {
  const { sourceId, workspaceId, status, dueAt } = conversionsSent;
  const due = await ctx.db
    .selectDistinct({ sourceId, workspaceId })
    .from(conversionsSent)
    .where(and(eq(status, 'pending'), lte(dueAt, ctx.now())))
    .limit(MOST_SOURCES);
  await enqueue(
    ctx,
    due.map((of) => ({ kind: 'send-conversions' as const, ...of })),
  );
}

async function senderOf(ctx: Ctx, { workspaceId, sourceId }: For): Promise<SourceRow | undefined> {
  const [row] = await ctx.db
    .select()
    .from(dataSources)
    .where(and(eq(dataSources.id, sourceId), eq(dataSources.workspaceId, workspaceId)));
  const config = (row?.config ?? {}) as Record<string, unknown>;
  return row?.status === 'active' && config.sendConversions === true && config.pixelId ? row : undefined;
}

async function take(ctx: Ctx, { workspaceId, sourceId }: For): Promise<Pending[]> {
  const now = ctx.now();
  const due = sql`(select event_id from conversions_sent
    where source_id = ${sourceId}::uuid and status = 'pending' and due_at <= ${now.toISOString()}::timestamptz
    order by due_at limit ${AT_ONCE} for update skip locked)`;
  return ctx.db
    .update(conversionsSent)
    .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${conversionsSent.attempts} + 1` })
    .where(
      and(
        eq(conversionsSent.sourceId, sourceId),
        eq(conversionsSent.workspaceId, workspaceId),
        eq(conversionsSent.status, 'pending'),
        inArray(conversionsSent.eventId, due),
      ),
    )
    .returning();
}

/** What may be sent as Facebook takes it; the rest is settled with why it is not. */
async function settleUnsendable(ctx: Ctx, of: For, waiting: Pending[]): Promise<ServerEvent[]> {
  const oldest = ctx.now().getTime() - REACH_MS + LEASE_MS;
  const { events, withoutConsent, unknown } = await makeEvents(
    ctx,
    of.workspaceId,
    waiting.filter(({ occurredAt }) => occurredAt.getTime() > oldest),
  );
  const old = waiting.filter(({ occurredAt }) => occurredAt.getTime() <= oldest).map(({ eventId }) => eventId);
  await settle(ctx, of, withoutConsent, { status: 'without_consent' });
  await settle(ctx, of, unknown, {
    status: 'refused',
    error: 'Nothing is known by which Facebook could tell the person',
  });
  await settle(ctx, of, old, { status: 'refused', error: 'It could not be sent within seven days' });
  return events;
}

/** Sends events together; where Facebook refuses some of them, halves them until the one that it refuses is alone. */
async function send(ctx: Ctx, of: For, opened: OpenSource, events: ServerEvent[]): Promise<void> {
  const [only] = events;
  if (!only) return;
  const { config, secrets } = opened;
  try {
    const { events_received } = await askFacebook({ ...config, ...secrets }, ctx.env, {
      edge: '/events',
      json: { data: events, ...(config.testEventCode ? { test_event_code: config.testEventCode } : {}) },
      // Facebook tells repetitions by the event id.
      repeatable: true,
      answer: Taken,
    });
    if (events_received < events.length) ctx.log.warn('Facebook took fewer conversions', { source: of.sourceId });
    const ids = events.map(({ event_id }) => event_id);
    await settle(ctx, of, ids, { status: 'sent', sentAt: ctx.now(), error: null });
  } catch (error) {
    if (!isFaultOfData(error)) throw error;
    if (events.length === 1) {
      const reason = withoutSecrets(error.message, secrets).slice(0, 500);
      await settle(ctx, of, [only.event_id], { status: 'refused', error: reason });
      return;
    }
    const middle = Math.ceil(events.length / 2);
    await send(ctx, of, opened, events.slice(0, middle));
    await send(ctx, of, opened, events.slice(middle));
  }
}

async function settle(ctx: Ctx, of: For, eventIds: string[], became: Partial<Pending>): Promise<void> {
  if (eventIds.length === 0) return;
  await ctx.db
    .update(conversionsSent)
    .set(became)
    .where(
      and(
        eq(conversionsSent.sourceId, of.sourceId),
        eq(conversionsSent.workspaceId, of.workspaceId),
        eq(conversionsSent.status, 'pending'),
        inArray(conversionsSent.eventId, eventIds),
      ),
    );
}

/** Facebook is away or busy, or no longer takes the token: what was not sent waits. */
async function putOff(ctx: Ctx, of: For, error: ProviderError, waiting: Pending[], source: SourceRow): Promise<void> {
  const attempts = Math.min(...waiting.map((one) => one.attempts));
  const pause = Math.min(LONGEST_PAUSE_MS, error.retryAfterMs ?? FIRST_PAUSE_MS * 2 ** (attempts - 1));
  const dueAt = new Date(ctx.now().getTime() + pause);
  const ids = waiting.map(({ eventId }) => eventId);
  await settle(ctx, of, ids, { dueAt, error: error.message.slice(0, 500) });
  if (error.kind === 'revoked') await tokenRefused(ctx, source, error.message);
  ctx.log.warn('conversions wait', { source: of.sourceId, kind: error.kind, reason: error.message });
}
