import { digestOf } from '../digest.ts';
import { BEHAVIOUR, type CommonEvent, type DropReason } from '../event.ts';
import { normaliseName } from '../names.ts';
import { readJson, storableJson } from '../reading/json.ts';
import { asObject, firstId, MAX_ID, personKeys, readEmail, readId } from '../reading/keys.ts';
import { firstMoney, fromSmallest, readCurrency } from '../reading/money.ts';
import { iso, occurredAt, readTime } from '../reading/time.ts';
import type { AcceptedRecord } from '../record.ts';
import type { Parsed, Parser, ToldRefund } from './parser.ts';
import { squareRefund } from './square.ts';
import { fromStripe, isStripe, stripeRefund } from './stripe.ts';
import { ofOrder } from './woocommerce.ts';

type Body = Record<string, unknown>;

const NO_NAME = 'No event name was found: say under “How it is read” which field is the name of the event';

/** Where senders usually put things, tried in order where the source's mapping does not say. */
const USUAL = {
  name: ['event', 'event_type', 'eventType', 'type', 'name', 'topic', 'action'],
  messageId: ['messageId', 'message_id', 'event_id', 'eventId', 'id'],
  timestamp: [
    ...([
      'timestamp',
      'occurred_at',
      'occurredAt',
      'created_at',
      'createdAt',
      'time',
      'date',
      'created',
      'create_time',
    ] as const),
    ...(['event_time', 'date_modified_gmt', 'date_created_gmt'] as const),
  ],
  value: ['revenue', 'total', 'value', 'amount', 'total_price'],
  currency: ['currency', 'currency_code'],
  orderId: ['order_id', 'orderId', 'transaction_id'],
} as const;

/** Any system's signed JSON: one event, or a list of them. `config.mapping` names the paths of the sender's own fields. What names no event at all is for a person to look at. */
export const webhook: Parser = {
  parse(record, config): Parsed {
    const json = readJson(record.body);
    if (json.kind === 'unreadable') return json;
    const mapping = asObject(config.mapping) as Record<string, string | undefined>;
    const list = Array.isArray(json.value) ? json.value : [json.value];
    const events: CommonEvent[] = [];
    const dropped: DropReason[] = [];
    for (const [index, one] of list.entries()) {
      const event = readEvent(asObject(one), mapping, record, list.length === 1 ? undefined : index);
      if (!event) {
        dropped.push('no_event_name');
        continue;
      }
      // One event's raw body is the whole; of a list each has its own part.
      const raw = list.length === 1 ? storableJson(record.body, one) : JSON.stringify(one);
      const [first = event, ...more] = isOrder(record, mapping) ? ofOrder(event, asObject(one)) : [event];
      events.push({ ...first, raw }, ...more);
    }
    // Nothing of it could be told: kept with its body, so that a person can say where the name is and send it through again.
    if (events.length === 0 && list.length > 0) return { kind: 'unreadable', reason: NO_NAME };
    return { kind: 'events', events, dropped };
  },
};

function readEvent(
  body: Body,
  mapping: Record<string, string | undefined>,
  record: AcceptedRecord,
  place: number | undefined,
): CommonEvent | undefined {
  const inner = { ...asObject(body.data), ...asObject(body.payload), ...asObject(body.properties) };
  const said = (field: keyof typeof USUAL): unknown[] => {
    const path = mapping[field];
    return path ? [at(body, path)] : USUAL[field].flatMap((name) => [body[name], inner[name]]);
  };
  // Where the name comes beside the body, the body is the thing that it happened to: its name and id are the thing's.
  const topic = mapping.name ? undefined : record.headers.topic;
  const originalName = topic ?? said('name').find((name) => typeof name === 'string' && name.trim() !== '');
  if (typeof originalName !== 'string') return undefined;
  const name = nameHere(originalName, mapping);
  const kind = name === 'identify' ? 'identify' : 'track';
  const keys = personKeys({ ...body, properties: inner });
  const timestamp = said('timestamp')
    .map((time) => readTime(typeof time === 'string' && ZONELESS.test(time) ? `${time}Z` : time))
    .find((time) => time !== undefined);
  const orderId = firstId(...said('orderId'));
  const currency = [...said('currency'), ...besideOf(body, mapping)].map(readCurrency).find(Boolean);
  const ownId = topic && !mapping.messageId ? undefined : firstId(...said('messageId'));
  const event: CommonEvent = {
    sourceId: record.sourceId,
    // Another system's ids may be as short as a number, so they count within their source only.
    messageId: `webhook:${record.sourceId}:${idOf(record, ownId, place)}`,
    kind,
    name,
    originalName: originalName.trim().slice(0, MAX_ID),
    ...keys,
    ...(mapping.userId ? { userId: readId(at(body, mapping.userId)) } : {}),
    email: (mapping.email ? readEmail(at(body, mapping.email)) : keys.email) ?? undefined,
    occurredAt: iso(occurredAt(Date.parse(record.receivedAt), timestamp, undefined)),
    receivedAt: record.receivedAt,
    value: amountOf(body, mapping, firstMoney(...said('value')), currency),
    currency,
    orderId: BEHAVIOUR.has(kind) ? orderId : undefined,
    properties: { ...inner, ...(Object.keys(inner).length === 0 ? body : {}) },
    context: told(record.headers),
    traits: kind === 'identify' ? { ...inner, ...asObject(body.traits) } : undefined,
    historical: body.historical === true,
  };
  if (isTest(body)) return { ...event, isTest: true };
  if (name !== 'refund' && !isLaterState(originalName, mapping.refund)) return event;
  const of = [record.sourceId, mapping.orderId] as const;
  const back = stripeRefund(body, ...of) ?? squareRefund(body, ...of);
  return back ? asRefund(event, back) : event;
}

/** Who tells of refunds by themselves tells in the same way what becomes of them, such as that one failed. */
function isLaterState(originalName: string, refund = ''): boolean {
  return /^refund\./.test(refund) && /^refund\./.test(originalName);
}

/** A refund that its sender tells in a way of its own. */
function asRefund(event: CommonEvent, { amount, orderId = event.orderId, ...given }: ToldRefund): CommonEvent {
  const { currency = event.currency } = given;
  const refund = { ...given, orderId, amount, currency, refundedAt: event.occurredAt, isReported: true };
  return { ...event, name: 'refund', value: amount, currency, orderId, ...(orderId ? { refund } : {}) };
}

/** Whether it tells of an order of WooCommerce, whose orders the shop said are its sales. */
function isOrder({ headers }: AcceptedRecord, { purchase = '' }: Record<string, string | undefined>): boolean {
  return /^order\./.test(headers.topic ?? '') && /^order\./.test(purchase);
}

function amountOf(
  body: Body,
  { valueIn }: Record<string, string | undefined>,
  value: string | undefined,
  currency: string | undefined,
): string | undefined {
  if (valueIn !== 'smallest' || value === undefined) return value;
  return isStripe(body) ? fromStripe(value, currency) : fromSmallest(value, currency);
}

/** What was said beside the body. */
function told({ provider, topic }: Record<string, string>) {
  return { ...(provider ? { provider } : {}), ...(topic ? { topic } : {}) };
}

/** A time without a zone is told in UTC. */
const ZONELESS = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** What the shop says that the sender calls a purchase or a refund is one here. */
function nameHere(original: string, { purchase, refund }: Record<string, string | undefined>): string {
  const name = normaliseName(original);
  if (purchase && normaliseName(purchase) === name) return 'purchase';
  return refund && normaliseName(refund) === name ? 'refund' : name;
}

/** What is only tried out sells nothing: Stripe and its like say `livemode`, others `test`. */
function isTest({ livemode, test }: Body): boolean {
  return livemode === false || test === true;
}

/** A delivery's id is that of its one event; the events of a list have their own, or their place in it. */
function idOf(record: AcceptedRecord, own: string | undefined, place: number | undefined): string {
  const { id } = record.headers;
  if (place === undefined) return id ?? own ?? digestOf(record);
  return own ?? `${id ?? digestOf(record)}:${place}`;
}

/** What stands beside the amount that was named, which is its currency where nobody said another. */
function besideOf(body: Body, { value = '', currency }: Record<string, string | undefined>): unknown[] {
  if (currency || !value.includes('.')) return [];
  const thing = asObject(at(body, value.slice(0, value.lastIndexOf('.'))));
  return USUAL.currency.map((name) => thing[name]);
}

/** The value at a dotted path, such as `data.customer.id` or `items.0.sku`. */
function at(body: unknown, path: string): unknown {
  let value = body;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}
