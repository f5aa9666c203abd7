import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../period.ts';
import { normalise } from '../words.ts';
import { findPeriods } from './find.ts';
import { periodOfKey } from './period.ts';

/** A Friday. */
const CALENDAR: Calendar = { now: new Date('2026-11-20T12:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' };
const NEW_YORK: Calendar = { now: new Date('2026-03-16T14:00:00Z'), timezone: 'America/New_York', weekStart: 'monday' };

const find = (text: string, calendar = CALENDAR) => findPeriods(normalise(text), calendar).named;
/** The days of the only time that a text names. */
function daysOf(text: string, calendar = CALENDAR): [string, string] | string {
  const named = find(text, calendar);
  const [one] = named;
  if (!one || named.length > 1) return `${named.length} times: ${named.map(({ words }) => words).join(' | ')}`;
  if (!one.period) return one.relative ? `relative: ${one.relative.of}` : 'no such day';
  return [one.period.from?.toString() ?? 'always', one.period.to.toString()];
}

describe('the time a question names', () => {
  it.each([
    ['today', '2026-11-20', '2026-11-21'],
    ['yesterday', '2026-11-19', '2026-11-20'],
    ['the day before yesterday', '2026-11-18', '2026-11-19'],
    ['this week', '2026-11-16', '2026-11-23'],
    ['last week', '2026-11-09', '2026-11-16'],
    ['the week before last', '2026-11-02', '2026-11-09'],
    ['the Friday before last', '2026-11-06', '2026-11-07'],
    ['after 10 November', '2026-11-11', '2026-11-21'],
    ['nach dem 10. November', '2026-11-11', '2026-11-21'],
    ['from 10 November onwards', '2026-11-10', '2026-11-21'],
    ['up to 10 November', '1990-01-01', '2026-11-11'],
    ['from 3 October until 10 November', '2026-10-03', '2026-11-11'],
    ['seit Jahresbeginn', '2026-01-01', '2027-01-01'],
    ['en lo que va de mes', '2026-11-01', '2026-12-01'],
    ["depuis le début de l'année", '2026-01-01', '2027-01-01'],
    ['weeks 44 to 46', '2026-10-26', '2026-11-16'],
    ['W45 2026', '2026-11-02', '2026-11-09'],
    ['this month', '2026-11-01', '2026-12-01'],
    ['last month', '2026-10-01', '2026-11-01'],
    ['month to date', '2026-11-01', '2026-12-01'],
    ['so far this year', '2026-01-01', '2027-01-01'],
    ['this quarter', '2026-10-01', '2027-01-01'],
    ['past quarter', '2026-07-01', '2026-10-01'],
    ['last quarter', '2026-07-01', '2026-10-01'],
    ['ytd', '2026-01-01', '2027-01-01'],
    ['last year', '2025-01-01', '2026-01-01'],
    ['the last 7 days', '2026-11-14', '2026-11-21'],
    ['past 7 days, today included', '2026-11-14', '2026-11-21'],
    ['last 7 full days, today excluded', '2026-11-13', '2026-11-20'],
    ['last 7 days excluding today', '2026-11-13', '2026-11-20'],
    ['the last 30 days', '2026-10-22', '2026-11-21'],
    ['last two weeks', '2026-11-07', '2026-11-21'],
    ['the last fortnight', '2026-11-07', '2026-11-21'],
    ['the past 3 months', '2026-08-21', '2026-11-21'],
    ['the last 3 full months', '2026-08-01', '2026-11-01'],
    ['Q3 2011', '2011-07-01', '2011-10-01'],
    ['Q3 of 2011', '2011-07-01', '2011-10-01'],
    ['in Q1', '2026-01-01', '2026-04-01'],
    ['the second quarter of 2025', '2025-04-01', '2025-07-01'],
    ['H1 2011', '2011-01-01', '2011-07-01'],
    ['the second half of 2011', '2011-07-01', '2012-01-01'],
    ['in March', '2026-03-01', '2026-04-01'],
    ['in December', '2025-12-01', '2026-01-01'],
    ['last December', '2025-12-01', '2026-01-01'],
    ['last November', '2025-11-01', '2025-12-01'],
    ['March last year', '2025-03-01', '2025-04-01'],
    ['January 2011', '2011-01-01', '2011-02-01'],
    ["Nov '11", '2011-11-01', '2011-12-01'],
    ['2011-02', '2011-02-01', '2011-03-01'],
    ['in 2011', '2011-01-01', '2012-01-01'],
    ['on 3 March 2026', '2026-03-03', '2026-03-04'],
    ['3rd of May', '2026-05-03', '2026-05-04'],
    ['March 3rd', '2026-03-03', '2026-03-04'],
    ['on December 15', '2025-12-15', '2025-12-16'],
    ['November 17, 2011', '2011-11-17', '2011-11-18'],
    ['2026-02-28', '2026-02-28', '2026-03-01'],
    ['from 2026-01-05 to 2026-01-10', '2026-01-05', '2026-01-11'],
    ['between Easter and the end of June', '2026-04-03', '2026-07-01'],
    ['from Q4 2025 to Q2 2026', '2025-10-01', '2026-07-01'],
    ['from Q3 to Q1 2026', '2025-07-01', '2026-04-01'],
    ['del Q4 2025 al Q2 2026', '2025-10-01', '2026-07-01'],
    ['du T4 2025 au T2 2026', '2025-10-01', '2026-07-01'],
    ['from mid-September to mid-October', '2026-09-15', '2026-10-16'],
    ['von Mitte September bis Mitte Oktober', '2026-09-15', '2026-10-16'],
    ['desde mediados de septiembre hasta mediados de octubre', '2026-09-15', '2026-10-16'],
    ['de mi-septembre à mi-octobre', '2026-09-15', '2026-10-16'],
    ['since mid-August', '2026-08-15', '2026-11-21'],
    ['late June', '2026-06-21', '2026-07-01'],
    ['Anfang Mai', '2026-05-01', '2026-05-11'],
    ['the back half of August', '2026-08-16', '2026-09-01'],
    ['in the 90 days to 30 September', '2026-07-03', '2026-10-01'],
    ['the week ending 4 October', '2026-09-28', '2026-10-05'],
    ['the year to end June 2026', '2025-07-01', '2026-07-01'],
    ['12 months to June 2026', '2025-07-01', '2026-07-01'],
    ['week 40', '2026-09-28', '2026-10-05'],
    ['semaine 2 de 2026', '2026-01-05', '2026-01-12'],
    ['the 1st, 2nd and 3rd of November', '2026-11-01', '2026-11-04'],
    ['the last weekend of October', '2026-10-24', '2026-10-26'],
    ['le dernier week-end d’octobre', '2026-10-24', '2026-10-26'],
    ['the last Friday of October', '2026-10-30', '2026-10-31'],
    ['los primeros diez días de octubre', '2026-10-01', '2026-10-11'],
    ['les dix premiers jours d’octobre', '2026-10-01', '2026-10-11'],
    ['Weihnachtsgeschäft letztes Jahr', '2025-11-01', '2026-01-01'],
    ['2026-01-05..2026-01-10', '2026-01-05', '2026-01-10'],
    ['1-15 March', '2026-03-01', '2026-03-16'],
    ['between 3 and 9 March', '2026-03-03', '2026-03-10'],
    ['from March 3 to March 9', '2026-03-03', '2026-03-10'],
    ['from 28 February to 3 March 2026', '2026-02-28', '2026-03-04'],
    ['between January and March', '2026-01-01', '2026-04-01'],
    ['January to March 2011', '2011-01-01', '2011-04-01'],
    ['November to February 2011', '2010-11-01', '2011-03-01'],
    ['week of 9 March', '2026-03-09', '2026-03-16'],
    ['since October', '2026-10-01', '2026-11-21'],
    ['since 2026-11-01', '2026-11-01', '2026-11-21'],
    ['since 3 November', '2026-11-03', '2026-11-21'],
    ['from March onwards', '2026-03-01', '2026-11-21'],
    ['on Monday', '2026-11-16', '2026-11-17'],
    ['last Tuesday', '2026-11-17', '2026-11-18'],
    ['on Friday', '2026-11-20', '2026-11-21'],
    ['last Friday', '2026-11-13', '2026-11-14'],
    ['two weeks ago', '2026-11-02', '2026-11-09'],
    ['a month ago', '2026-10-01', '2026-11-01'],
    ['3 days ago', '2026-11-17', '2026-11-18'],
    ['last weekend', '2026-11-14', '2026-11-16'],
    ['the first week of October', '2026-10-01', '2026-10-08'],
    ['the last 10 days of October', '2026-10-22', '2026-11-01'],
    ['the first half of 2025', '2025-01-01', '2025-07-01'],
    ['on Black Friday', '2025-11-28', '2025-11-29'],
    ['Black Friday weekend 2024', '2024-11-29', '2024-12-02'],
    ['next week', '2026-11-23', '2026-11-30'],
    ['letzten Monat', '2026-10-01', '2026-11-01'],
    ['diese Woche', '2026-11-16', '2026-11-23'],
    ['vorletzte Woche', '2026-11-02', '2026-11-09'],
    ['vor zwei Wochen', '2026-11-02', '2026-11-09'],
    ['gestern', '2026-11-19', '2026-11-20'],
    ['in den letzten 30 Tagen', '2026-10-22', '2026-11-21'],
    ['im dritten Quartal 2011', '2011-07-01', '2011-10-01'],
    ['am 3. März 2026', '2026-03-03', '2026-03-04'],
    ['el mes pasado', '2026-10-01', '2026-11-01'],
    ['la semana pasada', '2026-11-09', '2026-11-16'],
    ['los últimos 7 días', '2026-11-14', '2026-11-21'],
    ['en noviembre de 2011', '2011-11-01', '2011-12-01'],
    ['el tercer trimestre de 2011', '2011-07-01', '2011-10-01'],
    ['hace dos semanas', '2026-11-02', '2026-11-09'],
    ['la semaine dernière', '2026-11-09', '2026-11-16'],
    ['les 7 derniers jours', '2026-11-14', '2026-11-21'],
    ['aujourd’hui', '2026-11-20', '2026-11-21'],
    ['au troisième trimestre 2011', '2011-07-01', '2011-10-01'],
    ['il mese scorso', '2026-10-01', '2026-11-01'],
    ['no mês passado', '2026-10-01', '2026-11-01'],
    ['vorige maand', '2026-10-01', '2026-11-01'],
    ['en août', '2026-08-01', '2026-09-01'],
  ])('%s', (text, from, to) => {
    expect(daysOf(text)).toEqual([from, to]);
  });

  it.each(['may I see my orders', 'top 5 customers', 'show me everything', 'in 1850', 'by month', 'each week'])(
    'none in: %s',
    (text) => {
      expect(find(text)).toEqual([]);
    },
  );

  it.each([
    '30 February',
    'February 30',
    '31 April 2026',
    'Q5',
    'Q5 2011',
    '2026-02-30',
    '2026-13-01',
    'month 13',
    '29 February 2011',
    '2026-13',
    '31.02.2026',
  ])('no calendar has %s', (text) => {
    expect(daysOf(text)).toBe('no such day');
  });

  it.each([
    ['the week before', 'before'],
    ['the month before', 'before'],
    ['the period before', 'before'],
    ['the same month last year', 'year_before'],
    ['this time last year', 'year_before'],
    ['a year ago', 'year_before'],
    ['year over year', 'year_before'],
  ])('%s leans on another time', (text, of) => {
    expect(daysOf(text)).toBe(`relative: ${of}`);
  });

  it('finds two times apart', () => {
    expect(find('revenue in March vs April').map(({ period }) => period?.key)).toEqual([
      '2026-03-01..2026-04-01',
      '2026-04-01..2026-05-01',
    ]);
    expect(find('this month compared to the month before')).toHaveLength(2);
    expect(find('how did sales change from October 2011 to November 2011')).toHaveLength(2);
    expect(find('compare 2010 and 2011')).toHaveLength(2);
  });

  it('reads numbers as the shop’s part of the world writes them, and says so', () => {
    expect(daysOf('on 3/4/2026')).toEqual(['2026-04-03', '2026-04-04']);
    expect(daysOf('on 3/4/2026', NEW_YORK)).toEqual(['2026-03-04', '2026-03-05']);
    expect(daysOf('on 13/3/2026', NEW_YORK)).toEqual(['2026-03-13', '2026-03-14']);
    expect(daysOf('03.04.2026', NEW_YORK)).toEqual(['2026-04-03', '2026-04-04']);
    expect(find('on 3/4/2026', NEW_YORK)[0]?.period?.assumed).toEqual({ date: '3/4', day: '2026-03-04' });
    expect(find('on 13/3/2026', NEW_YORK)[0]?.period?.assumed).toBeUndefined();
  });

  it('is all time only where nothing else is named', () => {
    expect(find('how many orders in total')[0]?.period?.key).toBe('all');
    expect(find('orders in total last month').map(({ period }) => period?.key)).toEqual(['last_month']);
  });

  it('is of the shop’s zone and week', () => {
    const late = { ...CALENDAR, now: new Date('2026-11-20T23:30:00Z') };
    expect(daysOf('today', { ...late, timezone: 'Asia/Tokyo' })).toEqual(['2026-11-21', '2026-11-22']);
    expect(daysOf('today', { ...late, timezone: 'America/New_York' })).toEqual(['2026-11-20', '2026-11-21']);
    expect(daysOf('last week', { ...CALENDAR, weekStart: 'sunday' })).toEqual(['2026-11-08', '2026-11-15']);
  });

  it('reads its own keys back to the same days', () => {
    const keys = ['all', 'today', 'yesterday', '7d', 'this_month', 'last_week', 'last_year', '2026-03-01..2026-04-01'];
    for (const key of keys) expect(periodOfKey(key, CALENDAR)?.key).toBe(key);
    expect(periodOfKey('2026-02-30..2026-03-01', CALENDAR)).toBeNull();
  });

  it('never throws, whatever the text, and every time has a day', () => {
    const pieces = fc.constantFrom(
      ...[
        'last',
        'march',
        '2011',
        '31',
        '..',
        '-',
        'to',
        'q',
        '5',
        'week',
        'of',
        'the',
        'before',
        'ago',
        '0',
        '9999',
        '/',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
        for (const { period } of find(words.join(' '))) {
          if (period?.from) expect(period.from.until(period.to).days).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
