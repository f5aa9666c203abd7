import { describe, expect, it } from 'vitest';
import { findHours } from './hours.ts';
import { readQuestion } from './read.ts';
import { normalise } from './words.ts';

const calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' as const };
const hoursOf = (text: string) =>
  findHours(normalise(text)).filters.map((one) => ('is' in one ? one.is.join(' ') : ''));
const inputsOf = (text: string) =>
  readQuestion(text, calendar).parts.flatMap((part) =>
    part.kind === 'steps' ? part.steps.map(({ input }) => input) : [],
  );
const MORNING = '06 07 08 09 10 11';
const EVENING = '18 19 20 21';

describe('the hours a question names', () => {
  it.each([
    ['sales in the mornings', MORNING],
    ['morning sales last month', MORNING],
    ['Umsatz morgens', MORNING],
    ['ventas por la mañana', MORNING],
    ['ventes du matin', MORNING],
    ['how many orders in the evening', EVENING],
    ['orders at night', '00 01 02 03 04 05 22 23'],
    ['orders between 9am and 12pm', '09 10 11'],
    ['commandes entre 9h et 12h', '09 10 11'],
    ['Bestellungen nach 20 Uhr', '20 21 22 23'],
    ['orders before 8am', '00 01 02 03 04 05 06 07'],
  ])('are kept: %s', (text, hours) => {
    expect(hoursOf(text)).toEqual([hours]);
  });

  it.each([
    'good morning, revenue last month',
    'orders between 3 and 9 March',
    'how many night lights did we sell',
    'revenue after 9 March',
    'at what time of day do people buy',
  ])('are none in: %s', (text) => {
    expect(hoursOf(text)).toEqual([]);
  });

  it('stand beside days and weekdays', () => {
    expect(inputsOf('revenue on Monday mornings')).toMatchObject([
      { filters: [{ by: 'hour' }, { by: 'weekday', is: ['1'] }] },
    ]);
    expect(inputsOf("this morning's revenue")).toMatchObject([{ range: 'today', filters: [{ by: 'hour' }] }]);
    expect(inputsOf('Umsatz gestern Abend')).toMatchObject([{ range: 'yesterday', filters: [{ by: 'hour' }] }]);
  });

  it('are compared hour by hour where two parts of the day are', () => {
    expect(inputsOf('do we sell more in the morning or in the evening?')).toMatchObject([{ dimensions: ['hour'] }]);
  });
});
