import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionPlan } from '../../contract/actions.ts';
import { newId } from '../../worker/db/id.ts';
import { profiles } from '../../worker/db/schema.ts';
import { hub } from '../hub.ts';
import { openTables } from '../tables.ts';
import { expectAccessibleEverywhere, registered, startViewer, type Viewer } from '../web.ts';

// A shop owner who does not work alone any more.

let viewer: Viewer;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
});
afterAll(() => viewer?.close());

/** Calls the API as somebody with a password. */
async function signedIn(account: { email: string; password: string }) {
  const { body } = await hub().api('/auth/login', { body: account });
  const headers = { authorization: `Bearer ${body.tokens.accessToken}` };
  const api = (path: string, given: unknown) => hub().api<ActionPlan>(path, { body: given, headers });
  return { workspaceId: body.workspace.id as string, api };
}

const waiting = (page: Page) => page.getByRole('article', { name: 'Send “Spring”' });

test('an owner invites a marketer, who drafts and sends; it waits for the owner, and anew after one word', async () => {
  const owner = await registered(await viewer.person());
  const { workspaceId } = await signedIn(owner.account);
  const known = { workspaceId, known: true, eventTypes: 3, eventCount: 3, lastSeenAt: new Date() };
  await openTables()
    .insert(profiles)
    .values({
      ...known,
      id: newId(),
      userId: 'u1',
      email: `${newId()}@shop.example`,
      consent: { email: 'subscribed' },
    });

  await owner.goto('/settings/people');
  await owner.getByRole('button', { name: 'Invite somebody' }).click();
  await owner.getByLabel('Role', { exact: true }).selectOption('marketer');
  await owner.getByRole('button', { name: 'Make the invitation' }).click();
  const link = (await owner.getByRole('group', { name: 'Link of the invitation' }).textContent()) ?? '';
  await owner.getByRole('button', { name: 'Done' }).click();
  await owner.getByRole('list', { name: 'Invitations' }).getByText('Whoever has the link').waitFor();
  await expectAccessibleEverywhere(owner, '/settings/people');

  const mia = await (await viewer.person()).newPage();
  const { pathname, hash } = new URL(link);
  await mia.goto(pathname + hash);
  await mia.getByRole('heading', { name: 'Join Luz Candles' }).waitFor();
  await expectAccessibleEverywhere(mia, '/invitation');
  const account = { email: `${crypto.randomUUID()}@shop.example`, password: 'a few words to remember' };
  await mia.getByLabel('First name').fill('Mia');
  await mia.getByLabel('Last name').fill('Lund');
  await mia.getByLabel('E-mail').fill(account.email);
  await mia.getByLabel('Password').fill(account.password);
  await mia.getByRole('button', { name: 'Create an account and join' }).click();
  await mia.getByRole('heading', { name: 'What would you like to know, Mia?' }).waitFor();

  const { api } = await signedIn(account);
  const campaign = {
    name: 'Spring',
    segmentId: 'engaged_users',
    channel: 'email',
    message: 'Dear friends of the shop',
  };
  const { body: draft } = await api('/actions', { kind: 'draft_campaign', input: campaign, applyNow: true });
  await mia.goto(`/campaigns/${draft.id}`);
  await mia.getByRole('button', { name: 'Send', exact: true }).click();
  await mia.getByText('Needs approval (send)').waitFor();
  expect(await mia.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  await expectAccessibleEverywhere(mia, '/campaigns/:id with a sending that waits');

  await owner.goto('/tasks');
  await waiting(owner).getByRole('button', { name: 'Approve' }).waitFor();
  await mia.getByRole('button', { name: 'Change the words' }).click();
  await mia.getByLabel('Message').fill('Dear friends of our shop');
  await mia.getByRole('button', { name: 'Save the words' }).click();
  await mia.getByText('Dear friends of our shop').waitFor();
  await waiting(owner).getByRole('button', { name: 'Approve' }).click();
  await waiting(owner).getByText('No longer valid').waitFor();

  await mia.getByRole('button', { name: 'Send', exact: true }).click();
  await mia.getByText('Needs approval (send)').waitFor();
  await owner.reload();
  await waiting(owner).getByRole('button', { name: 'Approve' }).click();
  await waiting(owner).getByText('Done', { exact: true }).waitFor();
  expect(viewer.faults).toEqual([]);
});
