import { expect, it } from 'vitest';
import { readQuestion } from './read.ts';

const calendar = { now: new Date('2011-12-10T12:00:00Z'), timezone: 'UTC', weekStart: 'monday' as const };
const assumedIn = (question: string, currency?: string) =>
  readQuestion(question, calendar, { currency }).parts.flatMap((part) => (part.kind === 'steps' ? part.assumed : []));

it.each([
  ['revenue last week in euros', 'did not turn it into EUR'],
  ['how much did we make in USD last month', 'did not turn it into USD'],
  ['Umsatz letzte Woche in Euro', 'auch nicht in EUR'],
  ['ventas de la semana pasada en dólares', 'no lo pasé a USD'],
  ['chiffre d’affaires de la semaine dernière en euros', 'pas en EUR'],
])('another currency is not counted in, and that is said: %s', (question, words) => {
  expect(assumedIn(question, 'GBP')).toEqual(expect.arrayContaining([expect.stringContaining(words)]));
});

it.each([
  ['revenue last week in pounds', 'GBP'],
  ['revenue last week in euros', 'EUR'],
  ['revenue last week in euros', undefined],
  ['orders over 500 euros last week', 'GBP'],
])('%s: nothing is to be said of it in a shop of %s', (question, currency) => {
  expect(assumedIn(question, currency).join()).not.toMatch(/convert|turn/);
});
