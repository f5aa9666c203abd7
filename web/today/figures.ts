import type { Summary } from '../../contract/analytics.ts';
import type { ChangedFigure, Changes } from '../../contract/changes.ts';

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

/** How a figure changed, by the same two times for all of them; undefined where there was nothing before. */
export function changeOf(key: FigureKey, changes: Changes): Change | undefined {
  const [now, before] = key === 'average' ? averages(changes) : valuesOf(key, changes);
  if (now === undefined || before === undefined || Number(before) <= 0) return undefined;
  return { now, before, share: Number(now) / Number(before) - 1 };
}

type Values = readonly [now: string | undefined, before: string | undefined];

function valuesOf(figure: ChangedFigure['figure'], { figures }: Changes): Values {
  const found = figures.find((one) => one.figure === figure);
  return [found?.now, found?.before];
}

function averages(changes: Changes): Values {
  const [now, before] = valuesOf('revenue', changes);
  if (now === undefined || before === undefined) return [undefined, undefined];
  const { ordersInCurrency: orders } = changes;
  return [
    averageOrder({ revenue: now, ordersInCurrency: orders.now }),
    averageOrder({ revenue: before, ordersInCurrency: orders.before }),
  ];
}
