import { and, desc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AnswerFeedback, Evaluation } from '../../../contract/ai.ts';
import type { PageQuery } from '../../../contract/errors.ts';
import { requireConversation } from '../../chat/conversations.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { evaluationCases, messages } from '../../db/schema.ts';
import { fail } from '../../errors.ts';
import { before, cutPage } from '../../http/cursor.ts';

type Row = typeof evaluationCases.$inferSelect;

/**
 * Keeps what somebody thinks of an answer in a conversation of theirs, with all that the answer was made of. 404 for an
 * answer that is not there.
 */
export async function rateAnswer(
  ctx: UserCtx,
  input: AnswerFeedback & { conversationId: string; messageId: string },
): Promise<Evaluation> {
  const conversation = await requireConversation(ctx, input.conversationId);
  const question = alias(messages, 'question');
  const [found] = await ctx.db
    .select({ answer: messages, question: question.content })
    .from(messages)
    .innerJoin(question, eq(question.id, messages.replyTo))
    .where(
      and(
        eq(messages.id, input.messageId),
        eq(messages.conversationId, conversation.id),
        eq(messages.role, 'assistant'),
      ),
    );
  if (!found) return fail('not_found', 'This conversation has no such answer');
  const now = ctx.now();
  const said = {
    ...{ userId: ctx.user.id, rating: input.rating, updatedAt: now },
    ...{ comment: input.comment ?? null, expected: input.expected ?? null },
  };
  const { answer } = found;
  const [row] = await ctx.db
    .insert(evaluationCases)
    .values({
      ...{ id: newId(), workspaceId: ctx.workspace.id, messageId: answer.id, conversationId: conversation.id },
      ...{ question: found.question, answer: answer.content, provider: answer.provider, createdAt: now },
      ...{ steps: answer.steps ?? [], receipts: answer.receipts ?? [] },
      ...said,
    })
    .onConflictDoUpdate({ target: evaluationCases.messageId, set: said })
    .returning();
  return row ? asEvaluation(row) : fail('not_found');
}

/** The answers of this workspace that were rated, the last first; with `rating`, those alone. */
export async function listEvaluations(ctx: UserCtx, query: PageQuery & { rating?: 'up' | 'down' | undefined }) {
  const rows = await ctx.db
    .select()
    .from(evaluationCases)
    .where(
      and(
        eq(evaluationCases.workspaceId, ctx.workspace.id),
        query.rating === undefined ? undefined : eq(evaluationCases.rating, query.rating),
        before(query.cursor, evaluationCases.createdAt, evaluationCases.id),
      ),
    )
    .orderBy(desc(evaluationCases.createdAt), desc(evaluationCases.id))
    .limit(query.limit + 1);
  const { data, nextCursor } = cutPage(rows, query.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { data: data.map(asEvaluation), nextCursor };
}

function asEvaluation(row: Row): Evaluation {
  const { id, messageId, conversationId, rating, comment, expected, question, answer, receipts, provider } = row;
  return {
    ...{ id, messageId, conversationId, rating, comment, expected, question, answer, receipts, provider },
    steps: row.steps as Evaluation['steps'],
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
