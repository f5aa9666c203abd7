import { addMoney } from '../reading/money.ts';

/** How often one person did one thing in this batch. */
export interface PlannedCount {
  profileId: string;
  name: string;
  count: number;
  /** Decimal. */
  value: string;
  firstAt: string;
  lastAt: string;
}

/** How often one thing happened at one source in this batch. */
export interface PlannedTotal {
  sourceId: string;
  name: string;
  count: number;
  /** Decimal. */
  value: string;
  lastAt: string;
}

/** Counts behaviour by person and name, and by source and name. */
export class Counts {
  readonly #counts = new Map<string, PlannedCount>();
  readonly #totals = new Map<string, PlannedTotal>();

  get counts(): PlannedCount[] {
    return [...this.#counts.values()];
  }

  get totals(): PlannedTotal[] {
    return [...this.#totals.values()];
  }

  ofSource(sourceId: string, name: string, at: string, value = '0'): void {
    const total = this.#totals.get(`${sourceId} ${name}`);
    if (total) add(total, value, at);
    else this.#totals.set(`${sourceId} ${name}`, { sourceId, name, count: 1, value, lastAt: at });
  }

  ofPerson(profileId: string, name: string, at: string, value = '0'): void {
    const count = this.#counts.get(`${profileId} ${name}`);
    if (count) {
      add(count, value, at);
      if (at < count.firstAt) count.firstAt = at;
    } else {
      this.#counts.set(`${profileId} ${name}`, { profileId, name, count: 1, value, firstAt: at, lastAt: at });
    }
  }
}

function add(row: { count: number; value: string; lastAt: string }, value: string, at: string): void {
  row.count++;
  if (value !== '0') row.value = addMoney(row.value, value);
  if (at > row.lastAt) row.lastAt = at;
}
