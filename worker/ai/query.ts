import type { Query, QueryAnswer } from '../../contract/ai.ts';
import type { Intent, IntentName } from '../../contract/stream.ts';
import { branchTo, lastAnswerOf } from '../chat/branch.ts';
import { requireConversation } from '../chat/conversations.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { calendarOf, reply } from './reply.ts';

const KIND: Record<IntentName, QueryAnswer['intent']> = {
  campaign_recommendation: 'action',
  action: 'action',
  search: 'search',
  conversation: 'conversation',
  metrics: 'metrics',
  segments: 'metrics',
  funnel: 'metrics',
  engagement: 'metrics',
  data_sources: 'metrics',
};

/** One question, answered whole: the same answer that a conversation streams. 404 for another's conversation. */
export async function answerQuery(ctx: UserCtx, input: Query, signal: AbortSignal): Promise<QueryAnswer> {
  const started = Date.now();
  const history = input.conversationId === undefined ? [] : await historyOf(ctx, input.conversationId);
  const calendar = { ...calendarOf(ctx), ...(input.asOf && { now: new Date(input.asOf), asOf: true }) };
  let [intent, provider, answer]: [Intent | undefined, string, string] = [undefined, '', ''];
  let [plan, data]: [string[], Record<string, unknown>] = [[], {}];
  const question = {
    ...{ conversationId: input.conversationId ?? null, turnId: newId(), question: input.query, history, written: '' },
    onFinding: (found: Record<string, unknown>) => {
      data = found;
    },
  };
  for await (const event of reply(ctx, question, signal, calendar)) {
    if (event.type === 'intent') intent = event.data;
    if (event.type === 'plan') plan = event.steps;
    if (event.type === 'campaign_recommendation') data = event.data;
    if (event.type === 'chunk') answer += event.content;
    if (event.type === 'complete') provider = event.provider;
  }
  return {
    ...{ answer, plan, data, provider, receipts: [] },
    intent: KIND[intent?.intent ?? 'conversation'],
    module: intent?.module ?? 'help',
    entities: intent?.entities ?? {},
    responseTimeMs: Date.now() - started,
  };
}

/** What was said in a conversation of the caller's up to its last answer. */
async function historyOf(ctx: UserCtx, id: string) {
  const conversation = await requireConversation(ctx, id);
  return branchTo(ctx, conversation.id, await lastAnswerOf(ctx, conversation.id));
}
