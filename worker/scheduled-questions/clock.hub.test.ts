import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type {
  LearnedOffer,
  LivePin,
  Pin,
  ScheduledAnswer,
  ScheduledQuestion,
  ShopFact,
} from '../../contract/learning.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { openTables } from '../../test/tables.ts';
import { scheduledQuestions } from '../db/schema.ts';

async function memberWithData(): Promise<Member> {
  const member = await registerWorkspace();
  expect((await member.api('/data-sources/dummy-data/bulk/shopify', { body: {} })).status).toBe(201);
  return member;
}

test('a question that is due is asked by the clock, once, and its answer waits to be seen', async () => {
  const member = await memberWithData();
  const { status, body: question } = await member.api<ScheduledQuestion>('/scheduled-questions', {
    body: { question: 'How many orders did I have in total?', every: 'day', at: '09:00', onlyIfMoved: false },
  });
  expect([status, question.paused]).toEqual([201, false]);
  await openTables()
    .update(scheduledQuestions)
    .set({ nextAt: new Date(Date.now() - 3_600_000) })
    .where(eq(scheduledQuestions.id, question.id));

  await hub().runSchedule();
  await hub().runSchedule();
  const list = async () => (await member.api<{ data: ScheduledAnswer[]; unseen: number }>('/scheduled-answers')).body;
  const { data, unseen } = await eventually(async () => {
    const found = await list();
    return found.data.length > 0 ? found : undefined;
  });
  expect([data.length, unseen]).toEqual([1, 1]);
  expect(data[0]).toMatchObject({ questionId: question.id, status: 'told', seenAt: null });
  expect(data[0]?.receipts).toHaveLength(1);
  const seen = await member.api<ScheduledAnswer>(`/scheduled-answers/${data[0]?.id}/seen`, { method: 'POST' });
  expect(seen.body.seenAt).not.toBeNull();
  expect(await list()).toMatchObject({ unseen: 0 });

  const stranger = await registerWorkspace();
  expect((await stranger.api(`/scheduled-questions/${question.id}`, { method: 'DELETE' })).status).toBe(404);
  expect((await member.api(`/scheduled-questions/${question.id}`, { method: 'DELETE' })).status).toBe(200);
  expect(await list()).toEqual({ data: [], nextCursor: null, unseen: 0 });
});

test('a question by the clock is refused with what to do where it would change something', async () => {
  const member = await registerWorkspace();
  const { status, body } = await member.api('/scheduled-questions', {
    body: { question: 'Create a task to call the supplier', every: 'day', at: '09:00' },
  });
  expect([status, body.errors]).toEqual([
    400,
    [{ path: 'question', message: expect.stringContaining('Only questions') }],
  ]);
  const wrong = { question: 'How many orders?', every: 'day', at: '9am' };
  expect((await member.api('/scheduled-questions', { body: wrong })).body.errors).toMatchObject([{ path: 'at' }]);
});

test('facts are remembered, changed with their history, and forgotten', async () => {
  const member = await registerWorkspace();
  const { status, body: fact } = await member.api<ShopFact>('/facts', { body: { text: 'We are closed on Sundays' } });
  expect([status, fact.effect]).toEqual([201, 'Sundays are left out when days are compared.']);
  const text = 'We are closed on Mondays';
  const changed = await member.api<ShopFact>(`/facts/${fact.id}`, { method: 'PATCH', body: { text } });
  expect(changed.body).toMatchObject({ replaces: fact.id, meaning: { closedOn: [1] } });
  expect((await member.api('/facts')).body.data).toEqual([changed.body]);
  expect((await member.api(`/facts/${changed.body.id}/history`)).body.data).toHaveLength(2);
  await member.api(`/facts/${changed.body.id}`, { method: 'DELETE' });
  expect((await member.api('/facts')).body.data).toEqual([]);
  expect((await member.api('/facts?state=all')).body.data).toHaveLength(2);
});

test('a pin answers with the data as it is now', async () => {
  const member = await memberWithData();
  const step = { tool: 'query_metric', input: { metric: 'orders', range: 'all' } };
  const { status, body: pin } = await member.api<Pin>('/pins', { body: { title: 'Orders', step } });
  expect(status).toBe(201);
  const value = async () => {
    const { body } = await member.api<{ data: LivePin[] }>('/pins');
    const [card] = body.data[0]?.cards ?? [];
    return card?.type === 'metric' ? Number(card.value) : undefined;
  };
  const before = await value();
  expect(before).toBeGreaterThan(0);
  const event = { sourceType: 'shopify', eventType: 'purchase' };
  expect((await member.api('/data-sources/dummy-data', { body: event })).status).toBe(201);
  await eventually(async () => (await value()) === (before ?? 0) + 1);
  expect((await member.api('/pins', { body: { title: 'x', step: { tool: 'nothing', input: {} } } })).status).toBe(400);
  expect((await member.api(`/pins/${pin.id}`, { method: 'DELETE' })).status).toBe(200);
});

test('what was learned can be read, and belongs to the workspace', async () => {
  const member = await registerWorkspace();
  const { body } = await member.api<{ data: LearnedOffer[] }>('/ai/recommendations/learned');
  expect(body.data.find(({ segment, rank }) => segment === 'cart_abandoners' && rank === 1)).toMatchObject({
    ...{ offer: 'reminder', successes: 0, failures: 0, prior: { alpha: 2.4, beta: 1.6 } },
  });
});
