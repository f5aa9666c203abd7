import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { expectPackedAsStored } from '../../test/packed-deeds.ts';
import { connectSource, openShop } from '../../test/shop.ts';
import { newId } from '../db/id.ts';
import { emailMessages, profileIdentifiers, profileParts, profiles } from '../db/schema.ts';
import { type CommonEvent, SHOP_RANK } from '../ingest/event.ts';
import { writeEvents } from '../ingest/write.ts';
import { getPerson } from './detail.ts';
import { listMerges, mergeByHand, takeApartByHand } from './merges.ts';
import { listPeople } from './people.ts';
import { timeline } from './timeline.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-17T12:00:00Z');

async function openStory() {
  const ctx = await openShop(database.db, { now: NOW, currency: 'USD' });
  const sourceId = await connectSource(ctx);
  const event = (given: Partial<CommonEvent>): CommonEvent => ({
    ...{ sourceId, messageId: newId(), kind: 'track', name: 'product_view', originalName: 'Seen', properties: {} },
    ...{ occurredAt: '2026-03-01T10:00:00.000Z', receivedAt: '2026-03-01T10:00:00.000Z', context: {} },
    historical: false,
    ...given,
  });
  const write = (...events: Partial<CommonEvent>[]) => writeEvents(ctx, ctx.workspace.id, events.map(event));
  const find = async (query: string) => (await listPeople(ctx, { limit: 10, query })).data;
  const one = async (query: string) => (await find(query))[0]?.id ?? '';
  return { ctx, write, find, one };
}
type Story = Awaited<ReturnType<typeof openStory>>;

const identify = (userId: string, traits: Record<string, unknown>) => ({
  kind: 'identify' as const,
  name: 'identify',
  userId,
  traits,
});

/** Ada: a visit, an order with two lines and a refund, and what she allowed. */
async function tellAda({ write }: Story) {
  await write(
    { anonymousId: 'v', name: 'page_view', occurredAt: '2026-03-01T09:00:00.000Z' },
    { ...identify('ada', { name: 'Ada Lovelace' }), email: 'ada@shop.example', anonymousId: 'v' },
    {
      ...{ userId: 'ada', name: 'purchase', orderId: '7', value: '48.5', occurredAt: '2026-03-02T10:00:00.000Z' },
      order: {
        ...{
          orderId: '7',
          rank: SHOP_RANK,
          isTest: false,
          number: '#1007',
          total: '48.5',
          tax: '2.5',
          currency: 'USD',
        },
        ...{ stateAt: '2026-03-02T10:00:00.000Z', placedAt: '2026-03-02T10:00:00.000Z' },
        items: [{ name: 'Candle', quantity: 2, price: '20' }],
      },
      consents: [{ channel: 'email', state: 'subscribed', at: '2026-03-02T10:00:00.000Z' }],
    },
    {
      ...{ name: 'refund', orderId: '7', value: '8', occurredAt: '2026-03-04T10:00:00.000Z' },
      refund: { refundId: 'r', orderId: '7', amount: '8', refundedAt: '2026-03-04T10:00:00.000Z' },
    },
  );
}

describe('people are found', () => {
  test('by how a word of the name, an address or an id begins, in any case', async () => {
    const story = await openStory();
    await tellAda(story);
    await story.write(identify('bob', { first_name: 'Bob', last_name: 'Adams' }), { anonymousId: 'anon-1' });
    const names = async (query: string) => (await story.find(query)).map(({ name, userId }) => name ?? userId);
    expect((await names('ad')).sort()).toEqual(['Ada Lovelace', 'Bob Adams']);
    expect(await names('LOVE ada')).toEqual(['Ada Lovelace']);
    expect(await names('ada@shop')).toEqual(['Ada Lovelace']);
    expect(await names('bob')).toEqual(['Bob Adams']);
    expect(await story.find('anon-')).toMatchObject([{ known: false }]);
    expect(await names('lace')).toEqual([]);
    expect(await names("o'%_\\")).toEqual([]);
    expect(await names(await story.one('bob'))).toEqual(['Bob Adams']);
  });

  test('only in their own workspace', async () => {
    const [mine, theirs] = [await openStory(), await openStory()];
    await tellAda(theirs);
    expect(await mine.find('ada')).toEqual([]);
    expect(await mine.find(await theirs.one('ada'))).toEqual([]);
  });
});

describe('a person', () => {
  test('has ids, orders, and says where messages are welcome', async () => {
    const story = await openStory();
    await tellAda(story);
    await story.write({ userId: 'ada', phone: '+15550100' });
    const ada = await getPerson(story.ctx, await story.one('ada'));
    expect(ada).toMatchObject({
      ...{ orders: 1, value: '48.50', refunded: '8.00', merges: 0, firstOrderAt: '2026-03-02T10:00:00.000Z' },
      channels: [
        { channel: 'email', consent: 'subscribed', address: true, reachable: true, source: 'webhook' },
        { channel: 'sms', consent: 'unknown', address: true, reachable: false },
        { channel: 'whatsapp', consent: 'unknown', address: true, reachable: false },
      ],
    });
    expect(ada.identifiers.map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual([
      'anonymous v',
      'email ada@shop.example',
      'phone +15550100',
      'user ada',
    ]);
  });

  test('has no reply address: it belongs to the conversation that a message came by', () => {
    const columns = [profiles, profileParts, profileIdentifiers].flatMap((table) => Object.keys(table));
    expect(columns.filter((name) => /reply|recipient|sender|channel|conversation/i.test(name))).toEqual([]);
  });
});

describe('a timeline', () => {
  test('tells events, orders with lines, refunds and decisions in one list, each once, latest first', async () => {
    const story = await openStory();
    await tellAda(story);
    const id = await story.one('ada');
    const { data } = await timeline(story.ctx, id, { limit: 25 });
    expect(data.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'refund refund',
      'order purchase',
      'consent subscribed',
      'event identify',
      'event page_view',
    ]);
    expect(data.find(({ type }) => type === 'order')).toMatchObject({
      ...{ id: '7', number: '#1007', state: 'placed', value: '48.50', tax: '2.50', refunded: '8.00', shipping: null },
      items: [{ name: 'Candle', quantity: 2, price: '20.00', sku: null }],
    });
    const named = async (given: object) =>
      (await timeline(story.ctx, id, { limit: 25, ...given })).data.map(({ type, name }) => `${type} ${name}`);
    expect(await named({ types: 'events' })).toEqual([
      'event refund',
      'event purchase',
      'event identify',
      'event page_view',
    ]);
    expect(await named({ types: 'orders' })).toEqual(['refund refund', 'order purchase']);
    expect(await named({ types: 'messages' })).toEqual([]);
    expect(await named({ name: 'page_view' })).toEqual(['event page_view']);
    expect(await named({ from: '2026-03-02T00:00:00Z', to: '2026-03-04T00:00:00Z' })).toEqual([
      'order purchase',
      'consent subscribed',
    ]);
  });

  test('tells the letters of the shop and what became of each, and after a merge those to both', async () => {
    const story = await openStory();
    const { ctx } = story;
    await tellAda(story);
    await story.write(identify('countess', { name: 'A. King' }), { userId: 'countess' });
    const [ada, king] = [await story.one('ada'), await story.one('countess')];
    const letter = (profileId: string, status: 'draft' | 'sent' | 'skipped' | 'queued', hour: number) => ({
      ...{ id: newId(), workspaceId: ctx.workspace.id, planId: newId(), profileId, address: 'ada@shop.example' },
      ...{ subject: `Letter ${hour}`, body: 'Dear Ada', status, reason: status === 'skipped' ? 'She said no.' : null },
      ...{ createdAt: new Date(`2026-03-05T0${hour}:00:00Z`) },
      ...{ sentAt: status === 'sent' ? new Date(`2026-03-06T0${hour}:00:00Z`) : null },
    });
    await ctx.db
      .insert(emailMessages)
      .values([letter(ada, 'sent', 1), letter(ada, 'skipped', 2), letter(ada, 'draft', 3), letter(king, 'queued', 4)]);
    const told = async (id: string) =>
      (await timeline(ctx, id, { limit: 25, types: 'messages' })).data.map((entry) =>
        entry.type === 'message' ? [entry.subject, entry.state, entry.reason, entry.occurredAt.slice(0, 13)] : entry,
      );
    const ofAda = [
      ['Letter 1', 'sent', null, '2026-03-06T01'],
      ['Letter 2', 'skipped', 'She said no.', '2026-03-05T02'],
    ];
    const ofKing = ['Letter 4', 'queued', null, '2026-03-05T04'];
    expect(await told(ada)).toEqual(ofAda);
    expect((await timeline(ctx, ada, { limit: 1 })).data).toMatchObject([{ type: 'message', channel: 'email' }]);
    await mergeByHand(ctx, { into: ada, from: king });
    expect(await told(ada)).toEqual([ofAda[0], ofKing, ofAda[1]]);
    const [merge] = (await listMerges(ctx, ada)).data;
    await takeApartByHand(ctx, { person: ada, mergeId: merge?.id ?? '' });
    expect([await told(ada), await told(king)]).toEqual([ofAda, [ofKing]]);
    const stranger = await openStory();
    await expect(timeline(stranger.ctx, ada, { limit: 5 })).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is the same page by page, also where many things happened at once', async () => {
    const story = await openStory();
    await tellAda(story);
    await story.write(...Array.from({ length: 7 }, (_, index) => ({ userId: 'ada', name: `deed_${index % 3}` })));
    const id = await story.one('ada');
    const whole = (await timeline(story.ctx, id, { limit: 100 })).data;
    const paged: typeof whole = [];
    let cursor: string | undefined;
    do {
      const { data, nextCursor } = await timeline(story.ctx, id, { limit: 2, cursor });
      paged.push(...data);
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(whole).toHaveLength(12);
    expect(paged).toEqual(whole);
  });
});

describe('a merge', () => {
  test('by hand shows two as one, says by whom and why, and can be taken apart', async () => {
    const story = await openStory();
    const { ctx } = story;
    await tellAda(story);
    await story.write(identify('countess', { name: 'A. King' }), { userId: 'countess', email: 'king@shop.example' });
    const [ada, king] = [await story.one('ada'), await story.one('countess')];
    const before = [await getPerson(ctx, ada), await getPerson(ctx, king)];

    expect(await mergeByHand(ctx, { into: ada, from: king, reason: 'Same address' })).toMatchObject({
      id: ada,
      events: 4,
    });
    await expectPackedAsStored(ctx.db, ctx.workspace.id);
    expect(await getPerson(ctx, ada)).toMatchObject({ merges: 1, userId: 'ada' });
    expect(await story.find('king')).toMatchObject([{ id: ada }]);
    await expect(getPerson(ctx, king)).rejects.toMatchObject({ code: 'not_found' });
    const [merge] = (await listMerges(ctx, ada)).data;
    expect(merge).toMatchObject({
      ...{ evidence: null, by: 'Ada L', reason: 'Same address', undoneAt: null },
      from: { profileId: king, name: 'A. King', userId: 'countess' },
      into: { profileId: ada, name: 'Ada Lovelace' },
    });

    const apart = await takeApartByHand(ctx, { person: ada, mergeId: merge?.id ?? '' });
    expect([apart.person.id, apart.other.id]).toEqual([ada, king]);
    await expectPackedAsStored(ctx.db, ctx.workspace.id);
    expect([await getPerson(ctx, ada), await getPerson(ctx, king)]).toEqual(before);
    expect((await listMerges(ctx, king)).data).toMatchObject([{ undoneBy: 'Ada L', from: { profileId: king } }]);
    for (const id of [ada, king]) {
      const { data } = await timeline(ctx, id, { limit: 25, types: 'decisions' });
      expect(data.filter(({ type }) => type === 'merge').map(({ name }) => name)).toEqual(['taken_apart', 'merged']);
    }
    await expect(takeApartByHand(ctx, { person: ada, mergeId: merge?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  test('that an event showed names the keys and the event; once taken apart, no event makes it again', async () => {
    const story = await openStory();
    const { ctx, write } = story;
    await write(identify('ada', { name: 'Ada' }), { anonymousId: 'laptop' });
    await write({ messageId: 'shows', userId: 'ada', anonymousId: 'laptop', name: 'signed_in' });
    const ada = await story.one('ada');
    const [merge] = (await listMerges(ctx, ada)).data;
    expect(merge).toMatchObject({
      ...{ by: null, evidence: { event: { name: 'signed_in' } } },
      from: { identifiers: [{ kind: 'anonymous', value: 'laptop' }] },
    });
    expect(merge?.evidence?.keys).toEqual([
      { kind: 'user', value: 'ada' },
      { kind: 'anonymous', value: 'laptop' },
    ]);
    const { other } = await takeApartByHand(ctx, { person: ada, mergeId: merge?.id ?? '' });
    await write(
      { userId: 'ada', anonymousId: 'laptop', name: 'signed_in' },
      { anonymousId: 'laptop', name: 'page_view' },
    );
    expect(await getPerson(ctx, ada)).toMatchObject({ events: 2, merges: 0 });
    expect(await getPerson(ctx, other.id)).toMatchObject({ events: 2, known: false });
    await expectPackedAsStored(ctx.db, ctx.workspace.id);
    await mergeByHand(ctx, { into: ada, from: other.id });
    expect(await getPerson(ctx, ada)).toMatchObject({ events: 4, merges: 1 });
    await expectPackedAsStored(ctx.db, ctx.workspace.id);
  });

  test('with oneself, with nobody, or of another workspace is refused', async () => {
    const [mine, theirs] = [await openStory(), await openStory()];
    await tellAda(mine);
    await tellAda(theirs);
    const [own, foreign] = [await mine.one('ada'), await theirs.one('ada')];
    await expect(mergeByHand(mine.ctx, { into: own, from: own })).rejects.toMatchObject({ code: 'invalid' });
    await expect(mergeByHand(mine.ctx, { into: own, from: foreign })).rejects.toMatchObject({ code: 'not_found' });
    await expect(mergeByHand(mine.ctx, { into: foreign, from: own })).rejects.toMatchObject({ code: 'not_found' });
    await expect(takeApartByHand(mine.ctx, { person: own, mergeId: newId() })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
