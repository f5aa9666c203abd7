import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../../contract/members.ts';
import { startEmail } from '../../../dev/providers/email.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { memberOf } from '../../../test/members.ts';
import { openShop } from '../../../test/shop.ts';
import { logIn } from '../../auth/account.ts';
import { changePassword } from '../../auth/change-password.ts';
import { listWorkspaces, switchWorkspace } from '../../auth/switch.ts';
import { verifyAccessToken } from '../../auth/tokens.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { auditLog, invitations, memberships, sessions } from '../../db/schema.ts';
import { changeRole, removeMember } from './change.ts';
import { invite, listInvitations, renewInvitation, revokeInvitation } from './invitations.ts';
import { joinAsMyself, joinAsNew, lookAtInvitation } from './join.ts';

const NOBODY = { ip: null, userAgent: null };
const SECRET = 'thirty-two characters of a test!!';
const DAY = 86_400_000;
let database: TestDatabase;
let service: Awaited<ReturnType<typeof startEmail>>;
beforeAll(async () => {
  [database, service] = await Promise.all([startTestDatabase(), startEmail()]);
});
afterAll(() => Promise.all([database.stop(), service.stop()]));

const shop = (settings = {}) =>
  openShop(database.db, { settings: { JWT_SECRET: SECRET, PUBLIC_URL: 'https://hub.example', ...settings } });
const owner = async (settings = {}) => memberOf(await shop(settings), 'owner', { firstName: 'Ann' });
const tokenOf = ({ link }: { link: string }) => link.split('#')[1] ?? '';
const later = (ctx: UserCtx, ms: number): UserCtx => {
  const now = new Date(ctx.now().getTime() + ms);
  return { ...ctx, now: () => now };
};
const newcomer = (token: string, email = `${newId()}@people.example`) => ({
  ...{ token, email, password: 'a few words to remember', firstName: 'Mia', lastName: 'Lund' },
});
const rolesOf = async (ctx: UserCtx, userId: string) =>
  (await ctx.db.select().from(memberships).where(eq(memberships.userId, userId))).map(({ role }) => role);

describe('an invitation', () => {
  test('makes an account of that workspace alone, once; its link is kept as a hash only', async () => {
    const ann = await owner();
    const made = await invite(ann, { role: 'marketer' }, 'en');
    expect(made).toMatchObject({ role: 'marketer', email: null, isSent: false, invitedBy: 'Ann Lund' });
    expect(made.link).toMatch(/^https:\/\/hub\.example\/invitation#[\w-]{43}$/);
    const week = Date.parse(made.expiresAt) - ann.now().getTime();
    expect(week).toBe(7 * DAY);
    const token = tokenOf(made);
    expect(await lookAtInvitation(ann, token, NOBODY)).toMatchObject({ workspace: 'Lantern', role: 'marketer' });

    const entered = await joinAsNew(ann, newcomer(token), NOBODY);
    expect(entered.workspace).toMatchObject({ id: ann.workspace.id, role: 'marketer' });
    expect(await rolesOf(ann, entered.user.id)).toEqual(['marketer']);
    await expect(lookAtInvitation(ann, token, NOBODY)).rejects.toThrow('used already');
    await expect(joinAsNew(ann, newcomer(token), NOBODY)).rejects.toThrow('used already');
    expect((await listInvitations(ann, { limit: 10 })).data).toEqual([]);

    const log = await ann.db.select().from(auditLog).where(eq(auditLog.workspaceId, ann.workspace.id));
    expect(log.map(({ what }) => what).sort()).toEqual(['invitation.made', 'member.joined']);
    const kept = [log, await ann.db.select().from(invitations)];
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('says that it was taken back, is too old, or was never there', async () => {
    const ann = await owner();
    const made = await invite(ann, { role: 'viewer', expiresInDays: 1 }, 'en');
    await expect(lookAtInvitation(later(ann, DAY), tokenOf(made), NOBODY)).rejects.toThrow('too old');
    const fresh = await renewInvitation(later(ann, 2 * DAY), made.id, 'en');
    await expect(lookAtInvitation(ann, tokenOf(made), NOBODY)).rejects.toThrow('no invitation');
    const soon = later(ann, 2.5 * DAY);
    expect(await lookAtInvitation(soon, tokenOf(fresh), NOBODY)).toMatchObject({ role: 'viewer' });
    await revokeInvitation(soon, made.id);
    await expect(joinAsNew(soon, newcomer(tokenOf(fresh)), NOBODY)).rejects.toThrow('taken back');
    await expect(lookAtInvitation(ann, 'never-made', NOBODY)).rejects.toThrow('no invitation');
  });

  test('gives no more than whoever invites has, also when they have less by then', async () => {
    const ann = await owner();
    const bob = await memberOf(ann, 'admin');
    await expect(invite(bob, { role: 'owner' }, 'en')).rejects.toThrow('may not make anybody an owner');
    for (const role of ['marketer', 'viewer'] as Role[]) {
      await expect(invite(await memberOf(ann, role), { role: 'viewer' }, 'en')).rejects.toThrow('manage the workspace');
    }
    const key = { ...ann, apiKey: { id: newId(), name: 'Till', scopes: [], isProgram: false } };
    await expect(invite(key, { role: 'viewer' }, 'en')).rejects.toThrow('A key may not');
    const asAdmin = await invite(bob, { role: 'admin' }, 'en');
    const byOwner = await invite(ann, { role: 'owner' }, 'en');
    await expect(renewInvitation(bob, byOwner.id, 'en')).rejects.toThrow('an owner');
    await changeRole(ann, bob.user.id, 'marketer');
    await expect(joinAsNew(ann, newcomer(tokenOf(asAdmin)), NOBODY)).rejects.toThrow('taken back');
    expect(await lookAtInvitation(ann, tokenOf(byOwner), NOBODY)).toMatchObject({ role: 'owner' });
  });

  test('lets in one of many who come at one instant', async () => {
    const ann = await owner();
    const token = tokenOf(await invite(ann, { role: 'viewer' }, 'en'));
    const all = await Promise.allSettled([1, 2, 3].map(() => joinAsNew(ann, newcomer(token), NOBODY)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await ann.db.$count(memberships, eq(memberships.workspaceId, ann.workspace.id))).toBe(2);
  });

  test('for an address is sent there where the hub sends letters, and is of that address alone', async () => {
    const after: Promise<unknown>[] = [];
    const ann = {
      ...(await owner({ EMAIL_STAND_IN_URL: service.url })),
      waitUntil: (work: Promise<unknown>) => void after.push(work),
    };
    const email = `mia-${newId()}@people.example`;
    const made = await invite(ann, { role: 'viewer', email }, 'de');
    await Promise.all(after);
    const letter = service.taken.findLast(({ to }) => to[0] === email);
    expect(made.isSent).toBe(true);
    expect(letter).toMatchObject({ subject: 'Sie sind zu Lantern eingeladen' });
    expect(letter?.text).toContain(made.link);
    await expect(joinAsNew(ann, newcomer(tokenOf(made)), NOBODY)).rejects.toThrow(`is for ${email}`);
    const entered = await joinAsNew(ann, newcomer(tokenOf(made), email.toUpperCase()), NOBODY);
    expect(entered.user.isVerified).toBe(false);
    await expect(invite(ann, { role: 'viewer', email }, 'de')).rejects.toThrow('a member already');
  });
});

test('somebody with an account joins, goes to and fro, and is where they were last when they sign in', async () => {
  const [ann, bob] = [await owner(), await owner()];
  const token = tokenOf(await invite(ann, { role: 'admin' }, 'en'));
  await expect(joinAsMyself(ann, token, NOBODY)).rejects.toThrow('already');
  const there = await joinAsMyself(bob, token, NOBODY);
  expect(there.workspace).toMatchObject({ id: ann.workspace.id, role: 'admin' });
  const living = (await bob.db.select().from(sessions).where(eq(sessions.userId, bob.user.id))).filter(
    ({ revokedAt }) => revokedAt === null,
  );
  expect(living).toMatchObject([{ workspaceId: ann.workspace.id }]);
  const claims = await verifyAccessToken(SECRET, there.tokens.accessToken, bob.now());
  expect(claims).toMatchObject({ wid: ann.workspace.id, sid: living[0]?.id, role: 'admin' });

  const inAnns = { ...bob, user: { ...bob.user, sessionId: living[0]?.id ?? '' } };
  expect((await listWorkspaces(bob)).map(({ role, isCurrent }) => [role, isCurrent]).sort()).toEqual([
    ['admin', false],
    ['owner', true],
  ]);
  await expect(switchWorkspace(inAnns, newId(), NOBODY)).rejects.toThrow('no such workspace');
  const back = await switchWorkspace(later(inAnns, DAY), bob.workspace.id, NOBODY);
  expect(back.workspace).toMatchObject({ id: bob.workspace.id, role: 'owner' });
});

test('a password is set shortly after signing in or by the one there was, and ends all other sessions', async () => {
  const ann = await owner();
  const entered = await joinAsNew(ann, newcomer(tokenOf(await invite(ann, { role: 'viewer' }, 'en'))), NOBODY);
  const [session] = await ann.db.select().from(sessions).where(eq(sessions.userId, entered.user.id));
  const mia: UserCtx = { ...ann, user: { ...ann.user, ...entered.user, role: 'viewer', sessionId: session?.id ?? '' } };
  const other = await logIn(mia, { email: mia.user.email, password: 'a few words to remember' }, NOBODY);
  await changePassword(mia, { password: 'the second of them' });
  const now = await ann.db.select().from(sessions).where(eq(sessions.userId, mia.user.id));
  expect(now.filter(({ revokedAt }) => revokedAt === null).map(({ id }) => id)).toEqual([session?.id]);
  expect(other.workspace.id).toBe(ann.workspace.id);

  const hourLater = later(mia, 3_600_000);
  const refused = { code: 'invalid', fields: [{ path: 'currentPassword' }] };
  await expect(changePassword(hourLater, { password: 'the third of them' })).rejects.toMatchObject(refused);
  await expect(
    changePassword(hourLater, { password: 'the third of them', currentPassword: 'a guess' }),
  ).rejects.toMatchObject(refused);
  await changePassword(hourLater, { password: 'the third of them', currentPassword: 'the second of them' });
  await expect(logIn(mia, { email: mia.user.email, password: 'the second of them' }, NOBODY)).rejects.toThrow('wrong');
  // Going to another workspace makes no sign-in recent.
  await ann.db
    .insert(memberships)
    .values({ workspaceId: (await shop()).workspace.id, userId: mia.user.id, role: 'viewer' });
  const [elsewhere] = (await listWorkspaces(mia)).filter(({ isCurrent }) => !isCurrent);
  await switchWorkspace(hourLater, elsewhere?.id ?? '', NOBODY);
  const [moved] = (await ann.db.select().from(sessions).where(eq(sessions.userId, mia.user.id))).filter(
    ({ revokedAt }) => revokedAt === null,
  );
  const inNew = { ...hourLater, user: { ...mia.user, sessionId: moved?.id ?? '' } };
  await expect(changePassword(inNew, { password: 'the fourth of them' })).rejects.toMatchObject(refused);
});

test('who was taken out of their only workspace signs in to an empty one of their own', async () => {
  const ann = await owner();
  const token = tokenOf(await invite(ann, { role: 'viewer' }, 'en'));
  const given = newcomer(token);
  const { user } = await joinAsNew(ann, given, NOBODY);
  await removeMember(ann, user.id);
  const entered = await logIn(ann, given, NOBODY);
  expect(entered.workspace).toMatchObject({ name: 'Mia’s shop', role: 'owner' });
  expect(await logIn(ann, given, NOBODY)).toMatchObject({ workspace: { id: entered.workspace.id } });
});
