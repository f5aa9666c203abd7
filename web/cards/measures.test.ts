import { expect, test } from 'vitest';
import { Format } from '../app/format.ts';
import { changed, measured } from './measures.ts';

const format = new Format({ locale: 'en-GB', currency: 'GBP' });

test.each([
  ['1161817.38', 'money', 'USD', 'US$1,161,817.38'],
  ['510.00', 'money', null, '£510.00'],
  [2657, 'count', null, '2,657'],
  [0.2206, 'share', null, '22.1%'],
  [1, 'days', null, '1 day'],
  [12.34, 'days', null, '12.3 days'],
  [1.456, 'number', null, '1.46'],
  [null, 'money', 'GBP', '–'],
  ['Candle', 'text', null, 'Candle'],
] as const)('%s measured in %s reads as %s', (value, unit, currency, words) => {
  expect(measured(value, { unit, currency }, format)).toBe(words);
});

test('a change is told by its share, and by its difference where there was nothing before', () => {
  const money = { unit: 'money', currency: 'GBP' } as const;
  expect(changed({ by: '310.00', share: 1.55 }, money, format)).toEqual({ text: '+155%', direction: 'up' });
  expect(changed({ by: '-20.00', share: -0.1 }, money, format)).toEqual({ text: '-10%', direction: 'down' });
  expect(changed({ by: '48.00', share: null }, money, format)).toEqual({ text: '+£48.00', direction: 'up' });
  const share = { unit: 'share', currency: null } as const;
  expect(changed({ by: 0.0326, share: 0.059 }, share, format).text).toBe('+3.3 points');
  expect(changed({ by: -0.01, share: -0.5 }, share, format).text).toBe('-1 point');
  expect(changed({ by: 0, share: 0 }, { unit: 'count', currency: null }, format).direction).toBe('same');
});
