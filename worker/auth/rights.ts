import { ROLES, type Role } from '../../contract/members.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';

/**
 * Who may do what. Drafting, sending, spending, taking people's data out and approving are rights of their own, so that
 * whoever writes a campaign need not be whoever lets it go. Asked by every surface: web, API, chat, MCP, workflows.
 */
export const RIGHTS = [
  'draft',
  'share',
  'send',
  'spend',
  'export_people',
  'approve',
  'manage_workspace',
  'manage_keys',
] as const;
export type Right = (typeof RIGHTS)[number];

export const MATRIX: Record<Role, readonly Right[]> = {
  owner: RIGHTS,
  admin: ['draft', 'share', 'send', 'spend', 'export_people', 'approve', 'manage_workspace', 'manage_keys'],
  marketer: ['draft', 'share'],
  viewer: [],
};

/** What only a person may do, never a program that acts for one. */
const OF_PEOPLE: readonly Right[] = ['share', 'approve', 'manage_workspace', 'manage_keys'];

/** In words, after "Your role may not …". */
const WORDS: Record<Right, string> = {
  draft: 'prepare anything',
  share: 'show conversations to people outside',
  send: 'send messages',
  spend: 'spend money',
  export_people: 'take people’s data out',
  approve: 'approve',
  manage_workspace: 'manage the workspace',
  manage_keys: 'manage keys',
};

export function roleMay(role: string, right: Right): boolean {
  return (MATRIX[role as Role] ?? []).includes(right);
}

/** The roles that somebody of this role may give and take away: none above their own, and none at all without the right. */
export function mayGive(role: string): Role[] {
  const own = ROLES.indexOf(role as Role);
  return own >= 0 && roleMay(role, 'manage_workspace') ? ROLES.slice(own) : [];
}

/** Whether the caller has a right: by their role, and, where a program calls, as far as programs go. */
export function may(ctx: Pick<UserCtx, 'user' | 'apiKey'>, right: Right): boolean {
  return roleMay(ctx.user.role, right) && !(ctx.apiKey && OF_PEOPLE.includes(right));
}

/** 403 for a caller without the right. */
export function requireRight(ctx: Pick<UserCtx, 'user' | 'apiKey'>, right: Right): void {
  if (may(ctx, right)) return;
  const who = ctx.apiKey && roleMay(ctx.user.role, right) ? 'A key' : `The role ${ctx.user.role}`;
  fail('forbidden', `${who} may not ${WORDS[right]}`);
}
