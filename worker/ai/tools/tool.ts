import type { Step, ToolInput, ToolName } from '../../../contract/analyst.ts';
import type { Card } from '../../../contract/cards.ts';
import type { CampaignRecommendation } from '../../../contract/stream.ts';
import type { UserCtx } from '../../context.ts';
import type { Fact } from '../lock/fact.ts';
import type { Calendar } from '../period.ts';

/** What a tool may know besides its input. */
export interface ToolCtx {
  ctx: UserCtx;
  /** The shop's calendar and the moment it is asked. */
  calendar: Calendar;
  /** The turn in which it runs: effects are keyed by it, so that running twice is running once. */
  turnId: string;
  conversationId: string | null;
  /** The surface it is asked from. */
  surface: 'web' | 'chat' | 'api' | 'mcp' | 'schedule';
  /** The turn has read texts that strangers wrote: no action is taken in it without a person's approval. */
  readStrangers: boolean;
  /** The question, for tools that answer in its words. */
  question: string;
  /** In which language the built-in analyst words its findings; English where it has no words of it. */
  language: 'en' | 'de' | 'es' | 'fr';
  signal: AbortSignal;
}

/** What a tool found. Everything a reader sees of it comes from here, whoever words it. */
export interface Finding {
  /** What was looked at, in a few words: "Added up 6 orders of last week". */
  looked: string;
  /** The built-in analyst's words, Markdown. Its figures are all in `facts`. */
  text: string;
  /** What to do next, one sentence; empty where nothing suggests itself. */
  next: string;
  /** The same as data: for the API, and for a model to narrate. */
  data: Record<string, unknown>;
  facts: Fact[];
  cards: Card[];
  /** Ids of receipts. */
  receipts: string[];
  /** Holds texts that strangers wrote: names, product titles, messages, events. */
  fromStrangers: boolean;
  /** There was something to find. */
  found: boolean;
  /** Of `recommend_campaigns`, and who wrote it: a model's id, or the built-in analyst's. */
  recommendation?: CampaignRecommendation;
  provider?: string;
}

/** One thing the analyst can do. One file each, and one line in `list.ts`. */
export interface Tool<Name extends ToolName> {
  name: Name;
  /** For a model: when to use it and what it answers, one or two sentences. */
  description: string;
  /** It changes nothing. What does change something only plans it. */
  readOnly: boolean;
  run(tools: ToolCtx, input: ToolInput<Name>): Promise<Finding>;
}

/** The table in `list.ts`: every tool by its name. */
export type Tools = { [Name in ToolName]: Tool<Name> };

/** Runs one step. What cannot be answered as it was asked (an unknown segment, a day that does not exist) is a finding that says so. */
export type RunStep = (tools: ToolCtx, step: Step) => Promise<Finding>;
