import { decimal, decimalText, quotient } from './decimal.ts';
import type { Fact } from './fact.ts';
import { keysOf, windowOf } from './periods.ts';
import { METRIC_PHRASES, UNIT_OF } from './words/phrases.ts';

/** So many times of one metric are compared each with each; more of them only with their neighbours. */
const FEW = 6;
/** Derived facts, however many were given. */
const MOST = 6000;

interface Known {
  fact: Fact;
  value: bigint;
  id: string;
  /** The first day of its time or row, where it says one. */
  begins: string | undefined;
  order: number;
}

/** Metrics that are one metric over another, by the catalogue. */
const RATIOS: { id: string; of: string[]; unit: Fact['unit']; over: [string, string] }[] = [
  { id: 'average_order_value', of: ['average order value', 'aov'], unit: 'money', over: ['revenue', 'orders'] },
  { id: 'revenue_per_customer', of: ['revenue per customer'], unit: 'money', over: ['revenue', 'customers'] },
  { id: 'orders_per_customer', of: ['orders per customer'], unit: 'number', over: ['orders', 'customers'] },
  { id: 'units_per_order', of: ['units per order'], unit: 'number', over: ['units', 'orders'] },
  { id: 'discount_rate', of: ['discount rate'], unit: 'share', over: ['discounts', 'gross_revenue'] },
];

/**
 * What follows from facts by difference, ratio, share or sum, each bound to what it is of: one metric at two times, a part
 * in its whole, the parts that are listed, and the catalogue's ratios. Grows with the number of facts, not with its square.
 */
export function derive(facts: Fact[]): Fact[] {
  const cache = new Map<string, string[]>();
  const begins = (words: string[]) => {
    const key = words.join('\n');
    const keys = cache.get(key) ?? keysOf(words);
    cache.set(key, keys);
    const window = keys.map(windowOf).find(Boolean);
    if (window) return window.from;
    // "The week before" and "last week" say their order without a date.
    return keys.some((one) => /prev$/.test(one)) ? '0000' : keys.some((one) => /-1$/.test(one)) ? '0001' : undefined;
  };
  const ready = (fact: Fact, order: number): Known[] => {
    const value = decimal(fact.value);
    if (value === undefined || fact.how || fact.end) return [];
    const id = METRIC_PHRASES.whole(fact.of[0] ?? '')?.[0] ?? fact.of[0] ?? '';
    const words = fact.at?.length ? [...fact.at, ...(fact.when ?? [])] : (fact.when ?? []);
    return [{ fact, value, id, begins: begins(words), order }];
  };
  const known = facts.flatMap(ready);
  const found: Fact[] = [];
  // First, because they too are compared over time.
  for (const group of groups(known, ({ fact }) => [...(fact.at ?? []), ...(fact.when ?? [])])) ratios(group, found);
  const all = [...known, ...found.flatMap((fact, index) => ready(fact, facts.length + index))];
  for (const group of groups(all, ({ fact, id }) => [id, fact.unit, fact.currency, ...(fact.at ?? [])]))
    overTime(group, found);
  for (const group of groups(known, ({ fact, id }) => [id, fact.unit, fact.currency, ...(fact.when ?? [])]))
    inParts(group, found);
  return found.slice(0, MOST);
}

function groups(known: Known[], key: (one: Known) => (string | undefined)[]): Known[][] {
  const byKey = new Map<string, Known[]>();
  for (const one of known) {
    const name = key(one).filter(Boolean).join('\n');
    const list = byKey.get(name);
    if (list) list.push(one);
    else byKey.set(name, [one]);
  }
  return [...byKey.values()];
}

/** Later first; where times say no order, the fact that was given first is the present. */
function inTime(a: Known, b: Known): number {
  if (a.begins !== undefined && b.begins !== undefined && a.begins !== b.begins) return a.begins < b.begins ? 1 : -1;
  return a.order - b.order;
}

function overTime(group: Known[], found: Fact[]): void {
  if (group.length < 2) return;
  const sorted = [...group].sort(inTime);
  for (const [index, now] of sorted.entries()) {
    const others = sorted.length <= FEW ? sorted.slice(index + 1) : sorted.slice(index + 1, index + 2);
    for (const before of others) if (before.fact.when?.join() !== now.fact.when?.join()) compared(now, before, found);
  }
}

/** Difference, change and ratio of a metric against another time of it. They are of both times. */
function compared(now: Known, before: Known, found: Fact[]): void {
  const when = [...(now.fact.when ?? []), ...(before.fact.when ?? [])];
  const { of, unit, currency } = now.fact;
  const at = now.fact.at?.length ? { at: now.fact.at } : {};
  const both = { of, ...at, when };
  const by = now.value - before.value;
  found.push({ ...both, value: decimalText(by), unit, ...(currency ? { currency } : {}), how: 'difference' });
  if (before.value <= 0n) return;
  found.push({ ...both, value: decimalText(quotient(by, before.value)), unit: 'share', how: 'change' });
  if (now.value > 0n)
    found.push({ ...both, value: decimalText(quotient(now.value, before.value)), unit: 'number', how: 'ratio' });
}

/** Shares of rows in their whole; rows that are times against the one before; the sum of what is listed. */
function inParts(group: Known[], found: Fact[]): void {
  const rows = group.filter(({ fact }) => fact.at?.length);
  const whole = group.find(({ fact }) => !fact.at?.length);
  const [first] = rows;
  if (!first) return;
  const { of, unit, currency, when = [] } = first.fact;
  const times = rows.filter(({ begins }) => begins !== undefined && /^\d{4}-/.test(begins)).sort(inTime);
  if (times.length === rows.length && new Set(times.map(({ begins }) => begins)).size === rows.length) {
    for (const [index, now] of times.entries()) {
      const before = times[index + 1];
      if (before) compared(now, before, found);
    }
  }
  if (unit !== 'money' && unit !== 'count') return;
  const sum = rows.reduce((total, { value }) => total + value, 0n);
  const positive = rows.every(({ value }) => value >= 0n);
  if (rows.length > 1) {
    found.push({ value: decimalText(sum), unit, ...(currency ? { currency } : {}), of, when, how: 'sum' });
  }
  if (!whole || !positive || whole.value <= 0n || rows.some(({ value }) => value > whole.value)) return;
  for (const { fact, value } of rows) {
    found.push({
      value: decimalText(quotient(value, whole.value)),
      unit: 'share',
      of,
      at: fact.at ?? [],
      when,
      how: 'share',
    });
  }
  if (rows.length > 1 && sum <= whole.value) {
    found.push({ value: decimalText(quotient(sum, whole.value)), unit: 'share', of, when, how: 'sum' });
  }
}

function ratios(group: Known[], found: Fact[]): void {
  const byId = new Map(group.filter(({ id, fact }) => UNIT_OF.get(id) === fact.unit).map((one) => [one.id, one]));
  for (const { id, of, unit, over } of RATIOS) {
    const [top, bottom] = [byId.get(over[0]), byId.get(over[1])];
    if (!top || !bottom || bottom.value <= 0n || byId.has(id)) continue;
    const { at, when, currency } = top.fact;
    const where = { ...(at ? { at } : {}), ...(when ? { when } : {}) };
    found.push({
      value: decimalText(quotient(top.value, bottom.value)),
      unit,
      ...(unit === 'money' && currency ? { currency } : {}),
      of,
      ...where,
    });
  }
}
