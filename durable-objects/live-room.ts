import { DurableObject } from 'cloudflare:workers';
import { LIVE_CLOSE, type LiveAsk, type LiveMessage, type LiveNews } from '../contract/live.ts';
import type { Env } from '../worker/env.ts';

/** Who comes in, as the guard found them. `after` is the number of the last news they have seen. */
export interface Visit {
  sessionId: string;
  /** When their access token ends, in seconds since 1970. */
  tokenExpires: number;
  after: number | null;
}

/** So many pieces of news are kept for those who come back. */
const KEPT = 300;
/** Who comes for the first time sees the last of them. */
const FIRST_VIEW = 40;
/** Old news goes whenever so many have come. */
const TIDY_EVERY = 50;
const MOST_SOCKETS = 500;
/** A session that ended is remembered for as long as a token of it could still be shown. */
const ENDED_KEPT_MS = 16 * 60_000;

const PING: LiveAsk = { type: 'ping' };
const PONG: LiveMessage = { type: 'pong' };

/**
 * Where everybody of a workspace hears what happens as it happens. News is numbered and the last of it kept, so that
 * who comes back misses nothing within the buffer. Sockets belong to a session and end with it. The object sleeps
 * while nothing happens; its sockets stay open.
 */
export class LiveRoom extends DurableObject<Env> {
  readonly #sql: SqlStorage;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.#sql = state.storage.sql;
    this.#sql.exec('create table if not exists news (seq integer primary key autoincrement, body text not null)');
    this.#sql.exec('create table if not exists ended (session text primary key, until integer not null)');
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(JSON.stringify(PING), JSON.stringify(PONG)));
  }

  /** Opens a socket for a visit; the caller has checked the token. */
  override async fetch(request: Request): Promise<Response> {
    const visit = JSON.parse(request.headers.get('x-visit') ?? '') as Visit;
    if (this.#hasEnded(visit.sessionId)) return new Response(null, { status: 401 });
    if (this.ctx.getWebSockets().length >= MOST_SOCKETS) return new Response(null, { status: 503 });
    const { 0: theirs, 1: ours } = new WebSocketPair();
    this.ctx.acceptWebSocket(ours, [visit.sessionId]);
    ours.serializeAttachment(visit.tokenExpires * 1000);
    await this.#wakeBy(visit.tokenExpires * 1000);
    this.#catchUp(ours, visit.after);
    return new Response(null, { status: 101, webSocket: theirs });
  }

  /** Keeps and passes on what happened. True when somebody is listening. */
  tell(news: LiveNews[]): boolean {
    const sockets = this.ctx.getWebSockets();
    for (const one of news) {
      const body = JSON.stringify(one);
      const { seq } = this.#sql.exec<{ seq: number }>('insert into news (body) values (?) returning seq', body).one();
      if (seq % TIDY_EVERY === 0) this.#sql.exec('delete from news where seq <= ?', seq - KEPT);
      for (const socket of sockets) say(socket, seq, body);
    }
    return sockets.length > 0;
  }

  /** Forgets the news that name somebody, by any of these words. */
  forget(words: string[]): void {
    for (const word of words) this.#sql.exec('delete from news where instr(lower(body), lower(?)) > 0', word);
  }

  /** Closes the sockets of sessions that ended, and lets none of them in again. */
  async endSessions(sessionIds: string[]): Promise<void> {
    const until = Date.now() + ENDED_KEPT_MS;
    for (const id of sessionIds) {
      this.#sql.exec('insert or replace into ended (session, until) values (?, ?)', id, until);
      for (const socket of this.ctx.getWebSockets(id)) dismiss(socket, LIVE_CLOSE.sessionEnded, 'session_ended');
    }
    await this.#wakeBy(until);
  }

  /** Closes the sockets whose token has ended, so that nobody stays longer than the guard would let them. */
  override async alarm(): Promise<void> {
    const now = Date.now();
    this.#sql.exec('delete from ended where until <= ?', now);
    const { next } = this.#sql.exec<{ next: number | null }>('select min(until) as next from ended').one();
    const due = next === null ? [] : [next];
    for (const socket of this.ctx.getWebSockets()) {
      const ends = socket.deserializeAttachment() as number;
      if (ends <= now) dismiss(socket, LIVE_CLOSE.tokenEnded, 'token_ended');
      else due.push(ends);
    }
    if (due.length > 0) await this.ctx.storage.setAlarm(Math.min(...due));
  }

  override webSocketMessage(socket: WebSocket): void {
    dismiss(socket, LIVE_CLOSE.unheard, 'unheard');
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    // 1005 and 1006 say that no code was sent, and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  #catchUp(socket: WebSocket, after: number | null): void {
    const { first, last } = this.#sql
      .exec<{ first: number; last: number }>(
        'select coalesce(min(seq), 1) as first, coalesce(max(seq), 0) as last from news',
      )
      .one();
    // A number that was never given out is of another life of this room: nothing is known to be whole.
    const unknown = after !== null && after > last;
    const missed = after !== null && (unknown || after + 1 < first);
    const from = after === null || unknown ? last - FIRST_VIEW : after;
    socket.send(JSON.stringify({ type: 'welcome', seq: last, missed } satisfies LiveMessage));
    const news = this.#sql.exec<{ seq: number; body: string }>(
      'select seq, body from news where seq > ? order by seq',
      from,
    );
    for (const { seq, body } of news) say(socket, seq, body);
  }

  #hasEnded(sessionId: string): boolean {
    return this.#sql.exec('select 1 from ended where session = ?', sessionId).toArray().length > 0;
  }

  async #wakeBy(at: number): Promise<void> {
    const alarm = await this.ctx.storage.getAlarm();
    if (alarm === null || alarm > at) await this.ctx.storage.setAlarm(at);
  }
}

/** Says why before it closes: how soon a closing reaches the page is up to what lies between. */
function dismiss(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.send(JSON.stringify({ type: 'bye', code, reason } satisfies LiveMessage));
    socket.close(code, reason);
  } catch {
    // It is closing already.
  }
}

/** Puts the number into the news without writing it anew. A socket that is gone hears nothing. */
function say(socket: WebSocket, seq: number, body: string): void {
  try {
    socket.send(`{"seq":${seq},${body.slice(1)}`);
  } catch {
    // It is closing: its owner comes back with the last number seen.
  }
}
