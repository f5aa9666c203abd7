import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, instants, periodBefore, windowText } from '../period.ts';
import { findPeriod } from './find-period.ts';
import { normalise } from './words.ts';

/** A Friday. */
const CALENDAR: Calendar = { now: new Date('2026-11-20T12:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' };
const find = (text: string, calendar = CALENDAR) => findPeriod(normalise(text), calendar);

describe('the period a question names', () => {
  it.each([
    ['today', '2026-11-20', '2026-11-21'],
    ['yesterday', '2026-11-19', '2026-11-20'],
    ['the day before yesterday', '2026-11-18', '2026-11-19'],
    ['this week', '2026-11-16', '2026-11-21'],
    ['last week', '2026-11-09', '2026-11-16'],
    ['this month', '2026-11-01', '2026-11-21'],
    ['last month', '2026-10-01', '2026-11-01'],
    ['month to date', '2026-11-01', '2026-11-21'],
    ['this quarter', '2026-10-01', '2026-11-21'],
    ['last quarter', '2026-07-01', '2026-10-01'],
    ['this year', '2026-01-01', '2026-11-21'],
    ['ytd', '2026-01-01', '2026-11-21'],
    ['last year', '2025-01-01', '2026-01-01'],
    ['the last 7 days', '2026-11-14', '2026-11-21'],
    ['past 7 days, today included', '2026-11-14', '2026-11-21'],
    ['last 7 full days, today excluded', '2026-11-13', '2026-11-20'],
    ['the last 30 days', '2026-10-22', '2026-11-21'],
    ['last two weeks', '2026-11-07', '2026-11-21'],
    ['the past 3 months', '2026-08-21', '2026-11-21'],
    ['the last 3 full months', '2026-08-01', '2026-11-01'],
    ['Q3 2011', '2011-07-01', '2011-10-01'],
    ['in Q1', '2026-01-01', '2026-04-01'],
    ['the second quarter of 2025', '2025-04-01', '2025-07-01'],
    ['in March', '2026-03-01', '2026-04-01'],
    ['in December', '2025-12-01', '2026-01-01'],
    ['January 2011', '2011-01-01', '2011-02-01'],
    ['2011-02', '2011-02-01', '2011-03-01'],
    ['in 2011', '2011-01-01', '2012-01-01'],
    ['31 February', '2026-02-01', '2026-03-01'],
    ['on 3 March 2026', '2026-03-03', '2026-03-04'],
    ['March 3rd', '2026-03-03', '2026-03-04'],
    ['2026-02-28', '2026-02-28', '2026-03-01'],
    ['from 2026-01-05 to 2026-01-10', '2026-01-05', '2026-01-11'],
    ['1-15 March', '2026-03-01', '2026-03-16'],
    ['between January and March', '2026-01-01', '2026-04-01'],
    ['November to February 2011', '2010-11-01', '2011-03-01'],
    ['since October', '2026-10-01', '2026-11-21'],
    ['since 2026-11-01', '2026-11-01', '2026-11-21'],
    ['letzten Monat', '2026-10-01', '2026-11-01'],
    ['diese Woche', '2026-11-16', '2026-11-21'],
    ['gestern', '2026-11-19', '2026-11-20'],
    ['in den letzten 30 Tagen', '2026-10-22', '2026-11-21'],
    ['el mes pasado', '2026-10-01', '2026-11-01'],
    ['los últimos 7 días', '2026-11-14', '2026-11-21'],
    ['la semaine dernière', '2026-11-09', '2026-11-16'],
    ['aujourd’hui', '2026-11-20', '2026-11-21'],
    ['il mese scorso', '2026-10-01', '2026-11-01'],
    ['no mês passado', '2026-10-01', '2026-11-01'],
    ['en août', '2026-08-01', '2026-09-01'],
  ])('%s', (text, from, to) => {
    expect(find(text)).toMatchObject({ from, to });
  });

  it.each(['may I see my orders', 'top 5 customers', 'show me everything', 'in 1850'])('none in: %s', (text) => {
    expect(find(text)).toBeUndefined();
  });

  it('is all time when that is said', () => {
    expect(find('how many orders in total')).toMatchObject({ from: null, unit: 'all' });
  });

  it('is read in the shop’s zone and week', () => {
    const late = { ...CALENDAR, now: new Date('2026-11-20T23:30:00Z') };
    expect(find('today', { ...late, timezone: 'Asia/Tokyo' })).toMatchObject({ from: '2026-11-21' });
    expect(find('today', { ...late, timezone: 'America/New_York' })).toMatchObject({ from: '2026-11-20' });
    expect(find('last week', { ...CALENDAR, weekStart: 'sunday' })).toMatchObject({
      from: '2026-11-08',
      to: '2026-11-15',
    });
    expect(find('last week', { ...CALENDAR, weekStart: 'saturday' })).toMatchObject({
      from: '2026-11-07',
      to: '2026-11-14',
    });
  });
});

describe('the instants of a period', () => {
  it('are midnights of the shop’s zone, on days of 23 and 25 hours too', () => {
    const day = (text: string) => {
      const period = find(text);
      if (!period) throw new Error(text);
      const { from, to } = instants(period, CALENDAR);
      return (to.getTime() - (from?.getTime() ?? 0)) / 3_600_000;
    };
    expect([day('29 March 2026'), day('25 October 2026'), day('1 March 2026')]).toEqual([23, 25, 24]);
  });

  it('never reach beyond the moment of asking', () => {
    const period = find('this month');
    expect(period && instants(period, CALENDAR).to.getTime()).toBe(CALENDAR.now.getTime() + 1);
  });
});

describe('the period before', () => {
  const before = (text: string) => {
    const period = find(text);
    const earlier = period && periodBefore(period);
    return earlier && windowText(earlier);
  };
  it.each([
    ['last month', '1–30 September 2026'],
    ['this month', '1–20 October 2026'],
    ['Q3 2011', '1 April – 30 June 2011'],
    ['the last 7 days', '7–13 November 2026'],
    ['yesterday', '18 November 2026'],
    ['last year', '1 January – 31 December 2024'],
    ['March 2026', '1–28 February 2026'],
    ['last week', '2–8 November 2026'],
  ])('%s', (text, window) => {
    expect(before(text)).toBe(window);
  });

  it('ends where the period begins, or earlier, and is not longer', () => {
    const words = fc.constantFrom(
      'today',
      'this week',
      'last week',
      'this month',
      'last month',
      'this quarter',
      'Q2',
      'this year',
      'last 30 days',
      '2025',
    );
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(words, moments, (text, now) => {
        const calendar = { ...CALENDAR, now };
        const period = find(text, calendar);
        const earlier = period && periodBefore(period);
        if (!period?.from || !earlier?.from) return;
        expect(earlier.to <= period.from).toBe(true);
        expect(earlier.from < earlier.to).toBe(true);
      }),
    );
  });
});
