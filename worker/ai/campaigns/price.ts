import { readMoney } from '../../ingest/reading/money.ts';

/** A decimal with up to eight places times a whole number, to four places; exact, half rounded away from zero. */
export function times(amount: string, count: number): string {
  const [whole = '0', part = ''] = amount.split('.');
  const units = BigInt(whole + part.slice(0, 8).padEnd(8, '0')) * BigInt(count);
  const text = String(units).padStart(9, '0');
  return readMoney(`${text.slice(0, -8)}.${text.slice(-8)}`) ?? '0';
}

/** Of two decimals, whether the first is larger. Exact. */
export function isAbove(amount: string, limit: string): boolean {
  const units = (text: string) => {
    const [whole = '0', part = ''] = text.split('.');
    return BigInt(whole + part.slice(0, 8).padEnd(8, '0'));
  };
  return units(amount) > units(limit);
}
