import type { Role } from '../contract/members.ts';
import { showUser } from '../worker/auth/account.ts';
import type { UserCtx } from '../worker/context.ts';
import { newId } from '../worker/db/id.ts';
import { memberships, sessions, users } from '../worker/db/schema.ts';

/** Somebody new in a shop, signed in, as the context in which they call. */
export async function memberOf(shop: UserCtx, role: Role, names: { firstName?: string } = {}): Promise<UserCtx> {
  const [id, sessionId, now] = [newId(), newId(), shop.now()];
  const email = `${id}@people.example`;
  const person = { id, email, emailKey: email, firstName: 'Mia', lastName: 'Lund', companyName: 'Lantern', ...names };
  const [user] = await shop.db
    .insert(users)
    .values({ ...person, passwordHash: '-', createdAt: now, updatedAt: now })
    .returning();
  if (!user) throw new Error('Nobody was made');
  const workspaceId = shop.workspace.id;
  await shop.db.insert(memberships).values({ workspaceId, userId: id, role });
  const expiresAt = new Date(now.getTime() + 86_400_000);
  await shop.db
    .insert(sessions)
    .values({ id: sessionId, workspaceId, userId: id, createdAt: now, lastUsedAt: now, expiresAt });
  return {
    ...shop,
    user: { ...showUser(user), role, sessionId, jti: newId(), tokenExpires: 0 },
    workspace: { ...shop.workspace, role },
  };
}
