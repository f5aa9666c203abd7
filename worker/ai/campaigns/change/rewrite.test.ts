import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActionPlan } from '../../../../contract/actions.ts';
import { askShop, runTool } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { connectSource, openShop } from '../../../../test/shop.ts';
import type { UserCtx } from '../../../context.ts';
import { newId } from '../../../db/id.ts';
import { profiles } from '../../../db/schema.ts';
import { Meter } from '../../usage/meter.ts';

let database: TestDatabase;
/** What the model answers next, and what it was asked last. */
let answer = {};
let asked = '';
const server = createServer(async (request, response) => {
  asked = (await Array.fromAsync(request)).join('');
  const message = { role: 'assistant', content: JSON.stringify(answer) };
  response.writeHead(200, { 'content-type': 'application/json' });
  const choices = [{ index: 0, message, finish_reason: 'stop' }];
  response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'test', choices }));
});
beforeAll(async () => {
  database = await startTestDatabase();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await database.stop();
});

/** A shop with repeat buyers that were shown a campaign, and a model to word it. */
async function shopOf(): Promise<UserCtx> {
  const ctx = await openShop(database.db);
  await connectSource(ctx, 'Shop');
  const known = { workspaceId: ctx.workspace.id, known: true, orderCount: 2, orderValue: '60', traits: {} };
  for (const userId of ['alice', 'bob']) await ctx.db.insert(profiles).values({ ...known, userId, id: newId() });
  await askShop(ctx, 'Show me campaigns for my repeat customers');
  const { port } = server.address() as AddressInfo;
  const env = { OPENAI_API_KEY: 'test', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` };
  return { ...ctx, env: env as never, meter: new Meter(null) };
}
const warmer = { tones: ['warmer' as const], offer: { kind: 'percent' as const, value: '10', code: 'LUMEN10' } };

async function changed(ctx: UserCtx) {
  const { data, text } = await runTool(ctx, 'change_campaign', warmer, {
    question: 'make it warmer, 10 % off LUMEN10',
  });
  if (!data.plan) throw new Error(text);
  const { difference } = data.plan as ActionPlan;
  const lines = difference.campaign?.texts.find(({ label }) => label === 'Message')?.lines ?? [];
  return { text, message: lines.filter(({ kind }) => kind !== 'out').map((one) => one.text) };
}

test('a model words the tone, and what is offered is said by the rules', async () => {
  answer = { subject: 'So good to see you', message: 'It is so good to have you back. We thought of you.' };
  const { message, text } = await changed(await shopOf());
  expect(message).toEqual([
    'It is so good to have you back.',
    'We thought of you.',
    'With the code LUMEN10 you get 10% off.',
  ]);
  expect(text).not.toContain('did not keep');
  expect(asked).not.toContain('LUMEN10 you get');
});

test.each([
  ['a figure of its own', 'It is so good to have you back. You have ordered 25 times.'],
  ['a promise of its own', 'It is so good to have you back. Take a gift with you, for free.'],
  ['a variable of its own', 'It is so good to have you back, {{ nickname }}.'],
])('a model that writes %s is not believed, and the built-in words stand', async (_, message) => {
  answer = { subject: 'So good to see you', message };
  const found = await changed(await shopOf());
  expect(found.message[0]).toMatch(/^Hello \{\{ first_name/);
  expect(found.text).toContain('did not keep to the letter');
});
