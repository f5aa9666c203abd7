import type { BenchHub } from './bench-hub.ts';

const EVERY_MS = 500;

/** Watches what the Worker's isolate uses, objects, buffers and what is not collected yet included, as the inspector tells it. Megabytes. */
export async function watchMemory(hub: BenchHub): Promise<{ most(): number; stop(): void }> {
  const list = (await (await fetch(`http://127.0.0.1:${hub.inspectorPort}/json`)).json()) as {
    id: string;
    webSocketDebuggerUrl: string;
  }[];
  const target = list.find(({ id }) => id.includes('pulsehub'));
  if (!target) throw new Error('The inspector does not know the Worker');
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await new Promise((done, fail) => {
    socket.addEventListener('open', done);
    socket.addEventListener('error', fail);
  });
  let most = 0;
  socket.addEventListener('message', ({ data }) => {
    const { result } = JSON.parse(String(data));
    const bytes = (result?.usedSize ?? 0) + (result?.embedderHeapUsedSize ?? 0) + (result?.backingStorageSize ?? 0);
    most = Math.max(most, bytes / 1024 / 1024);
  });
  let id = 0;
  const timer = setInterval(() => socket.send(JSON.stringify({ id: ++id, method: 'Runtime.getHeapUsage' })), EVERY_MS);
  return {
    most: () => most,
    stop() {
      clearInterval(timer);
      socket.close();
    },
  };
}
