import * as z from 'zod';
import { TOOL_NAMES } from './analyst.ts';
import { Card } from './cards.ts';
import { Channel } from './segments.ts';

/** At most so many facts hold at a time. */
export const MOST_FACTS = 100;

/** What rules can read of a fact. A fact of which nothing can be read is kept as text, and given to models as data. */
export const FactMeaning = z.strictObject({
  /** Weekdays on which the shop is closed, 1 is Monday; `openOn` takes such days back. */
  closedOn: z.array(z.number().int().min(1).max(7)).optional(),
  openOn: z.array(z.number().int().min(1).max(7)).optional(),
  /** Days without business: `2026-12-25`, or every year `12-25`. */
  closedDays: z.array(z.string()).optional(),
  /** The metric that "revenue" stands for. */
  revenueMeans: z.enum(['revenue', 'gross_revenue', 'total_charged']).optional(),
  /** From which amount spent somebody is a VIP; decimal, in `currency` where one was named. */
  vipAbove: z.string().optional(),
  /** What one message costs, decimal; of SMS one part of a message. */
  unitCost: z.object({ channel: Channel, amount: z.string() }).optional(),
  currency: z.string().optional(),
  /** Of what was learned from outcomes: the kind of offer, to whom and over which channel. */
  learnedOf: z
    .object({
      ...{ segment: z.string(), channel: Channel, offer: z.string() },
      /** Where its letters were measured: what they added against so many held out, with a 95 % interval. */
      measured: z
        .object({ revenue: z.string(), low: z.string(), high: z.string(), currency: z.string(), heldOut: z.number() })
        .optional(),
    })
    .optional(),
});
export type FactMeaning = z.infer<typeof FactMeaning>;

/** Something the shop said of itself. */
export const ShopFact = z.object({
  id: z.string(),
  text: z.string(),
  meaning: FactMeaning,
  /** What follows from it here, in words; null where it is only remembered. */
  effect: z.string().nullable(),
  /** `said` in a conversation, `written` on the page, `learned` from outcomes. */
  source: z.enum(['said', 'written', 'learned']),
  /** Who said it; null where that account is gone. */
  by: z.object({ id: z.string(), name: z.string() }).nullable(),
  messageId: z.string().nullable(),
  /** The fact that this one changed. */
  replaces: z.string().nullable(),
  createdAt: z.string(),
  /** Since when it no longer holds: it was changed or forgotten. */
  endedAt: z.string().nullable(),
});
export type ShopFact = z.infer<typeof ShopFact>;

export const FactInput = z.strictObject({
  text: z.string().trim().min(1, 'Write the fact').max(500, 'Use at most 500 characters'),
});
export type FactInput = z.infer<typeof FactInput>;

/** A tool and its input, as an answer's steps are told. The input is checked against the tool's own schema. */
export const StepJson = z.object({ tool: z.enum(TOOL_NAMES), input: z.record(z.string(), z.unknown()) });
export type StepJson = z.infer<typeof StepJson>;

/** At most so many answers are pinned. */
export const MOST_PINS = 12;

const PinTitle = z.string().trim().min(1, 'Give it a title').max(120, 'Use at most 120 characters');
export const PinInput = z.strictObject({ title: PinTitle, step: StepJson });
export type PinInput = z.infer<typeof PinInput>;

export const PinPatch = z
  .strictObject({ title: PinTitle.optional(), position: z.number().int().min(0).max(1000).optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'Change something');
export type PinPatch = z.infer<typeof PinPatch>;

/** An answer that stays: its step, never its result. */
export const Pin = z.object({
  id: z.string(),
  title: z.string(),
  step: StepJson,
  position: z.number().int(),
  createdAt: z.string(),
});
export type Pin = z.infer<typeof Pin>;

/** A pin with what its step answers now; `failed` says why there is nothing to show at the moment. */
export const LivePin = Pin.extend({
  text: z.string(),
  cards: z.array(Card),
  receipts: z.array(z.string()),
  at: z.string(),
  failed: z.string().nullable(),
});
export type LivePin = z.infer<typeof LivePin>;

/** At most so many questions are asked by the clock. */
export const MOST_SCHEDULED = 20;

const At = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 09:00');
const Weekday = z.number().int().min(1).max(7);
const Question = z.string().trim().min(1, 'Ask something').max(1000, 'Use at most 1,000 characters');

export const ScheduledQuestionInput = z
  .strictObject({
    question: Question,
    every: z.enum(['day', 'week']).default('week'),
    /** Of the shop's zone. */
    at: At.default('09:00'),
    /** Of weekly ones; 1 is Monday, and what is taken unless given. */
    weekday: Weekday.optional(),
    /** Silent when nothing moved beyond what moves by chance. */
    onlyIfMoved: z.boolean().default(true),
    /** What is told also goes to the e-mail address of whoever asks, once it is known to be theirs. */
    byEmail: z.boolean().default(false),
  })
  .refine(({ every, weekday }) => every === 'week' || weekday === undefined, {
    path: ['weekday'],
    message: 'Only weekly questions have a weekday',
  });
export type ScheduledQuestionInput = z.infer<typeof ScheduledQuestionInput>;

export const ScheduledQuestionPatch = z
  .strictObject({
    question: Question.optional(),
    every: z.enum(['day', 'week']).optional(),
    at: At.optional(),
    weekday: Weekday.optional(),
    onlyIfMoved: z.boolean().optional(),
    byEmail: z.boolean().optional(),
    paused: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'Change something');
export type ScheduledQuestionPatch = z.infer<typeof ScheduledQuestionPatch>;

export const ScheduledQuestion = z.object({
  id: z.string(),
  question: z.string(),
  every: z.enum(['day', 'week']),
  at: z.string(),
  weekday: z.number().int().nullable(),
  onlyIfMoved: z.boolean(),
  byEmail: z.boolean(),
  paused: z.boolean(),
  /** When it is asked next; null while it is paused. */
  nextAt: z.string().nullable(),
  createdAt: z.string(),
});
export type ScheduledQuestion = z.infer<typeof ScheduledQuestion>;

export const ScheduledAnswer = z.object({
  id: z.string(),
  questionId: z.string(),
  question: z.string(),
  dueAt: z.string(),
  /** `quiet`: it was asked, and nothing had moved beyond what moves by chance. */
  status: z.enum(['told', 'quiet', 'failed']),
  answer: z.string(),
  /** Why it was told or kept quiet. */
  reason: z.string(),
  cards: z.array(Card),
  receipts: z.array(z.string()),
  seenAt: z.string().nullable(),
  /** When the e-mail service took it. */
  emailedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type ScheduledAnswer = z.infer<typeof ScheduledAnswer>;

/** What was learned of a kind of offer to a segment over a channel. Counts are of now, with what is old weighing less. */
export const LearnedOffer = z.object({
  segment: z.string(),
  segmentName: z.string(),
  channel: Channel,
  offer: z.string(),
  offerName: z.string(),
  /** How often it was taken up and how often not, as it was told. */
  successes: z.number().int(),
  failures: z.number().int(),
  /** The same with what is old weighing less. */
  weight: z.object({ successes: z.number(), failures: z.number() }),
  prior: z.object({ alpha: z.number(), beta: z.number() }),
  posterior: z.object({
    alpha: z.number(),
    beta: z.number(),
    mean: z.number(),
    /** Nine in ten. */
    low: z.number(),
    high: z.number(),
  }),
  /**
   * What its letters added against people who were held out, as a share of what people spend in such a week, with an interval
   * of nine in ten; null where it was never measured. Where it was, offers are ranked by it.
   */
  measured: z.object({ campaigns: z.number().int(), mean: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** 1 is offered first in its segment today. */
  rank: z.number().int(),
  /** In words. */
  why: z.string(),
  updatedAt: z.string().nullable(),
});
export type LearnedOffer = z.infer<typeof LearnedOffer>;
