/** What lies in Redis between a webhook and Postgres. */
export interface EventsJob {
  sourceId: string;
  workspaceId: string;
  receivedAt: string;
  messages: Message[];
}

export interface Message {
  type?: string;
  event?: string;
  messageId?: string;
  userId?: string;
  anonymousId?: string;
  timestamp?: string;
  properties?: Record<string, unknown>;
  context?: Record<string, unknown>;
}
