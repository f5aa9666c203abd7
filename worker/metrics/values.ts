import type { MetricUnit, MetricValue } from '../../contract/metrics.ts';
import { addMoney } from '../ingest/reading/money.ts';

/** How many decimals a currency has: 2 for most, 0 for the yen, 3 for the dinar. */
export function digitsOf(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** A value as it is answered: money as a decimal with the currency's digits (and more where it has more), the rest as numbers. */
export function shown(value: string | null, unit: MetricUnit, digits: number): MetricValue {
  if (value === null) return null;
  return unit === 'money' ? money(value, digits) : Number(value);
}

/** A decimal with so many places, and further ones only where they are not zeros. */
export function money(value: string, digits: number): string {
  const [whole = '0', part = ''] = addMoney(value).split('.');
  const places = part.padEnd(digits, '0');
  return places ? `${whole}.${places}` : whole;
}

/** What a value is more than another, exact. Null where one of them is not known. */
export function difference(now: MetricValue, before: MetricValue, digits: number): MetricValue {
  if (now === null || before === null) return null;
  if (typeof now === 'string' || typeof before === 'string') {
    return money(addMoney(String(now), negative(String(before))), digits);
  }
  return Math.round((now - before) * 1e6) / 1e6;
}

/** The difference as a share of what was before; null where that is nothing. */
export function changeShare(now: MetricValue, before: MetricValue): number | null {
  if (now === null || before === null || Number(before) === 0) return null;
  return Math.round(((Number(now) - Number(before)) / Math.abs(Number(before))) * 1e6) / 1e6;
}

export function negative(amount: string): string {
  if (Number(amount) === 0) return amount;
  return amount.startsWith('-') ? amount.slice(1) : `-${amount}`;
}
