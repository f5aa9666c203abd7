import { type ModelStandIn, startModelServer } from './model-server.ts';

/** Stands in for Anthropic's messages; `settings` make a hub ask it. */
export async function startAnthropic(
  model = 'claude-haiku-5-5',
): Promise<ModelStandIn & { settings: Record<string, string> }> {
  const server = await startModelServer({
    path: '/v1/messages',
    begin: (name) =>
      [
        event('message_start', { message: { ...message(name), content: [], stop_reason: null } }),
        event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
        event('ping', {}),
      ].join(''),
    piece: (text) => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }),
    garbled: 'event: content_block_delta\ndata: {"type": not JSON\n\n',
    call: ({ id, name, input }, n) => {
      const delta = (part: string) =>
        event('content_block_delta', { index: n + 1, delta: { type: 'input_json_delta', partial_json: part } });
      return [
        event('content_block_stop', { index: n }) +
          event('content_block_start', { index: n + 1, content_block: { type: 'tool_use', id, name, input: {} } }),
        ...(input.match(/[\s\S]{1,12}/g) ?? []).map(delta),
      ];
    },
    read: ({ system, messages, tools = [], tool_choice }) => {
      const asked = messages.findLastIndex(({ role, content }: Said) => role === 'user' && typeof content === 'string');
      const since = messages.slice(asked + 1).flatMap(({ content }: Said) => content);
      const ofType = (type: string) => since.filter((block: Block) => block.type === type);
      return {
        system,
        question: messages[asked].content,
        results: ofType('tool_result').map(({ content }: Block) => content),
        rounds: messages.slice(asked).filter(({ role }: Said) => role === 'assistant').length,
        tools: tool_choice?.type === 'none' ? [] : tools.map(({ name }: { name: string }) => name),
      };
    },
    end: (_, pieces, calls) =>
      [
        event('content_block_stop', { index: calls }),
        event('message_delta', {
          delta: { stop_reason: calls > 0 ? 'tool_use' : 'end_turn', stop_sequence: null },
          usage: { output_tokens: pieces },
        }),
        event('message_stop', {}),
      ].join(''),
    whole: (text, name) => ({ ...message(name), content: [{ type: 'text', text }], stop_reason: 'end_turn' }),
    error: (status) => ({ type: 'error', error: { type: 'stand_in_error', message: `Stand-in answers ${status}` } }),
  });
  return {
    ...server,
    settings: { ANTHROPIC_API_KEY: 'stand-in', ANTHROPIC_BASE_URL: server.url, ANTHROPIC_MODEL: model },
  };
}

interface Block {
  type: string;
  content: string;
}

interface Said {
  role: string;
  content: string | Block[];
}

function message(model: string) {
  return {
    id: 'msg_stand_in',
    type: 'message',
    role: 'assistant',
    model,
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 50 },
  };
}

function event(type: string, data: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
}
