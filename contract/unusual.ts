import * as z from 'zod';

/** The numbers that are watched. Four: the limits beyond which something counts as unusual are made for so many at once. */
export const WATCHED_METRICS = ['revenue', 'orders', 'average_order_value', 'new_customers'] as const;
export const WatchedMetric = z.enum(WATCHED_METRICS);
export type WatchedMetric = z.infer<typeof WatchedMetric>;

const Named = z.object({ metric: WatchedMetric, name: z.string() });

/** What was unusual yesterday against the eight same weekdays before. Days without business are compared with such. */
export const Unusual = z.object({
  data: z.array(
    Named.extend({
      /** The number, what is usual, and that it is beyond chance. */
      text: z.string(),
      /** Asks why. */
      question: z.string(),
    }),
  ),
  muted: z.array(Named.extend({ until: z.string() })),
  /** How many numbers could be compared: a young shop has no usual yet. */
  compared: z.number().int(),
});
export type Unusual = z.infer<typeof Unusual>;

export const MuteInput = z.object({ metric: WatchedMetric, days: z.number().int().min(1).max(365).default(30) });
export type MuteInput = z.input<typeof MuteInput>;
