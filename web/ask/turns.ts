import { type Answer, answerOf } from './answer.ts';
import type { OnPath } from './branches.ts';

export interface Question {
  kind: 'question';
  /** Made here, so that sending it again after a lost answer makes no second one. */
  clientId: string;
  text: string;
  state: 'sending' | 'sent' | 'failed';
  failure?: string;
  /** The stored message; until it is stored there is none. */
  id?: string;
  /** The answer it follows; null at the beginning, undefined where that is the hub's to say. */
  parentId?: string | null | undefined;
  /** The versions of it that were asked, this one among them. */
  beside: string[];
}
export interface Reply extends Answer {
  kind: 'reply';
}
export type Turn = Question | Reply;

/** A question with what was answered to it. Only the first on a page may lack its question. */
export interface Exchange {
  key: string;
  question: Question | undefined;
  replies: Reply[];
}

export function exchangesOf(turns: readonly Turn[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (const turn of turns) {
    const last = exchanges.at(-1);
    if (turn.kind === 'question') exchanges.push({ key: turn.clientId, question: turn, replies: [] });
    else if (last) last.replies.push(turn);
    else exchanges.push({ key: 'before', question: undefined, replies: [turn] });
  }
  return exchanges;
}

/** A branch as it is shown. */
export function turnsOf(path: readonly OnPath[]): Turn[] {
  return path.map(({ message, beside }) =>
    message.role === 'user'
      ? {
          ...{ kind: 'question', clientId: message.id, text: message.content, state: 'sent' },
          ...{ id: message.id, parentId: message.parentId, beside },
        }
      : { kind: 'reply', ...answerOf(message) },
  );
}
