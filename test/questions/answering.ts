import { expect } from 'vitest';
import type { MetricRow, MetricValue } from '../../contract/metrics.ts';
import { readQuestion } from '../../worker/ai/reading/read.ts';
import type { Before, Part, Vocabulary } from '../../worker/ai/reading/reading.ts';
import { settleNames } from '../../worker/ai/tools/names/settle.ts';
import { partText } from '../../worker/ai/tools/parts.ts';
import { runStep } from '../../worker/ai/tools/run.ts';
import { readVocabulary } from '../../worker/ai/tools/vocabulary.ts';
import type { UserCtx } from '../../worker/context.ts';
import { toolsOf } from '../asking.ts';

/** What an answer must be. Values are exact: money as a decimal string. */
export interface Expected {
  /** Of the answers in turn. */
  values?: MetricValue[];
  /** What the first is held against. */
  previous?: MetricValue;
  /** The first rows of the first answer, or all of them: key (or label) and value. */
  rows?: [string, MetricValue][];
  series?: Record<string, MetricValue>;
  /** How many people there are. */
  people?: number;
  state?: 'not_recorded' | 'no_data';
  /** What is said instead of an answer. */
  part?: Part['kind'];
  /** No number is answered, and these words are named as the reason. */
  refuses?: string;
  /** More of the first answer's data. */
  data?: Record<string, unknown>;
}

/** A question, or several of a conversation of which the last is looked at, and its answer. */
export type Golden = [question: string | string[], expected: Expected];

export const is = (...values: MetricValue[]): Expected => ({ values });
export const versus = (value: MetricValue, previous: MetricValue): Expected => ({ values: [value], previous });
export const ranks = (...rows: [string, MetricValue][]): Expected => ({ rows });
export const refuses = (words: string): Expected => ({ refuses: words });
export const says = (part: Part['kind']): Expected => ({ part });

/** A question read, its steps run, and what they found held against what must be. */
export async function expectAnswer(ctx: UserCtx, asked: string | string[], expected: Expected): Promise<void> {
  const tools = toolsOf(ctx, { question: [asked].flat().join(' ') });
  const read = readAll(ctx, [asked].flat(), await readVocabulary(ctx));
  const parts = await Promise.all(
    read.map(async (part) => (part.kind === 'steps' ? (await settleNames(tools, part)).part : part)),
  );
  if (expected.refuses !== undefined) {
    expect(
      parts.map(({ kind }) => kind),
      JSON.stringify(parts).slice(0, 1500),
    ).not.toContain('steps');
    const told = parts.map((part) => (part.kind === 'steps' ? '' : partText(part, 'en', tools).text)).join(' ');
    expect(told).toContain(expected.refuses);
    return;
  }
  if (expected.part) {
    expect(parts.map(({ kind }) => kind)).toEqual([expected.part]);
    return;
  }
  const steps = parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
  const found = await Promise.all(steps.map((step) => runStep(tools, step)));
  const data = found.map((one) => one.data as Record<string, unknown>);
  const [first = {}] = data;
  const seen = JSON.stringify({ steps, first }).slice(0, 1500);
  if (expected.state) expect(first.state, seen).toBe(expected.state);
  if (expected.values)
    expect(
      data.map(({ value }) => value),
      seen,
    ).toEqual(expected.values);
  if (expected.previous !== undefined) expect(first.previous, seen).toEqual(expected.previous);
  if (expected.rows) {
    const rows = ((first.rows ?? []) as MetricRow[]).slice(0, expected.rows.length);
    const keyed = rows.map(({ keys, labels, value }, i) => [
      keys.includes(expected.rows?.[i]?.[0] ?? '') ? expected.rows?.[i]?.[0] : labels[0],
      value,
    ]);
    expect(keyed, seen).toEqual(expected.rows);
  }
  if (expected.series) {
    const series = (first.series ?? []) as { key: string; value: MetricValue }[];
    expect(Object.fromEntries(series.map(({ key, value }) => [key, value])), seen).toEqual(expected.series);
  }
  if (expected.people !== undefined) expect(first.people ?? first.total ?? first.count, seen).toBe(expected.people);
  if (expected.data) expect(first, seen).toMatchObject(expected.data);
}

function readAll(ctx: UserCtx, questions: string[], vocabulary: Vocabulary): Part[] {
  const { timezone, weekStart } = ctx.workspace;
  let before: Before | undefined;
  let parts: Part[] = [];
  for (const question of questions) {
    const reading = readQuestion(
      question,
      { now: ctx.now(), timezone, weekStart },
      { vocabulary, ...(before && { before }) },
    );
    parts = reading.parts;
    const steps = parts.flatMap((part) => (part.kind === 'steps' ? part.steps : []));
    if (steps.length > 0) before = { question, steps, ...(before && { earlier: before.steps }) };
  }
  return parts;
}
