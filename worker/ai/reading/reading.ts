import type { Step } from '../../../contract/analyst.ts';
import type { SegmentKey } from '../../../contract/analytics.ts';
import type { MetricId } from '../../../contract/metrics.ts';

/** The four kinds of question. */
export type Kind = 'metrics' | 'search' | 'action' | 'conversation';

/** The part of the product that takes it: analysis and search, or what is done and said. */
export type Module = 'mini-foundry' | 'ops-copilot';

export type Language = 'en' | 'de' | 'es' | 'fr' | 'it' | 'pt' | 'nl';

/** What a question names. Only what was found is set. */
export interface Named {
  /** The range as a `MetricQuery` takes it, and the words it was read from. */
  range?: { key: string; words: string };
  metrics?: MetricId[];
  segments?: SegmentKey[];
  amounts?: { value: number; currency?: string }[];
  limit?: number;
  /** A person's e-mail or id. */
  person?: string;
  products?: string[];
  channels?: string[];
}

/** One question of a message, read: steps that answer it, or why it cannot be answered. */
export type Part =
  | {
      kind: 'steps';
      /** The words it was read from. */
      text: string;
      steps: Step[];
      /** What was taken for granted, to be said: "You named no period, so this is of all time." */
      assumed: string[];
      /** What it names and no rule has read, as the asker wrote it: to be looked up, and never ignored without a word. */
      unread?: string[];
      /** Words beside, of which nothing is known: the answer does without them and says so. */
      ignored?: string[];
      /** Other readings, one tap away. */
      choices?: { label: string; ask: string }[];
    }
  /** A metric that the catalogue has not, such as NPS; what is near to it. */
  | { kind: 'unknown_metric'; text: string; word: string; near: MetricId[] }
  /** A day that no calendar has. */
  | { kind: 'no_such_date'; text: string; words: string }
  /** A period that lies in the future altogether. */
  | { kind: 'future'; text: string; words: string }
  /** The default would mislead: which of these is meant. */
  | { kind: 'ask_back'; text: string; question: string; options: { label: string; ask: string }[] }
  /** A greeting, a thank-you, help, small talk. */
  | { kind: 'talk'; text: string }
  /** No rule reads it. */
  | { kind: 'not_understood'; text: string };

/** A message as the rules read it. */
export interface Reading {
  kind: Kind;
  module: Module;
  /** What is asked first, for the stream's intent: a tool's name, `recommend`, `talk` ... */
  action: string;
  /** 0 to 1. Below 0.6 a model may read it again. */
  confidence: number;
  /** It rests on an account's own data. */
  requiresAuth: boolean;
  language: Language;
  named: Named;
  parts: Part[];
}

/** What came before in the conversation, for follow-ups: the steps of the last answer. */
export interface Before {
  question: string;
  steps: Step[];
  /** Those of the answer before it, for what holds the two against each other. */
  earlier?: Step[];
}

/** The workspace's own words that a question may name. Small lists; matched as whole words, typing errors allowed. */
export interface Vocabulary {
  products: string[];
  sources: string[];
  segments: { id: string; name: string }[];
  channels: string[];
}
