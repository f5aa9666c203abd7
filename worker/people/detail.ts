import { and, asc, count, desc, eq, isNull } from 'drizzle-orm';
import { FUNNEL_STEPS } from '../../contract/analytics.ts';
import type { PersonDetail, Reach } from '../../contract/people.ts';
import { CHANNELS } from '../../contract/segments.ts';
import { money } from '../analytics/rules.ts';
import type { UserCtx } from '../context.ts';
import { consents, profileEventCounts, profileIdentifiers, profileMerges, profileParts } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { asTraits } from './naming.ts';
import { asPerson, type Profile, profileById } from './people.ts';
import { tagsOf } from './tags.ts';

type IdentifierRow = typeof profileIdentifiers.$inferSelect;
type ConsentRow = typeof consents.$inferSelect;

/** One person: traits, ids, what was done how often, and where they can be reached; 404 for another workspace's. */
export async function getPerson(ctx: UserCtx, id: string): Promise<PersonDetail> {
  const mine = <T extends typeof profileEventCounts | typeof profileIdentifiers | typeof consents>(table: T) =>
    and(eq(table.profileId, id), eq(table.workspaceId, ctx.workspace.id));
  // One batch, one round trip: whoever is not there is found out with the rest.
  const [[profile], activity, identifiers, said, [merged], tags] = await ctx.db.batch([
    profileById(ctx, id),
    ctx.db
      .select()
      .from(profileEventCounts)
      .where(mine(profileEventCounts))
      .orderBy(desc(profileEventCounts.lastAt), profileEventCounts.name)
      .limit(100),
    ctx.db
      .select()
      .from(profileIdentifiers)
      .where(mine(profileIdentifiers))
      .orderBy(asc(profileIdentifiers.createdAt), profileIdentifiers.kind, profileIdentifiers.value)
      .limit(100),
    ctx.db
      .selectDistinctOn([consents.channel])
      .from(consents)
      .where(mine(consents))
      .orderBy(consents.channel, desc(consents.occurredAt), desc(consents.state)),
    ctx.db
      .select({ merges: count() })
      .from(profileMerges)
      .innerJoin(profileParts, eq(profileParts.profileId, profileMerges.fromProfileId))
      .where(
        and(
          eq(profileParts.personId, id),
          eq(profileMerges.workspaceId, ctx.workspace.id),
          isNull(profileMerges.undoneAt),
        ),
      ),
    tagsOf(ctx, id),
  ]);
  if (!profile) return fail('not_found');
  return {
    ...asPerson(profile, ctx.workspace.currency),
    tags: tags.rows.map(({ tag }) => tag),
    phone: profile.phone,
    traits: asTraits(profile.traits),
    reached: reachedBy(profile),
    refunded: money(profile.refundedValue),
    firstOrderAt: profile.firstOrderAt?.toISOString() ?? null,
    lastOrderAt: profile.lastOrderAt?.toISOString() ?? null,
    activity: activity.map((row) => ({
      name: row.name,
      count: row.count,
      firstAt: row.firstAt.toISOString(),
      lastAt: row.lastAt.toISOString(),
    })),
    identifiers: identifiers.map(({ kind, value, createdAt, homeId, profileId }) => ({
      ...{ kind, value, since: createdAt.toISOString(), profileId: homeId ?? profileId },
    })),
    channels: channelsOf(profile, identifiers, said),
    merges: merged?.merges ?? 0,
  };
}

function reachedBy(profile: Profile): PersonDetail['reached'] {
  const reached = [
    profile.reachedPageViewAt,
    profile.reachedProductViewAt,
    profile.reachedCartAt,
    profile.reachedCheckoutAt,
    profile.reachedPurchaseAt,
  ];
  return FUNNEL_STEPS.findLast((_, step) => reached[step] !== null) ?? null;
}

/**
 * What may be sent where: a channel is listed once there is an address or a word about it. An address says that
 * somebody could be written to, never to which of several: a reply goes where its conversation came from.
 */
function channelsOf(profile: Profile, identifiers: IdentifierRow[], said: ConsentRow[]): Reach[] {
  const has = (kind: IdentifierRow['kind']) => identifiers.some((one) => one.kind === kind);
  const address: Record<Reach['channel'], boolean> = {
    email: profile.email !== null,
    sms: profile.phone !== null,
    // A subscription to push messages comes with its consent.
    push: said.some(({ channel }) => channel === 'push'),
    whatsapp: profile.phone !== null || has('whatsapp'),
    messenger: has('messenger'),
  };
  return CHANNELS.flatMap((channel): Reach[] => {
    const latest = said.find((one) => one.channel === channel);
    if (!latest && !address[channel]) return [];
    return [
      {
        channel,
        consent: latest?.state ?? 'unknown',
        since: latest?.occurredAt.toISOString() ?? null,
        source: latest?.source ?? null,
        address: address[channel],
        reachable: latest?.state === 'subscribed' && address[channel],
      },
    ];
  });
}
