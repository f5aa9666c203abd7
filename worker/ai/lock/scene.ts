import { cameBack, comesBack, didSo, doneByThose, IN_THE_END, isBeginning, isPeople, whatTheyDid } from './deeds.ts';
import { changeAt, type Direction } from './direction.ts';
import type { Evidences } from './evidence.ts';
import type { Figure } from './figure.ts';
import { headOf } from './head.ts';
import type { Cell, Matter, Topic } from './matter.ts';
import { around, isFrom, near, nearest, nounOf, ownRows, wordsIn } from './nearby.ts';
import type { FigureMark, MetricMark, RowMark, Sentence } from './sentence.ts';
import { unknownLabel, unknownNoun } from './unknown-things.ts';
import { AGAINST, SOME_ROW, TOGETHER, WHOLE } from './words/directions.ts';
import { UNIT_OF } from './words/phrases.ts';
import { HIGH_END, LOW_END } from './words/ranges.ts';

/** What a sentence says that a figure is of. */
export interface Scene {
  ids: string[];
  /** What the people that are counted did: "1,200 people who viewed a page". */
  who: string[];
  /** A share of all people, and not of those who did something before. */
  ofPeople: boolean;
  /** The metric stands in the figure's own part of the sentence. */
  close: boolean;
  /** The metric is counted by the figure: "6 orders". */
  counted: boolean;
  rows: RowMark[];
  row: RowMark | undefined;
  /** All that the sentence names. */
  anyRows: RowMark[];
  topicRows: RowMark[];
  time: string[] | undefined;
  times: string[][];
  /** It is what something is compared with; and the time that the sentence has been speaking of. */
  against: boolean;
  beside: string[] | undefined;
  several: boolean;
  whole: boolean;
  together: boolean;
  someRow: boolean;
  change: Direction | undefined;
  /** It says of which end of what is expected the figure is. */
  ends: ('low' | 'high')[];
  unknownNoun: boolean;
  unknownLabel: boolean;
}

/** "$200.00 from the week before": a time that stands right after a figure is its own. */
const OF_TIME = /^ (?:from|in|of|for|during|von|aus|in|de|en|durante|du|pendant) (?:the |der |dem |la |el |le )?$/;

export function sceneOf(mark: FigureMark, sentence: Sentence, topic: Topic, matter: Matter, cell?: Cell): Scene {
  const { figure } = mark;
  const part = wordsIn(sentence, mark.part);
  const can = ({ ids }: MetricMark) => ids.some((id) => canBe(id, figure, matter.evidences));
  const beginnings = sentence.metrics.filter((one) => isBeginning(one, sentence));
  const metrics = sentence.metrics.filter((one) => can(one) && !beginnings.includes(one));
  const noun = whoAre(nounOf(mark, metrics, sentence), metrics, sentence);
  // What another figure counts is not what this one is of.
  const free = metrics.filter(
    (one) => one.from < mark.from || !sentence.figures.some(({ from, to }) => from >= mark.to && to <= one.from),
  );
  const said =
    noun ?? asMany(mark, metrics, sentence) ?? nearest(mark, free) ?? nearest(mark, cell?.metrics.filter(can) ?? []);
  const metric = (said && headOf(said, mark, metrics, sentence)) ?? said;
  const isPart = figure.measure === 'percent' || figure.measure === 'fraction';
  const also = isPart ? around(mark, metrics, sentence) : [];
  const known = (ids: string[]) => ids.filter((id) => canBe(id, figure, matter.evidences));
  const inherited = known([...new Set([...topic.metrics, ...matter.asked.metrics])]);
  const before = sentence.tokens.slice(Math.max(0, mark.first - 2), mark.first).map(({ word }) => word);
  const against =
    isFrom(mark, sentence) ||
    (part.some((word) => AGAINST.has(word)) &&
      (before[0] === 'frente' || !/^(?:to|auf|hasta|au|a)$/.test(before.at(-1) ?? '')));
  const own = sentence.times.find(
    ({ from }) => from >= mark.to && OF_TIME.test(sentence.view.low.slice(mark.to, from)),
  );
  const time = own ?? near(mark, sentence.times, sentence, against);
  const together = time && time.part !== mark.part ? sentence.times.filter(({ part }) => part === time.part) : [];
  const row = respectiveRow(mark, sentence) ?? near(mark, sentence.rows, sentence, false);
  const change =
    changeAt(mark, sentence) ??
    changeBefore(mark, sentence) ??
    changeAfter(mark, sentence) ??
    (cell?.change ? { sign: figure.sign === '-' ? -1 : 1 } : undefined);
  const did = isPart ? doneByThose(mark, metrics, sentence) : undefined;
  const back =
    didSo(mark, sentence) ||
    (comesBack(mark, sentence, matter.evidences) && !isOutOf(mark, sentence)) ||
    (noun !== undefined && cameBack(noun, sentence) && !isBase(mark, sentence) && !isOutOf(mark, sentence));
  const ids = back
    ? ['of:retention']
    : did
      ? did.ids
      : metric && !(metric.label && inherited.length === 0)
        ? [
            ...idsFor(figure, metric),
            ...also.flatMap((one) => idsFor(figure, one)),
            ...(metric.label || metric.part > mark.part ? inherited : []),
            ...meansOf(figure, metric, sentence),
            ...(isPart && IN_THE_END.test(sentence.view.low) ? ['conversion_rate'] : []),
            ...(isOutOf(mark, sentence) ? metrics.flatMap((one) => one.ids) : []),
            ...(isOutOfPeople(mark, sentence) && metrics.some(cameBackOf) ? ['customers', 'people'] : []),
            ...(isOfTaken(mark, metric, sentence) || isTakenFrom(mark, metrics, sentence) ? ['gross_revenue'] : []),
            ...(isPartOf(mark, sentence) && metrics.some(cameBackOf) ? ['of:retention'] : []),
            ...(isAmong(mark, sentence) ? matter.evidences.ownIds : []),
            ...(isSpent(metric, mark, sentence) ? known(matter.asked.metrics) : []),
          ]
        : // "940 of 3,974 customers ordered again": of what stands after the two.
          !metric && metrics.length > 0 && isPartOf(mark, sentence)
          ? ofThePart(mark, metrics, sentence)
          : inherited;
  return {
    ids: [...new Set(ids)],
    ofPeople:
      figure.measure !== 'plain' &&
      noun !== undefined &&
      isPeople(noun) &&
      whatTheyDid(noun, metrics, sentence, false).length === 0,
    who: noun ? whatTheyDid(noun, metrics, sentence, figure.measure === 'plain') : [],
    close: metric !== undefined && metric.part === mark.part,
    counted: noun !== undefined && figure.measure === 'plain',
    rows: cell?.rows.length
      ? cell.rows
      : row
        ? respectiveRow(mark, sentence)
          ? [row]
          : ownRows(mark, sentence, row)
        : [],
    row: row ?? cell?.rows[0],
    anyRows: sentence.rows,
    topicRows: topic.rows,
    time: together.length > 1 ? together.flatMap(({ keys }) => keys) : (time?.keys ?? cell?.times[0]?.keys),
    times: time || cell?.times.length ? [] : [...topic.times, ...matter.asked.times],
    against,
    beside: sentence.times.findLast(({ from }) => from < mark.from)?.keys,
    several: sentence.times.length > 1,
    whole: part.some((word) => WHOLE.has(word)) || (!change && ofBefore(mark, sentence)),
    together: sentence.tokens.some(({ word }) => TOGETHER.has(word)),
    someRow: sentence.tokens.some(
      ({ word, to }) => SOME_ROW.has(word) && !beginnings.some(({ from }) => from === to + 1),
    ),
    change,
    ends: endsIn(cell?.words ?? sentence.view.low),
    unknownNoun:
      figure.measure === 'plain' && !noun && !(metric && isCount(metric)) && !cell && unknownNoun(mark, sentence),
    // "Ireland: $510.00"
    unknownLabel: !metric && !row && !cell && unknownLabel(mark, sentence),
  };
}

/** "6 customers were new": those are counted. */
function whoAre(noun: MetricMark | undefined, metrics: MetricMark[], { view }: Sentence): MetricMark | undefined {
  if (!noun?.ids.includes('customers')) return noun;
  const next = metrics.find(({ from }) => from > noun.to);
  if (!next || view.low.slice(noun.to, next.from) !== ' ') return noun;
  return next.ids.some((id) => id === 'new_customers' || id === 'returning_customers') ? next : noun;
}

/** "Twelve times as many units": of what is counted, and not of the verb before. */
function asMany({ figure, last, to }: FigureMark, metrics: MetricMark[], { tokens }: Sentence): MetricMark | undefined {
  if (figure.measure !== 'times') return undefined;
  return metrics.find(
    ({ from, first }) =>
      from >= to &&
      first > last &&
      first - last <= 3 &&
      tokens
        .slice(last, first)
        .every(({ word }) =>
          /^(?:as|so|many|much|more|viele?|mehr|tant[oa]s|mas|autant|plus|de|d|the|la|los|las|le)$/.test(word),
        ),
  );
}

const RESPECTIVELY =
  /(?<!\p{L})(?:respectively|in that order|beziehungsweise|bzw|respectivamente|en ese orden|respectivement|dans cet ordre)(?!\p{L})/u;

/** "Candle, Vase and Throw brought 3, 2 and 1 respectively": the row in the figure's own place. */
function respectiveRow(mark: FigureMark, { view, rows, figures }: Sentence): RowMark | undefined {
  if (rows.length < 2 || !RESPECTIVELY.test(view.low)) return undefined;
  const alike = figures.filter(({ figure }) => figure.measure === mark.figure.measure);
  const [first, last] = [alike[0]?.from ?? 0, alike.at(-1)?.to ?? 0];
  return alike.length === rows.length && (rows.every(({ to }) => to <= first) || rows.every(({ from }) => from >= last))
    ? rows[alike.indexOf(mark)]
    : undefined;
}

function endsIn(low: string): Scene['ends'] {
  return [...(LOW_END.test(low) ? (['low'] as const) : []), ...(HIGH_END.test(low) ? (['high'] as const) : [])];
}

const isCount = ({ ids }: MetricMark) => ids.some((id) => UNIT_OF.get(id) !== 'money');

/** A word for money and for a number of things ("sales", "refunds") means the money, unless it is counted. */
function idsFor({ measure }: Figure, { ids }: MetricMark): string[] {
  const money = ids.filter((id) => UNIT_OF.get(id) === 'money');
  return measure === 'plain' || money.length === 0 ? ids : money;
}

const MEAN =
  /\b(?:typical|typische[rn]?|tipic[oa]|typique|average|on avg|mean|each|durchschnitt|durchschnittlich|im schnitt|jeweils|de media|promedio|cada un[oa]|en moyenne|chacune?)\b/;

/** "Each of the 6 orders was worth $85.00": of an order or of a customer, by which of them the sentence names. */
function meansOf({ measure }: Figure, { ids }: MetricMark, { view, metrics }: Sentence): string[] {
  // "Each customer placed 1.3 orders"
  if (
    measure === 'plain' &&
    ids.includes('orders') &&
    MEAN.test(view.low) &&
    metrics.some((one) => one.ids.includes('customers') || one.ids.includes('revenue_per_customer'))
  )
    return ['orders_per_customer'];
  if (measure !== 'money' || !ids.every((id) => id === 'revenue') || !MEAN.test(view.low)) return [];
  const plain = metrics.filter((one) => one.ids.length === 1 || !one.ids.includes('average_order_value'));
  const names = (...any: string[]) => plain.some((one) => any.some((id) => one.ids.includes(id)));
  const orders = names('orders', 'average_order_value');
  const customers = names('customers', 'people', 'revenue_per_customer');
  return [
    ...(orders || !customers ? ['average_order_value'] : []),
    ...(customers || !orders ? ['revenue_per_customer'] : []),
  ];
}

/** A part that names nothing, after one whose metric has its figure: it may go on with what was asked. */
function isSpent(metric: MetricMark, mark: FigureMark, sentence: Sentence): boolean {
  if (metric.part >= mark.part) return false;
  return sentence.figures.some(
    (one) => one.figure.measure === mark.figure.measure && one.from > metric.from && one.from < mark.from,
  );
}

/** "By 728, or 37.7 %": the second says the first again. */
function changeBefore(mark: FigureMark, sentence: Sentence): Direction | undefined {
  const before = sentence.figures.findLast(({ from }) => from < mark.from);
  const more = before && /^(?:de )?(?:plus|moins)$/.test(between(before, mark, sentence)) ? 1 : 0;
  if (!before || mark.first - before.last > 1 + more || mark.figure.measure === before.figure.measure) return undefined;
  const next = sentence.tokens[before.last]?.word ?? '';
  if (mark.first > before.last && (AGAINST.has(next) || /^(?:to|auf|a|hasta)$/.test(next))) return undefined;
  return changeAt(before, sentence);
}

/** "£122,498.59 or 11.8 % more": both say the same. */
function changeAfter(mark: FigureMark, sentence: Sentence): Direction | undefined {
  const next = sentence.figures.find(({ from }) => from > mark.to);
  if (!next || next.figure.measure === mark.figure.measure) return undefined;
  return /^(?:or|oder|bzw|beziehungsweise|o|ou)(?: une?)?$/.test(between(mark, next, sentence))
    ? changeAt(next, sentence)
    : undefined;
}

const between = ({ last }: FigureMark, { first }: FigureMark, { tokens }: Sentence) =>
  tokens
    .slice(last, first)
    .map(({ word }) => word)
    .join(' ');

function canBe(id: string, { measure }: Figure, { units }: Evidences): boolean {
  if (id === 'unknown') return true;
  const unit = UNIT_OF.get(id);
  if (measure === 'percent' || measure === 'fraction' || measure === 'points' || measure === 'times') return true;
  const known = units.get(id);
  if (measure === 'money') return unit === 'money' || (known?.has('money') ?? false);
  if (measure === 'days') return unit === 'days' || (known?.has('days') ?? false);
  return true;
}

const AMONG = /(?:of (?:whom|them|those|which)|davon|darunter|de (?:los|las) (?:que|cuales)|de ellos|dont|parmi eux)\b/;

/** "417 customers, of whom 92 came back": the second is of some of the first. "92 of 417": the second may be all of them. */
function isAmong(mark: FigureMark, { view }: Sentence): boolean {
  return AMONG.test(view.low.slice(0, mark.from));
}

/** "De 3974 clientes volvieron 940": those of whom the next figure is. */
function isBase(mark: FigureMark, { view, figures }: Sentence): boolean {
  const next = figures.find(({ from }) => from > mark.to);
  const of = /(?:^|[^\p{L}])(?:of|von|de|sur)(?: (?:the|your|den|deinen|los|tus|les|vos))? $/u;
  return next?.figure.measure === mark.figure.measure && of.test(view.low.slice(0, mark.from));
}

/** "Of the $620 you took, $20 were discounts": what is taken before anything goes off is gross. */
function isOfTaken(mark: FigureMark, { ids }: MetricMark, sentence: Sentence): boolean {
  return mark.figure.measure === 'money' && ids.includes('revenue') && isBase(mark, sentence);
}

/** "$90 of the $620 was refunded": refunds and discounts go off the gross. */
function isTakenFrom(mark: FigureMark, metrics: MetricMark[], sentence: Sentence): boolean {
  return (
    mark.figure.measure === 'money' &&
    isOutOf(mark, sentence) &&
    metrics.some(({ ids }) => ids.includes('refunds') || ids.includes('discounts'))
  );
}

/** "6 of the 18 customers were new": of what is said of them, and not of all of them. */
function ofThePart(mark: FigureMark, metrics: MetricMark[], sentence: Sentence): string[] {
  const next = sentence.figures.find(({ from }) => from > mark.to);
  const whole = next && nounOf(next, metrics, sentence);
  const others = metrics.filter((one) => one !== whole);
  return (others.length > 0 ? others : metrics).flatMap(({ ids }) => ids);
}

const cameBackOf = ({ ids }: MetricMark) => ids.includes('of:retention');

/** "71 de 380" */
function isPartOf(mark: FigureMark, { view, figures }: Sentence): boolean {
  const next = figures.find(({ from }) => from > mark.to);
  const gap = next && view.low.slice(mark.to, next.from);
  return (
    gap !== undefined && /^(?: \p{L}+)? (?:out )?(?:of|von|der|des|de|sur) (?:the |your |den |los |les )?$/u.test(gap)
  );
}

/** "92 clients sur 417 sont revenus" */
function isOutOfPeople(mark: FigureMark, { view, figures }: Sentence): boolean {
  const before = figures.findLast(({ from }) => from < mark.from);
  const gap = before && view.low.slice(before.to, mark.from);
  return gap !== undefined && /^ (?:customers?|kunden?|clientes?|clients?) (?:out of|of|von|de|sur) $/.test(gap);
}

function isOutOf(mark: FigureMark, { view, figures }: Sentence): boolean {
  const before = figures.findLast(({ from }) => from < mark.from);
  return (
    before !== undefined &&
    /^ (?:out )?(?:of|von|der|des|de|sur) (?:the |your |los |les )?$/.test(view.low.slice(before.to, mark.from))
  );
}

function ofBefore(mark: FigureMark, { tokens }: Sentence): boolean {
  const before = tokens.slice(Math.max(0, mark.first - 3), mark.first).map(({ word }) => word);
  return /^(?:of|von|de|sur|out)(?: (?:your|the|ihren|den|los|tus|sus|vos|les|a|total))*$/.test(
    before.slice(before.findLastIndex((word) => /^(?:of|von|de|sur)$/.test(word))).join(' '),
  );
}
