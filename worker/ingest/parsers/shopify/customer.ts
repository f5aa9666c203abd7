import { digestOf } from '../../digest.ts';
import type { SaidConsent } from '../../event.ts';
import { asObject, readEmail, readId, readPhone } from '../../reading/keys.ts';
import type { AcceptedRecord } from '../../record.ts';
import { type Body, digitsOf, type Reader, tagsOf, timeOf } from './reading.ts';

/** Who somebody is, each state once, with what they allowed. */
export const customer: Reader = (body, record) => {
  const userId = readId(body.id);
  if (!userId) return undefined;
  const { first_name, last_name, email, phone, tags, state, currency, verified_email, accepts_marketing } = body;
  const emailMarketing = asObject(body.email_marketing_consent).state;
  const traits = {
    ...{ first_name, last_name, email, phone, tags, state, currency, verified_email, accepts_marketing },
    ...(emailMarketing === undefined ? {} : { email_marketing: emailMarketing }),
  };
  const at = timeOf(record, body.updated_at, body.created_at);
  return {
    events: [
      {
        messageId: `shopify:customer:${userId}:${at}`,
        kind: 'identify',
        name: 'identify',
        userId,
        email: readEmail(email),
        phone: readPhone(phone),
        occurredAt: at,
        properties: {},
        traits: Object.fromEntries(Object.entries(traits).filter(([, value]) => value !== null && value !== undefined)),
        consents: [
          ...consentTo('email', body.email_marketing_consent ?? beforeConsents(body), record, at),
          ...consentTo('sms', body.sms_marketing_consent, record, at),
        ],
      },
    ],
  };
};

/** How versions before 2023 tell it: who never answered refused nothing, so that a bare no says nothing. */
function beforeConsents({ accepts_marketing, accepts_marketing_updated_at, marketing_opt_in_level }: Body) {
  const isSaid = accepts_marketing === true || (accepts_marketing === false && accepts_marketing_updated_at);
  return isSaid
    ? {
        ...{ state: accepts_marketing ? 'subscribed' : 'unsubscribed', opt_in_level: marketing_opt_in_level },
        consent_updated_at: accepts_marketing_updated_at,
      }
    : undefined;
}

/** Two customers became one in the shop: what had the id that was given up is the other's. A merge that failed is none. */
export const mergedCustomers: Reader = (body, record) => {
  const userId = digitsOf(body.admin_graphql_api_customer_kept_id);
  const mergedUserId = digitsOf(body.admin_graphql_api_customer_deleted_id);
  if (!userId || !mergedUserId || userId === mergedUserId || !DONE.has(body.status)) return undefined;
  return {
    events: [
      {
        messageId: `shopify:customer-merge:${userId}:${mergedUserId}`,
        kind: 'alias',
        name: 'alias',
        ...{ userId, mergedUserId },
        occurredAt: timeOf(record, record.headers.triggeredAt),
        properties: { customer_id: userId, merged_customer_id: mergedUserId },
      },
    ],
  };
};

const DONE = new Set<unknown>(['completed', 'succeeded', 'success']);

/** Shopify allows so many on a customer. */
const MOST_TAGS = 250;

/** Tags that were put on a customer, or taken off. Since the version 2025-01 they come with the customer no more. */
export const tagged =
  (are: 'added' | 'removed'): Reader =>
  (body, record) => {
    const userId = digitsOf(body.customerId) ?? readId(body.customer_id);
    const words = tagsOf(body.tags).slice(0, MOST_TAGS);
    if (!userId || words.length === 0) return undefined;
    return {
      events: [
        {
          messageId: `shopify:customer-tags:${userId}:${digestOf(record)}`,
          kind: 'identify',
          name: 'identify',
          userId,
          occurredAt: timeOf(record, body.occurredAt, record.headers.triggeredAt),
          properties: { [`tags_${are}`]: words },
          tags: Object.fromEntries(words.map((word) => [word.toLowerCase(), are === 'added' ? word : null])),
        },
      ],
    };
  };

/**
 * Shopify names the customer and nothing else. Who they were and what they did stays, but the shop has no record any more of
 * what they allowed: nobody is written to on it. To be forgotten is asked for by `customers/redact`.
 */
export const deletedCustomer: Reader = (body, record) => {
  const userId = readId(body.id);
  if (!userId) return undefined;
  const at = timeOf(record, record.headers.triggeredAt);
  const evidence = { told: 'customers/delete' };
  return {
    events: [
      {
        messageId: `shopify:customer-deleted:${userId}`,
        kind: 'identify',
        name: 'identify',
        userId,
        occurredAt: at,
        properties: { customer_id: userId },
        traits: { state: 'deleted' },
        ofKnown: true,
        consents: (['email', 'sms'] as const).map((channel) => ({ channel, state: 'unsubscribed', at, evidence })),
      },
    ],
  };
};

/** A change of what a customer allowed, told by itself. */
export const consent: Reader = (body, record) => {
  const userId = readId(body.customer_id) ?? readId(body.id);
  const now = timeOf(record, body.updated_at);
  const consents = [
    ...consentTo('email', body.email_marketing_consent, record, now),
    ...consentTo('sms', body.sms_marketing_consent, record, now),
  ];
  const [first] = consents;
  if (!userId || !first) return undefined;
  return {
    events: [
      {
        messageId: `shopify:consent:${userId}:${first.channel}:${first.state}:${first.at}`,
        kind: 'identify',
        name: 'identify',
        userId,
        email: readEmail(body.email_address),
        phone: readPhone(body.phone),
        occurredAt: first.at,
        properties: {},
        consents,
      },
    ],
  };
};

/** Who was never asked, or has not confirmed yet, has said nothing. */
const STATES = new Map<unknown, SaidConsent['state']>([
  ['subscribed', 'subscribed'],
  ['unsubscribed', 'unsubscribed'],
  ['redacted', 'unsubscribed'],
]);

function consentTo(channel: 'email' | 'sms', said: unknown, record: AcceptedRecord, otherwise: string): SaidConsent[] {
  const { state, opt_in_level, consent_collected_from, consent_updated_at }: Body = asObject(said);
  const read = STATES.get(typeof state === 'string' ? state.toLowerCase() : state);
  if (!read) return [];
  const evidence = { opt_in_level, consent_collected_from };
  return [{ channel, state: read, at: timeOf(record, consent_updated_at, otherwise), evidence }];
}
