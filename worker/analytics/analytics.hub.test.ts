import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../contract/analytics.ts';
import type { Person, PersonDetail } from '../../contract/people.ts';
import type { Segment } from '../../contract/segments.ts';
import type { DataSource, StoredEvent } from '../../contract/sources.ts';
import { eventually } from '../../test/eventually.ts';
import { hub, type Member, registerWorkspace } from '../../test/hub.ts';
import { type Behaviour, readPlainly } from '../../test/plain-reading.ts';

const START = Date.UTC(2026, 2, 1);
const MINUTE = 60_000;

/** What is sent, and the name it is counted by. */
const SENT = {
  page: 'page_view',
  identify: 'identify',
  'Product Viewed': 'product_view',
  'Product Added': 'add_to_cart',
  'Checkout Started': 'checkout',
  'Order Completed': 'purchase',
  'Quiz Taken': 'quiz_taken',
} as const;

interface Did {
  what: keyof typeof SENT;
  person: string | null;
  minute: number;
  value: string;
  /** Reported once more, under another message id. */
  twice: boolean;
}

const someDeeds: fc.Arbitrary<Did[]> = fc.array(
  fc.record({
    what: fc.constantFrom(...(Object.keys(SENT) as Did['what'][])),
    person: fc.option(fc.constantFrom('ann', 'bob', 'cid', 'dee', 'eve'), { freq: 6 }),
    minute: fc.integer({ min: 0, max: 30 }),
    value: fc.integer({ min: 0, max: 15_000 }).map((cents) => (cents / 100).toFixed(2)),
    twice: fc.boolean(),
  }),
  { minLength: 1, maxLength: 80, size: 'max' },
);

interface Shop {
  owner: Member;
  source: DataSource;
}

async function newShop(): Promise<Shop> {
  const owner = await registerWorkspace();
  const made = await owner.api<DataSource>('/data-sources', {
    body: { sourceType: 'segment', name: 'Shop', config: {} },
  });
  expect(made.status).toBe(201);
  return { owner, source: made.body };
}

const get = async <T>({ owner }: Shop, path: string) => (await owner.api<T>(path)).body;

/** Sends messages as an SDK would, and waits until the summary has so many events. */
async function send(shop: Shop, batch: object[], events: number): Promise<Summary> {
  const response = await hub().fetch('/v1/batch', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ writeKey: shop.source.writeKey, batch }),
  });
  expect(response.status).toBe(200);
  return eventually(async () => {
    const summary = await get<Summary>(shop, '/analytics/summary');
    return summary.totals.events === events && summary;
  });
}

test('what is sent in is counted as a plain reading counts it, ever and in a range', async () => {
  await fc.assert(
    fc.asyncProperty(someDeeds, async (deeds) => {
      const all = [...deeds, did('page', 'ann', 31), did('page', 'bob', 31)];
      const shop = await newShop();
      const read = all.flatMap((deed, index) => asBehaviour(deed, index, shop.source.id));
      const plain = readPlainly(read);
      const ever = await send(
        shop,
        all.flatMap((deed, index) => asMessages(deed, index)),
        plain.totals.events,
      );
      expect(comparable(ever)).toEqual(comparable(plain));
      expect(ever.eventsBySource).toEqual({ segment: plain.totals.events });
      const march = await get<Summary>(shop, '/analytics/summary?range=2026-03-01..2026-03-02');
      expect(comparable(march)).toEqual(comparable(readPlainly(read.filter(({ kind }) => kind !== 'identify'))));
    }),
    { numRuns: 8 },
  );
});

describe('a shop with a few people', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await newShop();
    const deeds = [
      did('page', 'new', 0),
      did('page', 'cart', 1),
      did('Product Viewed', 'cart', 2),
      did('Product Added', 'cart', 3),
      did('page', 'rich', 4),
      did('Order Completed', 'rich', 5, '90.10'),
      did('Order Completed', 'rich', 6, '9.91'),
    ];
    const identify = {
      type: 'identify',
      messageId: 'who',
      userId: 'rich',
      timestamp: iso(0),
      traits: { name: 'Rich' },
    };
    await send(shop, [identify, ...deeds.flatMap(asMessages)], deeds.length);
  });

  test('has its segments counted, in words', async () => {
    const { data } = await get<{ data: Segment[] }>(shop, '/segments');
    expect(data.map(({ id, people }) => [id, people])).toEqual([
      ['cart_abandoners', 1],
      ['potential_customers', 1],
      ['high_value_customers', 1],
      ['new_visitors', 1],
      ['engaged_users', 1],
      ['repeat_customers', 1],
    ]);
    expect(data[2]?.definition).toContain('more than 100');
    expect(await get<Segment>(shop, '/segments/new_visitors')).toMatchObject({ people: 1, estimated: false });
  });

  test('lists the people of each segment', async () => {
    const members = async (segment: string) =>
      (await get<{ data: Person[] }>(shop, `/segments/${segment}/people`)).data.map(({ userId }) => userId);
    expect(await members('cart_abandoners')).toEqual(['cart']);
    expect(await members('potential_customers')).toEqual(['cart']);
    expect(await members('high_value_customers')).toEqual(['rich']);
    expect(await members('new_visitors')).toEqual(['new']);
    expect(await members('engaged_users')).toEqual(['cart']);
    expect(await members('repeat_customers')).toEqual(['rich']);
  });

  test('lists everybody page by page, seen last first', async () => {
    const first = await get<{ data: Person[]; nextCursor: string }>(shop, '/profiles?limit=2');
    const second = await get<{ data: Person[]; nextCursor: null }>(
      shop,
      `/profiles?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`,
    );
    expect([...first.data, ...second.data].map(({ userId }) => userId)).toEqual(['rich', 'cart', 'new']);
    expect(second.nextCursor).toBeNull();
  });

  test('shows one person with facts and timeline', async () => {
    const rich = (await get<{ data: Person[] }>(shop, '/profiles')).data.find(({ userId }) => userId === 'rich');
    const detail = await get<PersonDetail>(shop, `/profiles/${rich?.id}`);
    expect(detail).toMatchObject({
      name: 'Rich',
      events: 3,
      orders: 2,
      value: '100.01',
      reached: 'page_view',
      segments: ['high_value_customers', 'repeat_customers'],
    });
    expect(detail.activity.map(({ name, count }) => [name, count])).toEqual([
      ['purchase', 2],
      ['page_view', 1],
    ]);
    const timeline = await get<{ data: StoredEvent[]; nextCursor: string }>(
      shop,
      `/profiles/${rich?.id}/timeline?types=events&limit=2`,
    );
    expect(timeline.data.map(({ name, value }) => [name, value])).toEqual([
      ['purchase', '9.91'],
      ['purchase', '90.10'],
    ]);
    const rest = await get<{ data: StoredEvent[] }>(
      shop,
      `/profiles/${rich?.id}/timeline?types=events&cursor=${encodeURIComponent(timeline.nextCursor)}`,
    );
    expect(rest.data.map(({ name }) => name)).toEqual(['page_view', 'identify']);
  });

  test('is hidden from another workspace', async () => {
    const { data } = await get<{ data: Person[] }>(shop, '/profiles');
    const stranger = await registerWorkspace();
    for (const path of [`/profiles/${data[0]?.id}`, `/profiles/${data[0]?.id}/timeline`, '/segments/none/people']) {
      expect((await stranger.api(path)).status).toBe(404);
    }
    const none = await stranger.api<{ data: Person[] }>('/profiles');
    expect(none.body.data).toEqual([]);
  });

  test('reads days in its own time zone and refuses what is no range', async () => {
    await shop.owner.api('/workspace', { method: 'PATCH', body: { timezone: 'America/New_York' } });
    const february = await get<Summary>(shop, '/analytics/summary?range=2026-02-28..2026-03-01');
    expect(february.range).toEqual({
      from: '2026-02-28T05:00:00.000Z',
      to: '2026-03-01T05:00:00.000Z',
      timezone: 'America/New_York',
    });
    expect(february.totals).toMatchObject({ events: 7, people: 3, orders: 2, revenue: '100.01' });
    const refused = await shop.owner.api('/analytics/summary?range=soon');
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'range' }] } });
  });
});

function did(what: Did['what'], person: string | null, minute: number, value = '1'): Did {
  return { what, person, minute, value, twice: false };
}

function iso(minute: number): string {
  return new Date(START + minute * MINUTE).toISOString();
}

function asMessages({ what, person, minute, value, twice }: Did, index: number): object[] {
  const who = person ? { userId: person } : { anonymousId: `nobody-${index}` };
  const message = { messageId: `m-${index}`, timestamp: iso(minute), ...who };
  if (what === 'page') return [{ ...message, type: 'page', name: 'Home' }];
  if (what === 'identify') return [{ ...message, type: 'identify', traits: {} }];
  const order = { orderId: `order-${index}`, revenue: Number(value), currency: 'USD' };
  const track = { ...message, type: 'track', event: what, properties: what === 'Order Completed' ? order : {} };
  return twice && what === 'Order Completed' ? [track, { ...track, messageId: `again-${index}` }, track] : [track];
}

/** The same as the rules read it; a message id that comes twice is one event. */
function asBehaviour(deed: Did, index: number, sourceId: string): Behaviour[] {
  const { what, person, minute, value, twice } = deed;
  const isOrder = what === 'Order Completed';
  const one: Behaviour = {
    kind: what === 'page' || what === 'identify' ? what : 'track',
    name: SENT[what],
    sourceId,
    person,
    at: START + minute * MINUTE,
    value: isOrder ? value : null,
    orderId: isOrder ? `order-${index}` : null,
  };
  return twice && isOrder ? [one, { ...one }] : [one];
}

type Comparable = Pick<Summary, 'eventsByType' | 'segments' | 'engagement' | 'funnel'> & {
  totals: Pick<Summary['totals'], 'events' | 'people' | 'orders' | 'revenue'>;
};

function comparable({ totals, eventsByType, segments, engagement, funnel }: Comparable): Comparable {
  const { events, people, orders, revenue } = totals;
  return { totals: { events, people, orders, revenue }, eventsByType, segments, engagement, funnel };
}
