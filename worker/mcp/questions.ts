import type { McpServer } from '@modelcontextprotocol/server';
import * as z from 'zod';
import { answerQuery } from '../ai/query.ts';
import { limitRate } from '../http/rate-limit.ts';
import { Output, telling, told } from './result.ts';
import type { McpCtx } from './server.ts';

/** A question in words, answered the way `POST /ai/query` answers it. It sees what the key's other scopes open. */
export function offerQuestions(server: McpServer, ctx: McpCtx, signal: AbortSignal): void {
  if (!ctx.apiKey.scopes.includes('chat')) return;
  const title = 'Ask in words';
  server.registerTool(
    'ask',
    {
      title,
      description:
        'Asks the shop’s analyst one question in words and gets its answer with receipts. Use it where no other tool fits, or for several things at once.',
      inputSchema: z.strictObject({ question: z.string().trim().min(1, 'Ask something').max(2000) }),
      outputSchema: Output,
      // Asked for something to be done, it plans that.
      annotations: { title, readOnlyHint: !ctx.apiKey.scopes.includes('actions:propose'), destructiveHint: false },
    },
    ({ question }) =>
      telling(ctx, async () => {
        await limitRate(ctx, { name: 'ai-query', key: ctx.user.id, capacity: 60, refillPerSecond: 1 });
        const { answer, data, receipts } = await answerQuery(ctx, { query: question }, signal);
        return told(answer, { found: true, data, receipts }, true);
      }),
  );
}
