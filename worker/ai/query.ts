import type { Query, QueryAnswer } from '../../contract/ai.ts';
import { branchTo, lastAnswerOf } from '../chat/branch.ts';
import { requireConversation } from '../chat/conversations.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { loggable } from '../http/log.ts';
import { dataOf, receiptsOf } from './answering.ts';
import { calendarOf, type ReplyInput, reply } from './reply.ts';
import { countUsage } from './usage/budget.ts';

/** One question, answered whole: the same answer that a conversation streams. 404 for another's conversation. */
export async function answerQuery(ctx: UserCtx, input: Query, signal: AbortSignal): Promise<QueryAnswer> {
  const started = Date.now();
  const history = input.conversationId === undefined ? [] : await historyOf(ctx, input.conversationId);
  const calendar = { ...calendarOf(ctx), ...(input.asOf && { now: new Date(input.asOf), asOf: true }) };
  const whole: QueryAnswer = {
    ...{ answer: '', intent: 'conversation', module: 'ops-copilot', entities: {}, plan: [], data: {} },
    ...{ receipts: [], cards: [], provider: '', responseTimeMs: 0 },
  };
  const question: ReplyInput = {
    ...{ conversationId: input.conversationId ?? null, turnId: newId(), question: input.query, surface: 'api' },
    ...{ history, written: '' },
    onFound: (found, { kind, module, named }) => {
      Object.assign(whole, { intent: kind, module, entities: { ...named } });
      Object.assign(whole, { data: dataOf(found), receipts: receiptsOf(found) });
    },
  };
  for await (const event of reply(ctx, question, signal, calendar)) {
    if (event.type === 'plan') whole.plan = event.steps;
    if (event.type === 'card') whole.cards.push(event.data);
    if (event.type === 'chunk') whole.answer += event.content;
    if (event.type !== 'complete') continue;
    whole.provider = event.provider;
    const spent = event.kept?.spent ?? [];
    // Nothing runs this question again, so that it is counted once.
    const counted = countUsage(ctx.db, { workspaceId: ctx.workspace.id, at: ctx.now(), spent });
    if (spent.length > 0) ctx.waitUntil(Promise.resolve(counted).catch((error) => notCounted(ctx, error)));
  }
  return { ...whole, responseTimeMs: Date.now() - started };
}

function notCounted(ctx: UserCtx, error: unknown): void {
  ctx.log.warn('usage not counted', { error: loggable(error).message });
}

/** What was said in a conversation of the caller's up to its last answer. */
async function historyOf(ctx: UserCtx, id: string) {
  const conversation = await requireConversation(ctx, id);
  return branchTo(ctx, conversation.id, await lastAnswerOf(ctx, conversation.id));
}
