import { expect, test } from 'vitest';
import type { FactMeaning } from '../../contract/learning.ts';
import { effectOf } from './effects.ts';
import { readMeaning } from './meaning.ts';
import { isClosed, meaningsOf } from './meanings.ts';

const said = (...texts: string[]) =>
  meaningsOf(
    texts.map((text, n) => ({ meaning: readMeaning(text), createdAt: `2026-03-0${n + 1}T10:00:00.000Z` })).reverse(),
  );

test.each<[text: string, meaning: FactMeaning]>([
  ['We are closed on Sundays', { closedOn: [7] }],
  ["We're closed on Saturdays and Sundays.", { closedOn: [6, 7] }],
  ['The shop is shut at weekends', { closedOn: [6, 7] }],
  ['We don’t open on Mondays', { closedOn: [1] }],
  ['We are never open on Sunday', { closedOn: [7] }],
  ['Sonntags haben wir geschlossen', { closedOn: [7] }],
  ['Cerramos los domingos', { closedOn: [7] }],
  ['Nous sommes fermés le dimanche et le lundi', { closedOn: [1, 7] }],
  ['We are open on Sundays now', { openOn: [7] }],
  ['We are closed on December 25', { closedDays: ['12-25'] }],
  ['We were closed on 3 March 2026 and 2026-03-04', { closedDays: ['2026-03-04', '2026-03-03'] }],
  ['When I say revenue I mean gross', { revenueMeans: 'gross_revenue' }],
  ['Revenue means net revenue, after refunds', { revenueMeans: 'revenue' }],
  ['By sales we mean what was charged with tax', { revenueMeans: 'total_charged' }],
  ['Mit Umsatz meine ich brutto', { revenueMeans: 'gross_revenue' }],
  ['Our VIPs are customers above 500', { vipAbove: '500' }],
  ['VIPs spend more than $1,500', { vipAbove: '1500', currency: 'USD' }],
  ['An SMS costs us 0.045 EUR', { unitCost: { channel: 'sms', amount: '0.045' }, currency: 'EUR' }],
  ['A text message costs 4.5 cents', { unitCost: { channel: 'sms', amount: '0.045' } }],
  ['E-mails cost us nothing', { unitCost: { channel: 'email', amount: '0' } }],
  ['Eine WhatsApp kostet 0,11 €', { unitCost: { channel: 'whatsapp', amount: '0.11' }, currency: 'EUR' }],
])('reads what it can of “%s”', (text, meaning) => {
  expect(readMeaning(text)).toEqual(meaning);
  expect(effectOf(meaning)).not.toBeNull();
  const others = (['de', 'es', 'fr'] as const).map((language) => effectOf(meaning, language));
  expect(new Set([effectOf(meaning), ...others]).size).toBe(4);
});

test.each([
  'We do not ship to Norway',
  'Our best month is always December',
  'We are closed on Sundays until noon',
  'We are closed every day except Sundays',
  'Revenue is not gross and not net but something else',
  'Our VIPs are lovely',
  'Shipping costs 5 EUR',
  'E-mails and SMS cost 0.01',
  'E-mail costs are down 20 %',
  'Closed on 31 February',
])('keeps “%s” as text', (text) => {
  expect(readMeaning(text)).toEqual({});
});

test('what was said later holds, whatever order the facts are in', () => {
  expect(said('We are closed on Saturdays and Sundays', 'We are open on Saturdays again').closedOn).toEqual([7]);
  expect(said('Revenue means gross', 'Revenue means net').revenueMeans).toBe('revenue');
  expect(said('An SMS costs 0.05 USD', 'An SMS costs 0.04').unitCosts).toEqual({ sms: { amount: '0.04' } });
});

test('a shop that is closed every day is taken as one that sells every day', () => {
  const days = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'weekends'];
  expect(said(...days.map((day) => `We are closed on ${day}`)).closedOn).toEqual([]);
});

test('a day is closed by its weekday, by its date, or by its date of every year', () => {
  const meanings = said('We are closed on Sundays', 'We are closed on December 25', 'We were closed on 2026-03-04');
  const closed = ['2026-03-08', '2027-12-25', '2026-03-04'];
  expect(closed.map((day) => isClosed(day, meanings))).toEqual([true, true, true]);
  expect(['2026-03-09', '2027-03-04'].map((day) => isClosed(day, meanings))).toEqual([false, false]);
});
