import { expect, test } from 'vitest';
import type { Card } from '../../contract/cards.ts';
import type { StreamEvent } from '../../contract/stream.ts';
import { Format } from '../app/format.ts';
import { numbersOf } from '../cards/measures.ts';
import { answerOf, emptyAnswer, fold, partsOf, spoken, suggestedBy } from './answer.ts';

const format = new Format({ locale: 'en-GB', currency: 'GBP' });
const card: Card = {
  ...{ type: 'metric', title: 'Net revenue', unit: 'money', currency: 'GBP', value: '510.00' },
  ...{ window: 'March 2026', query: { metric: 'revenue', range: 'all' }, receiptId: 'r1' },
};
const choices: Card = { type: 'choices', question: 'Which one?', options: [] };

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
  { type: 'card', data: card },
  { type: 'chunk', content: 'Hello ' },
  { type: 'chunk', content: 'there' },
  { type: 'complete', messageId: 'm1', provider: 'built-in' },
];

test('the events of a stream become one answer', () => {
  expect(events.reduce(fold, emptyAnswer)).toEqual({
    state: 'done',
    cards: [card],
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

test('a stored message gives the answer that its stream gave, with its plan, its tools and its cards', () => {
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
    plan: ['Read the segments', 'Choose a channel'],
    tools: [{ name: 'segments', summary: 'Counted 4 people' }],
    cards: [card],
    provider: 'built-in',
    stopped: false,
  });
  expect(stored).toEqual(streamed);
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
  const one = { id: 'r' } as NonNullable<typeof emptyAnswer.recommendation>['recommendations'][number];
  const cards = { type: 'recommendations' as const, message: '', recommendations: [one] };
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

test('the number of an answer is heard before its words', () => {
  const answer = { ...emptyAnswer, cards: [card], text: 'It went **well**.', state: 'done' as const };
  expect(spoken(answer, numbersOf(answer.cards, format))).toBe('Net revenue: £510.00. It went well.');
});

test('a card that comes after the first words stands below them', () => {
  const late: StreamEvent[] = [
    { type: 'card', data: card },
    { type: 'chunk', content: 'Hello' },
    { type: 'card', data: choices },
    { type: 'card', data: choices },
  ];
  expect(late.reduce(fold, emptyAnswer)).toMatchObject({ early: 1, cards: [card, choices, choices] });
});

test('what only repeats a plan in words is apart from the sentence that says so', () => {
  const plan = { type: 'plan', plan: { id: 'p' } } as unknown as Card;
  const text = 'Nothing is done yet.\n\n- 12 people';
  expect(partsOf({ ...emptyAnswer, text, cards: [plan] })).toEqual({
    lead: 'Nothing is done yet.',
    rest: '- 12 people',
  });
  expect(partsOf({ ...emptyAnswer, text, cards: [card, plan] })).toEqual({ lead: text, rest: '' });
});

test.each([
  ['It was £5.\n\n**Next:** Ask "Who are my top 5 customers?" to see them.', 'Who are my top 5 customers?'],
  ['Es waren 5 €.\n\n**Weiter:** Fragen Sie „Wer sind meine besten Kunden?“.', 'Wer sind meine besten Kunden?'],
  ['**À suivre :** Demandez « Et par mois ? ».', 'Et par mois ?'],
  ['He asked "Why?" and left.', undefined],
  ['**Next:** Look at the plan and approve it.', undefined],
])('%j suggests %j', (text, question) => {
  expect(suggestedBy({ ...emptyAnswer, text })?.trim()).toBe(question);
});
