import type { FigureMark, MetricMark, Sentence } from './sentence.ts';

const SORTED =
  '(?:(?:ranked|sorted|measured|split|broken down|driven|as (?:a |the )?(?:part|share)|gemessen|geordnet|sortiert|aufgeteilt|medid[oa]s?|ordenad[oa]s?|desglosad[oa]s?|clasificad[oa]s?|classee?s?|triee?s?|mesuree?s?|repartie?s?|ventilee?s?),? )?';
const LINKS =
  "(?:by|per|of|from|in|on|to|vs\\.?|versus|against|over|nach|pro|je|von|vom|aus|im|bei|beim|am|an|gegen|uber|zu|zum|por|de|del|segun|en|sobre|a|frente a|contra|par|selon|sur|contre|du|des|d'|au|aux)";
const ARTICLES =
  "(?:the|your|our|total|all|der|die|das|dem|den|ihre[mnrs]?|deine[mnrs]?|los|las|el|la|tus?|sus?|les|le|l'|vos|votre)";
/** What makes one name of two: "refunds by revenue", "refunds (revenue)", "refunds / revenue". */
const LINK = new RegExp(`^(?:,? ?${SORTED}${LINKS} (?:${ARTICLES} ?)*| ?[(/–—|] ?(?:${ARTICLES} ?)*| - )$`, 'u');
/** "Refunds per order": its second half alone is a name of the average order. */
const EACH = /^(?:per|each|pro|je|por|par) /;
/** Two that are added, of which one figure is no more than the one. */
const PLUS = /^ ?[&+] ?$/;
const LABEL = /^ ?: ?$/;
/** Of these a share or a ratio is said: both are what it is of. */
const OF_TWO: ReadonlySet<string> = new Set(['percent', 'fraction', 'points', 'times']);

/**
 * Where the metric beside a figure only says how another one is split, ranked or held, the figure is of that other one:
 * "Refunds by revenue: 510" says it of the refunds. So does "Refunds: 510 revenue". Undefined where the metric stands by itself.
 */
export function headOf(
  said: MetricMark,
  mark: FigureMark,
  metrics: MetricMark[],
  { view, figures }: Sentence,
): MetricMark | undefined {
  if (OF_TWO.has(mark.figure.measure)) return undefined;
  const before = metrics.filter(({ to, label }) => !label && to <= Math.min(said.from, mark.from));
  const isOther = (one: MetricMark, than: MetricMark) => !one.ids.some((id) => than.ids.includes(id));
  if (said.from >= mark.to) {
    const label = before.at(-1);
    return label && isOther(label, said) && LABEL.test(view.low.slice(label.to, mark.from)) ? label : undefined;
  }
  // "Refunds against revenue: 90 against 510": the second is of the second.
  if (figures.some(({ from, to }) => from >= said.to && to <= mark.from)) return undefined;
  let head: MetricMark | undefined;
  for (let last = said, one = before.at(-1); one; one = before[before.indexOf(one) - 1]) {
    const [from, to] = [one.to, last.from];
    const counted = figures.some((figure) => figure.from >= from && figure.to <= to);
    const gap = view.low.slice(from, to);
    const added = figures.length === 1 && PLUS.test(gap);
    if (counted || !(added || isLink(gap, one, view.low.slice(last.from, last.to)))) break;
    if (isOther(one, said)) head = one;
    last = one;
  }
  return head;
}

function isLink(gap: string, { ids }: MetricMark, after: string): boolean {
  if (LINK.test(gap)) return true;
  return gap === ' ' && EACH.test(after) && !ids.some((id) => id.includes('revenue'));
}

/** What a sentence without figures is of, for those below it: of "Refunds by revenue" the refunds. */
export function headsIn(metrics: MetricMark[], { view }: Sentence): MetricMark[] {
  return metrics.filter((one, index) => {
    const before = metrics[index - 1];
    return !before || !isLink(view.low.slice(before.to, one.from), before, view.low.slice(one.from, one.to));
  });
}
