import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIST_LIMITS } from '../../../contract/segment-lists.ts';
import { type Reading, readList } from './read.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

function read(text: string | Uint8Array, said?: Reading) {
  const answer = readList(typeof text === 'string' ? utf8(text) : text, said);
  if (answer.kind === 'refused') throw new Error(answer.why);
  return answer;
}

const keys = (text: string | Uint8Array, said?: Reading) => read(text, said).rows.map(({ key }) => key);

const SEPARATORS = [',', ';', '\t', '|'] as const;
const address = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9._+-]{0,8}$/), fc.stringMatching(/^[a-z]{1,6}\.(com|example)$/))
  .map(([name, host]) => `${name}@${host}`);
/** What else stands in a table: all that needs quoting, and letters of other languages. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'ü', '€', ' ', ',', ';', '|', '\t', '"', '\n', '1'), maxLength: 8 }),
  fc.constantFrom('', 'Zoë "Z" Ångström', 'two\nlines', '1,5'),
);

/** A cell as any spreadsheet may write it: quoted where it must be, and sometimes where it need not be. */
const written = (text: string, separator: string, always: boolean) =>
  always || text.includes(separator) || /["\n]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;

test('whatever separates and quotes a table, and wherever the addresses stand in it, they are read with their lines', () => {
  const tables = fc.record({
    separator: fc.constantFrom(...SEPARATORS),
    end: fc.constantFrom('\n', '\r\n', '\r'),
    before: fc.integer({ min: 0, max: 2 }),
    after: fc.integer({ min: 0, max: 2 }),
    rows: fc.array(
      fc.record({ address, others: fc.array(cell, { minLength: 4, maxLength: 4 }), always: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    mark: fc.constantFrom('', '\ufeff'),
    heading: fc.constantFrom('E-Mail', 'email', 'Email address'),
  });
  fc.assert(
    fc.property(tables, ({ separator, end, before, after, rows, mark, heading }) => {
      const line = (cells: string[], always = false) =>
        cells.map((one) => written(one, separator, always)).join(separator);
      const lines = [line([...Array(before).fill('x'), heading, ...Array(after).fill('y')])];
      const expected: { line: number; key: string }[] = [];
      let at = 2;
      for (const row of rows) {
        const text = line([...row.others.slice(0, before), row.address, ...row.others.slice(4 - after)], row.always);
        lines.push(text);
        expected.push({ line: at, key: row.address });
        at += text.split('\n').length;
      }
      const { file, rows: got } = read(mark + lines.join('\n').replaceAll('\n', end));
      if (before + after > 0) expect(file.separator).toBe(separator);
      expect(file).toMatchObject({ column: before, by: 'email', hasHeader: true, encoding: 'UTF-8' });
      expect(got.map((one) => ({ line: one.line, key: one.key }))).toEqual(expected);
    }),
    { numRuns: 400 },
  );
});

/** Any bytes, and such as a text might be made of, hardly any of which are controls. */
const anything = fc.oneof(
  fc.uint8Array({ maxLength: 400 }),
  fc
    .array(
      fc.oneof(
        { weight: 90, arbitrary: fc.integer({ min: 32, max: 255 }) },
        { weight: 20, arbitrary: fc.constantFrom(9, 10, 13, 34, 44, 59) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 8 }) },
      ),
      { maxLength: 400 },
    )
    .map((bytes) => Uint8Array.from(bytes)),
);

test('nothing that can be uploaded breaks the reading, and every row that is no blank is told of', () => {
  fc.assert(
    fc.property(anything, (bytes) => {
      const answer = readList(bytes);
      if (answer.kind === 'refused') return;
      for (const { line, key, why } of answer.rows) {
        expect(line).toBeGreaterThan(0);
        expect(key === undefined).toBe(why !== '');
        expect(key ?? '').not.toContain('\0');
      }
    }),
    { numRuns: 500 },
  );
});

describe('what a shop uploads', () => {
  test('is UTF-8, Windows-1252 or UTF-16, and which of them is said', () => {
    const text = 'name;email\nZoë;zoe@shop.example\n';
    const latin = Uint8Array.from(text, (one) => one.charCodeAt(0));
    const wide = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((one) => [one.charCodeAt(0) & 255, 0])]);
    for (const [bytes, encoding] of [
      [utf8(text), 'UTF-8'],
      [latin, 'Windows-1252'],
      [wide, 'UTF-16'],
    ] as const) {
      const { file, rows } = read(bytes);
      expect(file).toMatchObject({ encoding, separator: ';', column: 1 });
      expect(rows.map(({ key }) => key)).toEqual(['zoe@shop.example']);
    }
    expect(read(Uint8Array.from([0x80, 0x3b, 0x9c, 0x0a, 0x31, 0x3b, 0x32])).file.columns).toEqual(['€', 'œ']);
  });

  test('may be a single column with a heading or without one', () => {
    expect(keys('ann@shop.example\nben@shop.example')).toEqual(['ann@shop.example', 'ben@shop.example']);
    expect(keys('whom\nann@shop.example\n\n ben@shop.example \n')).toEqual(['ann@shop.example', 'ben@shop.example']);
    expect(keys('user_id\n17\n18')).toEqual(['17', '18']);
    expect(read('17\n18').file).toMatchObject({ by: 'user', hasHeader: false });
  });

  test('is read as the merchant says where that differs', () => {
    const text = 'customer;email\nc1;ann@shop.example';
    expect(keys(text)).toEqual(['ann@shop.example']);
    expect(keys(text, { column: 0, by: 'user' })).toEqual(['c1']);
    expect(keys(text, { column: 0, by: 'user', hasHeader: false })).toEqual(['customer', 'c1']);
  });

  test('has its bad rows told with their lines and why', () => {
    const { rows } = read(
      'email,name\nann@shop.example,Ann\nnot an address,Ben\n"",Cas\n"a""\nb",x\nDoe@Shop.example,"Doe',
    );
    expect(rows.map(({ line, key, why }) => [line, key, why])).toEqual([
      [2, 'ann@shop.example', ''],
      [3, undefined, 'This is no e-mail address'],
      [4, undefined, 'The cell is empty'],
      [5, undefined, 'This is no e-mail address'],
      [7, undefined, 'A quotation mark is opened and never closed'],
    ]);
  });

  test('is refused as a whole where it is no text, and a workbook is told how it becomes one', () => {
    const picture = Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0]);
    expect(readList(picture)).toEqual({ kind: 'refused', why: expect.stringContaining('no text') });
    for (const begins of [
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0],
    ]) {
      const workbook = Uint8Array.from([...begins, ...utf8('xl/worksheets/sheet1.xml')]);
      expect(readList(workbook)).toEqual({ kind: 'refused', why: expect.stringContaining('save it as CSV') });
    }
  });

  test('is refused as a whole where it is empty or too long', () => {
    expect(readList(utf8('\n\n')).kind).toBe('refused');
    const rows = (count: number) => utf8(`email\n${'a@shop.example\n'.repeat(count)}`);
    expect(readList(rows(LIST_LIMITS.rows)).kind).toBe('read');
    expect(readList(rows(LIST_LIMITS.rows + 1))).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('50,000'),
    });
  });
});
