import { BEARER_PROTOCOL, LIVE_PROTOCOL, type LiveMessage } from '../contract/live.ts';
import { eventually } from './eventually.ts';
import { hub, type Member } from './hub.ts';

type Of<Type extends LiveMessage['type']> = Extract<LiveMessage, { type: Type }>;

/** A live socket that keeps all it hears. */
export interface Listener {
  heard: LiveMessage[];
  /** Why it was closed, once it is. */
  closed: { code: number; reason: string } | undefined;
  welcome: Of<'welcome'>;
  /** The highest number heard. */
  seq(): number;
  /** The first decision that fits, as soon as it is heard. */
  decision(fits: (one: Of<'decisions'>['decisions'][number]) => boolean): Promise<Of<'decisions'>['decisions'][number]>;
  close(): void;
}

/** Joins a member's live room as a browser does, and waits for its welcome. */
export async function listen(member: Pick<Member, 'accessToken'>, after?: number): Promise<Listener> {
  const address = new URL(`/api/v1/live${after === undefined ? '' : `?after=${after}`}`, hub().url);
  address.protocol = 'ws:';
  const socket = new WebSocket(address, [LIVE_PROTOCOL, `${BEARER_PROTOCOL}${member.accessToken}`]);
  const heard: LiveMessage[] = [];
  const listener = {
    heard,
    closed: undefined as Listener['closed'],
    seq: () => Math.max(...heard.map((one) => ('seq' in one ? one.seq : 0))),
    decision: (fits: Parameters<Listener['decision']>[0]) =>
      eventually(() => heard.flatMap((one) => (one.type === 'decisions' ? one.decisions : [])).find(fits)),
    close: () => socket.close(),
  };
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as LiveMessage;
    heard.push(message);
    if (message.type === 'bye') listener.closed = { code: message.code, reason: message.reason };
  });
  socket.addEventListener('error', () => {
    listener.closed ??= { code: 1006, reason: 'not let in' };
  });
  socket.addEventListener('close', ({ code, reason }) => {
    listener.closed ??= { code, reason };
  });
  const first = await eventually(() => heard[0] ?? listener.closed);
  if (!('type' in first) || first.type !== 'welcome') throw new Error(`Not let in: ${JSON.stringify(first)}`);
  return Object.assign(listener, { welcome: first });
}
