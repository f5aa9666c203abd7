import type { ConversationWithMessages, Message } from '../../contract/chat.ts';
import { ApiFailure } from '../app/api.ts';
import { backOff } from '../app/back-off.ts';
import type { Session } from '../app/session.ts';
import { randomId } from '../app/storage.ts';
import { hearTabs, tellTabs } from '../app/tabs.ts';
import { State } from '../ui/watch.ts';
import { type Answer, answerOf, emptyAnswer, fold } from './answer.ts';
import { follow } from './follow.ts';
import { keepVisitorConversation, visitorHeaders } from './visitor.ts';

export interface Question {
  kind: 'question';
  /** Made here, so that sending it again after a lost answer makes no second one. */
  clientId: string;
  text: string;
  state: 'sending' | 'sent' | 'failed';
  failure?: string;
}
export interface Reply extends Answer {
  kind: 'reply';
}
export type Turn = Question | Reply;

/** A question with what was answered to it. Only the first on a page may lack its question. */
export interface Exchange {
  key: string;
  question: Question | undefined;
  replies: Reply[];
}

/** What is shown of a conversation at once; older messages on demand. */
const pageSize = 50;

/**
 * One conversation on the screen: its turns, and the answer that is being written. Fires `change` at most once a frame
 * while an answer streams, `ended` when one has ended and `begun` when a first message has made the conversation.
 */
export class Thread extends State {
  id: string | undefined;
  title = '';
  status: 'new' | 'loading' | 'ready' | 'missing' | 'failed' = 'new';
  failure = '';
  turns: Turn[] = [];
  /** False while the connection of a running answer is lost. */
  connected = true;
  older: string | null = null;
  readonly #session: Session;
  #following: AbortController | undefined;
  #frame = 0;
  #deaf: () => void = () => undefined;

  constructor(session: Session) {
    super();
    this.#session = session;
  }

  /** Starts and ends listening to other tabs and other devices. */
  connect(): void {
    const deaf = hearTabs((news) => {
      if (news.kind === 'asked' && news.conversationId === this.id && !this.writing) void this.#refresh();
    });
    const look = () => {
      if (document.visibilityState === 'visible' && this.status === 'ready' && !this.writing) void this.#refresh();
    };
    document.addEventListener('visibilitychange', look);
    this.#deaf = () => {
      deaf();
      document.removeEventListener('visibilitychange', look);
    };
  }

  disconnect(): void {
    this.#deaf();
    this.#following?.abort();
  }

  get writing(): boolean {
    const last = this.turns.at(-1);
    return last?.kind === 'reply' && last.state === 'writing';
  }

  get busy(): boolean {
    const last = this.turns.at(-1);
    return this.writing || (last?.kind === 'question' && last.state === 'sending');
  }

  /** Shows another conversation, or an empty one. */
  async show(id: string | undefined): Promise<void> {
    if (id === this.id && this.status !== 'failed' && this.status !== 'missing') return;
    this.#following?.abort();
    Object.assign(this, { id, title: '', turns: [], older: null, failure: '', connected: true });
    this.status = id ? 'loading' : 'new';
    this.changed();
    if (id) await this.#refresh();
  }

  async loadOlder(): Promise<void> {
    const { id, older } = this;
    if (!id || !older) return;
    const page = await this.#read(id, older);
    if (this.id !== id) return;
    this.turns = [...turnsOf(page.messages), ...this.turns];
    this.older = page.nextCursor;
    this.changed();
  }

  /** Asks, and follows the answer. Resolves true once the question is stored. */
  async ask(text: string): Promise<boolean> {
    if (this.busy) return false;
    const question: Question = { kind: 'question', clientId: randomId(), text, state: 'sending' };
    this.turns = [...this.turns, question];
    this.changed();
    return this.#send(question);
  }

  /** Sends a question again that did not get through. */
  async resend(question: Question): Promise<boolean> {
    return this.#send({ ...question, state: 'sending' });
  }

  /** Asks the last question again, for an answer that was stopped or failed. */
  async askAgain(): Promise<void> {
    const last = this.turns.findLast((turn) => turn.kind === 'question');
    if (last) await this.ask(last.text);
  }

  /** Stops the answer wherever it is written. Its stream then ends with what there is. */
  async stop(): Promise<void> {
    if (this.id && this.writing) {
      await this.#session.api.post(`/conversations/${this.id}/stop`, {}, { headers: visitorHeaders(this.id) });
    }
  }

  async #send(question: Question): Promise<boolean> {
    this.#replace(question);
    const started = this.id;
    try {
      const { anonymousToken, ...sent } = await this.#session.api.post<Message & { anonymousToken?: string }>(
        '/conversations/messages',
        { content: question.text, clientId: question.clientId, ...(started ? { conversationId: started } : {}) },
        { headers: visitorHeaders(started) },
      );
      if (anonymousToken) {
        const title = question.text.slice(0, 50);
        keepVisitorConversation({ id: sent.conversationId, title, token: anonymousToken, updatedAt: sent.createdAt });
      }
      if (this.id !== started) return true;
      this.#replace({ ...question, state: 'sent' });
      if (!started) this.#begin(sent.conversationId, question.text);
      tellTabs({ kind: 'asked', conversationId: sent.conversationId });
      void this.#follow();
      return true;
    } catch (error) {
      this.#replace({ ...question, state: 'failed', failure: messageOf(error) });
      return false;
    }
  }

  #begin(id: string, text: string): void {
    this.id = id;
    this.title = text.slice(0, 50);
    this.status = 'ready';
    this.dispatchEvent(new Event('begun'));
  }

  #replace(question: Question): void {
    this.turns = this.turns.map((turn) =>
      turn.kind === 'question' && turn.clientId === question.clientId ? question : turn,
    );
    this.changed();
  }

  /** Reads the conversation as it is stored, and joins the answer if its last question has none yet. */
  async #refresh(): Promise<void> {
    const { id } = this;
    if (!id) return;
    try {
      const page = await this.#read(id);
      if (this.id !== id || this.busy) return;
      this.title = page.title;
      this.turns = keepSteps(turnsOf(page.messages), this.turns);
      this.older = page.nextCursor;
      this.status = 'ready';
      this.changed();
      if (this.turns.at(-1)?.kind === 'question') await this.#follow();
    } catch (error) {
      if (this.id !== id || this.status === 'ready') return;
      const gone = error instanceof ApiFailure && [400, 401, 404].includes(error.status);
      this.status = gone ? 'missing' : 'failed';
      this.failure = messageOf(error);
      this.changed();
    }
  }

  #read(id: string, cursor?: string): Promise<ConversationWithMessages> {
    const query = new URLSearchParams({ limit: String(pageSize), ...(cursor ? { cursor } : {}) });
    return this.#session.api.get(`/conversations/${id}?${query}`, { headers: visitorHeaders(id) });
  }

  async #follow(): Promise<void> {
    const { id } = this;
    const following = new AbortController();
    this.#following?.abort();
    this.#following = following;
    this.turns = [...this.turns, { kind: 'reply', ...emptyAnswer }];
    this.changed();
    try {
      await follow({
        open: (last, signal) =>
          this.#session.api.open('GET', `/conversations/${id}/stream`, {
            headers: { ...visitorHeaders(id), ...(last === undefined ? {} : { 'Last-Event-ID': last }) },
            signal,
          }),
        onEvent: (event) => this.#update((reply) => ({ kind: 'reply', ...fold(reply, event) })),
        onConnection: (connected) => {
          this.connected = connected;
          this.#changedSoon();
        },
        giveUp: (error) => error instanceof ApiFailure && error.status >= 400 && error.status < 500,
        wait: backOff,
        signal: following.signal,
      });
    } catch (error) {
      if (following.signal.aborted) return;
      this.#update((reply) => ({ ...reply, state: 'failed', failure: messageOf(error) }));
    }
    this.connected = true;
    this.changed();
    this.dispatchEvent(new Event('ended'));
  }

  #update(change: (reply: Reply) => Reply): void {
    const last = this.turns.at(-1);
    if (last?.kind !== 'reply') return;
    this.turns = [...this.turns.slice(0, -1), change(last)];
    this.#changedSoon();
  }

  /** Many chunks arrive between two frames; they are drawn together. */
  #changedSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.changed();
    });
  }
}

export function exchangesOf(turns: readonly Turn[]): Exchange[] {
  const exchanges: Exchange[] = [];
  for (const turn of turns) {
    const last = exchanges.at(-1);
    if (turn.kind === 'question') exchanges.push({ key: turn.clientId, question: turn, replies: [] });
    else if (last) last.replies.push(turn);
    else exchanges.push({ key: 'before', question: undefined, replies: [turn] });
  }
  return exchanges;
}

function turnsOf(messages: readonly Message[]): Turn[] {
  return messages.map((message) =>
    message.role === 'user'
      ? { kind: 'question', clientId: message.id, text: message.content, state: 'sent' }
      : { kind: 'reply', ...answerOf(message) },
  );
}

/** The plan and the tools are told in the stream only: an answer seen here keeps them when it is read again. */
function keepSteps(stored: Turn[], shown: readonly Turn[]): Turn[] {
  return stored.map((turn) => {
    if (turn.kind === 'question') return turn;
    const same = shown.find((one) => one.kind === 'reply' && one.messageId === turn.messageId);
    return same?.kind === 'reply' ? { ...turn, plan: same.plan, tools: same.tools } : turn;
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
