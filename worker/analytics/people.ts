import { and, desc, eq, getTableColumns } from 'drizzle-orm';
import { FUNNEL_STEPS, SEGMENT_KEYS, type SegmentKey } from '../../contract/analytics.ts';
import type { Person, PersonDetail } from '../../contract/people.ts';
import type { SourceType, StoredEvent } from '../../contract/sources.ts';
import type { UserCtx } from '../context.ts';
import { dataSources, events, profileEventCounts, profiles } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { money } from './rules.ts';

type Profile = typeof profiles.$inferSelect;
interface PageOf {
  limit: number;
  cursor?: string | undefined;
}

const { raw: _raw, context: _context, ...shown } = getTableColumns(events);
/** The columns of an event that are shown: the provider's own body can be large, and stays where it is. */
export const EVENT = shown;

const IN_SEGMENT = {
  cart_abandoners: profiles.isCartAbandoner,
  potential_customers: profiles.isCartAbandoner,
  high_value_customers: profiles.isHighValue,
  new_visitors: profiles.isNewVisitor,
  engaged_users: profiles.isEngaged,
  repeat_customers: profiles.isRepeat,
} as const satisfies Record<SegmentKey, unknown>;

/** The people of a workspace, or of one of its segments, seen last first. Anonymous visitors are not listed. */
export async function listPeople(ctx: UserCtx, { limit, cursor, segment }: PageOf & { segment?: SegmentKey }) {
  const rows = await ctx.db
    .select()
    .from(profiles)
    .where(
      and(
        eq(profiles.workspaceId, ctx.workspace.id),
        profiles.known,
        segment && IN_SEGMENT[segment],
        before(cursor, profiles.lastSeenAt, profiles.id),
      ),
    )
    .orderBy(desc(profiles.lastSeenAt), desc(profiles.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.lastSeenAt ?? row.createdAt, id: row.id }));
  return { data: data.map((row) => asPerson(row, ctx.workspace.currency)), nextCursor };
}

/** One person with traits and what was done how often; 404 for another workspace's. */
export async function getPerson(ctx: UserCtx, id: string): Promise<PersonDetail> {
  const profile = await requireProfile(ctx, id);
  const activity = await ctx.db
    .select()
    .from(profileEventCounts)
    .where(and(eq(profileEventCounts.profileId, id), eq(profileEventCounts.workspaceId, ctx.workspace.id)))
    .orderBy(desc(profileEventCounts.lastAt), profileEventCounts.name)
    .limit(100);
  const reached = [
    profile.reachedPageViewAt,
    profile.reachedProductViewAt,
    profile.reachedCartAt,
    profile.reachedCheckoutAt,
    profile.reachedPurchaseAt,
  ];
  return {
    ...asPerson(profile, ctx.workspace.currency),
    phone: profile.phone,
    traits: asTraits(profile.traits),
    reached: FUNNEL_STEPS.findLast((_, step) => reached[step] !== null) ?? null,
    activity: activity.map(({ name, count, firstAt, lastAt }) => ({
      name,
      count,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  };
}

/** What a person did, latest first; 404 for another workspace's. */
export async function timeline(ctx: UserCtx, id: string, { limit, cursor }: PageOf) {
  await requireProfile(ctx, id);
  const rows = await ctx.db
    .select({ event: EVENT, sourceType: dataSources.sourceType })
    .from(events)
    .leftJoin(dataSources, eq(dataSources.id, events.sourceId))
    .where(
      and(
        eq(events.workspaceId, ctx.workspace.id),
        eq(events.profileId, id),
        before(cursor, events.occurredAt, events.id),
      ),
    )
    .orderBy(desc(events.occurredAt), desc(events.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, ({ event }) => ({ at: event.occurredAt, id: event.id }));
  return { data: data.map(({ event, sourceType }) => asStoredEvent(event, sourceType ?? 'webhook')), nextCursor };
}

async function requireProfile(ctx: UserCtx, id: string): Promise<Profile> {
  const [profile] = await ctx.db
    .select()
    .from(profiles)
    .where(and(eq(profiles.id, id), eq(profiles.workspaceId, ctx.workspace.id)));
  return profile ?? fail('not_found');
}

export function asPerson(profile: Profile, currency: string): Person {
  const member: Record<SegmentKey, boolean | null> = {
    cart_abandoners: profile.isCartAbandoner,
    potential_customers: profile.isCartAbandoner,
    high_value_customers: profile.isHighValue,
    new_visitors: profile.isNewVisitor,
    engaged_users: profile.isEngaged,
    repeat_customers: profile.isRepeat,
  };
  return {
    id: profile.id,
    userId: profile.userId,
    email: profile.email,
    name: nameIn(profile.traits),
    known: profile.known,
    firstSeenAt: profile.firstSeenAt?.toISOString() ?? null,
    lastSeenAt: profile.lastSeenAt?.toISOString() ?? null,
    events: profile.eventCount,
    orders: profile.orderCount,
    value: money(profile.orderValue),
    currency,
    segments: SEGMENT_KEYS.filter((key) => member[key]),
  };
}

export function nameIn(given: unknown): string | null {
  const traits = asTraits(given);
  if (typeof traits.name === 'string' && traits.name.trim()) return traits.name.trim();
  const parts = [traits.firstName ?? traits.first_name, traits.lastName ?? traits.last_name];
  return parts.filter((part) => typeof part === 'string' && part).join(' ') || null;
}

function asTraits(traits: unknown): Record<string, unknown> {
  return typeof traits === 'object' && traits !== null ? { ...traits } : {};
}

export function asStoredEvent(
  event: Omit<typeof events.$inferSelect, 'raw' | 'context'>,
  sourceType: SourceType,
): StoredEvent {
  const { id, sourceId, name, originalName, profileId, userId, anonymousId, email, currency, orderId } = event;
  return {
    ...{ id, sourceId, sourceType, name, originalName, profileId, userId, anonymousId, email, currency, orderId },
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    value: event.value === null ? null : money(event.value),
    properties: asTraits(event.properties),
  };
}
