import type { Metric, MetricId } from '../../../../contract/metrics.ts';
import { CATALOGUE, metricOf } from '../../../metrics/catalogue/catalogue.ts';
import { definedIn } from '../../../metrics/catalogue/definitions/definitions.ts';
import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { capital, joined } from '../shown.ts';
import type { Language } from '../words/format.ts';
import { phrasesIn } from '../words/languages.ts';
import { AND } from '../words/nouns.ts';
import { describeWords } from './words/languages.ts';

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
export function metricDefinition({ id, name, dimensions, version }: Metric, language: Language = 'en'): string {
  const phrases = phrasesIn(language);
  const split = dimensions.map((one) => (language === 'en' ? one : phrases.dimensions[one]));
  return describeWords(language).metric({
    ...{ ...definedIn(id, language), version, name: capital(phrases.nameOf(id, name)) },
    dimensions: joined(split, AND[language]),
  });
}

const GROUPS: ['money' | 'orders' | 'customers' | 'behaviour', (id: MetricId) => boolean][] = [
  ['money', (id) => ['money'].includes(metricOf(id).unit)],
  ['orders', (id) => /order|unit|refund|discount/.test(id) && metricOf(id).unit !== 'money'],
  ['customers', (id) => /customer|repeat|concentration|people|subscribers/.test(id)],
  ['behaviour', () => true],
];

/** The catalogue in short: names by what they are about. */
export function catalogueLines(language: Language = 'en'): string[] {
  const left = new Set(CATALOGUE.map(({ id }) => id));
  const phrases = phrasesIn(language);
  const called = (id: MetricId) =>
    language === 'en' ? metricOf(id).name.toLowerCase() : phrases.nameOf(id, metricOf(id).name);
  return GROUPS.map(([group, fits]) => {
    const mine = [...left].filter(fits);
    for (const id of mine) left.delete(id);
    return `**${describeWords(language).groups[group]}**: ${joined(mine.map(called), AND[language])}`;
  });
}
