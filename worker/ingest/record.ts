/** Which parser reads a record. */
export type RecordKind = 'segment' | 'shopify' | 'webhook' | 'facebook' | 'google';

/** One request as it was accepted: whole, unread, and durable in the AcceptLog before its sender had an answer. */
export interface AcceptedRecord {
  /** UUIDv7. Messages without an id of their own are told apart by it, so it stays the same when replayed. */
  id: string;
  workspaceId: string;
  sourceId: string;
  kind: RecordKind;
  /** What the parser needs beside the body, such as the topic. Never a signature or a key. */
  headers: Record<string, string>;
  body: string;
  /** ISO. */
  receivedAt: string;
  /** Fetched by us and not sent in: the sync that fetched it, and whether its events happened long before. */
  fetched?: { syncId: string; historical: boolean } | undefined;
}
