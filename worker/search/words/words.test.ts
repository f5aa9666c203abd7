import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadDetector } from './detect.ts';
import { fold } from './fold.ts';
import { beginningsOf, leftOut, readingsOf, readQuery } from './query.ts';
import { snippetOf } from './snippet.ts';
import { formsIn, vectorOf } from './vector.ts';

const inEnglish = (query: string) =>
  readingsOf(readQuery(query)).find(({ languages }) => languages.includes('en'))?.query;

const marked = (text: string, query: string, languages = ['en']) => {
  const { snippet, matches } = snippetOf(text, readQuery(query), formsIn(languages));
  return matches.map(([from, to]) => snippet.slice(from, to));
};

describe('a word is compared', () => {
  test.for([
    ['Frühling', 'fruhling'],
    ['CAFÉ', 'cafe'],
    ['Straße', 'strasse'],
    ['ＬＡＭＰ', 'lamp'],
    ['Łódź', 'lodz'],
    ['ΌΡΟΣ', 'οροσ'],
    ['ﾒﾘﾉ', 'メリノ'],
    ['가격', '가격'],
    ['เทียน', 'เทียน'],
  ] as const)('without case and accents: %s', ([word, folded]) => expect(fold(word)).toBe(folded));

  test('alike however it is composed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (word) => fold(word.normalize('NFD')) === fold(word.normalize('NFC')),
      ),
    );
  });
});

describe('a query', () => {
  test.for([
    ['red hat', "('red') & ('hat')"],
    ['the hat', "('hat')"],
    ['the', "('the')"],
    ['"the hat"', "('the' <-> 'hat')"],
    ['hats -red', "(('hats' | 'hat')) & !(('red'))"],
    ['oak or brass lamp', "('oak') | ('brass') & ('lamp')"],
    ['or', "('or')"],
    ['t-shirt', "(('t' <-> 'shirt') | 'tshirt')"],
    ['10.50', "('10' <-> '50')"],
    ['茶', "('茶':*)"],
    ['茶壶', "(('茶壶'))"],
    ['"京都 蝋燭"', "(('京都') <2> ('蝋燭'))"],
  ] as const)('%s', ([query, written]) => expect(inEnglish(query)).toBe(written));

  test('is read in the forms of each language', () => {
    const readings = readingsOf(readQuery('Kerzen'));
    expect(readings.find(({ languages }) => languages.includes('de'))?.query).toBe("(('kerzen' | 'kerz'))");
    expect(readings.find(({ languages }) => languages.includes('und'))?.query).toBe("('kerzen')");
    expect(readings.flatMap(({ languages }) => languages).sort()).toEqual([
      'da',
      'de',
      'en',
      'es',
      'fi',
      'fr',
      'it',
      'nl',
      'no',
      'pt',
      'ru',
      'sv',
      'tr',
      'und',
    ]);
  });

  test('counts less in a language in which it asks for less', () => {
    const shares = readingsOf(readQuery('red hat')).map(({ languages, share }) => [languages.includes('de'), share]);
    expect(shares).toEqual([
      [false, 1],
      [true, 0.5],
    ]);
  });

  test('that holds no word asks for nothing, and what it leaves out is not what it means', () => {
    for (const query of ['', '-', '""', '- -', '!&|()', '-lamp'])
      expect(readingsOf(readQuery(query)), query).toEqual([]);
    expect(readQuery('oak -"red hat" lamp').plain).toBe('oak lamp');
    expect(leftOut(readQuery('oak lamp'))).toEqual([]);
  });

  test('of beginnings', () => {
    expect(beginningsOf('Café lanternf')).toBe("'cafe':* & 'lanternf':*");
    expect(beginningsOf('!?')).toBeNull();
  });
});

describe('the words of a text', () => {
  test('stand at their places, with their forms and as they are written together', () => {
    expect(vectorOf({ title: 'T-shirts', body: 'Frühling' }, formsIn(['de']))).toBe(
      "'tshirts':1A 'tshirt':1B 't':1A 'shirts':2A 'shirt':2B 'fruhling':4C 'fruehling':4D",
    );
  });

  test('of a script without spaces are its pairs of letters', () => {
    expect(vectorOf({ title: '茶壶', body: '' }, formsIn(['und']))).toBe("'茶壶':1A '壶':2A");
  });
});

describe('a snippet marks', () => {
  test.for([
    ['Candles burn longer in the cold.', 'burning candle', ['Candles', 'burn']],
    ['The red scarf and the hat', '"red hat"', []],
    ['A red hat, and a hat', '"red hat"', ['red hat']],
    ['Order SKU-4711-B, not a SKU-4711-C', 'SKU-4711-B', ['SKU-4711-B']],
    ['One t-shirt, one tshirt, one shirt', 'tshirts', ['t-shirt', 'tshirt']],
    ['One t-shirt, one tshirt, one shirt', 't-shirt', ['t-shirt', 'tshirt']],
    ['手作りの蝋燭と蝋燭立て', '蝋燭', ['蝋燭', '蝋燭']],
    ['Un Café, deux cafes', 'cafe', ['Café', 'cafes']],
    ['A lamp of oak', 'lamp -oak', ['lamp']],
  ] as const)('in "%s" of %s', ([text, query, words]) => expect(marked(text, query)).toEqual(words));

  test('what stands far behind, with its surroundings', () => {
    const { snippet, matches } = snippetOf(
      `${'Nothing of it. '.repeat(100)}Then a lamp stood there.`,
      readQuery('lamp'),
      formsIn(['en']),
    );
    expect(snippet.startsWith('…')).toBe(true);
    expect(matches.map(([from, to]) => snippet.slice(from, to))).toEqual(['lamp']);
    expect(snippet.length).toBeLessThan(260);
  });

  test('places inside of it, whatever the text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 600 });
    fc.assert(
      fc.property(text, text, (body, query) => {
        const { snippet, matches } = snippetOf(body, readQuery(query), formsIn(['en', 'de']));
        let end = 0;
        for (const [from, to] of matches) {
          if (from < end || to <= from || to > snippet.length) return false;
          end = to;
        }
        return !/[\n\r]/.test(snippet);
      }),
    );
  });
});

describe('the languages of a text', () => {
  test.for([
    ['Refunds are paid within five days of the return.', 'en'],
    ['Wolldecke\nWeiche Merinowolle für kalte Abende', 'de'],
    ['Manta de lana\nLana merino suave para noches frías', 'es'],
    ['Couverture en laine\nLaine mérinos douce pour les soirées froides', 'fr'],
    ['Coperta di lana\nMorbida lana merino per le sere fredde', 'it'],
    ['Шерстяное одеяло\nМягкая шерсть для холодных вечеров', 'ru'],
  ] as const)('%s', async ([text, language]) => {
    const detect = await loadDetector();
    expect(detect(text, [])[0]).toBe(language);
  });

  test('are those around it where it is too short to tell, and unknown where no stemmer reads it', async () => {
    const detect = await loadDetector();
    expect(detect('Lampe', ['de', 'fr'])).toEqual(expect.arrayContaining(['de', 'fr']));
    expect(detect('Świeca zapachowa z wosku pszczelego do domu', ['de'])).toEqual(['und']);
  });
});
