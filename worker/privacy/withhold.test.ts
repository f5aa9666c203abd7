import { expect, test } from 'vitest';
import type { CommonEvent } from '../ingest/event.ts';
import { refundOf } from '../ingest/writing/orders.ts';
import { withhold } from './withhold.ts';

const ERASED_AT = '2026-03-17T12:00:00.000Z';
const erased = new Map([
  ['email:ada@shop.example', ERASED_AT],
  ['anonymous:browser', ERASED_AT],
  ['order:7', ERASED_AT],
] as const);

const event = (given: Partial<CommonEvent>): CommonEvent => ({
  ...{ sourceId: 's', messageId: 'm', kind: 'track', name: 'product_view', originalName: 'Seen' },
  ...{
    occurredAt: '2026-03-01T10:00:00.000Z',
    receivedAt: ERASED_AT,
    properties: { secret: 1 },
    context: { ip: '1.2.3.4' },
  },
  historical: false,
  ...given,
});
const kept = (given: Partial<CommonEvent>, isBack = false) => withhold(event(given), erased, () => isBack);
const later = { occurredAt: '2026-03-18T10:00:00.000Z' };

test('what others do is let through as it is', () => {
  const given = event({ userId: 'bob' });
  expect(withhold(given, erased, () => false)).toEqual({ event: given, isDropped: false });
});

test('what an erased person did before is left out; of an order its money stays', () => {
  expect(kept({ email: 'ada@shop.example' }).isDropped).toBe(true);
  const { event: bought, isDropped } = kept({
    email: 'ada@shop.example',
    name: 'purchase',
    orderId: '8',
    value: '9.5',
  });
  expect(isDropped).toBe(false);
  expect(bought).toMatchObject({ value: '9.5', order: { orderId: '8', total: '9.5' }, historical: true });
  expect(JSON.stringify(bought)).not.toMatch(/ada|secret|1\\.2\\.3/);
});

test('what was only tried out gives nothing back, told as nobody’s too', () => {
  const { event: told } = kept({ name: 'refund', orderId: '7', value: '9.5', isTest: true });
  expect(refundOf(told)).toBeUndefined();
});

test('their orders stay nobody’s, whoever is named with them and whenever', () => {
  expect(kept({ ...later, userId: 'new', name: 'purchase', orderId: '7', value: '5' }).event.userId).toBeUndefined();
});

test('what they do later makes a new person, a description of them or an import does not', () => {
  const consents = [
    { channel: 'email', state: 'subscribed', at: '2026-03-01T10:00:00.000Z' },
    { channel: 'sms', state: 'subscribed', at: '2026-03-18T10:00:00.000Z' },
  ] as const;
  const did = kept({ ...later, email: 'ada@shop.example', consents: [...consents] });
  expect(did).toMatchObject({ isDropped: false, event: { email: 'ada@shop.example', consents: [consents[1]] } });
  const described = { ...later, kind: 'identify', name: 'identify', email: 'ada@shop.example' } as const;
  expect(kept(described).isDropped).toBe(true);
  expect(kept(described, true).isDropped).toBe(false);
  expect(kept({ ...later, historical: true, email: 'ada@shop.example' }).isDropped).toBe(true);
});

test('a browser they shared does not make another’s event theirs, and is not told', () => {
  expect(kept({ userId: 'bob', anonymousId: 'browser' })).toMatchObject({ isDropped: false, event: { userId: 'bob' } });
  expect(kept({ userId: 'bob', anonymousId: 'browser' }).event.anonymousId).toBeUndefined();
  expect(kept({ anonymousId: 'browser' }).isDropped).toBe(true);
});

test('that somebody erased was merged with another is not told on', () => {
  const given = { ...later, kind: 'alias', name: 'alias', userId: 'bob' } as const;
  const gone = new Map([['user:ada', ERASED_AT]] as const);
  expect(withhold(event({ ...given, mergedUserId: 'ada' }), gone, () => false).isDropped).toBe(true);
  expect(withhold(event({ ...given, mergedUserId: 'eve' }), gone, () => false).isDropped).toBe(false);
});
