import { describe, expect, test } from 'vitest';
import type { CommonEvent, OrderState } from '../event.ts';
import type { Key, Person } from './identity.ts';
import { type BatchState, planBatch } from './plan.ts';

let ids = 0;
const newId = () => `new-${++ids}`;

function event(given: Partial<CommonEvent> = {}): CommonEvent {
  return {
    sourceId: 's',
    messageId: `m-${++ids}`,
    kind: 'track',
    name: 'product_view',
    originalName: 'Product Viewed',
    occurredAt: '2026-01-01T00:00:00.000Z',
    receivedAt: '2026-01-01T00:00:00.000Z',
    properties: {},
    context: {},
    historical: false,
    ...given,
  };
}

function plan(events: CommonEvent[], state: Partial<BatchState> = {}) {
  const nothing = { people: new Map(), stored: new Set<string>(), orders: new Map(), waiting: new Map() };
  return planBatch(events, { ...nothing, ...state }, newId);
}

const alone = { merged: false, apart: [] };
const visitor: Person = { id: 'visitor', userId: null, known: false, ...alone };
const subscriber: Person = { id: 'subscriber', userId: null, known: true, ...alone };
const ada: Person = { id: 'ada', userId: 'ada', known: true, ...alone };
const bob: Person = { id: 'bob', userId: 'bob', known: true, ...alone };
const ownedBy = (person: Person) => ({ person, home: person.id });
const known = (people: [Key, Person][]) => ({
  people: new Map(people.map(([key, person]) => [key, ownedBy(person)])),
});

describe('who is who', () => {
  test('a user id goes before an e-mail, an e-mail before a visitor’s id', () => {
    const people = known([
      ['user:ada', ada],
      ['email:b@c.d', bob],
      ['anonymous:v', visitor],
    ]);
    const planned = plan(
      [event({ userId: 'ada', email: 'b@c.d' }), event({ email: 'b@c.d', anonymousId: 'x' })],
      people,
    );
    expect(planned.events.map(({ profileId }) => profileId)).toEqual(['ada', 'bob']);
    expect(planned.merges).toEqual([]);
  });

  test('a visitor becomes the person that an event shows it to be', () => {
    const planned = plan([event({ userId: 'eve', anonymousId: 'v' })], known([['anonymous:v', visitor]]));
    expect(planned.touched).toMatchObject([{ id: 'visitor', userId: 'eve', known: true, was: { known: false } }]);
    expect(planned.made).toEqual([]);
  });

  test('a visitor’s history moves to a person who is known already, with the evidence', () => {
    const people = known([
      ['user:ada', ada],
      ['anonymous:v', visitor],
    ]);
    const shows = event({ userId: 'ada', anonymousId: 'v' });
    const planned = plan([event({ anonymousId: 'v' }), shows, event({ anonymousId: 'v' })], people);
    expect(planned.merges).toMatchObject([
      {
        from: 'visitor',
        into: 'ada',
        evidence: { messageId: shows.messageId, userId: 'ada', anonymousId: 'v' },
      },
    ]);
    expect(planned.events.map(({ profileId }) => profileId)).toEqual(['ada', 'ada', 'ada']);
  });

  test('a visitor who is somebody already stays so, whoever uses the device next', () => {
    const people = known([
      ['user:ada', ada],
      ['user:bob', bob],
      ['anonymous:v', ada],
    ]);
    const planned = plan([event({ userId: 'bob', anonymousId: 'v' }), event({ anonymousId: 'v' })], people);
    expect(planned.merges).toEqual([]);
    expect(planned.events.map(({ profileId }) => profileId)).toEqual(['bob', 'ada']);
  });

  test('a new user id joins who was known by e-mail; two user ids never join', () => {
    const joined = plan([event({ userId: 'eve', email: 'e@f.g' })], known([['email:e@f.g', subscriber]]));
    expect(joined.touched).toMatchObject([{ id: 'subscriber', userId: 'eve' }]);
    const apart = plan([event({ userId: 'eve', email: 'a@b.c' })], known([['email:a@b.c', ada]]));
    expect(apart.merges).toEqual([]);
    expect(apart.made).toMatchObject([{ userId: 'eve' }]);
  });

  test('people of one batch who turn out to be one are shown as one, and can be told apart again', () => {
    const planned = plan([
      event({ anonymousId: 'v' }),
      event({ email: 'e@f.g' }),
      event({ userId: 'eve' }),
      event({ userId: 'eve', email: 'e@f.g', anonymousId: 'v' }),
    ]);
    const [eve] = planned.made;
    expect(planned.made).toMatchObject([{ userId: 'eve' }]);
    expect(planned.merges).toMatchObject([
      { into: eve?.id, isNew: true },
      { into: eve?.id, isNew: true },
    ]);
    expect(new Set(planned.events.map(({ profileId }) => profileId))).toEqual(new Set([eve?.id]));
    expect(new Set(planned.events.map(({ homeId }) => homeId)).size).toBe(3);
    expect(planned.counts).toMatchObject([{ name: 'product_view', count: 4 }]);
  });

  test('an event that tells nobody apart is kept, and nobody’s', () => {
    const planned = plan([event()]);
    expect(planned.events).toMatchObject([{ profileId: undefined }]);
    expect(planned.totals).toMatchObject([{ count: 1 }]);
    expect(planned.made).toEqual([]);
  });
});

describe('what counts', () => {
  test('a message once, within the batch and before it', () => {
    const planned = plan([event({ messageId: 'a' }), event({ messageId: 'a' }), event({ messageId: 'b' })], {
      stored: new Set(['b']),
    });
    expect(planned.outcomes).toEqual([
      { kind: 'stored' },
      { kind: 'dropped', reason: 'duplicate' },
      { kind: 'dropped', reason: 'duplicate' },
    ]);
    expect(planned.events).toHaveLength(1);
  });

  test('what tells who somebody is, is stored and not counted', () => {
    const planned = plan([event({ kind: 'identify', name: 'identify', userId: 'eve', traits: { plan: 'pro' } })]);
    expect(planned.events).toHaveLength(1);
    expect(planned.counts).toEqual([]);
    expect(planned.touched).toMatchObject([{ traits: { plan: 'pro' } }]);
  });

  test('of two traits of one batch the later, whichever comes first', () => {
    const identify = (at: string, traits: object) =>
      event({
        kind: 'identify',
        name: 'identify',
        userId: 'eve',
        occurredAt: `2026-01-01T${at}:00.000Z`,
        traits: { ...traits },
      });
    const planned = plan([identify('12:00', { plan: 'pro' }), identify('10:00', { plan: 'free', city: 'Bath' })]);
    expect(planned.touched).toMatchObject([
      { traits: { plan: 'pro', city: 'Bath' }, traitsAt: '2026-01-01T12:00:00.000Z' },
    ]);
  });
});

describe('orders', () => {
  const purchase = (given: Partial<CommonEvent>) =>
    event({ name: 'purchase', userId: 'ada', orderId: 'o', value: '5', ...given });
  const shop = (stateAt: string, total: string, more: Partial<OrderState> = {}): CommonEvent =>
    purchase({
      messageId: 'shopify:order:o',
      order: { orderId: 'o', rank: 10, stateAt, placedAt: '2026-01-01T00:00:00.000Z', total, isTest: false, ...more },
    });

  test('a purchase that a service only counted is no order', () => {
    const planned = plan([purchase({ orderId: undefined, value: undefined, userId: undefined, counted: true })]);
    expect(planned.orders).toEqual([]);
    expect(planned.totals).toMatchObject([{ name: 'purchase', count: 1 }]);
  });

  test('a purchase without an id is an order of its own', () => {
    const planned = plan([purchase({ orderId: undefined, messageId: 'm' }), purchase({})]);
    expect(planned.orders.map(({ orderId }) => orderId)).toEqual(['message:m', 'o']);
  });

  test('the shop’s own record outranks what a browser reports later', () => {
    const late = purchase({ occurredAt: '2026-01-02T00:00:00.000Z', value: '6' });
    for (const events of [
      [late, shop('2026-01-01T00:00:00Z', '5')],
      [shop('2026-01-01T00:00:00Z', '5'), late],
    ]) {
      expect(plan(events).orders).toMatchObject([{ total: '5', rank: 10 }]);
    }
  });

  test('of two states of one second the last that came counts, and a cancelled one stays so', () => {
    const at = '2026-01-01T00:00:00Z';
    expect(plan([shop(at, '5'), shop(at, '8')]).orders).toMatchObject([{ total: '8' }]);
    const cancelled = shop(at, '5', { cancelledAt: at });
    for (const events of [
      [shop(at, '5'), cancelled],
      [cancelled, shop(at, '5')],
      [cancelled, shop(at, '8')],
    ]) {
      expect(plan(events).orders).toMatchObject([{ cancelledAt: at }]);
    }
    // The same state again is nothing new.
    const stored = { ...shop(at, '5.0000', { cancelledAt: at }).order, sourceId: 's', owner: ownedBy(ada) };
    const state = { ...known([['user:ada', ada]]), orders: new Map([['o', stored as never]]) };
    expect(plan([cancelled], { ...state, stored: new Set(['shopify:order:o']) }).orders).toEqual([]);
  });

  test('an order was placed when the shop says so, else when it was first reported', () => {
    const reported = (at: string) => purchase({ messageId: at, occurredAt: at });
    const early = reported('2025-12-31T23:59:59.000Z');
    for (const events of [
      [early, shop('2026-01-01T00:00:00Z', '5')],
      [shop('2026-01-01T00:00:00Z', '5'), early],
    ]) {
      expect(plan(events).orders).toMatchObject([{ placedAt: '2026-01-01T00:00:00.000Z' }]);
    }
    expect(plan([reported('2026-01-02T00:00:00.000Z'), early]).orders).toMatchObject([{ placedAt: early.occurredAt }]);
  });

  test('a newer state of a stored message changes the order and nothing else', () => {
    const order = { ...shop('2026-01-01T00:00:00Z', '5').order, sourceId: 's', owner: ownedBy(ada) } as never;
    const state = {
      ...known([['user:ada', ada]]),
      stored: new Set(['shopify:order:o']),
      orders: new Map([['o', order]]),
    };
    const newer = plan([shop('2026-01-03T00:00:00Z', '7', { cancelledAt: '2026-01-03T00:00:00Z' })], state);
    expect(newer).toMatchObject({ events: [], counts: [], orders: [{ total: '7' }], outcomes: [{ kind: 'dropped' }] });
    expect(plan([shop('2025-12-31T00:00:00Z', '9')], state).orders).toEqual([]);
  });

  test('a stored order that names its buyer later tells who that is', () => {
    const guest = shop('2026-01-01T00:00:00Z', '5');
    const state = {
      stored: new Set(['shopify:order:o']),
      orders: new Map([['o', { ...guest.order, sourceId: 's', owner: undefined } as never]]),
    };
    const planned = plan([{ ...shop('2026-01-02T00:00:00Z', '5'), userId: 'eve', email: 'eve@b.c' }], state);
    expect(planned.orders).toMatchObject([{ profileId: planned.made[0]?.id }]);
    expect(planned.touched).toMatchObject([
      { userId: 'eve', email: 'eve@b.c', bought: true, firstAt: guest.occurredAt },
    ]);
  });

  test('an order stays with the person who is known, whoever a later report names', () => {
    const planned = plan([
      purchase({ occurredAt: '2026-01-01T10:00:00.000Z' }),
      purchase({ userId: undefined, anonymousId: 'v', occurredAt: '2026-01-01T11:00:00.000Z', value: '6' }),
    ]);
    const owner = planned.made.find(({ userId }) => userId === 'ada');
    expect(planned.orders).toMatchObject([{ total: '6', profileId: owner?.id }]);
  });
});
