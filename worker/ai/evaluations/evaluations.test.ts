import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerTo, asking, smallShop } from '../../../test/answers.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { answerIdOf } from '../../chat/answer-id.ts';
import { saveAnswer } from '../../chat/answers.ts';
import { branchTo } from '../../chat/branch.ts';
import { createConversation } from '../../chat/conversations.ts';
import { sendMessage } from '../../chat/messages.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { EvaluationCase } from './case.ts';
import { listEvaluations, rateAnswer } from './evaluations.ts';
import { exportCases } from './export.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

/** Asks in a conversation and saves the answer, as its object does. */
async function said(ctx: UserCtx, conversationId: string, content: string): Promise<string> {
  const message = await sendMessage(ctx, { conversationId, content });
  const history = await branchTo(ctx, conversationId, message.parentId);
  const { events, text, kept, provider = '' } = await answerTo(ctx, asking(content, { history, conversationId }));
  const id = answerIdOf(message.id);
  await saveAnswer(ctx, {
    ...{ id, conversationId, replyTo: message.id, createdAt: ctx.now(), events, content: text },
    outcome: { provider, ...(kept && { kept }) },
  });
  return id;
}

it('an answer that is marked as wrong becomes a case, with what it followed and nobody’s data', async () => {
  const ctx = await smallShop(database.db);
  const { id: conversationId } = await createConversation(ctx, {});
  await said(ctx, conversationId, 'How much did I sell yesterday?');
  const messageId = await said(ctx, conversationId, 'and the day before?');

  const first = await rateAnswer(ctx, { conversationId, messageId, rating: 'up' });
  const comment = 'ann@example.com says otherwise';
  const again = await rateAnswer(ctx, { conversationId, messageId, rating: 'down', comment, expected: '£60' });
  expect(again).toMatchObject({
    ...{ id: first.id, rating: 'down', comment, expected: '£60', question: 'and the day before?' },
    steps: [{ tool: 'query_metric' }],
    provider: 'built-in',
  });
  expect(again.receipts.length).toBeGreaterThan(0);
  expect((await listEvaluations(ctx, { limit: 10, rating: 'down' })).data).toEqual([again]);
  expect((await listEvaluations(ctx, { limit: 10, rating: 'up' })).data).toEqual([]);

  const exported = (await exportCases(ctx)).find(({ id }) => id === again.id);
  expect(EvaluationCase.parse(exported?.case)).toMatchObject({
    question: 'and the day before?',
    before: { question: 'How much did I sell yesterday?', steps: [{ tool: 'query_metric' }] },
    readAs: again.steps,
    expected: null,
  });
  expect(JSON.stringify(exported)).not.toMatch(/ann@example|£60/);
});

it('is there for its own workspace alone', async () => {
  const [ctx, stranger] = [await smallShop(database.db), await smallShop(database.db)];
  const { id: conversationId } = await createConversation(ctx, {});
  const messageId = await said(ctx, conversationId, 'How many orders today?');
  const rated = { conversationId, messageId, rating: 'down' as const };
  await expect(rateAnswer(stranger, rated)).rejects.toMatchObject({ code: 'not_found' });
  await expect(rateAnswer(ctx, { ...rated, messageId: newId() })).rejects.toMatchObject({ code: 'not_found' });
  await rateAnswer(ctx, rated);
  expect((await listEvaluations(stranger, { limit: 10 })).data).toEqual([]);
});
