import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import { LUMEN } from './testing/shops.ts';

const { facts, currency, today } = LUMEN;
/** What a tool says, with figures that stand in its text alone. */
const TOLD = `**184** of your 2,790 regulars may leave: silent for 45 days or more.

1. \`Maria\`: silent for 236 days, usually one every 97 days
2. \`Tom\`: silent for 257 days, usually one every 110 days

Not enough data: 7 of 30. It is 25% more than before.`;
const OTHER = 'Refunds came to $90.00 last week. It is 3 times as much.';

function read(pieces: string[], told = [OTHER, TOLD]) {
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question: '', told });
  const shown = pieces.map((piece) => lock.add(piece)).join('') + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

it('a tool’s text that is repeated word for word goes through, in any pieces, also without its bold words', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(TOLD, OTHER, `${OTHER}\n\n${TOLD}`, TOLD.replaceAll('**', ''), `You had 6 orders.\n\n${TOLD}`),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 20, maxLength: 60 }),
      (text, lengths) => {
        let at = 0;
        const pieces = lengths.map((length) => {
          at += length;
          return text.slice(at - length, at);
        });
        expect(read([...pieces, text.slice(at)]).shown).toBe(text);
      },
    ),
    { seed: 7 },
  );
});

it.each([
  ['without the tool’s text', TOLD, []],
  ['from its middle', '1. `Maria`: silent for 236 days, usually one every 97 days', undefined],
  ['what would then be said of something else', 'You had 6 orders. It is 25% more than before.', undefined],
  ['after a sentence that was left out', TOLD.replace('Not enough data: 7 of 30. ', ''), undefined],
  ['after a sentence in between', TOLD.replace('It is 25%', 'Orders did well. It is 25%'), undefined],
  ['a figure that was changed', TOLD.replace('7 of 30', '8 of 30'), undefined],
  ['a figure that was changed in its sign', TOLD.replace('25%', '-25%'), undefined],
  ['from one text into another', `${OTHER.split('. ')[0]}. It is 25% more than before.`, undefined],
])('is judged like anything else: %s', (_, text, told) => {
  const { shown, touched } = read([text], told);
  expect(touched).toBeGreaterThan(0);
  expect(shown).not.toBe(text);
});
