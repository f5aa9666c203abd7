import Papa from 'papaparse';
import { LIST_LIMITS, type ListFile, type ListKey } from '../../../contract/segment-lists.ts';
import { readEmail, readId } from '../../ingest/reading/keys.ts';
import { noText, readText } from './bytes.ts';

/** A row of the file: whom it names, or why it names nobody. */
export interface ReadRow {
  line: number;
  /** The cell as it stands there, shortened. */
  text: string;
  key: string | undefined;
  why: string;
}

/** How the file shall be read, as far as that was said. */
export type Reading = { [Part in 'column' | 'by' | 'hasHeader']?: ListFile[Part] | undefined };

export type ReadFile = { kind: 'read'; file: ListFile; rows: ReadRow[] } | { kind: 'refused'; why: string };

type Cells = { line: number; cells: string[]; fault: string };

const SEPARATORS = ['\t', ';', ',', '|'] as const;
const LOOKED_AT = 50;
const SHOWN = 80;

const NAMED: Record<ListKey, RegExp> = {
  email: /^(adresse[ _-]?)?(e[ _-]?mail|mail|courriel|correo)([ _-]?(address|addr|adresse|electr[oó]nico))?$/i,
  user: /^((user|customer|client|kunden?|usuario|cliente)[ _-]?(id|no|nr|number|nummer|key)|id|userid|uid)$/i,
};

/** Reads a file of people: which column names them, and by what, is found out where it was not said. Pure. */
export function readList(bytes: Uint8Array, said: Reading = {}): ReadFile {
  const why = noText(bytes);
  if (why) return { kind: 'refused', why };
  const { text, encoding } = readText(bytes);
  const separator = separatorOf(text);
  const all = cellsOf(text, separator);
  if (all === undefined) {
    return {
      kind: 'refused',
      why: `The file has more than ${LIST_LIMITS.rows.toLocaleString('en-US')} rows: cut it in two`,
    };
  }
  const [first] = all;
  if (!first) return { kind: 'refused', why: 'The file is empty' };
  const { column, by, hasHeader } = columnsOf(all, said);
  const width = Math.max(...all.slice(0, LOOKED_AT).map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, index) => shortened(first.cells[index] ?? ''));
  const rows = all.slice(hasHeader ? 1 : 0).map((row) => rowOf(row, column, by));
  return { kind: 'read', file: { encoding, separator, hasHeader, columns, column, by }, rows };
}

/** The one by which most rows have an address standing alone in a cell; between equals, the one that makes a table. */
function separatorOf(text: string): ListFile['separator'] {
  const head = text.slice(0, 65_536);
  const guess = Papa.parse(head, { preview: 10, delimitersToGuess: [...SEPARATORS], newline: '\n' }).meta.delimiter;
  const addresses = (delimiter: string) =>
    Papa.parse<string[]>(head, { preview: LOOKED_AT, delimiter, newline: '\n' }).data.filter((row) =>
      row.some(isAddress),
    ).length;
  const order = [...SEPARATORS].sort((a, b) => Number(b === guess) - Number(a === guess));
  const scores = order.map((one) => ({ one, score: addresses(one) }));
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).one;
}

/** Rows with the lines on which they begin, without those that are empty; undefined for too many. */
function cellsOf(text: string, delimiter: string): Cells[] | undefined {
  const rows: Cells[] = [];
  let [line, at] = [1, 0];
  let isTooLong = false;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      const begins = line;
      for (; at < meta.cursor; at++) if (text.charCodeAt(at) === 10) line++;
      if (data.every((cell) => cell.trim() === '')) return;
      const quotes = errors.find(({ type }) => type === 'Quotes');
      const fault = !quotes
        ? ''
        : quotes.code === 'MissingQuotes'
          ? 'A quotation mark is opened and never closed'
          : 'A quotation mark stands where none may stand';
      rows.push({ line: begins, cells: data, fault });
      // One for the header.
      if (rows.length <= LIST_LIMITS.rows + 1) return;
      isTooLong = true;
      parser.abort();
    },
  });
  return isTooLong ? undefined : rows;
}

function columnsOf(all: Cells[], said: Reading): { column: number; by: ListKey; hasHeader: boolean } {
  const header = all[0]?.cells.map((cell) => cell.trim()) ?? [];
  const sample = all.slice(0, LOOKED_AT);
  const named = (by: ListKey) => {
    const index = header.findIndex((cell) => NAMED[by].test(cell));
    return index < 0 || (said.by !== undefined && said.by !== by) ? undefined : index;
  };
  const full = header.map((_, index) => sample.filter(({ cells }) => isAddress(cells[index] ?? '')).length);
  const fullest = Math.max(0, ...full);
  const addresses = said.by !== 'user' && fullest > 0 ? full.indexOf(fullest) : undefined;
  const column = said.column ?? named('email') ?? named('user') ?? addresses ?? 0;
  const most = sample.filter(({ cells }) => isAddress(cells[column] ?? '')).length * 2 >= sample.length;
  const name = header[column] ?? '';
  const by = said.by ?? (NAMED.email.test(name) ? 'email' : NAMED.user.test(name) ? 'user' : most ? 'email' : 'user');
  const isHeading = NAMED.email.test(name) || NAMED.user.test(name) || header.some((cell) => NAMED.email.test(cell));
  const stands = by === 'email' && !isAddress(name) && isAddress(sample[1]?.cells[column] ?? '');
  return { column, by, hasHeader: said.hasHeader ?? (isHeading || stands) };
}

const isAddress = (cell: string): boolean => /^[^\s@,;|"<>]+@[^\s@,;|"<>]+\.[^\s@,;|"<>]+$/.test(cell.trim());

function rowOf({ line, cells, fault }: Cells, column: number, by: ListKey): ReadRow {
  const cell = cells[column]?.trim() ?? '';
  const bad = (why: string): ReadRow => ({ line, text: shortened(cell), key: undefined, why });
  if (fault) return bad(fault);
  if (cell === '') return bad('The cell is empty');
  if (cell.includes('\0')) return bad('It has characters that are no text');
  const key = by === 'email' ? readEmail(cell) : readId(cell);
  if (key === undefined) return bad(by === 'email' ? 'This is no e-mail address' : 'This is no user id');
  return { line, text: shortened(cell), key, why: '' };
}

function shortened(text: string): string {
  const plain = text.replaceAll('\0', '').trim();
  return plain.length > SHOWN ? `${plain.slice(0, SHOWN - 1)}…` : plain;
}
