import { windowBefore } from '../metrics/calendar/before.ts';
import type { Calendar } from '../metrics/calendar/calendar.ts';
import { readRange } from '../metrics/calendar/window.ts';

/** Two spans of time that can be compared, half-open. */
export interface Alike {
  now: { from: Date; to: Date };
  before: { from: Date; to: Date };
  /** The range has not ended: both are cut off at the same time of their day. */
  running: boolean;
}

/** A range beside the like time before it; undefined for all of time, and before the range has begun. */
export function likeForLike(range: string, calendar: Calendar): Alike | undefined {
  const read = readRange(range, calendar);
  if (read.kind === 'refused') return undefined;
  const { from, to, running } = read.window;
  const before = windowBefore(read.window, calendar);
  if (!from || !before?.from || from > calendar.now) return undefined;
  return { now: { from, to }, before: { from: before.from, to: before.to }, running };
}
