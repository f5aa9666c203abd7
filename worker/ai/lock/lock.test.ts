import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from './fact.ts';
import { type LockOptions, numberLock } from './lock.ts';
import { forgeries, seeded } from './testing/forgery.ts';
import { HONEST } from './testing/honest.ts';
import { LUMEN, PRODUCTS, type Shop, TOP } from './testing/shops.ts';

const optionsOf = ({ currency, today, question }: Shop): LockOptions => ({
  currency,
  today,
  question,
  timezone: 'UTC',
});

/** What a reader sees of a text that comes in such pieces. */
function read(shop: Shop, pieces: string[], facts: Fact[] = shop.facts) {
  const lock = numberLock(facts, optionsOf(shop));
  const shown = pieces.map((piece) => lock.add(piece));
  shown.push(lock.end());
  return { text: shown.join(''), withheld: lock.withheld, corrected: lock.corrected, shown };
}

/** A text in pieces of one to eight characters, the same for the same seed. */
function pieces(text: string, seed: number): string[] {
  const random = seeded(seed);
  const cut: string[] = [];
  for (let at = 0; at < text.length; ) {
    const length = 1 + Math.floor(random() * 8);
    cut.push(text.slice(at, at + length));
    at += length;
  }
  return cut;
}

const honest = HONEST.flatMap(([shop, texts]) => texts.map((text) => ({ shop, text })));
const forged = forgeries(20260316);

describe('what is true', () => {
  it('is said by at least 150 writers', () => expect(honest.length).toBeGreaterThanOrEqual(150));

  it.each(honest)('$shop.name: $text', ({ shop, text }) => {
    expect(read(shop, [text]).text).toBe(text);
    expect(read(shop, [...text]).text).toBe(text);
  });

  it('goes through as one long answer, whatever its pieces', () => {
    for (const [shop, texts] of HONEST) {
      const answer = texts.filter((text) => !/^(?:\||\d\.)/.test(text)).join('\n\n');
      expect(read(shop, pieces(answer, 7)).text).toBe(answer);
    }
  });
});

describe('what is false', () => {
  it('comes in at least 500 ways', () =>
    expect(new Set(forged.map(({ text }) => text)).size).toBeGreaterThanOrEqual(500));

  it('is never shown, in any form, and the reader is told', () => {
    for (const [index, { shop, how, text, never }] of forged.entries()) {
      for (const cut of [[text], pieces(text, index)]) {
        const { text: shown, withheld, corrected } = read(shop, cut);
        expect(shown, `${how}: ${text}`).not.toMatch(never);
        expect(withheld + corrected, `${how}: ${text}`).toBeGreaterThan(0);
        expect(shown, text).toMatch(
          /_[^_]+(?:language model|Sprachmodells|modelo de lenguaje|modèle de langage)[^_]+_$/,
        );
      }
    }
  });

  it('is kept out of the middle of what is true', () => {
    const [before, after] = ['You had 6 orders last week. ', ' The average order was $85.00.'];
    for (const { shop, text, never } of forged) {
      if (shop !== LUMEN || /[\n|]/.test(text)) continue;
      const { text: shown } = read(shop, pieces(before + text + after, text.length));
      expect(shown, text).not.toMatch(never);
      expect(shown.startsWith(before), text).toBe(true);
    }
  });

  it('stays out at every place where it can be cut', () => {
    for (const { shop, text, never } of forged.filter((_, index) => index % 29 === 0)) {
      const whole = read(shop, [text]).text;
      for (let at = 1; at < text.length; at += 1) {
        expect(read(shop, [text.slice(0, at), text.slice(at)]).text).toBe(whole);
      }
      expect(whole).not.toMatch(never);
    }
  });
});

describe('how it reads', () => {
  it('puts the right figure where one alone can be meant', () => {
    const { text, corrected, withheld } = read(LUMEN, ['Revenue was $465.00 last week.']);
    expect(text).toBe(
      'Revenue was $510.00 last week.\n\n_A figure of the language model was not in your data and was replaced by the right one._',
    );
    expect([corrected, withheld]).toEqual([1, 0]);
  });

  it('withholds where it may be the name that is wrong', () => {
    expect(read(LUMEN, ['Revenue was $620.00 last week. You had 6 orders.']).text).toBe(
      'Revenue was [withheld]. You had 6 orders.\n\n_A sentence of the language model was withheld: your data does not show what it says._',
    );
  });

  it('keeps lists, bold words and tables whole', () => {
    expect(read(LUMEN, ['- Refunds: **$20.00** last week\n- Orders: **6**\n']).text).toMatch(
      /^- Refunds: \[withheld\]\n- Orders: \*\*6\*\*\n/,
    );
    expect(read(LUMEN, ['**Refunds of $20.00 last week** came back.']).text).toMatch(
      /^\*\*Refunds of \[withheld\]\*\*\./,
    );
    expect(read(LUMEN, ['| Metric | Last week |\n|---|---|\n| Refunds | $20.00 |\n| Orders | 6 |\n']).text).toMatch(
      /^\| Metric \| Last week \|\n\|---\|---\|\n\| Refunds \| \[withheld\] \|\n\| Orders \| 6 \|\n/,
    );
  });

  it('tells it in the language of the answer', () => {
    const told = (question: string, text: string) => read({ ...LUMEN, question }, [text]).text;
    expect(told('Wie viel habe ich letzte Woche verkauft?', 'Die Erstattungen lagen bei 20,00 $.')).toContain(
      'Ein Satz des Sprachmodells',
    );
    expect(told('¿Cuánto vendí la semana pasada?', 'Los reembolsos fueron de 20,00 $.')).toContain(
      'Se omitió una frase',
    );
    expect(told('Combien ai-je vendu la semaine dernière ?', 'Les remboursements étaient de 20,00 $.')).toContain(
      'Une phrase du modèle',
    );
  });

  it('repeats the numbers of the question', () => {
    const touched = ({ withheld, corrected }: ReturnType<typeof read>) => withheld + corrected;
    const asked = (question: string, text: string) => touched(read({ ...PRODUCTS, question }, [text]));
    expect(asked('Who has not bought for 60 days?', 'Nobody was absent for 60 days.')).toBe(0);
    expect(asked('Which orders were above 40 this year?', 'None were above 40.')).toBe(0);
    expect(asked('Who has not bought for 60 days?', 'You had 60 orders.')).toBe(1);
    expect(asked('Who are my top 5 customers?', 'You have 5 customers.')).toBe(1);
  });

  it('shows nothing of a figure before the sentence is over, and all before it at once', () => {
    const lock = numberLock(LUMEN.facts, optionsOf(LUMEN));
    expect(lock.add('Your revenue last week was $5')).toBe('Your revenue last week was ');
    expect(lock.add('10.00, says the shop')).toBe('');
    expect(lock.add('. You had ')).toBe('$510.00, says the shop. You had ');
    expect(lock.end()).toBe('');
  });
});

describe('whatever comes', () => {
  const bits = fc.constantFrom(
    ...[
      '$510.00',
      '515',
      ' orders',
      'Revenue was ',
      ' last week',
      '. ',
      '\n',
      '| ',
      '**',
      '- ',
      '1. ',
      'five hundred ',
      'and ten ',
      'rose ',
      ' %',
      '&#53;',
    ],
    ...[
      '\u200b',
      '６',
      '½',
      'half ',
      'March 2011 ',
      'Candle ',
      '(',
      ')',
      ', ',
      'no refunds',
      ' from ',
      ' to ',
      '`14646`',
      '](/x)',
      '<b>',
      '\\',
      'Umsatz ',
      'mil ',
    ],
  );

  it('comes out the same in any pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(LUMEN, TOP, PRODUCTS),
        fc.oneof(
          fc.array(bits, { maxLength: 30 }).map((parts) => parts.join('')),
          fc.string({ unit: 'grapheme', maxLength: 120 }),
        ),
        fc.array(fc.nat(60), { maxLength: 12 }),
        (shop, text, lengths) => {
          const cut: string[] = [];
          let at = 0;
          for (const length of lengths) {
            cut.push(text.slice(at, at + length));
            at += length;
          }
          cut.push(text.slice(at));
          expect(read(shop, cut).text).toBe(read(shop, [text]).text);
          expect(read(shop, [...text]).text).toBe(read(shop, [text]).text);
        },
      ),
      { numRuns: 150, seed: 4 },
    );
  });

  it('takes a long text in time that grows with its length', () => {
    const sentence =
      'Revenue was $510.00 last week and orders were 6, up from 200.00 the week before, with 1,234 things. ';
    const length = 40_000;
    // A square of this length would take minutes.
    for (const text of [
      sentence.repeat(length / sentence.length),
      '5 '.repeat(length / 2),
      '9'.repeat(length),
      'one two '.repeat(length / 8),
      '('.repeat(length),
      '.'.repeat(length),
      'funfhundert'.repeat(length / 11),
      'March 2011 '.repeat(length / 11),
      `| ${'5 | '.repeat(length / 4)}`,
      '&#53;'.repeat(length / 5),
    ]) {
      expect(read(LUMEN, pieces(text, 3)).text.length).toBeGreaterThan(0);
    }
  }, 120_000);

  it('finds a figure among a thousand rows, and derives no more than a few for each', () => {
    const facts: Fact[] = Array.from({ length: 1000 }, (_, index) => ({
      ...{
        value: `${1000 + index}.50`,
        unit: 'money',
        currency: 'USD',
        of: ['revenue'],
        at: [`Product ${index}x`],
        when: ['last week'],
      },
    }));
    const shop = { ...LUMEN, facts };
    expect(read(shop, ['Product 7x sold $1,007.50 last week.']).withheld).toBe(0);
    expect(read(shop, ['Product 8x sold $1,007.50 last week.']).withheld).toBe(1);
  });
});
