import { embedText } from '../../worker/search/embedding/built-in.ts';
import { type ModelStandIn, startModelServer } from './model-server.ts';

/** Stands in for OpenAI and whoever speaks its chat completions and embeddings; `settings` make a hub ask it. */
export async function startOpenai(model = 'gpt-4o-mini'): Promise<ModelStandIn & { settings: Record<string, string> }> {
  const server = await startModelServer({
    path: '/v1/chat/completions',
    begin: (name) => chunk(name, { role: 'assistant', content: '' }),
    piece: (text, name) => chunk(name, { content: text }),
    garbled: 'data: {"choices": not JSON\n\n',
    call: ({ id, name, input }, n, model) => {
      const delta = (call: object) => chunk(model, { tool_calls: [{ index: n, ...call }] });
      return [
        delta({ id, type: 'function', function: { name, arguments: '' } }),
        ...(input.match(/[\s\S]{1,12}/g) ?? []).map((part) => delta({ function: { arguments: part } })),
      ];
    },
    read: ({ messages, tools = [], tool_choice }) => {
      const since = messages.slice(messages.findLastIndex(({ role }: Said) => role === 'user'));
      return {
        system: messages[0].content,
        question: since[0].content,
        results: since.filter(({ role }: Said) => role === 'tool').map(({ content }: Said) => content),
        rounds: since.filter(({ role }: Said) => role === 'assistant').length,
        tools: tool_choice === 'none' ? [] : tools.map((tool: { function: { name: string } }) => tool.function.name),
      };
    },
    end: (name, pieces, calls) => {
      const usage = { prompt_tokens: 100, completion_tokens: pieces, total_tokens: 100 + pieces };
      const last = { ...head(name), choices: [], usage };
      return `${chunk(name, {}, calls > 0 ? 'tool_calls' : 'stop')}data: ${JSON.stringify(last)}\n\ndata: [DONE]\n\n`;
    },
    whole: (text, name) => ({
      ...head(name),
      object: 'chat.completion',
      choices: [{ index: 0, message: { role: 'assistant', content: text, refusal: null }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
    }),
    error: (status) => ({
      error: { message: `Stand-in answers ${status}`, type: 'stand_in', param: null, code: null },
    }),
    others: { '/v1/embeddings': (body) => embeddings(body as EmbeddingRequest) },
  });
  return {
    ...server,
    settings: { OPENAI_API_KEY: 'stand-in', OPENAI_BASE_URL: `${server.url}/v1`, OPENAI_MODEL: model },
  };
}

interface Said {
  role: string;
  content: string;
}

interface EmbeddingRequest {
  model: string;
  input: string | string[];
  dimensions?: number;
}

/** It knows no meaning either: texts lie where the built-in embedding puts them, in the dimensions that were asked for. */
function embeddings({ model, input, dimensions = 1536 }: EmbeddingRequest) {
  const texts = [input].flat();
  const cut = (vector: number[]) => Array.from({ length: dimensions }, (_, i) => vector[i] ?? 0);
  return {
    ...{ object: 'list', model, usage: { prompt_tokens: texts.length, total_tokens: texts.length } },
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: cut(embedText(text)) })),
  };
}

function head(model: string) {
  return { id: 'chatcmpl-stand-in', object: 'chat.completion.chunk', created: 1_700_000_000, model };
}

function chunk(model: string, delta: object, finish: string | null = null): string {
  const body = { ...head(model), choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], usage: null };
  return `data: ${JSON.stringify(body)}\n\n`;
}
