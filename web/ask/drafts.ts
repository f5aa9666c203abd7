import { recall, remember } from '../app/storage.ts';

/** What was typed and not asked yet, by conversation; it survives a reload, a lost connection, an expired sign-in. */
export function readDraft(conversationId: string | undefined): string {
  return recall(`draft.${conversationId ?? 'new'}`) ?? '';
}

export function keepDraft(conversationId: string | undefined, text: string): void {
  remember(`draft.${conversationId ?? 'new'}`, text);
}

/** A question that needs an account, asked again once its visitor has signed in. */
export function keepPendingQuestion(conversationId: string, question: string): void {
  remember('pending-question', `${conversationId} ${question}`);
}

/** The question that waits for this conversation, once. */
export function takePendingQuestion(conversationId: string): string | undefined {
  const pending = recall('pending-question');
  if (!pending?.startsWith(`${conversationId} `)) return undefined;
  remember('pending-question', undefined);
  return pending.slice(conversationId.length + 1);
}
