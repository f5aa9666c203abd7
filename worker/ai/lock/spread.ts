import type { Evidence } from './evidence.ts';
import { sameValue } from './match.ts';
import type { Matter } from './matter.ts';
import { sameTime, windowOf } from './periods.ts';
import { isAt } from './place.ts';
import type { Scene } from './scene.ts';
import type { FigureMark, RowMark, Sentence } from './sentence.ts';
import { SOME_OF, SORTS, type Sort } from './words/ranges.ts';

/** The two figures of a range. */
export interface Ends {
  low: FigureMark;
  high: FigureMark;
}

/** They are these two facts. */
export const isFrom = ({ low, high }: Ends, least: Evidence | undefined, most: Evidence | undefined) =>
  least !== undefined && most !== undefined && sameValue(low.figure, least) && sameValue(high.figure, most);

/** The least and the most of all rows of a breakdown, or of those that the sentence names. */
export function isSpread(ends: Ends, own: Evidence[], sentence: Sentence, scene: Scene, matter: Matter): boolean {
  const sort = sortIn(withoutTimes(sentence)) ?? sortIn(withoutTimes(matter.asked.sentence));
  const groups = breakdowns(own).filter((group) => fitsTimes(group, scene, matter));
  const sorts = new Set(groups.map(([one]) => one && sortOf(one)));
  return groups.some((group) => {
    const [one] = group;
    if (!one || (sort !== undefined ? sortOf(one) !== sort && sorts.has(sort) : sorts.size > 1)) return false;
    if (sort !== undefined && !sorts.has(sort) && sortOf(one) !== 'name') return false;
    const spoken = rowsOf(group, ends, sentence, scene);
    if (!spoken || (sortOf(one) === 'name' && !isWhole(group, matter) && !SOME_OF.test(sentence.view.low)))
      return false;
    const ended = spoken.filter((row) => !isRunning(row, matter));
    return [spoken, ended].some((rows) => {
      const sorted = [...rows].sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
      const [least, most] = [sorted[0], sorted.at(-1)];
      return (
        sorted.length > 1 &&
        isFrom(ends, least, most) &&
        standsAt(ends.low, least, sentence) &&
        standsAt(ends.high, most, sentence)
      );
    });
  });
}

function breakdowns(own: Evidence[]): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const one of own) {
    if ((one.how !== undefined && one.how !== 'share') || one.fact.end || one.rows.length === 0) continue;
    const key = [one.ids, one.fact.unit, one.fact.currency, one.fact.when, sortOf(one)].join('\n');
    const group = groups.get(key) ?? [];
    if (!group.some((other) => other.rows.join('\n') === one.rows.join('\n'))) group.push(one);
    groups.set(key, group);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** What the rows of a breakdown are. */
function sortOf({ rowTimes, fact }: Evidence): Sort {
  if ((fact.at ?? []).some((label) => /^(?:the )?(?:week of|woche (?:vom|ab)|semana del?|semaine du)/i.test(label)))
    return 'week';
  const kinds: [Sort, RegExp][] = [
    ['week', /\/|^w:/],
    ['hour', /^t:/],
    ['day', /^[\d*]+-\d\d-\d\d$/],
    ['quarter', /-Q\d$/],
    ['month', /^[\d*]+-\d\d$/],
    ['year', /^\d{4}$/],
    ['weekday', /^wd:/],
  ];
  return kinds.find(([, pattern]) => rowTimes.some((key) => pattern.test(key)))?.[0] ?? 'name';
}

export function sortIn(low: string): Sort | undefined {
  return SORTS.find(([, pattern]) => pattern.test(low))?.[0];
}

/** "The last 30 days" says when, and not that it goes by days. */
function withoutTimes({ view, times }: Sentence): string {
  let low = view.low;
  for (const { from, to } of times) low = low.slice(0, from) + '_'.repeat(to - from) + low.slice(to);
  return low;
}

/** The group is of the time that is said, else of that which is spoken of. */
function fitsTimes([one]: Evidence[], { time, times }: Scene, { main }: Matter): boolean {
  if (!one || one.times.length === 0) return true;
  const is = (keys: string[]) => keys.some((key) => one.times.some((other) => sameTime(key, other)));
  if (time) return is(time);
  const spoken = [...times, ...main];
  return spoken.length === 0 || spoken.some(is);
}

/** Those rows of a group that a range is of; undefined where it names one that is not among them. */
function rowsOf(group: Evidence[], { low, high }: Ends, sentence: Sentence, scene: Scene): Evidence[] | undefined {
  const atEnds = [low, high].map((mark) => rowAt(mark, sentence));
  const named = [...sentence.rows, ...scene.rows.filter((row) => !sentence.rows.includes(row))].filter(
    (row) => !atEnds.includes(row),
  );
  if (named.length === 0) return group;
  const some = group.filter((one) => named.some((row) => isAt(one, row)));
  return some.length > 1 && (named.length === 1 || some.length === named.length) ? some : undefined;
}

/** "€1,945.00 (Linen Throw)", "$100.00 on Monday": the row right after an end. */
function rowAt({ to }: FigureMark, { rows, view }: Sentence): RowMark | undefined {
  return rows.find(
    ({ from }) =>
      from >= to &&
      /^ ?(?:\(|(?:on|in|for|with|at|from|am|im|bei|mit|fur|el|en|con|de|le|avec|pour) (?:the |den |dem |der |la )?)?$/.test(
        view.low.slice(to, from),
      ),
  );
}

function standsAt(mark: FigureMark, one: Evidence | undefined, sentence: Sentence): boolean {
  const row = rowAt(mark, sentence);
  return row === undefined || (one !== undefined && isAt(one, row));
}

/** Nothing is known to be left out: what is listed adds up to the whole. */
function isWhole(group: Evidence[], { evidences }: Matter): boolean {
  const [one] = group;
  if (!one || (one.fact.unit !== 'money' && one.fact.unit !== 'count')) return true;
  const whole = evidences.all.find(
    (other) =>
      other.rows.length === 0 &&
      other.how === undefined &&
      other.fact.unit === one.fact.unit &&
      other.ids.join() === one.ids.join() &&
      other.fact.when?.join() === one.fact.when?.join(),
  );
  return !whole || group.reduce((sum, { value }) => sum + value, 0n) >= whole.value;
}

/** A day or month that is not over yet. */
function isRunning({ rowTimes }: Evidence, { today }: Matter): boolean {
  return rowTimes.some((key) => {
    const window = windowOf(key);
    return window !== undefined && window.from <= today && today <= window.to;
  });
}
