import type { Evidences } from './evidence.ts';
import type { Cell } from './matter.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import type { Tongue } from './words/numbers.ts';

/** Between which characters of a table's row each cell stands. */
export function cellsOf(row: string): { from: number; to: number }[] {
  const bars = [...row.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const last = row.trimEnd().length;
  const cells = bars.map((bar, index) => ({ from: bar + 1, to: bars[index + 1] ?? last }));
  return cells.filter(({ from, to }) => to > from);
}

const CHANGE =
  /chang|differ|growth|versus|(?:^|\s)vs|verander|unterschied|entwicklung|camb|diferen|variac|crecim|ecart|evolution|variation|[+-]\/-|±|δ|Δ/i;

/** A table's head: what each of its columns is of. */
export interface Head {
  cells: Sentence[];
  rows: number;
}

export function headOf(row: string, evidences: Evidences, tongue: Tongue): Head {
  return { cells: cellsOf(row).map(({ from, to }) => sentenceOf(row.slice(from, to), evidences, tongue)), rows: 0 };
}

/** What a cell is of: its column's metric and time, else those of its row; and the row. */
export function cellOf(head: Head, row: Sentence[], index: number): Cell {
  const column = head.cells[index];
  const others = row.filter((_, i) => i !== index && !row[i]?.figures.length);
  const metrics = column?.metrics.length ? column.metrics : others.flatMap(({ metrics }) => metrics);
  const times = column?.times.length ? column.times : others.flatMap(({ times }) => times);
  return {
    metrics: metrics.length > 0 ? metrics : head.cells.flatMap((cell) => cell.metrics),
    rows: [...(column?.rows ?? []), ...others.flatMap(({ rows }) => rows)],
    times,
    change: [column, ...others].some((one) => one !== undefined && CHANGE.test(one.view.low)),
    words: [column, ...others].map((one) => one?.view.low ?? '').join(' '),
  };
}
