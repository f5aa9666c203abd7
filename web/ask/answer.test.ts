import { expect, test } from 'vitest';
import type { StreamEvent } from '../../contract/stream.ts';
import { answerOf, emptyAnswer, fold, partsOf, spoken } from './answer.ts';

const intent = {
  intent: 'campaign_recommendation',
  confidence: 0.9,
  requiresAuth: true,
  module: 'campaigns',
  action: 'recommend',
  entities: {},
} as const;
const recommendation = { type: 'recommendations', message: 'Two groups stand out.', recommendations: [] } as const;
const events: StreamEvent[] = [
  { type: 'intent', data: intent },
  { type: 'plan', steps: ['Read the segments', 'Choose a channel'] },
  { type: 'tool', name: 'segments', summary: 'Counted 4 people' },
  { type: 'campaign_recommendation', data: { ...recommendation, recommendations: [] } },
  { type: 'chunk', content: 'Hello ' },
  { type: 'chunk', content: 'there' },
  { type: 'complete', messageId: 'm1', provider: 'built-in' },
];

test('the events of a stream become one answer', () => {
  expect(events.reduce(fold, emptyAnswer)).toEqual({
    state: 'done',
    cards: [],
    intent,
    plan: ['Read the segments', 'Choose a channel'],
    tools: [{ name: 'segments', summary: 'Counted 4 people' }],
    recommendation,
    text: 'Hello there',
    messageId: 'm1',
    provider: 'built-in',
  });
  expect(emptyAnswer.text).toBe('');
});

test('a stored message gives the answer that its stream gave, but for the steps that are not kept', () => {
  const streamed = events.reduce(fold, emptyAnswer);
  const stored = answerOf({
    id: 'm1',
    conversationId: 'c1',
    role: 'assistant',
    parentId: 'q',
    content: 'Hello there',
    createdAt: '2026-01-01T00:00:00.000Z',
    intent: { ...intent },
    recommendation: { ...recommendation, recommendations: [] },
    provider: 'built-in',
    stopped: false,
  });
  expect(stored).toEqual({ ...streamed, plan: [], tools: [] });
});

test('stopping keeps what was written; an error says what happened', () => {
  const half = fold(emptyAnswer, { type: 'chunk', content: 'Half' });
  expect(fold(half, { type: 'complete', messageId: 'm', provider: 'openai', stopped: true })).toMatchObject({
    state: 'stopped',
    text: 'Half',
  });
  expect(fold(half, { type: 'error', code: 'internal', message: 'It broke' })).toMatchObject({
    state: 'failed',
    failure: 'It broke',
    text: 'Half',
  });
});

test('the words that repeat the campaigns are apart from the sentence that leads to them', () => {
  const text = 'Here are two.\n\n**One**\n\n- Message';
  const card = { id: 'r' } as NonNullable<typeof emptyAnswer.recommendation>['recommendations'][number];
  const cards = { type: 'recommendations' as const, message: '', recommendations: [card] };
  expect(partsOf({ ...emptyAnswer, text })).toEqual({ lead: text, rest: '' });
  const answer = { ...emptyAnswer, text, recommendation: cards };
  expect(partsOf(answer)).toEqual({ lead: 'Here are two.', rest: '**One**\n\n- Message' });
  expect(partsOf({ ...answer, text: 'Here' })).toEqual({ lead: 'Here', rest: '' });
  expect(spoken({ ...answer, state: 'done' })).toBe('Here are two. 1 campaign follows.');
});

test('an answer is spoken without the marks of Markdown', () => {
  const text = '## Sales\n\n- **12** [orders](https://x.example)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```';
  expect(spoken({ ...emptyAnswer, text, state: 'stopped' })).toBe('Sales 12 orders a b 1 2 Stopped.');
});
