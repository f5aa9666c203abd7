import * as z from 'zod';

/** What became of an event: stored, known already, left out, refused at the door, or to be mended by a person. */
export const DecisionKind = z.enum(['stored', 'duplicate', 'dropped', 'rejected', 'failed']);
export type DecisionKind = z.infer<typeof DecisionKind>;

/** One event that came in, and the decision taken. Never its body, never a key. */
export const Decision = z.object({
  sourceId: z.string(),
  decision: DecisionKind,
  /** Why it was not stored: `duplicate`, `source_paused`, `invalid_signature` and the like. */
  reason: z.string().nullable(),
  /** The normalised name of the event, where one could be read. */
  name: z.string().nullable(),
  receivedAt: z.string(),
  /** Whose it is; null when it is nobody's or was not stored. An anonymous person has no name. */
  person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  value: z.string().nullable(),
  currency: z.string().nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** Somebody entered or left a segment. */
export const MembershipChange = z.object({
  person: z.object({ id: z.string(), name: z.string().nullable() }),
  segment: z.string(),
  change: z.enum(['entered', 'left']),
});
export type MembershipChange = z.infer<typeof MembershipChange>;

/** So many more of a source came to this decision and are not listed one by one. */
export const More = z.object({ sourceId: z.string(), decision: DecisionKind, count: z.number().int().positive() });
export type More = z.infer<typeof More>;

/** What is kept for those who come back, in order, under a growing number. */
export const LiveNews = z.discriminatedUnion('type', [
  z.object({ type: z.literal('decisions'), at: z.string(), decisions: z.array(Decision), more: z.array(More) }),
  z.object({ type: z.literal('memberships'), at: z.string(), changes: z.array(MembershipChange) }),
  /** A question by the clock has something to tell. */
  z.object({ type: z.literal('told'), at: z.string(), answerId: z.string(), question: z.string() }),
]);
export type LiveNews = z.infer<typeof LiveNews>;

/** Everything the hub says on a live socket. */
export const LiveMessage = z.union([
  /** First of all: the number of the newest news, and whether something after the asked-for number is gone for good. */
  z.object({ type: z.literal('welcome'), seq: z.number().int(), missed: z.boolean() }),
  z.object({ type: z.literal('pong') }),
  /** Last of all: the socket closes with this code, see LIVE_CLOSE. Its close may take its time, this does not. */
  z.object({ type: z.literal('bye'), code: z.number().int(), reason: z.string() }),
  z.intersection(z.object({ seq: z.number().int() }), LiveNews),
]);
export type LiveMessage = z.infer<typeof LiveMessage>;

/** Everything a reader says on a live socket. */
export const LiveAsk = z.object({ type: z.literal('ping') });
export type LiveAsk = z.infer<typeof LiveAsk>;

/** The subprotocol both sides agree on. The access token travels as a second one, `bearer.<token>`, never in the address. */
export const LIVE_PROTOCOL = 'pulsehub.live.v1';
export const BEARER_PROTOCOL = 'bearer.';

/** Why a socket was closed. */
export const LIVE_CLOSE = {
  /** The session was revoked or logged out: sign in again. */
  sessionEnded: 4401,
  /** The access token ended: come back with a new one, nothing is missed. */
  tokenEnded: 4408,
  /** What was sent is not part of this protocol. */
  unheard: 4400,
} as const;
