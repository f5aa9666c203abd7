import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Model, startModel } from '../model.ts';
import { type OwnHub, preparedDataDir, startOwnHub } from '../own-hub.ts';
import { ask, expectAccessibleEverywhere, lastAnswer, registered, said, startViewer, type Viewer } from '../web.ts';

let model: Model;
let hub: OwnHub;
let viewer: Viewer;
let data: Awaited<ReturnType<typeof preparedDataDir>>;
beforeAll(async () => {
  [model, data] = await Promise.all([startModel(), preparedDataDir()]);
  hub = await startOwnHub({ dataDir: data.dataDir, settings: model.settings });
  viewer = await startViewer(hub.url);
});
afterAll(async () => {
  await viewer?.close();
  await hub?.stop();
  await model?.stop();
  await data?.remove();
});

test('an answer goes on where it was when the network comes back', async () => {
  const context = await viewer.person();
  const page = await registered(context);
  await ask(page, 'Tell me about lanterns');
  const speaking = await model.asked('Tell me about lanterns');
  speaking.say('Before the tunnel. ');
  await said(page, 'Before the tunnel.').waitFor();

  await context.setOffline(true);
  await page.getByText('The connection is lost.').waitFor();
  speaking.say('In the tunnel. ');
  await context.setOffline(false);
  await said(page, 'Before the tunnel. In the tunnel.').waitFor();
  speaking.say('After the tunnel.');
  speaking.finish();
  await said(page, 'Before the tunnel. In the tunnel. After the tunnel.').waitFor();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  expect((await lastAnswer(page)).split('the tunnel.').length).toBe(4);
  expect(viewer.faults).toEqual([]);
});

test('a part of the page that did not come is fetched once the network is back', async () => {
  const context = await viewer.person();
  const parts = /\/assets\/(markdown-blocks|answer-rating)-/;
  let refused = 0;
  await context.route(parts, (route) => {
    refused++;
    return route.abort('internetdisconnected');
  });
  const page = await registered(context);
  await ask(page, 'Tell me about wicks');
  const speaking = await model.asked('Tell me about wicks');
  speaking.say('They are **braided** of cotton.');
  speaking.finish();
  await page.getByText('They are **braided** of cotton.').waitFor();
  await expect.poll(() => refused).toBeGreaterThanOrEqual(2);

  await context.unroute(parts);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('braided', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'The answer is right' }).waitFor();
});

test('two tabs show the same answer, and either stops it', async () => {
  const context = await viewer.person();
  const first = await registered(context);
  await ask(first, 'Tell me about baskets');
  const speaking = await model.asked('Tell me about baskets');
  speaking.say('Wicker ');
  await said(first, 'Wicker').waitFor();
  await first.waitForURL(/\/ask\//);

  const second = await context.newPage();
  await second.goto(first.url());
  await said(second, 'Wicker').waitFor();
  speaking.say('and cane ');
  await Promise.all([first, second].map((page) => said(page, 'Wicker and cane').waitFor()));

  await second.keyboard.press('Escape');
  await speaking.hungUp;
  await Promise.all([first, second].map((page) => page.getByText('You stopped this answer.').waitFor()));

  // What is asked in one is seen in the other at once.
  await ask(second, 'Tell me about ribbons');
  const again = await model.asked('Tell me about ribbons');
  again.say('Ribbons are long.');
  again.finish();
  await Promise.all([first, second].map((page) => said(page, 'Ribbons are long.').waitFor()));
});

test('Markdown is drawn as it is written, and nothing in it is run', async () => {
  const page = await registered(await viewer.person());
  await ask(page, 'Tell me about markup');
  const speaking = await model.asked('Tell me about markup');
  speaking.say('# A title\n\nSome **bold** words.\n\n| Day | Orders |\n|---|---|\n| Monday | many |\n\n');
  await page.getByRole('table').waitFor();
  speaking.say('<img src=x onerror="document.title=`x`"><script>document.title=`y`</script>\n\n');
  speaking.say(
    '[a link](javascript:alert()) ![a picture](https://elsewhere.example/x.png) [docs](https://docs.example/)\n\n',
  );
  speaking.say(
    '1. Salt &amp; pepper, `&amp;`\n2. and ~~sugar~~ <b>too</b>\n\n- [x] done\n- [ ] to be done\n\n> Said *so*.\n',
  );
  speaking.finish();
  await page.getByRole('button', { name: 'Copy', exact: true }).waitFor();
  const answer = page.locator('ph-answer').last();
  expect(await answer.getByRole('heading', { name: 'A title' }).isVisible()).toBe(true);
  expect(await answer.getByRole('cell', { name: 'Monday' }).isVisible()).toBe(true);
  // The last block is drawn in the frame after the answer is finished.
  const addresses = () => answer.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  await expect.poll(addresses).toEqual([null, 'https://docs.example/']);
  await answer.locator('blockquote em').waitFor();
  const list = answer.locator('ui-markdown ol');
  expect(await list.locator('li').allInnerTexts()).toEqual(['Salt & pepper, &amp;', 'and sugar <b>too</b>']);
  expect(
    await answer.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.matches(':checked'))),
  ).toEqual([true, false]);
  expect(await answer.locator('img, script, [onerror]').count()).toBe(0);
  expect(await page.title()).toBe('Ask · PulseHub');
});

test('what was typed is kept: over a reload, without a network, and when the sign-in has ended', async () => {
  const context = await viewer.person();
  const page = await registered(context);
  const question = page.getByLabel('Your question');
  await question.fill('Half a quest');
  await page.reload();
  // The name of the workspace shows that the silent sign-in has ended.
  await page.getByText('Luz Candles').waitFor();
  expect(await question.inputValue()).toBe('Half a quest');

  await context.setOffline(true);
  await ask(page, 'Tell me about tides');
  await page.getByText('PulseHub cannot be reached.').waitFor();
  await context.setOffline(false);

  // Signed out from elsewhere: the next call finds the session revoked.
  const login = await fetch(`${hub.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(page.account),
  });
  const { tokens } = (await login.json()) as { tokens: { accessToken: string } };
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const sessions = (await (await fetch(`${hub.url}/api/v1/auth/sessions`, { headers })).json()) as {
    data: { id: string; current: boolean }[];
  };
  for (const { id, current } of sessions.data) {
    if (!current) await fetch(`${hub.url}/api/v1/auth/sessions/${id}`, { method: 'DELETE', headers });
  }

  await page.getByRole('button', { name: 'Try again' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your sign-in has ended' });
  await dialog.waitFor();
  await dialog.getByLabel('Password').fill(page.account.password);
  await page.keyboard.press('Enter');
  const speaking = await model.asked('Tell me about tides');
  speaking.say('They come back.');
  speaking.finish();
  await said(page, 'They come back.').waitFor();
  expect(await question.inputValue()).toBe('');
});

test('what is asked while an answer is written waits for its turn, through a reload, or is taken back', async () => {
  const page = await registered(await viewer.person());
  await ask(page, 'Tell me about candles');
  const first = await model.asked('Tell me about candles');
  first.say('Wax ');
  await said(page, 'Wax').waitFor();
  await page.waitForURL(/\/ask\//);
  await ask(page, 'Tell me about matches');
  await ask(page, 'Tell me about curtains');
  const waiting = page.getByRole('list', { name: 'Questions that wait' });
  await waiting.getByText('Tell me about matches').waitFor();
  expect(await page.getByLabel('Your question').inputValue()).toBe('');
  await page.getByRole('button', { name: 'Do not ask “Tell me about curtains”' }).click();
  await expectAccessibleEverywhere(page, 'a question that waits');
  await page.reload();
  await said(page, 'Wax').waitFor();
  await expect.poll(() => waiting.getByRole('listitem').count()).toBe(1);

  first.say('and a wick.');
  first.finish();
  const second = await model.asked('Tell me about matches');
  second.say('Strike them.');
  second.finish();
  await said(page, 'Strike them.').waitFor();
  await page.getByRole('button', { name: 'Copy', exact: true }).last().waitFor();
  await expect.poll(() => waiting.count()).toBe(0);
  expect(await page.locator('ph-question').count()).toBe(2);
  expect(viewer.faults).toEqual([]);
});
