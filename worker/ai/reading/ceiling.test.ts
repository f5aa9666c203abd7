import { expect, test } from 'vitest';
import { ceilingIn, costCeilingIn } from './ceiling.ts';

test.each([
  ['campaigns for my customers, at most 50 EUR', '50', 'EUR'],
  ['Show me campaigns under $50', '50', 'USD'],
  ['Kampagnen für meine Kunden, höchstens 1.500,50 €', '1500.50', 'EUR'],
  ['campañas para mis clientes, como mucho 50 euros', '50', 'EUR'],
  ['campagnes pour mes clients, au plus 50 €', '50', 'EUR'],
  ['campaigns with a budget of £1,200', '1200', 'GBP'],
])('%s', (text, amount, currency) => {
  expect(ceilingIn(text)).toEqual({ amount, currency });
});

test.each([
  'campaigns for at most 20 people',
  'campaigns for who spent more than 50 EUR',
  'up to 3 new campaigns',
  '50 EUR',
])('“%s” says nothing of what it may cost', (text) => {
  expect(ceilingIn(text)).toBeUndefined();
});

test.each([
  ['Email my regulars about tea for at most 20 euro', '20', 'EUR', 'Email my regulars about tea'],
  ['Schick meinen Stammkunden für höchstens 20 € eine E-Mail', '20', 'EUR', 'Schick meinen Stammkunden eine E-Mail'],
  ['Envía un correo a mis clientes, por como mucho 20 euros', '20', 'EUR', 'Envía un correo a mis clientes'],
  ['email my best customers, budget £15.50', '15.50', 'GBP', 'email my best customers'],
])('of a sending: %s', (text, amount, currency, rest) => {
  expect(costCeilingIn(text)).toEqual({ amount, currency, rest });
});

test.each([
  'email customers who spent less than 50 euros',
  'email customers who bought for 20 euros',
  'email up to 50 people',
])('“%s” tells whom it is for', (text) => {
  expect(costCeilingIn(text)).toBeUndefined();
});
