import * as z from 'zod';

/** The six segments of the product, in the order they are shown. */
export const SEGMENT_KEYS = [
  'cart_abandoners',
  'potential_customers',
  'high_value_customers',
  'new_visitors',
  'engaged_users',
  'repeat_customers',
] as const;
export const SegmentKey = z.enum(SEGMENT_KEYS);
export type SegmentKey = z.infer<typeof SegmentKey>;

/** The steps of the funnel, in order. */
export const FUNNEL_STEPS = ['page_view', 'product_view', 'add_to_cart', 'checkout', 'purchase'] as const;
export const FunnelStepName = z.enum(FUNNEL_STEPS);
export type FunnelStepName = z.infer<typeof FunnelStepName>;

const Count = z.number().int().nonnegative();

export const SegmentCounts = z.object({
  cart_abandoners: Count,
  potential_customers: Count,
  high_value_customers: Count,
  new_visitors: Count,
  engaged_users: Count,
  repeat_customers: Count,
  /** True where people could not be told apart and the counts come from event totals. */
  estimated: z.boolean(),
});
export type SegmentCounts = z.infer<typeof SegmentCounts>;

export const Engagement = z.object({
  /** Events per known person; 0 without people. */
  eventsPerPerson: z.number(),
  /** Different event types per known person. */
  diversity: z.number(),
  /** 0 to 100. */
  score: z.number(),
});
export type Engagement = z.infer<typeof Engagement>;

export const FunnelStep = z.object({
  step: FunnelStepName,
  people: Count,
  /** Share of the people of the step before, 0 to 1; null for the first step and after an empty one. */
  rate: z.number().nullable(),
});
export type FunnelStep = z.infer<typeof FunnelStep>;

export const Summary = z.object({
  range: z.object({ from: z.string().nullable(), to: z.string().nullable(), timezone: z.string() }),
  totals: z.object({
    events: Count,
    people: Count,
    /** In any currency. */
    orders: Count,
    /** Those that `revenue` is the sum of. */
    ordersInCurrency: Count,
    /** Decimal string in `currency`, exact. */
    revenue: z.string(),
    currency: z.string(),
  }),
  eventsByType: z.record(z.string(), Count),
  /** By source type: gtm, facebook_pixel, shopify, segment, webhook; `removed` for sources that are gone. */
  eventsBySource: z.record(z.string(), Count),
  sources: z.array(z.object({ id: z.string(), name: z.string(), sourceType: z.string(), count: Count })),
  segments: SegmentCounts,
  engagement: Engagement,
  funnel: z.array(FunnelStep),
});
export type Summary = z.infer<typeof Summary>;
