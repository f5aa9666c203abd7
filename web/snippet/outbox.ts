import { read, store } from './identity.ts';

type Message = Record<string, unknown>;

const KEPT = 'pulsehub.q.';
/** What is called in the same breath goes together. */
const GATHER_MS = 150;
const MOST_AT_ONCE = 20;
/** More than these wait for nobody: the oldest go. */
const MOST_KEPT = 200;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Sends messages in batches, keeps what could not be sent yet - in this browser, where that is allowed - and tries
 * again, later each time and whenever the network returns. The hub takes a message that comes twice once.
 */
export function outbox(address: string, writeKey: string, mayStore: () => boolean) {
  const mine = KEPT + Math.random().toString(36).slice(2);
  let waiting: Message[] = [];
  let sending = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const keep = () => store(mine, waiting.length && mayStore() ? JSON.stringify(waiting) : undefined);
  const soon = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(flush, ms);
  };
  const bodyOf = (batch: Message[]) => JSON.stringify({ writeKey, sentAt: new Date().toISOString(), batch });
  const done = (batch: Message[]) => {
    waiting = waiting.filter((one) => !batch.includes(one));
    keep();
  };

  async function flush(): Promise<void> {
    if (sending || waiting.length === 0) return;
    sending = true;
    const batch = waiting.slice(0, MOST_AT_ONCE);
    // Text, so that no browser has to ask beforehand; what was answered with a refusal would be refused again.
    const status = await fetch(address, {
      method: 'POST',
      body: bodyOf(batch),
      keepalive: true,
      credentials: 'omit',
    }).then(
      (answer) => answer.status,
      () => 0,
    );
    sending = false;
    const again = status === 0 || status === 429 || status > 499;
    failures = again ? failures + 1 : 0;
    if (!again) done(batch);
    if (waiting.length > 0)
      soon(again ? Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2) : 0);
  }

  /** The page may never come back. What is given to the browser here it sends by itself. */
  const leave = () => {
    if (document.visibilityState !== 'hidden' || navigator.onLine === false || sending) return;
    for (let batch = waiting.slice(0, MOST_AT_ONCE); batch.length > 0; batch = waiting.slice(0, MOST_AT_ONCE)) {
      if (!navigator.sendBeacon?.(address, bodyOf(batch))) return;
      done(batch);
    }
  };
  addEventListener('visibilitychange', leave);
  addEventListener('pagehide', leave);
  addEventListener('online', () => soon(0));

  // What an earlier page could not send.
  for (const name of read(() => Object.keys(localStorage)) ?? []) {
    if (!name.startsWith(KEPT)) continue;
    waiting.push(...(read(() => JSON.parse(localStorage.getItem(name) ?? '[]') as Message[]) ?? []));
    store(name, undefined);
  }
  if (waiting.length > 0) soon(0);

  return {
    put(message: Message) {
      waiting = [...waiting, message].slice(-MOST_KEPT);
      keep();
      if (failures === 0) soon(waiting.length < MOST_AT_ONCE ? GATHER_MS : 0);
    },
    keep,
    flush,
  };
}
