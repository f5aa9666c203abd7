import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WebhookMapping } from '../../../contract/mapping.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { connectSource, openShop } from '../../../test/shop.ts';
import { newId } from '../../db/id.ts';
import { runMetric } from '../../metrics/run.ts';
import { writeEvents } from '../write.ts';
import { fromStripe } from './stripe.ts';
import { webhook } from './webhook.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('2026-03-10T12:00:00.000Z');
const AT = NOW.getTime() / 1000 - 86_400;
const mapping: WebhookMapping = {
  ...{ value: 'data.object.amount', currency: 'data.object.currency', valueIn: 'smallest' },
  ...{ orderId: 'data.object.id', purchase: 'charge.succeeded', refund: 'charge.refunded' },
};

interface Charge {
  id: string;
  amount: number;
  /** What was given back, one after the other. */
  back: number[];
  currency: string;
}

let events = 0;
const event = (type: string, object: object, more: object = {}) => ({
  ...{ id: `evt_${events++}`, object: 'event', created: AT, livemode: true, type },
  data: { object, ...more },
});
const sold = ({ id, amount, currency }: Charge) =>
  event('charge.succeeded', { id, object: 'charge', amount, amount_refunded: 0, currency });

/** How Stripe tells of the nth refund of a charge; `by` is what it tells beside the total. */
function refunded({ id, amount, back, currency }: Charge, n: number, by: 'before' | 'list' | 'total' = 'before') {
  const sum = (to: number) => back.slice(0, to).reduce((total, one) => total + one, 0);
  const all = back.slice(0, n + 1).map((one, index) => ({ id: `re_${id}_${index}`, object: 'refund', amount: one }));
  const list = by === 'list' ? { refunds: { object: 'list', data: all.reverse() } } : {};
  const charge = { id, object: 'charge', amount, amount_refunded: sum(n + 1), currency, ...list };
  return event('charge.refunded', charge, by === 'before' ? { previous_attributes: { amount_refunded: sum(n) } } : {});
}
const refundCreated = ({ id, back, currency }: Charge, n: number) =>
  event('refund.created', { id: `re_${id}_${n}`, object: 'refund', charge: id, amount: back[n], currency });

async function openStory(how: WebhookMapping = mapping) {
  const ctx = await openShop(database.db, { now: NOW, currency: 'USD' });
  const sourceId = await connectSource(ctx, 'Stripe');
  const read = (body: object) => {
    const record = { id: newId(), workspaceId: ctx.workspace.id, sourceId, kind: 'webhook' as const, headers: {} };
    const parsed = webhook.parse(
      { ...record, body: JSON.stringify(body), receivedAt: NOW.toISOString() },
      { mapping: how },
    );
    if (parsed.kind !== 'events') throw new Error(parsed.reason);
    return parsed.events;
  };
  const write = (...bodies: object[]) => writeEvents(ctx, ctx.workspace.id, bodies.flatMap(read));
  const figure = async (metric: 'revenue' | 'refunds') =>
    Number((await runMetric(ctx, { metric, range: 'all' })).value);
  /** What was given back of each charge. */
  const given = async () => {
    const { rows } = await database.db.execute<{ order_id: string; amount: number }>(sql`
      select order_id, sum(amount)::float as amount from refunds
      where workspace_id = ${ctx.workspace.id}::uuid group by order_id`);
    return new Map(rows.map((row) => [row.order_id, row.amount]));
  };
  return { write, figure, given };
}

const lamp: Charge = { id: 'ch_lamp', amount: 10_000, back: [1500, 2500, 1000], currency: 'usd' };

describe('of a charge that is given back in parts', () => {
  test.each(['before', 'list', 'total'] as const)('each part counts once, told by %s', async (by) => {
    const { write, figure } = await openStory();
    await write(sold(lamp));
    await write(refunded(lamp, 0, by));
    expect([await figure('revenue'), await figure('refunds')]).toEqual([85, 15]);
    await write(refunded(lamp, 1, by), refunded(lamp, 2, by));
    expect([await figure('revenue'), await figure('refunds')]).toEqual([50, 50]);
  });

  test('parts come on their own days, and the last may come first', async () => {
    const { write, figure, given } = await openStory();
    await write(refunded(lamp, 2), refunded(lamp, 0));
    await write(sold(lamp));
    expect(await figure('refunds')).toBe(25);
    await write(refunded(lamp, 1));
    expect(await given()).toEqual(new Map([['ch_lamp', 50]]));
    expect(await figure('revenue')).toBe(50);
  });

  test('or the refunds themselves are told, which name the charge', async () => {
    const { write, figure } = await openStory({ ...mapping, refund: 'refund.created' });
    await write(sold(lamp), ...lamp.back.map((_, n) => refundCreated(lamp, n)), refundCreated(lamp, 1));
    expect([await figure('revenue'), await figure('refunds')]).toEqual([50, 50]);
  });
});

test('a refund that fails after all gives nothing back, whichever of its states comes first', async () => {
  const made = refundCreated(lamp, 1);
  const failed = { ...refundCreated(lamp, 1), type: 'refund.failed', created: AT + 60 };
  const over = { ...failed, data: { object: { ...failed.data.object, status: 'failed' } } };
  for (const order of [
    [made, over],
    [over, made],
  ]) {
    for (const together of [true, false]) {
      const { write, figure } = await openStory({ ...mapping, refund: 'refund.created' });
      await write(sold(lamp), refundCreated(lamp, 0));
      if (together) await write(...order);
      else for (const one of order) await write(one);
      expect([await figure('revenue'), await figure('refunds')]).toEqual([85, 15]);
    }
  }
});

test('money ends exact in whatever order and however often it is told', async () => {
  const charges = fc.array(
    fc.record({
      back: fc.array(fc.integer({ min: 1, max: 9000 }), { maxLength: 4 }),
      left: fc.integer({ min: 0, max: 5000 }),
      by: fc.constantFrom('before' as const, 'list' as const, 'total' as const),
    }),
    { minLength: 10, maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(charges, fc.infiniteStream(fc.nat()), fc.boolean(), async (made, chance, refundsThemselves) => {
      const next = () => chance.next().value as number;
      const story = await openStory(refundsThemselves ? { ...mapping, refund: 'refund.created' } : mapping);
      const all = made.map(({ back, left, by }, n) => {
        const amount = back.reduce((sum, one) => sum + one, left);
        const charge: Charge = { id: `ch_${n}`, amount, back, currency: 'usd' };
        const tell = (index: number) => [refunded(charge, index, by), refundCreated(charge, index)];
        return { charge, told: [sold(charge), ...back.flatMap((_, index) => tell(index))] };
      });
      const told = all.flatMap((one) => one.told);
      // Some come twice, as they are or under an id of their own, and all in any order.
      const again = told
        .filter(() => next() % 3 === 0)
        .map((one) => (next() % 2 ? one : { ...one, id: `evt_${events++}` }));
      const order = [...told, ...again].map((body) => ({ body, at: next() })).sort((a, b) => a.at - b.at);
      for (let from = 0; from < order.length; ) {
        const size = 1 + (next() % 25);
        await story.write(...order.slice(from, from + size).map(({ body }) => body));
        from += size;
      }
      const given = await story.given();
      for (const { charge } of all) {
        const back = charge.back.reduce((sum, one) => sum + one, 0) / 100;
        expect(given.get(charge.id) ?? 0, charge.id).toBeCloseTo(back, 6);
      }
      const left = made.reduce((sum, one) => sum + one.left, 0) / 100;
      expect(await story.figure('revenue')).toBeCloseTo(left, 6);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('amounts are counted as Stripe counts each currency', () => {
  const counted = {
    USD: '12.5',
    HUF: '12.5',
    IDR: '12.5',
    RSD: '12.5',
    JPY: '1250',
    KWD: '1.25',
    ISK: '12.5',
    MGA: '1250',
  };
  for (const [currency, amount] of Object.entries(counted)) expect(fromStripe('1250', currency), currency).toBe(amount);
});
