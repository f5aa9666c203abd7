import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  letter,
  propose,
  rowsOf,
  type Shop,
  send,
  service,
  shopOf,
  takenBy,
  useLetters,
} from '../../../test/letters.ts';
import { memberOf } from '../../../test/members.ts';
import { newId } from '../../db/id.ts';
import { campaignDrafts } from '../../db/schema.ts';
import { resumePlans } from '../apply.ts';
import { changeDraft, deleteDraft } from '../drafts/drafts.ts';
import { approvePlan, changePlan, getPlan, rejectPlan } from '../plans.ts';

useLetters();

/** What goes later goes on the authority of a member. */
const ownedShop = async (people: number): Promise<Shop> => {
  const shop = await shopOf(people);
  const { user, workspace } = await memberOf(shop, 'owner');
  return { ...shop, user, workspace };
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A day of the shop's calendar, which is that of UTC. */
const dayIn = (days: number) => Temporal.PlainDate.from(new Date().toISOString().slice(0, 10)).add({ days }).toString();
const momentOf = (day: string, time = '09:00') => Date.parse(`${day}T${time}:00Z`);

async function approvedFor(shop: Shop, when: object) {
  const plan = await propose(shop, letter(when));
  return approvePlan(shop, plan.id, plan.hash);
}
/** The clock of the hub comes by, and whatever it asked for is done. */
async function comeBy(shop: Shop, planId: string) {
  await resumePlans(shop);
  await send(shop, planId);
}

test('a letter that is approved for a time goes out then by itself, once, and not before', async () => {
  const shop = await ownedShop(2);
  const day = dayIn(2);
  const plan = await propose(shop, letter({ sendOn: day, sendAt: '10:30' }));
  expect(plan).toMatchObject({ status: 'proposed', appliesAt: new Date(momentOf(day, '10:30')).toISOString() });
  expect(plan.difference.lines.map(({ text }) => text).join()).toContain('Once approved it goes out by itself on');
  const approved = await approvePlan(shop, plan.id, plan.hash);
  expect(approved).toMatchObject({ status: 'approved', appliedAt: null });
  shop.pass(momentOf(day, '10:30') - Date.now() - 60_000);
  await comeBy(shop, plan.id);
  expect(takenBy(shop)).toEqual([0, 0]);
  shop.pass(2 * 60_000);
  await Promise.all([comeBy(shop, plan.id), comeBy(shop, plan.id)]);
  await comeBy(shop, plan.id);
  expect(takenBy(shop)).toEqual([1, 1]);
  expect(await getPlan(shop, plan.id)).toMatchObject({ status: 'applied' });
});

test('a day without a time is its morning; what is over cannot be approved, nor go out a day late', async () => {
  const shop = await ownedShop(1);
  const day = dayIn(1);
  const late = await propose(shop, letter({ sendOn: day }));
  expect(late.appliesAt).toBe(new Date(momentOf(day)).toISOString());
  const given = await approvedFor(shop, { sendOn: day, subject: 'Given' });
  shop.pass(momentOf(day) - Date.now() + DAY + HOUR);
  await expect(approvePlan(shop, late.id, late.hash)).rejects.toThrow('has passed');
  await comeBy(shop, given.id);
  expect(await getPlan(shop, given.id)).toMatchObject({
    status: 'failed',
    failure: expect.stringContaining('Send it anew'),
  });
  await expect(propose(shop, letter({ sendOn: day }))).rejects.toThrow('has passed');
  expect(service.taken).toEqual([]);
});

test('until its time it can be called off, and is void once its words or its time are others', async () => {
  const shop = await ownedShop(1);
  const [day, other] = [dayIn(3), dayIn(4)];
  const off = await approvedFor(shop, { sendOn: day });
  expect(await rejectPlan(shop, off.id)).toMatchObject({ status: 'rejected' });
  const input = { ...letter().input, sendOn: day, sendAt: '08:00' };
  const changed = await approvedFor(shop, { sendOn: day, sendAt: '08:00', subject: 'For {{ first_name }}' });
  expect(await changePlan(shop, changed.id, { ...input, sendOn: other })).toMatchObject({
    ...{ status: 'proposed', approvedBy: null, appliesAt: new Date(momentOf(other, '08:00')).toISOString() },
  });
  shop.pass(momentOf(other) - Date.now() + HOUR);
  for (const { id } of [off, changed]) await comeBy(shop, id);
  expect(service.taken).toEqual([]);
});

test('a campaign’s sending follows the campaign: another day or no campaign, and it does not go', async () => {
  const shop = await ownedShop(1);
  const day = dayIn(3);
  const drafted = async () => {
    const id = newId();
    const words = {
      name: 'Spring',
      segmentId: 'engaged_users',
      channel: 'email',
      subject: 'Spring',
      message: 'Dear you',
    };
    await shop.db
      .insert(campaignDrafts)
      .values({ ...words, id, workspaceId: shop.workspace.id, sendOn: day, sendAt: '12:00' });
    const of = { subject: 'Spring', body: 'Dear you', campaignId: id };
    const plan = await approvedFor(shop, { ...of, sendOn: day, sendAt: '12:00' });
    expect(plan.status).toBe('approved');
    return { id, of, plan };
  };
  const moved = await drafted();
  // Approved once it goes out once: another sending of it is neither planned nor approved.
  await expect(propose(shop, letter(moved.of))).rejects.toThrow('goes out by itself on');
  await changeDraft(shop, moved.id, { sendAt: '13:00' });
  expect(await getPlan(shop, moved.plan.id)).toMatchObject({ status: 'void', approvedBy: null });
  await expect(propose(shop, letter({ ...moved.of, sendOn: day, sendAt: '12:00' }))).rejects.toThrow('changed since');
  const anew = await approvedFor(shop, { ...moved.of, sendOn: day, sendAt: '13:00' });
  const gone = await drafted();
  await deleteDraft(shop, gone.id);
  expect(await getPlan(shop, gone.plan.id)).toMatchObject({ status: 'void' });
  shop.pass(momentOf(day, '13:00') - Date.now() + 60_000);
  for (const id of [moved.plan.id, gone.plan.id, anew.id]) await comeBy(shop, id);
  expect(takenBy(shop)).toEqual([1]);
  expect(await rowsOf(shop, anew.id)).toHaveLength(1);
});
