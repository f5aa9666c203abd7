import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Reach } from '../../../contract/stream.ts';
import { costOf, unitCosts } from './cost.ts';
import { expectedOf } from './expected.ts';
import { smsParts } from './sms.ts';

describe('the parts of a text message', () => {
  it.each([
    ['', 'GSM-7', 1],
    ['a'.repeat(160), 'GSM-7', 1],
    ['a'.repeat(161), 'GSM-7', 2],
    ['a'.repeat(306), 'GSM-7', 2],
    ['a'.repeat(307), 'GSM-7', 3],
    ['€'.repeat(80), 'GSM-7', 1],
    ['€'.repeat(81), 'GSM-7', 2],
    // Of 153 places, a character of two leaves the last one empty: 76 in a part.
    ['€'.repeat(153), 'GSM-7', 3],
    ['Füße, ñandú? Öl!', 'UCS-2', 1],
    ['Größe über alles: äöüß', 'GSM-7', 1],
    ['“'.repeat(70), 'UCS-2', 1],
    ['“'.repeat(71), 'UCS-2', 2],
    ['“'.repeat(134), 'UCS-2', 2],
    ['“'.repeat(135), 'UCS-2', 3],
    ['🎁'.repeat(35), 'UCS-2', 1],
    // Of 67 units, a pair leaves the last one empty: 33 in a part.
    ['🎁'.repeat(67), 'UCS-2', 3],
  ])('%s', (text, encoding, parts) => {
    expect(smsParts(text)).toEqual({ encoding, parts });
  });
});

const reach = (chosen: Partial<Record<'email' | 'sms' | 'push', number>>): Reach => ({
  ...{ people: 100, reachable: 0, unreachable: { noConsent: 0, saidNo: 0, noAddress: 0 } },
  byChannel: (['email', 'sms', 'push'] as const).map((channel) => ({
    ...{ channel, reachable: chosen[channel] ?? 0, chosen: chosen[channel] ?? 0 },
  })),
});

test('what a shop has said a message costs goes before the setting, and both are read exactly', () => {
  const units = unitCosts(
    'email 0.0004 USD, sms 0.0079 USD, pigeon 3 USD, push lots',
    { sms: { amount: '0.045' } },
    'EUR',
  );
  expect(units).toEqual({
    push: { amount: '0', currency: 'EUR' },
    email: { amount: '0.0004', currency: 'USD' },
    sms: { amount: '0.045', currency: 'EUR' },
  });
});

test('money is exact, every part of a long text is paid for, and nothing is converted', () => {
  const units = { email: { amount: '0.0004', currency: 'EUR' }, sms: { amount: '0.0751', currency: 'EUR' } };
  expect(costOf('a'.repeat(161), reach({ email: 3000, sms: 333 }), units, 'EUR')).toMatchObject({
    amount: '51.2166',
    parts: [
      { channel: 'email', messages: 3000, partsEach: 1, amount: '1.2' },
      { channel: 'sms', messages: 333, partsEach: 2, amount: '50.0166' },
    ],
  });
  const foreign = costOf('Hello', reach({ email: 10 }), units, 'USD');
  expect(foreign.amount).toBeNull();
  expect(foreign.text).toBe('Not known in USD: 10 × 0.0004 EUR is not converted.');
  const unknown = costOf('Hello', reach({ email: 1, sms: 1 }), { email: units.email }, 'EUR');
  expect(unknown.amount).toBeNull();
  expect(unknown.text).toContain('what SMS costs here has not been said');
  expect(costOf('Hello', reach({}), {}, 'EUR')).toMatchObject({ amount: '0', parts: [] });
});

test('without enough weeks there is no history yet, and nothing is made up', () => {
  const week = { from: '2026-01-01T00:00:00.000Z', people: 40, orders: 4, money: '80' };
  const given = { people: 40, currency: 'EUR', outcomes: [] };
  expect(expectedOf({ ...given, weeks: [] })).toMatchObject({ basis: 'none', orders: null, text: 'No history yet.' });
  expect(expectedOf({ ...given, weeks: Array(5).fill(week) }).basis).toBe('none');
  expect(expectedOf({ ...given, weeks: Array(12).fill({ ...week, people: 0 }) }).basis).toBe('none');
  expect(expectedOf({ ...given, weeks: Array(6).fill(week) })).toMatchObject({
    basis: 'weeks',
    orders: { low: 4, high: 4 },
    money: { low: '80.00', high: '80.00', currency: 'EUR' },
    from: 6,
  });
});

test('weeks are told for as many people as there are today, between the lowest and the highest tenth', () => {
  const weeks = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((orders) => ({
    from: '2026-01-01T00:00:00.000Z',
    people: 20,
    orders,
    money: String(orders * 10),
  }));
  const { orders, money, text } = expectedOf({ people: 40, weeks, outcomes: [], currency: 'EUR' });
  expect(orders).toEqual({ low: 2, high: 18 });
  expect(money).toEqual({ low: '20.00', high: '180.00', currency: 'EUR' });
  expect(text).toContain('2 to 18 orders a week');
});

test('what earlier campaigns of the kind brought goes before what people do by themselves', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 9 }), (outcomes) => {
      const weeks = Array(12).fill({ from: '2026-01-01T00:00:00.000Z', people: 10, orders: 1, money: '9' });
      expect(expectedOf({ people: 10, weeks, outcomes, currency: 'EUR' })).toMatchObject({
        basis: 'outcomes',
        orders: { low: Math.min(...outcomes), high: Math.max(...outcomes) },
        from: outcomes.length,
      });
    }),
  );
});
