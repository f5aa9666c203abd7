import type {
  ChatCompletionChunk,
  ChatCompletionMessageParam,
  ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { Env } from '../../env.ts';
import {
  asModelError,
  ModelError,
  type ModelMessage,
  type ModelRequest,
  type Provider,
  type ToolCall,
  type ToolSpec,
} from './provider.ts';
import { parseJson } from './structured.ts';

/** Any server that speaks OpenAI's chat completions: OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL. */
export function openai(env: Env): Provider {
  const model = env.OPENAI_MODEL || 'gpt-4o-mini';

  /** Loaded when first asked: a hub without a key never carries it. Retries are ours, so that they are counted once. */
  async function client() {
    const { OpenAI } = await import('openai');
    return new OpenAI({
      apiKey: env.OPENAI_API_KEY ?? '',
      baseURL: env.OPENAI_BASE_URL || null,
      maxRetries: 0,
      logLevel: 'off',
    });
  }

  return {
    id: 'openai',
    name: 'OpenAI',
    model,
    configured: Boolean(env.OPENAI_API_KEY),

    async *stream(request, signal) {
      let streaming = false;
      try {
        const api = await client();
        const answer = await api.chat.completions.create(
          {
            model,
            messages: messages(request),
            max_completion_tokens: request.maxTokens,
            ...(request.tools && {
              tools: request.tools.map(asTool),
              tool_choice: request.mayCall === false ? ('none' as const) : ('auto' as const),
            }),
            stream: true,
            stream_options: { include_usage: true },
          },
          { signal },
        );
        let finished = false;
        const calls: ToolCall[] = [];
        for await (const part of answer) {
          streaming = true;
          const choice = part.choices[0];
          if (choice) yield { text: choice.delta?.content ?? '' };
          for (const delta of choice?.delta?.tool_calls ?? []) addCall(calls, delta);
          if (choice?.finish_reason) finished = true;
          if (part.usage) {
            yield { usage: { inputTokens: part.usage.prompt_tokens, outputTokens: part.usage.completion_tokens } };
          }
        }
        if (!finished) throw new ModelError('broke_off', 'The stream ended before the answer did');
        for (const call of calls) if (call?.name) yield { call };
      } catch (error) {
        throw asModelError(error, streaming);
      }
    },

    async json(request, schema, signal) {
      try {
        const api = await client();
        const answer = await api.chat.completions.create(
          {
            model,
            messages: messages(request),
            max_completion_tokens: request.maxTokens,
            response_format: { type: 'json_object' },
          },
          { signal },
        );
        const value = parseJson(answer.choices[0]?.message?.content ?? '', schema);
        const { usage } = answer;
        return {
          value,
          ...(usage && { usage: { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } }),
        };
      } catch (error) {
        throw asModelError(error, false);
      }
    },
  };
}

/** A call comes in pieces, which name it by its place in the answer. Kinds of calls that we offer none of have no function. */
function addCall(calls: ToolCall[], delta: ChatCompletionChunk.Choice.Delta.ToolCall): void {
  const call = calls[delta.index] ?? { id: '', name: '', input: '' };
  calls[delta.index] = {
    id: delta.id ?? call.id,
    name: call.name + (delta.function?.name ?? ''),
    input: call.input + (delta.function?.arguments ?? ''),
  };
}

function asTool({ name, description, schema, strict }: ToolSpec): ChatCompletionTool {
  return {
    type: 'function',
    function: { name, description, parameters: strict ?? schema, strict: strict !== null },
  };
}

function messages(request: ModelRequest): ChatCompletionMessageParam[] {
  return [{ role: 'system', content: request.system }, ...request.messages.flatMap(asMessages)];
}

function asMessages(message: ModelMessage): ChatCompletionMessageParam[] {
  switch (message.role) {
    case 'calls': {
      const calls = message.calls.map(({ id, name, input }) => ({
        ...{ id, type: 'function' as const },
        function: { name, arguments: input },
      }));
      return [{ role: 'assistant', content: message.content || null, tool_calls: calls }];
    }
    case 'results':
      return message.results.map(({ callId, content }) => ({ role: 'tool', tool_call_id: callId, content }));
    default:
      return [message];
  }
}
