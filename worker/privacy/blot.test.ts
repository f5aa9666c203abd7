import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOTTED, blotter } from './blot.ts';
import { wordsOf } from './words.ts';

const ada = wordsOf(
  [
    { kind: 'user', value: '207119551' },
    { kind: 'user', value: '42' },
    { kind: 'email', value: 'ada@shop.example' },
  ],
  ['01a2226d-0bb3-7446-bba5-db8a2660861c'],
  [{ first_name: 'Ada', last_name: 'Lovelace' }],
);
const blot = blotter(ada);

describe('somebody is blotted out', () => {
  test('by whole words, certain ones in any case, mere first names only beside them', () => {
    expect(blot.text('Mail ADA@shop.example, that is Ada Lovelace.')).toBe(`Mail ${BLOTTED}, that is ${BLOTTED}.`);
    expect(blot.names('Ada paid')).toBe(false);
    expect(blot.text('Ada paid; Adam and an adage stay')).toBe(`${BLOTTED} paid; Adam and an adage stay`);
    expect(blot.names('nada@shop.example')).toBe(false);
    expect(blot.names({ said: ['She is\nAda Lovelace'] })).toBe(true);
    expect(blot.json({ id: 207119551, at: '/people?q=ada%40shop.example', count: 42 })).toEqual({
      ...{ id: BLOTTED, at: `/people?q=${BLOTTED}`, count: 42 },
    });
  });

  test('whatever the words are, none is left, and doing it again changes nothing', () => {
    const word = fc
      .string({ minLength: 3, maxLength: 12 })
      .filter((one) => /^\w.*\w$/.test(one) && !'[erased]'.includes(one));
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (certain, others) => {
        const own = blotter({ certain: [certain], likely: [] });
        const once = own.text([certain, ...others, certain].join(' '));
        expect(own.names(once)).toBe(false);
        expect(own.text(once)).toBe(once);
      }),
    );
  });
});
