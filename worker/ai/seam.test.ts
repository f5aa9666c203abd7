import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { continuation, seam } from './seam.ts';

describe('going on with a text after a crash', () => {
  it('adds exactly what is missing when the text is the same', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (written, rest) => {
        expect(written + continuation(written, written + rest, 'why')).toBe(written + rest);
      }),
    );
  });

  it('starts a new paragraph when the numbers have moved', () => {
    expect(continuation('You sold £10', 'You sold £12 today.', 'Afresh:')).toBe('\n\nAfresh:\n\nYou sold £12 today.');
  });
});

describe('joining a model to its own words', () => {
  const join = (written: string, pieces: string[]) => {
    const at = seam(written);
    return written + pieces.map((piece) => at.add(piece)).join('') + at.end();
  };

  it('leaves out the words that are repeated', () => {
    expect(join('You sold 4,366 orders in', ['4,366 orders', ' in Q3', '.'])).toBe('You sold 4,366 orders in Q3.');
  });

  it('leaves alone what repeats nothing', () => {
    expect(join('Sales rose', [' by a', ' tenth.'])).toBe('Sales rose by a tenth.');
    expect(join('', ['Hello'])).toBe('Hello');
  });

  it('loses nothing else, in whatever pieces it comes', () => {
    const written = 'Something quite different: ';
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 80 }), { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        fc.pre(!written.endsWith(text.slice(0, 4)) || text.length < 4);
        expect(join(written, pieces)).toBe(written + text);
      }),
    );
  });
});
