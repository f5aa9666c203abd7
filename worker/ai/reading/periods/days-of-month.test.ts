import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../period.ts';
import { correctTyping } from '../spelling.ts';
import { normalise } from '../words.ts';
import { findPeriods } from './find.ts';

/** A Saturday. */
const CALENDAR: Calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'UTC', weekStart: 'monday' };
const keysOf = (text: string) =>
  findPeriods(correctTyping(normalise(text), []), CALENDAR).named.map(
    ({ period }) => period && `${period.from} ${period.to}`,
  );

describe('a day by its number alone', () => {
  it.each([
    ['sales since the 5th', '2011-12-05 2011-12-11'],
    ['umsatz seit dem 5.', '2011-12-05 2011-12-11'],
    ['ventas desde el día 5', '2011-12-05 2011-12-11'],
    ['ventes depuis le 5', '2011-12-05 2011-12-11'],
    ['orders from the 5th onwards', '2011-12-05 2011-12-11'],
    ['sales on the 5th', '2011-12-05 2011-12-06'],
    ['umsatz am 5.', '2011-12-05 2011-12-06'],
    ['ventas del día 5', '2011-12-05 2011-12-06'],
    ['ventes du 5', '2011-12-05 2011-12-06'],
    ['sales between the 1st and the 7th', '2011-12-01 2011-12-08'],
    ['umsatz vom 1. bis zum 7.', '2011-12-01 2011-12-08'],
    ['pedidos del 1 al 7', '2011-12-01 2011-12-08'],
    ['commandes du 1er au 7', '2011-12-01 2011-12-08'],
  ])('is of the running month where it has come: %s', (text, days) => {
    expect(keysOf(text)).toEqual([days]);
  });

  it.each([
    ['sales on the 20th', '2011-11-20 2011-11-21'],
    ['sales on the 31st', '2011-10-31 2011-11-01'],
    ['sales from the 25th to the 5th', '2011-11-25 2011-12-06'],
    ['sales last month on the 5th', '2011-11-05 2011-11-06'],
    ['sales up to the 15th of last month', '2011-11-01 2011-11-16'],
  ])('is of an earlier month where it has not, or is said to be: %s', (text, days) => {
    expect(keysOf(text)).toEqual([days]);
  });

  it('is of the month that was named just before', () => {
    expect(keysOf('sales on the 24th of november and the 25th')).toEqual([
      '2011-11-24 2011-11-25',
      '2011-11-25 2011-11-26',
    ]);
  });

  it.each([
    'top 5 customers',
    'les 5 meilleurs clients',
    'orders over 5',
    'the 5th order',
    'between 50 and 100',
    'el 5 %',
  ])('is none where a number counts or ranks: %s', (text) => {
    expect(keysOf(text)).toEqual([]);
  });
});

describe('the running month or year', () => {
  it.each([
    ['best month of the year', '2011-01-01 2012-01-01'],
    ['mejor mes del año', '2011-01-01 2012-01-01'],
    ['schwächster monat des jahres', '2011-01-01 2012-01-01'],
    ["le pire mois de l'année", '2011-01-01 2012-01-01'],
    ['best day of the month', '2011-12-01 2012-01-01'],
    ['ventas del mes', '2011-12-01 2012-01-01'],
    ['umsatz der woche', '2011-12-05 2011-12-12'],
    ['sales at the end of last month', '2011-11-21 2011-12-01'],
    ['first week of the month', '2011-12-01 2011-12-08'],
    ['la primera semana del mes pasado', '2011-11-01 2011-11-08'],
  ])('is meant without being called "this": %s', (text, days) => {
    expect(keysOf(text)).toEqual([days]);
  });

  it.each(['best day of the week', 'mejor día de la semana', 'quel jour de la semaine', 'which day of the month'])(
    'is not meant where a kind of day is asked for: %s',
    (text) => {
      expect(keysOf(text)).toEqual([]);
    },
  );
});

describe('several months and seasons', () => {
  it.each([
    ['jan to mar vs apr to june', ['2011-01-01 2011-04-01', '2011-04-01 2011-07-01']],
    ['compare sales from september to october', ['2011-09-01 2011-10-01', '2011-10-01 2011-11-01']],
    ['sept oct nov revenue', ['2011-09-01 2011-10-01', '2011-10-01 2011-11-01', '2011-11-01 2011-12-01']],
    ['june july', ['2011-06-01 2011-07-01', '2011-07-01 2011-08-01']],
    ['from january up to september', ['2011-01-01 2011-10-01']],
    ['umsatz vom 1. bis zum 7. november', ['2011-11-01 2011-11-08']],
    ['umsatz im sommer', ['2011-06-01 2011-09-01']],
    ["ca l'été dernier", ['2011-06-01 2011-09-01']],
    ['ventas del finde pasado', ['2011-12-03 2011-12-05']],
    ['ventes du week end dernier', ['2011-12-03 2011-12-05']],
    ['weeks 48 and 49', ['2011-11-28 2011-12-05', '2011-12-05 2011-12-12']],
    ['orders 5/12', ['2011-12-05 2011-12-06']],
    ['last friday vs the friday before', ['2011-12-09 2011-12-10', '2011-12-02 2011-12-03']],
    ['hier et avant hier', ['2011-12-09 2011-12-10', '2011-12-08 2011-12-09']],
  ])('%s', (text, days) => {
    expect(keysOf(text)).toEqual(days);
  });

  it.each(['les sept clients', 'may I see sales', 'sept jours'])('no month is in: %s', (text) => {
    expect(keysOf(text)).toEqual([]);
  });
});
