import { describe, expect, it } from 'vitest';
import type { Step } from '../../../../contract/analyst.ts';
import { SEGMENT_KEYS } from '../../../../contract/analytics.ts';
import { METRIC_IDS } from '../../../../contract/metrics.ts';
import { readQuestion } from '../../reading/read.ts';
import { ASKS } from './asks.ts';
import type { Language } from './format.ts';
import { phrasesIn } from './languages.ts';
import { PART_WORDS } from './parts.ts';
import { REFUSAL_WORDS } from './refusals.ts';
import { inSentence, segmentIn } from './segments.ts';

const calendar = { now: new Date('2026-03-16T14:00:00Z'), timezone: 'America/New_York', weekStart: 'monday' as const };
const steps: Step[] = [{ tool: 'query_metric', input: { metric: 'revenue', range: 'last_month' } }];

/** The questions that a text offers, in the quotes of its language. */
function offeredIn(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"|„([^“]+)“|«\s?([^»]+?)\s?»/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

describe.each(['en', 'de', 'es', 'fr'] as Language[])('what is offered next in %s', (language) => {
  const { next } = phrasesIn(language);
  const segments = SEGMENT_KEYS.map((key) => inSentence(segmentIn(key, language).name, language));
  const all = [
    ...METRIC_IDS.flatMap((metric) => next.why(metric) ?? []),
    ...Object.values(ASKS[language]).flatMap((ask) => (typeof ask === 'string' ? ask : segments.map(ask))),
    ...Object.values(next).filter((text): text is string => typeof text === 'string'),
    ...Object.values(PART_WORDS[language]).filter((text): text is string => typeof text === 'string'),
  ].map(String);

  const refusals = Object.values(REFUSAL_WORDS[language].next);

  it.each([...new Set(refusals.flatMap(offeredIn))])('%s, after a refusal', (question) => {
    const { parts } = readQuestion(question, calendar, {});
    // What the product itself can do is told without a look at the data.
    expect(['steps', 'talk']).toContain(parts[0]?.kind);
  });

  it.each([...new Set(all.flatMap(offeredIn))])('%s', (question) => {
    const { parts } = readQuestion(question, calendar, { before: { question: 'revenue last month', steps } });
    expect(parts.map(({ kind }) => kind)).toEqual(['steps']);
  });
});
