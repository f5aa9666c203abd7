import type { CommonEvent } from '../event.ts';
import { asObject } from './keys.ts';

/** What consent managers call being counted: Segment's usual words, OneTrust's second group, Google's consent mode. */
const ANALYTICS = /^(analytics?|analytics_storage|statistics?|performance|measurement|c0*2)$/i;

/**
 * Whether a message says that its visitor refused to be counted: `context.consent.categoryPreferences` as Segment's consent
 * management writes it, or `context.consent.analytics` of PulseHub's own snippet. Silence is no refusal.
 */
export function refusesAnalytics(context: Record<string, unknown>): boolean {
  const consent = asObject(context.consent);
  const categories = Object.entries(asObject(consent.categoryPreferences)).filter(([name]) => ANALYTICS.test(name));
  return consent.analytics === false || categories.some(([, allowed]) => allowed === false);
}

/** Properties that say who it was, whatever the event is about. */
const PERSONAL =
  /^(e-?mail|phone(_?number)?|(first|last|full|user)_?name|(user|customer|anonymous|visitor|session|client)_?id|address|birthday|ip|search|traits)$/i;
const ADDRESSES = ['url', 'referrer', 'href'];

/**
 * What may be kept of an event whose visitor refused: that it happened, of what worth and of which goods, and that it was refused.
 * Nothing by which one visitor could be told from another. An order keeps its id, by which the shop's own record of it is found.
 */
export function withoutPerson(event: CommonEvent): CommonEvent {
  const { sourceId, messageId, kind, name, originalName, occurredAt, receivedAt, historical } = event;
  const { value, currency, orderId, order } = event;
  const { consent, library, locale, timezone, campaign, page } = event.context;
  return {
    ...{ sourceId, messageId, kind, name, originalName, occurredAt, receivedAt, historical },
    ...{ value, currency, orderId, order },
    properties: impersonal(event.properties),
    context: {
      consent,
      library,
      locale,
      timezone,
      campaign,
      ...(page === undefined ? {} : { page: impersonal(asObject(page)) }),
    },
  };
}

function impersonal(said: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(said).filter(([name]) => !PERSONAL.test(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, ADDRESSES.includes(name) ? withoutQuery(value) : value]),
  );
}

/** An address without what stands behind it, which may name a person or the click that led there. */
function withoutQuery(value: unknown): unknown {
  const url = typeof value === 'string' ? URL.parse(value) : null;
  return url ? `${url.origin}${url.pathname}` : null;
}
