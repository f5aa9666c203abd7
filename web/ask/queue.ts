import { randomId, recallJson, remember } from '../app/storage.ts';

/** A question that waits until the one before it is answered. */
export interface Waiting {
  /** Asked under it, so that two tabs that take it at once ask it once. */
  clientId: string;
  text: string;
}

/** More than these would be answered long after they were meant. */
export const MOST_WAITING = 5;

/** Kept with the drafts: it survives a reload, other tabs see it, and it goes when its owner signs out. */
const keyOf = (conversationId: string) => `draft.${conversationId}.waiting`;

export function waitingIn(conversationId: string | undefined): Waiting[] {
  return conversationId ? recallJson<Waiting[]>(keyOf(conversationId), []) : [];
}

/** False where too many wait already. */
export function letWait(conversationId: string, text: string): boolean {
  const waiting = waitingIn(conversationId);
  if (waiting.length >= MOST_WAITING) return false;
  keep(conversationId, [...waiting, { clientId: randomId(), text }]);
  return true;
}

export function dropWaiting(conversationId: string, clientId: string): void {
  keep(
    conversationId,
    waitingIn(conversationId).filter((one) => one.clientId !== clientId),
  );
}

/** The next one, which waits no more. */
export function takeWaiting(conversationId: string | undefined): Waiting | undefined {
  const [next] = waitingIn(conversationId);
  if (conversationId && next) dropWaiting(conversationId, next.clientId);
  return next;
}

function keep(conversationId: string, waiting: Waiting[]): void {
  remember(keyOf(conversationId), waiting.length > 0 ? waiting : undefined);
}
