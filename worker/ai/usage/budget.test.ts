import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ModelStandIn } from '../../../dev/providers/model-server.ts';
import { startOpenai } from '../../../dev/providers/openai.ts';
import { answerTo, asking, NOON, smallShop } from '../../../test/answers.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { saveAnswer } from '../../chat/answers.ts';
import { createConversation } from '../../chat/conversations.ts';
import { sendMessage } from '../../chat/messages.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { workspaces } from '../../db/schema.ts';
import { answerQuery } from '../query.ts';
import { readUsage } from './budget.ts';

let database: TestDatabase;
let openai: ModelStandIn;
let ctx: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const standIn = await startOpenai();
  openai = standIn;
  ctx = await smallShop(database.db, standIn.settings);
  return () => standIn.stop();
});

const QUESTION = 'How much did I sell yesterday?';
const setBudget = (aiMonthlyTokens: number | null) =>
  ctx.db.update(workspaces).set({ aiMonthlyTokens }).where(eq(workspaces.id, ctx.workspace.id));

/** An answer of 104 tokens, saved as the conversation's object saves it. */
async function saved(times: number): Promise<void> {
  const conversation = await createConversation(ctx, {});
  const question = await sendMessage(ctx, { conversationId: conversation.id, content: QUESTION });
  openai.script({ how: 'answer', text: 'You sold £100.50 yesterday.' });
  const { events, text, kept, provider = '', find } = await answerTo(ctx, asking(QUESTION));
  const usage = find('complete')?.usage;
  const answer = {
    ...{ id: newId(), conversationId: conversation.id, replyTo: question.id, createdAt: ctx.now() },
    ...{ events, content: text, outcome: { provider, ...(kept && { kept }), ...(usage && { usage }) } },
  };
  await Promise.all(Array.from({ length: times }, () => saveAnswer(ctx, answer)));
}

it('counts what an answer took on its day, once, however often it is saved', async () => {
  await saved(3);
  await saved(1);
  expect(await readUsage(ctx)).toMatchObject({
    ...{ month: '2026-03', used: 208, budget: 200_000, budgetIs: 'plan', left: 199_792, renewsOn: '2026-04-01' },
    days: [
      {
        ...{ day: '2026-03-11', provider: 'openai', model: 'gpt-4o-mini' },
        ...{ inputTokens: 200, outputTokens: 8, answers: 2 },
      },
    ],
  });
});

it('counts questions that are asked outside of conversations, too', async () => {
  const waiting: Promise<unknown>[] = [];
  openai.script({ how: 'answer', text: 'You sold £100.50 yesterday.' });
  const asker = { ...ctx, waitUntil: (work: Promise<unknown>) => void waiting.push(work) };
  const { provider } = await answerQuery(asker, { query: QUESTION }, new AbortController().signal);
  await Promise.all(waiting);
  expect([provider, (await readUsage(ctx)).used]).toEqual(['openai', 104]);
});

it('has the built-in analyst answer once it is used up, which says so, and asks no model', async () => {
  await setBudget(100);
  await saved(1);
  const asked = openai.asked.length;
  const { text, provider } = await answerTo(ctx, asking(QUESTION));
  expect(text).toContain('£100.50');
  expect(text).toContain('budget for language models is used up');
  expect([provider, openai.asked.length]).toEqual(['built-in', asked]);
  expect(await readUsage(ctx)).toMatchObject({ used: 104, budget: 100, budgetIs: 'own', left: 0 });
});

it('ends with the month', async () => {
  await setBudget(100);
  await saved(1);
  const next = { ...ctx, now: () => new Date(NOON.getTime() + 31 * 86_400_000) };
  expect(await readUsage(next)).toMatchObject({ month: '2026-04', used: 0, left: 100 });
  openai.script({ how: 'answer', text: 'Hello.' });
  expect((await answerTo(next, asking('hello'))).provider).toBe('openai');
});

it('counts what a model took that broke off, as well as it can be known', async () => {
  openai.script({ how: 'truncate', after: 3, text: 'Yesterday you sold a lot of things.' });
  const { kept } = await answerTo(ctx, asking(QUESTION));
  const [spent] = kept?.spent ?? [];
  expect(spent?.inputTokens).toBeGreaterThan(500);
  expect(spent?.outputTokens).toBe(5);
});
