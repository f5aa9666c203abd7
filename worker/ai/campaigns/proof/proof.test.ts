import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt, ReceiptRow } from '../../../../contract/metrics.ts';
import type { Recommendation } from '../../../../contract/stream.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { addSales, connectSource, openShop, type Sale } from '../../../../test/shop.ts';
import type { UserCtx } from '../../../context.ts';
import { newId } from '../../../db/id.ts';
import { consents, profiles } from '../../../db/schema.ts';
import { rememberFact } from '../../../learning/facts.ts';
import { requireReceipt, rerun } from '../../../metrics/receipts.ts';
import { receiptRows } from '../../../metrics/rows.ts';
import { listSegments } from '../../../segments/segments.ts';
import { giveFeedback } from '../../feedback.ts';
import { recommendCampaigns } from '../answer.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-16T14:00:00Z');
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const REGULARS = Array.from({ length: 12 }, (_, n) => `r${n}`);

/** Twelve regulars of whom one orders every week: eight can be written to, five of them by e-mail. */
async function openWithRegulars(): Promise<UserCtx> {
  const ctx = await openShop(database.db, { now: NOW, currency: 'GBP' });
  const source = await connectSource(ctx);
  const sale = (customer: string, days: number): Sale => ({
    ...{ customer, order: newId(), at: ago(days).toISOString(), total: '30.00', currency: 'GBP' },
  });
  await addSales(ctx, source, [
    ...REGULARS.flatMap((name) => [sale(name, 200), sale(name, 190)]),
    ...REGULARS.map((name, week) => sale(name, 7 * week + 3)),
  ]);
  await ctx.db.execute(sql`update profiles set email = user_id || '@customers.example', phone = '+' || user_id
    where workspace_id = ${ctx.workspace.id}::uuid`);
  const known = await ctx.db.select({ id: profiles.id, userId: profiles.userId }).from(profiles);
  const agreed = (channel: 'email' | 'sms', names: string[]) =>
    known
      .filter(({ userId }) => names.includes(userId ?? ''))
      .map(({ id: profileId }) => ({
        ...{ id: newId(), workspaceId: ctx.workspace.id, profileId, channel, state: 'subscribed' as const },
        ...{ source: 'test', messageId: newId(), occurredAt: ago(30) },
      }));
  await ctx.db
    .insert(consents)
    .values([...agreed('email', REGULARS.slice(0, 5)), ...agreed('sms', REGULARS.slice(3, 8))]);
  for (const text of ['An e-mail costs 0.001', 'An SMS costs us 0.05']) {
    await rememberFact(ctx, { text, source: 'said' });
  }
  return ctx;
}

async function recommended(ctx: UserCtx): Promise<Recommendation> {
  const asked = { turnId: newId(), conversationId: null, question: 'Campaigns', segmentIds: ['repeat_customers'] };
  const { data } = await recommendCampaigns(ctx, asked, new AbortController().signal);
  const [one] = data.recommendations;
  if (!one) throw new Error('Nothing was recommended');
  return one;
}

function idsOf({ receipts, evidence = [] }: Recommendation): string[] {
  const { messages = {}, ...others } = receipts ?? {};
  const proofs = [...Object.values(others), ...Object.values(messages)];
  return [...proofs.flatMap((id) => id ?? []), ...evidence.flatMap(({ receiptId }) => receiptId ?? [])];
}

const receiptOf = async (ctx: UserCtx, id: string | undefined): Promise<Receipt> =>
  (await requireReceipt(ctx, id ?? '')).receipt;

test('every figure of a card has a receipt, which says what it is of and re-runs to the same value', async () => {
  const ctx = await openWithRegulars();
  const card = await recommended(ctx);
  const { receipts } = card;
  const said = async (id: string | undefined) => {
    const { metric, value, upTo } = await receiptOf(ctx, id);
    return [metric, value, ...(upTo === undefined ? [] : [upTo])];
  };
  expect(await said(receipts?.people)).toEqual(['segment_people', 12]);
  expect(await said(receipts?.reachable)).toEqual(['segment_reachable', 8]);
  expect(await said(receipts?.messages.email)).toEqual(['campaign_messages', 5]);
  expect(await said(receipts?.messages.sms)).toEqual(['campaign_messages', 3]);
  const parts = card.cost?.parts.find(({ channel }) => channel === 'sms')?.partsEach ?? 0;
  expect(await said(receipts?.cost)).toEqual(['campaign_cost', String((5 + 3 * parts * 50) / 1000)]);
  expect(await said(receipts?.orders)).toEqual(['campaign_orders', 1, 1]);
  expect(await said(receipts?.money)).toEqual(['campaign_money', '30.00', '30.00']);
  const without = card.evidence?.filter(({ receiptId }) => receiptId === undefined) ?? [];
  expect(without).toEqual([]);

  const later: UserCtx = { ...ctx, now: () => new Date('2026-05-01T09:00:00Z') };
  const ids = idsOf(card);
  expect(ids.length).toBeGreaterThanOrEqual(14);
  for (const id of ids) {
    const again = await rerun(later, id);
    expect(again, again.receipt.metric).toMatchObject({ same: true, dataChanged: false });
  }
  const listed = (await listSegments(ctx)).find(({ id }) => id === 'repeat_customers');
  expect((await receiptOf(ctx, receipts?.people)).value).toBe(listed?.people);
});

test('a receipt of a card opens to its people, page by page, and a range to the weeks it rests on', async () => {
  const ctx = await openWithRegulars();
  const { receipts, evidence = [] } = await recommended(ctx);
  const all = async (id: string | undefined) => {
    const rows: ReceiptRow[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await receiptRows(ctx, { id: id ?? '', limit: 3, ...(cursor ? { cursor } : {}) });
      rows.push(...page.data);
      cursor = page.nextCursor ?? undefined;
      more = cursor !== undefined;
    }
    return rows;
  };
  const names = async (id: string | undefined) => (await all(id)).map(({ label }) => label.split('@')[0]).sort();
  expect(await names(receipts?.people)).toEqual([...REGULARS].sort());
  expect(await names(receipts?.reachable)).toEqual(REGULARS.slice(0, 8));
  expect(await names(receipts?.messages.email)).toEqual(REGULARS.slice(0, 5));
  expect(await names(receipts?.messages.sms)).toEqual(REGULARS.slice(5, 8));
  expect(await names(receipts?.cost)).toEqual(REGULARS.slice(0, 8));
  const weeks = await all(receipts?.orders);
  expect(weeks.map(({ kind, amount }) => [kind, amount])).toEqual(Array.from({ length: 12 }, () => ['week', 1]));
  expect(weeks[0]?.label).toBe('from 22 December 2025, 12 people');
  // What is a sum adds up.
  for (const { receiptId } of evidence) {
    const { metric, value } = await receiptOf(ctx, receiptId);
    if (metric !== 'segment_orders') continue;
    expect((await all(receiptId)).reduce((sum, { amount }) => sum + Number(amount), 0)).toBe(value);
  }
});

test('what changes one of its figures changes those receipts, and no other; prices are those of then', async () => {
  const ctx = await openWithRegulars();
  const { receipts } = await recommended(ctx);
  await rememberFact(ctx, { text: 'An e-mail costs 0.9', source: 'said' });
  expect(await rerun(ctx, receipts?.cost ?? '')).toMatchObject({ same: true });
  await ctx.db.execute(sql`update profiles set email = null
    where workspace_id = ${ctx.workspace.id}::uuid and user_id = 'r0'`);
  const same = async (id: string | undefined) => (await rerun(ctx, id ?? '')).same;
  expect(await same(receipts?.people)).toBe(true);
  expect(await same(receipts?.messages.sms)).toBe(true);
  expect(await same(receipts?.orders)).toBe(true);
  expect(await rerun(ctx, receipts?.reachable ?? '')).toMatchObject({ same: false, value: 7 });
  expect(await rerun(ctx, receipts?.messages.email ?? '')).toMatchObject({ same: false, value: 4 });
  expect(await same(receipts?.cost)).toBe(false);
});

test('where earlier campaigns told what they brought, the range opens to them; what is told later changes nothing', async () => {
  const ctx = await openWithRegulars();
  const first = await recommended(ctx);
  await giveFeedback(ctx, first.id, { rating: 'up', outcome: 'Sent it: 7 orders' });
  const { receipts, offerKind } = await recommended(ctx);
  expect(offerKind).toBe(first.offerKind);
  expect(await receiptOf(ctx, receipts?.orders)).toMatchObject({ value: 7, upTo: 7 });
  const { data } = await receiptRows(ctx, { id: receipts?.orders ?? '', limit: 5 });
  expect(data).toMatchObject([{ kind: 'campaign', id: first.id, label: first.subject, amount: 7 }]);
  const later: UserCtx = { ...ctx, now: () => new Date(NOW.getTime() + 86_400_000) };
  await giveFeedback(later, (await recommended(later)).id, { rating: 'up', outcome: '30 orders' });
  expect(await rerun(later, receipts?.orders ?? '')).toMatchObject({ same: true, value: 7, upTo: 7 });
});

test('nobody else can open them', async () => {
  const ctx = await openWithRegulars();
  const { receipts } = await recommended(ctx);
  const stranger = await openShop(database.db, { now: NOW });
  await expect(rerun(stranger, receipts?.people ?? '')).rejects.toMatchObject({ code: 'not_found' });
  const rows = receiptRows(stranger, { id: receipts?.people ?? '', limit: 5 });
  await expect(rows).rejects.toMatchObject({ code: 'not_found' });
});
