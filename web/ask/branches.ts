import type { Message } from '../../contract/chat.ts';

/** A message on the shown branch; a question that was edited has others beside it. */
export interface OnPath {
  message: Message;
  /** Ids of the questions that follow the same answer, the first asked first, this one among them. */
  beside: string[];
}

/** Which question was chosen after an answer, by that answer's id; '' for the beginning. */
export type Chosen = ReadonlyMap<string, string>;

/**
 * The branch of a conversation that is shown: at every fork the question that was chosen there, else the one that leads
 * to the newest message. `messages` come oldest first and may begin in the middle.
 */
export function pathOf(messages: readonly Message[], chosen: Chosen): OnPath[] {
  const newest = ancestorsOf(messages);
  const path: OnPath[] = [];
  let after = newest.at(-1)?.parentId ?? null;
  while (path.length < messages.length) {
    const following = messages.filter(({ parentId }) => parentId === after);
    const message =
      following.find(({ id }) => id === chosen.get(after ?? '')) ??
      following.find((one) => newest.includes(one)) ??
      following.at(-1);
    if (!message) break;
    path.push({ message, beside: message.role === 'user' ? following.map(({ id }) => id) : [] });
    after = message.id;
  }
  return path;
}

/** The newest message and all that are known before it on its branch, itself first. */
function ancestorsOf(messages: readonly Message[]): Message[] {
  const found: Message[] = [];
  let at = messages.at(-1);
  while (at && !found.includes(at)) {
    found.push(at);
    const { parentId } = at;
    at = messages.find(({ id }) => id === parentId);
  }
  return found;
}
