import type { History } from './bg-nbd.ts';

/** So many people with the same history at the end of the earlier part, and the same number of purchases in the later. */
export type Tested = (History & { people: number; actual: number })[];

/** What was predicted for the later part, and what came. */
export interface BackTest {
  people: number;
  predicted: number;
  actual: number;
  /** Mean absolute error in purchases a person, of the model and of "everyone keeps the past rate". */
  mae: number;
  naiveMae: number;
  /** Tenths of the people, those with the greatest prediction first, with the means of each. */
  deciles: { people: number; predicted: number; actual: number }[];
}

/** The purchases in `weeks` of one who keeps the rate of the past: repeat purchases over the time since the first. */
export function pastRate({ x, t }: History, weeks: number): number {
  return t > 0 ? (x / t) * weeks : 0;
}

/** Predicts the later part of `weeks` for people of whom the earlier is known, and compares. */
export function backTest(tested: Tested, weeks: number, predict: (history: History) => number): BackTest {
  const rows = tested.map((row) => ({ ...row, predicted: predict(row) })).sort((a, b) => b.predicted - a.predicted);
  const people = total(rows, () => 1);
  const error = (of: (row: (typeof rows)[number]) => number) =>
    people > 0 ? total(rows, (row) => Math.abs(of(row) - row.actual)) / people : 0;
  return {
    people,
    predicted: total(rows, ({ predicted }) => predicted),
    actual: total(rows, ({ actual }) => actual),
    mae: error(({ predicted }) => predicted),
    naiveMae: error((row) => pastRate(row, weeks)),
    deciles: decilesOf(rows, people),
  };
}

function decilesOf(rows: { people: number; predicted: number; actual: number }[], people: number) {
  const tenths = Array.from({ length: 10 }, () => ({ people: 0, predicted: 0, actual: 0 }));
  let before = 0;
  for (const row of rows) {
    let left = row.people;
    while (left > 0) {
      const tenth = Math.min(9, Math.floor((before * 10) / people));
      const room = Math.max(1, Math.ceil(((tenth + 1) * people) / 10) - before);
      const some = tenth === 9 ? left : Math.min(left, room);
      const into = tenths[tenth] as (typeof tenths)[number];
      into.people += some;
      into.predicted += some * row.predicted;
      into.actual += some * row.actual;
      before += some;
      left -= some;
    }
  }
  return tenths
    .filter((tenth) => tenth.people > 0)
    .map((tenth) => ({ ...tenth, predicted: tenth.predicted / tenth.people, actual: tenth.actual / tenth.people }));
}

function total<Row extends { people: number }>(rows: Row[], of: (row: Row) => number): number {
  return rows.reduce((sum, row) => sum + row.people * of(row), 0);
}
