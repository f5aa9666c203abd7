import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop, type Sale } from '../../../test/shop.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { consents, profileEventCounts, profileIdentifiers, profiles } from '../../db/schema.ts';
import { factHistory, forgetFact, listFacts, rememberFact } from '../../learning/facts.ts';
import { learnedOffers } from '../../learning/learned.ts';
import { createSegment, listSegments } from '../../segments/segments.ts';
import { giveFeedback } from '../feedback.ts';
import { recommendCampaigns } from './answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-16T14:00:00Z');
const DAY = 86_400_000;
const ago = (days: number) => new Date(NOW.getTime() - days * DAY);

type Channel = 'email' | 'sms' | 'whatsapp' | 'messenger' | 'push';

interface Somebody {
  name: string;
  email?: string;
  phone?: string;
  whatsapp?: string;
  says?: Partial<Record<Channel, 'subscribed' | 'unsubscribed'>>;
  cartDaysAgo?: number;
}

/** People who were told apart, with what they agreed to and the carts they filled. */
async function addPeople(ctx: UserCtx, people: Somebody[]): Promise<void> {
  const workspaceId = ctx.workspace.id;
  const rows = people.map((one) => ({ ...one, id: newId() }));
  await ctx.db.insert(profiles).values(
    rows.map(({ id, name, email, phone, cartDaysAgo }) => ({
      ...{ id, workspaceId, userId: name, email: email ?? null, phone: phone ?? null, known: true },
      ...{ firstSeenAt: ago(80), lastSeenAt: ago(1), cartAdds: cartDaysAgo === undefined ? 0 : 1, eventTypes: 2 },
    })),
  );
  const said = rows.flatMap(({ id, says = {} }) =>
    Object.entries(says).map(([channel, state]) => ({
      ...{ id: newId(), workspaceId, profileId: id, channel: channel as Channel, state, source: 'test' },
      ...{ messageId: newId(), occurredAt: ago(30) },
    })),
  );
  if (said.length > 0) await ctx.db.insert(consents).values(said);
  const carts = rows.flatMap(({ id, cartDaysAgo: days }) =>
    days === undefined
      ? []
      : [{ workspaceId, profileId: id, name: 'add_to_cart', count: 1, firstAt: ago(days), lastAt: ago(days) }],
  );
  if (carts.length > 0) await ctx.db.insert(profileEventCounts).values(carts);
  const numbers = rows.flatMap(({ id, whatsapp }) =>
    whatsapp ? [{ workspaceId, kind: 'whatsapp' as const, value: whatsapp, profileId: id }] : [],
  );
  if (numbers.length > 0) await ctx.db.insert(profileIdentifiers).values(numbers);
}

const SETTINGS = {
  SEGMENT_CLOCK: { idFromName: (name: string) => name, get: () => ({ wakeAt: async () => undefined }) },
} as unknown as Record<string, string>;
const openAt = () => openShop(database.db, { now: NOW, currency: 'GBP', settings: SETTINGS });
const ask = (
  ctx: UserCtx,
  more: { segmentIds?: string[]; question?: string; turnId?: string; language?: 'de' | 'es' | 'fr' } = {},
) =>
  recommendCampaigns(
    ctx,
    { turnId: newId(), conversationId: null, question: 'Show me campaigns', ...more },
    new AbortController().signal,
  );

/** The carts of the fixture: one by e-mail, one who said no, one by SMS only, one by WhatsApp without a phone number, one who was never asked. */
const CARTS: Somebody[] = [
  {
    name: 'gina',
    email: 'gina@customers.example',
    says: { email: 'subscribed', sms: 'subscribed' },
    phone: '+1',
    cartDaysAgo: 9,
  },
  { name: 'ivy', email: 'ivy@customers.example', says: { email: 'unsubscribed' }, cartDaysAgo: 9 },
  { name: 'jon', phone: '+2', says: { sms: 'subscribed' }, cartDaysAgo: 9 },
  { name: 'dev', whatsapp: 'US.90001', says: { whatsapp: 'subscribed' }, cartDaysAgo: 9 },
  { name: 'mia', says: { email: 'subscribed' }, cartDaysAgo: 9 },
  { name: 'leo', email: 'leo@customers.example', cartDaysAgo: 9 },
];

test('a card says how many there are, as the list of segments does, and whom each channel reaches', async () => {
  const ctx = await openAt();
  await connectSource(ctx);
  await addPeople(ctx, CARTS);
  const { data } = await ask(ctx);
  const listed = await listSegments(ctx);
  for (const { segment, people } of data.recommendations) {
    expect(people).toBe(listed.find(({ id }) => id === segment)?.people);
  }
  const [carts] = data.recommendations;
  expect(carts).toMatchObject({ segment: 'cart_abandoners', people: 6 });
  expect(carts?.reach).toMatchObject({
    ...{ people: 6, reachable: 3, unreachable: { noConsent: 1, saidNo: 1, noAddress: 1 } },
    byChannel: [
      { channel: 'email', reachable: 1, chosen: 1 },
      { channel: 'whatsapp', reachable: 1, chosen: 1 },
      { channel: 'sms', reachable: 2, chosen: 1 },
      { channel: 'push', reachable: 0, chosen: 0 },
      { channel: 'messenger', reachable: 0, chosen: 0 },
    ],
  });
  expect(carts?.expected).toMatchObject({ basis: 'none', text: 'No history yet.' });
  expect(carts?.cost?.amount).toBeNull();
});

test('what it costs follows from what the shop has said a message costs', async () => {
  const ctx = await openAt();
  await connectSource(ctx);
  await addPeople(ctx, CARTS);
  for (const text of ['An SMS costs us 0.05', 'A WhatsApp message costs 0.11 GBP', 'E-mails cost us nothing']) {
    await rememberFact(ctx, { text, source: 'said' });
  }
  const { data, facts } = await ask(ctx);
  const [carts] = data.recommendations;
  const parts = carts?.cost?.parts.find(({ channel }) => channel === 'sms')?.partsEach ?? 0;
  expect(parts).toBeGreaterThan(1);
  expect(carts?.cost).toMatchObject({ currency: 'GBP', amount: String(Math.round(parts * 5 + 11) / 100) });
  expect(facts).toContainEqual(expect.objectContaining({ unit: 'money', value: carts?.cost?.amount }));
});

test('what to expect is what such people did in weeks before: those who were in the segment then', async () => {
  const ctx = await openAt();
  const source = await connectSource(ctx);
  // Twelve regulars; from their third order on, one of them orders every week, and a newcomer orders twice in one week.
  const regulars = Array.from({ length: 12 }, (_, n) => `r${n}`);
  const sale = (customer: string, days: number): Sale => ({
    ...{ customer, order: newId(), at: ago(days).toISOString(), total: '30.00', currency: 'GBP' },
  });
  await addSales(ctx, source, [
    ...regulars.flatMap((name) => [sale(name, 200), sale(name, 190)]),
    ...Array.from({ length: 12 }, (_, week) => sale(`r${week}`, 7 * week + 3)),
    ...[sale('new', 4), sale('new', 3.5)],
  ]);
  const { data } = await ask(ctx, { segmentIds: ['repeat_customers'] });
  expect(data.recommendations).toMatchObject([{ segment: 'repeat_customers', people: 13 }]);
  // Of twelve one ordered in each week; the newcomer was no regular when that week began. For thirteen that is 13/12.
  expect(data.recommendations[0]?.expected).toMatchObject({
    ...{ basis: 'weeks', from: 12, orders: { low: 1, high: 2 } },
    money: { low: '32.50', high: '32.50', currency: 'GBP' },
  });
  // It opens to the weeks it rests on.
  const weeks = data.recommendations[0]?.expected?.weeks ?? [];
  expect(weeks.map(({ from, people, orders }) => [from, people, orders])).toEqual(
    Array.from({ length: 12 }, (_, n) => [ago(7 * (12 - n)).toISOString(), 12, 1]),
  );
});

test('whoever filled a cart counts until the first order, and what that brought is what others are expected to bring', async () => {
  const ctx = await openAt();
  const source = await connectSource(ctx);
  const buyers = Array.from({ length: 12 }, (_, n) => `b${n}`);
  await addSales(
    ctx,
    source,
    buyers.map((customer, n) => ({ customer, at: ago(7 * n + 3).toISOString(), total: '10.00', currency: 'GBP' })),
  );
  const { rows } = await ctx.db.execute<{ id: string }>(
    `select id from profiles where workspace_id = '${ctx.workspace.id}'`,
  );
  await ctx.db.execute(
    `update profiles p set first_order_at = (select min(placed_at) from orders o where o.profile_id = p.id) where workspace_id = '${ctx.workspace.id}'`,
  );
  await ctx.db.insert(profileEventCounts).values(
    rows.map(({ id }) => ({
      ...{
        workspaceId: ctx.workspace.id,
        profileId: id,
        name: 'add_to_cart',
        count: 1,
        firstAt: ago(100),
        lastAt: ago(100),
      },
    })),
  );
  await addPeople(
    ctx,
    Array.from({ length: 40 }, (_, n) => ({ name: `c${n}`, cartDaysAgo: 100 })),
  );
  const { data } = await ask(ctx, { segmentIds: ['cart_abandoners'] });
  // 52 with a cart twelve weeks ago, one fewer each week: of 41 to 52 one buys, which is about one of the 40 left.
  expect(data.recommendations[0]).toMatchObject({
    people: 40,
    expected: { basis: 'weeks', orders: { low: 0, high: 1 } },
  });
});

test('what became of them decides what is offered next; said twice is said once, and no other shop learns from it', async () => {
  const [ctx, other] = [await openAt(), await openAt()];
  for (const shop of [ctx, other]) {
    await connectSource(shop);
    await addPeople(shop, CARTS);
  }
  const first = async (shop: UserCtx) => (await ask(shop)).data.recommendations[0];
  const begun = await first(ctx);
  expect(begun).toMatchObject({ offerKind: 'reminder', rank: { told: 0 } });
  for (let n = 0; n < 4; n += 1) {
    const again = await first(ctx);
    if (again?.offerKind !== 'reminder') break;
    await giveFeedback(ctx, again.id, { rating: 'down', outcome: 'no orders' });
    await giveFeedback(ctx, again.id, { rating: 'down', outcome: 'no orders' });
  }
  const next = await first(ctx);
  expect(next?.offerKind).toBe('free_delivery');
  expect((await first(other))?.offerKind).toBe('reminder');
  expect(await learnedOffers(other)).toEqual(expect.not.arrayContaining([expect.objectContaining({ failures: 1 })]));
  const learned = (await learnedOffers(ctx)).find(
    ({ segment, offer }) => segment === 'cart_abandoners' && offer === 'reminder',
  );
  expect(learned?.failures).toBeGreaterThan(0);
  expect(learned?.failures).toBeLessThanOrEqual(4);
  expect(learned?.posterior.mean).toBeLessThan(0.6);

  await giveFeedback(ctx, next?.id ?? '', { rating: 'up', outcome: 'Sent it: 7 orders' });
  const told = await first(ctx);
  expect(told).toMatchObject({ offerKind: 'free_delivery', rank: { told: 1 } });
  expect(told?.expected).toMatchObject({ basis: 'outcomes', orders: { low: 7, high: 7 }, from: 1 });
  await giveFeedback(ctx, next?.id ?? '', { rating: 'down' });
  expect(await learnedOffers(ctx)).toContainEqual(
    expect.objectContaining({ segment: 'cart_abandoners', offer: 'free_delivery', successes: 0, failures: 1 }),
  );
});

test('what came of a campaign is a dated fact, which the next recommendation cites and a person can change', async () => {
  const ctx = await openAt();
  await connectSource(ctx);
  await addPeople(ctx, CARTS);
  const first = async () => (await ask(ctx)).data.recommendations[0];
  const tell = async (outcome?: string) =>
    giveFeedback(ctx, (await first())?.id ?? '', { rating: 'up', ...(outcome && { outcome }) });
  await tell();
  expect(await listFacts(ctx)).toEqual([]);
  await tell('Sent it: 7 orders');
  await tell('Sent it again: 1 order');
  const [fact, ...others] = await listFacts(ctx);
  expect(others).toEqual([]);
  expect(fact).toMatchObject({
    ...{ source: 'learned', createdAt: NOW.toISOString(), effect: 'The next recommendations rest on it.' },
    text: expect.stringMatching(
      /^A plain reminder by .* to “Cart abandoners”: 3 of 3 recommendations worked; the latest brought 1 order\.$/,
    ),
  });
  expect((await factHistory(ctx, fact?.id ?? '')).length).toBe(2);
  const cited = (await first())?.evidence?.find(({ href }) => href === '/facts');
  expect(cited).toMatchObject({ text: `Learned on 2026-03-16: ${fact?.text}`, value: '3' });
  const german = (await ask(ctx, { language: 'de' })).data.recommendations[0];
  expect(german?.evidence?.find(({ href }) => href === '/facts')).toMatchObject({
    text: expect.stringMatching(
      /^Gelernt am 16\. März 2026: Eine schlichte Erinnerung per .* an „Warenkorbabbrecher“: 3 von 3 Vorschlägen hatte Erfolg\.$/,
    ),
    value: '3',
  });
  await forgetFact(ctx, fact?.id ?? '');
  expect((await first())?.evidence?.some(({ href }) => href === '/facts')).toBe(false);
});

test('feedback that comes together is counted whole', async () => {
  const ctx = await openAt();
  await connectSource(ctx);
  await addPeople(ctx, CARTS);
  const ids = [];
  for (let n = 0; n < 6; n += 1) ids.push((await ask(ctx)).data.recommendations[0]?.id ?? '');
  await Promise.all(ids.map((id) => giveFeedback(ctx, id, { rating: 'up' })));
  expect(await learnedOffers(ctx)).toContainEqual(
    expect.objectContaining({ segment: 'cart_abandoners', offer: 'reminder', successes: 6, failures: 0 }),
  );
});

test('asked again for the same turn it is the same; a saved segment has campaigns too', async () => {
  const ctx = await openAt();
  await connectSource(ctx);
  await addPeople(ctx, CARTS);
  const turnId = newId();
  const once = await ask(ctx, { turnId });
  expect((await ask(ctx, { turnId })).data).toEqual(once.data);

  const { id } = await createSegment(ctx, {
    name: 'Can be mailed',
    definition: { version: 1, who: 'known', where: { type: 'reachable', channel: 'sms' } },
  });
  const { data, text } = await ask(ctx, { segmentIds: [id] });
  expect(data.recommendations).toMatchObject([
    { segment: id, segmentName: 'Can be mailed', people: 2, channel: 'sms' },
  ]);
  expect(text).toContain('**Can be mailed**, 2 people');
  await expect(ask(ctx, { segmentIds: [newId()] })).rejects.toMatchObject({ code: 'invalid' });
});
