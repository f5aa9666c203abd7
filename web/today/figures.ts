import type { Summary } from '../../contract/analytics.ts';

type Totals = Summary['totals'];
export type FigureKey = 'revenue' | 'orders' | 'average' | 'people';

/** What can be compared of two times: each figure of one, of the other, and by which share it changed. */
export type Change = { now: string; before: string; share: number };

/**
 * Revenue for each order, as a decimal string rounded to two places; undefined without orders. Counted in whole
 * hundredths: no float comes near money.
 */
export function averageOrder({
  revenue,
  ordersInCurrency: orders,
}: Pick<Totals, 'revenue' | 'ordersInCurrency'>): string | undefined {
  if (orders === 0) return undefined;
  const [whole = '0', part = ''] = revenue.replace('-', '').split('.');
  const tenThousandths = BigInt(whole) * 10_000n + BigInt(part.slice(0, 4).padEnd(4, '0'));
  const each = BigInt(orders) * 100n;
  const cents = String((tenThousandths * 2n + each) / (each * 2n)).padStart(3, '0');
  return `${revenue.startsWith('-') ? '-' : ''}${cents.slice(0, -2)}.${cents.slice(-2)}`;
}

/** A figure as a plain number in a string: what is shown is made of it. */
export function figureOf(totals: Totals, key: FigureKey): string | undefined {
  if (key === 'average') return averageOrder(totals);
  return String(totals[key]);
}

/** How a figure changed; undefined where there was nothing before, or where the money is of another currency. */
export function changeOf(key: FigureKey, now: Totals, before: Totals): Change | undefined {
  const [here, there] = [figureOf(now, key), figureOf(before, key)];
  const isMoney = key === 'revenue' || key === 'average';
  if (here === undefined || there === undefined || Number(there) <= 0) return undefined;
  if (isMoney && now.currency !== before.currency) return undefined;
  return { now: here, before: there, share: Number(here) / Number(there) - 1 };
}
