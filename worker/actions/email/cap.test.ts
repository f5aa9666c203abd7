import { eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
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
import { emailMessages, profileParts } from '../../db/schema.ts';
import { changeWorkspace } from '../../workspace/workspace.ts';
import { undoPlan } from '../apply.ts';
import { approvePlan, getPlan } from '../plans.ts';

useLetters();

const DAY = 86_400_000;
const HOUR = 3_600_000;

async function asked(shop: Shop, subject: string) {
  const plan = await propose(shop, letter({ subject }));
  await approvePlan(shop, plan.id, plan.hash);
  return plan;
}
async function sent(shop: Shop, subject: string) {
  const plan = await asked(shop, subject);
  await send(shop, plan.id);
  return plan;
}
const most = (shop: Shop, lettersPerWeek: number | null) => changeWorkspace(shop, { lettersPerWeek });

test('a third letter of a week waits for its person’s week, is told before and after, and goes out when there is room', async () => {
  const shop = await shopOf(3);
  await most(shop, 2);
  await sent(shop, 'One');
  shop.pass(DAY);
  await sent(shop, 'Two');
  const third = await asked(shop, 'Three');
  expect(third.difference.lines.map(({ text }) => text)).toContain(
    '3 people deferred: already 2 messages this week; theirs follow once there is room again',
  );
  await send(shop, third.id);
  expect(takenBy(shop)).toEqual([2, 2, 2]);
  expect((await getPlan(shop, third.id)).result).toBe('3 deferred, as their week is full.');
  // The first letter leaves the week six days later.
  for (const row of await rowsOf(shop, third.id)) {
    expect(row).toMatchObject({ status: 'queued', attempts: 0, sentAt: null });
    expect(row.dueAt?.getTime()).toBeGreaterThan(Date.now() + 6 * DAY - HOUR);
    expect(row.dueAt?.getTime()).toBeLessThanOrEqual(Date.now() + 6 * DAY);
  }
  shop.pass(6 * DAY - HOUR);
  await send(shop, third.id);
  expect(takenBy(shop)).toEqual([2, 2, 2]);
  shop.pass(2 * HOUR);
  await send(shop, third.id);
  expect(takenBy(shop)).toEqual([3, 3, 3]);
  expect((await getPlan(shop, third.id)).result).toBe('Sent to 3 people.');
});

test('another most holds at once, for what waits too, and none lets everything go', async () => {
  const shop = await shopOf(2);
  await most(shop, 1);
  await sent(shop, 'One');
  const second = await sent(shop, 'Two');
  const third = await sent(shop, 'Three');
  expect(takenBy(shop)).toEqual([1, 1]);
  await most(shop, 2);
  await send(shop, second.id);
  await send(shop, third.id);
  expect(takenBy(shop)).toEqual([2, 2]);
  await most(shop, null);
  await send(shop, third.id);
  expect(takenBy(shop)).toEqual([3, 3]);
});

test('what waits is taken back with its sending, and is not kept for longer than two weeks', async () => {
  const shop = await shopOf(2);
  await most(shop, 1);
  await sent(shop, 'One');
  const back = await sent(shop, 'Two');
  expect(await undoPlan(shop, back.id)).toMatchObject({
    status: 'undone',
    result: 'Held back for 2 people. Nobody had got it.',
  });
  const kept = await sent(shop, 'Three');
  // Before anybody's week has room again, another letter takes the place, twice.
  for (const subject of ['Four', 'Five']) {
    shop.pass(7 * DAY);
    await sent(shop, subject);
    await send(shop, kept.id);
  }
  expect(await rowsOf(shop, kept.id)).toMatchObject([{ status: 'skipped' }, { status: 'skipped' }]);
  expect(takenBy(shop)).toEqual([3, 3]);
});

test('who was merged with somebody is one person, whose letters count together', async () => {
  const shop = await shopOf(2);
  await most(shop, 1);
  await sent(shop, 'One');
  const [person = '', part = ''] = shop.people;
  await shop.db.execute(sql`delete from profiles where id = ${part}::uuid`);
  await shop.db.insert(profileParts).values({ profileId: part, workspaceId: shop.workspace.id, personId: person });
  await shop.db.delete(emailMessages).where(eq(emailMessages.profileId, person));
  await sent(shop, 'Two');
  expect(takenBy(shop)).toEqual([1, 1]);
});

test('two sendings at the same moment take the last place of a week once', async () => {
  const shop = await shopOf(12);
  await most(shop, 1);
  const [one, two] = [await asked(shop, 'One'), await asked(shop, 'Two')];
  await Promise.all([send(shop, one.id), send(shop, two.id)]);
  expect(takenBy(shop)).toEqual(shop.people.map(() => 1));
});

test('whatever is sent whenever, nobody gets more in any seven days than is allowed, and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 60 })), { minLength: 2, maxLength: 9 }),
      async (allowed, steps) => {
        const shop = await shopOf(1);
        await most(shop, allowed);
        const [person = ''] = shop.people;
        const plans: string[] = [];
        const times: number[] = [];
        const look = async () => {
          for (const id of plans) await send(shop, id);
          const taken = service.taken.filter(({ to }) => to[0] === `${person}@shop.example`).length;
          while (times.length < taken) times.push(Date.now());
        };
        for (const [isNew, hours] of steps) {
          shop.pass(hours * HOUR + 1000);
          if (isNew) plans.push((await asked(shop, `Letter ${plans.length}`)).id);
          await look();
        }
        for (const time of times) {
          expect(times.filter((one) => one > time - 7 * DAY && one <= time).length).toBeLessThanOrEqual(allowed);
        }
        const rows = await shop.db.select().from(emailMessages).where(eq(emailMessages.profileId, person));
        expect(rows.length).toBe(plans.length);
        expect(rows.filter(({ status }) => status === 'sent').length).toBe(times.length);
        expect(rows.every(({ status }) => status === 'sent' || status === 'queued' || status === 'skipped')).toBe(true);
      },
    ),
    { numRuns: 12, seed: 7 },
  );
});
