import { wrongClaims } from './claims.ts';
import { ONE } from './decimal.ts';
import { digitReadings } from './digits.ts';
import { statedDirections } from './direction.ts';
import type { Evidence } from './evidence.ts';
import type { Figure } from './figure.ts';
import { sameMeasure, sameValue, span } from './match.ts';
import type { Cell, Matter, Topic } from './matter.ts';
import { moved, moversIn } from './movers.ts';
import { near, nearest } from './nearby.ts';
import { sameTime } from './periods.ts';
import { fitsKind, fitsPlace, isAt, isDoneBy, isOf } from './place.ts';
import { rangeHolds, rangesIn } from './ranges.ts';
import { eachDays, isOfEach } from './rates.ts';
import { type Scene, sceneOf } from './scene.ts';
import type { FigureMark, Mark, MetricMark, RowMark, Sentence, TimeMark } from './sentence.ts';
import { isShareOfNamed, isShareOfTwo } from './shares.ts';
import { isTalk } from './talk.ts';
import { AGAINST } from './words/directions.ts';

export interface Problem {
  mark: Mark;
  /** The only fact that can be meant, where the figure is in nobody's data. */
  instead?: Evidence;
}

/** The figures of a sentence that are in no fact, or not in one of what the sentence says they are of. */
export function judge(sentence: Sentence, topic: Topic, matter: Matter, cell?: Cell): Problem[] {
  const problems: Problem[] = [];
  const [first] = sentence.tokens;
  // Whatever it counts, it counts in words that nobody here reads.
  if (first && sentence.unknownTongue && matter.evidences.all.length > 0)
    problems.push({ mark: { ...first, first: 0, last: 1 } });
  const ranges = rangesIn(sentence, statedDirections(sentence).length > 0).map((range) => ({
    ...{ ...range, holds: rangeHolds(range, sentence, topic, matter, cell) },
  }));
  problems.push(...ranges.flatMap(({ sure, holds, low }) => (sure && !holds ? [{ mark: low }] : [])));
  const settled = new Set(ranges.flatMap(({ sure, holds, low, high }) => (sure || holds ? [low.from, high.from] : [])));
  for (const { mark, figure, holds } of moversIn(sentence, matter)) {
    if (holds && figure !== undefined) settled.add(figure);
    if (!holds) problems.push({ mark });
  }
  for (const mark of sentence.figures.filter(({ from }) => !settled.has(from))) {
    const problem = problemOf(mark, sentence, topic, matter, cell);
    if (problem) problems.push(problem);
  }
  for (const mark of sentence.times) if (wrongAlone(mark, sentence, matter)) problems.push({ mark });
  problems.push(...noneAtAll(sentence, topic, matter), ...wrongDirections(sentence, topic, matter));
  problems.push(...wrongWay(sentence), ...wrongClaims(sentence, topic, matter).map((mark) => ({ mark })));
  return problems;
}

function problemOf(
  mark: FigureMark,
  sentence: Sentence,
  topic: Topic,
  matter: Matter,
  cell?: Cell,
): Problem | undefined {
  const { figure } = mark;
  if (figure.readings.length === 0) return { mark };
  if (isTalk(mark, sentence, matter) || isShareOfTwo(mark, sentence)) return undefined;
  if (isShareOfNamed(mark, sentence, topic, matter)) return undefined;
  const scene = sceneOf(mark, sentence, topic, matter, cell);
  const [low, high] = span(figure);
  const days = eachDays(mark, sentence);
  const close = [...matter.evidences.near(low, high)].filter(
    (one) => sameMeasure(figure, one, matter.currency) && (days === undefined || isOfEach(one, days)),
  );
  const equal = close.filter((one) => sameValue(figure, one));
  const fits = equal.filter((one) => fitsKind(one, figure, scene) && fitsPlace(one, scene, matter));
  if (isDefinition(mark, sentence) && equal.some(({ ids }) => ids.includes('of:definition'))) return undefined;
  if (scene.unknownNoun || scene.unknownLabel || isUpsideDown(mark, scene, sentence, matter)) return { mark };
  if (scene.ids.length > 0) {
    if (fits.some((one) => isOf(one, scene.ids, matter.evidences) || isDoneBy(one, scene.who))) return undefined;
  } else {
    const given = fits.filter(
      ({ derived, how }) =>
        !derived || (scene.row && (scene.change || (how === 'share' && figure.measure === 'fraction'))),
    );
    if (new Set(given.map(({ ids }) => ids.join())).size === 1) return undefined;
  }
  const each = (row: RowMark) =>
    equal.some(
      (one) =>
        fitsKind(one, figure, scene) &&
        fitsPlace(one, { ...scene, rows: [row], row }, matter) &&
        (scene.ids.length === 0 || isOf(one, scene.ids, matter.evidences)),
    );
  // "Above £1 million in October and November"
  if (scene.rows.length > 1 && scene.rows.every(each)) return undefined;
  return equal.length > 0 || days !== undefined ? { mark } : { mark, ...insteadOf(figure, scene, sentence, matter) };
}

/** "October brought 1.12 times as much as November": the first of two times is over the second, unless it is compared with. */
function isUpsideDown({ figure, from, to }: FigureMark, { ids }: Scene, sentence: Sentence, matter: Matter): boolean {
  if (figure.measure !== 'times') return false;
  const times = [...sentence.times.map(({ keys, ...time }) => ({ ...time, keys })), ...datesOf(sentence)];
  const [over, under] = [times.findLast((one) => one.to <= from), times.find((one) => one.from >= to)];
  if (!over || !under) return false;
  const lead = sentence.tokens.slice(Math.max(0, over.first - 3), over.first);
  if (lead.some(({ word }) => AGAINST.has(word) && !/^(?:von|from|de|desde)$/.test(word))) return false;
  const levels = (keys: string[]) =>
    matter.evidences.all.filter(
      (one) =>
        one.how === undefined &&
        one.rows.length === 0 &&
        isOf(one, ids, matter.evidences) &&
        one.times.some((time) => keys.some((key) => sameTime(key, time))),
    );
  const [more] = figure.readings;
  const pairs = levels(over.keys).flatMap((a) =>
    levels(under.keys).flatMap((b) => (a.fact.unit === b.fact.unit && a.ids.join() === b.ids.join() ? [[a, b]] : [])),
  );
  return pairs.length > 0 && pairs.every(([a, b]) => a && b && a.value > b.value !== (more?.value ?? ONE) > ONE);
}

const datesOf = ({ rows }: Sentence): TimeMark[] =>
  rows.flatMap(({ times, from, to, first, last, part }) =>
    times.length > 0 ? [{ from, to, first, last, part, keys: times }] : [],
  );

/** "Three or more", "more than 100", "60 days": said of no time, it is a rule and not a result. */
function isDefinition({ figure }: FigureMark, { view, times }: Sentence): boolean {
  if (times.length > 0 || (figure.measure !== 'plain' && figure.measure !== 'days')) return false;
  return (
    figure.bound === 'over' ||
    figure.bound === 'under' ||
    figure.measure === 'days' ||
    /^ (?:or|oder|o|u|ou) (?:more|mehr|mas|plus|fewer|less)/.test(view.low.slice(figure.to))
  );
}

/** "The last 45 days" that nobody asked for, beside no figure, says nothing; an hour or a week by number does. */
function wrongAlone({ keys }: TimeMark, sentence: Sentence, { evidences, asked }: Matter): boolean {
  if (sentence.figures.length > 0 || !keys.some((key) => /^[tw]:/.test(key))) return false;
  const known = (key: string) =>
    asked.times.some((list) => list.includes(key)) ||
    evidences.all.some(({ times, rowTimes }) => times.includes(key) || rowTimes.includes(key));
  return !keys.some(known);
}

const NONE =
  /(?:^|[^\p{L}])(?:no|not a single|zero|(?:not|\p{L}*n't)(?: \p{L}+)? any|keine?|keinen|kein(?:e[rsnm]?)? einzige[rsnm]?|ningun|ninguna|ningunos|aucune?|nicht eine einzige) $/u;

/** "Refunds: none" */
const NONE_AFTER = /^ ?[:=|–—-] ?(?:none|nil|keine?|ninguno?a?s?|aucune?s?|nada|rien|nichts)(?!\p{L})/u;

/** "No refunds" where there are some. */
function noneAtAll(sentence: Sentence, topic: Topic, matter: Matter): Problem[] {
  return sentence.metrics
    .filter(({ from, to, first, ids, part, label }) => {
      if (label) return false;
      const said = NONE.test(sentence.view.low.slice(Math.max(0, from - 24), from));
      if (!said && !NONE_AFTER.test(sentence.view.low.slice(to))) return false;
      const mark = { from, to: from, first, last: first, part };
      const scene = {
        ...emptyScene,
        row: near(mark, sentence.rows, sentence, false),
        time: near(mark, sentence.times, sentence, false)?.keys,
        times: [...topic.times, ...matter.asked.times],
      };
      const known = matter.evidences.all.filter(
        (one) => one.how === undefined && isOf(one, ids, matter.evidences) && fitsPlace(one, scene, matter),
      );
      return known.length > 0 && known.every(({ value }) => value !== 0n);
    })
    .map((mark) => ({ mark }));
}

const emptyScene: Scene = {
  ...{
    ids: [],
    ofPeople: false,
    who: [],
    close: false,
    counted: false,
    rows: [],
    row: undefined,
    anyRows: [],
    topicRows: [],
    time: undefined,
  },
  ...{ times: [], against: false, beside: undefined, several: false },
  ...{
    together: false,
    whole: false,
    someRow: false,
    change: undefined,
    ends: [],
    unknownNoun: false,
    unknownLabel: false,
  },
};

/** "Sales fell" where all that is known of them rose. */
function wrongDirections(sentence: Sentence, topic: Topic, { evidences, asked }: Matter): Problem[] {
  return statedDirections(sentence).flatMap((stated) => {
    const { mark, sign, denied } = stated;
    const metric = nearest(
      mark,
      sentence.metrics.filter(({ label }) => !label),
    );
    const row = nearest(mark, sentence.rows);
    const spoken = topic.metrics.length > 0 ? topic.metrics : asked.metrics;
    // Of a row of which nothing else is said it is the money that moved.
    const ids = metric?.ids ?? (spoken.length > 0 || !row ? spoken : ['revenue']);
    const { all } = evidences;
    const isWrong = ({ value }: Evidence) => {
      const by = value * BigInt(sign);
      return denied ? by > 0n : by <= 0n;
    };
    const changes = all.filter((one) => one.how === 'change' || one.how === 'difference');
    const isOfIds = (one: Evidence) => ids.some((id) => one.ids.includes(id));
    const isDenied = (known: Evidence[]) => known.length > 0 && known.every(isWrong);
    const rows = row ? moved(stated, sentence.rows, sentence, row) : [];
    if (rows.some((one) => one !== row && isDenied(changes.filter((change) => isOfIds(change) && isAt(change, one)))))
      return [{ mark }];
    const metrics = metric && !row ? moved(stated, sentence.metrics, sentence, metric) : [];
    const isOfOther = (one: MetricMark) =>
      one !== metric &&
      isDenied(changes.filter(({ ids, rows }) => rows.length === 0 && one.ids.some((id) => ids.includes(id))));
    if (metrics.some(isOfOther)) return [{ mark }];
    const known = changes.filter((one) => isOfIds(one) && (row ? isAt(one, row) : one.rows.length === 0));
    // Said of a metric of whose changes nothing is known.
    if (known.length === 0) return metric && !metric.label && all.length > 0 ? [{ mark }] : [];
    return known.every(isWrong) ? [{ mark }] : [];
  });
}

/** "Rose from 9 to 6". */
function wrongWay(sentence: Sentence): Problem[] {
  const direction = statedDirections(sentence).find(({ denied }) => !denied);
  if (!direction) return [];
  const before = ({ first }: FigureMark) => sentence.tokens[first - 1]?.word ?? '';
  return sentence.figures.flatMap((mark, index) => {
    const from = sentence.figures[index - 1];
    if (!from || !/^(?:from|von|de|desde)$/.test(before(from)) || !/^(?:to|auf|a|hasta)$/.test(before(mark))) return [];
    const by = (mark.figure.readings[0]?.value ?? 0n) - (from.figure.readings[0]?.value ?? 0n);
    return by > 0n === direction.sign > 0 ? [] : [{ mark: from }];
  });
}

/** The one fact that is meant, where the sentence leaves no doubt. */
function insteadOf(figure: Figure, scene: Scene, sentence: Sentence, matter: Matter): { instead?: Evidence } {
  const simple =
    figure.digits &&
    figure.bound === 'exact' &&
    figure.sign === '' &&
    (figure.measure === 'money' || figure.measure === 'plain');
  if (!simple || !scene.close || scene.change || scene.against || sentence.figures.length !== 1) return {};
  if (!isPlainlyWritten(figure, sentence)) return {};
  const meant = matter.evidences.all.filter(
    (one) =>
      one.how === undefined &&
      !one.derived &&
      !one.fact.end &&
      sameMeasure(figure, one, matter.currency) &&
      isOf(one, scene.ids, matter.evidences) &&
      fitsPlace(one, scene, matter),
  );
  const [instead] = meant;
  return instead && meant.length === 1 && instead.value >= 0n ? { instead } : {};
}

/** Its digits say all of it: no "k", no "million", no cents. */
function isPlainlyWritten({ digits, readings }: Figure, { view }: Sentence): boolean {
  const written = digits && digitReadings(view.low.slice(digits.from, digits.to));
  return written?.[0] !== undefined && written[0].value === readings[0]?.value;
}
