import { describe, expect, it } from 'vitest';
import type { AiUsage, QueryAnswer, StoredRecommendation, Suggestion } from '../../contract/ai.ts';
import type { Summary } from '../../contract/analytics.ts';
import type { ConversationWithMessages } from '../../contract/chat.ts';
import type { Segment } from '../../contract/segments.ts';
import { type StreamEvent, StreamEvent as StreamEventSchema } from '../../contract/stream.ts';
import { eventually } from '../../test/eventually.ts';
import { collectSse, hub, type Member, registerWorkspace } from '../../test/hub.ts';

/** Says something in a new conversation and reads the whole answer. */
async function ask(member: Member, content: string): Promise<{ conversationId: string; events: StreamEvent[] }> {
  const { body } = await member.api<{ conversationId: string }>('/conversations/messages', { body: { content } });
  const response = await member.fetch(`/api/v1/conversations/${body.conversationId}/stream`);
  const events = (await collectSse(response)).map(({ data }) => StreamEventSchema.parse(data));
  return { conversationId: body.conversationId, events };
}

async function memberWithData(): Promise<Member> {
  const member = await registerWorkspace();
  const { status } = await member.api('/data-sources/dummy-data/bulk/shopify', { body: {} });
  expect(status).toBe(201);
  return member;
}

const textOf = (events: StreamEvent[]) => events.map((one) => (one.type === 'chunk' ? one.content : '')).join('');

function campaignOf(events: StreamEvent[]) {
  const found = events.find((event) => event.type === 'campaign_recommendation');
  if (!found) throw new Error('No recommendation');
  return found.data;
}

describe('campaigns for my customers', () => {
  it('asks for a data source first', async () => {
    const member = await registerWorkspace();
    const { events } = await ask(member, 'Show me campaigns for my customers');
    expect(campaignOf(events)).toMatchObject({
      type: 'no_data_sources',
      message: 'Please connect data sources first',
    });
    expect(textOf(events)).toContain('Please connect data sources first');
  });

  it('cover everybody in a segment once, with the counts of the list of segments, and are kept', async () => {
    const member = await memberWithData();
    const { events, conversationId } = await ask(member, 'Show me campaigns for my customers');
    const { body: summary } = await member.api<Summary>('/analytics/summary');
    const { body: segments } = await member.api<{ data: Segment[] }>('/segments');
    // Who abandoned a cart is a potential customer and the other way round: one card for both.
    const people = segments.data.filter(({ id }) => id !== 'potential_customers').map((one) => [one.id, one.people]);
    const data = campaignOf(events);
    expect(data.recommendations.map((one) => [one.segment, one.people])).toEqual(people);
    for (const { reach, cost, expected, evidence, rank, offerKind } of data.recommendations) {
      expect(reach?.byChannel.reduce((sum, { chosen }) => sum + chosen, 0)).toBe(reach?.reachable);
      expect([cost, expected, rank, offerKind]).not.toContain(undefined);
      expect(evidence?.length).toBeGreaterThan(1);
    }
    expect(data.analysis).toMatchObject({ segments: summary.segments, funnel: summary.funnel });

    const { body: conversation } = await member.api(`/conversations/${conversationId}`);
    expect(conversation.messages.at(-1)).toMatchObject({ content: textOf(events), provider: 'built-in' });

    const { body: history } = await member.api('/ai/recommendations/history?limit=3');
    expect(history.data).toHaveLength(3);
    const { body: rest } = await member.api(`/ai/recommendations/history?limit=3&cursor=${history.nextCursor}`);
    const listed = [...history.data, ...rest.data].map(({ id }: StoredRecommendation) => id);
    expect(listed.sort()).toEqual(data.recommendations.map(({ id }) => id).sort());
    expect(rest.nextCursor).toBeNull();
  });

  it('take feedback from their own workspace only', async () => {
    const member = await memberWithData();
    const { events } = await ask(member, 'Recommend campaigns');
    const path = `/ai/recommendations/${campaignOf(events).recommendations[0]?.id}/feedback`;
    const feedback = { rating: 'up', comment: 'We sent it', outcome: '12 orders' };
    const given = await member.api<StoredRecommendation>(path, { body: feedback });
    expect([given.status, given.body]).toMatchObject([200, feedback]);
    expect(given.body.feedbackAt).toMatch(/^\d{4}-/);
    expect((await member.api(path, { body: { rating: 'meh' } })).status).toBe(400);
    const stranger = await registerWorkspace();
    expect((await stranger.api(path, { body: feedback })).status).toBe(404);
    expect((await hub().api(path, { body: feedback })).status).toBe(401);
    expect((await stranger.api('/ai/recommendations/history')).body).toEqual({ data: [], nextCursor: null });
  });
});

describe('questions', () => {
  it('are answered in one piece, with the numbers beside the words', async () => {
    const member = await memberWithData();
    const { body: summary } = await member.api<Summary>('/analytics/summary');
    const { status, body } = await member.api<QueryAnswer>('/ai/query', {
      body: { query: 'How many orders in total?' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ intent: 'metrics', module: 'mini-foundry', provider: 'built-in' });
    expect(body.data.orders).toBe(summary.totals.orders);
    expect(body.answer).toContain(`**${summary.totals.orders}`);
    expect(body.plan.length).toBeGreaterThan(0);
    expect(body.cards[0]).toMatchObject({ type: 'metric', value: summary.totals.orders, receiptId: body.receipts[0] });
    const receipt = await member.api(`/analytics/receipts/${body.receipts[0]}`);
    expect(receipt.body).toMatchObject({ metric: 'orders', value: summary.totals.orders });
  });

  it('are answered as of a moment when that is asked', async () => {
    const member = await memberWithData();
    const asOf = '2001-01-01T00:00:00Z';
    const { body } = await member.api<QueryAnswer>('/ai/query', { body: { query: 'How many orders in total?', asOf } });
    expect(body.data.orders ?? 0).toBe(0);
    expect(body.receipts).not.toEqual([]);
  });

  it('follow on what was said in a conversation of one’s own', async () => {
    const member = await memberWithData();
    const { conversationId } = await ask(member, 'How many orders today?');
    const followUp = { query: 'and last year?', conversationId };
    const { body } = await member.api<QueryAnswer>('/ai/query', { body: followUp });
    expect(body.entities).toMatchObject({ range: { key: 'last_year' } });
    expect(body.data).toMatchObject({ metric: 'orders' });
    const stranger = await registerWorkspace();
    expect((await stranger.api('/ai/query', { body: followUp })).status).toBe(404);
  });

  it('need an account, and a question', async () => {
    const member = await registerWorkspace();
    expect((await hub().api('/ai/query', { body: { query: 'orders?' } })).status).toBe(401);
    expect((await member.api('/ai/query', { body: { query: ' ' } })).status).toBe(400);
  });
});

describe('an answer', () => {
  it('is read again as it was streamed: its plan, tools, cards and receipts', async () => {
    const member = await memberWithData();
    const { events, conversationId } = await ask(member, 'How many orders in total? And how much revenue?');
    const { body: conversation } = await member.api<ConversationWithMessages>(`/conversations/${conversationId}`);
    const answer = conversation.messages.at(-1);
    const all = <T extends StreamEvent['type']>(type: T) =>
      events.filter((event): event is Extract<StreamEvent, { type: T }> => event.type === type);
    expect(answer?.plan).toEqual(all('plan')[0]?.steps);
    expect(answer?.tools).toEqual(all('tool').map(({ type: _, ...tool }) => tool));
    expect(answer?.cards).toEqual(all('card').map(({ data }) => data));
    expect(answer?.receipts).toEqual(all('tool').map(({ receiptId }) => receiptId));
    expect(answer?.tools).toHaveLength(2);
  });

  it('can be marked as wrong, and is then a case', async () => {
    const member = await memberWithData();
    const { conversationId } = await ask(member, 'How many orders in total?');
    const { body: conversation } = await member.api<ConversationWithMessages>(`/conversations/${conversationId}`);
    const [question, answer] = conversation.messages;
    const path = `/conversations/${conversationId}/messages/${answer?.id}/feedback`;
    const given = await member.api(path, { body: { rating: 'down', expected: 'One more' } });
    expect([given.status, given.body]).toMatchObject([200, { question: question?.content, expected: 'One more' }]);
    expect((await member.api('/ai/evaluations?rating=down')).body.data).toEqual([given.body]);
    expect((await member.api(path, { body: { rating: 'meh' } })).status).toBe(400);
    const { settings } = hub();
    const exported = await hub().fetch('/operations/evaluations', {
      headers: { authorization: `Bearer ${settings.METRICS_TOKEN}` },
    });
    const { data } = (await exported.json()) as { data: { id: string }[] };
    expect(data.map(({ id }) => id)).toContain(given.body.id);
    expect((await hub().fetch('/operations/evaluations')).status).toBe(401);
  });
});

it('tells what models may take and have taken; the owner sets another budget', async () => {
  const member = await registerWorkspace();
  const { body } = await member.api<AiUsage>('/ai/usage');
  expect(body).toMatchObject({ used: 0, budget: 200_000, budgetIs: 'plan', left: 200_000, days: [] });
  expect((await member.api('/workspace', { method: 'PATCH', body: { aiMonthlyTokens: 5000 } })).status).toBe(200);
  expect((await member.api('/ai/usage')).body).toMatchObject({ budget: 5000, budgetIs: 'own', left: 5000 });
  expect((await hub().api('/ai/usage')).status).toBe(401);
});

describe('what is offered', () => {
  it('are questions that end in something', async () => {
    const member = await memberWithData();
    // What is not answered within moments is not offered, this time.
    const data = await eventually(async () => {
      const { body } = await member.api<{ data: Suggestion[] }>('/ai/suggestions');
      expect(body.data.length).toBeGreaterThan(3);
      expect(body.data[0]?.question).toBe('Show me campaigns for my customers');
      return body.data;
    });
    for (const { question } of data.slice(1)) {
      const { body: answer } = await member.api<QueryAnswer>('/ai/query', { body: { query: question } });
      expect(JSON.stringify(answer.data), question).toMatch(/[1-9]/);
    }
  });

  it('is general to visitors and to who has nothing yet', async () => {
    const { body } = await hub().api<{ data: Suggestion[] }>('/ai/suggestions');
    expect(body.data.map(({ question }) => question)).toContain('How do I connect my shop?');
    const member = await registerWorkspace();
    const { body: own } = await member.api<{ data: Suggestion[] }>('/ai/suggestions');
    expect(own.data.length).toBeGreaterThan(0);
  });
});

it('names what can answer: the built-in analyst is always there', async () => {
  const member = await registerWorkspace();
  const { body } = await member.api('/ai/providers');
  expect(body.data.map(({ id, configured, inUse }: Record<string, unknown>) => [id, configured, inUse])).toEqual([
    ['openai', false, false],
    ['anthropic', false, false],
    ['built-in', true, true],
  ]);
});
