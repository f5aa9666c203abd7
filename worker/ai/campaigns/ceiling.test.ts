import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from './catalogue.ts';
import { ceilingText, within } from './ceiling.ts';

type Part = { channel: 'email' | 'sms'; cents: number };
const draft = (segment: string, parts: Part[], isKnown = true): Draft => ({
  ...{ segment, segmentName: segment, people: 10, channel: parts[0]?.channel ?? 'email', subject: '-', message: '-' },
  ...{ offer: '-', timing: '-', reason: '-' },
  cost: {
    amount: isKnown ? (parts.reduce((sum, { cents }) => sum + cents, 0) / 100).toFixed(2) : null,
    ...{ currency: 'EUR', text: '-' },
    parts: parts.map(({ channel, cents }) => ({
      ...{ channel, messages: 1, partsEach: 1, amount: (cents / 100).toFixed(2) },
      unit: { amount: (cents / 100).toFixed(2), currency: 'EUR' },
    })),
  },
});

test('what goes beyond it is kept to the channels that fit, or left out, and said to be', () => {
  const own = [
    draft('first', [
      { channel: 'sms', cents: 3000 },
      { channel: 'email', cents: 500 },
    ]),
    draft('second', [
      { channel: 'sms', cents: 2000 },
      { channel: 'email', cents: 1000 },
    ]),
    draft('third', [{ channel: 'sms', cents: 9000 }]),
    draft('fourth', [{ channel: 'sms', cents: 1 }], false),
  ];
  const kept = within(own, { amount: '50', currency: 'EUR' }, 'en');
  expect(kept.map(({ segment, channel, cost }) => [segment, channel, cost?.amount && Number(cost.amount)])).toEqual([
    ['first', 'sms', 35],
    ['second', 'email', 10],
    ['fourth', 'sms', null],
  ]);
  expect(kept[1]?.cost?.text).toContain('To stay within €50.00, only by e-mail.');
  expect(ceilingText({ amount: '50', currency: 'EUR' }, own, kept, 'en')).toBe(
    'Left out, as with the others it would cost more than €50.00: third. What it costs is not known, so it cannot be held against €50.00: fourth.',
  );
});

test('all together never cost more than it, and what fits whole is not touched', () => {
  const someParts = fc.array(
    fc.record({ channel: fc.constantFrom('email' as const, 'sms' as const), cents: fc.nat(9000) }),
    { minLength: 1, maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.array(someParts, { maxLength: 5 }), fc.nat(20_000), (all, cents) => {
      const own = all.map((parts, n) => draft(String(n), parts));
      const kept = within(own, { amount: (cents / 100).toFixed(2), currency: 'EUR' }, 'de');
      const spent = kept.reduce((sum, { cost }) => sum + Math.round(Number(cost?.amount) * 100), 0);
      expect(spent).toBeLessThanOrEqual(cents);
      const whole = own.reduce((sum, { cost }) => sum + Math.round(Number(cost?.amount) * 100), 0);
      if (whole <= cents) expect(kept).toEqual(own);
    }),
  );
});
