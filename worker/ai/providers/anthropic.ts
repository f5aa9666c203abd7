import type { Env } from '../../env.ts';
import { asModelError, ModelError, type Provider, type Usage } from './provider.ts';
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
          { model, system: request.system, messages: request.messages, max_tokens: request.maxTokens, stream: true },
          { signal },
        );
        const usage: Usage = { inputTokens: 0, outputTokens: 0 };
        let finished = false;
        for await (const part of answer) {
          streaming = true;
          if (part.type === 'message_start') usage.inputTokens = part.message.usage.input_tokens;
          if (part.type === 'message_delta') usage.outputTokens = part.usage.output_tokens;
          if (part.type === 'message_stop') finished = true;
          if (part.type === 'content_block_delta')
            yield { text: part.delta.type === 'text_delta' ? part.delta.text : '' };
        }
        if (!finished) throw new ModelError('broke_off', 'The stream ended before the answer did');
        yield { usage };
      } catch (error) {
        throw asModelError(error, streaming);
      }
    },

    async json(request, schema, signal) {
      try {
        const api = await client();
        const answer = await api.messages.create(
          { model, system: request.system, messages: request.messages, max_tokens: request.maxTokens },
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
