import { type Evidence, weekdayOf } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { nearest } from './nearby.ts';
import { sameTime } from './periods.ts';
import { isOf } from './place.ts';
import type { Mark, RowMark, Sentence } from './sentence.ts';
import { UNREAL } from './words/directions.ts';

export function markOf({ tokens }: Sentence, from: number, to: number): Mark {
  const inside = tokens.filter((token) => token.from >= from && token.to <= to);
  const first = tokens.findIndex((token) => token.from >= from);
  return { from, to, first: Math.max(0, first), last: first + inside.length, part: inside[0]?.part ?? 0 };
}

export function isUnreal({ tokens, view }: Sentence, { first, part }: Mark): boolean {
  // "Wurde" was; "würde" would be.
  const was = (from: number) => view.text.slice(from, from + 5).toLowerCase() === 'wurde';
  return tokens
    .slice(Math.max(0, first - 6), first)
    .some((token) => token.part === part && UNREAL.has(token.word) && !was(token.from));
}

/** What the sentence is of, besides the words of the claim; else what was spoken of. */
export function idsOf(sentence: Sentence, mark: Mark, topic: Topic, { asked }: Matter): string[] {
  const others = sentence.metrics.filter(({ from, to, label }) => !label && (to <= mark.from || from >= mark.to));
  const metric = nearest(mark, others);
  return metric?.ids ?? (topic.metrics.length > 0 ? topic.metrics : asked.metrics);
}

/** The times that a claim is of: those that its sentence says, else those that are spoken of. */
export function timesOf({ times }: Sentence, topic: Topic, { asked, main, evidences }: Matter): string[][] {
  if (times.length > 0) return times.map(({ keys }) => keys);
  const known = (list: string[][]) =>
    list.length > 0 && evidences.all.some((one) => one.times.length > 0 && isOfTimes(one, list));
  return [topic.times, asked.times].find(known) ?? main;
}

/** The values of all rows of one breakdown; and of one metric at several times. */
export function breakdowns({ evidences }: Pick<Matter, 'evidences'>): Evidence[][] {
  const groups = new Map<string, Evidence[]>();
  for (const one of evidences.all) {
    if (one.how !== undefined || one.derived || one.fact.end) continue;
    const key = [one.ids, one.fact.unit, one.fact.currency, ...(isRow(one) ? [one.fact.when, kindOf(one)] : [])].join(
      '\n',
    );
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** How many rows each breakdown has whose rows add up to the whole that is known. */
export function wholesIn(evidences: Matter['evidences']): Set<number> {
  const whole = breakdowns({ evidences }).filter((group) => {
    const [first] = group;
    if (!first || !isRow(first)) return false;
    const sum = group.reduce((total, { value }) => total + value, 0n);
    return evidences.all.some(
      (one) =>
        !isRow(one) &&
        one.how === undefined &&
        one.value === sum &&
        one.fact.unit === first.fact.unit &&
        one.ids.join() === first.ids.join() &&
        one.fact.when?.join() === first.fact.when?.join(),
    );
  });
  return new Set(whole.map((group) => group.length));
}

/** Days, months, weekdays or names. */
const kindOf = ({ rowTimes: [first] }: Evidence) => (first === undefined ? 'name' : first.replace(/\d/g, '0'));

const isRow = ({ rows, rowTimes }: Evidence) => rows.length > 0 || rowTimes.length > 0;

/** Those of what is claimed, at the times of which it is claimed; where there are none, those that there are. */
export function breakdownsOf(ids: string[], matter: Matter, times: string[][]): Evidence[][] {
  const all = breakdowns(matter);
  const own = all.filter(([one]) => one && isOf(one, ids, matter.evidences));
  const some = own.length > 0 ? own : all;
  const then = some.filter(([one]) => one && (!isRow(one) || isOfTimes(one, times)));
  return then.some(([one]) => one && isRow(one)) ? then : some;
}

/** It is of one of these times, or of none. */
export function isOfTimes({ times }: Evidence, spoken: string[][]): boolean {
  return (
    times.length === 0 ||
    spoken.length === 0 ||
    spoken.some((keys) => keys.some((key) => times.some((time) => sameTime(key, time))))
  );
}

/** What a claim names is that row; a time is one of its rows, or where it has none the time itself. */
export function isNamed(one: Evidence, { rows, times }: Pick<RowMark, 'rows' | 'times'>): boolean {
  if (rows.some((row) => one.rows.includes(row))) return true;
  const own = isRow(one) ? one.rowTimes : one.times;
  return times.some((key) => own.some((other) => sameTime(key, other)) || own.some((day) => isWeekday(day, key)));
}

/** "Friday" of a row that is a date. */
const isWeekday = (day: string, key: string) =>
  key.startsWith('wd:') && /^\d{4}-\d\d-\d\d$/.test(day) && weekdayOf(day) === Number(key.slice(3));
