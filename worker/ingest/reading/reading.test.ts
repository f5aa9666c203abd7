import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson, storableJson } from './json.ts';
import { personKeys, readEmail, readId, readPhone } from './keys.ts';
import { addMoney, readCurrency, readMoney } from './money.ts';
import { iso, occurredAt, readTime } from './time.ts';

const read = (text: string) => {
  const json = readJson(text);
  return json.kind === 'value' ? json.value : json.reason;
};

describe('JSON', () => {
  test('keeps every digit of a number that a double would change', () => {
    expect(read('{"id":820982911946154508,"list":[9007199254740993,1]}')).toEqual({
      id: '820982911946154508',
      list: ['9007199254740993', 1],
    });
    expect(read('[0.1, 10.00, 1e3, -5, 1234567890123456.78, 1e999]')).toEqual([
      0.1,
      10,
      1000,
      -5,
      '1234567890123456.78',
      '1e999',
    ]);
  });

  test('reads any JSON as JSON.parse does where no digit is at stake and Postgres stores all of it', () => {
    fc.assert(
      fc.property(fc.json({ noUnicodeString: false }), (text) => {
        const shown = JSON.stringify(read(text));
        const plain = JSON.stringify(JSON.parse(text));
        const isStored = !/\\u0000|\\ud[89a-f]/i.test(text);
        if (isStored && !/[\d.]{16}|\de/i.test(text)) expect(shown).toBe(plain);
      }),
    );
  });

  test('loses no integer, whatever its length', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (id) => {
        expect(String((read(`{"id":${id}}`) as { id: unknown }).id)).toBe(String(id));
      }),
    );
  });

  test('gives text that Postgres stores', () => {
    expect(read('{"a\\u0000":"x\\u0000\\ud800y\\ud83d\\ude00"}')).toEqual({ a: 'x\uFFFDy😀' });
    expect(storableJson('{"a":"\\u0000"}', { a: '' })).toBe('{"a":""}');
    expect(storableJson('{"a":1e999}', { a: '1e999' })).toBe('{"a":"1e999"}');
    expect(storableJson('{"id":820982911946154508}', {})).toBe('{"id":820982911946154508}');
  });

  test('says what is wrong with what cannot be read', () => {
    expect(read('{"a":')).toMatch(/^Not JSON/);
    expect(read('['.repeat(200_000))).toMatch(/deep/);
    expect(read(`${'[1,'.repeat(150)}1${']'.repeat(150)}`)).toMatch(/deep/);
    expect(read(`"${'['.repeat(500)}"`)).toBe('['.repeat(500));
  });
});

describe('money', () => {
  test.each([
    [19.99, '19.99'],
    ['19.990', '19.99'],
    [' 7 ', '7'],
    ['0.00005', '0.0001'],
    ['-0.00004', '0'],
    ['-3.5', '-3.5'],
    ['1e3', undefined],
    ['$5', '5'],
    ['-$1,234.50', '-1234.5'],
    ['1.234,50 €', '1234.5'],
    ['12,9', '12.9'],
    ['CHF 1’234’567.05', '1234567.05'],
    // Is it a thousand, or one and a bit?
    ['1,234', undefined],
    ['1.2.3', undefined],
    ['5 + 5', undefined],
    [1e-7, '0'],
    ['1,000', undefined],
    [Number.NaN, undefined],
    [null, undefined],
    ['12345678901234567890', undefined],
  ])('%s is %s', (written, amount) => {
    expect(readMoney(written)).toBe(amount);
  });

  test('adds as on paper', () => {
    const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(fc.array(cents), (amounts) => {
        const sum = addMoney(...amounts.map((one) => readMoney((one / 100).toFixed(2))));
        expect(Number(sum).toFixed(2)).toBe((amounts.reduce((a, b) => a + b, 0) / 100 + 0).toFixed(2));
      }),
    );
    expect(addMoney('0.1', '0.2', undefined)).toBe('0.3');
  });

  test('has a currency of three letters', () => {
    expect(readCurrency('eur')).toBe('EUR');
    expect(readCurrency('Euro')).toBeUndefined();
  });
});

describe('who', () => {
  test('is no one by what broken senders take for an id', () => {
    for (const no of ['', ' ', 'null', 'undefined', 'NaN', '0', '[object Object]', null, {}, 'x'.repeat(600)]) {
      expect(readId(no)).toBeUndefined();
    }
    expect(readId(42)).toBe('42');
    expect(readEmail(' Ada@Shop.Example ')).toBe('ada@shop.example');
    expect(readEmail('not an address')).toBeUndefined();
    expect(readPhone('+44 (0) 20-7946.0000')).toBe('+4402079460000');
    expect(readPhone('call me')).toBeUndefined();
  });

  test('is found in the message, its properties and its traits', () => {
    expect(personKeys({ userId: 'a', properties: { user_id: 'b' } }).userId).toBe('a');
    expect(personKeys({ properties: { user_id: 'b' } }).userId).toBe('b');
    expect(personKeys({ properties: { customer_id: 7 } }).userId).toBe('7');
    expect(personKeys({ traits: { userId: 'c', email: 'C@d.e' } })).toMatchObject({ userId: 'c', email: 'c@d.e' });
    expect(personKeys({ context: { traits: { email: 'C@d.e' } } }).email).toBe('c@d.e');
    expect(personKeys({ anonymousId: 'v', properties: { email: 'G@d.e' } })).toMatchObject({ email: 'g@d.e' });
  });

  test('is not the friend whose address somebody entered', () => {
    expect(
      personKeys({ userId: 'a', event: 'Friend Invited', properties: { email: 'friend@d.e' } }).email,
    ).toBeUndefined();
  });
});

describe('when', () => {
  const received = Date.parse('2026-03-01T12:00:00.000Z');

  test('is read as text, seconds or milliseconds', () => {
    for (const written of [
      '2026-03-01T12:00:00Z',
      received,
      received / 1000,
      String(received),
      '2026-03-01T13:00+01:00',
    ]) {
      expect(readTime(written)).toBe(received);
    }
    for (const no of ['yesterday', '', 0, -1, 1e20, null, '0001-01-01T00:00:00Z']) expect(readTime(no)).toBeUndefined();
  });

  test('is corrected by how wrong the sender’s clock is', () => {
    const clock = fc.integer({ min: -1e10, max: 1e10 });
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 0, max: 60_000 }),
        (wrong, before, travel) => {
          const sent = received - travel + wrong;
          expect(occurredAt(received, sent - before, sent)).toBe(received - before);
        },
      ),
    );
  });

  test('is never after the receipt, and the receipt where nothing is said', () => {
    expect(occurredAt(received, undefined, received)).toBe(received);
    expect(occurredAt(received, received + 5000, undefined)).toBe(received);
    expect(occurredAt(received, received - 5000, undefined)).toBe(received - 5000);
    expect(occurredAt(received, received - 5000, received - 9000)).toBe(received);
    expect(iso(received)).toBe('2026-03-01T12:00:00.000Z');
  });
});
