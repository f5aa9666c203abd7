/** What one tab tells the others of the same browser. */
export type TabNews =
  | { kind: 'signed-in' }
  | { kind: 'signed-out' }
  /** To another workspace. */
  | { kind: 'moved' }
  | { kind: 'asked'; conversationId: string };

const channel = new BroadcastChannel('pulsehub');

export function tellTabs(news: TabNews): void {
  channel.postMessage(news);
}

/** This browser's session is of another workspace now: every tab begins anew, so that none shows what was of the old one. */
export function goneElsewhere(): void {
  tellTabs({ kind: 'moved' });
  location.assign('/');
}

/** Hears the other tabs until the returned function is called. */
export function hearTabs(listener: (news: TabNews) => void): () => void {
  const hear = (event: MessageEvent<TabNews>) => listener(event.data);
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
