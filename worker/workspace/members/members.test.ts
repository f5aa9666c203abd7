import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../../contract/members.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { memberOf } from '../../../test/members.ts';
import { openShop } from '../../../test/shop.ts';
import { memberCtx } from '../../auth/member.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { apiKeys, auditLog, memberships, scheduledQuestions, sessions } from '../../db/schema.ts';
import { ApiError } from '../../errors.ts';
import { changeRole, removeMember } from './change.ts';
import { listMembers } from './members.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const shopWith = async <Roles extends Role[]>(...roles: Roles) => {
  const shop = await openShop(database.db);
  const people: UserCtx[] = [];
  for (const role of roles) people.push(await memberOf(shop, role));
  return people as { [Place in keyof Roles]: UserCtx };
};
const rolesIn = async ({ db, workspace }: UserCtx) => {
  const rows = await db.select().from(memberships).where(eq(memberships.workspaceId, workspace.id));
  return new Map(rows.map(({ userId, role }) => [userId, role as Role]));
};
/** As the guard reads the caller anew at every request. */
const asNow = async (person: UserCtx) =>
  (await memberCtx(person, { workspaceId: person.workspace.id, userId: person.user.id })) ?? person;
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof ApiError ? error.code : Promise.reject(error)),
  );

describe('the last owner', () => {
  test('is neither removed nor made less, and cannot leave; with a second one they can', async () => {
    const [ann, bob] = await shopWith('owner', 'admin');
    await expect(changeRole(ann, ann.user.id, 'admin')).rejects.toThrow('keeps an owner');
    await expect(removeMember(ann, ann.user.id)).rejects.toThrow('keeps an owner');
    await changeRole(ann, bob.user.id, 'owner');
    await changeRole(ann, ann.user.id, 'viewer');
    expect([...(await rolesIn(ann)).values()].sort()).toEqual(['owner', 'viewer']);
  });

  test('stays where two owners let go of each other at one instant', async () => {
    const [ann, bob] = await shopWith('owner', 'owner');
    const outcomes = await Promise.all([
      outcome(removeMember(ann, bob.user.id)),
      outcome(removeMember(bob, ann.user.id)),
    ]);
    expect(outcomes.sort()).not.toEqual(['done', 'done']);
    expect([...(await rolesIn(ann)).values()]).toEqual(['owner']);
  });
});

test('whoever was made less in this very moment changes nobody with the role they had', async () => {
  const [ann, bob, cleo] = await shopWith('owner', 'admin', 'marketer');
  await changeRole(ann, bob.user.id, 'viewer');
  // Bob’s request was let in as an admin’s.
  expect(await outcome(changeRole(bob, cleo.user.id, 'admin'))).toBe('conflict');
  expect(await outcome(changeRole(await asNow(bob), cleo.user.id, 'admin'))).toBe('forbidden');
});

test('whoever is removed is out at once: sessions, keys and questions by the clock; of others nothing ends', async () => {
  const [ann, bob] = await shopWith('owner', 'admin');
  const elsewhere = await memberOf(await openShop(database.db), 'owner');
  const { db } = ann;
  const at = ann.now();
  await db.insert(memberships).values({ workspaceId: elsewhere.workspace.id, userId: bob.user.id, role: 'viewer' });
  const session = { userId: bob.user.id, lastUsedAt: at, expiresAt: new Date(at.getTime() + 86_400_000) };
  await db.insert(sessions).values({ ...session, id: newId(), workspaceId: elsewhere.workspace.id });
  const key = { workspaceId: ann.workspace.id, name: 'Till', prefix: 'phk_', scopes: ['chat'] };
  await db.insert(apiKeys).values([
    { ...key, id: newId(), userId: bob.user.id, hash: newId() },
    { ...key, id: newId(), userId: ann.user.id, hash: newId() },
  ]);
  const asked = { question: 'How many orders?', every: 'day' as const, at: '09:00', nextAt: at };
  await db
    .insert(scheduledQuestions)
    .values({ ...asked, id: newId(), workspaceId: ann.workspace.id, userId: bob.user.id });

  await removeMember(ann, bob.user.id);

  const living = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, bob.user.id), isNull(sessions.revokedAt)));
  expect(living).toMatchObject([{ workspaceId: elsewhere.workspace.id }]);
  const keys = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.workspaceId, ann.workspace.id), isNull(apiKeys.revokedAt)));
  expect(keys).toMatchObject([{ userId: ann.user.id }]);
  const questions = await db.select().from(scheduledQuestions).where(eq(scheduledQuestions.userId, bob.user.id));
  expect(questions).toMatchObject([{ pausedAt: at }]);
  expect(await memberCtx(ann, { workspaceId: ann.workspace.id, userId: bob.user.id })).toBeUndefined();
  const log = await db.select().from(auditLog).where(eq(auditLog.subjectId, bob.user.id));
  expect(log).toMatchObject([{ what: 'member.removed', actor: { id: ann.user.id }, before: { role: 'admin' } }]);
});

test('the list says of everybody what the caller may do to them, and when they were last seen', async () => {
  const [ann, bob, cleo] = await shopWith('owner', 'admin', 'marketer');
  const seenBy = async (who: UserCtx) => {
    const { data } = await listMembers(who, { limit: 25 });
    return Object.fromEntries(data.map((one) => [one.role, [one.mayBecome.length, one.mayRemove, one.isYou]]));
  };
  expect(await seenBy(ann)).toEqual({
    ...{ owner: [0, false, true], admin: [4, true, false], marketer: [4, true, false] },
  });
  expect(await seenBy(bob)).toEqual({
    ...{ owner: [0, false, false], admin: [3, true, true], marketer: [3, true, false] },
  });
  expect(await seenBy(cleo)).toEqual({
    ...{ owner: [0, false, false], admin: [0, false, false], marketer: [0, true, true] },
  });
  const { data } = await listMembers(ann, { limit: 25 });
  expect(data.map(({ lastSeenAt }) => lastSeenAt)).toEqual(data.map(() => ann.now().toISOString()));
});

test('whatever is done to whom by whom: an owner stays, nobody rises by a hand below, and it is all in the log', async () => {
  const People = fc.array(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 3 });
  const Step = fc.record({
    by: fc.nat({ max: 3 }),
    to: fc.nat({ max: 3 }),
    role: fc.option(fc.constantFrom(...ROLES), { nil: null, freq: 4 }),
  });
  const rank = (role: Role) => ROLES.indexOf(role);
  await fc.assert(
    fc.asyncProperty(People, fc.array(Step, { minLength: 1, maxLength: 12 }), async (others, steps) => {
      const people = await shopWith('owner', ...others);
      const logged = async () => people[0].db.$count(auditLog, eq(auditLog.workspaceId, people[0].workspace.id));
      for (const step of steps) {
        const [by, to] = [people[step.by % people.length], people[step.to % people.length]];
        if (!by || !to) continue;
        const before = await rolesIn(by);
        const entries = await logged();
        const his = before.get(by.user.id);
        const actor = { ...by, user: { ...by.user, role: his ?? 'viewer' } };
        const done = await outcome(
          step.role ? changeRole(actor, to.user.id, step.role) : removeMember(actor, to.user.id),
        );
        const after = await rolesIn(by);
        const changed = [...before].filter(([id, role]) => after.get(id) !== role);
        expect([...after.values()]).toContain('owner');
        expect(await logged()).toBe(entries + changed.length);
        expect([...after.keys()].every((id) => before.has(id))).toBe(true);
        if (done !== 'done') expect(changed).toEqual([]);
        for (const [id, was] of changed) {
          expect([id, done]).toEqual([to.user.id, 'done']);
          const now = after.get(id);
          const isLeaving = now === undefined && id === by.user.id;
          if (isLeaving) continue;
          expect(['owner', 'admin']).toContain(his);
          expect(rank(was)).toBeGreaterThanOrEqual(rank(his as Role));
          if (now) expect(rank(now)).toBeGreaterThanOrEqual(rank(his as Role));
        }
      }
    }),
    { numRuns: 25 },
  );
});
