import { and, desc, eq, sql } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey } from '../../contract/analytics.ts';
import type { Person } from '../../contract/people.ts';
import { money } from '../analytics/rules.ts';
import type { UserCtx } from '../context.ts';
import { profiles } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { before, cutPage } from '../http/cursor.ts';
import { nameIn } from './naming.ts';
import { idsFound } from './search.ts';

export type Profile = typeof profiles.$inferSelect;
interface PageOf {
  limit: number;
  cursor?: string | undefined;
}

const IN_SEGMENT = {
  cart_abandoners: profiles.isCartAbandoner,
  potential_customers: profiles.isCartAbandoner,
  high_value_customers: profiles.isHighValue,
  new_visitors: profiles.isNewVisitor,
  engaged_users: profiles.isEngaged,
  repeat_customers: profiles.isRepeat,
} as const satisfies Record<SegmentKey, unknown>;

/**
 * The people of a workspace, of one of its segments, or who are found by `query`, seen last first. Anonymous visitors
 * are listed only where they are looked for by an id.
 */
export async function listPeople(
  ctx: UserCtx,
  { limit, cursor, segment, query }: PageOf & { segment?: SegmentKey; query?: string | undefined },
): Promise<{ data: Person[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(profiles)
    .where(
      and(
        eq(profiles.workspaceId, ctx.workspace.id),
        query ? sql`${profiles.id} in (${idsFound(ctx.workspace.id, query)})` : profiles.known,
        segment && IN_SEGMENT[segment],
        before(cursor, profiles.lastSeenAt, profiles.id),
      ),
    )
    .orderBy(desc(profiles.lastSeenAt), desc(profiles.id))
    .limit(limit + 1);
  const { data, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.lastSeenAt ?? row.createdAt, id: row.id }));
  return { data: data.map((row) => asPerson(row, ctx.workspace.currency)), nextCursor };
}

/** A person of the workspace, or 404. */
export async function requireProfile(ctx: UserCtx, id: string): Promise<Profile> {
  const [profile] = await profileById(ctx, id);
  return profile ?? fail('not_found');
}

/** The statement that finds a person of the workspace, alone or in a batch. */
export function profileById(ctx: UserCtx, id: string) {
  return ctx.db
    .select()
    .from(profiles)
    .where(and(eq(profiles.id, id), eq(profiles.workspaceId, ctx.workspace.id)));
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
