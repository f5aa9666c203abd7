import type { MessageParam, StopReason } from '@anthropic-ai/sdk/resources/messages';
import type { Env } from '../../env.ts';
import {
  asModelError,
  ModelError,
  type ModelMessage,
  type Provider,
  type ToolCall,
  type ToolSpec,
  type Usage,
} from './provider.ts';
import { parseJson } from './structured.ts';

/** Anthropic's messages: ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL, ANTHROPIC_MODEL. */
export function anthropic(env: Env): Provider {
  const model = env.ANTHROPIC_MODEL || 'claude-haiku-5-5';

  /** Loaded when first asked: a hub without a key never carries it. Retries are ours, so that they are counted once. */
  async function client() {
    const { Anthropic } = await import('@anthropic-ai/sdk');
    return new Anthropic({
      apiKey: env.ANTHROPIC_API_KEY ?? '',
      baseURL: env.ANTHROPIC_BASE_URL || null,
      maxRetries: 0,
      logLevel: 'off',
    });
  }

  return {
    id: 'anthropic',
    name: 'Anthropic',
    model,
    configured: Boolean(env.ANTHROPIC_API_KEY),

    async *stream(request, signal) {
      let streaming = false;
      try {
        const api = await client();
        const answer = await api.messages.create(
          {
            ...{ model, system: request.system, messages: request.messages.map(asMessage) },
            max_tokens: request.maxTokens,
            ...(request.tools && {
              tools: request.tools.map(asTool),
              tool_choice: { type: request.mayCall === false ? ('none' as const) : ('auto' as const) },
            }),
            stream: true,
          },
          { signal },
        );
        let usage: Usage = { inputTokens: 0, outputTokens: 0 };
        let reason: StopReason | null = null;
        let finished = false;
        /** By the number of their block: text blocks have numbers, too. */
        const calls = new Map<number, ToolCall>();
        for await (const part of answer) {
          streaming = true;
          if (part.type === 'message_start') {
            usage = { inputTokens: part.message.usage.input_tokens, outputTokens: 0 };
            yield { usage };
          }
          if (part.type === 'message_delta') {
            usage = { ...usage, outputTokens: part.usage.output_tokens };
            reason = part.delta.stop_reason;
          }
          if (part.type === 'message_stop') finished = true;
          if (part.type === 'content_block_start' && part.content_block.type === 'tool_use') {
            calls.set(part.index, { id: part.content_block.id, name: part.content_block.name, input: '' });
          }
          if (part.type !== 'content_block_delta') continue;
          const call = calls.get(part.index);
          if (call && part.delta.type === 'input_json_delta') call.input += part.delta.partial_json;
          yield { text: part.delta.type === 'text_delta' ? part.delta.text : '' };
        }
        if (!finished) throw new ModelError('broke_off', 'The stream ended before the answer did');
        yield { usage };
        if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') {
          throw new ModelError('broke_off', 'The answer reached its greatest length');
        }
        if (reason === 'refusal') throw new ModelError('declined', 'The model would not answer');
        for (const call of calls.values()) yield { call: { ...call, input: call.input || '{}' } };
      } catch (error) {
        throw asModelError(error, streaming);
      }
    },

    async json(request, schema, signal) {
      try {
        const api = await client();
        const answer = await api.messages.create(
          {
            ...{ model, system: request.system, messages: request.messages.map(asMessage) },
            max_tokens: request.maxTokens,
          },
          { signal },
        );
        const text = answer.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
        const value = parseJson(text, schema);
        return {
          value,
          usage: { inputTokens: answer.usage.input_tokens, outputTokens: answer.usage.output_tokens },
        };
      } catch (error) {
        throw asModelError(error, false);
      }
    },
  };
}

/** Its strict calls take fewer kinds of schemas than ours are; our own check stands in any case. */
function asTool({ name, description, schema }: ToolSpec) {
  return { name, description, input_schema: { ...schema, type: 'object' as const } };
}

function asMessage(message: ModelMessage): MessageParam {
  switch (message.role) {
    case 'calls': {
      const calls = message.calls.map(({ id, name, input }) => ({
        ...{ type: 'tool_use' as const, id, name },
        input: objectOf(input),
      }));
      const text = message.content ? [{ type: 'text' as const, text: message.content }] : [];
      return { role: 'assistant', content: [...text, ...calls] };
    }
    case 'results': {
      const content = message.results.map((result) => ({
        ...{ type: 'tool_result' as const, tool_use_id: result.callId, content: result.content },
        is_error: result.failed,
      }));
      return { role: 'user', content };
    }
    default:
      return message;
  }
}

/** An input that is not JSON cannot be told back as it was. */
function objectOf(input: string): unknown {
  try {
    const value: unknown = JSON.parse(input);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
