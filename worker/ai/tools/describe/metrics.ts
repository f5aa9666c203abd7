import type { Metric, MetricId } from '../../../../contract/metrics.ts';
import { CATALOGUE, metricOf } from '../../../metrics/catalogue/catalogue.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { joined } from '../shown.ts';

/** The metric that a subject names, in any language; the longest of its names that is in it. */
export function metricNamed(subject: string): Metric | undefined {
  const text = ` ${subject
    .toLowerCase()
    .replace(/[?!.,"“”]/g, ' ')
    .replace(/\s+/g, ' ')} `;
  let best: { id: MetricId; length: number } | undefined;
  for (const { id } of CATALOGUE) {
    const { en, de, es, fr, other = [] } = METRIC_WORDS[id];
    for (const word of [id, id.replaceAll('_', ' '), ...en, ...de, ...es, ...fr, ...other]) {
      if (word.length > (best?.length ?? 0) && text.includes(` ${word} `)) best = { id, length: word.length };
    }
  }
  return best && metricOf(best.id);
}

/** What a metric means, how it is worked out, and by what it can be split. */
export function metricDefinition({ name, definition, formula, dimensions, version }: Metric): string {
  return `**${name}** (version ${version}): ${definition}\n\nWorked out as: ${formula}.\n\nIt can be split by ${joined([...dimensions])}.`;
}

const GROUPS: [string, (id: MetricId) => boolean][] = [
  ['Money', (id) => ['money'].includes(metricOf(id).unit)],
  ['Orders', (id) => /order|unit|refund|discount/.test(id) && metricOf(id).unit !== 'money'],
  ['Customers', (id) => /customer|repeat|concentration|people|subscribers/.test(id)],
  ['Behaviour', () => true],
];

/** The catalogue in short: names by what they are about. */
export function catalogueLines(): string[] {
  const left = new Set(CATALOGUE.map(({ id }) => id));
  return GROUPS.map(([title, fits]) => {
    const mine = [...left].filter(fits);
    for (const id of mine) left.delete(id);
    return `**${title}**: ${joined(mine.map((id) => metricOf(id).name.toLowerCase()))}`;
  });
}
