import { expect, test } from 'vitest';
import { Format } from './format.ts';

const format = new Format({ locale: 'en-GB', timezone: 'Europe/Madrid', currency: 'EUR' });

test('money is written from its decimal string, whatever its size', () => {
  expect(format.money('12345678901234567.89')).toBe('€12,345,678,901,234,567.89');
  expect(format.money('10', 'GBP')).toBe('£10.00');
});

test('times are told in the zone of the workspace', () => {
  expect(format.moment('2026-07-01T22:30:00.000Z')).toBe('2 Jul 2026, 00:30');
});

test('the recent past is told as such, the rest as a date', () => {
  const now = Date.parse('2026-07-08T12:00:00.000Z');
  expect(format.ago('2026-07-08T11:59:59.800Z', now)).toBe('now');
  expect(format.ago('2026-07-08T11:57:00.000Z', now)).toBe('3 minutes ago');
  expect(format.ago('2026-07-07T12:00:00.000Z', now)).toBe('yesterday');
  expect(format.ago('2026-06-01T12:00:00.000Z', now)).toBe('1 Jun 2026');
});

test('shares are percent', () => {
  expect(format.percent(0.4216)).toBe('42.2%');
});
