import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segment } from '../parsers/segment.ts';
import type { AcceptedRecord } from '../record.ts';

const who = { userId: 'ada-1', anonymousId: 'visitor-7', email: 'ada@shop.test', phone: '+4915112345678' };

function read(type: string, consent: unknown, more: object = {}) {
  const record: AcceptedRecord = {
    ...{ id: 'r1', workspaceId: 'w1', sourceId: 's1', kind: 'segment', headers: { type } },
    body: JSON.stringify({
      ...{ messageId: 'm1', userId: who.userId, anonymousId: who.anonymousId, event: 'Order Completed' },
      context: {
        ...{ consent, ip: '203.0.113.9', userAgent: 'Browser/1', traits: { email: who.email, phone: who.phone } },
        page: { path: '/done', url: `https://shop.test/done?mail=${who.email}`, search: `?mail=${who.email}` },
      },
      ...more,
    }),
    receivedAt: '2026-03-01T12:00:00.000Z',
  };
  const parsed = segment.parse(record, {});
  if (parsed.kind !== 'events') throw new Error(parsed.reason);
  return parsed;
}

const refused = { categoryPreferences: { Analytics: false, Advertising: false, Functional: true } };
const bought = {
  properties: {
    order_id: 'O-1',
    revenue: 20,
    currency: 'EUR',
    email: who.email,
    products: [{ product_id: 'p', price: 20 }],
  },
};

describe('a visitor who refused to be counted', () => {
  test.each([
    ['Segment’s categories', refused],
    ['OneTrust’s groups', { categoryPreferences: { C0001: true, C0002: false } }],
    ['the snippet', { analytics: false }],
    ['Google’s consent mode', { ad_storage: 'granted', analytics_storage: 'denied' }],
    ['Google’s consent mode among categories', { categoryPreferences: { analytics_storage: 'denied' } }],
  ])('is nobody, as %s say it, and what happened still counts', (_, consent) => {
    const { events } = read('track', consent, bought);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      ...{ messageId: 'm1', name: 'purchase', value: '20', currency: 'EUR', orderId: 'O-1' },
      properties: { order_id: 'O-1', products: [{ product_id: 'p', price: 20 }] },
      context: { consent, page: { path: '/done', url: 'https://shop.test/done' } },
    });
    for (const said of [...Object.values(who), '203.0.113.9', 'Browser/1']) {
      expect(JSON.stringify(events)).not.toContain(said);
    }
  });

  test('is not told apart by an identify, a group or an alias', () => {
    for (const type of ['identify', 'group', 'alias']) {
      expect(read(type, refused, { traits: { email: who.email }, groupId: 'g', previousId: 'x' })).toMatchObject({
        events: [],
        dropped: ['no_consent'],
      });
    }
  });

  test('may still leave a channel, or sign up for one', () => {
    const { events } = read('identify', refused, { traits: { email: who.email, consent: { email: false } } });
    expect(events[0]).toMatchObject({ userId: who.userId, consents: [{ channel: 'email', state: 'unsubscribed' }] });
  });
});

test('who allowed it, or was not asked, is known', () => {
  for (const consent of [
    undefined,
    { analytics: true },
    { analytics_storage: 'granted', ad_storage: 'denied' },
    { categoryPreferences: { Advertising: false, Analytics: true } },
  ]) {
    expect(read('track', consent).events[0]).toMatchObject({ userId: who.userId, anonymousId: who.anonymousId });
  }
});

test('wherever a sender puts who it was, a refusal leaves none of it at the top of what is kept', () => {
  const names = [
    'email',
    'e-mail',
    'phone',
    'phone_number',
    'firstName',
    'last_name',
    'userId',
    'customer_id',
    'address',
    'ip',
  ];
  fc.assert(
    fc.property(fc.subarray(names, { minLength: 1 }), fc.stringMatching(/^[a-z]{12}$/), (given, secret) => {
      const properties = Object.fromEntries(given.map((name) => [name, secret]));
      const { events } = read('track', refused, { properties: { ...properties, colour: 'red' }, traits: properties });
      expect(events[0]?.properties).toEqual({ colour: 'red' });
      expect(JSON.stringify(events)).not.toContain(secret);
    }),
  );
});
