import { and, eq, isNull, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Role } from '../../../contract/members.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { mayGive, requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { apiKeys, invitations, memberships, oauthGrants, scheduledQuestions, sessions } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { endOpenStreams } from '../../live/sessions.ts';
import { inOrder } from './in-order.ts';
import { type MemberRow, mayDecide, nameOf, requireMember } from './members.ts';

const LAST_OWNER = 'A workspace keeps an owner: make somebody else one first';
const MEANWHILE = 'The members were changed meanwhile: look at them again';

/**
 * Gives a member another role. 403 without the right, for a role above one's own and for people above oneself; 409 for
 * the last owner. What they have invited others to, and could no longer, ends.
 */
export async function changeRole(ctx: UserCtx, id: string, role: Role): Promise<void> {
  requireRight(ctx, 'manage_workspace');
  const member = await requireMember(ctx, id);
  if (!mayDecide(ctx, member.role)) fail('forbidden', `The role ${ctx.user.role} may not change ${anA(member.role)}`);
  if (!mayDecide(ctx, role)) fail('forbidden', `The role ${ctx.user.role} may not make anybody ${anA(role)}`);
  if (member.role === role) return;
  const by = byCaller(ctx);
  const isDone = await inOrder(ctx, order(ctx, member, role), [
    ctx.db.update(memberships).set({ role }).where(membership(ctx, id)),
    endInvitations(ctx, id, mayGive(role)),
    recordAudit(ctx, {
      ...{ ...by, what: 'member.role_changed', text: `${by.actor.name} made ${nameOf(member)} ${anA(role)}` },
      ...{ subject: { kind: 'member', id }, before: { role: member.role }, after: { role } },
    }),
  ]);
  if (!isDone) await tellWhy(ctx, id, role);
}

/**
 * Takes somebody out of the workspace, or lets them go: their sessions, keys and programs there end at once, what they
 * asked by the clock is paused, their invitations are void. 403 and 409 as for roles.
 */
export async function removeMember(ctx: UserCtx, id: string): Promise<void> {
  const isYou = id === ctx.user.id && !ctx.apiKey;
  if (!isYou) requireRight(ctx, 'manage_workspace');
  const member = await requireMember(ctx, id);
  if (!isYou && !mayDecide(ctx, member.role)) {
    fail('forbidden', `The role ${ctx.user.role} may not remove ${anA(member.role)}`);
  }
  const by = byCaller(ctx);
  const now = ctx.now();
  const [workspaceId, reason] = [ctx.workspace.id, 'no longer a member'];
  const open = and(eq(sessions.userId, id), eq(sessions.workspaceId, workspaceId), isNull(sessions.revokedAt));
  const isDone = await inOrder(ctx, order(ctx, member, null), [
    ctx.db.delete(memberships).where(membership(ctx, id)),
    ctx.db.update(sessions).set({ revokedAt: now, revokedReason: reason }).where(open),
    ctx.db
      .update(apiKeys)
      .set({ revokedAt: now })
      .where(and(eq(apiKeys.userId, id), eq(apiKeys.workspaceId, workspaceId), isNull(apiKeys.revokedAt))),
    ctx.db.delete(oauthGrants).where(and(eq(oauthGrants.userId, id), eq(oauthGrants.workspaceId, workspaceId))),
    ctx.db
      .update(scheduledQuestions)
      .set({ pausedAt: now, updatedAt: now })
      .where(
        and(
          eq(scheduledQuestions.userId, id),
          eq(scheduledQuestions.workspaceId, workspaceId),
          isNull(scheduledQuestions.pausedAt),
        ),
      ),
    endInvitations(ctx, id, []),
    recordAudit(ctx, {
      ...{ ...by, what: isYou ? 'member.left' : 'member.removed' },
      text: isYou ? `${nameOf(member)} left the workspace` : `${by.actor.name} removed ${nameOf(member)}`,
      ...{ subject: { kind: 'member', id }, before: { role: member.role } },
    }),
  ]);
  if (!isDone) return tellWhy(ctx, id, null);
  const ended = await ctx.db
    .select({ id: sessions.id, userId: sessions.userId, workspaceId: sessions.workspaceId })
    .from(sessions)
    .where(and(eq(sessions.userId, id), eq(sessions.workspaceId, workspaceId), eq(sessions.revokedAt, now)));
  endOpenStreams(ctx, ended);
}

/** The member is as they were when they were looked at, and an owner is left afterwards. */
function order(ctx: UserCtx, { id, role: was }: MemberRow, becomes: Role | null) {
  const own = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  const same = sql`exists (select 1 from ${memberships} where ${own} and user_id = ${id}::uuid and role = ${was})`;
  const ownerLeft: SQL =
    was === 'owner' && becomes !== 'owner'
      ? sql`exists (select 1 from ${memberships} where ${own} and user_id <> ${id}::uuid and role = 'owner')`
      : sql`true`;
  return {
    workspaceId: ctx.workspace.id,
    by: { userId: ctx.user.id, role: ctx.user.role },
    holds: sql`${same} and ${ownerLeft}`,
  };
}

async function tellWhy(ctx: UserCtx, id: string, becomes: Role | null): Promise<never> {
  const { role } = await requireMember(ctx, id);
  const owners = await ctx.db.$count(
    memberships,
    and(eq(memberships.workspaceId, ctx.workspace.id), eq(memberships.role, 'owner')),
  );
  return fail('conflict', role === 'owner' && becomes !== 'owner' && owners < 2 ? LAST_OWNER : MEANWHILE);
}

/** Invitations that somebody made and that wait, but for roles they may still give. */
function endInvitations(ctx: UserCtx, userId: string, stillTheirs: readonly Role[]) {
  return ctx.db
    .update(invitations)
    .set({ revokedAt: ctx.now() })
    .where(
      and(
        eq(invitations.workspaceId, ctx.workspace.id),
        eq(invitations.invitedBy, userId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        stillTheirs.length > 0 ? notInArray(invitations.role, [...stillTheirs]) : undefined,
      ),
    );
}

const membership = (ctx: UserCtx, userId: string) =>
  and(eq(memberships.workspaceId, ctx.workspace.id), eq(memberships.userId, userId));

/** `an owner`, `a viewer`. */
export const anA = (role: string): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
