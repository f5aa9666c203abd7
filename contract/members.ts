import * as z from 'zod';
import { Email, NewPassword, Workspace } from './auth.ts';

/** From who may most to who may least. */
export const ROLES = ['owner', 'admin', 'marketer', 'viewer'] as const;
export const RoleName = z.enum(ROLES);
export type Role = z.infer<typeof RoleName>;

export const Member = z.object({
  /** The user's id. */
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  role: RoleName,
  /** When they were last at work in this workspace, to a quarter of an hour; null for never. */
  lastSeenAt: z.string().nullable(),
  joinedAt: z.string(),
  isYou: z.boolean(),
  /** The roles that the caller may give them; empty where the caller may not change theirs. */
  mayBecome: z.array(RoleName),
  mayRemove: z.boolean(),
});
export type Member = z.infer<typeof Member>;

export const MemberPatch = z.strictObject({ role: RoleName });

export const NewInvitation = z.strictObject({
  role: RoleName,
  /** Only this address may accept then, and it is sent the link where the hub sends e-mail. */
  email: Email.optional(),
  expiresInDays: z.number().int().min(1).max(30).default(7),
});
export type NewInvitation = z.input<typeof NewInvitation>;

/** An invitation that waits to be accepted. */
export const Invitation = z.object({
  id: z.string(),
  email: z.string().nullable(),
  role: RoleName,
  invitedBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  expired: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

/** With its link, which is shown this once: only a hash of it is kept. */
export const InvitationWithLink = Invitation.extend({
  link: z.string(),
  /** Whether a letter with the link is on its way. */
  isSent: z.boolean(),
});
export type InvitationWithLink = z.infer<typeof InvitationWithLink>;

/** What the link carries. */
export const InvitationToken = z.object({ token: z.string().min(1).max(200) });

/** To what somebody is invited, as the page of the link tells it. */
export const InvitationShown = z.object({
  workspace: z.string(),
  invitedBy: z.string(),
  role: RoleName,
  /** The address that it is for; null where whoever has the link may join. */
  email: z.string().nullable(),
  expiresAt: z.string(),
});
export type InvitationShown = z.infer<typeof InvitationShown>;

export const JoinAsNew = z.object({
  token: z.string().min(1).max(200),
  email: Email,
  password: NewPassword,
  firstName: z.string().trim().min(1).max(100),
  lastName: z.string().trim().min(1).max(100),
});
export type JoinAsNew = z.infer<typeof JoinAsNew>;

/** A workspace of the caller's. */
export const OwnWorkspace = Workspace.pick({ id: true, name: true, role: true }).extend({ isCurrent: z.boolean() });
export type OwnWorkspace = z.infer<typeof OwnWorkspace>;

export const Switch = z.object({ workspaceId: z.uuid() });

export const PasswordChange = z.object({
  password: NewPassword,
  /** May be left out within ten minutes of signing in. */
  currentPassword: z.string().min(1).max(4096).optional(),
});
