import { and, count, desc, eq, gt, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Invitation, InvitationWithLink, NewInvitation, Role } from '../../../contract/members.ts';
import { byCaller } from '../../actions/actor.ts';
import { recordAudit } from '../../actions/audit.ts';
import { keyOf } from '../../auth/account.ts';
import { accountMail } from '../../auth/email-link/mail.ts';
import { requireRight } from '../../auth/rights.ts';
import { hashToken, newRefreshToken } from '../../auth/tokens.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { invitations, memberships, users } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';
import { loggable } from '../../http/log.ts';
import type { PageLanguage } from '../../http/page-language.ts';
import { publicUrl } from '../../http/public-url.ts';
import { limitRate } from '../../http/rate-limit.ts';
import { anA } from './change.ts';
import { invitationLetter } from './letter.ts';
import { mayDecide, nameOf } from './members.ts';

const DAY = 86_400_000;
/** Invitations of a workspace that wait. */
const MOST_WAITING = 100;

type Row = typeof invitations.$inferSelect;

/**
 * A link by which somebody joins with a role, shown this once, and sent where an address is given and the hub sends
 * e-mail. 403 for a role above one's own; 409 for somebody who is here already.
 */
export async function invite(
  ctx: UserCtx,
  { role, email, expiresInDays = 7 }: NewInvitation,
  language: PageLanguage,
): Promise<z.infer<typeof InvitationWithLink>> {
  requireGiving(ctx, role);
  const emailKey = email === undefined ? null : keyOf(email);
  await limitInvitations(ctx, emailKey);
  if (emailKey !== null && (await isMember(ctx, emailKey))) fail('conflict', `${email} is a member already`);
  const [kept] = await ctx.db
    .select({ waiting: count() })
    .from(invitations)
    .where(and(isOpen(ctx), gt(invitations.expiresAt, ctx.now())));
  if ((kept?.waiting ?? 0) >= MOST_WAITING) fail('conflict', `${MOST_WAITING} invitations wait: take one back first`);
  const now = ctx.now();
  const token = newRefreshToken();
  const row = {
    ...{ id: newId(), workspaceId: ctx.workspace.id, hash: await hashToken(token), role, invitedBy: ctx.user.id },
    ...{ email: email ?? null, emailKey, createdAt: now, acceptedAt: null, acceptedBy: null, revokedAt: null },
    expiresAt: new Date(now.getTime() + expiresInDays * DAY),
  };
  const by = byCaller(ctx);
  const whom = email ?? 'whoever has the link';
  await ctx.db.batch([
    ctx.db.insert(invitations).values(row),
    recordAudit(ctx, {
      ...{ ...by, what: 'invitation.made', text: `${by.actor.name} invited ${whom} as ${anA(role)}` },
      subject: { kind: 'invitation', id: row.id },
      after: { email: row.email, role, expiresAt: row.expiresAt },
    }),
  ]);
  return withLink(ctx, row, token, language);
}

/** A new link in the place of the old one, which opens nothing any more; as long good as the first was. */
export async function renewInvitation(ctx: UserCtx, id: string, language: PageLanguage) {
  const row = await requireInvitation(ctx, id);
  requireGiving(ctx, row.role as Role);
  await limitInvitations(ctx, row.emailKey);
  const now = ctx.now();
  const token = newRefreshToken();
  const expiresAt = new Date(now.getTime() + (row.expiresAt.getTime() - row.createdAt.getTime()));
  const by = byCaller(ctx);
  const fresh = { hash: await hashToken(token), createdAt: now, expiresAt, invitedBy: ctx.user.id };
  const [[renewed]] = await ctx.db.batch([
    ctx.db
      .update(invitations)
      .set(fresh)
      .where(and(eq(invitations.id, id), isOpen(ctx)))
      .returning(),
    recordAudit(ctx, {
      ...{ ...by, what: 'invitation.renewed', text: `${by.actor.name} made a new link for an invitation` },
      ...{ subject: { kind: 'invitation', id }, after: { email: row.email, role: row.role, expiresAt } },
    }),
  ]);
  return renewed ? withLink(ctx, renewed, token, language) : fail('conflict', 'This invitation waits no longer');
}

/** Invitations that wait or have expired, newest first; those that were accepted or taken back are gone. */
export async function listInvitations(ctx: UserCtx, page: { limit: number; cursor?: string | undefined }) {
  requireRight(ctx, 'manage_workspace');
  const rows = await ctx.db
    .select({ row: invitations, firstName: users.firstName, lastName: users.lastName, email: users.email })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(isOpen(ctx), before(page.cursor, invitations.createdAt, invitations.id)))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(page.limit + 1);
  const { data, nextCursor } = cutPage(rows, page.limit, ({ row }) => ({ at: row.createdAt, id: row.id }));
  return { data: data.map(({ row, ...by }) => show(ctx, row, nameOf(by))), nextCursor };
}

/** Takes an invitation back: its link says so from then on. */
export async function revokeInvitation(ctx: UserCtx, id: string): Promise<void> {
  const row = await requireInvitation(ctx, id);
  requireGiving(ctx, row.role as Role);
  const by = byCaller(ctx);
  await ctx.db.batch([
    ctx.db
      .update(invitations)
      .set({ revokedAt: ctx.now() })
      .where(and(eq(invitations.id, id), isOpen(ctx))),
    recordAudit(ctx, {
      ...{ ...by, what: 'invitation.revoked', text: `${by.actor.name} took an invitation back` },
      ...{ subject: { kind: 'invitation', id }, before: { email: row.email, role: row.role } },
    }),
  ]);
}

function requireGiving(ctx: UserCtx, role: Role): void {
  requireRight(ctx, 'manage_workspace');
  if (!mayDecide(ctx, role)) fail('forbidden', `The role ${ctx.user.role} may not make anybody ${anA(role)}`);
}

async function requireInvitation(ctx: UserCtx, id: string): Promise<Row> {
  requireRight(ctx, 'manage_workspace');
  const [row] = await ctx.db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isOpen(ctx)));
  return row ?? fail('not_found', 'There is no such invitation');
}

/** Neither accepted nor taken back. */
const isOpen = (ctx: UserCtx) =>
  and(eq(invitations.workspaceId, ctx.workspace.id), isNull(invitations.acceptedAt), isNull(invitations.revokedAt));

async function isMember(ctx: UserCtx, emailKey: string): Promise<boolean> {
  const [found] = await ctx.db
    .select({ id: users.id })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.workspaceId, ctx.workspace.id), eq(users.emailKey, emailKey)));
  return found !== undefined;
}

/** A workspace invites thirty at once and one more every two minutes; nobody's inbox is to be filled from here. */
async function limitInvitations(ctx: UserCtx, emailKey: string | null): Promise<void> {
  await limitRate(ctx, { name: 'invitations', key: ctx.workspace.id, capacity: 30, refillPerSecond: 1 / 120 });
  if (emailKey === null) return;
  await limitRate(ctx, { name: 'invitations-to', key: emailKey, capacity: 5, refillPerSecond: 1 / 600 });
}

function withLink(ctx: UserCtx, row: Row, token: string, language: PageLanguage): z.infer<typeof InvitationWithLink> {
  // What follows `#` goes to no server on the way, and into no log.
  const link = `${publicUrl(ctx)}/invitation#${token}`;
  const isSent = row.email !== null && send(ctx, { ...row, email: row.email }, link, language);
  return { ...show(ctx, row, nameOf(ctx.user)), link, isSent };
}

/** False where this hub sends no e-mail. The answer does not wait for the service. */
function send(ctx: UserCtx, row: Row & { email: string }, link: string, language: PageLanguage): boolean {
  const mail = accountMail(ctx.env);
  if (!mail) return false;
  const days = Math.round((row.expiresAt.getTime() - row.createdAt.getTime()) / DAY);
  const told = { to: row.email, link, workspace: ctx.workspace.name, invitedBy: nameOf(ctx.user), days };
  ctx.waitUntil(
    mail.provider
      .send(invitationLetter({ ...told, role: row.role as Role }, language), `invitation:${row.hash}`)
      .then((sent) => {
        if (sent.kind !== 'sent') ctx.log.warn('an invitation was not sent', { reason: sent.reason });
      })
      .catch((error) => ctx.log.warn('an invitation was not sent', { reason: loggable(error).message })),
  );
  return true;
}

function show(ctx: UserCtx, row: Row, invitedBy: string): Invitation {
  return {
    ...{ id: row.id, email: row.email, role: row.role as Role, invitedBy },
    ...{ createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() },
    expired: row.expiresAt <= ctx.now(),
  };
}
