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
import { withoutThoughts } from './thoughts.ts';

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
        let finish: string | undefined;
        let refusal = '';
        const calls: StreamedCall[] = [];
        const thoughts = withoutThoughts();
        for await (const part of answer) {
          streaming = true;
          const choice = part.choices?.[0];
          if (choice) yield { text: thoughts.add(choice.delta?.content ?? '') };
          refusal += choice?.delta?.refusal ?? '';
          for (const delta of choice?.delta?.tool_calls ?? []) addCall(calls, delta);
          finish = choice?.finish_reason ?? finish;
          if (part.usage) {
            yield { usage: { inputTokens: part.usage.prompt_tokens, outputTokens: part.usage.completion_tokens } };
          }
        }
        const rest = thoughts.end();
        if (rest) yield { text: rest };
        if (!finish) throw new ModelError('broke_off', 'The stream ended before the answer did');
        if (finish === 'length') throw new ModelError('broke_off', 'The answer reached its greatest length');
        if (refusal || finish === 'content_filter')
          throw new ModelError('declined', refusal || 'The answer was filtered');
        for (const { id, name, input } of calls) if (name) yield { call: { id, name, input: input || '{}' } };
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

interface StreamedCall extends ToolCall {
  index: number | undefined;
}

/**
 * A call comes in pieces, which name it by its place in the answer. Of the servers that speak this wire some leave the place out,
 * some give the same to every call and tell them apart by their ids, and some repeat the name with each piece. Kinds of
 * calls that we offer none of have no function.
 */
function addCall(
  calls: StreamedCall[],
  { index, id, function: piece }: ChatCompletionChunk.Choice.Delta.ToolCall,
): void {
  const begun = calls.findLast((call) => index === undefined || call.index === index);
  const isOther = Boolean(id && begun?.id && begun.id !== id);
  const call = !begun || isOther ? { index, id: '', name: '', input: '' } : begun;
  if (call !== begun) calls.push(call);
  call.id = id || call.id;
  if (piece?.name !== call.name) call.name += piece?.name ?? '';
  call.input += piece?.arguments ?? '';
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
