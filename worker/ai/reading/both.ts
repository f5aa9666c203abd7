import type { Step } from '../../../contract/analyst.ts';
import { asidesOf } from './asides.ts';
import type { Clause } from './clause.ts';
import { periodOfKey } from './periods/period.ts';
import { askedMetrics } from './readers/metric.ts';
import { type Draft, steps } from './readers/reader.ts';
import type { Before } from './reading.ts';

type Query = Extract<Step, { tool: 'query_metric' }>;

/** "Difference?", "which one had more customers?", "compare the two". */
const OF_BOTH =
  /^(?:and |so |ok |und |y |et )*(?:(?:what(?:'s| is| was)? )?(?:the |in )?(?:difference|diff|change)(?: between (?:them|both|the two|those|these))?|(?:how much|what(?:'s| is)?) (?:more|less|higher|lower) (?:is|was) (?:that|it|this)|which (?:one |month |week |day |quarter |year |of (?:them|the two|those) )?(?:was |is |did |had |has |got |brought |made |sold )*(?:the )?(?:more|most|better|best|higher|highest|bigger|fewer|less|lower|worse|worst|stronger|weaker)\b.{0,24}|compare (?:them|both|the two|those|these)|(?:der |was ist der |und der )?(?:unterschied|differenz)|welche[rs]? (?:davon |von beiden |monat |woche |tag )?(?:war|hatte|ist|brachte) .{0,12}(?:mehr|besser|hoher|starker|weniger|schlechter)\b.{0,20}|vergleiche? (?:sie|beide|die beiden)|(?:cual es |y )?(?:la )?diferencia|cual (?:de los dos )?(?:fue|tuvo|tiene|es) (?:el |la )?(?:mas|mejor|mayor|menos|peor)\b.{0,20}|comparal[oa]s|(?:quelle (?:est )?|et )?(?:la |l')?(?:difference|ecart)|le(?:quel|s deux)|laquelle?(?: a| est| etait)? .{0,20}(?:plus|mieux|meilleure?|moins)\b.{0,20}|compare-les)\W*$/;

/** Asked of the two numbers that were told last: the later time against the earlier. Where there are no such two, which ones is asked back. */
export function ofBoth(clause: Clause, before: Before): Draft | undefined {
  const { text, times, filters, splits } = clause;
  if (!OF_BOTH.test(text) || times.length > 0 || filters.length > 0 || splits.by.length > 0) return undefined;
  const [last, first] = [only(before.steps), only(before.earlier ?? [])];
  if (!last || !first || !areAlike(last, first)) {
    const two = asidesOf(clause.language);
    const options = two.two.map(([label, ask]) => ({ label, ask }));
    return last?.input.compare
      ? undefined
      : { part: { kind: 'ask_back', text: clause.said, question: two.whichTwo, options }, confidence: 0.8 };
  }
  const [a, b] = [last, first].map(({ input }) => periodOfKey(input.range, clause.calendar)?.from);
  const [later, earlier] = a && b && b.since(a).sign > 0 ? [first, last] : [last, first];
  const [metric] = clause.metrics.length > 0 ? askedMetrics(clause) : [later.input.metric];
  const { compare: _, ...input } = later.input;
  return steps(clause, [
    { tool: 'query_metric', input: { ...input, metric: metric ?? input.metric, compare: rangeOf(earlier, clause) } },
  ]);
}

function only(list: Step[]): Query | undefined {
  const [one] = list;
  const plain = list.length === 1 && one?.tool === 'query_metric' && !one.input.dimensions?.length && !one.input.grain;
  return plain ? one : undefined;
}

function areAlike({ input: a }: Query, { input: b }: Query): boolean {
  const same = JSON.stringify([a.filters ?? [], a.without]) === JSON.stringify([b.filters ?? [], b.without]);
  return same && a.metric === b.metric && a.range !== b.range && a.range !== 'all' && b.range !== 'all';
}

/** As days: what a number is held against has no name. */
function rangeOf({ input }: Query, { calendar }: Clause): string {
  const period = periodOfKey(input.range, calendar);
  return period?.from ? `${period.from}..${period.to}` : input.range;
}
