import { eq, type SQL, sql } from 'drizzle-orm';
import type { Login, ProfilePatch, Register, SignedIn, User } from '../../contract/auth.ts';
import { recordAudit } from '../actions/audit.ts';
import { callerCopies } from '../cache/caller-copies.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { isUniqueViolation } from '../db/client.ts';
import { newId } from '../db/id.ts';
import { memberships, sessions, users, workspaces } from '../db/schema.ts';
import { fail } from '../errors.ts';
import type { Client } from '../http/client.ts';
import { forgiveRate } from '../http/rate-limit.ts';
import { followingSix } from '../segments/write.ts';
import { showWorkspace } from '../workspace/workspace.ts';
import { accountLimit, limitDoor } from './limits.ts';
import { hashPassword, pretendToVerify, verifyPassword } from './password.ts';
import { beginSession, forgetEndedSessions, type IssuedTokens } from './session.ts';

export type Entered = SignedIn & { tokens: IssuedTokens };

/**
 * A new user, who owns a new workspace named after the company, signed in: all of it or nothing.
 * 409 when the e-mail is taken, in whatever case.
 */
export async function register(ctx: Ctx, { password, ...person }: Register, client: Client): Promise<Entered> {
  await limitDoor(ctx, 'register', client, keyOf(person.email));
  return makeAccount(ctx, { ...person, passwordHash: await hashPassword(password), isVerified: false }, client);
}

/** Somebody who has no account yet. `isVerified`: it is known that they read what is sent to their address. */
type Newcomer = Omit<Register, 'password'> & { passwordHash: string; isVerified: boolean };

/** Makes the account of somebody whom a door has let in, by a password or by a link. 409 when the e-mail is taken. */
export async function makeAccount(ctx: Ctx, newcomer: Newcomer, client: Client): Promise<Entered> {
  const { email, firstName, lastName, companyName } = newcomer;
  const now = ctx.now();
  const stamps = { createdAt: now, updatedAt: now };
  const user = { id: newId(), ...newcomer, emailKey: keyOf(email) };
  const name = `${firstName} ${lastName}`.trim();
  const workspace = { id: newId(), name: companyName };
  const owner = { userId: user.id, email, workspaceId: workspace.id, role: 'owner' };
  const session = await beginSession(ctx, owner, client);
  const [userRows, workspaceRows] = await ctx.db
    .batch([
      ctx.db
        .insert(users)
        .values({ ...user, ...stamps })
        .returning(),
      ctx.db
        .insert(workspaces)
        .values({ ...workspace, ...stamps })
        .returning(),
      ctx.db.insert(memberships).values({ workspaceId: workspace.id, userId: user.id, role: owner.role }),
      followingSix(ctx, workspace.id),
      opened(ctx, workspace, { id: user.id, name }),
      ...session.statements,
    ])
    .catch((error) => {
      if (isUniqueViolation(error, 'users_email_key_unique')) fail('conflict', 'This e-mail already has an account');
      throw error;
    });
  return {
    user: showUser(only(userRows)),
    workspace: showWorkspace(only(workspaceRows), owner.role),
    tokens: session.tokens,
  };
}

/**
 * A session for whoever knows the password. One refusal, after like time, for an unknown e-mail and a wrong password.
 * Right passwords do not count against the account's limit.
 */
export async function logIn(ctx: Ctx, input: Login, client: Client): Promise<Entered> {
  const emailKey = keyOf(input.email);
  await limitDoor(ctx, 'login', client, emailKey);
  const found = await findMember(ctx, emailKey);
  if (!found) {
    await pretendToVerify(input.password);
    return fail('invalid_credentials');
  }
  const { user } = found;
  const verdict = await verifyPassword(input.password, user.passwordHash);
  if (!verdict.ok) return fail('invalid_credentials');
  await forgiveRate(ctx, accountLimit('login', emailKey));

  const renewed = verdict.outdated ? await hashPassword(input.password) : user.passwordHash;
  // A password that was changed meanwhile stays changed.
  const passwordHash = sql`case when ${users.passwordHash} = ${user.passwordHash} then ${renewed} else ${users.passwordHash} end`;
  return enterAs(ctx, found, client, { passwordHash });
}

export interface Member {
  user: typeof users.$inferSelect;
  role: string;
  /** Null for somebody who was taken out of the last one: going in opens one of their own. */
  workspace: typeof workspaces.$inferSelect | null;
}

/** Who has the account of an e-mail, by its key, with the workspace they were in last. */
export async function findMember(ctx: Ctx, emailKey: string): Promise<Member | undefined> {
  const lastUsed = sql`(select max(s.last_used_at) from ${sessions} s
    where s.user_id = ${users.id} and s.workspace_id = ${memberships.workspaceId})`;
  const [found] = await ctx.db
    .select({ user: users, role: memberships.role, workspace: workspaces })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .leftJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(eq(users.emailKey, emailKey))
    .orderBy(sql`${lastUsed} desc nulls last, ${memberships.createdAt}`)
    .limit(1);
  return found && { ...found, role: found.role ?? 'owner' };
}

/** An empty workspace for somebody who has an account and belongs nowhere. */
async function openOwn(ctx: Ctx, { id, firstName, lastName }: Member['user']) {
  const workspace = { id: newId(), name: `${firstName}’s shop` };
  const name = `${firstName} ${lastName}`.trim();
  const now = ctx.now();
  const [rows] = await ctx.db.batch([
    ctx.db
      .insert(workspaces)
      .values({ ...workspace, createdAt: now, updatedAt: now })
      .returning(),
    ctx.db.insert(memberships).values({ workspaceId: workspace.id, userId: id, role: 'owner', createdAt: now }),
    followingSix(ctx, workspace.id),
    opened(ctx, workspace, { id, name }),
  ]);
  return only(rows);
}

function opened(ctx: Ctx, workspace: { id: string; name: string }, by: { id: string; name: string }) {
  return recordAudit(
    { db: ctx.db, now: ctx.now, workspace },
    {
      actor: { kind: 'person', ...by },
      ...{ surface: 'web', what: 'workspace.created', text: `${by.name} opened “${workspace.name}”` },
      subject: { kind: 'workspace', id: workspace.id },
    },
  );
}

/** A session for a member whom a door has let in; `changes` is what the door learned of them. */
export async function enterAs(
  ctx: Ctx,
  member: Member,
  client: Client,
  changes: { passwordHash?: string | SQL; isVerified?: boolean } = {},
): Promise<Entered> {
  const { user, role } = member;
  const workspace = member.workspace ?? (await openOwn(ctx, user));
  const owner = { userId: user.id, email: user.email, workspaceId: workspace.id, role };
  const session = await beginSession(ctx, owner, client);
  const [rows] = await ctx.db.batch([
    ctx.db
      .update(users)
      .set({ lastLoginAt: ctx.now(), ...changes })
      .where(eq(users.id, user.id))
      .returning(),
    ...session.statements,
    forgetEndedSessions(ctx, user.id),
  ]);
  return { user: showUser(only(rows)), workspace: showWorkspace(workspace, role), tokens: session.tokens };
}

/** The caller, as the guard has just read them. */
export function readProfile({ user }: UserCtx): User {
  const { role: _role, sessionId: _sessionId, jti: _jti, tokenExpires: _tokenExpires, ...profile } = user;
  return profile;
}

/** Changes the caller's names; what is left out stays. */
export async function changeProfile(ctx: UserCtx, patch: ProfilePatch): Promise<User> {
  const { firstName, lastName, companyName } = patch;
  const [row] = await ctx.db
    .update(users)
    .set({
      ...(firstName !== undefined && { firstName }),
      ...(lastName !== undefined && { lastName }),
      ...(companyName !== undefined && { companyName }),
      updatedAt: ctx.now(),
    })
    .where(eq(users.id, ctx.user.id))
    .returning();
  if (!row) return fail('unauthenticated');
  const profile = showUser(row);
  callerCopies.keepProfile(ctx, profile, ctx.startedAt.getTime());
  return profile;
}

/** What uniqueness and login go by: case and the ways to write one character make no difference. */
export function keyOf(email: string): string {
  return email.normalize('NFKC').toLowerCase();
}

/** A user's row as the API shows it: never the hash. */
export function showUser(row: typeof users.$inferSelect): User {
  return {
    id: row.id,
    email: row.email,
    firstName: row.firstName,
    lastName: row.lastName,
    companyName: row.companyName,
    isVerified: row.isVerified,
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function only<T>(rows: T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('The statement returned no row');
  return row;
}
