import { and, desc, eq, sql } from 'drizzle-orm';
import type { Member, Role } from '../../../contract/members.ts';
import { mayGive } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { memberships, sessions, users } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';

export interface MemberRow {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  joinedAt: Date;
}

const COLUMNS = {
  ...{ id: users.id, email: users.email, firstName: users.firstName, lastName: users.lastName },
  ...{ role: memberships.role, joinedAt: memberships.createdAt },
};
const ownWorkspace = (ctx: UserCtx) => eq(memberships.workspaceId, ctx.workspace.id);

/** Everybody of the workspace, latest first. */
export async function listMembers(ctx: UserCtx, { limit, cursor }: { limit: number; cursor?: string | undefined }) {
  const lastSeen = sql<string | null>`(select to_json(max(s.last_used_at)) #>> '{}' from ${sessions} s
    where s.user_id = ${users.id} and s.workspace_id = ${ctx.workspace.id}::uuid)`;
  const [rows, owners] = await Promise.all([
    ctx.db
      .select({ ...COLUMNS, lastSeen })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(ownWorkspace(ctx), before(cursor, memberships.createdAt, memberships.userId)))
      .orderBy(desc(memberships.createdAt), desc(memberships.userId))
      .limit(limit + 1),
    ctx.db.$count(memberships, and(ownWorkspace(ctx), eq(memberships.role, 'owner'))),
  ]);
  const { data, nextCursor } = cutPage(rows, limit, (row) => ({ at: row.joinedAt, id: row.id }));
  return { data: data.map((row) => showMember(ctx, row, { lastSeen: row.lastSeen, owners })), nextCursor };
}

/** One of the workspace's, or 404. */
export async function requireMember(ctx: UserCtx, id: string): Promise<MemberRow> {
  const [row] = await ctx.db
    .select(COLUMNS)
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(ownWorkspace(ctx), eq(memberships.userId, id)));
  return row ?? fail('not_found', 'There is no such member');
}

/** What the caller's role has to say about somebody of this one: nothing about those above it. */
export function mayDecide(ctx: UserCtx, role: string): boolean {
  return !ctx.apiKey && mayGive(ctx.user.role).includes(role as Role);
}

export function nameOf({ firstName, lastName, email }: Pick<MemberRow, 'firstName' | 'lastName' | 'email'>): string {
  return `${firstName} ${lastName}`.trim() || email;
}

function showMember(
  ctx: UserCtx,
  row: MemberRow,
  { lastSeen, owners }: { lastSeen: string | null; owners: number },
): Member {
  const isYou = row.id === ctx.user.id;
  const isLastOwner = row.role === 'owner' && owners < 2;
  const decides = mayDecide(ctx, row.role) && !isLastOwner;
  return {
    ...{ id: row.id, email: row.email, firstName: row.firstName, lastName: row.lastName, role: row.role as Role },
    lastSeenAt: lastSeen === null ? null : new Date(lastSeen).toISOString(),
    joinedAt: row.joinedAt.toISOString(),
    isYou,
    mayBecome: decides ? mayGive(ctx.user.role) : [],
    mayRemove: decides || (isYou && !isLastOwner && !ctx.apiKey),
  };
}
