import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Node, Reason } from '../../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { PeopleModel, type PlainSelf } from '../../../test/people-model.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import type { CommonEvent } from '../../ingest/event.ts';
import { mergePeople, undoMerge } from '../../ingest/merge.ts';
import { writeEvents } from '../../ingest/write.ts';
import { createSegment } from '../segments.ts';
import { explain } from './why.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const minute = (n: number) => new Date(START + n * 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const maybe = <T>(one: fc.Arbitrary<T>, freq = 1) => fc.option(one, { nil: undefined, freq });
/** Few people with few keys, who say this and that of themselves, in any order of time. */
const anyMessage = fc.record({
  user: maybe(fc.nat(2)),
  email: maybe(fc.nat(2)),
  whatsapp: maybe(fc.nat(1)),
  visitor: maybe(fc.nat(2), 2),
  phone: maybe(fc.nat(2)),
  minute: fc.nat(20),
  says: fc.oneof(
    fc.constant({}),
    fc.record({
      traits: fc.dictionary(fc.constantFrom('plan', 'city'), fc.constantFrom('a', 'b', 'c'), { maxKeys: 2 }),
    }),
    fc.record({ traits: fc.record({ tags: fc.constantFrom('Gold, VIP', 'vip', '', 'New') }) }),
    fc.record({
      tags: fc.dictionary(fc.constantFrom('vip', 'gold'), fc.constantFrom('on', null), { minKeys: 1, maxKeys: 2 }),
    }),
  ),
  consent: maybe(fc.constantFrom('subscribed' as const, 'unsubscribed' as const)),
});
type Message = typeof anyMessage extends fc.Arbitrary<infer T> ? T : never;

function asEvent({ says, ...told }: Message, index: number, sourceId: string): CommonEvent {
  const at = minute(told.minute).toISOString();
  const isTelling = 'traits' in says || 'tags' in says;
  const name = isTelling ? 'identify' : 'page_view';
  const keyed = (value: number | undefined, key: string) => (value === undefined ? undefined : `${key}${value}`);
  const words = 'tags' in says ? Object.entries(says.tags).map(([tag, on]) => [tag, on && tag.toUpperCase()]) : [];
  return {
    ...{ sourceId, messageId: `m-${index}`, kind: isTelling ? 'identify' : 'track', name, originalName: name },
    ...{ userId: keyed(told.user, 'user-'), anonymousId: keyed(told.visitor, 'visitor-') },
    ...{ whatsappId: keyed(told.whatsapp, 'wa-'), phone: keyed(told.phone, '+155500') },
    email: told.email === undefined ? undefined : `e${told.email}@shop.example`,
    ...{ occurredAt: at, receivedAt: at, properties: {}, context: {}, historical: false },
    traits: 'traits' in says ? says.traits : undefined,
    tags: words.length > 0 ? Object.fromEntries(words) : undefined,
    consents: told.consent && [{ channel: 'email', state: told.consent, at }],
  };
}

/** What happens next: some more messages at once, two people merged, or a merge undone; people by one of their messages. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ write: fc.integer({ min: 1, max: 5 }) }) },
  { weight: 2, arbitrary: fc.record({ merge: fc.tuple(fc.nat(30), fc.nat(30)) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(30) }) },
);

const exists = { op: 'exists' } as const;
/** Asks for everything that is known of somebody. */
const ASKED: Node[] = [
  { type: 'trait', trait: 'plan', test: exists },
  { type: 'trait', trait: 'city', test: exists },
  { type: 'trait', trait: 'tags', test: exists },
  { type: 'fact', fact: 'userId', test: exists },
  { type: 'fact', fact: 'email', test: exists },
  { type: 'fact', fact: 'phone', test: exists },
  { type: 'consent', channel: 'email', state: 'subscribed' },
  { type: 'reachable', channel: 'email' },
  { type: 'reachable', channel: 'whatsapp' },
  { type: 'event', event: 'page_view' },
];

async function openProbed(): Promise<{ shop: UserCtx; sourceId: string; id: string }> {
  const shop = await openShop(database.db, { now: minute(60) });
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  (shop.env as { SEGMENT_CLOCK: unknown }).SEGMENT_CLOCK = clocks;
  const sourceId = await connectSource(shop);
  const where: Node = { type: 'any', of: ASKED };
  const { id } = await createSegment(shop, { name: 'Anybody', definition: { version: 1, who: 'known', where } });
  return { shop, sourceId, id };
}

/** The person of a message, and the profile it belongs to by its own keys. */
async function personOf({ db, workspace }: UserCtx, message: string) {
  const { rows } = await db.execute<{ person: string | null; home: string | null }>(sql`
    select profile_id as person, coalesce(home_id, profile_id) as home from events
    where workspace_id = ${workspace.id}::uuid and message_id = ${message}`);
  return rows[0];
}

async function merge(shop: UserCtx, one: string, other: string): Promise<void> {
  const [from, into] = [await personOf(shop, one), await personOf(shop, other)];
  if (!from?.person || !into?.person) return;
  await mergePeople(shop, shop.workspace.id, { from: from.person, into: into.person, userId: newId(), reason: null });
}

async function undo(shop: UserCtx, message: string): Promise<void> {
  const owner = await personOf(shop, message);
  const { rows } = await shop.db.execute<{ id: string }>(sql`
    select id from profile_merges where from_profile_id = ${owner?.home ?? null}::uuid and undone_at is null`);
  const [edge] = rows;
  if (!edge || !owner?.person) return;
  await undoMerge(shop, shop.workspace.id, { mergeId: edge.id, person: owner.person, userId: newId() });
}

const shown = (value: unknown) => (value === undefined ? 'not known' : `it is “${value}”`);

/** What an explanation says was found, from what somebody was. */
function foundOf(self: PlainSelf): (string | boolean)[] {
  const hasEmail = self.email !== undefined;
  const hasWhatsapp = self.phone !== undefined || self.whatsapp;
  return [
    ...[self.traits.plan, self.traits.city, self.traits.tags, self.userId, self.email, self.phone].map(shown),
    self.consent,
    self.consent === 'subscribed' && hasEmail,
    hasWhatsapp,
    self.views > 0,
  ];
}

function foundIn({ of }: Reason): (string | boolean)[] {
  return [
    ...of.slice(0, 6).map(({ found }) => found),
    / = (\w+)/.exec(of[6]?.found ?? '')?.[1] ?? '',
    of[7]?.holds ?? false,
    !of[8]?.found.endsWith('no address there'),
    of[9]?.holds ?? false,
  ];
}

test('somebody was what they said by then, and is what they said last, in whatever order it came, merged and taken apart', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyMessage, { minLength: 4, maxLength: 20 }),
      fc.array(step, { minLength: 2, maxLength: 10 }),
      fc.array(fc.nat(20), { minLength: 2, maxLength: 2 }),
      async (story, steps, times) => {
        const { shop, sourceId, id } = await openProbed();
        const model = new PeopleModel();
        const events = story.map((told, index) => asEvent(told, index, sourceId));
        let written = 0;
        const write = async (amount: number) => {
          const batch = events.slice(written, written + amount);
          // A message that comes twice says nothing new.
          await writeEvents(shop, shop.workspace.id, [...batch, ...events.slice(0, written).slice(-2)]);
          for (const event of batch) model.write(event);
          written += batch.length;
        };
        const one = (index: number) => events[index % Math.max(1, written)]?.messageId ?? '';
        for (const next of steps) {
          if ('write' in next) await write(next.write);
          else if ('merge' in next) {
            const [from, into] = [one(next.merge[0]), one(next.merge[1])];
            if (model.merge(from, into)) await merge(shop, from, into);
          } else if (model.undo(one(next.undo))) await undo(shop, one(next.undo));
        }
        await write(events.length);
        const people = new Map<string, string>();
        for (const { messageId } of events) {
          const person = (await personOf(shop, messageId))?.person;
          if (person) people.set(person, messageId);
        }
        for (const [profileId, messageId] of people) {
          for (const time of [...times, undefined]) {
            const at = time === undefined ? undefined : minute(time);
            const self = model.selfAt(messageId, (at ?? minute(60)).toISOString());
            const why = await explain(shop, { id, profileId, at });
            expect(foundIn(why.reason)).toEqual(self && foundOf(self));
            expect(why.inside).toBe(self?.known && why.reason.holds);
          }
        }
      },
    ),
    { numRuns: 25 },
  );
});

/** Dora, who was on the free plan first, as messages tell it; what they carry beside it was kept, or not yet. */
async function dora(isTold: boolean) {
  const { shop, sourceId, id } = await openProbed();
  const says = (index: number, more: Partial<CommonEvent>): CommonEvent => ({
    ...{ sourceId, messageId: `segment-${index}`, kind: 'identify', name: 'identify', originalName: 'identify' },
    ...{ userId: 'dora', occurredAt: minute(index).toISOString(), receivedAt: minute(index).toISOString() },
    ...{ properties: {}, context: {}, historical: false, ...more },
  });
  const segment = (index: number, traits: object) =>
    says(index, { traits: { ...traits }, raw: JSON.stringify({ type: 'identify', userId: 'dora', traits }) });
  const customer = { id: 'dora', tags: 'Gold', note: 'no trait', email_marketing_consent: { state: 'subscribed' } };
  await writeEvents(shop, shop.workspace.id, [
    segment(5, { plan: 'free' }),
    segment(10, { plan: 'pro', city: 'Pisa' }),
    says(12, {
      ...{ messageId: 'shopify:customer:dora:12', traits: { tags: 'Gold', email_marketing: 'subscribed' } },
      raw: JSON.stringify(customer),
    }),
    says(14, {
      ...{ messageId: 'shopify:customer-tags:dora:14', properties: { tags_added: ['VIP'] }, tags: { vip: 'VIP' } },
    }),
  ]);
  const own = sql`workspace_id = ${shop.workspace.id}::uuid`;
  if (!isTold) await shop.db.execute(sql`update events set told = null where ${own}`);
  const profileId = (await personOf(shop, 'segment-5'))?.person ?? '';
  const at = async (time: number) => {
    const { reason, note, inside, recorded } = await explain(shop, { id, profileId, at: minute(time) });
    return { found: reason.of.slice(0, 3).map(({ found }) => found), note, inside, recorded };
  };
  return { shop, id, own, profileId, at };
}

test.each([true, false])(
  'somebody is read from messages that kept what they tell, and from older ones: %s',
  async (isTold) => {
    const { at } = await dora(isTold);
    expect((await at(4)).found).toEqual(['not known', 'not known', 'not known']);
    expect((await at(5)).found).toEqual(['it is “free”', 'not known', 'not known']);
    expect((await at(13)).found).toEqual(['it is “pro”', 'it is “Pisa”', 'it is “Gold”']);
    expect((await at(14)).found).toEqual(['it is “pro”', 'it is “Pisa”', 'it is “Gold, VIP”']);
  },
);

test('what no message tells counts as it is now, and is named', async () => {
  const { shop, own, at } = await dora(true);
  await shop.db.execute(sql`
    delete from events where ${own} and message_id in ('segment-10', 'shopify:customer:dora:12')`);
  const { found, note } = await at(6);
  expect(found).toEqual(['it is “free”', 'it is “Pisa”', 'not known']);
  expect(note).toContain('Since when “city” is so was not kept');
  expect(note).not.toContain('plan');
});

test('what the segment itself said then stands beside it', async () => {
  const { shop, id, own, profileId, at } = await dora(true);
  expect((await at(6)).recorded).toBeNull();
  await shop.db.execute(sql`update segments set created_at = ${minute(0).toISOString()}::timestamptz where ${own}`);
  expect(await at(6)).toMatchObject({ inside: true, recorded: { inside: false, since: null } });
  for (const [time, change] of [
    [7, 'entered'],
    [9, 'left'],
  ] as const) {
    await shop.db.execute(sql`
      insert into segment_changes (workspace_id, segment_id, profile_id, change, cause, at)
      values (${shop.workspace.id}::uuid, ${id}::uuid, ${profileId}::uuid, ${change}, 'event',
        ${minute(time).toISOString()}::timestamptz)`);
  }
  const said = await Promise.all([6, 8, 9].map(async (time) => (await at(time)).recorded));
  expect(said).toEqual([
    { inside: false, since: null },
    { inside: true, since: minute(7).toISOString() },
    { inside: false, since: null },
  ]);
});
