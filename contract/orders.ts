import * as z from 'zod';
import { PageQuery } from './errors.ts';

export const ORDER_STATES = ['paid', 'partly_refunded', 'refunded', 'cancelled', 'test'] as const;

export const Order = z.object({
  orderId: z.string(),
  /** The name the shop shows, such as #1001; the id where it has none. */
  number: z.string(),
  person: z.object({ id: z.string(), name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  source: z.object({ id: z.string(), name: z.string() }),
  placedAt: z.string(),
  /** Decimal strings in `currency`. */
  total: z.string(),
  refunded: z.string(),
  currency: z.string(),
  state: z.enum(ORDER_STATES),
});
export type Order = z.infer<typeof Order>;

export const OrderQuery = PageQuery.extend({
  range: z.string().max(50).default('all'),
  /** Exact moments instead of a range's days: `from` ≤ placed < `to`. */
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /** `counted`: neither tests nor cancelled, which is what revenue and orders are made of. */
  state: z.enum(['counted', ...ORDER_STATES, 'all']).default('counted'),
  source: z.uuid().optional(),
  person: z.uuid().optional(),
  product: z.string().max(200).optional(),
  currency: z.string().length(3).optional(),
});
export type OrderQuery = z.infer<typeof OrderQuery>;
