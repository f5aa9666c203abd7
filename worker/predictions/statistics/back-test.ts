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
  deciles: Decile[];
}

/**
 * One of the tenths of the people, those with the greatest prediction first: mean purchases a person, and between which `low` and
 * `high` the actual mean falls with a chance of 90 %.
 */
export interface Decile {
  people: number;
  predicted: number;
  low: number;
  high: number;
  actual: number;
}

/** What is expected of a person, and how far it may be off. */
export interface Predictor {
  predict: (history: History) => number;
  /** Of one person's purchases around what is expected. */
  variance: (history: History) => number;
  /** Of the sum of what is expected of these people, for the parameters are only estimated. */
  varianceOfSum: (people: (History & { people: number })[]) => number;
}

/** Nine in ten lie within so many standard deviations. */
export const QUANTILE = 1.6449;

/** The purchases in `weeks` of one who keeps the rate of the past: repeat purchases over the time since the first. */
export function pastRate({ x, t }: History, weeks: number): number {
  return t > 0 ? (x / t) * weeks : 0;
}

/** Predicts the later part of `weeks` for people of whom the earlier is known, and compares. */
export function backTest(tested: Tested, weeks: number, predictor: Predictor): BackTest {
  const rows = tested
    .map((row) => ({ ...row, predicted: predictor.predict(row) }))
    .sort((a, b) => b.predicted - a.predicted);
  const people = total(rows, () => 1);
  const error = (of: (row: Row) => number) =>
    people > 0 ? total(rows, (row) => Math.abs(of(row) - row.actual)) / people : 0;
  return {
    people,
    predicted: total(rows, ({ predicted }) => predicted),
    actual: total(rows, ({ actual }) => actual),
    mae: error(({ predicted }) => predicted),
    naiveMae: error((row) => pastRate(row, weeks)),
    deciles: tenths(rows, people).map((tenth) => describe(tenth, predictor)),
  };
}

type Row = Tested[number] & { predicted: number };

function describe(rows: Row[], { variance, varianceOfSum }: Predictor): Decile {
  const people = total(rows, () => 1);
  const predicted = total(rows, (row) => row.predicted);
  const reach = QUANTILE * Math.sqrt(total(rows, variance) + varianceOfSum(rows));
  return {
    people,
    predicted: predicted / people,
    low: Math.max(0, predicted - reach) / people,
    high: (predicted + reach) / people,
    actual: total(rows, ({ actual }) => actual) / people,
  };
}

/** The rows cut into tenths of the people, in their order; a row of many people may be in several. */
function tenths(rows: Row[], people: number): Row[][] {
  const cut = Array.from({ length: 10 }, (): Row[] => []);
  let before = 0;
  for (const row of rows) {
    let left = row.people;
    while (left > 0) {
      const tenth = Math.min(9, Math.floor((before * 10) / people));
      const room = Math.max(1, Math.ceil(((tenth + 1) * people) / 10) - before);
      const some = tenth === 9 ? left : Math.min(left, room);
      cut[tenth]?.push({ ...row, people: some });
      before += some;
      left -= some;
    }
  }
  return cut.filter((tenth) => tenth.length > 0);
}

function total<One extends { people: number }>(rows: One[], of: (row: One) => number): number {
  return rows.reduce((sum, row) => sum + row.people * of(row), 0);
}
