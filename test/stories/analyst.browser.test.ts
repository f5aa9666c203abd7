import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DataSource } from '../../contract/sources.ts';
import { newId } from '../../worker/db/id.ts';
import { consents, profileIdentifiers, profiles } from '../../worker/db/schema.ts';
import { eventually } from '../eventually.ts';
import { hub } from '../hub.ts';
import { openTables } from '../tables.ts';
import { type Account, ask, expectAccessibleEverywhere, registered, said, startViewer, type Viewer } from '../web.ts';

// A shop owner asks, and does something about the answer: each test goes on where the one before it ended.

let viewer: Viewer;
let page: Awaited<ReturnType<typeof registered>>;
beforeAll(async () => {
  viewer = await startViewer(hub().url);
  page = await registered(await viewer.person());
  await sell(page.account);
});
afterAll(() => viewer?.close());

/** Three customers, of whom two bought, one of them twice: 300 dollars in all. */
async function sell(account: Account): Promise<void> {
  const { body } = await hub().api('/auth/login', { body: account });
  const headers = { authorization: `Bearer ${body.tokens.accessToken}` };
  const source = { sourceType: 'segment', name: 'Shop', config: {} };
  const made = await hub().api<DataSource>('/data-sources', { body: source, headers });
  const authorization = `Basic ${btoa(`${made.body.writeKey}:`)}`;
  const order = (userId: string, id: string, revenue: number) => ({
    ...{ type: 'track', userId, event: 'Order Completed', messageId: id },
    properties: { order_id: id, revenue, currency: 'USD' },
  });
  const batch = [
    ...['ines', 'joao', 'rita'].flatMap((userId) => [
      { type: 'identify', userId, traits: { name: userId, email: `${userId}@customers.example` } },
      { type: 'track', userId, event: 'Product Added', properties: { product_id: 'candle' } },
    ]),
    ...[order('ines', '1001', 100), order('joao', '1002', 150), order('joao', '1003', 50)],
  ];
  const sent = await hub().fetch('/v1/batch', {
    ...{ method: 'POST', headers: { 'content-type': 'application/json', authorization } },
    body: JSON.stringify({ batch }),
  });
  expect(sent.status).toBe(200);
  await eventually(async () => {
    const { body: summary } = await hub().api('/analytics/summary', { headers });
    return summary.totals.orders === 3 && summary.totals.people === 3;
  });
}

const answers = () => page.locator('ph-answer');
const answered = () => answers().last().getByRole('button', { name: 'Copy', exact: true }).waitFor();

/** Does what asks something, and waits for the whole answer. */
async function answerOf(doing: () => Promise<void>): Promise<void> {
  const before = await answers().count();
  await doing();
  await expect.poll(() => answers().count()).toBe(before + 1);
  await answered();
}
const number = () => page.locator('ph-metric-card').last().locator('.value');

/** The label of what has the focus, inside whichever shadow it is. */
const focused = () =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.getAttribute('aria-label');
  });

test('a question becomes a number, which opens to its receipt, the orders behind it, and the same again', async () => {
  await answerOf(() => ask(page, 'What was my revenue over all time?'));
  expect(await number().textContent()).toBe('US$300.00');
  // What a screen reader is told begins with it.
  await expect
    .poll(() => page.getByRole('status').allTextContents())
    .toContainEqual(expect.stringMatching(/^[\w ]+: US\$300/));
  await expectAccessibleEverywhere(page, 'an answer with cards');
  await number().click();
  await page.getByRole('heading', { name: 'Behind it' }).waitFor();
  const rows = await page
    .getByRole('list', { name: /^Behind/ })
    .getByRole('listitem')
    .allTextContents();
  expect(rows.map((row) => row.match(/US\$\d+\.\d\d/)?.[0]).sort()).toEqual(['US$100.00', 'US$150.00', 'US$50.00']);
  await page.getByRole('button', { name: 'Work it out again' }).click();
  await page.getByText('The same: US$300.00.').waitFor();
  await expectAccessibleEverywhere(page, 'a receipt');
  await page.getByRole('button', { name: 'Back' }).click();
  await answered();
});

test('a question is asked otherwise beside the first, by the keyboard alone, and the next one is a tap away', async () => {
  await page.getByRole('button', { name: 'Ask this otherwise' }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('The question, changed').fill('thrown away');
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Ask this otherwise');
  await page.keyboard.press('Enter');
  await page.getByLabel('The question, changed').fill('How many orders did I have over all time?');
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Version 2 of 2' }).waitFor();
  await expect.poll(() => number().textContent()).toBe('3');
  await answered();
  await page.getByRole('button', { name: 'The version before' }).click();
  await page.getByRole('group', { name: 'Version 1 of 2' }).waitFor();
  await expect.poll(focused).toBe('The version after');
  expect(await number().textContent()).toBe('US$300.00');
  const choice = page.locator('ph-choices-card').getByRole('button').first();
  await answerOf(() => choice.click());
  const next = answers().last().locator('.next');
  const suggested = (await next.textContent())?.trim() ?? '';
  await answerOf(() => next.click());
  expect(await page.locator('ph-question').last().locator('.bubble').textContent()).toBe(suggested);
});

test('a wrong answer is told so, and a good one is kept on Today until it is taken off', async () => {
  await page.getByRole('button', { name: 'The answer is wrong' }).first().click();
  await page.getByLabel('What would have been right?').fill('It was 310 dollars');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('It is kept with the question').waitFor();
  await page.getByRole('button', { name: 'Pin to Today' }).first().click();
  await page.getByText('It is on Today now').waitFor();
  await page.goto('/today?range=all');
  await page.locator('ph-pins').getByText('US$300.00').waitFor();
  await expectAccessibleEverywhere(page, 'Today with a pin');
  await page.getByRole('button', { name: /^Take off Today/ }).click();
  await page.locator('ph-pins').getByText('US$300.00').waitFor({ state: 'detached' });
});

test('what is asked for in words waits for a yes, is done, stands among the tasks, and is undone', async () => {
  await page.goto('/');
  await ask(page, 'remind me to call the courier on Monday');
  await page.getByText('Waits for approval').waitFor();
  await answered();
  await expectAccessibleEverywhere(page, 'a plan to approve');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('status').getByText('Done', { exact: true }).waitFor();
  expect(await answers().getByText('Nothing has been done yet').isVisible()).toBe(false);
  const conversation = page.url();
  await page.goto('/tasks');
  await page.getByRole('checkbox', { name: /call the courier/ }).waitFor();
  await page.goto(conversation);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('status').getByText('Undone', { exact: true }).waitFor();
  await page.goto('/tasks');
  await page.getByText('Nothing is to be done.').waitFor();
});

test('the people of an answer are kept as a segment, and a campaign is planned from its card', async () => {
  await page.goto('/');
  await answerOf(() => ask(page, 'Which customers spent more than 120?'));
  const segment = page.locator('ph-segment-card').first();
  expect(await segment.getByText('1 person').isVisible()).toBe(true);
  await segment.getByRole('button', { name: 'Save as segment' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Spenders');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await segment.getByRole('link', { name: 'See the people' }).waitFor();
  await answerOf(() => ask(page, 'show me campaigns for my customers'));
  const campaign = page.locator('ph-campaign-card').first();
  expect(await campaign.getByText('Reached now').isVisible()).toBe(true);
  // Its figures open like those of answers.
  await campaign.locator('.people a').click();
  await page.getByRole('heading', { name: 'People in the segment' }).waitFor();
  await page.getByRole('button', { name: 'Work it out again' }).click();
  await page.getByText(/^\s*The same: \d+\.\s*$/).waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await campaign.getByText('Why, and what it rests on').click();
  await campaign.getByRole('button', { name: 'Plan this' }).click();
  await campaign.getByRole('button', { name: 'Approve' }).click();
  await campaign.getByRole('status').getByText('Done', { exact: true }).waitFor();
  await expectAccessibleEverywhere(page, 'a campaign that is planned');
  expect(viewer.faults).toEqual([]);
});

/** Two more who bought twice: alice can be written to by e-mail; dev has neither address nor phone, and WhatsApp knows him. */
async function meetAliceAndDev(): Promise<void> {
  const { body } = await hub().api('/auth/login', { body: page.account });
  const workspaceId = body.workspace.id as string;
  const [alice, dev] = [newId(), newId()];
  const yes = { email: 'subscribed', whatsapp: 'subscribed' } as const;
  const known = { workspaceId, known: true, orderCount: 2, lastSeenAt: new Date() };
  const tables = openTables();
  await tables.insert(profiles).values([
    { ...known, id: alice, userId: 'alice', email: `alice-${alice}@customers.example`, traits: { name: 'Alice' } },
    { ...known, id: dev, userId: 'dev', email: null, traits: { name: 'Dev' } },
  ]);
  await tables
    .insert(profileIdentifiers)
    .values({ workspaceId, kind: 'whatsapp', value: 'US.90001', profileId: dev, homeId: dev });
  const said = [alice, dev].flatMap((profileId) =>
    Object.entries(yes).map(([channel, state]) => ({
      ...{ id: newId(), messageId: newId(), workspaceId, profileId, homeId: profileId, source: 'test', state },
      ...{ channel: channel as keyof typeof yes, occurredAt: new Date() },
    })),
  );
  await tables.insert(consents).values(said);
  for (const id of [alice, dev]) await tables.update(profiles).set({ consent: yes }).where(eq(profiles.id, id));
}

test('a campaign is picked and changed in words and by hand, and each person gets it by what reaches them', async () => {
  await meetAliceAndDev();
  await page.goto('/');
  await answerOf(() => ask(page, 'Show me campaigns for my customers'));
  await answerOf(() => ask(page, 'the one for repeat customers'));
  await answerOf(() =>
    ask(page, 'make it e-mail first, WhatsApp if no e-mail, warmer tone, 10 % off LUMEN10, and add a picture'),
  );
  await said(page, 'add a picture').last().waitFor();
  const plan = page.locator('ph-plan-card').last();
  await plan.getByText('E-mail, else WhatsApp').waitFor();
  expect(await plan.getByText('Put in: With the code LUMEN10 you get 10% off.').count()).toBe(1);
  expect(await plan.getByText('Put in: 10% off with the code LUMEN10').count()).toBe(1);
  await plan.getByText('Never said yes').waitFor();
  await plan.getByText('Only e-mail can be sent so far: 1 person').waitFor();
  await expectAccessibleEverywhere(page, 'a campaign that is changed');
  await plan.getByRole('button', { name: 'Approve' }).click();
  await plan.getByRole('status').getByText('Done', { exact: true }).waitFor();

  await answerOf(() => ask(page, 'and shorter, and send it tomorrow at 9'));
  const change = page.locator('ph-plan-card').last();
  await change.getByText(/Meant for .*, 09:00/).waitFor();
  await change.getByRole('button', { name: 'Approve' }).click();
  await change.getByRole('status').getByText('Done', { exact: true }).waitFor();
  await change.getByRole('link', { name: 'See it' }).click();
  await page.getByText('E-mail: 1').waitFor();
  await page.getByText('WhatsApp: 1').waitFor();
  await page.getByText(/09:00 in the shop’s time/).waitFor();
  await expectAccessibleEverywhere(page, 'a campaign as it would go out');
  const campaign = page.url();
  await page.getByRole('link', { name: 'Who gets it by what' }).click();
  const people = page.getByRole('listitem');
  await people.filter({ hasText: 'Alice' }).getByText('E-mail', { exact: true }).waitFor();
  await people.filter({ hasText: 'Dev' }).getByText('US.90001').waitFor();
  await page.getByText('Never said yes to any of its channels').first().waitFor();
  await expectAccessibleEverywhere(page, 'who gets a campaign by what');

  await page.goto(campaign);
  await page.getByRole('button', { name: 'Change how it goes out' }).click();
  await page.getByRole('button', { name: 'WhatsApp earlier' }).click();
  await page.getByRole('button', { name: 'Add Text message' }).click();
  await expectAccessibleEverywhere(page, 'how a campaign goes out, changed by hand');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('another channel comes first here').waitFor();
  await page.getByText('Text message: 0').waitFor();
  expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
  expect(viewer.faults).toEqual([]);
});
