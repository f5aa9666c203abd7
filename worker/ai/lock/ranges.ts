import type { Evidence } from './evidence.ts';
import type { Figure, Reading } from './figure.ts';
import { sameMeasure } from './match.ts';
import type { Cell, Matter, Topic } from './matter.ts';
import { fitsPlace, isOf } from './place.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { FigureMark, Sentence } from './sentence.ts';
import { type Ends, isFrom, isSpread, sortIn } from './spread.ts';
import { isTalk } from './talk.ts';
import { DASH, LEADS, MOVING, NO_RANGE, RANGING, WIDE_DASH } from './words/ranges.ts';

/** Two figures of which everything that is spoken of lies between. */
export interface Range extends Ends {
  /** It cannot be read as two figures that stand for themselves. */
  sure: boolean;
  /** "At least 5 and at most 7" */
  ends: boolean;
}

/** "Between 5 and 7 orders a day", "from 3 to 9 %", "5–7". `moves`: the sentence states that something rose or fell. */
export function rangesIn(sentence: Sentence, moves: boolean): Range[] {
  const { figures, view, times } = sentence;
  const found: Range[] = [];
  for (let index = 0; index + 1 < figures.length; index += 1) {
    const [low, high] = [figures[index], figures[index + 1]];
    if (!low || !high || low.figure.sign !== '' || high.figure.sign !== '' || low.figure.ordinal) continue;
    const sure = joined(view.low.slice(Math.max(0, low.from - 70), low.from), view.low.slice(low.to, high.from), {
      ...{ moves: moves || times.length > 1 || MOVING.test(view.low), low: view.low },
    });
    if (sure === undefined) continue;
    const ends = alike(low, high, sentence);
    if (!ends) continue;
    found.push({ ...ends, sure: sure !== 'perhaps', ends: sure === 'ends' });
    index += 1;
  }
  return found;
}

/** Whether words make one range of two figures: surely, perhaps, or not at all. */
function joined(
  before: string,
  gap: string,
  { moves, low }: { moves: boolean; low: string },
): 'surely' | 'perhaps' | 'ends' | undefined {
  if (DASH.test(gap)) return 'surely';
  if (WIDE_DASH.test(gap)) return 'perhaps';
  const lead = LEADS.find((one) => one.before.test(before) && one.joins.test(gap));
  if (!lead) return undefined;
  if (lead.kind === 'ends') return 'ends';
  if (lead.kind === 'between') return NO_RANGE.test(before.replace(lead.before, '')) ? undefined : 'surely';
  if (RANGING.test(low)) return 'surely';
  return moves ? undefined : sortIn(low) === undefined ? 'perhaps' : 'surely';
}

/** Both ends in one measure and scale: "from 3 to 9 %", "€5 to 7k". */
function alike(
  low: FigureMark,
  high: FigureMark,
  sentence: Sentence,
): { low: FigureMark; high: FigureMark } | undefined {
  const [a, b] = [low.figure, high.figure];
  if (a.readings.length === 0 || b.readings.length === 0) return undefined;
  const scale = scaleOf(b, sentence);
  const asHigh = (one: Figure): Figure => ({
    ...{ ...one, measure: b.measure, currency: one.currency || b.currency },
    readings:
      scaleOf(one, sentence) === 1n && scale > 1n
        ? one.readings.flatMap((each) => [times(each, scale), each])
        : one.readings,
  });
  if (a.measure === b.measure || a.measure === 'plain') {
    return {
      low: { ...low, figure: asHigh(a) },
      high: { ...high, figure: { ...b, bound: a.bound === 'about' ? 'about' : b.bound } },
    };
  }
  if (b.measure !== 'plain') return undefined;
  return { low, high: { ...high, figure: { ...b, measure: a.measure, currency: a.currency } } };
}

const times = ({ value, step }: Reading, by: bigint): Reading => ({ value: value * by, step: step * by });

/** "1.2 million" is worth a million times its digits. */
function scaleOf({ digits, readings }: Figure, { view }: Sentence): bigint {
  const written = digits && view.low.slice(digits.from, digits.to).replace(/\D/g, '');
  const [first] = readings;
  if (!written || !first || first.value === 0n) return 1n;
  const after =
    /^ ?(?:(k|tsd|tausend|thousand|mille|mil)|(mn|mio|m|millions?|millionen|millon|millones)|(bn|b|mrd|billions?|milliarden?|milliards?))(?![a-z])/.exec(
      view.low.slice(digits.to),
    );
  return after ? (after[1] ? 1000n : after[2] ? 1_000_000n : 1_000_000_000n) : 1n;
}

/** Whether a range is one of facts: the least and the most of what was read, or the ends of what is expected. */
export function rangeHolds(
  { low, high, ends }: Range,
  sentence: Sentence,
  topic: Topic,
  matter: Matter,
  cell?: Cell,
): boolean {
  if (isTalk(high, sentence, matter) && (low.figure.readings[0]?.value ?? 0n) < (high.figure.readings[0]?.value ?? 0n))
    return true;
  const [first, last] = [sceneOf(low, sentence, topic, matter, cell), sceneOf(high, sentence, topic, matter, cell)];
  const scene = { ...last, ids: last.ids.length > 0 ? last.ids : first.ids };
  if (last.change && !ends) return false;
  const alike = matter.evidences.all.filter((one) => sameMeasure(high.figure, one, matter.currency));
  const own =
    scene.ids.length > 0
      ? alike.filter((one) => isOf(one, scene.ids, matter.evidences))
      : alike.filter(({ derived }) => !derived);
  // Where nothing is named there is one thing alone that can be meant.
  if (scene.ids.length === 0 && new Set(own.map(({ ids }) => ids.join())).size > 1) return false;
  return isExpected({ low, high }, own, scene, matter) || isSpread({ low, high }, own, sentence, scene, matter);
}

/** The two ends of one thing that is expected. */
function isExpected(ends: Ends, own: Evidence[], scene: Scene, matter: Matter): boolean {
  const lows = own.filter((one) => one.fact.end === 'low' && fitsPlace(one, scene, matter));
  return lows.some((least) => {
    const most = own.find((one) => one.fact.end === 'high' && placeOf(one) === placeOf(least));
    return isFrom(ends, least, most);
  });
}

const placeOf = ({ ids, rows, fact }: Evidence) => [ids, rows, fact.when ?? []].map((one) => one.join('\t')).join('\n');
