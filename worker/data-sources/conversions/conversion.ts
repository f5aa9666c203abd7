import { saidOf } from '../../ingest/reading/consent.ts';
import { asObject } from '../../ingest/reading/keys.ts';
import type { Browser, UserData } from './person.ts';

/** Facebook's names of the events that are sent. */
const STANDARD: Record<string, string> = {
  page_view: 'PageView',
  product_view: 'ViewContent',
  add_to_cart: 'AddToCart',
  checkout: 'InitiateCheckout',
  purchase: 'Purchase',
};

/** Facebook's name of an event; undefined for one that it has none for. */
export function standardName(name: string): string | undefined {
  return STANDARD[name];
}

/** A stored event, as far as a conversion is made of it. */
export interface StoredEvent {
  occurredAt: Date;
  value: string | null;
  currency: string | null;
  orderId: string | null;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** A server event of the Conversions API. */
export interface ServerEvent {
  event_name: string;
  /** Seconds since 1970. */
  event_time: number;
  event_id: string;
  action_source: 'website' | 'system_generated';
  event_source_url?: string;
  user_data: UserData;
  custom_data?: Record<string, unknown>;
}

/**
 * What a browser and this server both call an event: what the page gave to the pixel where it says so, else the id
 * that its message was made with.
 */
export function eventIdOf(messageId: string, properties: Record<string, unknown>): string {
  const given = properties.event_id ?? properties.eventId;
  return typeof given === 'string' && given.trim() !== '' ? given.trim().slice(0, 512) : messageId;
}

/** Whether a browser reported an event itself, and so told Facebook's pixel too. */
export function isOfBrowser(context: Record<string, unknown>): boolean {
  return typeof context.userAgent === 'string' || typeof asObject(context.page).url === 'string';
}

const ADVERTISING = /^(advertising|ads?|ad_storage|ad_user_data|marketing|targeting)$/i;
/** What senders call Meta among the destinations of Segment. */
const META = /^(facebook|meta)\b/i;

/**
 * What the event itself says of consent to advertising, by category (see `saidOf`); undefined where it says nothing. Who sent
 * it may also have said that it is not for Meta: Segment's `integrations`.
 */
export function saidConsent(context: Record<string, unknown>): boolean | undefined {
  if (isForOthers(asObject(context.integrations))) return false;
  const answers = saidOf(context, ADVERTISING);
  return answers.length === 0 ? undefined : answers.every((answer) => answer === true);
}

function isForOthers(integrations: Record<string, unknown>): boolean {
  const named = Object.entries(integrations).filter(([name]) => META.test(name));
  if (named.some(([, wanted]) => wanted === false)) return true;
  return named.length === 0 && integrations.All === false;
}

/** What the browser said of itself, with the click that led there. */
export function browserOf({ context, properties, occurredAt }: StoredEvent): Browser {
  const page = asObject(context.page);
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 1000) : undefined);
  const clicked = URL.parse(text(page.url) ?? '')?.searchParams.get('fbclid');
  return {
    fbp: text(context.fbp) ?? text(properties.fbp),
    fbc: text(context.fbc) ?? text(properties.fbc) ?? (clicked ? `fb.1.${occurredAt.getTime()}.${clicked}` : undefined),
    client_ip_address: text(context.ip),
    client_user_agent: text(context.userAgent),
  };
}

/** An event as Facebook takes it. `currency` is the workspace's, for events that name none. */
export function serverEvent(
  event: StoredEvent,
  given: { eventName: string; eventId: string; userData: UserData; currency: string },
): ServerEvent {
  const url = asObject(event.context.page).url;
  const isWebsite = typeof url === 'string' && given.userData.client_user_agent !== undefined;
  return {
    event_name: given.eventName,
    event_time: Math.floor(event.occurredAt.getTime() / 1000),
    event_id: given.eventId,
    // A website's event has to tell its page and its browser.
    action_source: isWebsite ? 'website' : 'system_generated',
    ...(isWebsite ? { event_source_url: url } : {}),
    user_data: given.userData,
    ...customData(event, given.currency),
  };
}

function customData({ value, currency, orderId, properties }: StoredEvent, fallback: string) {
  const products = Array.isArray(properties.products) ? properties.products : [properties];
  const contents = products.map(asObject).flatMap((one) => {
    const id = one.product_id ?? one.productId ?? one.sku;
    if (typeof id !== 'string' && typeof id !== 'number') return [];
    const [quantity, price] = [Number(one.quantity ?? 1), Number(one.price ?? Number.NaN)];
    return [{ id: String(id), quantity: quantity > 0 ? quantity : 1, ...(price >= 0 ? { item_price: price } : {}) }];
  });
  const data = {
    ...(value === null ? {} : { value: Number(value), currency: currency ?? fallback }),
    ...(orderId === null ? {} : { order_id: orderId }),
    ...(contents.length > 0 ? { content_type: 'product', contents: contents.slice(0, 100) } : {}),
  };
  return Object.keys(data).length > 0 ? { custom_data: data } : {};
}
