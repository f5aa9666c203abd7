import type { CommonEvent } from '../event.ts';
import { normaliseName } from '../names.ts';
import { iso } from '../reading/time.ts';
import type { AcceptedRecord } from '../record.ts';

/** A record tells at most so many firings of one event; whoever fetched more of an hour tells it in parts. */
const MOST_OF_ONE = 2000;

/** How often a service counted an event in one hour. */
export interface HourlyCount {
  /** Begins every message id: the service and what it counted for. */
  counter: string;
  event: string;
  /** Milliseconds. */
  hour: number;
  count: number;
  /** Of a count that is told in parts, which firing of the hour this part begins with. */
  from: unknown;
  properties: Record<string, unknown>;
  library: string;
}

const HOUR_MS = 3_600_000;

/**
 * Counts do not say who it was. Each firing becomes one event without a person: the totals are right, and analysis
 * marks what it reads from them as estimated. The nth firing of an hour is the same event however often it is fetched.
 */
export function firings(record: AcceptedRecord, counted: HourlyCount): CommonEvent[] {
  const name = normaliseName(counted.event);
  const receivedAt = Date.parse(record.receivedAt);
  const from = Number.isSafeInteger(counted.from) ? Math.max(0, Number(counted.from)) : 0;
  const times = Math.min(Math.max(0, Math.floor(counted.count) || 0), MOST_OF_ONE);
  return Array.from({ length: times }, (_, n) => ({
    sourceId: record.sourceId,
    messageId: `${counted.counter}:${counted.hour / HOUR_MS}:${counted.event.slice(0, 200)}:${from + n}`,
    kind: name === 'page_view' ? 'page' : 'track',
    name,
    originalName: counted.event,
    occurredAt: iso(Math.min(counted.hour, receivedAt)),
    receivedAt: record.receivedAt,
    properties: { ...counted.properties, counted: 'hourly' },
    context: { library: { name: counted.library } },
    historical: true,
    counted: true,
  }));
}
