import type { CommonEvent } from '../event.ts';
import { asObject } from './keys.ts';

/** What consent managers call being counted: Segment's usual words, OneTrust's second group, Google's consent mode. */
const ANALYTICS = /^(analytics?|analytics_storage|statistics?|performance|measurement|c0*2)$/i;

/** Google's consent mode says it in words. */
const ANSWERS = new Map<unknown, boolean>([
  ...([true, 'granted', 'true', 'yes'] as const).map((yes) => [yes, true] as const),
  ...([false, 'denied', 'false', 'no'] as const).map((no) => [no, false] as const),
]);

/**
 * What a message says was allowed, by category: `context.consent.categoryPreferences` as Segment's consent management writes it,
 * or `context.consent` itself, as PulseHub's own snippet (`analytics`) and Google's consent mode (`analytics_storage: 'denied'`) have
 * it; undefined for what is neither a yes nor a no.
 */
export function saidOf(context: Record<string, unknown>, category: RegExp): (boolean | undefined)[] {
  const consent = asObject(context.consent);
  const said = { ...consent, ...asObject(consent.categoryPreferences) };
  return Object.entries(said).flatMap(([name, answer]) => (category.test(name) ? [ANSWERS.get(answer)] : []));
}

/** Whether a message says that its visitor refused to be counted. Silence is no refusal. */
export function refusesAnalytics(context: Record<string, unknown>): boolean {
  return saidOf(context, ANALYTICS).includes(false);
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
