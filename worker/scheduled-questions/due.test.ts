import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextDue } from './due.ts';

const zone = 'America/New_York';
const next = (every: 'day' | 'week', at: string, weekday: number | null, after: string) =>
  nextDue({ every, at, weekday }, zone, new Date(after)).toISOString();

test('a time of the shop’s day, also across a clock change', () => {
  expect(next('day', '09:00', null, '2026-03-16T12:59:00Z')).toBe('2026-03-16T13:00:00.000Z');
  expect(next('day', '09:00', null, '2026-03-16T13:00:00Z')).toBe('2026-03-17T13:00:00.000Z');
  expect(next('day', '09:00', null, '2026-03-07T20:00:00Z')).toBe('2026-03-08T13:00:00.000Z');
  // 02:30 is left out on 8 March 2026.
  expect(next('day', '02:30', null, '2026-03-08T05:00:00Z')).toBe('2026-03-08T07:30:00.000Z');
  expect(next('week', '09:00', 1, '2026-03-16T14:00:00Z')).toBe('2026-03-23T13:00:00.000Z');
  expect(next('week', '09:00', 3, '2026-03-16T14:00:00Z')).toBe('2026-03-18T13:00:00.000Z');
  expect(next('week', '00:00', 7, '2026-03-16T14:00:00Z')).toBe('2026-03-22T04:00:00.000Z');
});

test('it lies ahead, within the rhythm, on the right day and minute', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.constantFrom('America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe'),
      fc.constantFrom('day' as const, 'week' as const),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 4, max: 23 }),
      (after, timezone, every, weekday, hour) => {
        const at = `${String(hour).padStart(2, '0')}:15`;
        const due = nextDue({ every, at, weekday }, timezone, after);
        const days = (due.getTime() - after.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual((every === 'week' ? 7 : 1) + 2 / 24);
        const shown = new Intl.DateTimeFormat('en-GB', {
          timeZone: timezone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        });
        const parts = Object.fromEntries(shown.formatToParts(due).map(({ type, value }) => [type, value]));
        expect(`${parts.hour}:${parts.minute}`).toBe(at);
        const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
        if (every === 'week') expect(parts.weekday).toBe(names[weekday - 1]);
      },
    ),
  );
});
