import { boolean, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { count, homeId, id, instant, money, workspaceId } from './workspaces.ts';

/** The common event: one row for each message a source sent, whatever the source. */
export const events = pgTable(
  'events',
  {
    id: id(),
    workspaceId: workspaceId(),
    sourceId: uuid('source_id').notNull(),
    /** The sender's own id of the message: a second one with it is the same event. */
    messageId: text('message_id').notNull(),
    /** track, page, screen, identify, group, alias. The last three tell about people and are not counted as behaviour. */
    kind: text('kind').notNull(),
    /** Normalised name; `originalName` is what the source called it. */
    name: text('name').notNull(),
    originalName: text('original_name').notNull(),
    profileId: uuid('profile_id'),
    homeId: homeId(),
    userId: text('user_id'),
    anonymousId: text('anonymous_id'),
    email: text('email'),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    value: money('value'),
    currency: text('currency'),
    orderId: text('order_id'),
    properties: jsonb('properties').notNull(),
    context: jsonb('context').notNull(),
    /** The body as the provider sent it, where it is not already the properties. */
    raw: jsonb('raw'),
    historical: boolean('historical').notNull().default(false),
    /**
     * What the message says of its person that stands in no other column, see `Told`: traits, tags, a phone number, the scoped
     * ids of messengers. Of most messages nothing. It is the history of who somebody was, true at `occurredAt`.
     */
    told: jsonb('told'),
  },
  (t) => [
    uniqueIndex('events_message').on(t.workspaceId, t.messageId),
    index('events_time').on(t.workspaceId, t.occurredAt),
    index('events_person').on(t.profileId, t.name, t.occurredAt),
    index('events_source').on(t.sourceId, t.id),
  ],
);

/** How often each person did each thing. */
export const profileEventCounts = pgTable(
  'profile_event_counts',
  {
    profileId: uuid('profile_id').notNull(),
    name: text('name').notNull(),
    workspaceId: workspaceId(),
    count: count('count'),
    value: money('value').notNull().default('0'),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.profileId, t.name] }),
    // Of neither column that changes with an event, so that counting up leaves it alone.
    index('profile_event_counts_name').on(t.workspaceId, t.name, t.profileId),
  ],
);

/** How often each thing happened at each source, ever. */
export const eventTotals = pgTable(
  'event_totals',
  {
    workspaceId: workspaceId(),
    sourceId: uuid('source_id').notNull(),
    name: text('name').notNull(),
    count: count('count'),
    value: money('value').notNull().default('0'),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.sourceId, t.name] })],
);

/**
 * How often each thing happened at each source in each quarter of an hour: every zone's hours and days begin with one.
 * Behaviour only. Written only by the triggers on `events`, so that no path to the events can leave it behind.
 */
export const eventTimes = pgTable(
  'event_times',
  {
    workspaceId: workspaceId(),
    at: instant('at').notNull(),
    sourceId: uuid('source_id').notNull(),
    name: text('name').notNull(),
    count: count('count'),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.at, t.sourceId, t.name] })],
);
