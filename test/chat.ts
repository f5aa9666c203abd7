import type { ConversationCreated, ConversationWithMessages, Message } from '../contract/chat.ts';
import type { StreamEvent } from '../contract/stream.ts';

export interface Numbered {
  id: number;
  event: StreamEvent;
}

/** Where a stream is resumed: after the event with this id, or from it on. */
export interface Position {
  after?: number | undefined;
  from?: number | undefined;
}

/** Someone who talks to a hub: a user with an access token, or a visitor, who keeps the token of a conversation. */
export class Talker {
  readonly #api: string;
  readonly headers: Record<string, string>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#api = `${url}/api/v1`;
    this.headers = headers;
  }

  /** A new account in a workspace of its own. */
  static async signUp(url: string): Promise<Talker & { email: string; userId: string }> {
    const email = `${crypto.randomUUID()}@example.com`;
    const account = { email, password: 'correct horse battery', firstName: 'Ada', lastName: 'L', companyName: 'Shop' };
    const { tokens, user } = await new Talker(url).post('/auth/register', account);
    const talker = new Talker(url, { authorization: `Bearer ${tokens.accessToken}` });
    return Object.assign(talker, { email, userId: user.id as string });
  }

  /** The same caller who also holds the token of a visitor's conversation. */
  holding(anonymousToken: string): Talker {
    return new Talker(this.#api.slice(0, -'/api/v1'.length), { ...this.headers, 'x-anonymous-token': anonymousToken });
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#api + path, { ...init, headers: { ...this.headers, ...(init.headers as object) } });
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    const json =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return this.fetch(path, { method, ...json });
  }

  async post(path: string, body?: unknown): Promise<any> {
    return expectOk(await this.send('POST', path, body));
  }

  async get(path: string): Promise<any> {
    return expectOk(await this.fetch(path));
  }

  conversation(id: string): Promise<ConversationWithMessages> {
    return this.get(`/conversations/${id}`);
  }

  /** A new conversation that begins with a message; with who may go on in it. */
  async say(content: string): Promise<{ id: string; talker: Talker; message: Message; token: string | undefined }> {
    const { anonymousToken, ...message } = await this.post('/conversations/messages', { content });
    const talker = anonymousToken ? this.holding(anonymousToken) : this;
    return { id: message.conversationId, talker, message, token: anonymousToken };
  }

  async begin(title?: string): Promise<{ conversation: ConversationCreated; talker: Talker }> {
    const conversation = await this.post('/conversations', title === undefined ? {} : { title });
    return { conversation, talker: conversation.anonymousToken ? this.holding(conversation.anonymousToken) : this };
  }

  /** The events of an answer as they come, the last one's unless a question is named; ends with the stream, or when the caller has seen enough. */
  async *stream(
    id: string,
    position: Position = {},
    question?: string,
    opened: () => void = () => undefined,
  ): AsyncGenerator<Numbered> {
    const headers: Record<string, string> =
      position.after === undefined ? {} : { 'last-event-id': `${position.after}` };
    const leave = new AbortController();
    const query = new URLSearchParams({
      ...(position.from === undefined ? {} : { from: `${position.from}` }),
      ...(question === undefined ? {} : { message: question }),
    });
    const response = await this.fetch(`/conversations/${id}/stream?${query}`, { headers, signal: leave.signal });
    if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
    opened();
    try {
      yield* readEvents(response.body);
    } finally {
      leave.abort();
    }
  }

  /** The whole answer, or its rest from a position. */
  answer(id: string, position: Position = {}): Promise<Numbered[]> {
    return Array.fromAsync(this.stream(id, position));
  }

  /** Waits, without touching the stream, until the answer to the last message is stored. */
  async storedAnswer(id: string): Promise<Message> {
    while (true) {
      const last = (await this.conversation(id)).messages.at(-1);
      if (last?.role === 'assistant') return last;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function expectOk(response: Response) {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

async function* readEvents(body: NonNullable<Response['body']>): AsyncGenerator<Numbered> {
  let rest = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const match = /^id: (\d+)\ndata: (.*)$/.exec(block);
      if (match?.[2]) yield { id: Number(match[1]), event: JSON.parse(match[2]) };
    }
  }
}

/** The text of the chunks among some events. */
export function textOf(events: Numbered[]): string {
  return events.map(({ event }) => (event.type === 'chunk' ? event.content : '')).join('');
}
