import * as z from 'zod';
import { Card } from './cards.ts';
import { CampaignRecommendation, Intent } from './stream.ts';

export const ConversationCreate = z.object({ title: z.string().trim().min(1).max(200).optional() });
export const ConversationPatch = z.object({ title: z.string().trim().min(1).max(200) });

export const Conversation = z.object({
  id: z.string(),
  title: z.string(),
  userId: z.string().nullable(),
  channel: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Conversation = z.infer<typeof Conversation>;

/** The token is shown once and is the only key to an anonymous conversation. */
export const ConversationCreated = Conversation.extend({ anonymousToken: z.string().optional() });
export type ConversationCreated = z.infer<typeof ConversationCreated>;

export const MessageCreate = z.object({
  content: z.string().trim().min(1, 'Write a message').max(8000, 'Use at most 8,000 characters'),
  /** Made by the client; the same one again returns the same message. */
  clientId: z.string().min(1).max(100).optional(),
  /**
   * The answer that the message follows; null puts it at the beginning. A message that follows the same answer as an
   * earlier one is a branch beside it: that is how a question is edited. Without one it follows the last answer.
   */
  parentId: z.uuid().nullable().optional(),
});
export type MessageCreate = z.infer<typeof MessageCreate>;

export const MessageSend = MessageCreate.extend({ conversationId: z.uuid().optional() });
export type MessageSend = z.infer<typeof MessageSend>;

export const Message = z.object({
  id: z.string(),
  conversationId: z.string(),
  role: z.enum(['user', 'assistant']),
  content: z.string(),
  createdAt: z.string(),
  /** Of a user's message: the answer it follows, null for the first; of an answer: the message it answers. */
  parentId: z.string().nullable(),
  /** Of an assistant's message: what was decided and shown besides the text. */
  intent: Intent.optional(),
  recommendation: CampaignRecommendation.optional(),
  plan: z.array(z.string()).optional(),
  tools: z.array(z.object({ name: z.string(), summary: z.string(), receiptId: z.string().optional() })).optional(),
  cards: z.array(Card).optional(),
  receipts: z.array(z.string()).optional(),
  provider: z.string().optional(),
  stopped: z.boolean().optional(),
});
export type Message = z.infer<typeof Message>;

export const MessageSent = Message.extend({ anonymousToken: z.string().optional() });

export const ConversationWithMessages = Conversation.extend({
  messages: z.array(Message),
  nextCursor: z.string().nullable(),
});
export type ConversationWithMessages = z.infer<typeof ConversationWithMessages>;
