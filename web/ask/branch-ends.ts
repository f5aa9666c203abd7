import type { Message } from '../../contract/chat.ts';

export interface BranchEnd {
  /** The answer with which the branch ends. */
  answerId: string;
  /** The last question before it. */
  question: string;
}

/** Where the branches of a conversation end that have an answer, the newest first. `messages` come oldest first. */
export function branchesOf(messages: readonly Message[]): BranchEnd[] {
  const followed = new Set(messages.flatMap(({ parentId }) => parentId ?? []));
  const ends = messages.filter(({ id, role }) => role === 'assistant' && !followed.has(id));
  return ends.reverse().map(({ id, parentId }) => ({
    answerId: id,
    question: messages.find((one) => one.id === parentId)?.content ?? '',
  }));
}
