import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../../contract/analyst.ts';
import { readQuestion } from '../reading/read.ts';
import { EvaluationCase } from './case.ts';

const folder = new URL('../../../test/evaluations/', import.meta.url);
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, one: EvaluationCase.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) }));

describe('a question that was once answered wrong', () => {
  it('is kept as a case', () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  it.each(cases.filter(({ one }) => one.expected !== null))('is read right now: $file', ({ one }) => {
    const calendar = { now: new Date(one.askedAt), timezone: one.timezone, weekStart: one.weekStart };
    const before = one.before && { question: one.before.question, steps: one.before.steps as Step[] };
    const { parts } = readQuestion(one.question, calendar, {
      vocabulary: one.vocabulary,
      ...(before && { before }),
    });
    expect(parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []))).toEqual(one.expected);
  });
});
