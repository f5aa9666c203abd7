import { SEGMENT_KEYS } from '../../contract/analytics.ts';
import { SEGMENTS } from '../analytics/segments.ts';
import type { Found } from './answering.ts';
import type { Part, Reading } from './reading/reading.ts';
import { about, connect, type Help, signInFirst, topicText } from './tools/describe/help.ts';
import { metricDefinition, metricNamed } from './tools/describe/metrics.ts';
import { finding } from './tools/finding.ts';
import { partText } from './tools/parts.ts';
import type { Language } from './tools/words/format.ts';

const THEN_ASK = 'Sign in, connect a source (or add dummy data), and ask for the number itself to see yours.';

/** What is said to somebody who is not signed in: what things mean, and where what is theirs can be had. */
export function visitorFound(reading: Reading, language: Language): Found[] {
  const looked = 'Read the question';
  if (reading.requiresAuth) return [{ finding: finding({ looked, ...signInFirst(partOfProduct(reading)) }) }];
  return reading.parts.map((part) => ({
    finding: part.kind === 'steps' ? finding({ looked, ...meant(part, language) }) : partText(part, language),
    part,
  }));
}

/** "What is a cart abandoner?" asked by a visitor, to whom nobody's own segments are shown. */
function meant({ text, steps }: Extract<Part, { kind: 'steps' }>, language: Language): Help {
  const step = steps.find(({ tool }) => tool === 'describe');
  const subject = (step?.tool === 'describe' && step.input.subject) || text;
  const asked = subject.toLowerCase();
  if (/connect|set ?up|install|integrat|verbind|conect|reli(?:er|ez)/.test(asked)) return connect(language);
  const stem = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, ' ').replace(/s\b/g, '');
  const segments = SEGMENT_KEYS.filter((key) =>
    [key, SEGMENTS[key].name].some((name) => stem(asked).includes(stem(name))),
  );
  const shown = segments.length > 0 ? segments : /\bsegments?\b/.test(asked) ? SEGMENT_KEYS : [];
  if (shown.length > 0) {
    const lines = shown.map((key) => `- **${SEGMENTS[key].name}**: ${SEGMENTS[key].definition}`);
    return { text: lines.join('\n'), next: THEN_ASK };
  }
  const metric = metricNamed(asked);
  const known = topicText(asked, language) ?? (metric && metricDefinition(metric, language));
  return known ? { text: known, next: THEN_ASK } : { ...about(language), next: THEN_ASK };
}

function partOfProduct({ parts }: Reading): string {
  const first = parts.find((part) => part.kind === 'steps')?.steps[0]?.tool;
  if (first === 'recommend_campaigns') return 'campaigns';
  return first === 'read_sources' ? 'data-sources' : 'analytics';
}
