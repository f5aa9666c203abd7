/** Before this, and after year 9999, a time is a mistake of the sender. */
const EARLIEST = Date.UTC(1980, 0, 1);
const SECONDS_END = 1e11;

/** Milliseconds since 1970 of an ISO text, a number of seconds or of milliseconds; undefined for what is no time. */
export function readTime(value: unknown): number | undefined {
  const at = typeof value === 'number' ? fromNumber(value) : typeof value === 'string' ? fromText(value) : Number.NaN;
  return at >= EARLIEST && at < 253_402_300_800_000 ? Math.floor(at) : undefined;
}

function fromNumber(value: number): number {
  return value < SECONDS_END ? value * 1000 : value;
}

function fromText(value: string): number {
  return /^\d{9,13}(\.\d+)?$/.test(value) ? fromNumber(Number(value)) : Date.parse(value);
}

/**
 * When something happened by our clock. The sender's clock may be wrong, but its two times are wrong alike: what lay
 * between `timestamp` and `sentAt` there lies between the event and its receipt here. Nothing happens after it was
 * received.
 */
export function occurredAt(receivedAt: number, timestamp: number | undefined, sentAt: number | undefined): number {
  if (timestamp === undefined) return receivedAt;
  const corrected = sentAt === undefined ? timestamp : receivedAt - (sentAt - timestamp);
  return corrected < EARLIEST ? Math.min(timestamp, receivedAt) : Math.min(corrected, receivedAt);
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
