import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer that the hub has asked for: it says what the test tells it, when the test tells it. */
export interface Speaking {
  /** What was asked, as the wire has it. */
  messages: { role: string; content: string }[];
  say(text: string): void;
  finish(): void;
  /** When the hub has closed the connection before the answer was finished. */
  hungUp: Promise<void>;
}

/** A model in the test's hands, on the wire of OpenAI's chat completions. Asked for JSON, it says something else. */
export interface Model {
  /** What makes a hub ask it. */
  settings: Record<string, string>;
  /** The next answer that is asked for with these words in the conversation. */
  asked(words: string): Promise<Speaking>;
  stop(): Promise<void>;
}

export async function startModel(): Promise<Model> {
  const asked = new Set<Speaking>();
  const waiting = new Set<() => void>();

  const server = createServer(async (request, response) => {
    const body = JSON.parse((await Array.fromAsync(request)).join(''));
    if (!body.stream) {
      const choices = [{ index: 0, message: { role: 'assistant', content: 'Let me see.' }, finish_reason: 'stop' }];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'test', choices }));
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    asked.add(speak(response, body.messages));
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    settings: { OPENAI_API_KEY: 'test', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` },
    asked: (words) =>
      new Promise((resolve) => {
        const look = () => {
          const found = [...asked].find(({ messages }) => messages.some(({ content }) => content.includes(words)));
          if (!found) return;
          asked.delete(found);
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function speak(response: ServerResponse, messages: Speaking['messages']): Speaking {
  const part = (delta: object, finish: string | null) => {
    const choices = [{ index: 0, delta, finish_reason: finish }];
    const chunk = { id: 'x', object: 'chat.completion.chunk', created: 0, model: 'test', choices };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };
  return {
    messages,
    say: (text) => part({ content: text }, null),
    finish() {
      part({}, 'stop');
      response.end('data: [DONE]\n\n');
    },
    hungUp: new Promise((resolve) => {
      response.once('close', () => {
        if (!response.writableFinished) resolve();
      });
    }),
  };
}
