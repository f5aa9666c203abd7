/** Parts of the product that can be explained. */
export const TOPICS = [
  'funnel',
  'engagement',
  'receipt',
  'action',
  'workflow',
  'prediction',
  'source',
  'campaign',
  'analyst',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What things mean, in one language. Names and figures come written. */
export interface DescribeWords {
  topics: Record<Topic, string>;
  about: string;
  examples: string[];
  aboutNext: string;
  connectNext: string;
  lookedConnect: string;
  lookedAbout: string;
  looked: string;
  lookedCatalogue: string;
  catalogue: { intro(metrics: string): string; periods: string; next: string };
  groups: Record<'money' | 'orders' | 'customers' | 'behaviour', string>;
  metric(it: { name: string; version: number; definition: string; formula: string; dimensions: string }): string;
  next: string;
  segmentNext: string;
  unknown(subject: string): string;
  canExplain(what: string): string;
  explainable: string[];
  unknownNext: string;
}
