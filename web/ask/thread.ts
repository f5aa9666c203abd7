import type { ConversationWithMessages, Message } from '../../contract/chat.ts';
import { ApiFailure } from '../app/api.ts';
import type { Session } from '../app/session.ts';
import { randomId } from '../app/storage.ts';
import { hearTabs, tellTabs } from '../app/tabs.ts';
import { backOff } from '../ui/back-off.ts';
import { State } from '../ui/watch.ts';
import { emptyAnswer, fold } from './answer.ts';
import { pathOf } from './branches.ts';
import { follow } from './follow.ts';
import { dropWaiting, letWait, takeWaiting, type Waiting, waitingIn } from './queue.ts';
import { type Question, type Reply, type Turn, turnsOf } from './turns.ts';
import { keepVisitorConversation, visitorHeaders } from './visitor.ts';

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
  /** All that was read, of every branch, oldest first; and which branch was chosen where. */
  #messages: Message[] = [];
  readonly #chosen = new Map<string, string>();
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
    this.#messages = [];
    this.#chosen.clear();
    this.status = id ? 'loading' : 'new';
    this.changed();
    if (id) await this.#refresh();
  }

  async loadOlder(): Promise<void> {
    const { id, older } = this;
    if (!id || !older) return;
    const page = await this.#read(id, older);
    if (this.id !== id) return;
    this.#messages = [...page.messages, ...this.#messages];
    this.turns = turnsOf(pathOf(this.#messages, this.#chosen));
    this.older = page.nextCursor;
    this.changed();
  }

  /** Asks, and follows the answer. Resolves true once the question is stored. */
  async ask(text: string, clientId = randomId()): Promise<boolean> {
    if (this.busy) return false;
    const last = this.turns.at(-1);
    // In one line the hub knows what a question follows; among branches it is said.
    const parentId = this.#forked && last?.kind === 'reply' ? last.messageId : undefined;
    return this.#ask(this.turns, { text, clientId, parentId, beside: [] });
  }

  /** What is asked one after another once the answer that is being written is there. */
  get waiting(): Waiting[] {
    return waitingIn(this.id);
  }

  /** Lets a question wait for its turn; false where too many wait already. */
  askLater(text: string): boolean {
    const waits = this.id !== undefined && letWait(this.id, text);
    this.changed();
    return waits;
  }

  dropWaiting(clientId: string): void {
    if (this.id) dropWaiting(this.id, clientId);
    this.changed();
  }

  /** Asks what has waited longest, if nothing is under way. */
  #askWaiting(): void {
    if (this.busy) return;
    const next = takeWaiting(this.id);
    if (next) void this.ask(next.text, next.clientId);
  }

  /** Asks a question otherwise: it becomes a branch beside the one that it was. */
  async edit(question: Question, text: string): Promise<boolean> {
    if (this.busy || question.id === undefined) return false;
    const before = this.turns.slice(0, this.turns.indexOf(question));
    const { parentId = null, beside } = question;
    return this.#ask(before, { text, clientId: randomId(), parentId, beside });
  }

  /** Shows the branch of another version of a question. */
  async choose(question: Question, id: string): Promise<void> {
    if (this.busy) return;
    this.#chosen.set(question.parentId ?? '', id);
    await this.#refresh();
  }

  get #forked(): boolean {
    const parents = this.#messages.flatMap(({ role, parentId }) => (role === 'user' ? [parentId] : []));
    return new Set(parents).size < parents.length;
  }

  #ask(before: Turn[], asked: Pick<Question, 'text' | 'clientId' | 'parentId' | 'beside'>): Promise<boolean> {
    const question: Question = { kind: 'question', state: 'sending', ...asked };
    this.turns = [...before, question];
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
    if (!this.id || !this.writing) return;
    // Named, so that no other answer is stopped where this one ends at the same moment.
    const asked = this.turns.findLast((turn) => turn.kind === 'question')?.id;
    const which = asked === undefined ? '' : `?${new URLSearchParams({ message: asked })}`;
    await this.#session.api.post(`/conversations/${this.id}/stop${which}`, {}, { headers: visitorHeaders(this.id) });
  }

  async #send(question: Question): Promise<boolean> {
    this.#replace(question);
    const started = this.id;
    try {
      const { anonymousToken, ...sent } = await this.#session.api.post<Message & { anonymousToken?: string }>(
        '/conversations/messages',
        {
          ...{ content: question.text, clientId: question.clientId },
          ...(started ? { conversationId: started } : {}),
          ...(started && question.parentId !== undefined ? { parentId: question.parentId } : {}),
        },
        { headers: visitorHeaders(started) },
      );
      if (anonymousToken) {
        const title = question.text.slice(0, 50);
        keepVisitorConversation({ id: sent.conversationId, title, token: anonymousToken, updatedAt: sent.createdAt });
      }
      if (this.id !== started) return true;
      const { id, parentId } = sent;
      this.#messages = [...this.#messages, sent];
      this.#chosen.set(parentId ?? '', id);
      this.#replace({ ...question, state: 'sent', id, parentId, beside: [...question.beside, id] });
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
      this.#messages = page.messages;
      this.turns = turnsOf(pathOf(this.#messages, this.#chosen));
      this.older = page.nextCursor;
      this.status = 'ready';
      this.changed();
      if (this.turns.at(-1)?.kind === 'question') await this.#follow();
      else this.#askWaiting();
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
    const question = this.turns.findLast((turn) => turn.kind === 'question');
    // Of this question, also where another was asked on another device in the meantime.
    const of = question?.id ? `?message=${question.id}` : '';
    const following = new AbortController();
    this.#following?.abort();
    this.#following = following;
    this.turns = [...this.turns, { kind: 'reply', ...emptyAnswer }];
    this.changed();
    try {
      await follow({
        open: (last, signal) =>
          this.#session.api.open('GET', `/conversations/${id}/stream${of}`, {
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
    this.#askWaiting();
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
