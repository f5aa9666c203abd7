import { breakdownsOf, idsOf, isUnreal, markOf, timesOf } from './breakdowns.ts';
import { ONE } from './decimal.ts';
import type { Evidence } from './evidence.ts';
import type { Matter, Topic } from './matter.ts';
import { near } from './nearby.ts';
import { sameTime } from './periods.ts';
import { isAt, isOf } from './place.ts';
import type { Mark, MetricMark, Sentence } from './sentence.ts';
import {
  ALL,
  ALMOST_ALL,
  BUYS,
  COMES_FROM,
  EVERYBODY,
  LOST_MONEY,
  NOBODY,
  NONE_OF,
  NOTHING,
  NOTHING_BACK,
  ONLY_ROW,
  RECORD,
  SOLD,
} from './words/totality.ts';

/** From here on a part is almost all of it, and all of it. */
const ALMOST = (ONE * 9n) / 10n;
const WHOLE = (ONE * 995n) / 1000n;

/** Claims about all of something or none of it that facts deny: "almost all revenue came from Candle", "nobody bought". */
export function wrongTotals(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  return [
    ...allOfIt(sentence, matter),
    ...noneOfIt(sentence, matter),
    ...nobody(sentence, matter),
    ...nothing(sentence, matter),
    ...onlyThis(sentence, topic, matter),
    ...everybody(sentence, matter),
    ...[LOST_MONEY, RECORD].flatMap((pattern) => unknown(sentence, pattern)),
  ];
}

const isAtTime = ({ times }: Evidence, keys: string[]) =>
  times.length === 0 || times.some((time) => keys.some((key) => sameTime(key, time)));

/** "All of your revenue came from Candle": nothing is claimed where no row is named. */
function allOfIt(sentence: Sentence, { evidences }: Matter): Mark[] {
  const { metrics, rows, view } = sentence;
  if (rows.length === 0 || !COMES_FROM.test(view.low)) return [];
  return metrics.filter(({ from, label, first, part, ids }) => {
    const lead = view.low.slice(Math.max(0, from - 50), from);
    const least = ALMOST_ALL.test(lead) ? ALMOST : ALL.test(lead) ? WHOLE : undefined;
    if (label || least === undefined || isUnreal(sentence, { from, to: from, first, last: first, part })) return false;
    return !evidences.all.some(
      (one) =>
        one.fact.unit === 'share' &&
        one.how !== 'change' &&
        one.value >= least &&
        isOf(one, ids, evidences) &&
        rows.some((row) => isAt(one, row)),
    );
  });
}

/** What is known of a metric where a sentence speaks of it. */
function knownOf(
  { from, first, part, ids }: Pick<MetricMark, 'from' | 'first' | 'part' | 'ids'>,
  sentence: Sentence,
  { evidences }: Matter,
) {
  const mark = { from, to: from, first, last: first, part };
  const row = near(mark, sentence.rows, sentence, false);
  const time = near(mark, sentence.times, sentence, false)?.keys;
  return evidences.all.filter(
    (one) =>
      one.how === undefined &&
      isOf(one, ids, evidences) &&
      (row ? isAt(one, row) : one.rows.length === 0) &&
      (time === undefined || isAtTime(one, time)),
  );
}

const isDenied = (known: Evidence[]) => known.length > 0 && known.every(({ value }) => value !== 0n);

function noneOfIt(sentence: Sentence, matter: Matter): Mark[] {
  return sentence.metrics.filter(
    (metric) =>
      !metric.label &&
      NONE_OF.test(sentence.view.low.slice(Math.max(0, metric.from - 40), metric.from)) &&
      isDenied(knownOf(metric, sentence, matter)),
  );
}

/** "Nobody bought", "nobody is in Lapsed" */
function nobody(sentence: Sentence, matter: Matter): Mark[] {
  const match = NOBODY.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].trimEnd().length);
  if (isUnreal(sentence, mark)) return [];
  const own = ({ part, from }: Mark) => part === mark.part && from > mark.from;
  const did = sentence.metrics.find((one) => own(one) && !one.label);
  const row = sentence.rows.find(own);
  const counts = (known: Evidence[]) => known.filter(({ fact }) => fact.unit === 'count');
  if (did) {
    const known = knownOf(did, sentence, matter);
    return isDenied(counts(known)) || (did.ids.includes('refunds') && isDenied(known)) ? [mark] : [];
  }
  if (!row) {
    const bought = ({ fact, rows }: Evidence) =>
      rows.length === 0 && fact.of.some((word) => /^(?:purchase|bought|orders?|customers?)$/.test(word));
    return BUYS.test(sentence.view.low) &&
      isDenied(counts(matter.evidences.all.filter((one) => one.how === undefined && bought(one))))
      ? [mark]
      : [];
  }
  const there = counts(matter.evidences.all.filter((one) => one.how === undefined && isAt(one, row)));
  return isDenied(there.filter(({ fact }) => fact.of.some((word) => /people|customers|members/.test(word))))
    ? [mark]
    : [];
}

/** "You sold nothing on Monday" */
function nothing(sentence: Sentence, matter: Matter): Mark[] {
  const match = NOTHING.exec(sentence.view.low) ?? NOTHING_BACK.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  if (isUnreal(sentence, mark)) return [];
  return isDenied(
    knownOf({ ...mark, ids: NOTHING_BACK.test(match[0]) ? ['refunds'] : ['revenue', 'orders'] }, sentence, matter),
  )
    ? [mark]
    : [];
}

/** Of what was earned in the end, and of all times before, no fact tells. */
function unknown(sentence: Sentence, pattern: RegExp): Mark[] {
  const match = pattern.exec(sentence.view.low);
  if (!match) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  return isUnreal(sentence, mark) ? [] : [mark];
}

/** "Only Candle sold": all the others did not. */
function onlyThis(sentence: Sentence, topic: Topic, matter: Matter): Mark[] {
  const { low } = sentence.view;
  return sentence.rows.filter((row) => {
    if (!ONLY_ROW.test(low.slice(Math.max(0, row.from - 24), row.from)) || !SOLD.test(low.slice(row.to))) return false;
    if (sentence.figures.length > 0 || isUnreal(sentence, row)) return false;
    const groups = breakdownsOf(idsOf(sentence, row, topic, matter), matter, timesOf(sentence, topic, matter)).filter(
      (group) => group.some((one) => isAt(one, row)),
    );
    return groups.some((group) =>
      group.some((one) => one.value !== 0n && !sentence.rows.some((named) => isAt(one, named))),
    );
  });
}

/** "Everybody who added to the cart bought" */
function everybody(sentence: Sentence, { evidences }: Matter): Mark[] {
  const match = EVERYBODY.exec(sentence.view.low);
  if (!match || sentence.figures.length > 0) return [];
  const mark = markOf(sentence, match.index, match.index + match[0].length);
  const [one, other] = sentence.metrics.filter(({ from, label }) => !label && from >= mark.to);
  if (!one || !other || isUnreal(sentence, mark)) return [];
  const counts = ({ ids }: MetricMark) =>
    evidences.all.filter(
      (it) => it.how === undefined && it.rows.length === 0 && it.fact.unit === 'count' && isOf(it, ids, evidences),
    );
  const [first, then] = [counts(one)[0], counts(other)[0]];
  return first && then && then.value < first.value ? [mark] : [];
}
