import { churnRisk } from '../statistics/forecast.ts';
import type { ShopModel } from '../statistics/shop-model.ts';

/** What the model knows of a buyer: purchases after the first, and days from the first to the last and to now. */
export interface Known {
  repeats: number;
  lastDay: number;
  observedDays: number;
}

/** The shop's usual returning buyer: the median of each. */
export interface Typical {
  repeats: number;
  lastDay: number;
  sinceDays: number;
}

/** A reason in words, and by how much it moves the risk (-1 to 1). */
export interface Driver {
  text: string;
  effect: number;
}

/** The mean number of days between the purchases of one who came back; null of one who did not. */
export const usualGap = ({ repeats, lastDay }: Known): number | null => (repeats > 0 ? lastDay / repeats : null);

/**
 * Why the chance that nothing is bought in `weeks` is what it is: the three features of the model, strongest first. The effect of each is
 * what the risk would change by if it alone were that of the usual returning buyer.
 */
export function churnDrivers(model: ShopModel, known: Known, typical: Typical, weeks: number): Driver[] {
  const since = known.observedDays - known.lastDay;
  const risk = (repeats: number, lastDay: number, sinceDays: number) =>
    churnRisk(model, { x: repeats, tx: lastDay / 7, t: (lastDay + sinceDays) / 7 }, weeks);
  const here = risk(known.repeats, known.lastDay, since);
  const drivers = [
    { text: recency(known, since), effect: here - risk(known.repeats, known.lastDay, typical.sinceDays) },
    { text: frequency(known, typical), effect: here - risk(typical.repeats, known.lastDay, since) },
    {
      text: tenure(known),
      effect: known.repeats > 0 ? here - risk(known.repeats, typical.lastDay, since) : 0,
    },
  ];
  return drivers.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function recency(known: Known, since: number): string {
  const gap = usualGap(known);
  const last = since === 0 ? 'Last order today' : `Last order ${days(since)} ago`;
  return gap === null ? last : `${last}, usually one every ${days(Math.max(1, Math.round(gap)))}`;
}

function frequency({ repeats }: Known, typical: Typical): string {
  if (repeats === 0) return 'One order so far, so no habit is known yet';
  // The model counts days: what was ordered on one day is one purchase to it.
  return `Ordered on ${repeats + 1} days so far; the usual returning customer on ${typical.repeats + 1}`;
}

function tenure({ repeats, lastDay, observedDays }: Known): string {
  return repeats > 0
    ? `${days(lastDay)} from the first order to the last`
    : `First order ${observedDays === 0 ? 'today' : `${days(observedDays)} ago`}`;
}

const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`;
