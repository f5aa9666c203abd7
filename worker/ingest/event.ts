/** What a message tells: behaviour (track, page, screen), or who somebody is (identify, group, alias). */
export type EventKind = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias';

/** The kinds that count as something a person did. */
export const BEHAVIOUR: ReadonlySet<EventKind> = new Set(['track', 'page', 'screen']);

/** The ids by which a person is told apart, already cleaned: see `personKeys`. */
export interface PersonKeys {
  userId?: string | undefined;
  anonymousId?: string | undefined;
  /** Lower case. */
  email?: string | undefined;
  phone?: string | undefined;
  /** The business-scoped id under which WhatsApp knows a person, who may have no phone number there. */
  whatsappId?: string | undefined;
  /** The page-scoped id under which Messenger knows a person. */
  messengerId?: string | undefined;
}

/**
 * What a source says of an order. Of two states of one order the higher rank counts, and of the same rank the later
 * `stateAt`; an older one never overwrites a newer one. Of the shop's own with one `stateAt` the last that came counts, and
 * none of them takes a cancellation back.
 */
export interface OrderState {
  orderId: string;
  /** 0 for what a browser or a script reports, `SHOP_RANK` for the shop's own record. */
  rank: number;
  /** The provider's time of this state, ISO. */
  stateAt: string;
  placedAt: string;
  /** Decimal. */
  total: string;
  currency?: string | undefined;
  cancelledAt?: string | undefined;
  isTest: boolean;
  /** The name the shop shows, such as #1001. */
  number?: string | undefined;
  /** What `total` is made of, decimal: goods after discounts, discounts, tax, shipping. */
  subtotal?: string | undefined;
  discounts?: string | undefined;
  tax?: string | undefined;
  shipping?: string | undefined;
  /** The lines of the order; undefined where the source does not tell, and then what was known of them stays. */
  items?: OrderItem[] | undefined;
  /** Only that the order is no more is told: what was known of it stays, but it is cancelled at `cancelledAt`. */
  gone?: boolean | undefined;
  /** Only what changed of an order is told: of one that nobody placed it says nothing, and what it leaves out stays. */
  isChange?: boolean | undefined;
}

export interface OrderItem {
  productId?: string | undefined;
  variantId?: string | undefined;
  sku?: string | undefined;
  name: string;
  quantity: number;
  /** Decimal, of one unit before discounts. */
  price?: string | undefined;
}

export const SHOP_RANK = 10;

export interface Refund {
  refundId: string;
  orderId?: string | undefined;
  /** Decimal. Left out: all of the order that was not given back before. */
  amount?: string | undefined;
  /** The part of `amount` that is goods, without tax and shipping, where the source tells. Decimal. */
  goods?: string | undefined;
  currency?: string | undefined;
  refundedAt: string;
  /** The provider's time of this state; a later one of the same refund corrects what was known. `refundedAt` unless told. */
  stateAt?: string | undefined;
  /** A browser or a script tells of it: it counts where the shop itself does not tell of the order. */
  isReported?: boolean | undefined;
  /** `amount` is all that was given back by then: of what is told under one id the most counts. */
  isTotal?: boolean | undefined;
}

/** What a message says a person allowed or refused on a channel, as of `at` (ISO). */
export interface SaidConsent {
  channel: 'email' | 'sms' | 'push' | 'whatsapp' | 'messenger';
  state: 'subscribed' | 'unsubscribed';
  at: string;
  evidence?: Record<string, unknown> | undefined;
}

/** A thing the shop sells, as its platform tells. Money is decimal, `stateAt` the provider's time of this state. */
export interface ProductState {
  productId: string;
  title: string;
  description?: string | undefined;
  handle?: string | undefined;
  vendor?: string | undefined;
  kind?: string | undefined;
  tags?: string[] | undefined;
  status?: string | undefined;
  price?: string | undefined;
  currency?: string | undefined;
  imageUrl?: string | undefined;
  stateAt: string;
  deletedAt?: string | undefined;
}

/**
 * One message of any source in the common form. The workspace stands beside it, never in it. Text is well-formed and
 * without NUL, ids are at most `MAX_ID` characters, times are ISO 8601 with milliseconds.
 */
export interface CommonEvent extends PersonKeys {
  sourceId: string;
  /** The sender's own id of the message: a second message with it in the workspace is the same event. */
  messageId: string;
  kind: EventKind;
  /** The normalised name; `originalName` is what the source called it. */
  name: string;
  originalName: string;
  occurredAt: string;
  receivedAt: string;
  /** Another user id that the shop itself gave up for this person's: what has it is this person's too. */
  mergedUserId?: string | undefined;
  /** Decimal with at most four places, in `currency` (ISO 4217). */
  value?: string | undefined;
  currency?: string | undefined;
  orderId?: string | undefined;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
  /** The provider's body as JSON text, where it is not already the properties. */
  raw?: string | undefined;
  /** What the message says about the person; true at `occurredAt`. */
  traits?: Record<string, unknown> | undefined;
  /** Words that the shop put on the person, and took off them (null), by their lower case; the others stay as they were. */
  tags?: Record<string, string | null> | undefined;
  /** Tells of a person only where they are known already: nobody is made of it. */
  ofKnown?: boolean | undefined;
  /** True for what happened before it was sent in: imports, never a trigger of anything. */
  historical: boolean;
  /** One of a count that a service keeps, without anything of its own: a purchase among them is no order. */
  counted?: boolean | undefined;
  /** It was only tried out: what it sells is a test, and what it gives back or cancels is nothing. */
  isTest?: boolean | undefined;
  /** Where the source reports an order's state itself. A purchase without one makes its own order. */
  order?: OrderState | undefined;
  refund?: Refund | undefined;
  consents?: SaidConsent[] | undefined;
}

/**
 * `erased`: it tells of somebody who was erased since, or whom only an import still knows. `no_consent`: it tells who a visitor is
 * who refused to be counted. `unknown_person`: it ends what was known of somebody of whom nothing is known.
 * `test`: it was made by trying something out.
 */
export type DropReason =
  | 'duplicate'
  | 'source_deleted'
  | 'source_paused'
  | 'no_event_name'
  | 'unsupported'
  | 'erased'
  | 'no_consent'
  | 'unknown_person'
  | 'test';
export type Outcome = { kind: 'stored' } | { kind: 'dropped'; reason: DropReason };
