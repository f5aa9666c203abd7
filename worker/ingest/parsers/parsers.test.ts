import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AcceptedRecord, RecordKind } from '../record.ts';
import { PARSERS } from './index.ts';

const receivedAt = '2026-03-01T12:00:00.000Z';

function parse(kind: RecordKind, body: unknown, headers: Record<string, string> = {}, config = {}) {
  const record: AcceptedRecord = {
    id: 'r1',
    workspaceId: 'w1',
    sourceId: 's1',
    kind,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    receivedAt,
  };
  const parsed = PARSERS[kind].parse(record, config);
  expect(PARSERS[kind].parse(record, config)).toEqual(parsed);
  return parsed;
}

function eventsOf(...args: Parameters<typeof parse>) {
  const parsed = parse(...args);
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed.events;
}

describe('Segment', () => {
  const track = (message: object, outer = {}) =>
    eventsOf('segment', { ...outer, batch: [{ type: 'track', event: 'Seen', ...message }] }, { type: 'batch' })[0];

  test('a call has the kind of its door, a message of a batch its own', () => {
    expect(eventsOf('segment', { userId: 'a' }, { type: 'page' })[0]).toMatchObject({
      kind: 'page',
      name: 'page_view',
    });
    const [screen, group] = eventsOf(
      'segment',
      {
        batch: [
          { type: 'screen', name: 'Cart' },
          { type: 'group', groupId: 'g' },
        ],
      },
      { type: 'batch' },
    );
    expect(screen).toMatchObject({ kind: 'screen', name: 'screen_view', properties: { name: 'Cart' } });
    expect(group).toMatchObject({ kind: 'group', name: 'group' });
  });

  test('what a person allowed or refused is read from an identify, channel by channel, and from nothing else', () => {
    const consent = { email: 'subscribed', sms: false, push: 'perhaps', pigeon: true };
    const at = receivedAt;
    const told = (type: string) =>
      eventsOf('segment', { userId: 'a', traits: { consent }, event: 'Seen' }, { type })[0];
    expect(told('identify')?.consents).toEqual([
      { channel: 'email', state: 'subscribed', at, evidence: { told: 'identify' } },
      { channel: 'sms', state: 'unsubscribed', at, evidence: { told: 'identify' } },
    ]);
    expect(told('track')?.consents).toBeUndefined();
  });

  test('the time is corrected by sentAt; originalTimestamp goes before timestamp', () => {
    const hourAhead = { timestamp: '2026-03-01T12:59:50Z' };
    expect(track(hourAhead, { sentAt: '2026-03-01T13:00:00Z' })?.occurredAt).toBe('2026-03-01T11:59:50.000Z');
    expect(track({ ...hourAhead, originalTimestamp: '2026-03-01T10:00:00Z' })?.occurredAt).toBe(
      '2026-03-01T10:00:00.000Z',
    );
    expect(track({})?.occurredAt).toBe(receivedAt);
  });

  test('a message without an id is told apart by its record and place', () => {
    const events = eventsOf('segment', {
      batch: [{ type: 'page' }, { type: 'page', messageId: 'm' }, { type: 'page' }],
    });
    expect(events.map(({ messageId }) => messageId)).toEqual(['r1:0', 'm', 'r1:2']);
  });

  test('the value of a purchase is its revenue, else its total, else its value', () => {
    const value = (properties: object) => track({ event: 'Order Completed', properties })?.value;
    expect(value({ revenue: 1, total: 2, value: 3 })).toBe('1');
    expect(value({ total: '2.50', value: 3 })).toBe('2.5');
    expect(value({ value: 3 })).toBe('3');
    expect(value({ revenue: 'free' })).toBeUndefined();
    expect(track({ event: 'Product Viewed', properties: { value: 3, revenue: 1 } })?.value).toBe('3');
  });

  test('what a purchase tells of its money is kept, with or without products', () => {
    const order = (properties: object) =>
      track({ event: 'Order Completed', properties: { order_id: 'o', ...properties } })?.order;
    expect(order({ revenue: 20, discount: '5', tax: 1.5 })).toMatchObject({
      ...{ total: '20', discounts: '5', tax: '1.5', items: undefined },
      ...{ subtotal: undefined, shipping: undefined },
    });
    expect(order({ subtotal: '18', total: '25', shipping: '5' })).toMatchObject({
      total: '25',
      subtotal: '18',
      shipping: '5',
    });
    expect(order({ total: 20 })).toBeUndefined();
  });

  test('a total without a subtotal has tax and shipping in it, revenue has not', () => {
    const subtotal = (properties: object) =>
      track({ event: 'Order Completed', properties: { order_id: 'o', ...properties } })?.order?.subtotal;
    expect(subtotal({ total: '27.5', tax: '2.3', shipping: 5 })).toBe('20.2');
    expect(subtotal({ total: '27.5', shipping: 5 })).toBe('22.5');
    expect(subtotal({ revenue: '20', total: '27.5', tax: '2.5', shipping: 5 })).toBeUndefined();
    expect(subtotal({ value: '20', tax: '2.5' })).toBeUndefined();
  });

  test('the context of the batch is that of its messages, and traits are those of identify alone', () => {
    const [event] = eventsOf('segment', {
      context: { app: 'shop', locale: 'en' },
      batch: [{ type: 'identify', userId: 'a', traits: { plan: 'pro' }, context: { locale: 'de' } }],
    });
    expect(event).toMatchObject({ context: { app: 'shop', locale: 'de' }, traits: { plan: 'pro' } });
    expect(track({ traits: { plan: 'pro' } })?.traits).toBeUndefined();
  });

  test('what tells about people is kept whole', () => {
    const call = { userId: 'a', groupId: 'g', traits: { name: 'Shop' } };
    const [group] = eventsOf('segment', call, { type: 'group' });
    expect(JSON.parse(group?.raw ?? '')).toEqual(call);
    expect(track({ properties: { a: 1 } })?.raw).toBeUndefined();
  });

  test('no public key can take the id of what comes signed', () => {
    expect(track({ messageId: 'shopify:order:1' })?.messageId).toBe('segment:shopify:order:1');
    expect(track({ messageId: 'my-shopify:1' })?.messageId).toBe('my-shopify:1');
  });

  test('a previous id is a visitor’s', () => {
    expect(eventsOf('segment', { userId: 'a', previousId: 'v' }, { type: 'alias' })[0]).toMatchObject({
      userId: 'a',
      anonymousId: 'v',
    });
  });

  test('what is no event is left out with the reason', () => {
    const parsed = parse(
      'segment',
      { batch: [{ type: 'track' }, { type: 'sing' }, null, { type: 'page' }, { type: 'constructor' }] },
      { type: 'batch' },
    );
    expect(parsed).toMatchObject({ dropped: ['no_event_name', 'unsupported', 'unsupported', 'unsupported'] });
    expect(parse('segment', '{"batch":')).toMatchObject({ kind: 'unreadable' });
  });
});

describe('Shopify', () => {
  const sample = (name: string) => readFileSync(`test/fixtures/webhooks/shopify/${name}.json`, 'utf8');
  const hook = (topic: string, body: unknown) => eventsOf('shopify', body, { topic })[0];

  test('an order is one purchase, whatever is told of it', () => {
    const created = hook('orders/create', sample('orders-create'));
    expect(created).toMatchObject({
      kind: 'track',
      name: 'purchase',
      originalName: 'orders/create',
      messageId: 'shopify:order:450789469',
      userId: '207119551',
      email: 'bob.norman@hostmail.com',
      anonymousId: 'shopify:cart:68778783ad298f1c80c3bafcddeea',
      occurredAt: '2008-01-10T16:00:00.000Z',
      value: '409.94',
      currency: 'USD',
      order: { orderId: '450789469', stateAt: '2012-08-24T18:02:15.000Z', total: '409.94', isTest: true },
    });
    for (const topic of ['orders/updated', 'orders/paid', 'orders/cancelled']) {
      expect(hook(topic, sample('orders-create'))?.messageId).toBe(created?.messageId);
    }
  });

  test('a guest is told apart by e-mail, and the shop’s staff is nobody', () => {
    const event = hook('orders/create', sample('orders-create-guest'));
    expect(event?.userId).toBeUndefined();
    expect(event?.email).toBe('bob.norman@hostmail.com');
  });

  test('an order id keeps every digit, in the body too', () => {
    const event = hook('orders/create', '{"id":820982911946154508,"total_price":"10.00"}');
    expect(event).toMatchObject({ orderId: '820982911946154508', messageId: 'shopify:order:820982911946154508' });
    expect(event?.raw).toContain('820982911946154508');
  });

  test('a cancelled order says when', () => {
    expect(hook('orders/cancelled', { id: 1, cancelled_at: '2026-02-01T00:00:00Z' })?.order?.cancelledAt).toBe(
      '2026-02-01T00:00:00.000Z',
    );
  });

  test('a refund is what the transactions gave back, else its lines', () => {
    expect(hook('refunds/create', sample('refunds-create'))).toMatchObject({
      name: 'refund',
      messageId: 'shopify:refund:890088186047892319',
      orderId: '820982911946154508',
      value: '89.99',
      refund: {
        refundId: '890088186047892319',
        amount: '89.99',
        currency: 'USD',
        refundedAt: '2022-01-01T00:00:00.000Z',
      },
    });
    const lines = [{ subtotal: 0.1, total_tax: '0.02' }, { subtotal: '0.2' }];
    const transactions = [{ kind: 'sale', status: 'success', amount: '9' }];
    expect(hook('refunds/create', { id: 1, refund_line_items: lines, transactions })?.value).toBe('0.32');
  });

  test('a customer is who somebody is, each state once', () => {
    expect(hook('customers/update', sample('customers-create'))).toMatchObject({
      kind: 'identify',
      userId: '706405506930370084',
      email: 'bob@biller.com',
      messageId: 'shopify:customer:706405506930370084:2012-08-24T18:01:46.000Z',
      traits: { first_name: 'Bob', last_name: 'Biller', currency: 'USD' },
    });
  });

  test('a cart is a visitor’s, and an empty one nothing', () => {
    expect(hook('carts/create', sample('carts-create'))).toMatchObject({
      name: 'add_to_cart',
      anonymousId: 'shopify:cart:eeafa272cebfd4b22385bc4b645e762c',
      // Of the topic, a new line and the body.
      messageId:
        'shopify:cart:eeafa272cebfd4b22385bc4b645e762c:5cb926e0ffb545921fe3bf53deadcccce704785fc29fb802b24723a96da4e031',
      value: '59.97',
      properties: { products: [{ variant_id: '704912205188288575', quantity: 3 }] },
    });
    expect(hook('carts/update', { token: 't', line_items: [] })).toBeUndefined();
  });

  test('a checkout leads from the cart to the buyer', () => {
    expect(
      hook('checkouts/create', {
        token: 'c',
        cart_token: 't',
        email: 'A@b.c',
        total_price: '5.00',
        created_at: '2026-02-01T00:00:00Z',
      }),
    ).toMatchObject({
      name: 'checkout',
      anonymousId: 'shopify:cart:t',
      email: 'a@b.c',
      value: '5',
      messageId: 'shopify:checkout:c',
    });
  });

  test('other topics are left out', () => {
    for (const topic of ['themes/update', 'constructor']) {
      expect(parse('shopify', { id: 1 }, { topic })).toMatchObject({ events: [], dropped: ['unsupported'] });
    }
    expect(parse('shopify', 'not JSON', { topic: 'orders/create' })).toMatchObject({ kind: 'unreadable' });
  });
});

describe('the generic webhook', () => {
  test('finds what is where senders usually put it', () => {
    expect(
      eventsOf('webhook', {
        type: 'Order Completed',
        id: 9,
        created_at: 1772000000,
        data: { customer_id: 5, total: '7.5', currency: 'gbp', order_id: 3 },
      })[0],
    ).toMatchObject({
      name: 'purchase',
      originalName: 'Order Completed',
      messageId: 'webhook:s1:9',
      userId: '5',
      value: '7.5',
      currency: 'GBP',
      orderId: '3',
      occurredAt: '2026-02-25T06:13:20.000Z',
    });
  });

  test('goes by the paths of its source', () => {
    const mapping = {
      name: 'meta.what',
      userId: 'who.0.id',
      email: 'who.0.mail',
      timestamp: 'meta.when',
      messageId: 'meta.key',
      value: 'sum',
      currency: 'unit',
      orderId: 'ref',
    };
    const body = {
      meta: { what: 'Purchase', when: '2026-02-01T00:00:00Z', key: 'k' },
      who: [{ id: 'ada', mail: 'A@b.c' }],
      sum: 3,
      unit: 'EUR',
      ref: 'o',
    };
    expect(eventsOf('webhook', body, {}, { mapping })[0]).toMatchObject({
      name: 'purchase',
      messageId: 'webhook:s1:k',
      userId: 'ada',
      email: 'a@b.c',
      value: '3',
      currency: 'EUR',
      orderId: 'o',
      occurredAt: '2026-02-01T00:00:00.000Z',
    });
  });

  test('an event without an id is told apart by its delivery, else by its content', () => {
    const ids = (headers: Record<string, string>, body: unknown) =>
      eventsOf('webhook', body, headers).map((one) => one.messageId);
    expect(ids({ id: 'msg_1' }, { event: 'A', id: 4 })).toEqual(['webhook:s1:msg_1']);
    // What `printf '{"event":"A"}' | sha256sum` says.
    const sum = 'abe697ae42a605ae32a78030817aff5fd12b5c8a7ae5a4cd7a09767b2077a5cb';
    expect(ids({}, { event: 'A' })).toEqual([`webhook:s1:${sum}`]);
    expect(ids({ id: 'msg_1' }, [{ event: 'A' }, { event: 'A' }])).toEqual([
      'webhook:s1:msg_1:0',
      'webhook:s1:msg_1:1',
    ]);
  });

  test('what names no event is left out', () => {
    expect(parse('webhook', [{ event: 'A' }, { hello: 1 }, 7])).toMatchObject({
      dropped: ['no_event_name', 'no_event_name'],
    });
  });

  test('where nothing is named, a person is asked which field is the name', () => {
    for (const body of [{ hello: 1 }, [{ hello: 1 }, 7], 7]) {
      expect(parse('webhook', body)).toMatchObject({
        kind: 'unreadable',
        reason: expect.stringContaining('which field is the name'),
      });
    }
    expect(parse('webhook', [])).toMatchObject({ kind: 'events', events: [] });
  });
});
