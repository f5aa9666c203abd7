import type { Step, WithoutFirst } from '../../../../contract/analyst.ts';
import type { Dimension, MetricGrain } from '../../../../contract/metrics.ts';
import { type Clause, clauseOf } from '../clause.ts';
import { COMPARE, FALLS, HIGHEST, isGrain, RISES } from '../lexicon.ts';
import { COUNT } from '../periods/date-words.ts';
import { numberOf } from '../periods/days.ts';
import { phrasesOf } from '../phrasing.ts';
import { dimensionOf } from '../splits.ts';
import { faultIn, timesOf } from '../times.ts';
import { askedMetrics, readMetric } from './metric.ts';
import { type Draft, type Reader, steps } from './reader.ts';

const GRAINS: MetricGrain[] = ['hour', 'day', 'week', 'month', 'quarter', 'year'];

/** "The best customer of each month", "best day of every week": each of them is ranked by itself. */
export const readFirstOfEach: Reader = (clause) => {
  const { splits, text } = clause;
  const { ranked, by } = splits;
  const grain = by.length === 1 ? by[0] : undefined;
  if (!ranked || !grain || !isGrain(grain) || grain === 'hour' || ranked === 'segment') return undefined;
  if (isGrain(ranked) && GRAINS.indexOf(ranked) >= GRAINS.indexOf(grain)) return undefined;
  if (COMPARE.test(text) || RISES.test(text) || FALLS.test(text) || ALONG.test(text) || splits.ends) return undefined;
  const [metric] = askedMetrics(clause);
  if (!metric) return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const { range, byDefault, assumed } = timesOf(clause);
  const phrases = phrasesOf(clause.language);
  return steps(
    clause,
    [
      {
        tool: 'query_metric',
        input: {
          ...{ metric, dimensions: [ranked], range, grain, periods: 'ranked', order: splits.order ?? 'highest' },
          limit: Math.min(splits.limit ?? (splits.several ? 3 : 1), 20),
          ...(clause.filters.length > 0 && { filters: clause.filters }),
        },
      },
    ],
    { assumed: [...assumed, ...(byDefault ? [phrases.noPeriod] : [])], confidence: 0.88 },
  );
};

/** "Monthly revenue of my top 5 customers" is a course of each of them. */
const ALONG =
  /\b(?:daily|weekly|monthly|quarterly|yearly|taglich\w*|wochentlich\w*|monatlich\w*|diari\w+|semanal\w*|mensual\w*|quotidien\w*|hebdomadaire\w*|mensuel\w*)\b/;

const ORDER = 'orders?|bestellung(?:en)?|pedidos?|commandes?';
const KINDS: [WithoutFirst['by'], RegExp][] = [['order', new RegExp(`^(?:${ORDER})$`)]];
const FIRST =
  '(?:my |our |the |its |your |meine[nr]? |unsere[nr]? |de[nmr] |die |das |mi |mis |el |la |los |las |nuestr[oa]s? |mon |ma |mes |nos |notre |le |les )*';
const WITHOUT = new RegExp(
  `(?<![\\p{L}])(?:without|excluding|excl\\.?|except(?: for)?|not counting|leaving out|leave out|minus|ignoring|taking out|if (?:i|we) (?:exclude|leave out|ignore|take out|lost|lose)|ohne|ausser|abzuglich|sin(?: contar)?|excepto|quitando|descontando|sans(?: compter)?|hors|sauf|excepte) ${FIRST}(?:(?<n>${COUNT}) )?(?<high>${HIGHEST})(?: (?<n2>${COUNT}))?(?: (?:spending|paying|selling))? (?<noun>\\p{L}+)(?: (?<after>mas grandes?|mas importantes?|les plus (?:gros|importants?)))?(?![\\p{L}])|(?<![\\p{L}])(?:sin(?: contar)?|excepto|quitando) ${FIRST}(?:(?<n3>${COUNT}) )?(?<noun2>\\p{L}+) (?:mas grandes?|mas importantes?)(?![\\p{L}])`,
  'u',
);

interface Left {
  /** Null: what comes first of it cannot be left out. */
  without: WithoutFirst | null;
  rest: string;
}

/** What is to be left out of a number because it comes first: "without the biggest customer", and the text without it. */
export function leftOutIn({ text }: Clause): Left | undefined {
  const match = WITHOUT.exec(text);
  if (!match) return undefined;
  const { n, n2, n3, noun, noun2 } = match.groups ?? {};
  const by = kindOf(noun ?? noun2 ?? '');
  if (by === undefined) return undefined;
  const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/\s+/g, ' ').trim();
  const found = numberOf(n ?? n2 ?? n3);
  const first = found >= 1 ? Math.min(found, 50) : 1;
  return { without: by && { by, first }, rest };
}

function kindOf(noun: string): WithoutFirst['by'] | null | undefined {
  const own = KINDS.find(([, words]) => words.test(noun))?.[0];
  if (own) return own;
  const dimension: Dimension | undefined = dimensionOf(noun);
  if (!dimension) return undefined;
  return dimension === 'customer' || dimension === 'product' ? dimension : null;
}

/** "Revenue without our biggest customer". */
export const readWithoutFirst: Reader = (clause) => {
  const left = leftOutIn(clause);
  if (!left) return undefined;
  const draft = readMetric(clauseOf(left.rest, clause));
  if (draft?.part.kind !== 'steps') return undefined;
  return withoutThem(clause, draft, left);
};

/** The same numbers without what comes first of them; nothing where that cannot be. */
export function withoutThem({ said }: Clause, draft: Draft, { without }: Left): Draft {
  const { part } = draft;
  const own = part.kind === 'steps' ? part.steps.map((step) => leftOut(step, without)) : [];
  const list = own.flatMap((step) => step ?? []);
  if (part.kind !== 'steps' || list.length < own.length)
    return { part: { kind: 'not_understood', text: said }, confidence: 0.4 };
  return { ...draft, part: { ...part, steps: list } };
}

function leftOut(step: Step, without: WithoutFirst | null): Step | undefined {
  if (step.tool !== 'query_metric' || !without) return undefined;
  const ofThem = step.input.dimensions?.some((one) => one === without.by);
  return ofThem ? undefined : { ...step, input: { ...step.input, without } };
}
