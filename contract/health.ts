import * as z from 'zod';
import { SourceType } from './sources.ts';

/** What became of a source's events on one UTC day of arrival. `rejected` counts requests, `failed` accepted records. */
export const SourceDay = z.object({
  day: z.string(),
  stored: z.number().int(),
  duplicate: z.number().int(),
  dropped: z.number().int(),
  rejected: z.number().int(),
  failed: z.number().int(),
});
export type SourceDay = z.infer<typeof SourceDay>;

/** A property whose values have become of another type. The events are kept as they came. */
export const DriftAlert = z.object({
  id: z.string(),
  sourceId: z.string(),
  /** The event and the path of the property in it. */
  name: z.string(),
  path: z.string(),
  was: z.string(),
  became: z.string(),
  at: z.string(),
});
export type DriftAlert = z.infer<typeof DriftAlert>;

/** How a source stands against its provider: `matches` only while no difference is known, as of `asOf`. */
export const ReconciliationState = z.object({
  state: z.enum(['checking', 'matches', 'behind', 'unknown']),
  ordersBehind: z.number().int(),
  daysDiffering: z.number().int(),
  asOf: z.string().nullable(),
  checkedAt: z.string().nullable(),
  error: z.string().nullable(),
});
export type ReconciliationState = z.infer<typeof ReconciliationState>;

/** One shop day of which the provider and we hold different orders or money. */
export const DifferingDay = z.object({
  day: z.string(),
  currency: z.string(),
  theirOrders: z.number().int(),
  ourOrders: z.number().int(),
  theirTotal: z.string(),
  ourTotal: z.string(),
  theirRefunds: z.string(),
  ourRefunds: z.string(),
});
export type DifferingDay = z.infer<typeof DifferingDay>;

/** How well the data of a source comes in. Times in milliseconds. */
export const SourceHealth = z.object({
  sourceId: z.string(),
  name: z.string(),
  sourceType: SourceType,
  status: z.enum(['active', 'paused', 'disconnected']),
  lastEventAt: z.string().nullable(),
  /** Of the last events: from their arrival to Postgres, and from when they happened. Null without any. */
  lag: z.object({ stored: Percentiles(), occurred: Percentiles() }).nullable(),
  /** Requests whose acceptance was durable, and those of them that are finished; what still waits is counted beside. */
  accepted: z.number().int(),
  processed: z.number().int(),
  waiting: z.number().int(),
  oldestWaitingAt: z.string().nullable(),
  /** Accepted, not waiting and not processed: never anything but 0 while all is well. */
  missing: z.number().int(),
  /** The day that it is by the shop's time zone, by which the days are. */
  today: z.string(),
  /** Today and the six days before, newest first; days without anything are left out. */
  days: z.array(SourceDay),
  openFailures: z.number().int(),
  lastSync: z
    .object({
      status: z.enum(['queued', 'running', 'success', 'failed', 'stopped']),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      error: z.string().nullable(),
    })
    .nullable(),
  nextSyncAt: z.string().nullable(),
  /** `lasting` tokens do not end; `ended` and `refused` ones need a person. */
  token: z.object({ state: z.enum(['none', 'lasting', 'valid', 'ended', 'refused']), endsAt: z.string().nullable() }),
  disconnectedReason: z.string().nullable(),
  reconciliation: ReconciliationState.nullable(),
  drift: z.array(DriftAlert),
});
export type SourceHealth = z.infer<typeof SourceHealth>;

export const SourceHealthInDetail = SourceHealth.extend({ differingDays: z.array(DifferingDay) });
export type SourceHealthInDetail = z.infer<typeof SourceHealthInDetail>;

/** Which of the events that a source of this kind should send have come. */
export const Verification = z.object({
  since: z.string(),
  expected: z.array(z.object({ name: z.string(), count: z.number().int(), lastAt: z.string().nullable() })),
  others: z.array(z.object({ name: z.string(), count: z.number().int(), lastAt: z.string().nullable() })),
});
export type Verification = z.infer<typeof Verification>;

function Percentiles() {
  return z.object({ p50: z.number(), p95: z.number() });
}
