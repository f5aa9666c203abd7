import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../../contract/cards.ts';
import { NewShare } from '../../../contract/sharing.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { memberOf } from '../../../test/members.ts';
import { addSales, connectSource, openShop } from '../../../test/shop.ts';
import { listAudit } from '../../actions/audit.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { conversations, memberships, messages, profiles, sharedConversations } from '../../db/schema.ts';
import { runMetric } from '../../metrics/run.ts';
import { blotTexts } from '../../privacy/texts.ts';
import { lookAtShared } from './look.ts';
import { renewShare, shareConversation } from './share.ts';
import { listShares, revokeShare } from './shares.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-17T12:00:00Z');
const SETTINGS = {
  RATE_LIMITER: { getByName: () => ({ take: async () => ({ allowed: true, remaining: 1, retryAfter: 0 }) }) },
} as unknown as Record<string, string>;
const CLIENT = { ip: '192.0.2.7', userAgent: null };

/** A shop with a sale to Grace Hopper, and the door to what its links open. */
async function openStory() {
  const shop = await openShop(database.db, { now: NOW, settings: SETTINGS });
  const owner = await memberOf(shop, 'owner');
  const source = await connectSource(owner);
  const sale = (order: string, total: string) =>
    addSales(owner, source, [
      { customer: `grace-${order}`, order, email: `grace${order}@shop.example`, at: '2026-03-10T09:00:00Z', total },
    ]);
  await sale('first', '120.50');
  const [grace] = await owner.db
    .select({ id: profiles.id })
    .from(profiles)
    .where(eq(profiles.workspaceId, owner.workspace.id));
  const graceId = grace?.id ?? '';
  await owner.db.execute(sql`update profiles set traits = '{"name":"Grace Hopper"}' where id = ${graceId}::uuid`);
  await owner.db.execute(sql`
    insert into profile_names (workspace_id, word, profile_id)
    select ${owner.workspace.id}::uuid, word, ${graceId}::uuid from unnest(array['grace', 'hopper']) word`);
  return { owner, sale, graceId };
}

interface Told {
  question: string;
  answer: string;
  cards?: Card[];
  receipts?: string[];
  after?: string | null;
}

/** A conversation of somebody's with its answers, one after the other; the ids of the answers. */
async function converse(ctx: UserCtx, told: Told[], title = 'Sales of March') {
  const id = newId();
  await ctx.db.insert(conversations).values({ id, workspaceId: ctx.workspace.id, userId: ctx.user.id, title });
  const answers: string[] = [];
  for (const { question, answer, cards, receipts, after } of told) {
    const [asked, answered] = [newId(), newId()];
    const parentId = after === undefined ? (answers.at(-1) ?? null) : after;
    await ctx.db
      .insert(messages)
      .values({ id: asked, conversationId: id, role: 'user', content: question, parentId, createdAt: NOW });
    await ctx.db.insert(messages).values({
      ...{ id: answered, conversationId: id, role: 'assistant', content: answer, replyTo: asked, createdAt: NOW },
      ...{ provider: 'built-in', cards: cards ?? null, receipts: receipts ?? null },
    });
    answers.push(answered);
  }
  return { id, answers };
}

const share = (ctx: UserCtx, id: string, more: Partial<NewShare> = {}) =>
  shareConversation(ctx, { ...NewShare.parse(more), id });
const open = (ctx: UserCtx, link: string) => lookAtShared(ctx, link.split('/').at(-1) ?? '', CLIENT);
const at = (ctx: UserCtx, days: number): UserCtx => ({
  ...ctx,
  now: () => new Date(NOW.getTime() + days * 86_400_000),
});

const SIMPLE: Told[] = [{ question: 'How much did I sell?', answer: 'You sold a lot.' }];
const people = (id: string): Card => ({
  ...{ type: 'table', title: 'Best customers', currency: 'GBP', rowsInAll: 1 },
  columns: [
    { key: 'name', label: 'Person', unit: 'text' },
    { key: 'revenue', label: 'Revenue', unit: 'money' },
  ],
  rows: [{ cells: ['Grace Hopper', '120.50'], href: `/people/profile/${id}` }],
});

describe('a copy', () => {
  test('has the number, its receipt and the words as they were, whatever comes after', async () => {
    const { owner, sale } = await openStory();
    const result = await runMetric(owner, { metric: 'revenue', range: 'last_week' });
    const { receipt } = result;
    const card: Card = {
      ...{ type: 'metric', title: 'Revenue', unit: 'money', currency: 'GBP', value: result.value },
      ...{ window: result.window.text, query: receipt.query, receiptId: receipt.id },
    };
    const { id, answers } = await converse(owner, [
      { question: 'Revenue last week?', answer: 'It was £120.50.', cards: [card], receipts: [receipt.id] },
    ]);
    const { link } = await share(owner, id);
    const before = await open(owner, link);
    await sale('second', '999.00');
    await owner.db
      .update(messages)
      .set({ content: 'Changed', cards: null })
      .where(eq(messages.id, answers[0] ?? ''));
    await owner.db.update(conversations).set({ title: 'Changed' }).where(eq(conversations.id, id));

    expect(await open(owner, link)).toEqual(before);
    expect(before).toMatchObject({ title: 'Sales of March', shop: 'Lantern', asOf: NOW.toISOString(), earlier: false });
    expect(before.exchanges[0]).toMatchObject({ question: 'Revenue last week?', answer: { text: 'It was £120.50.' } });
    expect(before.exchanges[0]?.answer.cards).toMatchObject([{ value: '120.50', receiptId: receipt.id }]);
    const { query: _, ...proof } = receipt;
    expect(before.receipts).toEqual([proof]);
    expect(proof).toMatchObject({ value: '120.50', timezone: 'UTC', version: expect.any(Number) });
  });

  test('tells of people in numbers: rows, names, addresses and links to them stay behind', async () => {
    const { owner, graceId } = await openStory();
    const orders: Card = {
      ...{ type: 'table', title: 'Orders', currency: 'GBP', rowsInAll: 1 },
      columns: [
        { key: 'order', label: 'Order', unit: 'text' },
        { key: 'person', label: 'Customer', unit: 'text' },
        { key: 'total', label: 'Total', unit: 'money' },
      ],
      rows: [{ cells: ['#1001', 'Alan Turing', '120.50'] }],
    };
    const { id } = await converse(owner, [
      {
        question: 'What did grace hopper buy, and when was grace here?',
        answer: 'She is gracefirst@shop.example.',
        cards: [orders],
      },
      {
        question: 'Who are my best customers?',
        answer: `[Grace Hopper](/people/profile/${graceId}) and Alan Turing. Grace spent £120.50 [here](/today).`,
        cards: [people(graceId)],
      },
    ]);
    const { link } = await share(owner, id);
    const copy = await open(owner, link);
    const [first, second] = copy.exchanges;
    expect(first?.question).toBe('What did [customer] buy, and when was [customer] here?');
    expect(first?.answer.text).toBe('She is [customer].');
    expect(first?.answer.cards).toMatchObject([
      { type: 'table', columns: [{ key: 'order' }, { key: 'total' }], rows: [['#1001', '120.50']] },
    ]);
    expect(second?.answer.text).toBe('[customer] and [customer]. [customer] spent £120.50 here.');
    expect(second?.answer.cards).toEqual([{ type: 'withheld', title: 'Best customers' }]);
    expect(JSON.stringify(copy)).not.toMatch(new RegExp(`grace|hopper|turing|@|${graceId}|/people`, 'i'));
  });

  test('a number about one person has no receipt that strangers open', async () => {
    const { owner, graceId } = await openStory();
    const { receipt, value } = await runMetric(owner, {
      ...{ metric: 'revenue', range: 'all' },
      filters: [{ by: 'customer', is: [graceId] }],
    });
    const card: Card = {
      ...{ type: 'metric', title: 'Revenue', unit: 'money', currency: 'GBP', value, window: 'all time' },
      ...{ query: receipt.query, receiptId: receipt.id },
    };
    const { id } = await converse(owner, [
      { question: 'And she?', answer: 'That is all.', cards: [card], receipts: [receipt.id] },
    ]);
    const copy = await open(owner, (await share(owner, id)).link);
    expect(copy.receipts).toEqual([]);
    expect(copy.exchanges[0]?.answer.cards).toEqual([{ type: 'withheld', title: 'Revenue' }]);
  });

  test('holds the branch that was asked for, and no other', async () => {
    const { owner } = await openStory();
    const { id, answers } = await converse(owner, [
      { question: 'One?', answer: 'One.' },
      { question: 'Two?', answer: 'Two.' },
      { question: 'Two, asked otherwise?', answer: 'Another.', after: null },
    ]);
    const told = async (answerId?: string) =>
      (await open(owner, (await share(owner, id, answerId ? { answerId } : {})).link)).exchanges.map(
        (one) => one.question,
      );
    expect(await told(answers[1])).toEqual(['One?', 'Two?']);
    expect(await told(answers[2])).toEqual(['Two, asked otherwise?']);
    await expect(share(owner, id, { answerId: newId() })).rejects.toMatchObject({ code: 'conflict' });
  });

  test('is reached by an erasure, by what it was kept with', async () => {
    const { owner, graceId } = await openStory();
    const { id } = await converse(owner, [
      { question: 'Who are the best?', answer: 'Gracie, as ever.', cards: [people(graceId)] },
    ]);
    const { link } = await share(owner, id);
    expect((await open(owner, link)).exchanges[0]?.answer.text).toBe('Gracie, as ever.');
    await blotTexts(owner, owner.workspace.id, { certain: [graceId], likely: ['Gracie', 'Grace', 'Hopper'] });
    expect((await open(owner, link)).exchanges[0]?.answer.text).toBe('[erased], as ever.');
    const [row] = await owner.db.select().from(sharedConversations).where(eq(sharedConversations.conversationId, id));
    expect(JSON.stringify(row)).not.toContain(graceId);
  });
});

describe('a link', () => {
  const nothing = { code: 'not_found', message: 'This link opens nothing, or nothing any more' };

  test('opens for anybody until it ends, is taken back, or replaced; and says the same in each case', async () => {
    const { owner } = await openStory();
    const { id } = await converse(owner, SIMPLE);
    const { link, ...made } = await share(owner, id, { expiresInDays: 7 });
    expect(link).toMatch(/^http:\/\/localhost\/shared\/[\w-]{43}$/);
    expect((await listShares(owner, { limit: 5 })).data).toEqual([made]);
    await expect(open(at(owner, 6.9), link)).resolves.toMatchObject({ expiresAt: made.expiresAt });
    await expect(open(at(owner, 7), link)).rejects.toMatchObject(nothing);
    await expect(open(owner, `${link}x`)).rejects.toMatchObject(nothing);

    const renewed = await renewShare(at(owner, 3), made.id);
    await expect(open(at(owner, 3), link)).rejects.toMatchObject(nothing);
    await expect(open(at(owner, 9), renewed.link)).resolves.toBeDefined();
    await revokeShare(owner, made.id);
    await expect(open(owner, renewed.link)).rejects.toMatchObject(nothing);
    expect((await listShares(owner, { limit: 5 })).data).toEqual([]);
    const log = await listAudit(owner, { limit: 9, what: 'share' });
    expect(log.data.map(({ what }) => what).sort()).toEqual(['share.made', 'share.renewed', 'share.revoked']);
    expect(JSON.stringify([log, await owner.db.select().from(sharedConversations)])).not.toContain(link.slice(-43));
  });

  test('ends with the conversation, and with the right of whoever made it', async () => {
    const { owner } = await openStory();
    const mia = await memberOf(owner, 'marketer');
    const { id } = await converse(mia, SIMPLE);
    const [first, second] = [await share(mia, id), await share(mia, id)];
    await owner.db.update(memberships).set({ role: 'viewer' }).where(eq(memberships.userId, mia.user.id));
    await expect(open(owner, first.link)).rejects.toMatchObject(nothing);
    await owner.db.update(memberships).set({ role: 'marketer' }).where(eq(memberships.userId, mia.user.id));
    await expect(open(owner, second.link)).resolves.toBeDefined();
    await owner.db.delete(conversations).where(eq(conversations.id, id));
    await expect(open(owner, second.link)).rejects.toMatchObject(nothing);
  });

  test('is made by who may share, of their own conversation, and of an answer', async () => {
    const { owner } = await openStory();
    const [mia, viewer, stranger] = [
      await memberOf(owner, 'marketer'),
      await memberOf(owner, 'viewer'),
      await memberOf(await openShop(database.db, { now: NOW, settings: SETTINGS }), 'owner'),
    ];
    const { id } = await converse(mia, SIMPLE);
    for (const other of [owner, stranger]) await expect(share(other, id)).rejects.toMatchObject({ code: 'not_found' });
    const own = await converse(viewer, SIMPLE);
    await expect(share(viewer, own.id)).rejects.toMatchObject({ code: 'forbidden' });
    const silent = await converse(mia, []);
    await expect(share(mia, silent.id)).rejects.toMatchObject({ code: 'conflict' });

    const made = await share(mia, id);
    for (const other of [viewer, stranger]) {
      expect((await listShares(other, { limit: 5 })).data).toEqual([]);
      await expect(revokeShare(other, made.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(renewShare(await asMarketer(other), made.id)).rejects.toMatchObject({ code: 'not_found' });
    }
    // Whoever manages the workspace sees and ends it, and gets no link of somebody else's conversation.
    expect((await listShares(owner, { limit: 5 })).data).toMatchObject([{ id: made.id, isMine: false }]);
    await expect(renewShare(owner, made.id)).rejects.toMatchObject({ code: 'forbidden' });
    await revokeShare(owner, made.id);
    await expect(open(owner, made.link)).rejects.toMatchObject(nothing);
  });

  const asMarketer = async (ctx: UserCtx): Promise<UserCtx> => ({ ...ctx, user: { ...ctx.user, role: 'marketer' } });
});
