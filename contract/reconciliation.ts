import * as z from 'zod';

/**
 * How a source stands against what its provider holds. `matches` is only said while no difference is known, as of
 * `asOf`: the provider's moment up to which both were compared.
 */
export const Reconciliation = z.object({
  state: z.enum(['unknown', 'checking', 'behind', 'matches']),
  /** Orders known to be missing here, different, or unknown to the provider. */
  ordersBehind: z.number().int(),
  daysDiffering: z.number().int(),
  asOf: z.string().nullable(),
  checkedAt: z.string().nullable(),
  /** The same in words, such as "matches Shopify to the cent as of 09:58". */
  text: z.string(),
  /** Why the comparison cannot go on, where it cannot. */
  error: z.string().nullable(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

const Side = z.object({ orders: z.number().int(), total: z.string(), refunds: z.string() });

/** A shop day on which both differ. Orders count that are neither tests nor cancelled; money is in `currency`. */
export const DifferingDay = z.object({
  day: z.string(),
  currency: z.string(),
  provider: Side,
  here: Side,
  /** Orders of the day that differ, whatever the sums say. */
  ordersDiffering: z.number().int(),
  checkedAt: z.string(),
});
export type DifferingDay = z.infer<typeof DifferingDay>;

export const ReconciliationDetail = Reconciliation.extend({
  days: z.object({ data: z.array(DifferingDay), nextCursor: z.string().nullable() }),
});

export const ReconcileBody = z.object({
  /** `recent`: the last days and every order that changed since the last time. `all`: every day there is. */
  reach: z.enum(['recent', 'all']).default('all'),
});
