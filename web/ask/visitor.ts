import type { Conversation } from '../../contract/chat.ts';
import { recallJson, remember } from '../app/storage.ts';

/** A conversation someone began without an account. Its token is the only key to it and stays in this browser. */
export interface VisitorConversation extends Pick<Conversation, 'id' | 'title' | 'updatedAt'> {
  token: string;
}

const key = 'visitor-conversations';

/** This browser's visitor conversations, the last used first. */
export function visitorConversations(): VisitorConversation[] {
  return recallJson<VisitorConversation[]>(key, []);
}

export function keepVisitorConversation(conversation: VisitorConversation): void {
  const others = visitorConversations().filter(({ id }) => id !== conversation.id);
  remember(key, [conversation, ...others].slice(0, 20));
}

export function forgetVisitorConversation(id: string): void {
  const rest = visitorConversations().filter((one) => one.id !== id);
  remember(key, rest.length > 0 ? rest : undefined);
}

/** The header that opens a visitor's conversation; none for a conversation of an account. */
export function visitorHeaders(id: string | undefined): Record<string, string> {
  const token = visitorConversations().find((one) => one.id === id)?.token;
  return token ? { 'X-Anonymous-Token': token } : {};
}
