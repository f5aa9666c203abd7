import { expect, test } from 'vitest';
import { readOutcome } from './outcome.ts';

test.each<['up' | 'down', string | undefined, boolean, 'outcome' | 'rating', number?]>([
  ['up', undefined, true, 'rating'],
  ['down', undefined, false, 'rating'],
  ['down', 'Sent on Monday, 12 orders', true, 'outcome', 12],
  ['up', '0 orders', false, 'outcome', 0],
  ['up', 'no sales at all', false, 'outcome', 0],
  ['down', '1,204 new orders', true, 'outcome', 1204],
  ['up', 'rejected by my partner', false, 'outcome'],
  ['up', 'it did not work', false, 'outcome'],
  ['up', "didn't work", false, 'outcome'],
  ['down', 'It worked', true, 'outcome'],
  ['down', 'accepted', true, 'outcome'],
  ['up', 'never sent', false, 'outcome'],
  ['up', '3 people unsubscribed', false, 'outcome'],
  ['up', 'it worked, but two people complained', true, 'rating'],
  ['down', 'we will see', false, 'rating'],
  ['up', 'Bestellungen: keine Ahnung', true, 'rating'],
  ['down', '7 pedidos', true, 'outcome', 7],
])('%s, “%s”: a success is %s, by its %s', (rating, outcome, success, from, orders) => {
  expect(readOutcome({ rating, outcome })).toEqual({ success, from, ...(orders !== undefined && { orders }) });
});
