import type { Evidence, Evidences } from './evidence.ts';
import type { Figure } from './figure.ts';
import type { Matter } from './matter.ts';
import { sameTime } from './periods.ts';
import type { Scene } from './scene.ts';
import type { RowMark } from './sentence.ts';
import { UNIT_OF } from './words/phrases.ts';

/** A fact is of one of these. People who buy are people, where there is no other fact of either. */
export function isOf({ ids, fact }: Evidence, named: string[], { units }: Evidences): boolean {
  if (ids.some((id) => named.includes(id))) return true;
  const people = ['people', 'customers'];
  return (
    (fact.unit === 'count' || fact.unit === 'share') &&
    people.some((id) => ids.includes(id) && people.some((other) => named.includes(other) && !units.has(other)))
  );
}

/** A fact that counts people by what they did. */
export function isDoneBy({ ids, fact }: Evidence, did: string[]): boolean {
  return fact.unit === 'count' && fact.of.includes('people') && ids.some((id) => did.includes(id));
}

/** A level where a level is stated, a change where a change is, and its sign. */
export function fitsKind(
  { how, value, ids, derived, fact }: Evidence,
  { measure, sign }: Figure,
  { change, counted, ofPeople, ends }: Scene,
): boolean {
  if (fact.end && !ends.includes(fact.end)) return false;
  if (counted && fact.unit === 'money') return false;
  if (ofPeople && fact.of.includes('of the step before')) return false;
  if (how === 'share' && sign === '-') return value < 0n;
  const isChange = how === 'difference' || how === 'change';
  if (measure === 'times') return true;
  if (measure === 'points') return change?.sign ? value < 0n === change.sign < 0 : true;
  if (!change) {
    if (isChange && !(sign !== '' && value < 0n === (sign === '-'))) return false;
    if (isChange && sign === '') return false;
    const deducted = ids.includes('refunds') || ids.includes('discounts');
    return isChange || sign !== '-' || value < 0n || (deducted && fact.unit === 'money');
  }
  // A tool that names no kind may give a change under the metric's own name.
  const unnamed =
    !derived &&
    how === undefined &&
    fact.unit === 'share' &&
    ids.some((id) => UNIT_OF.has(id) && UNIT_OF.get(id) !== 'share');
  if (!isChange && !unnamed) return false;
  return change.sign === 0 ? value >= 0n : value < 0n === change.sign < 0;
}

export function isAt(one: Evidence, { rows, times }: RowMark): boolean {
  if (rows.some((row) => one.rows.includes(row))) return true;
  return times.some((key) => [...one.rowTimes, ...one.times].some((other) => sameTime(key, other)));
}

/** The fact is of the row and the time that the sentence says, or of those of which the answer is where it says none. */
export function fitsPlace(one: Evidence, scene: Scene, matter: Matter): boolean {
  return fitsRow(one, scene, matter) && fitsTime(one, scene, matter);
}

function fitsRow(one: Evidence, scene: Scene, { asked }: Matter): boolean {
  const { row, rows, anyRows, topicRows, whole, together, someRow, change } = scene;
  if (one.rows.length > 0) {
    if (rows.length > 0) return rows.every((mark) => isAt(one, mark));
    if (row) return isAt(one, row);
    if (change && anyRows.length > 0) return anyRows.some((mark) => isAt(one, mark));
    return !whole && (someRow || topicRows.some((mark) => isAt(one, mark)));
  }
  if (one.how === 'sum' && one.derived) return together;
  if (!row || whole || isAt(one, row) || row.ids?.some((id) => one.ids.includes(id))) return true;
  return asked.rows.some((mark) => mark.rows.some((name) => row.rows.includes(name)));
}

function fitsTime(
  one: Evidence,
  { rows, time, times, against, beside, several, close }: Scene,
  { main }: Matter,
): boolean {
  if (one.times.length === 0) return true;
  const is = (keys: string[]) =>
    keys.some((key) => [...one.times, ...one.rowTimes].some((other) => sameTime(key, other)));
  if (time) return is(time) || (one.rows.length > 0 && rows.some((mark) => mark.times.length > 0) && is(main.flat()));
  if (one.rowTimes.length > 0) return true;
  // "Up from $200.00": of another time than the one spoken of, unless it is another metric that is named.
  if (against && (one.how !== undefined || close || several || !is(beside ?? main.flat()))) return true;
  return [...times, ...main].some(is) || main.length === 0;
}
