import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../contract/people.ts';
import type { Definition, Node } from '../../contract/segments.ts';
import { startTestDatabase, type TestDatabase } from '../../test/database.ts';
import { addSales, connectSource, openShop } from '../../test/shop.ts';
import type { UserCtx } from '../context.ts';
import { newId } from '../db/id.ts';
import { consents, profiles } from '../db/schema.ts';
import { compareSegment } from './compare.ts';
import { asCsv, exportPeople } from './export.ts';
import { fill } from './membership/fill.ts';
import { createSegment } from './segments.ts';

const rule = (...of: Node[]): Definition => ({ version: 1, who: 'known', where: { type: 'all', of } });
const EVERYBODY = rule();
const orders = (amount: number): Node => ({ type: 'orders', of: 'orders', is: 'at_least', amount });
const COUNT = 1203;

let database: TestDatabase;
let ctx: UserCtx;
let twice: string;

/** 1,203 customers. Every third ordered twice; the first ten said yes to e-mail, the first four of them to SMS as well. */
beforeAll(async () => {
  database = await startTestDatabase();
  ctx = await openShop(database.db, {
    now: new Date('2026-03-16T14:00:00Z'),
    settings: { CHANNEL_COSTS: 'email 0.0004 GBP, sms 0.05 GBP, whatsapp 0.07 USD' },
  });
  const clocks = { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) };
  (ctx.env as { SEGMENT_CLOCK: unknown }).SEGMENT_CLOCK = clocks;
  const sourceId = await connectSource(ctx);
  const sale = (n: number) => ({
    ...{ customer: `c${String(n).padStart(4, '0')}`, email: `c${n}@shop.example`, total: '10.00', currency: 'GBP' },
    at: new Date(Date.parse('2026-03-01T00:00:00Z') + n * 1000).toISOString(),
  });
  const all = Array.from({ length: COUNT }, (_, n) => sale(n));
  await addSales(ctx, sourceId, [...all, ...all.filter((_, n) => n % 3 === 0)]);
  const people = await ctx.db.select({ id: profiles.id, userId: profiles.userId }).from(profiles);
  people.sort((a, b) => ((a.userId ?? '') < (b.userId ?? '') ? -1 : 1));
  const said = (channel: 'email' | 'sms', count: number) =>
    people.slice(0, count).map(({ id }) => ({
      ...{ id: newId(), workspaceId: ctx.workspace.id, profileId: id, channel, state: 'subscribed' as const },
      ...{ source: 'form', messageId: newId(), occurredAt: new Date('2026-02-01T12:00:00Z') },
    }));
  await ctx.db.insert(consents).values([...said('email', 10), ...said('sms', 4)]);
  twice = (await createSegment(ctx, { name: 'Twice', definition: rule(orders(2)) })).id;
  await fill(ctx, ctx.workspace.id, 30_000);
});
afterAll(() => database?.stop());

test('how many of a rule are in each other segment, largest first, and never in itself', async () => {
  const { people, overlap } = await compareSegment(ctx, { definition: EVERYBODY });
  expect(people).toBe(COUNT);
  const found = Object.fromEntries(overlap.map(({ id, both }) => [id, both]));
  expect(found).toMatchObject({ [twice]: 401, repeat_customers: 401, cart_abandoners: 0 });
  expect(overlap.map(({ both }) => both)).toEqual(overlap.map(({ both }) => both).sort((a, b) => b - a));
  expect(overlap[0]?.share).toBeCloseTo(401 / COUNT, 10);
  const own = await compareSegment(ctx, { definition: rule(orders(2)), segment: twice });
  expect(own.overlap.map(({ id }) => id)).not.toContain(twice);
  expect(own.overlap[0]).toMatchObject({ id: 'repeat_customers', both: 401, share: 1 });
});

test('whom a message reaches on each channel, and what it costs by the prices of campaigns', async () => {
  const { channels } = await compareSegment(ctx, { definition: EVERYBODY });
  const told = Object.fromEntries(channels.map(({ channel, reachable, cost }) => [channel, [reachable, cost]]));
  // Nobody has a phone number, so that the four who said yes to SMS have no address there.
  expect(told).toMatchObject({ email: [10, '0.004'], sms: [0, '0'], push: [0, '0'] });
});

test('another workspace is no part of it', async () => {
  const other = await openShop(database.db);
  expect(await compareSegment(other, { definition: EVERYBODY })).toMatchObject({ people: 0 });
  await expect(exportPeople(other, twice)).rejects.toMatchObject({ code: 'not_found' });
});

test('who may not take people’s data out exports nobody', async () => {
  const marketer: UserCtx = { ...ctx, user: { ...ctx.user, role: 'marketer' } };
  await expect(exportPeople(marketer, twice)).rejects.toMatchObject({ code: 'forbidden' });
});

test('the people of a segment come as a file, each once, over more than one page', async () => {
  const { id, name } = await createSegment(ctx, { name: 'Once at least', definition: rule(orders(1)) });
  const file = await exportPeople(ctx, id);
  expect(file.name).toBe(name);
  const lines = (await new Response(file.stream).text()).trim().split('\r\n');
  expect(lines[0]).toContain('email,user_id,name');
  expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(COUNT);
  expect(lines).toHaveLength(COUNT + 1);
});

test('a name that a spreadsheet would run as a formula is text there', () => {
  const person = (name: string): Person => ({
    ...{ id: 'p', userId: null, email: null, name, known: true, firstSeenAt: null, lastSeenAt: null, events: 0 },
    ...{ orders: 2, value: '10.00', currency: 'GBP', segments: [] },
  });
  for (const name of ['=HYPERLINK("x")', '+1', '-2', '@SUM(A1)', '\tx']) {
    expect(asCsv([person(name)]).split(',')[2]).toMatch(/^"?'/);
  }
  expect(asCsv([person('Ann')])).toBe(',,Ann,,,2,10.00,GBP,p\r\n');
});
