import * as z from 'zod';
import { ActionPlan } from './actions.ts';
import { MetricQuery, MetricUnit, MetricValue } from './metrics.ts';
import { ShownDefinition } from './shown-definition.ts';

const Measured = { unit: MetricUnit, currency: z.string().nullable() };

/** What an answer shows besides its words. Each opens: to its receipt, its people, its page. */
export const Card = z.discriminatedUnion('type', [
  /** One number, with what it is compared with. */
  z.object({
    type: z.literal('metric'),
    title: z.string(),
    ...Measured,
    value: MetricValue,
    previous: MetricValue.optional(),
    change: z.object({ by: MetricValue, share: z.number().nullable() }).optional(),
    window: z.string(),
    previousWindow: z.string().optional(),
    query: MetricQuery,
    receiptId: z.string(),
  }),
  /** Values along time or by what they belong to; the table behind it has the same points. */
  z.object({
    type: z.literal('chart'),
    title: z.string(),
    shape: z.enum(['line', 'bars']),
    ...Measured,
    points: z.array(
      z.object({ key: z.string(), label: z.string(), value: MetricValue, running: z.boolean().optional() }),
    ),
    query: MetricQuery.optional(),
    receiptId: z.string().optional(),
  }),
  z.object({
    type: z.literal('table'),
    title: z.string(),
    columns: z.array(z.object({ key: z.string(), label: z.string(), unit: z.union([MetricUnit, z.literal('text')]) })),
    /** A cell is null where there is nothing; `href` leads to what the row is. */
    rows: z.array(z.object({ cells: z.array(MetricValue), href: z.string().optional() })),
    currency: z.string().nullable(),
    /** Rows there are, of which these are the first. */
    rowsInAll: z.number().int(),
    query: MetricQuery.optional(),
    receiptId: z.string().optional(),
  }),
  /** People: a segment of the workspace, or one that can be saved. */
  z.object({
    type: z.literal('segment'),
    id: z.string().nullable(),
    name: z.string(),
    words: z.string(),
    definition: ShownDefinition.nullable(),
    people: z.number().int(),
    /** True where the definition would be too large to save. */
    unsaveable: z.boolean().optional(),
  }),
  /** What search found, as it is cited. */
  z.object({
    type: z.literal('found'),
    query: z.string(),
    items: z.array(
      z.object({
        n: z.number().int(),
        kind: z.string(),
        title: z.string(),
        text: z.string(),
        href: z.string().nullable(),
      }),
    ),
  }),
  /** Something to approve, or that was done. */
  z.object({ type: z.literal('plan'), plan: ActionPlan }),
  /** Another reading of the question, one tap away. */
  z.object({
    type: z.literal('choices'),
    question: z.string(),
    options: z.array(z.object({ label: z.string(), ask: z.string() })),
  }),
]);
export type Card = z.infer<typeof Card>;
