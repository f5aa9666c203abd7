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

test('large amounts are read at a glance, small ones to the cent', () => {
  expect(format.amount('9999.99')).toBe('€9,999.99');
  expect(format.amount('8911407.90')).toBe('€8,911,408');
  expect(format.amount('3955555524.00', 'JPY')).toBe('JP¥3.96bn');
  expect(format.change(0.1239)).toBe('+12.4%');
  expect(format.change(-0.5)).toBe('-50%');
});

test('days of a calendar are told as they are, whatever the zone', () => {
  // Thin or no spaces around the dash: as the runtime's own data of languages has it.
  const plain = (words: string) => words.replaceAll(/\s*–\s*/gu, '–');
  expect(plain(format.days('2026-11-07', '2026-11-12'))).toBe('7–12 Nov');
  expect(plain(format.days('2026-10-30', '2026-11-02', { year: true }))).toBe('30 Oct–2 Nov 2026');
  expect(format.days('2026-11-07', '2026-11-07')).toBe('7 Nov');
});
