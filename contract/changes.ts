import * as z from 'zod';
import { FunnelStepName } from './analytics.ts';

const Span = z.object({ from: z.string(), to: z.string() });

/** A part of a change. Money is a decimal string, a count a whole number as one. */
export const Part = z.object({
  /** What orders can be listed by: a source's id, a product's, `new` or `returning`; null for what has none. */
  key: z.string().nullable(),
  label: z.string(),
  now: z.string(),
  before: z.string(),
  change: z.string(),
});
export type Part = z.infer<typeof Part>;

export const Contribution = z.object({
  by: z.enum(['source', 'buyer', 'product']),
  /** Largest change first. Their changes add up to the change of the figure, to the cent. */
  parts: z.array(Part),
});
export type Contribution = z.infer<typeof Contribution>;

export const ChangedFigure = z.object({
  figure: z.enum(['revenue', 'orders', 'people']),
  now: z.string(),
  before: z.string(),
  change: z.string(),
  /** Share of what was before; null where that was nothing. */
  share: z.number().nullable(),
  contributions: z.array(Contribution),
});
export type ChangedFigure = z.infer<typeof ChangedFigure>;

export const ChangedStep = z.object({
  step: FunnelStepName,
  people: z.object({ now: z.number().int(), before: z.number().int() }),
  /** From the step before; null for the first step and where nobody reached that one. */
  rate: z.object({ now: z.number().nullable(), before: z.number().nullable() }),
});

export const Changes = z.object({
  now: Span,
  before: Span,
  timezone: z.string(),
  /** The range has not ended: both spans are cut off at the same time of the day. */
  running: z.boolean(),
  /** Of revenue: money of other currencies is not added to it. Orders and people are counted whatever they paid in. */
  currency: z.string(),
  figures: z.array(ChangedFigure),
  /** Orders whose money is in `currency`: what an average order is the average of. */
  ordersInCurrency: z.object({ now: z.number().int(), before: z.number().int() }),
  conversion: z.array(ChangedStep),
  /** Of `now`, each day of the shop's zone: revenue in `currency` and its orders. Empty for more than 400 days. */
  days: z.array(z.object({ day: z.string(), revenue: z.string(), orders: z.number().int() })),
});
export type Changes = z.infer<typeof Changes>;
