import * as z from 'zod';
import { FunnelStepName, SegmentKey } from './analytics.ts';
import { PageQuery } from './errors.ts';
import { Channel } from './segments.ts';
import { SourceType, StoredEvent } from './sources.ts';

/** A person with the facts that segments are made of. */
export const Person = z.object({
  id: z.string(),
  userId: z.string().nullable(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  /** False for anonymous visitors, who are not counted as people. */
  known: z.boolean(),
  firstSeenAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  events: z.number().int(),
  orders: z.number().int(),
  /** Decimal string in `currency`. */
  value: z.string(),
  currency: z.string(),
  segments: z.array(SegmentKey),
});
export type Person = z.infer<typeof Person>;

export const IDENTIFIER_KINDS = ['user', 'email', 'anonymous', 'phone', 'whatsapp', 'messenger'] as const;

/** An id by which a person is told apart, and what showed it first. */
export const Identifier = z.object({
  kind: z.enum(IDENTIFIER_KINDS),
  value: z.string(),
  since: z.string(),
  /** The profile it belongs to by itself: another than the person's own where one was merged. */
  profileId: z.string(),
});
export type Identifier = z.infer<typeof Identifier>;

/** What a person allowed on a channel, and whether there is an address to use it. */
export const Reach = z.object({
  channel: Channel,
  /** `unknown` where nothing was ever said. */
  consent: z.enum(['subscribed', 'unsubscribed', 'unknown']),
  since: z.string().nullable(),
  /** Who told: a source's type, a form, a person of the shop. */
  source: z.string().nullable(),
  address: z.boolean(),
  /** May be written to: said yes, and there is an address. */
  reachable: z.boolean(),
});
export type Reach = z.infer<typeof Reach>;

export const PersonDetail = Person.extend({
  /** Words that the shop put on this person. */
  tags: z.array(z.string()),
  phone: z.string().nullable(),
  traits: z.record(z.string(), z.unknown()),
  /** The last step of the funnel that was reached in order. */
  reached: FunnelStepName.nullable(),
  activity: z.array(z.object({ name: z.string(), count: z.number().int(), firstAt: z.string(), lastAt: z.string() })),
  /** What was given back of `value`. Decimal string in `currency`. */
  refunded: z.string(),
  firstOrderAt: z.string().nullable(),
  lastOrderAt: z.string().nullable(),
  identifiers: z.array(Identifier),
  channels: z.array(Reach),
  /** How many profiles were merged into this person and can be taken apart again. */
  merges: z.number().int(),
});
export type PersonDetail = z.infer<typeof PersonDetail>;

/** People are found by how a name's word, an e-mail address or another id begins. */
export const PeopleQuery = PageQuery.extend({ query: z.string().trim().max(100).optional() });
export type PeopleQuery = z.infer<typeof PeopleQuery>;

/** One side of a merge, as it would be by itself. */
export const MergeSide = z.object({
  profileId: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  userId: z.string().nullable(),
  identifiers: z.array(z.object({ kind: z.enum(IDENTIFIER_KINDS), value: z.string() })),
});
export type MergeSide = z.infer<typeof MergeSide>;

/** Two histories that are shown as one person, or were, and why. */
export const Merge = z.object({
  id: z.string(),
  at: z.string(),
  from: MergeSide,
  into: MergeSide,
  /** What showed it: the keys that came together in one message; null where somebody merged by hand. */
  evidence: z
    .object({
      keys: z.array(z.object({ kind: z.enum(IDENTIFIER_KINDS), value: z.string() })),
      event: z.object({ id: z.string(), name: z.string(), occurredAt: z.string() }).nullable(),
    })
    .nullable(),
  /** Who merged by hand. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});
export type Merge = z.infer<typeof Merge>;

export const MergeRequest = z.object({
  /** The profile whose history moves into the one of the address. */
  from: z.uuid('Choose a person'),
  reason: z.string().trim().max(500, 'At most 500 characters').optional(),
});
export type MergeRequest = z.infer<typeof MergeRequest>;

/** The two people that there are again. */
export const TakenApart = z.object({ person: Person, other: Person });
export type TakenApart = z.infer<typeof TakenApart>;

export const TIMELINE_TYPES = ['events', 'orders', 'messages', 'decisions'] as const;
export type TimelineType = (typeof TIMELINE_TYPES)[number];

export const TimelineQuery = PageQuery.extend({
  /** Some of them, separated by commas; all without it. */
  types: z
    .string()
    .regex(
      /^(events|orders|messages|decisions)(,(events|orders|messages|decisions))*$/,
      `Use ${TIMELINE_TYPES.join(', ')}`,
    )
    .optional(),
  /** Times; `to` is not part of it. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** Only events of this name. */
  name: z.string().max(200).optional(),
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

const OrderItem = z.object({
  name: z.string(),
  sku: z.string().nullable(),
  productId: z.string().nullable(),
  quantity: z.number().int(),
  price: z.string().nullable(),
});

const Entry = z.object({
  /** With its type, the one place of it, also in the address of a page. */
  id: z.string(),
  occurredAt: z.string(),
  name: z.string(),
});

/**
 * What happened with a person, one kind after the other: what they did, what they ordered, what was given back, what was
 * written to them, and what was decided about them. A purchase that made an order is shown as the order.
 */
export const TimelineEntry = z.discriminatedUnion('type', [
  StoredEvent.extend({ type: z.literal('event') }),
  Entry.extend({
    type: z.literal('order'),
    orderId: z.string(),
    number: z.string().nullable(),
    state: z.enum(['placed', 'cancelled', 'test']),
    sourceType: SourceType,
    /** Decimal strings in `currency`, like all money here. */
    value: z.string(),
    currency: z.string(),
    subtotal: z.string().nullable(),
    discounts: z.string().nullable(),
    tax: z.string().nullable(),
    shipping: z.string().nullable(),
    refunded: z.string(),
    items: z.array(OrderItem),
  }),
  Entry.extend({
    type: z.literal('refund'),
    refundId: z.string(),
    orderId: z.string(),
    orderNumber: z.string().nullable(),
    value: z.string(),
    currency: z.string(),
    goods: z.string().nullable(),
  }),
  /** A letter of the shop; by when it was sent or, where it was not, written. */
  Entry.extend({
    type: z.literal('message'),
    channel: Channel,
    state: z.enum(['queued', 'sending', 'sent', 'failed', 'skipped', 'unknown']),
    /** Why it was not sent. */
    reason: z.string().nullable(),
    /** Where it went. */
    address: z.string().nullable(),
    subject: z.string(),
    body: z.string(),
    /** The plan that it was sent by. */
    planId: z.string(),
  }),
  Entry.extend({
    type: z.literal('consent'),
    channel: Channel,
    state: z.enum(['subscribed', 'unsubscribed']),
    source: z.string(),
    evidence: z.record(z.string(), z.unknown()),
  }),
  Entry.extend({
    type: z.literal('merge'),
    mergeId: z.string(),
    by: z.string().nullable(),
    reason: z.string().nullable(),
  }),
  Entry.extend({
    type: z.literal('segment'),
    segmentId: z.string(),
    segment: z.string(),
    cause: z.enum(['event', 'time', 'definition']),
  }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;
