import { and, desc, eq, notExists, sql } from 'drizzle-orm';
import type { StreamEvent } from '../../contract/stream.ts';
import type { Outcome } from '../../durable-objects/answer.ts';
import type { StreamRequest } from '../../durable-objects/conversation.ts';
import type { Position } from '../../durable-objects/event-stream.ts';
import { countUsage } from '../ai/usage/budget.ts';
import type { Ctx } from '../context.ts';
import { postgresFault } from '../db/client.ts';
import { conversations, messages } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { branchTo } from './branch.ts';
import { requireConversation } from './conversations.ts';
import { createdEvent, type MessageRow } from './messages.ts';
import type { ChatCtx } from './visitor.ts';

/**
 * The answer to a question of a conversation, the last one unless another is named, as server-sent events: begun, joined
 * or replayed. Questions of one conversation are answered one after the other.
 */
export async function streamAnswer(
  ctx: ChatCtx,
  input: { id: string; messageId?: string | undefined; position: Position },
): Promise<Response> {
  const conversation = await requireConversation(ctx, input.id);
  const [question] = await ctx.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversation.id),
        eq(messages.role, 'user'),
        input.messageId === undefined ? undefined : eq(messages.id, input.messageId),
      ),
    )
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1);
  if (!question && input.messageId !== undefined) return fail('not_found', 'This conversation has no such question');
  if (!question) return fail('conflict', 'There is nothing to answer yet; send a message first');
  const [[answer], history] = await Promise.all([
    ctx.db.select().from(messages).where(eq(messages.replyTo, question.id)),
    branchTo(ctx, conversation.id, question.parentId),
  ]);

  const request: StreamRequest = {
    position: input.position,
    sessionId: ctx.user?.sessionId ?? null,
    stored: answer ? { content: answer.content, events: eventsOfStored(answer) } : null,
    turn: {
      id: question.id,
      conversationId: conversation.id,
      caller: ctx.user && ctx.workspace ? { user: ctx.user, workspace: ctx.workspace } : null,
      question: question.content,
      askedAt: question.createdAt.toISOString(),
      history,
      origin: ctx.origin,
    },
  };
  const stream = await ctx.env.CONVERSATION.getByName(conversation.id).fetch('http://conversation/stream', {
    method: 'POST',
    body: JSON.stringify(request),
  });
  if (stream.status === 404) return fail('not_found', 'There is no such conversation');
  if (!stream.ok) throw new Error(`The conversation's object answered ${stream.status}: ${await stream.text()}`);
  return new Response(stream.body, { headers: stream.headers });
}

/**
 * Stops the answer that is being written in a conversation of the caller's, or the one to a question of it, which may
 * still be waiting for its turn. True when there was something to stop.
 */
export async function stopAnswer(ctx: ChatCtx, id: string, messageId?: string): Promise<boolean> {
  const conversation = await requireConversation(ctx, id);
  return ctx.env.CONVERSATION.getByName(conversation.id).stop(messageId);
}

/** An answer that has ended, to be kept as a message. */
export interface EndedAnswer {
  id: string;
  conversationId: string;
  /** The id of the user's message. */
  replyTo: string;
  createdAt: Date;
  events: StreamEvent[];
  /** The chunks of the events, joined. */
  content: string;
  outcome: Outcome;
}

/** Stores an answer, moves its conversation to the top and records the event. Doing it twice changes nothing. */
export async function saveAnswer(ctx: Ctx, answer: EndedAnswer): Promise<void> {
  const { db } = ctx;
  const isSaved = db.select({ one: sql`1` }).from(messages).where(eq(messages.replyTo, answer.replyTo));
  const intent = answer.events.find((event) => event.type === 'intent');
  const campaign = answer.events.find((event) => event.type === 'campaign_recommendation');
  const plan = answer.events.find((event) => event.type === 'plan');
  const { steps = [], receipts = [], spent = [], prompts = [] } = answer.outcome.kept ?? {};
  const usage = answer.outcome.usage ? { ...answer.outcome.usage, spent, prompts } : null;
  await db.batch([
    // One at a time for an answer, so that what it took is counted once, however often it is saved.
    db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${answer.replyTo}, 0))`),
    countUsage(db, {
      workspaceId: sql`select workspace_id from ${conversations} where id = ${answer.conversationId}`,
      ...{ at: ctx.now(), spent, when: notExists(isSaved) },
    }),
    db
      .update(conversations)
      .set({ updatedAt: sql`greatest(${conversations.updatedAt}, ${ctx.now().toISOString()}::timestamptz)` })
      .where(and(eq(conversations.id, answer.conversationId), notExists(isSaved))),
    db
      .insert(messages)
      .values({
        id: answer.id,
        conversationId: answer.conversationId,
        role: 'assistant',
        content: answer.content,
        replyTo: answer.replyTo,
        provider: answer.outcome.provider,
        stopped: answer.outcome.stopped ?? false,
        intent: intent?.data ?? null,
        recommendation: campaign?.data ?? null,
        plan: plan?.steps ?? null,
        tools: someOf(answer.events.flatMap((event) => (event.type === 'tool' ? [toolOf(event)] : []))),
        cards: someOf(answer.events.flatMap((event) => (event.type === 'card' ? [event.data] : []))),
        receipts: someOf(receipts),
        steps: someOf(steps),
        usage,
        createdAt: answer.createdAt,
      })
      .onConflictDoNothing(),
    createdEvent(db, answer.id, answer.id),
  ]);
}

const someOf = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

function toolOf({ name, summary, receiptId }: Extract<StreamEvent, { type: 'tool' }>) {
  return { name, summary, ...(receiptId === undefined ? {} : { receiptId }) };
}

/** True when an answer cannot be saved because its conversation was deleted. */
export function isConversationGone(error: unknown): boolean {
  return postgresFault(error)?.code === '23503';
}

/** What a stored answer tells when nothing but its message is left. */
function eventsOfStored(row: MessageRow): StreamEvent[] {
  return [
    ...(row.intent ? [{ type: 'intent', data: row.intent } as StreamEvent] : []),
    ...(row.plan ? [{ type: 'plan', steps: row.plan } as const] : []),
    ...(row.tools ?? []).map((tool) => ({ type: 'tool', ...tool }) as const),
    ...(row.recommendation ? [{ type: 'campaign_recommendation', data: row.recommendation } as StreamEvent] : []),
    ...(row.cards ?? []).map((data) => ({ type: 'card', data }) as const),
    ...(row.content ? [{ type: 'chunk', content: row.content } as const] : []),
    {
      type: 'complete',
      messageId: row.id,
      provider: row.provider ?? 'none',
      ...(row.stopped ? { stopped: true } : {}),
    },
  ];
}
