import { describe, expect, test } from 'vitest';
import type { Message } from '../../contract/chat.ts';
import { pathOf } from './branches.ts';

let minute = 0;
const message = (role: Message['role'], id: string, parentId: string | null): Message => ({
  ...{ id, role, parentId, conversationId: 'c', content: id },
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, minute++)).toISOString(),
});
const exchange = (name: string, parentId: string | null) => [
  message('user', `q${name}`, parentId),
  message('assistant', `a${name}`, `q${name}`),
];
const shown = (path: ReturnType<typeof pathOf>) => path.map((one) => one.message.id);

describe('a conversation in which the first question was edited', () => {
  const messages = [...exchange('1', null), ...exchange('2', 'a1'), ...exchange('3', null)];

  test('shows the branch of the newest message, and how many there are', () => {
    const path = pathOf(messages, new Map());
    expect(shown(path)).toEqual(['q3', 'a3']);
    expect(path[0]?.beside).toEqual(['q1', 'q3']);
  });

  test('shows the other branch whole once its question is chosen', () => {
    expect(shown(pathOf(messages, new Map([['', 'q1']])))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('a fork further down keeps what stands before it', () => {
    const more = [...messages, ...exchange('4', 'a1')];
    expect(shown(pathOf(more, new Map()))).toEqual(['q1', 'a1', 'q4', 'a4']);
    expect(shown(pathOf(more, new Map([['a1', 'q2']])))).toEqual(['q1', 'a1', 'q2', 'a2']);
  });
});

test('a page that begins in the middle shows what it has', () => {
  expect(shown(pathOf([message('assistant', 'a1', 'q1'), ...exchange('2', 'a1')], new Map()))).toEqual([
    'a1',
    'q2',
    'a2',
  ]);
  expect(shown(pathOf(exchange('2', 'a1'), new Map()))).toEqual(['q2', 'a2']);
  expect(pathOf([], new Map())).toEqual([]);
});

test('a question without an answer ends the path', () => {
  expect(shown(pathOf([...exchange('1', null), message('user', 'q2', 'a1')], new Map()))).toEqual(['q1', 'a1', 'q2']);
});
