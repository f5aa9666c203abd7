import type { MetricQuery, MetricResult, MetricValue } from '../../../../contract/metrics.ts';
import type { Figures } from '../figures.ts';
import type { Standing } from '../standing.ts';
import type { ToolCtx } from '../tool.ts';
import { valueText } from '../words/format.ts';
import type { Phrases } from '../words/phrases.ts';
import type { AsSaid } from './said.ts';

/** All that a metric's answer is worded from. */
export interface Told {
  result: MetricResult;
  /** The same number of all time, where the period has none, and the days on which there are orders. */
  everything: { result: MetricResult; days: { first: string; last: string } | undefined } | undefined;
  query: MetricQuery;
  standing: Standing;
  name: string;
  phrases: Phrases;
  figures: Figures;
  tools: ToolCtx;
  /** What of the shop's own words was followed, and what they say together where they were read. */
  followed: AsSaid['followed'];
  meanings: AsSaid['meanings'];
  /** What people and things are called that were found for this answer, by the key they are filtered by. */
  called?: ReadonlyMap<string, string> | undefined;
}

/** A value of the result, as people read it. */
export function show({ result, tools }: Told, value: MetricValue): string {
  return valueText(value, { unit: result.unit, currency: result.currency }, tools.language) ?? '–';
}

/** The whole under a list of its parts. */
export function wholeText(told: Told): string | undefined {
  const { result, name, phrases } = told;
  return result.value === null ? undefined : phrases.inAll({ name, value: show(told, result.value) });
}
