import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { letter, propose, rowsOf, shopOf, useLetters } from '../../../test/letters.ts';
import { memberOf } from '../../../test/members.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { actionPlans, campaignDrafts } from '../../db/schema.ts';
import { approvePlan, changePlan, getPlan } from '../plans.ts';
import { changeDraft } from './drafts.ts';

useLetters();

/** A shop whose marketer has drafted a campaign for two people. */
async function drafted() {
  const owner = await shopOf(2);
  const marketer: UserCtx = { ...(await memberOf(owner, 'marketer')), now: owner.now };
  const id = newId();
  const words = { name: 'Spring', segmentId: 'engaged_users', channel: 'email', subject: 'Spring is here' };
  await owner.db.insert(campaignDrafts).values({ ...words, id, workspaceId: owner.workspace.id, message: 'Dear you' });
  return { owner, marketer, id };
}
const sending = (id: string, more: object = {}) =>
  letter({ subject: 'Spring is here', body: 'Dear you', campaignId: id, ...more });

test('a marketer’s campaign waits for the owner; one word changed, what waits is void and is approved anew', async () => {
  const { owner, marketer, id } = await drafted();
  const plan = await propose(marketer, sending(id));
  expect(plan).toMatchObject({ status: 'proposed', mayApprove: false });
  await expect(approvePlan(marketer, plan.id, plan.hash)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await getPlan(owner, plan.id)).toMatchObject({ mayApprove: true, requestedBy: { id: marketer.user.id } });

  await changeDraft(marketer, id, { message: 'Dear all' });
  expect(await getPlan(owner, plan.id)).toMatchObject({ status: 'void', mayApprove: false });
  await expect(approvePlan(owner, plan.id, plan.hash)).rejects.toThrow('it is void');
  await expect(propose(marketer, sending(id))).rejects.toThrow('changed since');

  const anew = await propose(marketer, sending(id, { body: 'Dear all' }));
  expect(anew).toMatchObject({ status: 'proposed', mayApprove: false });
  expect(await approvePlan(owner, anew.id, anew.hash)).toMatchObject({ status: 'applied' });
});

test('an approval that was given, and not carried out yet, is void too', async () => {
  const { owner, marketer, id } = await drafted();
  const give = (planId: string, hash: string) =>
    owner.db
      .update(actionPlans)
      .set({ status: 'approved', approvedHash: hash, approvedBy: { kind: 'person', id: owner.user.id, name: 'Ada' } })
      .where(eq(actionPlans.id, planId));
  const byCampaign = await propose(marketer, sending(id));
  await give(byCampaign.id, byCampaign.hash);
  await changeDraft(marketer, id, { subject: 'Spring!' });
  expect(await getPlan(owner, byCampaign.id)).toMatchObject({ status: 'void', approvedBy: null });

  // The letter itself, changed where it waits.
  const input = { ...sending(id, { subject: 'Spring!' }).input };
  const byLetter = await propose(marketer, { ...letter(), input });
  await give(byLetter.id, byLetter.hash);
  await changePlan(marketer, byLetter.id, { audience: input.audience, subject: 'Spring?', body: input.body });
  const changed = await getPlan(owner, byLetter.id);
  expect(changed).toMatchObject({ status: 'proposed', approvedBy: null, needsApproval: true });
  await expect(approvePlan(owner, byLetter.id, byLetter.hash)).rejects.toThrow('(campaignId, subject)');
  expect(await rowsOf(owner, byLetter.id)).toEqual([]);
});

test('words that changed by another way than the campaign’s own page are not sent either', async () => {
  const { owner, marketer, id } = await drafted();
  const plan = await propose(marketer, sending(id));
  await owner.db.update(campaignDrafts).set({ message: 'Dear others' }).where(eq(campaignDrafts.id, id));
  expect(await approvePlan(owner, plan.id, plan.hash)).toMatchObject({
    ...{ status: 'failed', failure: expect.stringContaining('changed since') },
  });
});

test('another day is no other word', async () => {
  const { marketer, id } = await drafted();
  const plan = await propose(marketer, sending(id));
  await changeDraft(marketer, id, { sendOn: '2027-03-01' });
  expect(await getPlan(marketer, plan.id)).toMatchObject({ status: 'proposed' });
});
