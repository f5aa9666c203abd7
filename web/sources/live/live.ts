import {
  BEARER_PROTOCOL,
  LIVE_CLOSE,
  LIVE_PROTOCOL,
  type LiveMessage,
  type MembershipChange,
} from '../../../contract/live.ts';
import type { Session } from '../../app/session.ts';
import { backOff } from '../../ui/back-off.ts';
import { State } from '../../ui/watch.ts';
import { early, foldLive, type LiveRow } from './rows.ts';

/** A socket that is silent for so long is asked whether it is still there, and given up after as long again. */
const PING_EVERY_MS = 25_000;
/** A change of segments waits so long for the event that it belongs to. */
const EARLY_MS = 10_000;
const MOST_EARLY = 200;

/** What happens in the workspace as it happens, of one source or of all. Comes back by itself and misses nothing. */
export class Live extends State {
  status: 'connecting' | 'open' | 'lost' = 'connecting';
  rows: LiveRow[] = [];
  /** News came and went while nobody listened, more than the hub keeps. */
  missed = false;
  paused = false;
  readonly #session: Session;
  readonly #sourceId: string | undefined;
  #held: LiveRow[] = [];
  #early: { change: MembershipChange; until: number }[] = [];
  #after: number | undefined;
  #end: AbortController | undefined;

  constructor(session: Session, sourceId?: string) {
    super();
    this.#session = session;
    this.#sourceId = sourceId;
  }

  /** How many rows have come since it was paused. */
  get held(): number {
    return this.paused ? this.#held.length - this.rows.length : 0;
  }

  start(): void {
    if (this.#end) return;
    this.#end = new AbortController();
    void this.#keepListening(this.#end.signal);
  }

  stop(): void {
    this.#end?.abort();
    this.#end = undefined;
  }

  /** Holds the list still; what comes meanwhile is there when it goes on. */
  pause(paused: boolean): void {
    this.paused = paused;
    this.rows = this.#held;
    this.changed();
  }

  async #keepListening(signal: AbortSignal): Promise<void> {
    for (let tries = 0; !signal.aborted; ) {
      const token = await this.#session.token().catch(() => undefined);
      if (token && !signal.aborted) {
        const code = await this.#listen(token, signal, () => {
          tries = 0;
        });
        if (signal.aborted) return;
        // A token that has ended is renewed by the guard of the next call; a session that has, is not.
        if (code === LIVE_CLOSE.sessionEnded && !(await this.#session.renew(token).catch(() => true))) return;
      }
      this.status = 'lost';
      this.changed();
      tries += 1;
      await backOff(tries, signal);
    }
  }

  /** One socket from its opening to its end. Returns the code of its closing. */
  #listen(token: string, signal: AbortSignal, opened: () => void): Promise<number> {
    const address = new URL('/api/v1/live', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    if (this.#after !== undefined) address.searchParams.set('after', String(this.#after));
    const socket = new WebSocket(address, [LIVE_PROTOCOL, BEARER_PROTOCOL + token]);
    return new Promise((done) => {
      let silent = 0;
      const end = (code: number) => {
        clearInterval(beat);
        signal.removeEventListener('abort', leave);
        socket.close();
        done(code);
      };
      const leave = () => end(0);
      const beat = setInterval(() => {
        if (silent++ > 0) end(1006);
        else if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
      }, PING_EVERY_MS);
      signal.addEventListener('abort', leave);
      socket.addEventListener('close', ({ code }) => end(code));
      socket.addEventListener('message', ({ data }) => {
        silent = 0;
        const message = JSON.parse(String(data)) as LiveMessage;
        if (message.type === 'bye') return end(message.code);
        if (message.type === 'welcome') opened();
        this.#hear(message);
      });
    });
  }

  /** Keeps the changes that came before their event for a moment, and puts them to it once it is there. */
  #takeEarly(message: Extract<LiveMessage, { at: string }>): void {
    const { seq, at } = message;
    const now = Date.now();
    const waiting = this.#early.filter(({ until }) => until > now);
    const changes = waiting.map(({ change }) => change);
    this.#held = foldLive(this.#held, { type: 'memberships', seq, at, changes }, this.#sourceId);
    const left = new Set(early(this.#held, changes));
    const more = message.type === 'memberships' ? early(this.#held, message.changes) : [];
    this.#early = [
      ...waiting.filter(({ change }) => left.has(change)),
      ...more.map((change) => ({ change, until: now + EARLY_MS })),
    ].slice(-MOST_EARLY);
  }

  #hear(message: LiveMessage): void {
    if (message.type === 'pong' || message.type === 'bye') return;
    if (message.type === 'welcome') {
      this.status = 'open';
      this.missed ||= message.missed;
    } else {
      this.#after = message.seq;
      this.#held = foldLive(this.#held, message, this.#sourceId);
      this.#takeEarly(message);
      if (!this.paused) this.rows = this.#held;
    }
    this.changed();
  }
}
