import { expect, test } from 'vitest';
import { hub, registerWorkspace } from '../../../test/hub.ts';

const PERSON = { password: 'a few words to remember', firstName: 'Mia', lastName: 'Lund' };

test('invited, joined, made more and less, gone to another workspace and back, and removed: each holds at once', async () => {
  const owner = await registerWorkspace({ companyName: 'Lantern' });
  const invite = async (given: object) => (await owner.api('/workspace/invitations', { body: given })).body;
  const { link, ...invited } = await invite({ role: 'viewer' });
  expect(invited).toMatchObject({ role: 'viewer', email: null, isSent: false, expired: false });
  const token = link.split('#')[1];
  const looked = await hub().api('/auth/invitation/look', { body: { token } });
  expect(looked.body).toMatchObject({ workspace: 'Lantern', invitedBy: 'Ada Byron', role: 'viewer' });

  const email = `${crypto.randomUUID()}@people.example`;
  const joined = await hub().api('/auth/invitation/register', { body: { ...PERSON, token, email } });
  expect([joined.status, joined.body.workspace.id]).toEqual([201, owner.workspace.id]);
  const used = await hub().api('/auth/invitation/look', { body: { token } });
  expect([used.status, used.body.message]).toEqual([409, expect.stringContaining('used already')]);

  const { refreshToken: first } = joined.body.tokens;
  const refreshed = await hub().api('/auth/refresh', { body: { refreshToken: first } });
  expect(refreshed.status).toBe(200);
  let authorization = `Bearer ${refreshed.body.tokens.accessToken}`;
  const mia = (path: string, given: object = {}) => hub().api(path, { ...given, headers: { authorization } });
  const statusOf = async (path: string, given: object = {}) => (await mia(path, given)).status;
  expect(await statusOf('/workspace/members')).toBe(200);
  expect(await statusOf('/workspace/invitations')).toBe(403);
  expect(await statusOf('/facts', { body: { text: 'we are closed on Sundays' } })).toBe(403);
  expect(await statusOf('/data-sources', { body: { sourceType: 'segment', name: 'Site', config: {} } })).toBe(403);
  const hers = `/workspace/members/${joined.body.user.id}`;
  expect((await owner.api(hers, { method: 'PATCH', body: { role: 'marketer' } })).status).toBe(200);
  expect(await statusOf('/facts', { body: { text: 'we are closed on Sundays' } })).toBe(201);
  expect(await statusOf('/workspace', { method: 'PATCH', body: { name: 'Mine' } })).toBe(403);
  expect(await statusOf(hers, { method: 'PATCH', body: { role: 'owner' } })).toBe(403);

  // Somebody else’s workspace takes her in too: the session moves there, and the token of before opens nothing.
  const other = await registerWorkspace({ companyName: 'Harbour' });
  const there = (await other.api('/workspace/invitations', { body: { role: 'admin', email } })).body;
  const accepted = await mia('/auth/invitation/accept', { body: { token: there.link.split('#')[1] } });
  expect([accepted.status, accepted.body.workspace.name]).toEqual([200, 'Harbour']);
  expect(await statusOf('/workspace')).toBe(401);
  authorization = `Bearer ${accepted.body.tokens.accessToken}`;
  expect((await mia('/workspaces')).body.data.map(({ name, role }: any) => [name, role])).toEqual([
    ['Harbour', 'admin'],
    ['Lantern', 'marketer'],
  ]);
  const back = await mia('/auth/switch', { body: { workspaceId: owner.workspace.id } });
  authorization = `Bearer ${back.body.tokens.accessToken}`;
  expect((await mia('/workspace')).body).toMatchObject({ id: owner.workspace.id, role: 'marketer' });

  expect((await owner.api(hers, { method: 'DELETE' })).status).toBe(200);
  expect(await statusOf('/workspace')).toBe(401);
  const { refreshToken } = back.body.tokens;
  expect((await hub().api('/auth/refresh', { body: { refreshToken } })).status).toBe(401);
  const again = await hub().api('/auth/login', { body: { email, password: PERSON.password } });
  expect(again.body.workspace).toMatchObject({ name: 'Harbour', role: 'admin' });
  const { body: log } = await owner.api('/audit?what=member');
  expect(log.data.map(({ what }: any) => what)).toEqual(['member.removed', 'member.role_changed', 'member.joined']);
});

test('a workspace invites thirty at once, and is asked to wait then', async () => {
  const owner = await registerWorkspace();
  const answers = await Promise.all(
    Array.from({ length: 36 }, () => owner.api('/workspace/invitations', { body: { role: 'viewer' } })),
  );
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(30);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.headers.get('retry-after')).toMatch(/^\d+$/);
});
