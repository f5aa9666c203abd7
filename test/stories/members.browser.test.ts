import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionPlan } from '../../contract/actions.ts';
import { FEWEST_TO_HOLD_OUT } from '../../contract/holdout.ts';
import { HELD_OUT } from '../../worker/actions/email/holdout.ts';
import { newId } from '../../worker/db/id.ts';
import { emailMessages, profiles } from '../../worker/db/schema.ts';
import { eventually } from '../eventually.ts';
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

/** From so many on, some are held out of a campaign's letters. */
const MANY = FEWEST_TO_HOLD_OUT;

const waiting = (page: Page) => page.getByRole('article', { name: 'Send “Spring”' });

test('an owner invites a marketer, who drafts and sends; it waits for the owner, and anew after one word', async () => {
  const owner = await registered(await viewer.person());
  const { workspaceId } = await signedIn(owner.account);
  const known = { workspaceId, known: true, eventTypes: 3, eventCount: 3, lastSeenAt: new Date() };
  await openTables()
    .insert(profiles)
    .values(
      Array.from({ length: MANY }, (_, n) => ({
        ...{ ...known, id: newId(), userId: `u${n}`, email: `${newId()}@shop.example` },
        consent: { email: 'subscribed' as const },
      })),
    );

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
  // The owner wants everybody to be written to: nobody is held out any more, and that is what is approved.
  const holdout = waiting(owner).getByRole('checkbox', { name: 'Hold some people out' });
  expect(await holdout.isChecked()).toBe(true);
  await waiting(owner).getByText('held out at random (10 %)').waitFor();
  await expectAccessibleEverywhere(owner, '/tasks with a holdout to choose');
  await holdout.uncheck();
  await waiting(owner).getByText('held out at random').waitFor({ state: 'detached' });
  await waiting(owner).getByText(`${MANY} messages`).waitFor();
  await waiting(owner).getByRole('button', { name: 'Approve' }).click();
  await waiting(owner).getByText('Done', { exact: true }).waitFor();
  const written = () => openTables().select().from(emailMessages).where(eq(emailMessages.workspaceId, workspaceId));
  await eventually(async () => (await written()).length === MANY);
  expect((await written()).filter(({ reason }) => reason === HELD_OUT)).toEqual([]);
  expect(viewer.faults).toEqual([]);
});
