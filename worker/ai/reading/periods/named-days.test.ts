import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../period.ts';
import { normalise } from '../words.ts';
import { findPeriods } from './find.ts';
import { easterSunday } from './named-days.ts';

const LONDON: Calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' };
const NEW_YORK: Calendar = { ...LONDON, timezone: 'America/New_York' };

function daysOf(text: string, calendar = LONDON): string[] {
  return findPeriods(normalise(text), calendar).named.map(({ period }) => `${period?.from} ${period?.to}`);
}

describe('a day that has a name', () => {
  it.each([
    ['revenue on Christmas Eve', '2010-12-24 2010-12-25'],
    ['Umsatz an Heiligabend 2010', '2010-12-24 2010-12-25'],
    ['ventas en Nochebuena', '2010-12-24 2010-12-25'],
    ['ventes du réveillon de Noël', '2010-12-24 2010-12-25'],
    ['sales on Black Friday last year', '2010-11-26 2010-11-27'],
    ['Black Friday sales', '2011-11-25 2011-11-26'],
    ['sales on the Black Friday weekend', '2011-11-25 2011-11-28'],
    ['Cyber Monday 2010', '2010-11-29 2010-11-30'],
    ['revenue at Easter', '2011-04-22 2011-04-26'],
    ['Umsatz am Karfreitag 2010', '2010-04-02 2010-04-03'],
    ['ventes à Pâques', '2011-04-22 2011-04-26'],
    ['orders on Easter Monday', '2011-04-25 2011-04-26'],
    ['Umsatz zu Pfingsten', '2011-06-12 2011-06-14'],
    ["orders on Valentine's Day", '2011-02-14 2011-02-15'],
    ['sales the week before Christmas', '2010-12-17 2010-12-24'],
    ['sales in the two weeks before Christmas 2010', '2010-12-10 2010-12-24'],
    ['the day after Christmas 2010', '2010-12-27 2010-12-28'],
    ['revenue since Easter', '2011-04-22 2011-12-11'],
    ['between Black Friday and Cyber Monday', '2011-11-25 2011-11-29'],
    ['Thanksgiving week', '2011-11-21 2011-11-28'],
    ['Umsatz am Wochenende vor Ostern', '2011-04-16 2011-04-18'],
    ['Muttertag 2011', '2011-05-08 2011-05-09'],
    ['fête des mères 2011', '2011-05-29 2011-05-30'],
    ['fête des mères 2012', '2012-06-03 2012-06-04'],
    ['summer sales this Christmas', '2011-12-24 2011-12-27'],
  ])('is found by its rule: %s', (text, days) => {
    expect(daysOf(text)).toEqual([days]);
  });

  it('may be another day elsewhere', () => {
    expect(daysOf("sales on Mother's Day")).toEqual(['2011-04-03 2011-04-04']);
    expect(daysOf("sales on Mother's Day", NEW_YORK)).toEqual(['2011-05-08 2011-05-09']);
  });

  it('is two where two are compared', () => {
    expect(daysOf('Black Friday vs Cyber Monday')).toEqual(['2011-11-25 2011-11-26', '2011-11-28 2011-11-29']);
    expect(daysOf('Black Friday 2011 compared with Black Friday 2010')).toHaveLength(2);
  });

  it('is nobody’s name', () => {
    expect(daysOf('how much did Noel spend')).toEqual([]);
  });

  it('follows Easter as the almanacs have it', () => {
    const known = ['1999-04-04', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'];
    expect(known.map((day) => easterSunday(Number(day.slice(0, 4))).toString())).toEqual(known);
  });
});
