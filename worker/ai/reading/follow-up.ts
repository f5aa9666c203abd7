import type { Step } from '../../../contract/analyst.ts';
import type { MetricFilter, MetricQuery } from '../../../contract/metrics.ts';
import { asidesOf } from './asides.ts';
import { ofBoth } from './both.ts';
import type { Clause } from './clause.ts';
import { AVERAGE } from './kinds-of-days.ts';
import { COMPARE, FALLS, isGrain, RISES } from './lexicon.ts';
import { isOfThat, ofThem } from './of-them.ts';
import { isFuture } from './periods/find.ts';
import {
  type CalendarUnit,
  keyOf,
  type Period,
  periodBefore,
  periodOfKey,
  step,
  unitFrom,
  yearBefore,
} from './periods/period.ts';
import { leftOutIn, withoutThem } from './readers/firsts.ts';
import { askedMetrics } from './readers/metric.ts';
import { asksOfPeriods } from './readers/periods.ts';
import { type Draft, steps } from './readers/reader.ts';
import { windowOf } from './readers/windows.ts';
import type { Before, Part } from './reading.ts';
import { faultIn, timesOf } from './times.ts';

type Query = Extract<Step, { tool: 'query_metric' }>;

/** Words that take up what was said before. */
const OPENER =
  /^(?:and|what about|how about|what of|but|also|same|same (?:for|but|thing)|now|then|only|just|instead|from (?:how many|which)|make it|show it|show that|break (?:it|that|this) down|split (?:it|that)|compare (?:it|that|this)|compared? (?:to|with)|versus|vs|ok(?:ay)? and|or|for|in|by|per|with(?:out)?|excluding|including|und|wie (?:ist|war|sieht) es|was ist mit|nur|auch|jetzt|y|que hay de|y (?:en|por)|solo|tambien|et|et (?:pour|en|par)|seulement|uniquement|aussi|e|en|top \d+|the)\b/;
const PRONOUN = /\b(?:it|that|this|those|them|these|they|same|instead|es|das|davon|lo|eso|ello|ca|cela|ce)\b/;
const WHY =
  /^(?:and |but |so |ok |y |und |et )*(?:why|how come|what happened|what caused (?:it|that|this)|reason|explain(?: (?:it|that|this|the change|why))?|warum|wieso|weshalb|por que|a que se debe|pourquoi|perche|waarom)\b/;
const WHO =
  /^(?:and |so )?(?:who|who (?:is|are|was|were) (?:it|they|that|those|these)|which (?:ones|customers|people)|wer|quien(?:es)?|qui)\W*$/;
const ASKS_ANEW =
  /^(?:how (?:many|much)|what (?:is|was|are|were|did|do)|who|which|when|where|why|show me|list|find|wie viel|wieviel|was|wer|welche|cuant|cual|quien|combien|quel)\b/;
/** What is to be done is asked anew, whatever was asked before. */
const ADVICE =
  /^(?:and |so |ok |y |und |et )*(?:what|which|whom?) (?:\w+ )?(?:should|shall|can|could|do you (?:suggest|recommend))\b|\b(?:recommend|suggest)\w*\b/;
/** "How much more than in March?" */
const HELD =
  /\b(?:more|less|better|worse|higher|lower|mehr|weniger|besser|schlechter|mas|menos|mejor|peor|plus|moins|mieux)\b.{0,12}\b(?:than|als|que)\b/;
/** Money before something is taken off it. */
const BEFORE_OFF =
  /\b(?:without|before|excluding|not counting|ignoring|ohne|vor|sin|antes de|sans|hors|avant) (?:the |any |los |les |der |den )?(?:refunds?|returns|discounts?|erstattungen|retouren|rabatte?n?|reembolsos|devoluciones|descuentos|remboursements|retours|remises|reductions)\b/;
const EXPLAINED = new Set(['revenue', 'orders', 'customers', 'average_order_value', 'refunds', 'visitors']);

/** A question that leans on the one before: its steps with what is said changed. Undefined where it stands for itself. */
export function followUp(clause: Clause, before: Before): Draft | undefined {
  const { text } = clause;
  const last = before.steps.findLast(({ tool }) => tool !== 'describe' && tool !== 'propose_action');
  if (!last) return undefined;
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean).length;
  if (ADVICE.test(text) || asksOfPeriods(clause)) return undefined;
  const both = last.tool === 'query_metric' ? ofBoth(clause, before) : undefined;
  if (both) return both;
  if (WHY.test(text) && clause.metrics.length <= 1) return why(clause, last);
  if (last.tool === 'query_metric' && WHO.test(text)) return who(clause, last);
  const left = words <= 14 && clause.metrics.length === 0 ? leftOutIn(clause) : undefined;
  if (left) return withoutThem(clause, steps(clause, before.steps), left);
  const moved = movedSince(clause, last);
  if (moved) return moved;
  const part = words <= 14 ? ofThem(clause, last) : undefined;
  if (part) return part;
  const says = pieces(clause);
  if (!says || words > 14) return undefined;
  const opens = OPENER.test(text);
  const bare = words <= 5 && !ASKS_ANEW.test(text);
  // "What sold this week" leans on nothing: "this" is of the week.
  const leans =
    clause.metrics.length === 0 && (PRONOUN.test(clause.rest) || (HELD.test(text) && clause.times.length > 0));
  const ofThat = clause.metrics.length > 0 && last.tool === 'query_metric' && isOfThat(clause);
  if (!opens && !bare && !leans && !ofThat) return undefined;
  // "And how many customers bought in March?" says all there is to say.
  if (
    /^(?:and |und |y |et )?(?:how (?:many|much)|who|which)\b/.test(text) &&
    clause.metrics.length > 0 &&
    clause.times.length > 0
  )
    return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const queries = before.steps.filter((one): one is Query => one.tool === 'query_metric');
  const money = queries.find(({ input }) => input.metric === 'revenue');
  if (money && BEFORE_OFF.test(text)) {
    return steps(clause, [{ ...money, input: { ...money.input, metric: 'gross_revenue' } }], { confidence: 0.85 });
  }
  if (BEFORE_OFF.test(text) && queries.length > 0)
    return steps(clause, queries, { assumed: [asidesOf(clause.language).nothingOff] });
  const [single] = queries;
  const ofNothing = single && queries.length === 1 && !single.input.grain && !single.input.dimensions?.length;
  if (
    ofNothing &&
    clause.splits.limit &&
    !clause.splits.ranked &&
    clause.metrics.length === 0 &&
    clause.times.length === 0
  )
    return { part: ofWhich(clause, clause.splits.limit), confidence: 0.8 };
  if (queries.length > 0) {
    const metrics = askedIn(clause);
    const list = (metrics.length > 0 ? queries.slice(0, 1) : queries).flatMap((one) => changed(clause, one, metrics));
    return steps(clause, list.slice(0, 8), { confidence: 0.88 });
  }
  return other(clause, last);
}

/** Whether anything is said that could change an earlier question. */
function pieces({ times, filters, splits, metrics, text }: Clause): boolean {
  return (
    times.length > 0 ||
    filters.length > 0 ||
    splits.by.length > 0 ||
    splits.ranked !== undefined ||
    metrics.length > 0 ||
    splits.limit !== undefined ||
    splits.order !== undefined ||
    COMPARE.test(text)
  );
}

/** "Top 3 instead" of a number that has no parts: which parts are meant. */
function ofWhich({ said, language }: Clause, limit: number): Part {
  const asides = asidesOf(language);
  const options = asides.top(limit).map(([label, ask]) => ({ label, ask }));
  return { kind: 'ask_back', text: said, question: asides.topOfWhat(limit), options };
}

/** "New" or "returning" after "only" is a filter; customers alone are a metric. */
function askedIn(clause: Clause) {
  const bySize = clause.filters.some(({ by }) => by === 'order_value');
  const only = clause.metrics.length === 1 && clause.metrics[0]?.value === 'orders';
  // "Without orders under 50" keeps the metric that is spoken of.
  return clause.metrics.length === 0 || (bySize && only) ? [] : askedMetrics(clause);
}

function changed(clause: Clause, { input }: Query, metrics: ReturnType<typeof askedMetrics>): Step[] {
  const next: Query['input'] = { ...input };
  const { splits, filters, text } = clause;
  const series =
    splits.by.length === 1 && splits.by[0] && isGrain(splits.by[0]) && splits.by[0] !== 'hour'
      ? splits.by[0]
      : undefined;
  if (series) {
    next.grain = series;
    delete next.periods;
    if (AVERAGE.test(clause.rest)) next.periods = 'average';
    delete next.dimensions;
    delete next.order;
    delete next.limit;
  } else if (splits.by.length > 0 || splits.ranked) {
    next.dimensions = splits.ranked ? [splits.ranked] : splits.by.slice(0, 2);
    delete next.grain;
    delete next.periods;
    if (splits.ranked)
      Object.assign(next, { order: splits.order ?? 'highest', limit: splits.limit ?? (splits.several ? 10 : 5) });
    else delete next.limit;
    if (!splits.ranked && !splits.order) delete next.order;
  }
  // The best months of a series are a ranking of its months.
  if (splits.limit && next.grain && !series) {
    next.dimensions = [next.grain];
    next.order = splits.order ?? 'highest';
    delete next.grain;
    delete next.periods;
  }
  if (splits.limit) next.limit = splits.limit;
  if (splits.order && (next.dimensions?.length ?? 0) > 0) next.order = splits.order;
  if (filters.length > 0) next.filters = merged(input.filters ?? [], filters);
  Object.assign(next, timed(clause, input));
  if (next.compare === undefined) delete next.compare;
  const list = metrics.length > 0 ? metrics : [next.metric];
  const both = /\bas well\b|\btoo\b|\balso\b/.test(text) && metrics.length > 0 ? [] : list;
  return (both.length > 0 ? both : list).map((metric) => ({ tool: 'query_metric', input: { ...next, metric } }));
}

function merged(old: MetricFilter[], added: MetricFilter[]): MetricFilter[] {
  const kept = old.filter((one) => !added.some((other) => other.by === one.by));
  return [...kept, ...added].slice(0, 5);
}

/** The time of a follow-up: its own, one that leans on the earlier, or one to compare with. */
function timed(clause: Clause, input: MetricQuery): Partial<Pick<MetricQuery, 'range' | 'compare'>> {
  const { times, text, calendar } = clause;
  const period = periodOfKey(input.range, calendar);
  const relative = times.find((one) => one.relative)?.relative;
  const named = times.find((one) => one.period)?.period;
  const compares =
    /\b(?:compar\w*|versus|vs|against|verglich\w*|vergleich\w*|gegenuber|frente|par rapport|differ\w*|unterschied|diferencia|ecart|than|als|que (?:en|el|la))\b/.test(
      text,
    );
  if (relative && !named) {
    if (compares) return { compare: relative.of === 'before' ? 'previous' : 'year_before' };
    if (!period) return {};
    const moved = relative.of === 'year_before' ? yearBefore(period) : earlier(period, relative.unit, clause);
    return moved ? { range: moved.key, ...dropCompare(input) } : {};
  }
  if (!named) return compares && times.length === 0 ? { compare: 'previous' } : {};
  if (compares && period) {
    const before = periodBefore(period, calendar);
    if (before && before.key === named.key) return { compare: 'previous' };
    if (named.key === 'last_year' && period.unit !== 'year') return { compare: 'year_before' };
    return { compare: named.key };
  }
  const { range, compare } = timesOf(clause);
  return { range, ...(compare ? { compare } : dropCompare(input)) };
}

/** A time of its own that was compared with no longer fits another range; "the time before" always does. */
function dropCompare({ compare }: MetricQuery): { compare?: undefined } {
  return compare && compare !== 'previous' && compare !== 'year_before' ? { compare: undefined } : {};
}

function earlier(period: Period, unit: Period['unit'] | null, { calendar }: Clause): Period | null {
  if (!unit || unit === period.unit || unit === 'days' || unit === 'all' || !period.from)
    return periodBefore(period, calendar);
  // "And the year before?" of a month is that month, a year earlier.
  const [from, to] = [period.from, period.to].map((day) => step(day, unit as CalendarUnit, -1));
  const longer = step(period.from, unit as CalendarUnit, 1).until(period.to).sign < 0;
  if (longer && from && to) return { key: keyOf(from, to), unit: period.unit, from, to };
  return unitFrom(unit, step(period.from, unit as CalendarUnit, -1), calendar);
}

function why(clause: Clause, last: Step): Draft | undefined {
  const [named] = clause.metrics;
  if (last.tool === 'query_metric') {
    const asked = named?.value ?? last.input.metric;
    const metric = EXPLAINED.has(asked) ? (asked as 'revenue') : 'revenue';
    const { range, compare, filters } = last.input;
    const own = clause.times.some((one) => one.period) ? timesOf(clause) : undefined;
    return steps(clause, [
      {
        tool: 'explain_change',
        input: {
          metric,
          range: own?.range ?? range,
          ...((own?.compare ?? compare) && { compare: own?.compare ?? compare }),
          ...(filters && { filters }),
        },
      },
    ]);
  }
  return last.tool === 'explain_change' ? steps(clause, [last]) : undefined;
}

/** "Which product gained most?" after a comparison is asked of the times that were compared. */
function movedSince(clause: Clause, last: Step): Draft | undefined {
  const by = clause.splits.ranked ?? clause.splits.by[0];
  if (last.tool !== 'query_metric' || !last.input.compare || clause.times.length > 0) return undefined;
  if (!by || isGrain(by) || !(RISES.test(clause.text) || FALLS.test(clause.text))) return undefined;
  const { metric, range, compare, filters } = last.input;
  const [asked] = askedIn(clause);
  const order = FALLS.test(clause.text) ? 'fall' : 'rise';
  return steps(clause, [
    {
      tool: 'query_metric',
      input: {
        ...{ metric: asked ?? metric, dimensions: [by], range, compare, order, limit: clause.splits.limit ?? 10 },
        ...(filters && { filters }),
      },
    },
  ]);
}

/** "Who?" after a number: the people behind it. */
function who(clause: Clause, { input }: Query): Draft {
  const { grain: _, compare: __, ...rest } = input;
  const metric = input.metric === 'orders' || input.metric === 'units' ? input.metric : 'revenue';
  return steps(clause, [
    {
      tool: 'query_metric',
      input: { ...rest, metric, dimensions: ['customer'], order: 'highest', limit: clause.splits.limit ?? 10 },
    },
  ]);
}

type Listed = Extract<Step, { tool: 'list_people' }>['input'];

/** "And in February?" of people who bought in March: the same rule of another time, where it has but one. */
function movedRule(input: Listed, named: Period): Listed | undefined {
  const { definition } = input;
  if (definition?.where.type !== 'all') return undefined;
  const { of } = definition.where;
  const timed = of.filter((one) => 'within' in one && one.within);
  if (timed.length !== 1) return undefined;
  const within = windowOf(named);
  const moved = of.map((one) => ('within' in one && one.within ? ({ ...one, within } as typeof one) : one));
  return { ...input, definition: { ...definition, where: { ...definition.where, of: moved } } };
}

/** Follow-ups of other tools change the time, the number of rows or the split. */
function other(clause: Clause, last: Step): Draft | undefined {
  const named = clause.times.find((one) => one.period)?.period;
  if (named && isFuture(named, clause.calendar)) return undefined;
  const { limit, order, by } = clause.splits;
  if (clause.metrics.length > 0 && last.tool !== 'explain_change') return undefined;
  switch (last.tool) {
    case 'list_people': {
      const moved = named ? movedRule(last.input, named) : undefined;
      if (moved) return steps(clause, [{ ...last, input: moved }]);
      if (!limit && !order) return undefined;
      return steps(clause, [
        {
          ...last,
          input: {
            ...last.input,
            ...(limit && { limit: Math.min(limit, 100) }),
            ...(order && order !== undefined && { order }),
          },
        },
      ]);
    }
    case 'read_funnel':
      if (!named && !by.includes('source')) return undefined;
      return steps(clause, [
        {
          ...last,
          input: {
            ...last.input,
            ...(named && { range: named.key }),
            ...(by.includes('source') && { breakdown: 'source' as const }),
          },
        },
      ]);
    case 'read_retention': {
      const grain = by.find((one) => one === 'week' || one === 'month') as 'week' | 'month' | undefined;
      if (!named && !grain) return undefined;
      return steps(clause, [
        { ...last, input: { ...last.input, ...(named && { range: named.key }), ...(grain && { grain }) } },
      ]);
    }
    case 'explain_change': {
      const [metric] = clause.metrics.map(({ value }) => value).filter((value) => EXPLAINED.has(value));
      if (!named && !metric) return undefined;
      return steps(clause, [
        {
          ...last,
          input: { ...last.input, ...(named && { range: named.key }), ...(metric && { metric: metric as 'revenue' }) },
        },
      ]);
    }
    case 'predict':
      return limit ? steps(clause, [{ ...last, input: { ...last.input, limit: Math.min(limit, 100) } }]) : undefined;
    default:
      return undefined;
  }
}
