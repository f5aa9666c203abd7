import * as z from 'zod';
import { ActionRequest, CostLimit } from './actions.ts';
import { Dimension, MetricFilter, MetricId, MetricQuery } from './metrics.ts';
import { SearchKind } from './search.ts';
import { Channel, Definition } from './segments.ts';

const Range = z.string().trim().min(1).max(50).default('all');
const Limit = z.number().int().min(1, 'At least one').max(100, 'At most 100');

/**
 * What is asked of the periods of a `grain`: what they have on average, what they come to added up one after the other
 * (`running`), the first or the last that has anything, what comes first of a dimension in each of them (`ranked`), or
 * which of them lie above or below a value (`atLeast` and `atMost` have the value itself in them).
 */
export const OfPeriods = z.union([
  z.enum(['average', 'running', 'first', 'last', 'ranked']),
  z.strictObject({
    above: z.number().optional(),
    atLeast: z.number().optional(),
    below: z.number().optional(),
    atMost: z.number().optional(),
  }),
]);
export type OfPeriods = z.infer<typeof OfPeriods>;

/** What is left out of a number: the customers or products that brought the most in its time, or its largest orders. */
export const WithoutFirst = z.strictObject({
  by: z.enum(['customer', 'product', 'order']),
  first: z.number().int().min(1, 'At least one').max(50, 'At most 50'),
});
export type WithoutFirst = z.infer<typeof WithoutFirst>;

export const TONES = ['warmer', 'formal', 'playful', 'shorter'] as const;
export const Tone = z.enum(TONES);
export type Tone = z.infer<typeof Tone>;

/** What a campaign offers: a share or an amount off, free delivery, or nothing; and the code that brings it. */
export const CampaignOffer = z.strictObject({
  kind: z.enum(['percent', 'amount', 'free_delivery', 'none']),
  /** Decimal: the share in percent, or the amount. */
  value: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,2})?$/, 'Use a decimal such as 10 or 5.50')
    .optional(),
  /** Of an amount; the shop's own unless given. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'Use a currency such as EUR')
    .optional(),
  code: z
    .string()
    .regex(/^[\p{L}\p{N}_-]{2,40}$/u, 'Use a code such as SPRING10')
    .optional(),
});
export type CampaignOffer = z.infer<typeof CampaignOffer>;

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 09:00');
/** 1 is Monday. */
const Weekday = z.number().int().min(1).max(7);

/**
 * What the analyst can do, and with what input. A question is read into such steps, by rules or by a model; chat, API and
 * MCP run the same ones. Ranges are those of `MetricQuery`.
 */
export const TOOL_INPUTS = {
  /** A number of the catalogue, split and compared as asked. */
  query_metric: MetricQuery.extend({ periods: OfPeriods.optional(), without: WithoutFirst.optional() }),
  /** Why a metric changed against the like time before: parts that add up to the change. */
  explain_change: z.strictObject({
    metric: z.enum(['revenue', 'orders', 'customers', 'average_order_value', 'refunds', 'visitors']).default('revenue'),
    range: Range,
    compare: z.string().trim().min(1).max(50).optional(),
    filters: z.array(MetricFilter).max(5).optional(),
  }),
  /** People in a segment, or for whom a definition holds, ranked. Whoever has not bought for 60 days is a definition. */
  list_people: z.strictObject({
    segmentId: z.string().trim().min(1).max(100).optional(),
    definition: Definition.optional(),
    by: z.enum(['revenue', 'orders', 'first_order', 'last_order', 'last_seen']).default('revenue'),
    order: z.enum(['highest', 'lowest']).default('highest'),
    /** Of the ranking; who is listed is the definition's business. */
    range: Range,
    limit: Limit.default(10),
    /** E-mail addresses are told beside the names. */
    addresses: z.boolean().optional(),
  }),
  /** How many people are in each segment, or in those named. */
  count_segments: z.strictObject({ segmentIds: z.array(z.string().trim().min(1).max(100)).max(20).optional() }),
  /** People at each step to a purchase. */
  read_funnel: z.strictObject({
    range: Range,
    steps: z.array(z.string().trim().min(1).max(100)).min(2).max(10).optional(),
    breakdown: z.enum(['source']).optional(),
  }),
  /** Of those whose first time was in a period, who came back in each period after it. */
  read_retention: z.strictObject({
    who: z.enum(['buyers', 'visitors']).default('buyers'),
    grain: z.enum(['week', 'month']).default('month'),
    /** One cohort: its period's first day. Without one, all of the range. */
    cohort: z.iso.date().optional(),
    range: Range,
  }),
  /** What the models expect; always labelled as such. */
  predict: z.strictObject({
    what: z.enum(['churn', 'value', 'next_order', 'likely_buyers', 'model']),
    horizonDays: z.number().int().min(1).max(365).optional(),
    /** One person, by id, e-mail or user id. */
    person: z.string().trim().min(1).max(200).optional(),
    limit: Limit.default(10),
  }),
  /** One person: by name, e-mail or id. With `orders` what they bought: the first or the last order, or all of a range. */
  find_person: z.strictObject({
    text: z.string().trim().min(1).max(200),
    orders: z.enum(['all', 'first', 'last']).optional(),
    range: z.string().trim().min(1).max(50).optional(),
  }),
  /** Products, campaigns, conversations, saved answers and notes, by words and meaning. */
  search: z.strictObject({
    q: z.string().trim().min(1).max(400),
    kinds: z.array(SearchKind).max(10).optional(),
    limit: Limit.default(5),
  }),
  /** What has arrived from which source, and how orders stand against the shop's platform. */
  read_sources: z.strictObject({
    /** One alone, by its name or kind: "Shopify". */
    source: z.string().trim().min(1).max(100).optional(),
  }),
  /** What a metric, a segment or a part of the product means; the whole catalogue without a subject. */
  describe: z.strictObject({ subject: z.string().trim().max(200).optional() }),
  /** Campaigns for segments, with reach, cost and evidence. */
  recommend_campaigns: z.strictObject({
    segmentIds: z.array(z.string().trim().min(1).max(100)).max(10).optional(),
    goal: z.string().trim().max(300).optional(),
    /** Where the asker wants to use one; else each segment's best. */
    channel: Channel.optional(),
  }),
  /** Plans a change of a campaign that was recommended or drafted: the one in focus, unless another one is named. */
  change_campaign: z.strictObject({
    /** Its place among those shown last, 1 for the first and -1 for the last. */
    place: z.number().int().min(-1).max(10).optional(),
    segmentId: z.string().trim().min(1).max(100).optional(),
    /** Words of its name or subject. */
    name: z.string().trim().min(1).max(200).optional(),
    /** By what people are written to, in order; the channels it has and that are not named go before, after, or go. */
    channels: z
      .strictObject({ order: z.array(Channel).min(1).max(5), others: z.enum(['before', 'after', 'dropped']) })
      .optional(),
    /** Channels that it is to have no longer. */
    without: z.array(Channel).max(5).optional(),
    tones: z.array(Tone).max(3).optional(),
    offer: CampaignOffer.optional(),
    subject: z.string().trim().min(1).max(200).optional(),
    language: z.enum(['en', 'de', 'es', 'fr']).optional(),
    costLimit: CostLimit.optional(),
    /** When it is meant to go out: a day of the shop's calendar, and a time of it. */
    sendOn: z.iso.date().optional(),
    sendAt: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Use a time such as 09:00')
      .optional(),
    /** Of its segment only those for whom this holds. */
    condition: Definition.optional(),
    /** What was asked besides, in the asker's words, and none of this can say. */
    unread: z.array(z.string().max(300)).max(10).optional(),
  }),
  /** Where campaigns that were sent stand, what their letters brought against those held out, and what was learned. */
  campaign_results: z.strictObject({
    /** One (the one spoken of, else the latest), all that were sent, the one that added most, or what was learned. */
    which: z.enum(['one', 'all', 'best', 'learned']).default('one'),
    /** Words of its name or subject. */
    name: z.string().trim().min(1).max(200).optional(),
  }),
  /** Plans an action for a person to approve; nothing is done by planning. */
  propose_action: ActionRequest,
  /**
   * The plan that the conversation speaks of, for a person to decide on: one that waits, or, to undo it, what was done last. `send`
   * plans the sending of the campaign that is spoken of, at its time or `now`.
   */
  recall_plan: z.strictObject({ wish: z.enum(['approve', 'refuse', 'undo', 'send']), now: z.boolean().optional() }),
  /** Plans one thing that is set up and stays: a question by the clock, a workflow, or the end of something. */
  set_up: z.strictObject({
    /** Ends it: by words of what it says or is called; empty for the one spoken of last. */
    remove: z
      .strictObject({
        kind: z.enum(['fact', 'question', 'segment', 'workflow']),
        said: z.string().trim().max(300),
      })
      .optional(),
    /** A question as it would be asked, with its time: "revenue last week". */
    question: z
      .strictObject({
        question: z.string().trim().min(1).max(500),
        every: z.enum(['day', 'week']),
        at: Clock.optional(),
        weekday: Weekday.optional(),
      })
      .optional(),
    /** Begins by the clock, or for a person who comes into or leaves a segment, or does something; and does one thing then. */
    workflow: z
      .strictObject({
        at: Clock.optional(),
        weekday: Weekday.optional(),
        segmentId: z.string().trim().min(1).max(100).optional(),
        change: z.enum(['entered', 'left']).optional(),
        event: z.string().trim().min(1).max(100).optional(),
        /** Of cart abandoners only those who put more than this into their cart. */
        cartOver: z.number().min(0).max(1_000_000_000).optional(),
        /** The title of a task; empty for one that the cause names. */
        task: z.string().trim().max(200).optional(),
        tag: z.string().trim().min(1).max(50).optional(),
        /** What the e-mail is about that is drafted, or sent, to the person; empty where nothing was said. */
        email: z.string().trim().max(200).optional(),
        sends: z.boolean().optional(),
      })
      .optional(),
    /** What was asked besides, in the asker's words, and none of this can say. */
    unread: z.array(z.string().max(300)).max(10).optional(),
  }),
  /** Tasks that are open, workflows, questions that are asked by the clock, or how many letters a person gets a week at most. */
  list_set_up: z.strictObject({ what: z.enum(['tasks', 'workflows', 'questions', 'letters']) }),
  /** What the shop has said of itself. */
  list_facts: z.strictObject({}),
} as const;
export type ToolName = keyof typeof TOOL_INPUTS;
export const TOOL_NAMES = Object.keys(TOOL_INPUTS) as [ToolName, ...ToolName[]];
export type ToolInput<Name extends ToolName = ToolName> = z.infer<(typeof TOOL_INPUTS)[Name]>;

/** A step of an answer: a tool and its input. */
export type Step = { [Name in ToolName]: { tool: Name; input: ToolInput<Name> } }[ToolName];

/** What a metric question named, to show and to carry into a follow-up. */
export const MetricShape = z.object({
  metric: MetricId,
  range: z.string(),
  dimensions: z.array(Dimension),
  filters: z.array(MetricFilter),
});
