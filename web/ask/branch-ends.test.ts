import { expect, test } from 'vitest';
import type { Message } from '../../contract/chat.ts';
import { branchesOf } from './branch-ends.ts';

const message = (id: string, role: Message['role'], parentId: string | null, content = id): Message => ({
  ...{ id, role, parentId, content, conversationId: 'c', createdAt: '2026-03-17T12:00:00Z' },
});

test('a conversation in one line ends once, with its last answer', () => {
  const line = [
    message('q1', 'user', null),
    message('a1', 'assistant', 'q1'),
    message('q2', 'user', 'a1', 'And last week?'),
    message('a2', 'assistant', 'q2'),
  ];
  expect(branchesOf(line)).toEqual([{ answerId: 'a2', question: 'And last week?' }]);
  expect(branchesOf([])).toEqual([]);
});

test('a question that was asked otherwise ends a branch of its own, the newest first; one without an answer does not', () => {
  const forked = [
    message('q1', 'user', null),
    message('a1', 'assistant', 'q1'),
    message('q2', 'user', 'a1'),
    message('a2', 'assistant', 'q2'),
    message('q3', 'user', 'a1'),
    message('a3', 'assistant', 'q3'),
    message('q4', 'user', 'a1'),
  ];
  expect(branchesOf(forked).map(({ answerId }) => answerId)).toEqual(['a3', 'a2']);
});
