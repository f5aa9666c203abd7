import { describe, expect, test } from 'vitest';
import { windowBefore, windowYearBefore } from './before.ts';
import type { Calendar } from './calendar.ts';
import { keysBetween, labelOf, momentOfKey } from './keys.ts';
import { readRange, told, type Window } from './window.ts';

const NEW_YORK: Calendar = {
  ...{ now: new Date('2026-03-16T14:00:00Z'), timezone: 'America/New_York', weekStart: 'monday' as const },
};

function windowOf(range: string, calendar = NEW_YORK): Window {
  const read = readRange(range, calendar);
  if (read.kind === 'refused') throw new Error(read.message);
  return read.window;
}

const textOf = (window: Window | undefined, { timezone } = NEW_YORK) => window && told(window, timezone).text;

describe('a window says which days it is of', () => {
  test.for([
    ['last_week', 'last week (9–15 March 2026, America/New_York)'],
    ['this_week', 'this week (16 March 2026, America/New_York)'],
    ['last month', 'last month (1–28 February 2026, America/New_York)'],
    ['this_month', 'this month (1–16 March 2026, America/New_York)'],
    ['last 30 days', 'the last 30 days (15 February – 16 March 2026, America/New_York)'],
    ['2025-Q4', 'Q4 2025 (1 October – 31 December 2025, America/New_York)'],
    ['2025-12-01..2026-01-01', 'December 2025 (1–31 December 2025, America/New_York)'],
    ['2025-12-20..2026-01-05', '20 December 2025 – 4 January 2026 (America/New_York)'],
    ['2026-03-09', '9 March 2026 (America/New_York)'],
    ['all', 'all time (everything up to 16 March 2026, America/New_York)'],
  ] as const)('%s: %s', ([range, text]) => {
    expect(textOf(windowOf(range))).toBe(text);
  });

  test.for([
    ['2026-02-30', /no 2026-02-30 in any calendar/],
    ['2026-02-30..2026-03-05', /no 2026-02-30 in any calendar/],
    ['2026-03-05..2026-03-01', /ends before it begins/],
    ['2026-13', /no 2026-13 in any calendar/],
    ['soon', /^Use all, today/],
  ] as const)('%s is refused, with what to do', ([range, message]) => {
    const read = readRange(range, NEW_YORK);
    expect(read.kind === 'refused' && read.message).toMatch(message);
  });
});

describe('what a window is compared with', () => {
  test.for([
    ['last_week', 'the week before (2–8 March 2026, America/New_York)'],
    ['this_month', 'the same part of the month before (1–16 February 2026, America/New_York)'],
    ['2025-12-01..2026-01-01', 'the month before (1–30 November 2025, America/New_York)'],
    ['2026', 'the same part of the year before (1 January – 16 March 2025, America/New_York)'],
    ['2026-03-09..2026-03-16', 'the week before (2–8 March 2026, America/New_York)'],
    ['2026-03-10..2026-03-13', 'the 3 days before (7–9 March 2026, America/New_York)'],
  ] as const)('%s with %s', ([range, text]) => {
    expect(textOf(windowBefore(windowOf(range), NEW_YORK))).toBe(text);
  });

  test('with a year before: the same days, and of a week the one with the same weekdays', () => {
    const yearBefore = (range: string) => textOf(windowYearBefore(windowOf(range), NEW_YORK));
    expect(yearBefore('last_month')).toBe('the same time a year before (1–28 February 2025, America/New_York)');
    expect(yearBefore('last_week')).toBe('the same week a year before (10–16 March 2025, America/New_York)');
    expect(yearBefore('all')).toBeUndefined();
  });

  test('part of a day with the same part of the day before, though clocks went forward in between', () => {
    const calendar = { ...NEW_YORK, now: new Date('2026-03-08T16:00:00Z') };
    const before = windowBefore(windowOf('today', calendar), calendar);
    expect([before?.from?.toISOString(), before?.to.toISOString()]).toEqual([
      '2026-03-07T05:00:00.000Z',
      '2026-03-07T17:00:00.001Z',
    ]);
  });

  test('the 31st of a month with the last day of a shorter one, and never with more of it', () => {
    const calendar = { ...NEW_YORK, now: new Date('2026-03-31T16:00:00Z') };
    expect(windowBefore(windowOf('this_month', calendar), calendar)?.to.toISOString()).toBe('2026-02-28T17:00:00.001Z');
  });
});

test('the hour that is skipped has no key, and the one that comes twice has one', () => {
  const hours = (from: string, to: string) => keysBetween(new Date(from), new Date(to), 'hour', NEW_YORK);
  expect(hours('2026-03-08T05:00:00Z', '2026-03-08T08:00:00Z')).toEqual([
    '2026-03-08T00',
    '2026-03-08T01',
    '2026-03-08T03',
  ]);
  expect(hours('2026-11-01T05:00:00Z', '2026-11-01T08:00:00Z')).toEqual(['2026-11-01T01', '2026-11-01T02']);
});

test('a key names its period and knows when it begins', () => {
  expect(momentOfKey('2026-03', 'month', NEW_YORK)?.toISOString()).toBe('2026-03-01T05:00:00.000Z');
  expect(momentOfKey('2026-Q2', 'quarter', NEW_YORK)?.toISOString()).toBe('2026-04-01T04:00:00.000Z');
  expect(momentOfKey('2026-03-09T14', 'hour', NEW_YORK)?.toISOString()).toBe('2026-03-09T18:00:00.000Z');
  expect(labelOf('2026-03-09', 'week')).toBe('9–15 March 2026');
  expect(labelOf('2026-Q1', 'quarter')).toBe('Q1 2026');
  expect(labelOf('1', 'weekday')).toBe('Monday');
  expect(labelOf('14', 'hour')).toBe('14:00');
});
