import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Merge, MergeSide, Person, TakenApart } from '../../contract/people.ts';
import type { UserCtx } from '../context.ts';
import { events, profileIdentifiers, profileMerges, profileParts, profiles, users } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { afterWrite } from '../ingest/after.ts';
import { type Merged, mergePeople, undoMerge } from '../ingest/merge.ts';
import { type Evidence, keysIn } from '../ingest/writing/identity.ts';
import { split } from '../ingest/writing/state.ts';
import { nameIn } from './naming.ts';
import { asPerson, requireProfile } from './people.ts';

const MOST = 100;
type MergeRow = typeof profileMerges.$inferSelect;

/** The merges of a person, those taken apart too, the last one first, each with its evidence; 404 for another's. */
export async function listMerges(ctx: UserCtx, id: string): Promise<{ data: Merge[]; nextCursor: null }> {
  await requireProfile(ctx, id);
  const homes = await homesOf(ctx, id);
  const rows = await ctx.db
    .select()
    .from(profileMerges)
    .where(
      and(
        eq(profileMerges.workspaceId, ctx.workspace.id),
        or(inArray(profileMerges.fromProfileId, homes), inArray(profileMerges.intoProfileId, homes)),
      ),
    )
    .orderBy(desc(profileMerges.createdAt), desc(profileMerges.id))
    .limit(MOST);
  return { data: await tellMerges(ctx, rows), nextCursor: null };
}

/** The profiles that a person is made of: its own, and those merged into it. */
export async function homesOf(ctx: UserCtx, id: string): Promise<string[]> {
  const parts = await ctx.db
    .select({ id: profileParts.profileId })
    .from(profileParts)
    .where(and(eq(profileParts.personId, id), eq(profileParts.workspaceId, ctx.workspace.id)))
    .limit(MOST);
  return [id, ...parts.map((part) => part.id).filter((part) => part !== id)];
}

/** Shows another person's history with this one's. 404 where one of them is not the workspace's, 400 for one twice. */
export async function mergeByHand(
  ctx: UserCtx,
  { into, from, reason }: { into: string; from: string; reason?: string | undefined },
): Promise<Person> {
  const merged = await mergePeople(ctx, ctx.workspace.id, {
    ...{ from, into, userId: ctx.user.id },
    reason: reason || null,
  });
  if (merged.kind === 'same') {
    fail('invalid', undefined, { fields: [{ path: 'from', message: 'Choose another person than this one' }] });
  }
  return asPerson(await followed(ctx, merged, into), ctx.workspace.currency);
}

/** Takes a merge of a person apart. 404 where it is not this person's, or not any more. */
export async function takeApartByHand(
  ctx: UserCtx,
  { person, mergeId }: { person: string; mergeId: string },
): Promise<TakenApart> {
  const given = { mergeId, person, userId: ctx.user.id };
  const undone = await undoMerge(ctx, ctx.workspace.id, given);
  const { currency } = ctx.workspace;
  const rest = asPerson(await followed(ctx, undone, person), currency);
  const [other = fail('not_found')] = undone.kind === 'done' ? undone.touched.filter((id) => id !== person) : [];
  return { person: rest, other: asPerson(await requireProfile(ctx, other), currency) };
}

async function followed(ctx: UserCtx, merged: Merged, id: string) {
  if (merged.kind !== 'done') return fail('not_found');
  await afterWrite(ctx, { workspaceId: ctx.workspace.id, events: [], written: merged });
  return requireProfile(ctx, id);
}

async function tellMerges(ctx: UserCtx, rows: MergeRow[]): Promise<Merge[]> {
  if (rows.length === 0) return [];
  const sides = [...new Set(rows.flatMap((row) => [row.fromProfileId, row.intoProfileId]))];
  const told = rows.map(({ evidence }) => evidence as Evidence);
  const messages = ['', ...told.flatMap(({ messageId }) => messageId ?? [])];
  const byHand = [...rows.flatMap((row) => [row.mergedBy, row.undoneBy])].filter((one) => one !== null);
  const { workspace, db } = ctx;
  const home = sql<string>`coalesce(${profileIdentifiers.homeId}, ${profileIdentifiers.profileId})`;
  const [parts, whole, identifiers, shown, people] = await db.batch([
    db
      .select()
      .from(profileParts)
      .where(and(eq(profileParts.workspaceId, workspace.id), inArray(profileParts.profileId, sides))),
    db
      .select()
      .from(profiles)
      .where(and(eq(profiles.workspaceId, workspace.id), inArray(profiles.id, sides))),
    db
      .select({ home, kind: profileIdentifiers.kind, value: profileIdentifiers.value })
      .from(profileIdentifiers)
      .where(
        and(
          eq(profileIdentifiers.workspaceId, workspace.id),
          inArray(
            profileIdentifiers.profileId,
            sql`(select ${profileParts.personId} from ${profileParts} where ${inArray(profileParts.profileId, sides)}
              union all select id from ${profiles} where ${inArray(profiles.id, sides)})`,
          ),
        ),
      )
      .limit(1000),
    db
      .select({ id: events.id, messageId: events.messageId, name: events.name, occurredAt: events.occurredAt })
      .from(events)
      .where(and(eq(events.workspaceId, workspace.id), inArray(events.messageId, messages))),
    db
      .select({ id: users.id, firstName: users.firstName, lastName: users.lastName })
      .from(users)
      .where(inArray(users.id, [ctx.user.id, ...byHand])),
  ]);
  const side = (id: string): MergeSide => {
    const {
      traits,
      email = null,
      userId = null,
    } = parts.find((part) => part.profileId === id) ?? whole.find((one) => one.id === id) ?? {};
    const own = identifiers.filter((one) => one.home === id).map(({ kind, value }) => ({ kind, value }));
    return { profileId: id, name: nameIn(traits), email, userId, identifiers: own };
  };
  const nameOf = (id: string | null) => {
    const user = people.find((one) => one.id === id);
    return user ? `${user.firstName} ${user.lastName}`.trim() : null;
  };
  return rows.map((row, index) => {
    const { messageId, ...keys } = told[index] ?? {};
    const event = shown.find((one) => one.messageId === messageId);
    return {
      id: row.id,
      at: row.createdAt.toISOString(),
      from: side(row.fromProfileId),
      into: side(row.intoProfileId),
      evidence: row.mergedBy
        ? null
        : {
            keys: keysIn(keys).map(split),
            event: event ? { id: event.id, name: event.name, occurredAt: event.occurredAt.toISOString() } : null,
          },
      by: nameOf(row.mergedBy),
      reason: row.reason,
      undoneAt: row.undoneAt?.toISOString() ?? null,
      undoneBy: nameOf(row.undoneBy),
    };
  });
}
