import { and, eq, isNull, sql } from 'drizzle-orm';
import type { InvitationShown, JoinAsNew, Role } from '../../../contract/members.ts';
import { recordAudit } from '../../actions/audit.ts';
import { type Entered, keyOf, showUser } from '../../auth/account.ts';
import { accountLimit, addressLimit } from '../../auth/limits.ts';
import { hashPassword } from '../../auth/password.ts';
import { mayGive } from '../../auth/rights.ts';
import { beginSession } from '../../auth/session.ts';
import { moveSession } from '../../auth/switch.ts';
import { hashToken } from '../../auth/tokens.ts';
import type { Ctx, UserCtx } from '../../context.ts';
import { isUniqueViolation } from '../../db/client.ts';
import { newId } from '../../db/id.ts';
import { invitations, memberships, users, workspaces } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import type { Client } from '../../http/client.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { showWorkspace } from '../workspace.ts';
import { anA } from './change.ts';
import { inOrder } from './in-order.ts';
import { nameOf } from './members.ts';

const TAKEN_BACK = 'This invitation was taken back: ask for a new one';

/** To what a link invites. 404 for none of ours; 409 says that it was used, taken back, or is too old. */
export async function lookAtInvitation(ctx: Ctx, token: string, client: Client): Promise<InvitationShown> {
  await limitRate(ctx, addressLimit('invitation', client));
  const { invitation, workspace, inviter } = await requireOpen(ctx, token);
  return {
    ...{ workspace: workspace.name, invitedBy: nameOf(inviter), role: invitation.role as Role },
    ...{ email: invitation.email, expiresAt: invitation.expiresAt.toISOString() },
  };
}

/** Makes an account for whoever has the link, a member of that workspace and of no other. 409 when the e-mail is taken. */
export async function joinAsNew(ctx: Ctx, given: JoinAsNew, client: Client): Promise<Entered> {
  const { token, password, email, firstName, lastName } = given;
  const emailKey = keyOf(email);
  await limitRate(ctx, accountLimit('register', emailKey));
  await limitRate(ctx, addressLimit('register', client));
  const open = await requireOpen(ctx, token);
  requireAddress(open, emailKey);
  const { workspace, invitation } = open;
  const now = ctx.now();
  const user = {
    ...{ id: newId(), email, emailKey, firstName, lastName, companyName: workspace.name, isVerified: false },
    ...{ passwordHash: await hashPassword(password), lastLoginAt: null, createdAt: now, updatedAt: now },
  };
  const owner = { userId: user.id, email, workspaceId: workspace.id, role: invitation.role };
  const session = await beginSession(ctx, owner, client);
  const isIn = await accept(ctx, open, user, [ctx.db.insert(users).values(user)], [...session.statements]).catch(
    (error) => {
      if (isUniqueViolation(error, 'users_email_key_unique')) {
        fail('conflict', 'This e-mail already has an account: sign in to accept');
      }
      throw error;
    },
  );
  if (!isIn) return tooLate(ctx, token);
  return { user: showUser(user), workspace: showWorkspace(workspace, invitation.role), tokens: session.tokens };
}

/** Takes the caller into the workspace of the link, and there. 409 for somebody who is in it already. */
export async function joinAsMyself(ctx: UserCtx, token: string, client: Client): Promise<Entered> {
  if (ctx.apiKey) fail('forbidden', 'A person has to accept an invitation');
  await limitRate(ctx, addressLimit('invitation', client));
  const open = await requireOpen(ctx, token);
  requireAddress(open, keyOf(ctx.user.email));
  const { workspace, invitation } = open;
  const isIn = await accept(ctx, open, ctx.user, [], []).catch((error) => {
    if (isUniqueViolation(error)) fail('conflict', `You are a member of ${workspace.name} already`);
    throw error;
  });
  if (!isIn) return tooLate(ctx, token);
  return moveSession(ctx, { workspace, role: invitation.role }, client);
}

interface Open {
  invitation: typeof invitations.$inferSelect;
  workspace: typeof workspaces.$inferSelect;
  inviter: Pick<typeof users.$inferSelect, 'firstName' | 'lastName' | 'email'>;
  /** The role that whoever invited has now. */
  inviterRole: string;
}

async function requireOpen(ctx: Ctx, token: string): Promise<Open> {
  const [found] = await ctx.db
    .select({
      ...{ invitation: invitations, workspace: workspaces, inviterRole: memberships.role },
      inviter: { firstName: users.firstName, lastName: users.lastName, email: users.email },
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.id, invitations.workspaceId))
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .leftJoin(
      memberships,
      and(eq(memberships.userId, invitations.invitedBy), eq(memberships.workspaceId, invitations.workspaceId)),
    )
    .where(eq(invitations.hash, await hashToken(token)));
  if (!found) return fail('not_found', 'This is no invitation, or a newer link took its place');
  const { invitation, inviterRole } = found;
  if (invitation.acceptedAt) fail('conflict', 'This invitation was used already: sign in, or ask for a new one');
  const mayStill = inviterRole !== null && mayGive(inviterRole).includes(invitation.role as Role);
  if (invitation.revokedAt || !mayStill || inviterRole === null) return fail('conflict', TAKEN_BACK);
  if (invitation.expiresAt <= ctx.now()) fail('conflict', 'This invitation is too old: ask for a new one');
  return { ...found, inviterRole };
}

function requireAddress({ invitation }: Open, emailKey: string): void {
  const { emailKey: only, email } = invitation;
  if (only !== null && only !== emailKey)
    fail('forbidden', `This invitation is for ${email}: use an account of that address`);
}

type Statements = Parameters<typeof inOrder>[2] | [];

/** Spends the invitation and makes the member, in one: of two who accept at one instant, one gets in. */
function accept(
  ctx: Ctx,
  { invitation, inviterRole, workspace }: Open,
  user: { id: string; email: string; firstName: string; lastName: string },
  first: Statements,
  then: Statements,
): Promise<boolean> {
  const { id, hash, role, invitedBy } = invitation;
  const now = ctx.now();
  const holds = sql`exists (select 1 from ${invitations} where id = ${id}::uuid and hash = ${hash}
    and accepted_at is null and revoked_at is null and expires_at > ${now.toISOString()}::timestamptz)`;
  const spend = ctx.db
    .update(invitations)
    .set({ acceptedAt: now, acceptedBy: user.id })
    .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt)));
  return inOrder(ctx, { workspaceId: workspace.id, by: { userId: invitedBy, role: inviterRole }, holds }, [
    spend,
    ...first,
    ctx.db.insert(memberships).values({ workspaceId: workspace.id, userId: user.id, role, createdAt: now }),
    recordAudit(
      { db: ctx.db, now: ctx.now, workspace },
      {
        ...{ actor: { kind: 'person', id: user.id, name: nameOf(user) }, surface: 'web', what: 'member.joined' },
        text: `${nameOf(user)} joined as ${anA(role)}, by an invitation`,
        ...{ subject: { kind: 'member', id: user.id }, after: { role, invitation: id, invitedBy } },
      },
    ),
    ...then,
  ]);
}

/** Somebody was faster, or it ended in this very moment: the look says which. */
async function tooLate(ctx: Ctx, token: string): Promise<never> {
  await requireOpen(ctx, token);
  return fail('conflict', TAKEN_BACK);
}
