import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, RANGE_KEYS, resolveRange } from './ranges.ts';

const calendar = (now: string, timezone = 'UTC', weekStart: Calendar['weekStart'] = 'monday'): Calendar => ({
  now: new Date(now),
  timezone,
  weekStart,
});
const span = (text: string, at: Calendar) => {
  const range = resolveRange(text, at);
  return range && [range.from?.toISOString() ?? null, range.to?.toISOString() ?? null];
};

describe('resolveRange', () => {
  const now = calendar('2011-12-10T12:00:00Z');

  test.each([
    ['today', '2011-12-10', '2011-12-11'],
    ['yesterday', '2011-12-09', '2011-12-10'],
    ['7d', '2011-12-04', '2011-12-11'],
    ['last 30 days', '2011-11-11', '2011-12-11'],
    ['this week', '2011-12-05', '2011-12-12'],
    ['last_week', '2011-11-28', '2011-12-05'],
    ['this_month', '2011-12-01', '2012-01-01'],
    ['Last month', '2011-11-01', '2011-12-01'],
    ['this_quarter', '2011-10-01', '2012-01-01'],
    ['last_quarter', '2011-07-01', '2011-10-01'],
    ['this_year', '2011-01-01', '2012-01-01'],
    ['last year', '2010-01-01', '2011-01-01'],
    ['2011-07-01..2011-10-01', '2011-07-01', '2011-10-01'],
  ])('%s', (text, from, to) => {
    expect(span(text, now)).toEqual([`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`]);
  });

  test('all time has no ends', () => {
    expect(span('all', now)).toEqual([null, null]);
    expect(span('all time', now)).toEqual([null, null]);
  });

  test.each([
    '',
    'soon',
    'constructor',
    '0d',
    '99999d',
    '2011-02-30..2011-03-02',
    '2011-05-02..2011-05-01',
    '2011-05-01..2011-05-01',
  ])('%j is not a range', (text) => expect(resolveRange(text, now)).toBeUndefined());

  test('a day is the day of the shop, not of Greenwich', () => {
    expect(span('today', calendar('2026-03-01T03:00:00Z', 'America/Los_Angeles'))).toEqual([
      '2026-02-28T08:00:00.000Z',
      '2026-03-01T08:00:00.000Z',
    ]);
  });

  test('the days on which clocks change have 23 and 25 hours', () => {
    expect(span('today', calendar('2026-03-29T12:00:00Z', 'Europe/London'))).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T23:00:00.000Z',
    ]);
    expect(span('today', calendar('2026-10-25T12:00:00Z', 'Europe/London'))).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-26T00:00:00.000Z',
    ]);
  });

  test('a day may begin at one o’clock', () => {
    expect(span('today', calendar('2024-04-26T12:00:00Z', 'Africa/Cairo'))?.[0]).toBe('2024-04-25T22:00:00.000Z');
  });

  test('weeks begin where the workspace says', () => {
    const sunday = '2026-03-01T12:00:00Z';
    expect(span('this_week', calendar(sunday, 'UTC', 'sunday'))?.[0]).toBe('2026-03-01T00:00:00.000Z');
    expect(span('this_week', calendar(sunday, 'UTC', 'saturday'))?.[0]).toBe('2026-02-28T00:00:00.000Z');
    expect(span('this_week', calendar(sunday, 'UTC', 'monday'))?.[0]).toBe('2026-02-23T00:00:00.000Z');
  });

  test('every named range is a span, and this one begins where the last one ends', () => {
    const anyCalendar = fc.record({
      now: fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      timezone: fc.constantFrom('UTC', 'Europe/London', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia'),
      weekStart: fc.constantFrom('monday' as const, 'sunday' as const, 'saturday' as const),
    });
    fc.assert(
      fc.property(anyCalendar, (at) => {
        for (const key of RANGE_KEYS.filter((one) => one !== 'all')) {
          const { from, to } = resolveRange(key, at) ?? {};
          expect(Number(from)).toBeLessThan(Number(to));
        }
        for (const unit of ['week', 'month', 'quarter', 'year']) {
          const current = resolveRange(`this_${unit}`, at);
          expect(resolveRange(`last_${unit}`, at)?.to).toEqual(current?.from);
          expect(Number(current?.from)).toBeLessThanOrEqual(at.now.getTime());
          expect(Number(current?.to)).toBeGreaterThan(at.now.getTime());
        }
      }),
    );
  });
});
