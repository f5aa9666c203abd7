import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { count, createdAt, homeId, id, instant, money, workspaceId, workspaces } from './workspaces.ts';

const CHANNELS = ['email', 'sms', 'push', 'whatsapp', 'messenger'] as const;
const CONSENT_STATES = ['subscribed', 'unsubscribed'] as const;
type Channel = (typeof CHANNELS)[number];
type ConsentState = (typeof CONSENT_STATES)[number];

/**
 * A person, with running facts that ingest keeps up to date so that analysis does not reread events.
 * The six segments are generated columns: each is a rule over the facts, written once, here.
 */
export const profiles = pgTable(
  'profiles',
  {
    id: id(),
    workspaceId: workspaceId(),
    /** The first userId, user_id or customer_id by which this person was told apart; null for anonymous people. */
    userId: text('user_id'),
    email: text('email'),
    phone: text('phone'),
    traits: jsonb('traits').notNull().default({}),
    /** When the traits were true; an older identify never overwrites newer ones. */
    traitsAt: instant('traits_at'),
    /** Told apart by an id or an e-mail, and so counted as a person. */
    known: boolean('known').notNull().default(false),
    firstSeenAt: instant('first_seen_at'),
    lastSeenAt: instant('last_seen_at'),
    eventCount: count('event_count'),
    /** Different event names. */
    eventTypes: integer('event_types').notNull().default(0),
    pageViews: count('page_views'),
    cartAdds: count('cart_adds'),
    /** Orders, each order id once, and their total value. */
    orderCount: count('order_count'),
    orderValue: money('order_value').notNull().default('0'),
    /** What was given back of them, and when the first and the last of them was placed. */
    refundedValue: money('refunded_value').notNull().default('0'),
    firstOrderAt: instant('first_order_at'),
    lastOrderAt: instant('last_order_at'),
    /** What holds of `consents` now, such as { email: 'subscribed' }; a channel nothing was said about is not in it. */
    consent: jsonb('consent').$type<Partial<Record<Channel, ConsentState>>>().notNull().default({}),
    /** True when histories were merged into this person: what each said of itself is in `profile_parts`. */
    merged: boolean('merged').notNull().default(false),
    /** Undone merges, each with its side: whoever has the other side of one is another person (see `profile_merges`). */
    apart: text('apart').array(),
    /** The funnel, in order: the first time of each step at or after the step before. */
    reachedPageViewAt: instant('reached_page_view_at'),
    reachedProductViewAt: instant('reached_product_view_at'),
    reachedCartAt: instant('reached_cart_at'),
    reachedCheckoutAt: instant('reached_checkout_at'),
    reachedPurchaseAt: instant('reached_purchase_at'),
    isCartAbandoner: boolean('is_cart_abandoner').generatedAlwaysAs(sql`known and cart_adds > 0 and order_count = 0`),
    isHighValue: boolean('is_high_value').generatedAlwaysAs(sql`known and order_value > 100`),
    isNewVisitor: boolean('is_new_visitor').generatedAlwaysAs(sql`known and page_views > 0 and event_types = 1`),
    isEngaged: boolean('is_engaged').generatedAlwaysAs(sql`known and event_types >= 3`),
    isRepeat: boolean('is_repeat').generatedAlwaysAs(sql`known and order_count > 1`),
    createdAt: createdAt(),
  },
  (t) => [index('profiles_recent').on(t.workspaceId, t.lastSeenAt, t.id)],
);

/** Which person an id stands for. WhatsApp and Messenger know people by scoped ids; a phone number may be absent. */
export const profileIdentifiers = pgTable(
  'profile_identifiers',
  {
    workspaceId: workspaceId(),
    kind: text('kind', { enum: ['user', 'email', 'anonymous', 'phone', 'whatsapp', 'messenger'] }).notNull(),
    value: text('value').notNull(),
    profileId: uuid('profile_id').notNull(),
    homeId: homeId(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.kind, t.value] }),
    index('profile_identifiers_profile').on(t.profileId),
  ],
);

/**
 * A history that joined another, and why: the message that showed it, or the person of the shop who said so. An edge of
 * a forest, which can be taken away again: who is shown as one person is a profile with all that lead to it. An undone
 * one stays, and keeps the two apart whatever an event shows later; only a person of the shop may join them again.
 */
export const profileMerges = pgTable(
  'profile_merges',
  {
    id: id(),
    workspaceId: workspaceId(),
    fromProfileId: uuid('from_profile_id').notNull(),
    intoProfileId: uuid('into_profile_id').notNull(),
    evidence: jsonb('evidence').notNull(),
    /** Who merged by hand, and what was said of it; null where a message showed it. */
    mergedBy: uuid('merged_by'),
    reason: text('reason'),
    createdAt: createdAt(),
    /** When somebody took the two apart again, and who. */
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (t) => [
    uniqueIndex('profile_merges_from').on(t.workspaceId, t.fromProfileId).where(sql`undone_at is null`),
    index('profile_merges_into').on(t.intoProfileId),
    index('profile_merges_history').on(t.fromProfileId),
  ],
);

/**
 * What each profile that was merged with others says of itself, as it would be without them. The person's own row is
 * made of its parts, and a part that is alone again becomes a row of `profiles` as it stands here.
 */
export const profileParts = pgTable(
  'profile_parts',
  {
    profileId: uuid('profile_id').primaryKey(),
    workspaceId: workspaceId(),
    /** The person it is shown as now. */
    personId: uuid('person_id').notNull(),
    userId: text('user_id'),
    email: text('email'),
    phone: text('phone'),
    traits: jsonb('traits').notNull().default({}),
    traitsAt: instant('traits_at'),
    known: boolean('known').notNull().default(false),
    firstSeenAt: instant('first_seen_at'),
    lastSeenAt: instant('last_seen_at'),
    apart: text('apart').array(),
    createdAt: createdAt(),
  },
  (t) => [index('profile_parts_person').on(t.personId)],
);

/** The words of people's names in lower case, for finding people by how a name begins. */
export const profileNames = pgTable(
  'profile_names',
  { workspaceId: workspaceId(), word: text('word').notNull(), profileId: uuid('profile_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.word, t.profileId] }),
    index('profile_names_profile').on(t.profileId),
  ],
);

/**
 * What a person allowed or refused, channel by channel: only added to, never changed. What holds is the latest row of a
 * channel by `occurredAt`.
 */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    workspaceId: workspaceId(),
    profileId: uuid('profile_id').notNull(),
    homeId: homeId(),
    channel: text('channel', { enum: CHANNELS }).notNull(),
    state: text('state', { enum: CONSENT_STATES }).notNull(),
    /** Who told: a provider's type, a form, a person of the shop. */
    source: text('source').notNull(),
    /** The message that told it; the same message twice is one row. */
    messageId: text('message_id').notNull(),
    /** The wording shown, the address and browser it came from: whatever was recorded. */
    evidence: jsonb('evidence').notNull().default({}),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('consents_message').on(t.workspaceId, t.messageId, t.channel),
    index('consents_person').on(t.profileId, t.channel, t.occurredAt),
  ],
);

/**
 * All-time counts of a workspace's people. Written only by the triggers on `profiles`, so that no path into the
 * facts can leave them behind; the summary reads this one row.
 */
export const workspaceCounters = pgTable('workspace_counters', {
  workspaceId: uuid('workspace_id')
    .primaryKey()
    .references(() => workspaces.id, { onDelete: 'cascade' }),
  profiles: count('profiles'),
  people: count('people'),
  peopleEvents: count('people_events'),
  peopleEventTypes: count('people_event_types'),
  cartAbandoners: count('cart_abandoners'),
  highValue: count('high_value'),
  newVisitors: count('new_visitors'),
  engaged: count('engaged'),
  repeat: count('repeat'),
  reachedPageView: count('reached_page_view'),
  reachedProductView: count('reached_product_view'),
  reachedCart: count('reached_cart'),
  reachedCheckout: count('reached_checkout'),
  reachedPurchase: count('reached_purchase'),
});
