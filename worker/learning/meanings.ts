import type { FactMeaning, ShopFact } from '../../contract/learning.ts';
import type { Channel } from '../../contract/segments.ts';

/** What all facts that hold say together. */
export interface Meanings {
  /** ISO weekdays on which the shop is closed, 1 is Monday. */
  closedOn: number[];
  /** Days without business, `2026-12-25` or every year `12-25`. */
  closedDays: string[];
  /** What "revenue" stands for; undefined where the shop has not said. */
  revenueMeans?: NonNullable<FactMeaning['revenueMeans']>;
  /** From which amount spent somebody is a VIP. */
  vipAbove?: { amount: string; currency?: string };
  /** What one message costs, by channel. */
  unitCosts: Partial<Record<Channel, { amount: string; currency?: string }>>;
}

/** Facts read in the order in which they were said: where two speak of the same, the later one holds. */
export function meaningsOf(facts: Pick<ShopFact, 'meaning' | 'createdAt'>[]): Meanings {
  const closed = new Set<number>();
  const meanings: Meanings = { closedOn: [], closedDays: [], unitCosts: {} };
  const days = new Set<string>();
  for (const { meaning } of [...facts].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    for (const day of meaning.closedOn ?? []) closed.add(day);
    for (const day of meaning.openOn ?? []) closed.delete(day);
    for (const day of meaning.closedDays ?? []) days.add(day);
    const currency = meaning.currency ? { currency: meaning.currency } : {};
    if (meaning.revenueMeans) meanings.revenueMeans = meaning.revenueMeans;
    if (meaning.vipAbove) meanings.vipAbove = { amount: meaning.vipAbove, ...currency };
    if (meaning.unitCost)
      meanings.unitCosts[meaning.unitCost.channel] = { amount: meaning.unitCost.amount, ...currency };
  }
  // A shop that is never open has said so by mistake, or sells without being there: every day counts then.
  meanings.closedOn = closed.size < 7 ? [...closed].sort((a, b) => a - b) : [];
  meanings.closedDays = [...days].sort();
  return meanings;
}

/** True for a day (YYYY-MM-DD) on which the shop is closed by its own word. */
export function isClosed(day: string, { closedOn, closedDays }: Pick<Meanings, 'closedOn' | 'closedDays'>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return closedOn.includes(weekday) || closedDays.includes(day) || closedDays.includes(day.slice(5));
}
