import type { Dimension, MetricId, MetricUnit, MetricWindow } from '../../../../contract/metrics.ts';
import type { Worry } from '../sources/states.ts';

export interface Compared {
  /** "155%", without a sign; undefined where there was nothing before. Of a share: "3.3 points". */
  share: string | undefined;
  inPoints: boolean;
  direction: 'more' | 'less' | 'same';
  /** What it was. */
  previous: string;
  /** The time it is compared with, as days, and how it is called in English. */
  window: string;
  before: string | undefined;
  /** The like time before, the same a year before, or one that was named. */
  against: 'before' | 'year_before' | 'other';
}

/** The built-in analyst's sentences about metrics, in one language. Figures come written. */
export interface Phrases {
  /** How each metric is called in the middle of a sentence. */
  nameOf(metric: MetricId, own: string): string;
  /** The window with the preposition it takes, in a sentence: "last week (9–15 March 2026, America/New_York)". */
  when(window: MetricWindow, range: string): string;
  total(it: { metric: MetricId; name: string; value: string; when: string; unit: MetricUnit }): string;
  compared(it: Compared): string;
  nothingBefore(it: Pick<Compared, 'window' | 'before' | 'against'>): string;
  noData(it: { name: string; when: string }): string;
  /** What there is instead, of all time. */
  instead(it: { name: string; value: string; days: string | undefined }): string;
  notRecorded(it: { name: string; when: string }): string;
  notMeasured(it: { name: string; when: string }): string;
  /** Words before what a number is only counted of. */
  filters: { only: string; without: string; above: string; below: string };
  /** That the shop's own words were followed. */
  followed: { revenue: string; closed: string };
  /** What a money metric holds, in one line. */
  meaning: Partial<Record<MetricId, string>>;
  series(it: { name: string; by: string; when: string }): string;
  extremes(it: { high: string; highest: string; low: string; lowest: string }): string;
  earlier(count: string): string;
  /** `many`: what is ranked, in the plural; undefined for two things at once. */
  ranking(it: {
    name: string;
    by: string;
    many: string | undefined;
    when: string;
    rows: string;
    order: 'highest' | 'lowest' | 'key';
  }): string;
  /** What rose or fell most against the time before. */
  moved(it: { name: string; by: string; when: string; order: 'rise' | 'fall' }): string;
  best(it: {
    name: string;
    dimension: string;
    label: string;
    value: string;
    when: string;
    order: 'highest' | 'lowest';
  }): string;
  together(it: { share: string; name: string }): string;
  more(count: string): string;
  inAll(it: { name: string; value: string }): string;
  otherCurrencies(each: string[]): string;
  leftOut(each: string[]): string;
  countedFrom(each: string[]): string;
  /** How orders stand against the shop's platform. */
  standing(it: { state: string; text: string; platform: string; clock: string; behind: number }): string | undefined;
  /** A source that is behind what is asked. */
  stale(it: { source: string; worry: Worry; since: string }): string;
  looked(it: { rows: string; name: string; window: string }): string;
  dimensions: Record<Dimension, string>;
  many: Record<Dimension, string>;
  orderColumns: { order: string; total: string; refunded: string };
  running: string;
  before: string;
  next: {
    why(metric: MetricId): string | undefined;
    byDay: string;
    byMonth: string;
    topCustomers: string;
    campaigns: string;
    sources: string;
    connect: string;
  };
  choices: { question: string; gross: string; net: string; charged: string };
}
