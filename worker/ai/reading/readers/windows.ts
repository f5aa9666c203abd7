import type { Window } from '../../../../contract/segments.ts';
import type { Period } from '../periods/period.ts';

/** A time as definitions of segments take it: the last day is in it. */
export function windowOf({ key, from, to }: Period): Window {
  const days = key.match(/^(\d+)d$/)?.[1];
  if (days) return { last: { n: Number(days), unit: 'days' } };
  return { ...(from && { from: from.toString() }), to: to.subtract({ days: 1 }).toString() };
}
